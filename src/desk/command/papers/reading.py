"""A paper as people keep it (plain words, Markdown, a web page, a Word file) read to plain words.

Offsets that are told of it count the letters of this reading: of plain text the letters as they
stand in the file, of a web page or a Word file the words that a person sees, a paragraph or a row
of a table to a line.
"""

import re

from desk.command.papers import encodings, kinds
from desk.kit import shelf

LARGEST = 20_000_000
"""Bytes of one file: far more than a year's report in words."""
LONGEST = 4_000_000
"""Letters of one text."""
ENDINGS = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx")
"""Names by which a folder's texts are known."""
_WEB = (".html", ".htm", ".xhtml")
_PAGE = re.compile(r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
                   re.IGNORECASE | re.DOTALL)  # fmt: skip


def read(written: bytes, name: str) -> str:
    """Return the words of a paper.

    Shape: `name` is said in refusals, and its ending tells a web page from plain text.
    Raises: `FaultyInput` saying what the file is, and what to do.
    """
    if len(written) > LARGEST:
        raise shelf.refused(
            name,
            f"tệp nặng {len(written) / 1e6:.0f} MB, quá {LARGEST // 1_000_000} MB. "
            "Hãy chia nhỏ, hoặc bỏ ảnh khỏi tệp, rồi thử lại.",
        )
    kind = kinds.of(written)
    if kind == kinds.WORD:
        from desk.command.papers import word

        text = word.read(written, name)
    elif kind:
        raise shelf.refused(name, f"đây là {kind}")
    else:
        text = encodings.decoded(written, name)
        if name.lower().endswith(_WEB) or _PAGE.match(text):
            from desk.command.papers import web

            text = web.read(text)
    old = encodings.legacy(text)
    if old:
        raise shelf.refused(name, encodings.advice(old))
    if not text.strip("\ufeff \t\r\n"):
        raise shelf.refused(name, "không có chữ nào. Hãy kiểm tra lại tệp, hoặc chép phần chữ vào.")
    if len(text) > LONGEST:
        raise shelf.refused(name, f"dài quá {LONGEST:,} chữ. Hãy chia nhỏ.".replace(",", "."))
    return text
