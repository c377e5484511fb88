"""What every page of the newsroom can tell of itself: its prose, and the figures it stands on."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as told
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from congso.findings.finding import Span
from congso.observations.ledger import Ledger
from congso.writing import letters
from desk.checking.passages import Binding, Bound, CannotRewrite, Passage
from desk.newsroom import prose, valued
from desk.newsroom.addresses import AddressedForm
from desk.newsroom.charted import references_of
from desk.newsroom.pinned import Pins
from desk.newsroom.prose import LiveFigure, NotInOneStretch

_TAGS = {"title": "h1", "summary": "p"}
_SAID_OF_TAG = {"h2": "Đề mục", "h3": "Đề mục", "li": "Ý"}


class Written:
    """A page with prose: fields of words, fields of one sentence, bodies of blocks.

    Each page type says which of its fields are which, with the name that the editor sees.
    """

    WORDS: dict[str, str] = {}
    SENTENCES: dict[str, str] = {}
    BODIES: dict[str, str] = {}
    base_form_class = AddressedForm
    private_page_options: list[str] = []
    """A page is public or not yet: there are no passwords on single pages."""

    def clean(self) -> None:
        """Keep letters composed (NFC), as everything inside the portal is."""
        for name in (*self.WORDS, *self.SENTENCES):
            setattr(self, name, letters.nfc(getattr(self, name) or ""))
        super().clean()  # type: ignore[misc]

    def figures_used(self) -> tuple[str, ...]:
        """Return the references of every figure that the page shows, each once."""
        found = [live.reference for live in self.live_figures()]
        for name in self.BODIES:
            for block in getattr(self, name):
                found += references_of(block.block_type, block.value)
        return tuple(dict.fromkeys(found))

    def figures_beside(self) -> tuple[str, ...]:
        """Return the references of the figures that the page shows beside texts and bodies."""
        return ()

    def count_of_figures(self) -> int:
        """Return how many figures the page shows, each counted once; asked for by lists."""
        found = set[str]()
        for name in self.SENTENCES:
            found |= prose.references(getattr(self, name) or "")
        for name in self.BODIES:
            for block in getattr(self, name):
                if isinstance(block.value, RichText):
                    found |= prose.references(block.value.source)
                else:
                    found.update(references_of(block.block_type, block.value))
        return len(found)

    def without_value(self) -> tuple[str, ...]:
        """Return the references of the figures that the ledger has no value for yet."""
        return tuple(one for one in self.figures_used() if not valued.has_value(one))

    def passages(self, ledger: Ledger) -> tuple[Passage, ...]:
        """Return the prose of the page, in reading order, with its live figures."""
        pins = Pins(ledger)
        made: list[Passage] = []
        words = [
            Passage(name, str(said), getattr(self, name) or "", tag=_TAGS.get(name, "caption"))
            for name, said in self.WORDS.items()
        ]
        made += [passage for passage in words if passage.place == "title"]
        for name, said in self.SENTENCES.items():
            made += _passages_of(getattr(self, name) or "", name, str(said), pins)
        made += [passage for passage in words if passage.place != "title"]
        for name in self.BODIES:
            for block in getattr(self, name):
                made += _passages_of_block(block, f"{name}/{block.id}", pins)
        return tuple(passage for passage in made if passage.text.strip())

    def rewrite(self, place: str, span: Span, by: str | Binding, ledger: Ledger) -> None:
        """Put words or a live figure in the place of one stretch of a passage.

        Raises: `CannotRewrite`.
        """
        name, _, rest = place.partition("/")
        if name in self.WORDS and not rest:
            setattr(self, name, _words_replaced(getattr(self, name), span, by))
        elif name in self.SENTENCES:
            html = getattr(self, name)
            setattr(self, name, _html_replaced(html, rest, span, by, Pins(ledger)))
        elif name in self.BODIES:
            self._rewrite_block(getattr(self, name), rest, span, by, Pins(ledger))
        else:
            raise CannotRewrite(told("Không tìm thấy chỗ cần sửa; bài có thể vừa được sửa."))

    def _rewrite_block(
        self, body: StreamValue, rest: str, span: Span, by: str | Binding, pins: Pins
    ) -> None:
        wanted, _, inside = rest.partition("/")
        block = next((block for block in body if block.id == wanted), None)
        if block is None:
            raise CannotRewrite(told("Khối văn bản này không còn trong bài."))
        if isinstance(block.value, RichText):
            block.value = RichText(_html_replaced(block.value.source, inside, span, by, pins))
        else:
            block.value[inside] = _words_replaced(block.value[inside], span, by)

    @property
    def pinned_at(self) -> datetime | None:
        """The moment of the newest pin among the live figures; None where there is none."""
        return max((one.known_at for one in self.live_figures() if one.known_at), default=None)

    def live_figures(self) -> Iterator[LiveFigure]:
        """Yield every live figure of the texts, in reading order."""
        for name in self.SENTENCES:
            yield from prose.figures(prose.read(getattr(self, name) or ""))
        for name in self.BODIES:
            for block in getattr(self, name):
                if isinstance(block.value, RichText):
                    yield from prose.figures(prose.read(block.value.source))


def _passages_of_block(block: Any, place: str, pins: Pins) -> list[Passage]:
    if isinstance(block.value, RichText):
        return _passages_of(block.value.source, place, "", pins)
    said = str(block.block.label)
    return [
        Passage(f"{place}/{field}", said, block.value[field], tag="caption", anchor=str(block.id))
        for field in ("title", "caption", "quote")
        if block.value.get(field)
    ]


def _passages_of(html: str, place: str, said: str, pins: Pins) -> list[Passage]:
    pieces = prose.read(html)
    made: list[Passage] = []
    for number, line in enumerate(prose.lines(pieces)):
        text, bound = "", list[Bound]()
        for piece in pieces[line.first : line.last]:
            start = len(text)
            text += prose.shown(piece, pins.printed)
            if isinstance(piece, LiveFigure):
                bound.append(Bound(Span(start, len(text)), piece.reference, piece.known_at))
        name = said or _SAID_OF_TAG.get(line.tag, told("Đoạn"))
        made.append(
            Passage(f"{place}/{number}", name, text, tuple(bound), line.tag or "p", line.key)
        )
    return made


def _words_replaced(words: str, span: Span, by: str | Binding) -> str:
    if isinstance(by, Binding):
        raise CannotRewrite(
            told("Tiêu đề và chú thích chỉ chứa chữ; số liệu sống chỉ chèn được trong bài và sapo.")
        )
    return words[: span.start] + by + words[span.end :]


def _html_replaced(html: str, line: str, span: Span, by: str | Binding, pins: Pins) -> str:
    pieces = prose.read(html)
    found = prose.lines(pieces)
    if not line.isdecimal() or int(line) >= len(found):
        raise CannotRewrite(told("Đoạn này không còn trong bài."))
    new = by if isinstance(by, str) else _live(by.reference, by.known_at, by.printed)
    try:
        made = prose.rewritten(pieces, found[int(line)], (span.start, span.end), new, pins.printed)
    except NotInOneStretch as crossed:
        raise CannotRewrite(str(crossed)) from None
    return prose.write(made)


def _live(reference: object, known_at: datetime, printed: str) -> LiveFigure:
    return LiveFigure(str(reference), known_at, printed)
