"""From the units of one map to the units of another: which, and with what share of each.

The city of 2025 is the whole of three provinces, so each of them passes into it with weight 1.
What was merged in 2024 and again in 2025 passes from the map of 2023 to that of 2025 in one share.

>>> from congso.lineage.succession import Passage
>>> day = date(2025, 7, 1)
>>> steps = Successions(
...     Succession(day, Passage.MERGE, code, "92@2025-07-01", Decimal(1), "202/2025/QH15")
...     for code in ("92", "93", "94")
... )
>>> walk = steps.crosswalk(("92", "93", "94"), date(2024, 12, 31), day)
>>> [(share.source, share.weight) for share in walk.into("92@2025-07-01")]
[('92', Decimal('1')), ('93', Decimal('1')), ('94', Decimal('1'))]
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Context, Decimal
from typing import TypeVar

from congso.lineage.succession import Basis, Succession

_EXACT = Context(prec=60)
_WHOLE = Decimal(1)
_One = TypeVar("_One")


@dataclass(frozen=True, slots=True)
class Share:
    """How much of one unit lies in another, and on what that rests."""

    source: str
    target: str
    weight: Decimal | None
    """From 0 to 1; None where a split on the way declares no basis that may be used."""
    bases: tuple[Basis, ...] = ()
    """What the weights of splits on the way were measured by; empty for a whole unit."""
    acts: tuple[str, ...] = ()
    """The acts on the way, oldest first, each once."""

    @property
    def is_whole(self) -> bool:
        """Return whether all of the source lies in the target."""
        return self.weight == 1

    def then(self, onward: "Share") -> "Share":
        """Return the share that two steps make, the second out of the target of the first."""
        weight = None
        if self.weight is not None and onward.weight is not None:
            weight = _EXACT.multiply(self.weight, onward.weight)
        bases = _once((*self.bases, *onward.bases))
        return Share(self.source, onward.target, weight, bases, _once((*self.acts, *onward.acts)))


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """All shares from the units of one map into those of another."""

    origin: date
    """The day of the map that is left."""
    goal: date
    """The day of the map that is reached."""
    shares: tuple[Share, ...]
    ended: tuple[str, ...] = ()
    """Units that ended without a successor, as the districts did."""

    def into(self, target: str) -> tuple[Share, ...]:
        """Return what the target is made of, in order of source."""
        found = (share for share in self.shares if share.target == target)
        return tuple(sorted(found, key=lambda share: share.source))

    def out_of(self, source: str) -> tuple[Share, ...]:
        """Return what the source passed into, in order of target."""
        found = (share for share in self.shares if share.source == source)
        return tuple(sorted(found, key=lambda share: share.target))

    def then(self, later: "Crosswalk") -> "Crosswalk":
        """Return the crosswalk of two steps, the second from where the first arrives."""
        onward: dict[str, list[Share]] = defaultdict(list)
        for share in later.shares:
            onward[share.source].append(share)
        by_source: dict[str, list[Share]] = {share.source: [] for share in self.shares}
        for first in self.shares:
            by_source[first.source] += (first.then(second) for second in onward[first.target])
        ended = {*self.ended, *(source for source, found in by_source.items() if not found)}
        shares = tuple(share for found in by_source.values() for share in gathered(found))
        return Crosswalk(self.origin, later.goal, shares, tuple(sorted(ended)))


class Successions:
    """All successions, asked for what lies between two maps."""

    def __init__(self, successions: Iterable[Succession] = ()) -> None:
        self.all = tuple(successions)
        self._out_of: dict[str, list[Succession]] = defaultdict(list)
        self._into: dict[str, list[Succession]] = defaultdict(list)
        for passed in self.all:
            self._out_of[passed.source].append(passed)
            if passed.target is not None:
                self._into[passed.target].append(passed)

    def out_of(self, source: str) -> tuple[Succession, ...]:
        """Return what the unit passed into."""
        return tuple(self._out_of.get(source, ()))

    def into(self, target: str) -> tuple[Succession, ...]:
        """Return what passed into the unit."""
        return tuple(self._into.get(target, ()))

    def crosswalk(
        self, units: Iterable[str], origin: date, goal: date, basis: Basis | None = None
    ) -> Crosswalk:
        """Return the crosswalk from `units`, which stood on `origin`, to the later map of `goal`.

        Shape: `basis` is the one to divide by where a split declares it; None takes the only one
        that is declared.
        """
        shares: list[Share] = []
        ended: list[str] = []
        for unit in units:
            found = self.onward(unit, origin, goal, basis)
            shares += found
            if not found:
                ended.append(unit)
        return Crosswalk(origin, goal, tuple(shares), tuple(sorted(ended)))

    def onward(
        self, unit: str, origin: date, goal: date, basis: Basis | None = None
    ) -> tuple[Share, ...]:
        """Return what a unit that stood on `origin` had become on `goal`, day by day."""
        shares: tuple[Share, ...] = (Share(unit, unit, _WHOLE),)
        day, is_kept = origin, True
        while due := self._next(shares, day, goal):
            day, found = due, []
            for share in shares:
                steps = [step for step in self.out_of(share.target) if step.effective_on == due]
                passed = _weighed(steps, basis)
                is_kept = is_kept and bool(passed or not steps)
                found += [share.then(step) for step in passed] if steps else [share]
            shares = gathered(found)
            if len(shares) == 1 and is_kept:
                shares = (replace(shares[0], weight=_WHOLE, bases=()),)
        return shares

    def _next(self, shares: tuple[Share, ...], day: date, goal: date) -> date | None:
        due = {step.effective_on for share in shares for step in self.out_of(share.target)}
        return min((change for change in due if day < change <= goal), default=None)

    def origins(self, unit: str, origin: date) -> tuple[str, ...]:
        """Return the units of the earlier map of `origin` from which a unit comes."""
        steps = [step for step in self.into(unit) if step.effective_on > origin]
        if not steps:
            return (unit,)
        return tuple(sorted({one for step in steps for one in self.origins(step.source, origin)}))

    def parts(
        self, unit: str, stood: date, wanted: date, basis: Basis | None = None
    ) -> tuple[Share, ...]:
        """Return the units of the map of `stood` that make up a unit of the map of `wanted`.

        Shape: going back to an earlier map, a unit goes back whole to the one that it comes from;
        where it comes from several, nothing says how to divide it and the weight is None.
        """
        if stood <= wanted:
            found = (
                share
                for source in self.origins(unit, stood)
                for share in self.onward(source, stood, wanted, basis)
            )
            return tuple(share for share in found if share.target == unit)
        return tuple(
            Share(
                passed.target,
                unit,
                _WHOLE if self.origins(passed.target, wanted) == (unit,) else None,
                acts=passed.acts,
            )
            for passed in self.onward(unit, wanted, stood)
        )


def _weighed(steps: list[Succession], basis: Basis | None) -> list[Share]:
    """Return one share for each target of a unit that ended on one day."""
    targets = _once(step.target for step in steps if step.target is not None)
    acts = _once(step.legal_act for step in steps if step.legal_act)
    if len(targets) == 1:
        return [Share(steps[0].source, targets[0], _WHOLE, acts=acts)]
    declared = {step.basis for step in steps}
    chosen = basis if basis in declared else None
    if basis is None and len(declared) == 1:
        (chosen,) = declared
    if chosen is None:
        return [Share(steps[0].source, target, None, acts=acts) for target in targets]
    return [
        Share(step.source, step.target, step.weight, (chosen,), acts)
        for step in steps
        if step.target is not None and step.basis is chosen
    ]


def gathered(shares: Iterable[Share]) -> tuple[Share, ...]:
    """Return one share for each pair of units, where several ways lead from one to the other."""
    ways: dict[tuple[str, str], list[Share]] = defaultdict(list)
    for share in shares:
        ways[share.source, share.target].append(share)
    return tuple(_added(found) for found in ways.values())


def _added(ways: list[Share]) -> Share:
    weight: Decimal | None = Decimal(0)
    for way in ways:
        known = weight is not None and way.weight is not None
        weight = _EXACT.add(weight, way.weight) if known else None  # type: ignore[arg-type]
    bases = () if weight == 1 else _once(basis for way in ways for basis in way.bases)
    acts = _once(act for way in ways for act in way.acts)
    return Share(ways[0].source, ways[0].target, weight, bases, acts)


def _once(found: Iterable[_One]) -> tuple[_One, ...]:
    return tuple(dict.fromkeys(found))
