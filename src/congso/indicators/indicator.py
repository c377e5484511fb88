"""An indicator: what is measured, in which unit, by which formula, and which way is better."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from congso.indicators import versions as defined
from congso.indicators.additivity import Adds, Restate
from congso.indicators.formula import evaluation, policies
from congso.indicators.formula.evaluation import Lookup, Nulls, Policy, Value, ZeroDivision
from congso.indicators.formula.tree import Asked, Count, Node, counts_of, inputs_of
from congso.indicators.nature import Nature, OverTime
from congso.indicators.secrecy import Secrecy
from congso.indicators.versions import Break, Version
from congso.lineage.succession import Basis
from congso.periods.calendar import Period
from congso.quantities.units import Unit
from congso.writing import letters


class Better(Enum):
    """Which direction of change is good news."""

    UP = "up"
    DOWN = "down"
    NEITHER = "none"


@dataclass(frozen=True, slots=True)
class Member:
    """One part of a breakdown, such as 2G."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A way of dividing an indicator into parts."""

    dimension: str
    name: str
    overlapping: bool
    """True where one thing is counted in several parts, so that the parts never add up."""
    members: tuple[Member, ...]
    firms: bool = False
    """True where each part is a single firm, so that its value is that firm's own."""
    public_because: str = ""
    """Why the values of single firms are printed all the same: what makes them public."""

    @property
    def tells_on_a_firm(self) -> bool:
        """Whether a part must not be printed, because it is one firm's own."""
        return self.firms and not self.public_because

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the parts."""
        return tuple(member.code for member in self.members)


@dataclass(frozen=True, slots=True)
class Formula:
    """How an indicator is computed from others."""

    tree: Node
    inputs: Mapping[str, str]
    """Name in the formula → code of the indicator."""
    nulls: Nulls = Nulls.STRICT
    zero_division: ZeroDivision = ZeroDivision.MISSING

    @property
    def policy(self) -> Policy:
        """What it does with missing inputs and zeros."""
        return Policy(self.nulls, self.zero_division)

    @property
    def written(self) -> str:
        """The formula as text, with its policy where that does not go without saying."""
        return policies.write(self.tree, self.policy)

    @property
    def asked(self) -> tuple[Asked, ...]:
        """What the formula asks of indicators, in order."""
        return inputs_of(self.tree)

    @property
    def counts(self) -> tuple[Count, ...]:
        """The registers that the formula counts, in order."""
        return counts_of(self.tree)

    def value(self, lookup: Lookup, unit: Unit) -> Value:
        """Return what the formula gives in `unit`, or why it gives nothing.

        Units: `lookup` answers in plain units of each dimension.
        """
        return evaluation.evaluate(self.tree, lookup, self.policy, unit.factor)


@dataclass(frozen=True, slots=True)
class Indicator:
    """A definition: of data/indicators, reviewed as text, or of the record of the portal."""

    code: str
    """The name in words, theme first; never given another meaning."""
    name: str
    unit: Unit
    decimals: int = 0
    """Digits printed after the comma; −1 prints to the nearest ten."""
    aliases: tuple[str, ...] = ()
    better: Better = Better.NEITHER
    nature: Nature = Nature.STOCK
    formula: Formula | None = None
    breakdowns: tuple[Breakdown, ...] = ()
    """The ways of dividing it; a code is a part in one of them only."""
    part_of: str | None = None
    """Code of the indicator whose parts the breakdowns give, if another: stations of sites."""
    peers: str | None = None
    """Code of the indicator that counts the peers of a rank: the 63 of 36/63."""
    holds: bool = False
    """True for registers: the last recorded value stands until another is recorded."""
    adds: Adds = Adds.NONE
    """Whether the values of places add up."""
    restate: Restate = Restate.NEVER
    """How a value is told on a map of another date."""
    basis: Basis | None = None
    """What to divide by where a unit was split and several bases are declared."""
    over_time: OverTime = OverTime.LAST
    """How the values of short periods give that of a longer one."""
    versions: tuple[Version, ...] = ()
    """What it meant at which time, oldest first; empty where it always meant the same."""
    breaks: tuple[Break, ...] = ()
    """Days across which its series is not compared, besides those of new versions."""
    secrecy: Secrecy | None = None
    """When a value of it would give a single respondent away, and is not printed."""
    short_code: str | None = None
    national_code: str | None = None
    ended: date | None = None
    """The last day for which it is kept or computed, where it is no more."""
    definition: str = ""
    source: str = ""

    @property
    def theme(self) -> str:
        """The first word of the code, such as postal or telecom."""
        return self.code.partition(".")[0]

    @property
    def members(self) -> tuple[Member, ...]:
        """The parts of all breakdowns, one breakdown after the other."""
        return tuple(member for one in self.breakdowns for member in one.members)

    @property
    def adds_up(self) -> bool:
        """Whether parts of it make the whole, in one breakdown at least."""
        return any(not one.overlapping for one in self.breakdowns)

    def breakdown_of(self, part: str) -> Breakdown | None:
        """Return the breakdown that a part stands in, None for the whole and what is no part."""
        return next((one for one in self.breakdowns if part in one.codes), None) if part else None

    def breakdown_by(self, dimension: str) -> Breakdown | None:
        """Return the breakdown by this dimension, without a name the only one there is."""
        if not dimension:
            return self.breakdowns[0] if len(self.breakdowns) == 1 else None
        return next((one for one in self.breakdowns if one.dimension == dimension), None)

    @property
    def is_guarded(self) -> bool:
        """Whether some of its values are not printed, lest they give a respondent away."""
        return self.secrecy is not None or any(one.tells_on_a_firm for one in self.breakdowns)

    def part_for(self, part: str) -> str:
        """Return the part that goes with that of another indicator: itself, else the whole."""
        return part if self.breakdown_of(part) else ""

    def part_name(self, part: str) -> str:
        """Return what a part is called; its code where it is none."""
        return next((member.name for member in self.members if member.code == part), part)

    def is_kept_in(self, period: Period) -> bool:
        """Return whether it had not ended before a period began."""
        return self.ended is None or period.start <= self.ended

    def formula_on(self, day: date) -> Formula | None:
        """Return the formula by which a value of this day is computed, None where by none."""
        version = defined.on(self.versions, day)
        if self.ended is not None and day > self.ended:
            return None
        if self.versions and (version is None or not version.computed):
            return None
        return self.formula


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of indicators with a Vietnamese name."""

    code: str
    name: str


class UnknownIndicator(LookupError):
    """No indicator has this code."""

    def __init__(self, code: str, near: str | None) -> None:
        hint = f" Có phải “{near}”?" if near else " Xem các mã ở data/indicators."
        super().__init__(f"Không có chỉ tiêu nào mang mã “{code}”.{hint}")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All indicators, by code, in the order of the files."""

    indicators: Mapping[str, Indicator]
    themes: Mapping[str, Theme] = field(default_factory=dict)
    """First word of a code → the theme of the file that it stands in."""

    def __getitem__(self, code: str) -> Indicator:
        """Return the indicator of this code.

        Raises: `UnknownIndicator`, with the nearest code there is.
        """
        try:
            return self.indicators[code]
        except KeyError:
            raise UnknownIndicator(code, self._near(code)) from None

    def __contains__(self, code: object) -> bool:
        """Return whether there is an indicator of this code."""
        return code in self.indicators

    def by_short_code(self, short: str) -> tuple[Indicator, ...]:
        """Return the indicators with this short or national code (POST.PT, 1304)."""
        wanted = short.upper()
        return tuple(
            indicator
            for indicator in self.indicators.values()
            if wanted in (indicator.short_code, indicator.national_code)
        )

    def stands_on(self, code: str) -> frozenset[str]:
        """Return the indicator with its inputs, the inputs of those, and the peers of ranks."""
        waiting, found = [code], set[str]()
        while waiting:
            one = waiting.pop()
            if one in found:
                continue
            found.add(one)
            indicator = self[one]
            waiting += indicator.formula.inputs.values() if indicator.formula else ()
            waiting += [indicator.peers] if indicator.peers else []
        return frozenset(found)

    def registers_of(self, code: str) -> frozenset[str]:
        """Return the registers that an indicator, or anything it stands on, is counted from."""
        formulas = (self[one].formula for one in self.stands_on(code))
        return frozenset(one.name for formula in formulas if formula for one in formula.counts)

    def break_between(self, code: str, place: str, earlier: Period, later: Period) -> Break | None:
        """Return what parts two periods of an indicator or of anything that it stands on.

        Shape: `place` is the code of the place.
        """
        return defined.between(self.breaks_of(code), place, earlier, later)

    def breaks_of(self, code: str) -> tuple[Break, ...]:
        """Return the breaks of an indicator and of all it stands on, its own first."""
        return tuple(
            one
            for each in sorted(self.stands_on(code), key=lambda found: (found != code, found))
            for one in (*self[each].breaks, *defined.made_by(self[each].versions))
        )

    def _near(self, code: str) -> str | None:
        slip = difflib.get_close_matches(code, self.indicators, 1)
        if slip:
            return slip[0]
        words = set(letters.fold(code).replace("_", ".").split("."))
        scored = [
            (len(words & set(known.replace("_", ".").split("."))), known)
            for known in self.indicators
        ]
        best = max(scored, default=(0, ""))
        return best[1] if best[0] else None
