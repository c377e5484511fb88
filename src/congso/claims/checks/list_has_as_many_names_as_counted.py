"""A count followed by names must be the number of the names.

07 doanh nghiệp hạ tầng gồm: VNPT, Mobifone, Viettel, VietNamobile, FPT, VTVcab và SCTV: seven are
counted and seven named.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import precision
from congso.claims.statement import LEVEL, Statement
from congso.findings.finding import Finding, Span

_OPENING = re.compile(r"\b(?:gồm|bao gồm|gồm có|đó là|là)\s*:?\s+|:\s+|\(\s*(?:gồm:?\s*|là:?\s*)?")
_CLOSING = re.compile(r"[.;:)\n](?!\w)|\((?!\w{1,12}\))")
_BETWEEN = re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+|\s*;\s*")
_BODY = re.compile(
    r"(?:Sở|Ban|Bộ|Phòng|UBND|Ủy ban|Cục|Chi cục|Văn phòng|Trung tâm|Hội|Đoàn|Liên đoàn|Mặt "
    r"trận|Viện|"
    r"Trường|Đài|Báo|Bưu điện|Công an|Công ty|Thanh tra|Kho bạc|Ngân hàng|Tổng cục|Tổng công ty|"
    r"Bảo hiểm|Tòa án|Bệnh viện|Chi nhánh|Tỉnh ủy|Thành phố|Thị xã|Huyện)(?!\w)"
)
_ENDLESS = re.compile(r"…|\.\.\.|v\.v|vân vân|như|một số|chủ yếu")
_LONGEST_NAME = 6
_FEWEST = 2
_FAR = 400
_SLIP = Decimal("0.4")
"""A list that misses the count by more than this part of it gives examples."""


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
        names = _names(unicodedata.normalize("NFC", _after(statements, index, text)))
        if len(names) >= _FEWEST and _is_all(statement, names):
            yield (index,), Listing(statement, names)


def _after(statements: Sequence[Statement], index: int, text: str) -> str:
    """Return what follows a count, up to the next figure; a year may stand between."""
    end = statements[index].end
    reach = end + _FAR
    for position in range(index + 1, len(statements)):
        following = statements[position]
        counts = following.is_statistic and following.form != "no_change"
        if counts or following.start > reach:
            return text[end : min(following.start, reach)]
    return text[end:reach]


def _is_all(count: Statement, names: Sequence[str]) -> bool:
    """Whether the names are meant to be all that is counted, not some of many."""
    value = count.value or Decimal(0)
    return abs(value - len(names)) <= max(Decimal(1), value * _SLIP)


def _names(after: str) -> tuple[str, ...]:
    """Return the names that a closed list after a count gives; nothing where it is no such list."""
    for opening in _OPENING.finditer(after[:240]):
        if any(mark in after[: opening.start()] for mark in ".;\n"):
            return ()
        rest = after[opening.end() :]
        closing = _CLOSING.search(rest)
        listed = rest[: closing.start()] if closing else rest
        names = _joined(name.strip() for name in _BETWEEN.split(listed) if name.strip())
        if closing is not None and len(names) >= _FEWEST and all(map(_is_name, names)):
            return () if _ENDLESS.search(listed) else names
    return ()


def _joined(parts: Iterable[str]) -> tuple[str, ...]:
    """Return the names, those of bodies put together again that hold “và” or a comma themselves.

    Sở Văn hóa, Thể thao và Du lịch is one body: a part that does not begin as a body does goes on.
    """
    names: list[str] = []
    for part in parts:
        if names and _BODY.match(names[0]) and not _BODY.match(part):
            names[-1] = f"{names[-1]} và {part}"
        else:
            names.append(part)
    return tuple(names)


def _is_name(name: str) -> bool:
    return (
        name[0].isupper()
        and len(name.split()) <= _LONGEST_NAME
        and not any(c.isdigit() for c in name)
    )


def check(case: Listing) -> Finding | None:
    """Return a finding unless as many names follow as are counted."""
    if case.count.value == len(case.names):
        return None
    expected = precision.printed_like(case.count, Decimal(len(case.names)))
    return Finding(
        check="list-has-as-many-names-as-counted",
        message=f"Sau “{case.count.text}” kể tên {precision.said(case.count, expected)}: "
        f"{', '.join(case.names)}.",
        span=Span(case.count.start, case.count.end),
        expected=expected,
    )
