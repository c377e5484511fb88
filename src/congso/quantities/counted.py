"""What a number counts: điểm, người, or người on each điểm; a label that is added like with like.

Counted things have no dimension, so that a mean radius comes out as a length; but points of
service and inhabitants are never added, and people per point are neither.

>>> people, points = Counted.of("người"), Counted.of("điểm")
>>> str(people - points)
'người/điểm'
>>> points - points == NOTHING
True
"""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Counted:
    """Things counted, each with its power: người 1, điểm −1."""

    powers: tuple[tuple[str, int], ...] = ()
    """In order of name; no power is nought."""

    @classmethod
    def of(cls, thing: str, per: str = "") -> Self:
        """Return the label of things counted, on each of another thing if said."""
        label = cls(((thing, 1),) if thing else ())
        return label - cls(((per, 1),)) if per else label

    @property
    def is_per(self) -> bool:
        """Whether it is so many on each of something: an average, which never adds up."""
        return any(power < 0 for _, power in self.powers)

    def __add__(self, other: Self) -> Self:
        """Return the label of a product."""
        return self._with(other, 1)

    def __sub__(self, other: Self) -> Self:
        """Return the label of a quotient."""
        return self._with(other, -1)

    def __mul__(self, power: int) -> Self:
        """Return the label of a power."""
        return type(self)(tuple((thing, held * power) for thing, held in self.powers))

    def __str__(self) -> str:
        """Return the label as a unit is written: người/điểm."""
        over = [_raised(thing, power) for thing, power in self.powers if power > 0]
        under = [_raised(thing, -power) for thing, power in self.powers if power < 0]
        return "/".join((" · ".join(over), *under))

    def _with(self, other: Self, sign: int) -> Self:
        held = dict(self.powers)
        for thing, power in other.powers:
            held[thing] = held.get(thing, 0) + sign * power
        return type(self)(tuple(sorted((thing, power) for thing, power in held.items() if power)))


NOTHING = Counted()


def _raised(thing: str, power: int) -> str:
    return thing if power == 1 else f"{thing}^{power}"
