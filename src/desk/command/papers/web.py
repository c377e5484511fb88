r"""The words of a web page as a person sees them: a paragraph or a row of a table to a line.

>>> read("<p>Có <b>1.422</b>&nbsp;trạm.<script>var x = 5;</script></p><p>Hết.</p>")
'Có 1.422\xa0trạm.\nHết.'
"""

import re
from typing import Any

from lxml import etree, html

_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "object"})
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u",
    "var", "wbr", "img", "nobr", "tt", "big",
})  # fmt: skip
_CELLS = frozenset({"td", "th"})
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_AROUND_CELLS = re.compile(r" *\t *")
_SPACES = re.compile(" +")


def read(page: str) -> str:
    """Return the words of a page, markup, scripts and styles left out."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = html.document_fromstring(page.encode("utf-8") or b"<p></p>", parser=parser)
    pieces: list[str] = []
    title = root.find("head/title")
    if title is not None and title.text:
        pieces += [_BLANKS.sub(" ", title.text), "\n"]
    _gather(root, pieces)
    lines = (_tidied(line) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _gather(root: Any, pieces: list[str]) -> None:
    """Walk the page without recursion: a page may be nested deeper than a program may be."""
    todo: list[Any] = [root]
    while todo:
        one = todo.pop()
        if isinstance(one, str):
            pieces.append(one)
            continue
        if not isinstance(one.tag, str) or one.tag in _UNSEEN:
            continue
        before, after = _around(one)
        pieces.append(before)
        if one.text:
            pieces.append(_blanks_alike(one, one.text))
        todo.append(after)
        for child in reversed(one):
            if child.tail:
                todo.append(_blanks_alike(one, child.tail))
            todo.append(child)


def _around(one: etree._Element) -> tuple[str, str]:
    if one.tag == "br":
        return "\n", ""
    if one.tag in _CELLS:
        return "", "\t"
    inside_a_cell = any(above.tag in _CELLS for above in one.iterancestors("td", "th", "tr"))
    if one.tag in _INLINE:
        return "", ""
    return (" ", " ") if inside_a_cell else ("\n", "\n")


def _blanks_alike(one: etree._Element, text: str) -> str:
    if one.tag == "pre":
        return text
    return _BLANKS.sub(" ", text)


def _tidied(line: str) -> str:
    return _SPACES.sub(" ", _AROUND_CELLS.sub("\t", line)).strip(" \t")
