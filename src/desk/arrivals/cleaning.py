"""What of a foreign text is kept: paragraphs, headings, lists, links and pictures.

Styles that Word pasted, scripts, frames and trackers are no content. A table becomes lines, so
that none of its words is lost.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any

import nh3
from lxml import html as markup

from congso.writing import letters

_TAGS = {
    *("p", "br", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "div"),
    *("b", "strong", "i", "em", "a", "img", "figure", "figcaption"),
    *("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"),
}
_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
_INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i"}
_BLOCKS = {"p", "div", "ul", "ol", "figure", "table", "blockquote", "pre", *_HEADINGS}


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in the text: where it lay, what was said of it."""

    source: str
    alt: str
    caption: str


@dataclass(slots=True)
class Cleaned:
    """A text as blocks: HTML that the editor knows, and pictures, in their order."""

    parts: list[str | Shown] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The words of the text, without any markup."""
        return " ".join(nh3.clean(one, tags=set()) for one in self.parts if isinstance(one, str))


def plain(text: str) -> str:
    """Return the words of a text in which there may be markup."""
    return " ".join(letters.nfc(unescape(nh3.clean(text, tags=set()))).split())


def cleaned(text: str) -> Cleaned:
    """Return what of a foreign HTML text is kept."""
    kept = nh3.clean(
        text,
        tags=_TAGS,
        attributes={"a": {"href"}, "img": {"src", "alt"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    made = Cleaned()
    if not kept.strip():
        return made
    if "<p" not in kept and "\n\n" in kept:
        kept = "".join(f"<p>{one}</p>" for one in kept.split("\n\n") if one.strip())
    _Gathering(made).of(markup.fragment_fromstring(letters.nfc(kept), create_parent="div"))
    return made


class _Gathering:
    """Walks a text and gathers its blocks."""

    def __init__(self, made: Cleaned) -> None:
        self.made = made
        self.open: list[str] = []

    def of(self, root: Any) -> None:
        """Gather everything below an element."""
        self._children(root)
        self._close()

    def _children(self, element: Any) -> None:
        loose = [escape(element.text or "")]
        for child in element:
            if child.tag in _BLOCKS:
                self._paragraph("".join(loose))
                loose = []
                self._block(child)
            elif child.tag == "img":
                self._paragraph("".join(loose))
                loose = []
                self._picture(child, "")
            else:
                loose.append(_inline(child))
            loose.append(escape(child.tail or ""))
        self._paragraph("".join(loose))

    def _block(self, element: Any) -> None:
        if element.tag in _HEADINGS:
            tag = _HEADINGS[element.tag]
            words = escape(" ".join(element.text_content().split()))
            self.open += [f"<{tag}>{words}</{tag}>"] if words else []
        elif element.tag in ("ul", "ol"):
            lines = [_inline_of(one).strip() for one in element.iter("li")]
            items = "".join(f"<li>{line}</li>" for line in lines if line)
            self.open += [f"<{element.tag}>{items}</{element.tag}>"] if items else []
        elif element.tag == "table":
            for row in element.iter("tr"):
                cells = [" ".join(one.text_content().split()) for one in row.iter("td", "th")]
                self._paragraph(escape(" | ".join(cells)))
        elif element.tag == "figure" and element.find(".//img") is not None:
            caption = element.find(".//figcaption")
            said = " ".join(caption.text_content().split()) if caption is not None else ""
            self._picture(element.find(".//img"), said)
        else:
            self._children(element)

    def _picture(self, image: Any, caption: str) -> None:
        if source := image.get("src", "").strip():
            self._close()
            alt = " ".join(image.get("alt", "").split())
            self.made.parts.append(Shown(source, alt[:300], caption[:300]))

    def _paragraph(self, inner: str) -> None:
        words = " ".join(inner.replace("\xa0", " ").split())
        if words.replace("<br/>", "").strip():
            self.open.append(f"<p>{words.removesuffix('<br/>')}</p>")

    def _close(self) -> None:
        if self.open:
            self.made.parts.append("".join(self.open))
            self.open = []


def _inline(element: Any) -> str:
    if element.tag == "br":
        return "<br/>"
    inner = _inline_of(element)
    if element.tag in _INLINE and inner.strip():
        return f"<{_INLINE[element.tag]}>{inner}</{_INLINE[element.tag]}>"
    if element.tag == "a" and element.get("href") and inner.strip():
        return f'<a href="{escape(element.get("href"), quote=True)}">{inner}</a>'
    return inner


def _inline_of(element: Any) -> str:
    return escape(element.text or "") + "".join(
        _inline(child) + escape(child.tail or "") for child in element
    )


def blocks(parts: list[str | dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the blocks of a body as they are stored."""
    for part in parts:
        kind = "text" if isinstance(part, str) else "picture"
        yield {"type": kind, "value": part, "id": str(uuid.uuid4())}
