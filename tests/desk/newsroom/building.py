"""What the tests of page types share: a page is published, shown and read as the press reads it."""

from datetime import date, datetime
from typing import Any

from congso.publication.use import Document, Recorder, Use, View
from desk.kit import clock
from desk.kit.page import PortalPage
from desk.ledger import queries
from desk.look import rendering
from desk.newsroom import public
from desk.newsroom.reading import Reading

Shown = Any


def at(day: date, hour: int = 9) -> datetime:
    """Return an hour of a day in Viet Nam."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=clock.VIETNAM)


def published(page: PortalPage) -> Shown:
    """Publish a page, and return it as it stands then."""
    page.save_revision().publish()
    return PortalPage.objects.get(pk=page.pk).specific


def shown(page: Shown, address: str = "") -> Shown:
    """Return the values that a page shows, or one of its addresses."""
    reading = Reading(Recorder(), queries.ledger())
    made = page.addresses()[address](reading) if address else page.view(reading)
    return made.values["page"] if isinstance(made, View) else made


def html(address: str) -> str:
    """Return the page at an address as readers get it."""
    recorder = Recorder()
    made = public.pages()[address](recorder)
    if isinstance(made, Document):
        return made.content.decode()
    return rendering.render(made, public.furniture(recorder), address)


def uses() -> dict[str, dict[Use, str]]:
    """Return what every address of the newsroom stands on."""
    found = {}
    for address, make in public.pages().items():
        recorder = Recorder()
        make(recorder)
        public.furniture(recorder)
        found[address] = {
            use: seen for use, seen in recorder.uses.items() if use.kind in public.KINDS
        }
    return found


def stale(before: dict[str, dict[Use, str]]) -> set[str]:
    """Return the addresses of which a use is not as it was."""
    return {
        address
        for address, seen in before.items()
        if any(public.current(use) != was for use, was in seen.items())
    }
