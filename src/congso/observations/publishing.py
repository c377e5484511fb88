"""The ledger as readers may see it: what would give a single firm away is withheld, and protected.

Everything that is published is answered from this ledger; whoever keeps the figures sees them all.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from congso.indicators.secrecy import Secrecy
from congso.observations import margins
from congso.observations.ledger import Ledger
from congso.observations.observation import Assignment, Key, Observation, Scenario, Status
from congso.observations.record import Record
from congso.observations.withholding import protected


def for_readers(ledger: Ledger) -> Ledger:
    """Return the ledger without what is withheld, itself where nothing is.

    Shape: a withheld value is withheld in all that was ever recorded of it, with its note and
    its reason; figures that are computed from it have no value.
    """
    hidden = withheld(ledger)
    if not hidden:
        return ledger
    codes = {key.indicator for key in hidden}
    record = Record(
        _veiled(seen, is_hidden=key in hidden) if key.indicator in codes else seen
        for key in ledger.record.keys()  # noqa: SIM118 — a record is no dictionary
        for seen in ledger.record.vintages(key)
    )
    return replace(ledger, record=record, known=record.as_known(ledger.known.at))


def withheld(ledger: Ledger) -> frozenset[Key]:
    """Return the keys whose values are not printed: risky ones, and those that protect them."""
    every = ledger.record.keys()
    risky = {key for key in every if _is_risky(key, ledger)}
    hidden = frozenset[Key]()
    while risky - hidden:
        codes = _related({key.indicator for key in risky}, ledger)
        sums = margins.additions(set(every), codes, ledger.catalogue, ledger.gazetteer)
        hidden |= protected(_values(every, codes, ledger), sums, risky | hidden)
        risky = set(_follow_from(hidden, every, ledger))
    return hidden


def _is_risky(key: Key, ledger: Ledger) -> bool:
    """Whether a value was withheld by hand, or gave a respondent away whenever it was recorded."""
    vintages = ledger.record.vintages(key)
    if vintages[-1].status is Status.WITHHELD:
        return True
    rule = ledger.catalogue[key.indicator].secrecy
    if rule is None or key.scenario is not Scenario.ACTUAL:
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
    breakdown = ledger.catalogue[code].breakdown
    is_parted = breakdown is not None and key.breakdown in {one.code for one in breakdown.members}
    beside = replace(key, indicator=code, breakdown=key.breakdown if is_parted else "")
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


def _follow_from(hidden: frozenset[Key], every: Iterable[Key], ledger: Ledger) -> Iterable[Key]:
    """Yield the recorded values of formulas that stand on something hidden."""
    spots = {(key.indicator, key.place, key.period) for key in hidden}
    for key in every:
        formula = ledger.catalogue[key.indicator].formula
        inputs = formula.inputs.values() if formula else ()
        if key not in hidden and any((code, key.place, key.period) in spots for code in inputs):
            yield key


def _veiled(seen: Observation, *, is_hidden: bool) -> Observation:
    """Return what readers see of a value; what plans set out from tells last year's value."""
    if not is_hidden:
        return replace(seen, assigned=replace(seen.assigned, baseline=None))
    return replace(
        seen, value=None, status=Status.WITHHELD, note="", reason="", assigned=Assignment()
    )
