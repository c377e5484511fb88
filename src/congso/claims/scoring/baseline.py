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
_OUT_OF = re.compile(r"(?<![\w./,-])(\d{1,4})/(\d{1,4})(?![\w/-])")
_TOO_MUCH = re.compile(r"(?:chiếm|tỷ lệ)[^.;,\d]{0,40}[1-9]\d{2}(?:,\d+)? ?%")
_TWICE = re.compile(r"(?<!\w)(\w{2,} \w{2,}) \1(?!\w)")
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


def complaints(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return what short expressions find wrong: X of fewer, a share over 100%, words said twice.

    >>> [said for _, _, said in complaints("Xếp thứ 66/63 tỉnh, thành phố.")]
    ['66/63']
    """
    found = [match for match in _OUT_OF.finditer(text) if numerals.read(match[1]) > int(match[2])]
    return tuple(
        (match.start(), match.end(), match[0])
        for match in (*found, *_TOO_MUCH.finditer(text), *_TWICE.finditer(text))
    )


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
