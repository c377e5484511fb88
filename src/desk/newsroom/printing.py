"""Sets a stored text for readers: live figures become numbers with their source behind them.

“1.422 trạm” of 04/01/2024 becomes a link to its row in the list of sources, with the value, name,
period, source and vintage; after a paragraph whose figure was revised comes the dated note.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from congso.observations.ledger import Ledger
from congso.publication.use import Recorder
from congso.writing import letters
from desk.look import rendering
from desk.look.parts import Cited, Heading, Revision
from desk.newsroom.pinned import NoSuchFigure, Pinned, Pins
from desk.newsroom.prose import LINES, LiveFigure, Piece, Tag, Words, figures, read
from desk.newsroom.texts import Notes, Part, Prose, Text

_PRINTED_AS = {"b": "strong", "i": "em"}
_SAFE = ("https://", "http://", "mailto:", "tel:", "/", "#")
_MACROS = "look/figures.html"
_BLOCKS = LINES | {"ul", "ol"}
_BLANKS = re.compile("[ \n]+")
_NO_BREAK = "\u00a0"

PageAddress = Callable[[int], str | None]
"""The address of a page by its number, None where readers cannot open it."""
Uses = Callable[[Recorder, Pinned], None]
"""Notes on the recorder that a figure was read."""


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A typed statement that no longer holds: the sentence it stands in, and its note."""

    sentence: str
    revision: Revision


class Printer:
    """Sets the texts of one page; figures are numbered through the whole page."""

    def __init__(
        self,
        ledger: Ledger,
        recorder: Recorder,
        page_address: PageAddress,
        uses: Uses,
        overtaken: tuple[Overtaken, ...] = (),
        record: str = "",
    ) -> None:
        self.pins = Pins(ledger)
        self.headings: list[Heading] = []
        self.cited: list[Cited] = []
        self.revisions: list[Revision] = []
        self._recorder = recorder
        self._page_address = page_address
        self._uses = uses
        self._overtaken = list(overtaken)
        self._record = record
        self._in_link = False
        self._after_a_figure = False

    def parts(self, html: str) -> tuple[Part, ...]:
        """Return a stored text as stretches of HTML, each revised paragraph with its note."""
        made: list[Part] = []
        stretch, revisions, depth, said = list[str](), list[Revision](), 0, list[str]()
        pieces = read(html)
        for index, piece in enumerate(pieces):
            if isinstance(piece, Tag) and piece.name == "h2" and not piece.closes:
                stretch.append(self._set_heading(pieces[index + 1 :]))
            else:
                stretch.append(self._set(piece, revisions))
            if self._overtaken:
                said.append(self._word(piece))
            if not isinstance(piece, Tag) or not _is_block(piece):
                continue
            depth += -1 if piece.closes else 1
            if depth == 0:
                revisions += self._of_typed("".join(said))
                said = []
            if depth == 0 and revisions:
                made += [Prose(_together(stretch)), Notes(_each_once(revisions))]
                stretch, revisions = [], []
        rest = _together(stretch)
        return (*made, *([Prose(rest)] if rest.strip() else []))

    def sentence(self, html: str) -> tuple[Markup, tuple[Revision, ...]]:
        """Return a lead without its paragraph tags, and the notes that belong after it."""
        revisions: list[Revision] = []
        pieces = [piece for piece in read(html) if not _is_block(piece)]
        set_pieces = Markup().join(self._set(piece, revisions) for piece in pieces)
        revisions += self._of_typed("".join(self._word(piece) for piece in pieces))
        return set_pieces, _each_once(revisions)

    def aside(self, words: str) -> tuple[Revision, ...]:
        """Return the notes that belong to a headline or caption."""
        return _each_once(self._of_typed(words))

    def words(self, html: str) -> str:
        """Return a text as plain words; its figures are read, yet not listed as sources."""
        pieces = read(html)
        for live in figures(pieces):
            self._note_use(live)
        told = "".join(self._word(piece) for piece in pieces)
        return _BLANKS.sub(" ", told).strip()

    def text(self, parts: tuple[Part, ...]) -> Text:
        """Return the running text of the page with all that its figures stand on.

        Shape: a note whose sentence was in no part, that of a caption, comes last.
        """
        known = {cited.known for cited in self.cited}
        unplaced = [one.revision for one in self._overtaken]
        self.revisions += unplaced
        return Text(
            parts=(*parts, Notes(_each_once(unplaced))) if unplaced else parts,
            headings=tuple(self.headings),
            cited=tuple(self.cited),
            noted=max((revision.day for revision in self.revisions), default=None),
            known=known.pop() if len(known) == 1 else None,
            record=self._record,
        )

    def _of_typed(self, said: str) -> list[Revision]:
        """Return the notes of the typed statements in a stretch of text, each of them once."""
        found = [one for one in self._overtaken if one.sentence in said]
        self._overtaken = [one for one in self._overtaken if one not in found]
        self.revisions += [one.revision for one in found]
        return [one.revision for one in found]

    def _set(self, piece: Piece, revisions: list[Revision]) -> Markup:
        match piece:
            case Words(text=text):
                return escape(self._kept_together(text))
            case LiveFigure():
                self._after_a_figure = True
                return self._set_figure(piece, revisions)
            case _:
                return self._set_tag(piece)

    def _kept_together(self, text: str) -> str:
        """Return the words after a number so that no line end parts it from its unit."""
        follows, self._after_a_figure = self._after_a_figure, False
        return f"{_NO_BREAK}{text[1:]}" if follows and text.startswith(" ") else text

    def _set_figure(self, live: LiveFigure, revisions: list[Revision]) -> Markup:
        try:
            pinned = self.pins.look_up(live)
        except NoSuchFigure:
            return escape(live.preview)
        self._uses(self._recorder, pinned)
        if self._in_link:
            return escape(pinned.then.printed)
        cited = pinned.cited(len(self.cited) + 1)
        self.cited.append(cited)
        revision = pinned.revision()
        if revision is not None:
            revisions.append(revision)
            self.revisions.append(revision)
        return rendering.component(_MACROS, "live", cited)

    def _note_use(self, live: LiveFigure) -> None:
        try:
            self._uses(self._recorder, self.pins.look_up(live))
        except NoSuchFigure:
            return

    def _set_tag(self, tag: Tag) -> Markup:
        name = _PRINTED_AS.get(tag.name, tag.name)
        if tag.name == "a":
            return self._set_link(tag)
        return _tag(name, closes=tag.closes)

    def _set_heading(self, rest: tuple[Piece, ...]) -> Markup:
        ends = next((at for at, piece in enumerate(rest) if _is_block(piece)), len(rest))
        title = "".join(self._word(piece) for piece in rest[:ends]).strip()
        anchor = _unused(letters.slug(title) or "muc", self.headings)
        self.headings.append(Heading(title, anchor))
        return Markup('<h2 id="{}">').format(anchor)

    def _word(self, piece: Piece) -> str:
        match piece:
            case Words(text=text):
                return text
            case LiveFigure():
                return self.pins.printed(piece)
            case _:
                return " " if _is_block(piece) or piece.name == "br" else ""

    def _set_link(self, tag: Tag) -> Markup:
        self._in_link = not tag.closes
        if tag.closes:
            return Markup("</a>")
        given = dict(tag.attributes)
        address: str | None = given.get("href", "")
        if given.get("linktype") == "page" and given.get("id", "").isdecimal():
            address = self._page_address(int(given["id"]))
        if not address or not address.startswith(_SAFE):
            return Markup("<a>")
        return Markup('<a href="{}">').format(address)


def _together(stretch: list[str]) -> Markup:
    """Return what was set piece by piece, each of them escaped already, as one."""
    return Markup("".join(stretch))  # noqa: S704 - of Markup only


@cache
def _tag(name: str, *, closes: bool) -> Markup:
    return Markup("</{}>").format(name) if closes else Markup("<{}>").format(name)


def _unused(anchor: str, headings: list[Heading]) -> str:
    taken = {heading.anchor for heading in headings}
    number, found = 2, anchor
    while found in taken:
        found, number = f"{anchor}-{number}", number + 1
    return found


def _is_block(piece: Piece) -> bool:
    return isinstance(piece, Tag) and piece.name in _BLOCKS


def _each_once(revisions: list[Revision]) -> tuple[Revision, ...]:
    return tuple(dict.fromkeys(revisions))
