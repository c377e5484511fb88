"""Whether the ledger has a value for a reference."""

from congso.indicators.indicator import UnknownIndicator
from congso.observations import reference
from congso.observations.reference import NotAReference
from congso.periods.calendar import NoSuchPeriod
from congso.places.gazetteer import UnknownPlace
from desk.ledger import queries


def has_value(written: str) -> bool:
    """Return whether a written reference leads to a value that is known now."""
    try:
        return queries.ledger().figure(reference.read(written)).value is not None
    except (NotAReference, NoSuchPeriod, UnknownIndicator, UnknownPlace):
        return False
