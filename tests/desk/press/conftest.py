"""A press with a board of notes in place of the rooms: what it builds can be said in a line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from congso.publication.touch import NOTHING, Change, Offered, Touch
from congso.publication.use import ITSELF, Recorder, Use, View, fingerprint
from desk.look.furniture import Furniture
from desk.look.parts import Crumb

MOMENT = datetime(2024, 1, 4, 10, tzinfo=UTC)


@dataclass(frozen=True)
class Page:
    title: str
    summary: str
    crumbs: tuple[Crumb, ...] = ()
    language: str = "vi"


@dataclass
class Board:
    """A room whose pages show notes."""

    notes: dict[str, str] = field(default_factory=dict)
    shows: dict[str, tuple[str, ...]] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    itself: dict[str, str] = field(default_factory=dict)
    """Address → what the page is the page of."""
    languages: dict[str, str] = field(default_factory=dict)
    """Address → the language of the page, Vietnamese where it says nothing."""

    def pages(self) -> Mapping[str, Offered]:
        return {
            address: Offered(self.owner(address), self._maker(address)) for address in self.shows
        }

    def pages_of(self, owner: str) -> Mapping[str, Offered]:
        return {address: made for address, made in self.pages().items() if made.owner == owner}

    def touched(self, change: Change) -> Touch:
        match change.kind:
            case "note":
                return Touch(frozenset(Use("note", key) for key in change.keys))
            case "row":
                uses = frozenset(Use("row", key) for key in change.keys)
                return Touch(uses, owners=frozenset(map(self.owner, change.keys)))
            case "pages":
                notes = frozenset(Use("note", key) for key in change.keys)
                return Touch(notes, owners=frozenset(f"board {key}" for key in change.keys))
            case "nothing":
                return NOTHING
            case _:
                return Touch(everything=True)

    def owner(self, address: str) -> str:
        return f"board {self.itself.get(address, address)}"

    def current(self, use: Use) -> str | None:
        if use.kind == ITSELF:
            return ITSELF
        held = {"note": self.notes, "row": self.shows}.get(use.kind, {})
        return fingerprint(held[use.key]) if use.key in held else None

    def _maker(self, address: str) -> Callable[[Recorder], View]:
        def make(recorder: Recorder) -> View:
            if address in self.broken:
                raise RuntimeError("hỏng")
            self.made.append(address)
            if address in self.itself:
                recorder.used(ITSELF, self.itself[address], ITSELF)
            recorder.used("row", address, fingerprint(self.shows[address]))
            for key in self.shows[address]:
                recorder.used("note", key, fingerprint(self.notes[key]))
            told = " ".join(self.notes[key] for key in self.shows[address])
            page = Page(address, told, language=self.languages.get(address, "vi"))
            return View("look/not_found.html", {"page": page}, MOMENT)

        return make


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> Board:
    from desk.press import own_pages, sources

    made = Board(
        notes={"a": "một", "b": "hai"},
        shows={"/": ("a",), "/mot/": ("a", "b"), "/hai/": ("b",)},
    )
    monkeypatch.setattr(sources, "PAGES", (made, own_pages))
    monkeypatch.setattr(sources, "FILES", ())
    monkeypatch.setattr(
        sources, "furniture", lambda _recorder: Furniture("Cổng", "Tỉnh Sóc Trăng", "Trình diễn.")
    )
    settings.VAR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    return made
