"""A formula that is tried is told by its units before any figure; what is wrong is told where."""

import pytest

from congso.indicators import definitions, trial
from congso.indicators.indicator import Catalogue
from congso.indicators.nature import Nature
from congso.indicators.trial import CannotBeTried
from congso.quantities import units

KNOWN = """
["place.area"]
name = "Diện tích"
unit = "km²"
["place.people"]
name = "Dân số"
unit = "người"
["post.points"]
name = "Điểm phục vụ"
unit = "điểm"
["post.revenue"]
name = "Doanh thu"
unit = "tỷ đồng"
kind = "flow"
["dti.rank"]
name = "Hạng"
unit = "hạng"
"""


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return definitions.read([("a.toml", KNOWN)])


@pytest.mark.parametrize(
    ("text", "sort", "fitting", "told_in", "kind"),
    [
        ("place.people/post.points", "người/điểm", "người/điểm phục vụ", "người/điểm phục vụ", "r"),
        ("share(post.points, post.points)", "phần trăm", "%", "%", "r"),
        ("post.revenue + post.revenue", "tiền", "tỷ đồng", "tỷ đồng", "s"),
        ("previous(dti.rank) - dti.rank", "số bậc", "bậc", "bậc", "k"),
        ("place.area / post.revenue", "độ dài^2 · tiền^-1", "", "độ dài^2 · tiền^-1", "r"),
    ],
)
def test_a_formula_tells_its_sort_and_the_units_that_go_with_it(
    known: Catalogue, text: str, sort: str, fitting: str, told_in: str, kind: str
) -> None:
    found = trial.read(text, known)

    assert sort in str(found.sort)
    assert fitting in [unit.symbol for unit in found.units] or not (fitting or found.units)
    assert found.indicator.unit.symbol == told_in
    natures = {"r": Nature.RATIO, "s": Nature.STOCK, "k": Nature.RANK}
    assert found.indicator.nature is natures[kind]


@pytest.mark.parametrize(
    ("text", "at", "both"),
    [
        ("2 * ( place.area -post.points )", 6, ("“place.area”", "“post.points”")),
        ("share(post.points, place.people)", 0, ("số đếm (điểm)", "số đếm (người)")),
        ("post.points / post.pointz", 14, ("“post.pointz”", "Có phải “post.points”?")),
        ("post.points * points", 14, ("“points”", "Có phải “post.points”?")),
        ("post.points * (2", 16, ("thiếu dấu “)”",)),
        ("post.points with nulls = none", 12, ("nulls = “none”",)),
        ("year_to_date(post.points)", 0, ("year_to_date(post.points)",)),
    ],
)
def test_what_does_not_go_is_refused_at_its_character_with_both_sides(
    known: Catalogue, text: str, at: int, both: tuple[str, ...]
) -> None:
    with pytest.raises(CannotBeTried) as refused:
        trial.read(text, known)

    assert refused.value.at == at
    assert f"ký tự {at + 1}:" in str(refused.value)
    assert all(side in str(refused.value) for side in both)


def test_a_declared_unit_must_go_with_the_result(known: Catalogue) -> None:
    with pytest.raises(CannotBeTried, match="“km” là độ dài") as refused:
        trial.read("place.people / post.points", known, declared=units.named("km"))

    assert "số đếm (người/điểm)" in str(refused.value)


def test_short_names_mean_what_is_said_and_a_code_itself(known: Catalogue) -> None:
    found = trial.read("a / post.points", known, inputs={"a": "place.area"})

    assert dict(found.formula.inputs) == {"post.points": "post.points", "a": "place.area"}
    assert found.beside(known)[trial.CODE].formula == found.formula


def test_a_short_name_that_means_no_code_is_refused_though_nothing_asks_it(
    known: Catalogue,
) -> None:
    with pytest.raises(CannotBeTried, match=r"“post\.pointz”") as refused:
        trial.read("post.points", known, inputs={"b": "post.pointz"})

    assert refused.value.at == 0


def test_a_definition_may_name_codes_outright() -> None:
    text = """
["post.people"]
name = "Số dân một điểm"
unit = "người/điểm phục vụ"
formula = "place.people / post.points"
"""

    found = definitions.read([("a.toml", KNOWN), ("b.toml", text)])

    assert found.stands_on("post.people") == {"post.people", "place.people", "post.points"}
