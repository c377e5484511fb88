"""Text as the newsroom keeps it: paragraphs, headings and lists, with live figures in sentences.

A live figure is a reference and the moment at which it was known; what is typed between its tags
only helps whoever reads the raw text and is never printed for readers:

>>> pieces = read('<p>Có <span data-figure="telecom.sites|94|2023||level"'
...               ' data-known="2024-01-04T17:00:00+07:00">1.422</span> trạm.</p>')
>>> [piece.reference for piece in pieces if isinstance(piece, LiveFigure)]
['telecom.sites|94|2023||level']
>>> write(pieces)[:42]
'<p>Có <span data-figure="telecom.sites|94|'
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from html import escape, unescape
from html.parser import HTMLParser

LINES = frozenset({"p", "h2", "h3", "h4", "li", "blockquote"})
"""Tags whose text is read as one paragraph."""
KEPT = LINES | {"ul", "ol", "a", "b", "i", "strong", "em", "br"}
_EMPTY = frozenset({"br"})
_WRITTEN = KEPT | {"span"}
_ATTRIBUTES = {"a": ("href", "linktype", "id"), "span": ("data-figure", "data-known")}
_KEY = "data-block-key"
_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)(/?)>|([^<]+)')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_REFERENCE = re.compile(r'<span\b[^>]*?\bdata-figure="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text between tags."""

    text: str


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening or closing tag that the newsroom keeps."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    closes: bool = False


@dataclass(frozen=True, slots=True)
class LiveFigure:
    """A figure in a sentence: which one, and as known when."""

    reference: str
    known_at: datetime | None
    preview: str = ""
    """What the editor saw; never printed for readers."""


Piece = Words | Tag | LiveFigure
Printed = Callable[[LiveFigure], str]
"""How a live figure is printed where a text is read as plain words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, heading or list item: the pieces `first` to `last` of a text."""

    first: int
    last: int
    tag: str
    key: str
    """The key by which the editor's screen finds the line again; empty when there is none."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._figure: LiveFigure | None = None
        self._dropped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "span" and "data-figure" in given:
            self._close_figure()
            self._figure = LiveFigure(given["data-figure"], moment_of(given.get("data-known", "")))
        elif tag in {"script", "style"}:
            self._dropped += 1
        elif tag in KEPT:
            kept = (*_ATTRIBUTES.get(tag, ()), _KEY)
            self.pieces.append(
                Tag(tag, tuple((name, given[name]) for name in kept if name in given))
            )

    def handle_endtag(self, tag: str) -> None:
        if tag == "span":
            self._close_figure()
        elif tag in {"script", "style"}:
            self._dropped = max(0, self._dropped - 1)
        elif tag in KEPT and tag not in _EMPTY:
            self._close_figure()
            self.pieces.append(Tag(tag, closes=True))

    def handle_data(self, data: str) -> None:
        if self._dropped:
            return
        if self._figure is not None:
            self._figure = replace(self._figure, preview=self._figure.preview + data)
        elif self.pieces and isinstance(self.pieces[-1], Words):
            self.pieces[-1] = Words(self.pieces[-1].text + data)
        else:
            self.pieces.append(Words(data))

    def _close_figure(self) -> None:
        if self._figure is not None:
            self.pieces.append(self._figure)
            self._figure = None

    def close(self) -> None:
        super().close()
        self._close_figure()

    def takes(self, html: str) -> bool:
        """Read a text whose tags are all written as the newsroom writes them; return whether it is.

        Shape: nothing is read of one that is not. Most are, and take a third of the time.
        """
        tokens = list(_TOKEN.finditer(html))
        is_whole = sum(one.end() - one.start() for one in tokens) == len(html)
        if not is_whole or any(one[2] not in _WRITTEN for one in tokens if one[2]):
            return False
        for one in tokens:
            closes, tag, attributes, ends, words = one.groups()
            if words:
                self.handle_data(unescape(words))
            elif closes:
                self.handle_endtag(tag)
            else:
                found = _ATTRIBUTE.findall(attributes)
                self.handle_starttag(tag, [(name, unescape(value)) for name, value in found])
                if ends:
                    self.handle_endtag(tag)
        self._close_figure()
        return True


@lru_cache(maxsize=256)
def read(html: str) -> tuple[Piece, ...]:
    """Return the pieces of a stored text; tags that the newsroom does not keep fall away."""
    reader = _Reader()
    if not reader.takes(html):
        reader.feed(html)
        reader.close()
    return tuple(reader.pieces)


def write(pieces: Iterable[Piece]) -> str:
    """Return the stored form of a text; `read` reads it back."""
    return "".join(_written(piece) for piece in pieces)


def figure_html(figure: LiveFigure) -> str:
    """Return the stored form of one live figure."""
    known = figure.known_at.isoformat() if figure.known_at else ""
    return (
        f'<span data-figure="{escape(figure.reference)}" data-known="{escape(known)}">'
        f"{escape(figure.preview, quote=False)}</span>"
    )


def lines(pieces: tuple[Piece, ...]) -> tuple[Line, ...]:
    """Return the paragraphs of a text, in order; a list item ends where a nested list begins."""
    found: list[Line] = []
    tag, key, first = "", "", 0
    for index, piece in enumerate(pieces):
        if not isinstance(piece, Tag) or piece.name not in LINES | {"ul", "ol"}:
            continue
        _note(found, pieces, Line(first, index, tag, key))
        tag, key, first = "", "", index + 1
        if not piece.closes and piece.name in LINES:
            tag, key = piece.name, dict(piece.attributes).get(_KEY, "")
    _note(found, pieces, Line(first, len(pieces), tag, key))
    return tuple(found)


def references(html: str) -> set[str]:
    """Return which figures a stored text shows, without reading all of it.

    >>> references('<p>Có <span data-figure="telecom.sites|94|2023||level">1.422</span> trạm.</p>')
    {'telecom.sites|94|2023||level'}
    """
    return {unescape(found) for found in _REFERENCE.findall(html)}


def figures(pieces: Iterable[Piece]) -> tuple[LiveFigure, ...]:
    """Return the live figures of a text, in order."""
    return tuple(piece for piece in pieces if isinstance(piece, LiveFigure))


def rewritten(
    pieces: tuple[Piece, ...],
    line: Line,
    span: tuple[int, int],
    by: str | LiveFigure,
    printed: Printed,
) -> tuple[Piece, ...]:
    """Return the text with one stretch of a line replaced by words or by a live figure.

    Shape: `span` counts characters of the line as `printed` prints it; a live figure gives way
    to another as a whole.
    Raises: `NotInOneStretch` when the stretch crosses a tag or touches a live figure.
    """
    start, end = span
    passed = 0
    for index in range(line.first, line.last):
        piece = pieces[index]
        length = len(shown(piece, printed))
        if passed <= start and end <= passed + length and isinstance(piece, Words) and length:
            before, after = piece.text[: start - passed], piece.text[end - passed :]
            middle = Words(by) if isinstance(by, str) else by
            made: tuple[Piece, ...] = (Words(before), middle, Words(after))
            return (*pieces[:index], *made, *pieces[index + 1 :])
        is_whole = (start, end) == (passed, passed + length)
        if isinstance(piece, LiveFigure) and isinstance(by, LiveFigure) and is_whole:
            return (*pieces[:index], by, *pieces[index + 1 :])
        passed += length
    raise NotInOneStretch


class NotInOneStretch(ValueError):
    """The stretch to replace crosses formatting or a live figure."""

    def __init__(self) -> None:
        super().__init__(
            "Chỗ cần sửa nằm vắt qua định dạng hoặc một số liệu sống; hãy sửa ngay trong bài."
        )


def shown(piece: Piece, printed: Printed) -> str:
    """Return what of a piece is read as plain words."""
    match piece:
        case Words(text=text):
            return text
        case LiveFigure():
            return printed(piece)
        case _:
            return "\n" if piece.name == "br" else ""


def _note(found: list[Line], pieces: tuple[Piece, ...], line: Line) -> None:
    inside = pieces[line.first : line.last]
    if any(isinstance(piece, LiveFigure) or _has_words(piece) for piece in inside):
        found.append(line)


def _has_words(piece: Piece) -> bool:
    return isinstance(piece, Words) and bool(piece.text.strip())


def _written(piece: Piece) -> str:
    match piece:
        case Words(text=text):
            return escape(text, quote=False)
        case LiveFigure():
            return figure_html(piece)
        case _:
            if piece.closes:
                return f"</{piece.name}>"
            told = "".join(f' {name}="{escape(value)}"' for name, value in piece.attributes)
            return f"<{piece.name}{told}/>" if piece.name in _EMPTY else f"<{piece.name}{told}>"


def moment_of(text: str) -> datetime | None:
    """Return the moment that `text` writes with its time zone, None when it writes none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
