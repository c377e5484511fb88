"""A figure: a value with its name, unit, period, source and everything it was computed from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from congso.agencies.register import Roll
from congso.indicators.formula.aloud import asked_aloud
from congso.indicators.formula.tree import Asked, Asking
from congso.indicators.indicator import Formula, Indicator
from congso.observations.coverage import Coverage
from congso.observations.observation import Level, Observation, Origin, Status
from congso.observations.reference import Aspect, Reference
from congso.observations.restatement import Mark, Restatement
from congso.quantities import numerals
from congso.quantities.quantity import Quantity
from congso.quantities.rounding import half_up
from congso.quantities.units import Unit

WITHHELD = "×"
"""What a table prints for a value that is not published."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The answer to a reference: a value, or why there is none."""

    reference: Reference
    indicator: Indicator
    unit: Unit
    value: Decimal | None
    decimals: int | None = None
    """Digits printed after the comma; −1 prints to the nearest ten."""
    of: Decimal | None = None
    """The number of peers of a rank."""
    missing: str | None = None
    """Why there is no value, in one clause."""
    observation: Observation | None = None
    """What was recorded, when the figure is not computed."""
    formula: Formula | None = None
    inputs: tuple["Figure", ...] = ()
    answers: str | None = None
    """For a yes-or-no input: what was found, in words."""
    restatement: Restatement | None = None
    """For a figure on another map: the units it is put together from, one for each input."""
    gathers: Asking | None = None
    """For a sum or a rank: what was asked of the figures that are its inputs."""
    gathers_over: str = ""
    """For a sum over parts: the dimension that was named, where there are several."""
    where: str = ""
    """Name of the place, where several are told beside one another."""
    coverage: Coverage | None = None
    """For a sum that leaves out what is missing: how much of it is there."""
    published: Observation | None = None
    """For a computed figure: the value that was published of it, which may be another."""
    rolls: tuple[Roll, ...] = ()
    """For a figure that counts registers: who stood in each, one for each count."""
    applies: bool = True
    """False where there is nothing to be told of: no gap in a sum, no peer of a rank."""

    @property
    def name(self) -> str:
        """Name of the indicator, its part and aspect; of a peer also its place."""
        name, part = self.indicator.name, self.reference.breakdown
        if part:
            name += f" {self.indicator.part_name(part)}"
        name = ", ".join(filter(None, (name, self.reference.aspect.said, self.where)))
        if self.gathers is None:
            return name
        return asked_aloud(Asked("", self.gathers), name, self.over)

    @property
    def over(self) -> str:
        """For a sum over parts of which there are several kinds: what these are, in words."""
        named = self.indicator.breakdown_by(self.gathers_over) if self.gathers_over else None
        return named.name if named else ""

    @property
    def printed(self) -> str:
        """The number as a sentence prints it; a change without its sign, a rank with its peers."""
        if self.value is None:
            return self.words or self._mark_of_nothing
        changes = self.reference.aspect in (Aspect.CHANGE, Aspect.GROWTH)
        value = abs(self.value) if changes else self.value
        number = numerals.write(value, self.decimals)
        return f"{number}/{numerals.write(self.of, 0)}" if self.of is not None else number

    @property
    def quantity(self) -> str:
        """Number and unit as a table or card prints them."""
        if self.value is None:
            return self.words or self._mark_of_nothing
        if self.of is not None:
            return self.printed
        return f"{self.printed}{self.unit.joins}{self.unit.symbol}"

    @property
    def words(self) -> str:
        """What was reported of an indicator that is told in words; empty for a number."""
        seen = self.observation
        return seen.words if seen is not None and seen.status is Status.REPORTED else ""

    @property
    def _mark_of_nothing(self) -> str:
        """What stands in place of a number: × where there is one that is not published."""
        seen = self.observation
        return WITHHELD if seen is not None and seen.status is Status.WITHHELD else "–"

    @property
    def disagreement(self) -> str | None:
        """That the published value prints otherwise than the computed one, None where it agrees.

        Source: the ministry printed 2,82 km for 2014; its own inputs give 2,89.
        """
        if self.published is None or self.published.value is None or self.decimals is None:
            return None
        told = half_up(self.published.value, self.decimals)
        if self.value is None or told == half_up(self.value, self.decimals):
            return None
        return (
            f"số công bố {numerals.write(told, self.decimals)} khác số tính lại {self.printed} "
            f"({self.published.source})"
        )

    @property
    def exact(self) -> Quantity | None:
        """The value before rounding."""
        return None if self.value is None else Quantity(self.value, self.unit)

    def observations(self) -> Iterator[Observation]:
        """Yield every recorded value that the figure stands on, inputs of inputs included."""
        if self.observation is not None:
            yield self.observation
        for figure in self.inputs:
            yield from figure.observations()

    def counted(self) -> Iterator[Roll]:
        """Yield every register that was counted for it, inputs of inputs included."""
        yield from self.rolls
        for figure in self.inputs:
            yield from figure.counted()

    def gaps(self) -> Iterator[Coverage]:
        """Yield how much is there of every incomplete sum that the figure stands on."""
        if self.coverage is not None:
            yield self.coverage
        for figure in self.inputs:
            yield from figure.gaps()

    @property
    def known_since(self) -> datetime | None:
        """The moment from which all that it stands on was known."""
        return max((found.recorded_at for found in self.observations()), default=None)

    @property
    def origin(self) -> Origin:
        """The weakest origin among what it stands on: one invented input makes it invented."""
        origins = {found.origin for found in self.observations()}
        origins |= {Origin.DERIVED for _roll in self.counted()}
        for origin in (Origin.SYNTHETIC, Origin.DERIVED):
            if origin in origins:
                return origin
        return Origin.PUBLISHED

    @property
    def level(self) -> Level | None:
        """How final it is: the least final of what it stands on, None where that is nothing.

        A register that was looked through is final for the days that it answers for.
        """
        levels = {found.level for found in self.observations()}
        levels |= {Level.OFFICIAL for roll in self.counted() if not roll.missing}
        return next((level for level in Level if level in levels), None)

    @property
    def mark(self) -> Mark | None:
        """How it came onto another map, itself or by its inputs; estimated where any part is."""
        marks = {figure.mark for figure in self.inputs if self.value is not None}
        marks |= {self.restatement.mark} if self.restatement and self.value is not None else set()
        return next((mark for mark in (Mark.ESTIMATED, Mark.RESTATED) if mark in marks), None)

    def restatements(self) -> Iterator[Restatement]:
        """Yield what it is put together from on another map, itself or by its inputs."""
        if self.restatement is not None and self.value is not None:
            yield self.restatement
        for figure in self.inputs:
            yield from figure.restatements()

    @property
    def origin_said(self) -> str:
        """The origin in words; what is computed from invented inputs is not itself invented."""
        if self.inputs and self.origin is Origin.SYNTHETIC:
            return "đầu vào giả định"
        return self.origin.said

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of everything it stands on, each once."""
        said = [found.source for found in self.observations()]
        said += [roll.source for roll in self.counted()]
        return tuple(dict.fromkeys(said))
