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
    "radius": known.named("km"),
    "people": known.named("người"),
    "per_point": known.named("người/điểm phục vụ"),
    "moved": known.named("điểm phần trăm"),
    "steps": known.named("bậc"),
    "subscribers": known.named("thuê bao"),
}


@pytest.mark.parametrize(
    ("formula", "unit"),
    [
        ("sqrt(area / (pi * points))", "km/điểm phục vụ"),
        ("sqrt(area)", "m"),
        ("area * 2 / 3", "ha"),
        ("people / area", "người/km²"),
        ("people / points", "người/điểm phục vụ"),
        ("subscribers / people", "thuê bao/100 dân"),
        ("per_point * points", "người"),
        ("people / per_point", "điểm phục vụ"),
        ("2 * points + 1", "điểm"),
        ("1000 * people / points", "người/điểm phục vụ"),
        ("share / 2", "%"),
        ("(score + score * 2) / 3", "điểm số"),
        ("share(points, previous(points))", "%"),
        ("share(money, plan(money))", "%"),
        ("sum_over(points) - points", "điểm"),
        ("share(points, sum_over(points))", "%"),
        ("year_to_date(money)", "triệu đồng"),
        ("rank_among(points)", "hạng"),
        ("rank_among(share)", "hạng"),
        ("rank_among(per_point)", "hạng"),
        ("rank - rank_among(points)", "bậc"),
        ("pi * radius^2", "km²"),
        ("sqrt(radius^2 + area)", "km"),
        ("points^2 / points", "điểm"),
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
            "cho kết quả là độ dài^2/điểm, nhưng chỉ tiêu khai đơn vị “km” là độ dài.",
        ),
        ("sqrt(points)", "km", "cho kết quả là số trơn, không đơn vị"),
        ("area + points", "km²", "hai vế phải cùng loại mới cộng trừ được"),
        ("area - 1", "km²", "hai vế phải cùng loại mới cộng trừ được"),
        ("money + days", "đồng", "“money” là tiền, “days” là thời gian"),
        ("share - previous(share)", "%", "cho kết quả là điểm phần trăm"),
        ("share", "điểm phần trăm", "“điểm phần trăm” là điểm phần trăm"),
        ("points", "hạng", "cho kết quả là số đếm (điểm)"),
        ("rank / points", "điểm", "dùng thứ hạng như một số lượng"),
        ("rank + previous(rank)", "bậc", "dùng thứ hạng như một số lượng"),
        ("sqrt(rank)", "hạng", "dùng thứ hạng như một số lượng"),
        ("rank - points", "bậc", "hai vế phải cùng loại mới cộng trừ được"),
        (
            "offices / points",
            "điểm",
            "Công thức dùng “offices” nhưng đầu vào đã khai là: area, days,",
        ),
    ],
)
def test_a_formula_of_another_sort_is_refused(formula: str, unit: str, told: str) -> None:
    with pytest.raises(WrongUnit) as refused:
        units.require(text.read(formula), INPUTS, known.named(unit))

    assert told in str(refused.value)


SIDES: Final = {
    "radius": "độ dài",
    "area": "độ dài^2",
    "points": "số đếm (điểm)",
    "people": "số đếm (người)",
    "per_point": "số đếm (người/điểm)",
    "share": "tỷ lệ phần trăm",
    "moved": "điểm phần trăm",
    "rank": "thứ hạng",
    "steps": "số bậc",
    "money": "tiền",
    "days": "thời gian",
    "score": "điểm số",
}
DIFFERENT: Final = [
    (one, other, sign) for one in SIDES for other in SIDES if one != other for sign in "+-"
]


@pytest.mark.parametrize(("one", "other", "sign"), DIFFERENT)
def test_different_things_are_not_added_and_both_are_named(one: str, other: str, sign: str) -> None:
    with pytest.raises(WrongUnit) as refused:
        units.sort_of(text.read(f"{one} {sign} {other}"), INPUTS)

    assert f"“{one}” là {SIDES[one]}, “{other}” là {SIDES[other]};" in str(refused.value)


@pytest.mark.parametrize(("one", "other"), [pair[:2] for pair in DIFFERENT if pair[2] == "+"])
def test_no_share_is_taken_of_another_thing(one: str, other: str) -> None:
    with pytest.raises(WrongUnit) as refused:
        units.sort_of(text.read(f"share({one}, {other})"), INPUTS)

    assert f"“{one}” là {SIDES[one]}, “{other}” là {SIDES[other]};" in str(refused.value)


@pytest.mark.parametrize("name", SIDES)
def test_a_figure_is_declared_as_what_it_is(name: str) -> None:
    for other in SIDES:
        if other == name:
            units.require(text.read(name), INPUTS, INPUTS[other])
            continue
        with pytest.raises(WrongUnit) as refused:
            units.require(text.read(name), INPUTS, INPUTS[other])

        assert f"cho kết quả là {SIDES[name]}, nhưng" in str(refused.value)
        assert f"“{INPUTS[other].symbol}” là {SIDES[other]}." in str(refused.value)


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("sum_over(share)", "“sum_over(share)” cộng các số là tỷ lệ phần trăm;"),
        ("sum_over(per_point)", "cộng các số là số đếm (người/điểm); chỉ cộng được số lượng."),
        ("sum_over(rank)", "cộng các số là thứ hạng;"),
        ("sum_over(score)", "cộng các số là điểm số;"),
        ("year_to_date(share)", "cộng các số là tỷ lệ phần trăm;"),
        ("year_to_date(moved)", "cộng các số là điểm phần trăm;"),
        ("rank_among(rank)", "“rank_among(rank)” dùng thứ hạng như một số lượng;"),
        ("rank_among(points) * 2", "dùng thứ hạng như một số lượng;"),
        ("rank_among(points) + 1", "dùng thứ hạng như một số lượng|hai vế phải cùng loại"),
        ("-rank", "“-rank” dùng thứ hạng như một số lượng;"),
        ("rank^2", "“rank^2” dùng thứ hạng như một số lượng;"),
        ("share(share, share)", "cần một phần và một tổng cùng là số lượng của cùng một thứ."),
        ("share(rank, rank)", "cần một phần và một tổng cùng là số lượng của cùng một thứ."),
    ],
)
def test_what_cannot_be_gathered_is_refused(formula: str, told: str) -> None:
    with pytest.raises(WrongUnit) as refused:
        units.sort_of(text.read(formula), INPUTS)

    assert any(part in str(refused.value) for part in told.split("|"))


@pytest.mark.parametrize(
    ("formula", "unit", "told"),
    [
        ("rank_among(points)", "bậc", "cho kết quả là thứ hạng, nhưng chỉ tiêu khai đơn vị “bậc”"),
        ("previous(rank) - rank", "hạng", "cho kết quả là số bậc, nhưng chỉ tiêu khai đơn vị"),
        ("subscribers / people", "%", "cho kết quả là số đếm (thuê bao/người), nhưng"),
        ("points / plan(points)", "điểm", "cho kết quả là số trơn, không đơn vị, nhưng"),
        ("share(points, points)", "điểm phần trăm", "cho kết quả là tỷ lệ phần trăm, nhưng"),
        ("points / area", "người/km²", "“người/km²” là độ dài^-2 · người."),
        ("points + points", "người", "cho kết quả là số đếm (điểm), nhưng"),
        ("money / people", "đồng", "cho kết quả là tiền/người, nhưng"),
        ("radius^2", "km", "cho kết quả là độ dài^2, nhưng"),
    ],
)
def test_a_result_under_another_name_is_refused(formula: str, unit: str, told: str) -> None:
    with pytest.raises(WrongUnit) as refused:
        units.require(text.read(formula), INPUTS, known.named(unit))

    assert told in str(refused.value)


SORTS: Final = {
    "radius": "độ dài",
    "per_point": "số đếm (người/điểm)",
    "share": "tỷ lệ phần trăm",
    "moved": "điểm phần trăm",
    "rank": "thứ hạng",
    "money": "tiền",
    "people": "số đếm (người)",
    "score": "điểm số",
}


@pytest.mark.parametrize("sign", ["+", "-"])
@pytest.mark.parametrize(
    ("one", "other"), [(one, other) for one in SORTS for other in SORTS if one != other]
)
def test_a_wrong_combination_names_both_sides(one: str, other: str, sign: str) -> None:
    with pytest.raises(WrongUnit) as refused:
        units.sort_of(text.read(f"{one} {sign} {other}"), INPUTS)

    assert str(refused.value) == (
        f"Trong “{one} {sign} {other}”: “{one}” là {SORTS[one]}, “{other}” là {SORTS[other]}; "
        "hai vế phải cùng loại mới cộng trừ được."
    )


@pytest.mark.parametrize(("name", "said"), SORTS.items())
def test_a_wrong_declaration_names_both_sides(name: str, said: str) -> None:
    declared = known.named("ngày")
    with pytest.raises(WrongUnit) as refused:
        units.require(text.read(name), INPUTS, declared)

    assert f"cho kết quả là {said}, nhưng chỉ tiêu khai đơn vị “ngày” là thời gian" in str(
        refused.value
    )
