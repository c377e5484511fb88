"""The ledger as readers may see it: what would give a single firm away is withheld, and protected.

Everything that is published is answered from this ledger; whoever keeps the figures sees them all.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from congso.indicators.secrecy import Secrecy
from congso.observations import margins
from congso.observations.ledger import Ledger
from congso.observations.observation import Assignment, Key, Observation, Scenario, Status
from congso.observations.record import Keeping, Record, Series
from congso.observations.withholding import protected


def for_readers(ledger: Ledger, hidden: frozenset[Key] | None = None) -> Ledger:
    """Return the ledger without what is withheld, itself where nothing is.

    Shape: a withheld value is withheld in all that was ever recorded of it, with its note and
    its reason; figures that are computed from it have no value. Whoever knows already what is
    `withheld` says so in `hidden`.
    """
    hidden = withheld(ledger) if hidden is None else hidden
    if not hidden:
        return ledger
    record = Record(_Veiled(ledger.record.keeping, hidden))
    return replace(ledger, record=record, known=record.as_known(ledger.known.at))


def withheld(ledger: Ledger) -> frozenset[Key]:
    """Return the keys whose values are not printed: risky ones, and those that protect them."""
    guarded = _guarded(ledger)
    risky = {key for key in _keys(guarded, ledger) if _is_risky(key, ledger)}
    hidden = frozenset[Key]()
    while risky - hidden:
        codes = _related({key.indicator for key in risky}, ledger)
        every = _keys(codes, ledger)
        sums = margins.additions(every, codes, ledger.catalogue, ledger.gazetteer)
        hidden |= protected(_values(every, codes, ledger), sums, risky | hidden)
        risky = set(_follow_from(hidden, ledger))
    return hidden


def guarded_with(ledger: Ledger) -> frozenset[str]:
    """Return the indicators of which a new value may withhold another one, or uncover it."""
    guarded = _guarded(ledger)
    rules = [rule for code in guarded if (rule := ledger.catalogue[code].secrecy)]
    beside = {code for rule in rules for code in (rule.respondents, rule.largest) if code}
    related = _related(guarded, ledger)
    return frozenset(guarded | beside | related)


def decided_by(ledger: Ledger) -> frozenset[str]:
    """Return the indicators whose values decide what is withheld; those of no others do."""
    found = set(guarded_with(ledger))
    while True:
        more = _related(found, ledger) | {
            one.code
            for one in ledger.catalogue.indicators.values()
            if one.formula and found & set(one.formula.inputs.values())
        }
        if more <= found:
            return frozenset(found)
        found |= more


def hidden_of(ledger: Ledger, codes: Collection[str]) -> tuple[str, ...]:
    """Return the keys of these indicators, as text, that the ledger of readers withholds by rule.

    Shape: none of a ledger that is not the readers' own.
    """
    keeping = ledger.record.keeping
    return keeping.hidden_of(codes) if isinstance(keeping, _Veiled) else ()


class _Veiled:
    """A record whose hidden values nobody sees; what is not concerned is passed on as it is."""

    def __init__(self, keeping: Keeping, hidden: frozenset[Key]) -> None:
        self._keeping, self._hidden = keeping, hidden
        self._codes = {key.indicator for key in hidden}
        self._seen: dict[tuple[str, str], Series] = {}

    def hidden_of(self, codes: Collection[str]) -> tuple[str, ...]:
        """Return the keys of these indicators that nobody sees, as text."""
        if self._codes.isdisjoint(codes):
            return ()
        return tuple(sorted(str(key) for key in self._hidden if key.indicator in codes))

    def series(self, indicator: str, place: str) -> Series:
        """Return what readers see of an indicator at a place."""
        whole = self._keeping.series(indicator, place)
        if indicator not in self._codes:
            return whole
        if (indicator, place) not in self._seen:
            self._seen[indicator, place] = Series(
                _veiled(seen, is_hidden=key in self._hidden)
                for key in whole.keys()  # noqa: SIM118 - no dictionary
                for seen in whole.vintages(key)
            )
        return self._seen[indicator, place]

    def indicators(self) -> Collection[str]:
        """Return the indicators with an observation."""
        return self._keeping.indicators()

    def places(self, indicator: str) -> Collection[str]:
        """Return the places with an observation of an indicator."""
        return self._keeping.places(indicator)

    def withheld(self) -> Collection[str]:
        """Return the indicators of which anything was withheld."""
        return {*self._keeping.withheld(), *self._codes}

    def moments(self, indicator: str, place: str) -> Collection[datetime]:
        """Return the moments at which anything became known, withheld or not."""
        return self._keeping.moments(indicator, place)

    def state(self, indicator: str, place: str, *, plans: bool = False) -> str:
        """Return a text that changes with what readers see there."""
        stands = self._keeping.state(indicator, place, plans=plans)
        if indicator not in self._codes:
            return stands
        spot = (indicator, place)
        told = sorted(str(key) for key in self._hidden if (key.indicator, key.place) == spot)
        return "\n".join([stands, *told])


def _guarded(ledger: Ledger) -> set[str]:
    """Return the indicators of which some values are risky by rule, or were withheld by hand."""
    ruled = {one.code for one in ledger.catalogue.indicators.values() if one.is_guarded}
    return ruled | set(ledger.record.keeping.withheld())


def _keys(codes: set[str], ledger: Ledger) -> set[Key]:
    return {key for code in codes for key in ledger.record.keys_of(code)}


def _is_risky(key: Key, ledger: Ledger) -> bool:
    """Whether a value was withheld by hand, or gave a respondent away whenever it was recorded."""
    vintages = ledger.record.vintages(key)
    if vintages[-1].status is Status.WITHHELD:
        return True
    indicator = ledger.catalogue[key.indicator]
    if key.scenario is not Scenario.ACTUAL:
        return False
    breakdown, rule = indicator.breakdown_of(key.breakdown), indicator.secrecy
    if breakdown is not None and breakdown.tells_on_a_firm:
        return any(seen.value is not None for seen in vintages)
    if rule is None:
        return False
    return any(_gives_away(rule, seen, ledger) for seen in vintages if seen.value is not None)


def _gives_away(rule: Secrecy, seen: Observation, ledger: Ledger) -> bool:
    if rule.respondents is None:
        return rule.gives_away(seen.value)
    largest = _beside(rule.largest, seen.key, ledger)
    part = largest / seen.value if largest is not None and seen.value else None
    return rule.gives_away(_beside(rule.respondents, seen.key, ledger), part)


def _beside(code: str | None, key: Key, ledger: Ledger) -> Decimal | None:
    """Return the value of another indicator for the same, or what last stood before."""
    if code is None:
        return None
    part = ledger.catalogue[code].part_for(key.breakdown)
    beside = replace(key, indicator=code, breakdown=part)
    found = ledger.known.get(beside) or ledger.known.last_before(beside)
    return found.value if found else None


def _related(codes: set[str], ledger: Ledger) -> set[str]:
    """Return the indicators with the wholes that they are parts of, and the parts of those."""
    wholes = {ledger.catalogue[code].part_of or code for code in codes}
    return {
        one.code
        for one in ledger.catalogue.indicators.values()
        if one.code in wholes or one.part_of in wholes
    }


def _values(every: Iterable[Key], codes: set[str], ledger: Ledger) -> dict[Key, Decimal]:
    found = ((key, ledger.known.get(key)) for key in every if key.indicator in codes)
    return {key: seen.value for key, seen in found if seen and seen.value is not None}


def _follow_from(hidden: frozenset[Key], ledger: Ledger) -> Iterable[Key]:
    """Yield the recorded values of formulas that stand on something hidden."""
    spots = {(key.indicator, key.place, key.period) for key in hidden}
    codes = {key.indicator for key in hidden}
    for one in ledger.catalogue.indicators.values():
        inputs = codes & set(one.formula.inputs.values()) if one.formula else set()
        for key in ledger.record.keys_of(one.code) if inputs else ():
            if key not in hidden and any((code, key.place, key.period) in spots for code in inputs):
                yield key


def _veiled(seen: Observation, *, is_hidden: bool) -> Observation:
    """Return what readers see of a value; what plans set out from tells last year's value."""
    if not is_hidden:
        return replace(seen, assigned=replace(seen.assigned, baseline=None))
    return replace(
        seen,
        value=None,
        words="",
        status=Status.WITHHELD,
        note="",
        reason="",
        assigned=Assignment(),
    )
