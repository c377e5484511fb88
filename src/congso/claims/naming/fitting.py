"""Which units may speak of which indicator: trạm of stations, bậc of ranks, % of anything's growth.

>>> fits("điểm phục vụ", units.named("điểm")), fits("thuê bao", units.named("trạm"))
(True, False)
"""

import re
from collections.abc import Sequence

from congso.claims.naming import matching
from congso.claims.statement import CHANGE, COVERAGE, LEVEL, PLAN_RATIO, RANK, SHARE, Statement
from congso.indicators.indicator import Indicator
from congso.quantities import units
from congso.quantities.units import Kind, Unit

_COUNTED_OF_ALL = "chỉ tiêu"
"""“3/4 chỉ tiêu đạt” tells the 3; “210/1.422 trạm” is a part, which no indicator counts."""
_AVERAGE = re.compile(r"(?<!\w)(?:bình quân|trung bình|mật độ)(?!\w)")
_EDITION = re.compile(
    r"(?:chỉ số|bộ chỉ số|hạng|dti|ict|par ?index|pci|papi|sipas)(?!\w)[^,;.:()\d]{0,60} năm "
    r"(20\d\d)(?!\d)",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\bso(?: với)?\b[^.;\n|]*(?:\||$)|\|[^.;\n]{0,24}\bso\b")
_SAME = {
    "điểm phục vụ": "điểm", "điểm bưu chính": "điểm",
    "trạm phát sóng": "trạm", "km2": "km²", "m2": "m²",
    "trạm thu phát sóng": "trạm", "người dân": "người", "tỉnh": "tỉnh, thành", "dân": "người",
    "tỉnh, thành phố": "tỉnh, thành", "điểm %": "điểm phần trăm", "km/điểm": "km/điểm phục vụ",
    "người/điểm": "người/điểm phục vụ", "công ty": "doanh nghiệp", "đơn vị": "doanh nghiệp",
    "máy/100 dân": "thuê bao/100 dân", "điện thoại/100 dân": "thuê bao/100 dân",
}  # fmt: skip


def may_speak_of(statement: Statement, unit: Unit) -> bool:
    """Return whether a statement of this kind and unit can tell of an indicator in `unit`."""
    told = statement.unit or ""
    match statement.kind:
        case kind if kind == RANK:
            return unit.kind is Kind.RANK and unit.symbol == "hạng"
        case kind if kind == PLAN_RATIO and statement.form not in {"ratio_pct", "excess_pct"}:
            return False
        case kind if kind == PLAN_RATIO:
            return unit.kind is not Kind.RANK and unit.symbol != "chỉ tiêu"
        case kind if kind in {COVERAGE, SHARE}:
            if statement.of is None:
                return unit.kind is Kind.SHARE
            return told == _COUNTED_OF_ALL == unit.symbol
        case kind if kind == CHANGE:
            return _may_change(statement, told, unit)
        case kind if kind == LEVEL:
            return fits(told, unit) or _is_average(statement, told, unit)
    return False


def _is_average(statement: Statement, told: str, unit: Unit) -> bool:
    """Whether an average leaves out what it is counted on: “phục vụ bình quân 5.760 người”."""
    head, _, per = unit.symbol.partition("/")
    said = (statement.measure or "").lower()
    return bool(per) and _SAME.get(told, told) == head and _AVERAGE.search(said) is not None


def _may_change(statement: Statement, told: str, unit: Unit) -> bool:
    if told in {"bậc", "hạng"}:
        return unit.symbol == "hạng"
    if statement.form in {"delta_pct", "index_pct", "multiple"}:
        return unit.kind is not Kind.RANK
    return unit.kind is Kind.SHARE if statement.form == "delta_pp" else fits(told, unit)


def fits(told: str, unit: Unit) -> bool:
    """Return whether an amount in the unit `told` can be an amount of `unit`."""
    name = _SAME.get(told, told)
    if name == unit.symbol or _SAME.get(unit.symbol) == name:
        return True
    head, _, per = unit.symbol.partition("/")
    if per and name == head and unit.dimension != units.NUMBER:
        return True
    known = units.UNITS.get(name)
    return known is not None and known.dimension != units.NUMBER and known.is_like(unit)


def names_an_edition(clause: str, year: str) -> bool:
    """Return whether the year stands beside the index that is ranked, and no other after it.

    >>> names_an_edition("Chỉ số DTI năm 2023 của tỉnh xếp thứ ", "2023")
    True
    """
    said = _EDITION.findall(clause)
    return bool(said) and said[-1] == year


def says_a_base(before: str, after: str) -> bool:
    """Return whether a move is told with what it is counted from: “so với năm 2021”.

    >>> says_a_base("36/63, tăng ", " so với năm 2021."), says_a_base("36/63, tăng ", ".")
    (True, False)
    """
    return _COMPARED.search(f"{before}|{after}") is not None


def parts(indicator: Indicator, phrases: Sequence[str]) -> tuple[str, ...]:
    """Return the parts that the first of `phrases` that names any names."""
    if not indicator.breakdowns:
        return ()
    members = indicator.members
    for phrase in phrases:
        spoken = set(matching.words(phrase))
        found = tuple(
            member.code
            for member in members
            if {member.code.lower()} & spoken or set(matching.words(member.name)) <= spoken
        )
        if found:
            return found
    return ()
