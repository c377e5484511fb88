"""Every bracket that opens in a paragraph closes in it.

“1.422 trạm (tăng 76 trạm so với năm 2022.” was never closed. Items such as “a)” and “1)” open none.

    >>> from congso.claims.prose.view import View
    >>> [finding.message for finding in check(View.of("a) Có 18 doanh nghiệp (tăng 02."))]
    ['Dấu ngoặc “(” mở mà không đóng.']
    >>> list(check(View.of("a) Có 18 doanh nghiệp (tăng 02).")))
    []
"""

import re
from collections.abc import Iterator

from congso.claims.prose import vocabulary
from congso.claims.prose.view import View
from congso.findings.finding import Finding, Severity, Span

_PAIRS = {")": "(", "]": "["}
_BRACKET = re.compile(r"[()\[\]]")
_PARAGRAPH = re.compile(rf"\n(?![ \t]*(?![{vocabulary.UPPER}])[^\W\d_])")
_ITEM = re.compile(
    r"(?:^|[\s;:,.–-])(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]{1,2}|[ivx]{1,5})$", re.IGNORECASE
)
_ITEM_REACH = 12


def check(view: View) -> Iterator[Finding]:
    """Return a finding for each bracket of a text that has no partner in its paragraph."""
    start = 0
    for end in (*(match.start() for match in _PARAGRAPH.finditer(view.text)), len(view.text)):
        yield from _of_paragraph(view, start, end)
        start = end


def _of_paragraph(view: View, start: int, end: int) -> Iterator[Finding]:
    opened: list[int] = []
    for match in _BRACKET.finditer(view.text, start, end):
        at, mark = match.start(), match[0]
        if mark in _PAIRS.values():
            opened.append(at)
        elif opened and view.text[opened[-1]] == _PAIRS[mark]:
            opened.pop()
        elif not _ITEM.search(view.text, max(start, at - _ITEM_REACH), at):
            yield _finding(view, at, f"Dấu ngoặc “{mark}” đóng mà không mở.")
    for at in opened:
        yield _finding(view, at, f"Dấu ngoặc “{view.text[at]}” mở mà không đóng.")


def _finding(view: View, at: int, message: str) -> Finding:
    return Finding(
        check="unbalanced-brackets",
        message=message,
        severity=Severity.WARNS,
        span=Span(view.origin(at), view.origin(at + 1)),
    )
