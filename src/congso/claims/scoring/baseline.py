"""What a plain regular expression finds in a text: every number that is no date and no code.

>>> [(said.text, said.kind) for said in read("Năm 2023 có 18 trạm, tăng 5%.")]
[('18', 'level'), ('5%', 'change')]
"""

import re

from congso.claims.statement import CHANGE, COVERAGE, LEVEL, RANK, Statement
from congso.quantities import numerals

_NUMBER = re.compile(
    r"(?<![\w./:-])(?P<n>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?:/(?P<of>\d+))?(?P<p> ?%)?"
    r"(?: (?P<s>nghìn|triệu|tỷ))?(?![\w/:-])"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_CHANGE = re.compile(r"(?:tăng|giảm)\s*$", re.IGNORECASE)
_YEAR_NEAR = re.compile(r"năm (20\d\d)", re.IGNORECASE)


def read(text: str) -> tuple[Statement, ...]:
    """Return the numbers of `text` as a short expression sees them; the last year said holds."""
    found = []
    for match in _NUMBER.finditer(text):
        if _YEAR.fullmatch(match["n"]) and not match["p"]:
            continue
        before = text[max(0, match.start() - 200) : match.start()]
        years = _YEAR_NEAR.findall(before) or _YEAR_NEAR.findall(text[:400])
        scale = int(numerals.SCALES[match["s"]]) if match["s"] else 1
        found.append(
            Statement(
                match.start(),
                match.end(),
                match[0],
                _kind(match, before),
                value=numerals.read(match["n"]) * scale,
                period=years[-1] if years else None,
                base_period=None,
                direction=_direction(before),
            )
        )
    return tuple(found)


def _kind(match: re.Match[str], before: str) -> str:
    if _CHANGE.search(before):
        return CHANGE
    if match["of"]:
        return RANK if "thứ" in before[-12:] else COVERAGE
    return COVERAGE if match["p"] else LEVEL


def _direction(before: str) -> str | None:
    said = _CHANGE.search(before)
    if said is None:
        return None
    return "increase" if "ăng" in said[0] else "decrease"
