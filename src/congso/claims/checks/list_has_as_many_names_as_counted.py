"""A count followed by names must be the number of the names.

07 doanh nghiệp hạ tầng gồm: VNPT, Mobifone, Viettel, VietNamobile, FPT, VTVcab và SCTV: seven are
counted and seven named.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from congso.claims import precision
from congso.claims.statement import LEVEL, Statement
from congso.findings.finding import Finding, Span

_OPENING = re.compile(r"\b(?:gồm|bao gồm|gồm có|đó là|là)\s*:?\s+|:\s+|\(\s*(?:gồm:?\s*|là:?\s*)?")
_PLAIN = re.compile(r"[^().;:\n]{0,160}?(?:\([^()\n]{0,80}\)[^().;:\n]{0,80}?)?")
_CLOSING = re.compile(r"[.;:)\n](?!\w)|\((?!\w{1,12}\))")
_BETWEEN = re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+|\s*;\s*")
_ENDLESS = re.compile(r"…|\.\.\.|v\.v|vân vân|như|một số|chủ yếu")
_LONGEST_NAME = 6
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Listing:
    """A count and the names that follow it."""

    count: Statement
    names: tuple[str, ...]


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Listing]]:
    """Return each count of things that is followed by a closed list of names."""
    for index, statement in enumerate(statements):
        if statement.kind != LEVEL or statement.approx or statement.of or statement.value_max:
            continue
        limit = statements[index + 1].start if index + 1 < len(statements) else len(text)
        names = _names(unicodedata.normalize("NFC", _after(text, statement.end, statements, index, limit)))
        if len(names) >= _FEWEST:
            yield (index,), Listing(statement, names)


def _after(text: str, end: int, statements: Sequence[Statement], index: int, limit: int) -> str:
    """Return what follows a count: a year in brackets may stand between it and the names."""
    reach = limit
    for following in statements[index + 1 : index + 4]:
        if following.is_statistic:
            break
        reach = following.end
    else:
        reach = end + 400
    return text[end : min(max(reach, limit), end + 400)]


def _names(after: str) -> tuple[str, ...]:
    """Return the names that a closed list after a count gives; nothing where it is no such list."""
    lead = _PLAIN.match(after)
    for opening in _OPENING.finditer(after[:240]):
        if lead is None or any(mark in after[: opening.start()] for mark in ".;\n"):
            return ()
        rest = after[opening.end() :]
        closing = _CLOSING.search(rest)
        listed = rest[: closing.start()] if closing else rest
        names = tuple(name.strip() for name in _BETWEEN.split(listed) if name.strip())
        if closing is not None and len(names) >= _FEWEST and all(map(_is_name, names)):
            return () if _ENDLESS.search(listed) else names
    return ()


def _is_name(name: str) -> bool:
    return name[0].isupper() and len(name.split()) <= _LONGEST_NAME and not any(c.isdigit() for c in name)


def check(case: Listing) -> Finding | None:
    """Return a finding unless as many names follow as are counted."""
    if case.count.value == len(case.names):
        return None
    expected = precision.printed_like(case.count, (case.count.value or 0) * 0 + len(case.names))
    return Finding(
        check="list-has-as-many-names-as-counted",
        message=f"Sau “{case.count.text}” kể tên {expected}: {', '.join(case.names)}.",
        span=Span(case.count.start, case.count.end),
        expected=expected,
    )
