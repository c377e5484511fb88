"""What an indicator is, for the page that shows it: its codes, its nature, what it meant when.

The index of digital transformation follows Quyết định 922 from 2021 on and Quyết định 405 from
2025: two things of one name, and the page says so.
"""

from dataclasses import dataclass
from datetime import date

from congso.indicators.additivity import Adds, Restate
from congso.indicators.indicator import Better, Catalogue, Indicator
from congso.quantities.units import Kind
from congso.writing import dates
from desk.look import wording

_BETTER = {Better.UP: "nhiều hơn là tốt hơn", Better.DOWN: "ít hơn là tốt hơn"}
_RESTATED = {
    Restate.SUM: "cộng các đơn vị hợp thành",
    Restate.RECOMPUTE: "tính lại từ các đầu vào đã quy đổi",
    Restate.NEVER: "không quy đổi",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an indicator meant from a day on, or why its series is not compared across it."""

    since: date
    said: str
    note: str


def facts(indicator: Indicator) -> tuple[tuple[str, str], ...]:
    """Return codes, unit and nature of an indicator, each with its name."""
    parts = "; ".join(
        f"{one.name}, {'các phần chồng nhau' if one.overlapping else 'các phần chia hết'}"
        for one in indicator.breakdowns
    )
    given = (
        ("Mã trên cổng", indicator.code),
        ("Mã ngắn", indicator.short_code or ""),
        ("Mã quốc gia", indicator.national_code or ""),
        ("Đơn vị", "" if indicator.unit.kind is Kind.TEXT else indicator.unit.symbol),
        ("Loại", wording.capital(indicator.nature.said)),
        ("Phân tổ", parts),
        ("Chiều tốt", wording.capital(_BETTER.get(indicator.better, ""))),
        ("Cộng các nơi", "Cộng được" if indicator.adds is Adds.SUM else "Không cộng được"),
        ("Gộp các kỳ", wording.capital(indicator.over_time.said)),
        ("Thôi dùng sau", dates.short(indicator.ended) if indicator.ended else ""),
        ("Sang địa giới khác", wording.capital(_RESTATED[indicator.restate])),
    )
    return tuple((name, said) for name, said in given if said)


def meanings(catalogue: Catalogue, indicator: Indicator, place: str) -> tuple[Meaning, ...]:
    """Return the versions of a definition and the breaks of its series, the newest first.

    Shape: `place` is the code of the place that the page is about.
    """
    found = [Meaning(one.valid_from, one.legal_basis, one.definition) for one in indicator.versions]
    starts = {one.valid_from for one in indicator.versions}
    found += [
        Meaning(one.on, "Chuỗi số gãy", f"{wording.capital(one.why)}; không so sánh qua chỗ gãy.")
        for one in catalogue.breaks_of(indicator.code)
        if one.on not in starts and (not one.places or place in one.places)
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.since, reverse=True))
