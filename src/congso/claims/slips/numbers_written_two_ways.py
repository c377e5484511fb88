"""A text writes its numbers one way: a comma for decimals, a full stop for thousands.

“Đạt 98,5% … tăng 12.5%”: the second was typed the English way, and readers take one of the two
wrong. A text that keeps to one way throughout is left alone.

    >>> from congso.claims.prose.view import View
    >>> [one.expected for one in check(View.of("Đạt 98,5% kế hoạch, tăng 12.5% so với năm 2022"))]
    ['12,5']
    >>> list(check(View.of("Đạt 98.5% kế hoạch, tăng 12.5% so với năm 2022")))
    []
"""

import re
from collections.abc import Iterator

from congso.claims.prose.view import View
from congso.findings.finding import Finding, Severity, Span

_OURS = re.compile(
    r"(?<![\w.,/])(?:\d{1,3}(?:\.\d{3})*,\d{1,2}|\d{1,3}(?:\.\d{3})+)(?![\w,/]|\.\d)"
)
_FOREIGN = re.compile(
    r"(?<![\w.,/-])(?P<n>\d{1,3}(?:,\d{3}){1,6}\.\d{1,3}|\d{1,3}(?:,\d{3}){2,6}|"
    r"\d{1,6}\.\d{1,2}(?= ?%| (?:nghìn|triệu|tỷ|điểm|lần|km|ha)(?!\w)))(?![\w,/]|\.\d)"
)
_TURNED = str.maketrans(",.", ".,")


def check(view: View) -> Iterator[Finding]:
    """Return a finding for each number written the other way than others of the text."""
    if _OURS.search(view.low) is None:
        return
    for match in _FOREIGN.finditer(view.low):
        expected = match["n"].translate(_TURNED)
        yield Finding(
            check="numbers-written-two-ways",
            message=f"“{match['n']}” viết khác các số còn lại trong bài; theo cách viết của bài "
            f"là “{expected}”.",
            severity=Severity.WARNS,
            span=Span(view.origin(match.start("n")), view.origin(match.end("n"))),
            expected=expected,
        )
