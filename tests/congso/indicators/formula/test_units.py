"""A formula is a length, a share or a rank before any figure is put in."""

from typing import Final

import pytest

from congso.indicators.formula import text, units
from congso.indicators.formula.units import WrongUnit
from congso.quantities import units as known

INPUTS: Final = {
    "area": known.named("km²"),
    "points": known.named("điểm"),
    "sites": known.named("trạm"),
    "share": known.named("%"),
    "rank": known.named("hạng"),
    "money": known.named("tỷ đồng"),
    "days": known.named("ngày"),
    "score": known.named("điểm số"),
}


@pytest.mark.parametrize(
    ("formula", "unit"),
    [
        ("sqrt(area / (pi * points))", "km/điểm phục vụ"),
        ("sqrt(area)", "m"),
        ("area * 2 / 3", "ha"),
        ("points / area", "người/km²"),
        ("sites / plan(sites)", "%"),
        ("(sites - previous(sites)) / previous(sites)", "%"),
        ("share - previous(share)", "điểm phần trăm"),
        ("previous(rank) - rank", "bậc"),
        ("share * points", "điểm"),
        ("-points + 1", "điểm"),
        ("money / money", "%"),
        ("planned(area) + met(share)", "chỉ tiêu"),
        ("days - same_period_last_year(days)", "ngày"),
        ("score - previous(score)", "điểm số"),
    ],
)
def test_a_formula_fits_its_unit(formula: str, unit: str) -> None:
    units.require(text.read(formula), INPUTS, known.named(unit))


@pytest.mark.parametrize(
    ("formula", "unit", "told"),
    [
        (
            "area / points",
            "km",
            "cho kết quả là độ dài^2, nhưng chỉ tiêu khai đơn vị “km” là độ dài.",
        ),
        ("sqrt(points)", "km", "cho kết quả là số đếm, không thứ nguyên"),
        ("area + points", "km²", "hai vế phải cùng loại mới cộng trừ được"),
        ("area - 1", "km²", "hai vế phải cùng loại mới cộng trừ được"),
        ("money + days", "đồng", "“money” là tiền, “days” là thời gian"),
        ("share - previous(share)", "%", "cho kết quả là điểm phần trăm"),
        ("share", "điểm phần trăm", "“điểm phần trăm” là điểm phần trăm"),
        ("points", "hạng", "cho kết quả là số đếm, không thứ nguyên"),
        ("rank / points", "điểm", "dùng thứ hạng như một số lượng"),
        ("rank + previous(rank)", "bậc", "dùng thứ hạng như một số lượng"),
        ("sqrt(rank)", "hạng", "dùng thứ hạng như một số lượng"),
        ("rank - points", "bậc", "hai vế phải cùng loại mới cộng trừ được"),
        (
            "people / points",
            "điểm",
            "Công thức dùng “people” nhưng đầu vào đã khai là: area, days,",
        ),
    ],
)
def test_a_formula_of_another_sort_is_refused(formula: str, unit: str, told: str) -> None:
    with pytest.raises(WrongUnit) as refused:
        units.require(text.read(formula), INPUTS, known.named(unit))

    assert told in str(refused.value)
