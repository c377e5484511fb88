"""A formula tried on the screen: what it comes to by the record as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from congso.indicators import trial
from congso.indicators.indicator import Indicator
from congso.indicators.trial import CannotBeTried, Trial
from congso.observations import explanation
from congso.observations.figure import Figure
from congso.observations.reference import Reference
from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod
from congso.places.gazetteer import UnknownPlace
from congso.quantities import units
from desk.ledger import queries


@dataclass(frozen=True, slots=True)
class Tried:
    """What a trial tells, or why there is nothing to tell."""

    trial: Trial | None = None
    rule: str = ""
    inputs: tuple[tuple[str, Indicator], ...] = ()
    refused: str = ""
    """Why the formula does not hold, with its character and both sides."""
    figure: Figure | None = None
    where: str = ""
    worked: str = ""
    unanswered: str = ""
    """Why there is no value, though the formula holds."""


def of(
    text: str,
    inputs: Mapping[str, str],
    symbol: str,
    where: tuple[str, str],
    decimals: int | None = None,
) -> Tried:
    """Return what a formula comes to, and for a place and a period its value.

    Shape: `where` is the code of the place and the period, as typed.
    """
    place, period = where
    ledger = queries.ledger()
    declared = units.named(symbol) if symbol else None
    try:
        tried = trial.read(
            text, ledger.catalogue, inputs=inputs, declared=declared, decimals=decimals
        )
    except CannotBeTried as fault:
        return Tried(refused=str(fault))
    told = Tried(
        tried,
        tried.rule(ledger.catalogue),
        tuple((name, ledger.catalogue[code]) for name, code in tried.formula.inputs.items()),
    )
    if not (place and period):
        return told
    try:
        span = codes.read(period)
        unit = ledger.gazetteer.identify(place, span.end)
    except (NoSuchPeriod, UnknownPlace) as unknown:
        return replace(told, unanswered=str(unknown))
    asked = replace(ledger, catalogue=tried.beside(ledger.catalogue))
    found = asked.figure(Reference(trial.CODE, unit.id, span))
    return replace(
        told,
        figure=found if found.value is not None else None,
        where=f"{unit.name}, {span.said}",
        worked=explanation.explain(found).worked or "",
        unanswered=found.missing or "" if found.value is None else "",
    )
