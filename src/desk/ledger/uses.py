"""How a page notes that it stands on a figure, and how the press learns that the figure moved.

The article that prints 1.422 trạm uses ``figure telecom.sites|94|2023||level``; when the ledger is
revised, the fingerprint of that use is another one, and only the pages that used it are stale.
"""

from congso.indicators.indicator import UnknownIndicator
from congso.observations import reference
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.reference import NotAReference
from congso.periods.calendar import NoSuchPeriod
from congso.places.gazetteer import UnknownPlace
from congso.publication.use import Recorder, fingerprint

KIND = "figure"


def fingerprint_of(figure: Figure) -> str:
    """Return a text that changes when what a reader sees of the figure does.

    Shape: covers its name, its printed value and everything recorded or registered that it stands
    on, so that a change of source or reason shows as well.
    """
    stands_on = sorted({f"{found.key}#{found.revision}" for found in figure.observations()})
    stands_on += sorted({f"{roll.source}: {roll.names}" for roll in figure.counted()})
    return fingerprint(figure.name, figure.quantity, figure.missing, *stands_on)


def note(recorder: Recorder, figure: Figure) -> None:
    """Note that the page being made read this figure, as it stands now."""
    recorder.used(KIND, *noted(figure))


def noted(figure: Figure) -> tuple[str, str]:
    """Return key and fingerprint of a figure as it stands now, as a page notes them."""
    return str(figure.reference), fingerprint_of(figure)


def current(ledger: Ledger, key: str) -> str | None:
    """Return the fingerprint of the figure that `key` refers to, None when there is none."""
    try:
        return fingerprint_of(ledger.figure(reference.read(key)))
    except (NotAReference, NoSuchPeriod, UnknownIndicator, UnknownPlace):
        return None
