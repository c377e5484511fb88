"""What is counted is what the words before the number name.

“Tổng số thủ tục hành chính là 1.912 hộ”: the words name thủ tục, so that hộ was typed for it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from congso.claims.naming import likeness
from congso.claims.prose import vocabulary
from congso.claims.statement import LEVEL, Statement
from congso.findings.finding import Finding, Span

_NAMED = re.compile(r"(?<!\w)(?<!dân )(?<!chỉ )(?<!mã )(?<!hệ )(?:tổng số|số) ")
_SO_MANY = re.compile(
    r"(?! (?:trên|mỗi|bình quân|phục vụ))[^,;:.()\d\n]{0,60}"
    r"(?:(?<!\w)(?:là|đạt|ước đạt|còn|lên|xuống|có)|:) $"
)
_LED = 110


@dataclass(frozen=True, slots=True)
class Named:
    """A figure, and the thing that the words before it name."""

    figure: Statement
    unit: str


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Named]]:
    """Return each count whose words begin with “số” or “tổng số” and a thing."""
    for index, one in enumerate(statements):
        unit = one.unit or ""
        if one.kind != LEVEL or one.of or not unit or "/" in unit or not one.text.endswith(unit):
            continue
        before = text[max(0, one.start - _LED) : one.start].lower()
        named = vocabulary.counted(_NAMED, before, _SO_MANY)
        if named is not None:
            yield (index,), Named(one, named)


def check(case: Named) -> Finding | None:
    """Return a finding where the unit can be no word for the thing named."""
    unit = case.figure.unit or ""
    if likeness.are_kinds(unit, case.unit):
        return None
    number = case.figure.text.removesuffix(unit).strip()
    return Finding(
        check="counted-as-named",
        message=f"Câu nói về số {case.unit} nhưng ghi “{case.figure.text}”; có lẽ là "
        f"{number} {case.unit}.",
        span=Span(case.figure.start, case.figure.end),
        expected=f"{number} {case.unit}",
    )
