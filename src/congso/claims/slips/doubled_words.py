"""A phrase that is typed twice in a row is a slip of the hand.

“Hội nghị tổng kết tổng kết công tác năm 2023”: one of the two goes. Words that Vietnamese doubles
on purpose (dần dần, ngày ngày, luôn luôn) are no slips; of single words only such as never stand
twice are told.

    >>> from congso.claims.prose.view import View
    >>> [finding.message for finding in check(View.of("Hội nghị tổng kết tổng kết năm 2023"))]
    ['Cụm từ “tổng kết” bị lặp hai lần liền nhau.']
    >>> list(check(View.of("Số thuê bao dần dần tăng")))
    []
"""

import re
from collections.abc import Iterator

from congso.claims.prose.view import View
from congso.findings.finding import Finding, Severity, Span

_NEVER_TWICE = (
    "của|và|các|những|trong|với|được|cho|là|đã|sẽ|đang|tại|theo|về|đến|có|không|bằng|do|để|"
    "trên|dưới|thì|mà|bị|vào|này|so"
)
_WORD = r"[^\W\d_]{1,20}"
_PHRASE = re.compile(rf"(?<!\w)(?P<said>{_WORD}(?: {_WORD}){{1,3}}) (?P<again>(?P=said))(?!\w)")
_SINGLE = re.compile(rf"(?<!\w)(?P<said>{_NEVER_TWICE}) (?P<again>(?P=said))(?!\w)")
_OPENS = re.compile(r"^$|\n$|[.!?] $")


def check(view: View) -> Iterator[Finding]:
    """Return a finding for each phrase of a text that stands there twice in a row."""
    for pattern in (_PHRASE, _SINGLE):
        for match in pattern.finditer(view.low):
            if _is_a_name(view, match) or _is_doubled_on_purpose(match):
                continue
            said = view.text[match.start("again") : match.end("again")]
            yield Finding(
                check="doubled-words",
                message=f"{'Cụm từ' if ' ' in said else 'Từ'} “{said}” bị lặp hai lần liền nhau.",
                severity=Severity.WARNS,
                span=Span(view.origin(match.start()), view.origin(match.end())),
                expected=view.text[match.start("said") : match.end("said")],
            )


def _is_a_name(view: View, match: re.Match[str]) -> bool:
    """Whether a capital begins the phrase, and it opens no sentence: a name, the head of a cell."""
    again = view.text[match.start("again") : match.end("again")]
    if again.islower():
        return False
    rest = again.split()[1:]
    opens = _OPENS.search(view.text[max(0, match.start() - 2) : match.start()]) is not None
    alike = view.text[match.start("said") : match.end("said")] == again
    if alike and again[0].islower():
        return False
    return not (opens and alike and rest and all(word.islower() for word in rest))


def _is_doubled_on_purpose(match: re.Match[str]) -> bool:
    """Whether the phrase is itself one word over and over: “dần dần dần dần”."""
    words = match["said"].split()
    return len(words) > 1 and len(set(words)) == 1
