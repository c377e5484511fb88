"""Which rooms have pages for readers: the one place where the press knows them by name.

A room offers `pages()`, its addresses with what makes each, and `current(use)`, the present
fingerprint of a thing that its pages used.
"""

import hashlib
from collections.abc import Collection, Mapping
from functools import cache, reduce
from operator import or_
from pathlib import Path
from typing import Protocol

from django.conf import settings

from congso.publication.touch import NOTHING, Change, Offered, Touch
from congso.publication.use import Recorder, Use
from desk.checking import public as corrections
from desk.kit import shelf
from desk.ledger import public as figures
from desk.look import assets, rendering
from desk.look.furniture import Furniture
from desk.newsroom import own, visited
from desk.newsroom import public as news
from desk.opendata import public as files
from desk.petitions import public as letters
from desk.press import own_pages
from desk.privacy import public as privacy
from desk.releases import public as releases
from desk.subscriptions import public as subscriptions

TEMPLATE, WORDS, PROGRAM, FILE = "template", "words", "program", "file"
_SOURCE = Path(__file__).resolve().parents[2]
_MAKERS = (
    *("congso/agencies", "congso/indicators", "congso/observations", "congso/periods"),
    "congso/places",
    *("congso/quantities", "congso/writing"),
    *(
        "desk/kit",
        "desk/look",
        "desk/visits",
        "desk/atlas",
        "desk/checking",
        "desk/ledger",
        "desk/releases",
        "desk/petitions",
        "desk/newsroom",
        "desk/subscriptions",
        "desk/opendata",
        "desk/privacy",
    ),
    "desk/press",
)
"""The rooms whose program has a hand in what a page says."""
_TEXTS = (("calendar", "days.csv"), ("places", "tiles.csv"))
"""Reviewed texts that change seldom and reach far; no page notes them by themselves."""


class Source(Protocol):
    """A room with public pages, or files to take away."""

    def pages(self) -> Mapping[str, Offered]:
        """Return every address with what makes its page."""

    def pages_of(self, owner: str) -> Mapping[str, Offered]:
        """Return the addresses of one thing, none where it has none here."""

    def touched(self, change: Change) -> Touch:
        """Return what of the pages' uses a change may have changed."""

    def current(self, use: Use) -> str | None:
        """Return the present fingerprint of a use, None when it is gone or another room's."""


PAGES: tuple[Source, ...] = (
    *(news, figures, releases, visited, own, letters, subscriptions, privacy, corrections),
    own_pages,
)
FILES: tuple[Source, ...] = (files,)
"""What is taken away; it is built after the pages."""


class TwoPagesAtOneAddress(ValueError):
    """Two rooms want the same address; neither may silently win."""

    def __init__(self, addresses: set[str]) -> None:
        super().__init__(
            f"Hai phòng cùng đặt trang ở {', '.join(sorted(addresses))}. "
            "Hãy đổi đường dẫn (slug) của trang soạn trong phần cán bộ."
        )


def pages(*, files: bool) -> dict[str, Offered]:
    """Return every address that the site should have, with what makes its page.

    Shape: the pages, or with `files` what is taken away.
    Raises: `TwoPagesAtOneAddress`.
    """
    found: dict[str, Offered] = {}
    for source in FILES if files else PAGES:
        offered = source.pages()
        if twice := found.keys() & offered.keys():
            raise TwoPagesAtOneAddress(set(twice))
        found.update(offered)
    return found


def pages_of(owner: str) -> dict[str, Offered]:
    """Return the addresses of one thing, with what makes each."""
    return {
        address: made
        for source in (*PAGES, *FILES)
        for address, made in source.pages_of(owner).items()
    }


def pages_of_all(owners: Collection[str]) -> dict[str, dict[str, Offered]]:
    """Return the addresses of many things, by thing; pages of the newsroom by one question."""
    found: dict[str, dict[str, Offered]] = {owner: {} for owner in owners}
    for source in (*PAGES, *FILES):
        if source is news:
            for address, made in news.pages_of_many(owners).items():
                found[made.owner][address] = made
        else:
            for owner, offered in found.items():
                offered.update(source.pages_of(owner))
    return found


def touched(change: Change) -> Touch:
    """Return what a change touches in any room."""
    return reduce(or_, (source.touched(change) for source in (*PAGES, *FILES)), NOTHING)


def read_ahead(owners: Collection[str]) -> None:
    """Let rooms read in a few questions what the pages of these things are made of.

    Shape: what cannot be read so is read for each page by itself, which then tells what is wrong.
    """
    try:
        news.read_ahead(owners)
    except Exception:  # noqa: BLE001 - one page that cannot be read must not keep the others back
        news.forget()


def prepare() -> None:
    """Let rooms make good what they keep beside their rows."""
    news.prepare()


def below(owner: str) -> Change | None:
    """Return the change of the things whose addresses follow that of one that moved, if any."""
    return news.below(owner)


def is_of_files(owner: str) -> bool:
    """Return whether a thing has files to take away, not pages."""
    return files.owns(owner)


def current(use: Use) -> str | None:
    """Return the present fingerprint of a use, None when it is gone."""
    match use.kind:
        case "template":
            return rendering.fingerprint(use.key)
        case "words":
            return rendering.fingerprint_of_words(use.key)
        case "program":
            return program()
        case _:
            found = (source.current(use) for source in (*PAGES, *FILES))
            return next((state for state in found if state is not None), None)


def is_listed(address: str) -> bool:
    """Return whether robots should find the page: neither an earlier day nor a letter's state."""
    return not figures.is_past(address) and not letters.is_private(address)


def furniture(recorder: Recorder) -> Furniture:
    """Return what stands around every page."""
    return news.furniture(recorder)


@cache
def program() -> str:
    """Return a text that changes with the program, far-reaching texts, the look, our address."""
    digest = hashlib.sha256(settings.PUBLIC_URL.encode())
    for room in _MAKERS:
        for path in sorted((_SOURCE / room).rglob("*.py")):
            digest.update(path.relative_to(_SOURCE).as_posix().encode())
            digest.update(path.read_bytes())
    for parts in _TEXTS:
        path = shelf.reviewed(*parts)
        digest.update(path.read_bytes() if path.exists() else b"")
    for name, asset in sorted(assets.every().items()):
        digest.update(f"{name} {asset.address}".encode())
    return digest.hexdigest()[:20]
