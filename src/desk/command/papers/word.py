"""The words of a Word file: body with tables and text boxes, then notes, headers and footers.

Read straight from the parts of the file: what was struck out by tracked changes is left out, what
was put in is read, and a row of a table is one line with its cells between tabs.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from congso.findings.finding import FaultyInput
from desk.kit import shelf

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_STRUCK = frozenset({f"{_W}del", f"{_W}moveFrom", _FALLBACK})
_BOX = f"{_W}txbxContent"
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
}
_BODY = "word/document.xml"
_AFTER = ("word/footnotes", "word/endnotes", "word/header", "word/footer")
_LARGEST_PART = 60_000_000
"""Bytes of one part unpacked: a small file can be made to unfold without end."""


def read(written: bytes, name: str) -> str:
    """Return the words of a Word file.

    Raises: `FaultyInput` where the file is damaged.
    """
    try:
        with zipfile.ZipFile(BytesIO(written)) as parts:
            found = [line for part in _parts(parts, name) for line in _lines(part)]
    except (zipfile.BadZipFile, etree.XMLSyntaxError, RuntimeError, OSError, EOFError) as damage:
        raise _damaged(name) from damage
    return "\n".join(found)


def _parts(parts: zipfile.ZipFile, name: str) -> Iterator[etree._Element]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    names = [part for start in _AFTER for part in sorted(parts.namelist())
             if part.startswith(start) and part.endswith(".xml")]  # fmt: skip
    seen = set[bytes]()
    for part in (_BODY, *names):
        if parts.getinfo(part).file_size > _LARGEST_PART:
            raise shelf.refused(name, f"phần {part} quá lớn khi giải nén. Hãy chia nhỏ tệp.")
        content = parts.read(part)
        if content not in seen:
            seen.add(content)
            yield etree.fromstring(content, parser)


def _lines(container: etree._Element) -> Iterator[str]:
    for child in container:
        if child.tag == f"{_W}p":
            yield from _paragraph(child)
        elif child.tag == f"{_W}tbl":
            for row in _rows(child):
                cells = (" ".join(_lines(cell)) for cell in row.findall(f"{_W}tc"))
                yield "\t".join(cells).strip("\t ")
        elif child.tag not in _STRUCK and isinstance(child.tag, str):
            yield from _lines(child)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table; those of a table inside a cell are read with the cell."""
    for child in table:
        if child.tag == f"{_W}tr":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            yield from _rows(child)


def _paragraph(paragraph: etree._Element) -> Iterator[str]:
    words: list[str] = []
    boxes: list[etree._Element] = []
    todo = [*reversed(paragraph)]
    while todo:
        one = todo.pop()
        if one.tag in _STRUCK:
            continue
        if one.tag == _BOX:
            boxes.append(one)
        elif one.tag == f"{_W}t":
            words.append(one.text or "")
        elif one.tag in _SIGNS:
            words.append(_SIGNS[one.tag])
        elif one.tag != f"{_W}pPr":
            todo.extend(reversed(one))
    text = "".join(words)
    if text.strip():
        yield text
    for box in boxes:
        yield from _lines(box)


def _damaged(name: str) -> FaultyInput:
    return shelf.refused(
        name, "tệp Word bị hỏng hoặc có mật khẩu. Hãy mở bằng Word, lưu lại thành .docx rồi thử."
    )
