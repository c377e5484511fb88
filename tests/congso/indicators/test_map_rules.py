"""Whether values add up and how they are told on another map is said, or follows from the unit."""

import tomllib
from pathlib import Path
from typing import Final

import pytest

from congso.findings.finding import FaultyInput
from congso.indicators import definitions
from congso.indicators.additivity import Adds, Restate
from congso.indicators.indicator import Catalogue
from congso.lineage.succession import Basis

REVIEWED: Final = Path(__file__).resolve().parents[3] / "data" / "indicators"
POINTS = '["postal.points"]\nname = "Điểm phục vụ"\nunit = "điểm"\n'
PEOPLE = '["place.people"]\nname = "Dân số"\nunit = "người"\n'
RATIO = (
    '["postal.people_per_point"]\nname = "Số dân một điểm"\nunit = "người/điểm phục vụ"\n'
    'formula = "people / points"\n'
    'inputs = { people = "place.people", points = "postal.points" }\n'
)
MET = (
    '["targets.met"]\nname = "Đạt"\nunit = "chỉ tiêu"\nformula = "met(points)"\n'
    'inputs = { points = "postal.points" }\n'
)


def plain(unit: str, more: str = "") -> str:
    return f'["x.y"]\nname = "Số"\nunit = "{unit}"\n{more}'


def faults(text: str) -> list[str]:
    with pytest.raises(FaultyInput) as refused:
        definitions.read([("x.toml", text)])
    return [str(fault) for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("unit", "adds", "restate"),
    [
        ("điểm", Adds.SUM, Restate.SUM),
        ("km²", Adds.SUM, Restate.SUM),
        ("triệu đồng", Adds.SUM, Restate.SUM),
        ("người/km²", Adds.NONE, Restate.NEVER),
        ("thuê bao/100 dân", Adds.NONE, Restate.NEVER),
        ("%", Adds.NONE, Restate.NEVER),
        ("điểm phần trăm", Adds.NONE, Restate.NEVER),
        ("hạng", Adds.NONE, Restate.NEVER),
        ("điểm số", Adds.NONE, Restate.NEVER),
    ],
)
def test_what_nobody_says_follows_from_the_unit(unit: str, adds: Adds, restate: Restate) -> None:
    found = definitions.read([("x.toml", plain(unit))])["x.y"]

    assert (found.adds, found.restate, found.basis) == (adds, restate, None)


def test_what_has_a_formula_is_computed_anew() -> None:
    catalogue = definitions.read([("x.toml", POINTS + PEOPLE + RATIO + MET)])

    assert catalogue["postal.people_per_point"].restate is Restate.RECOMPUTE
    assert catalogue["postal.people_per_point"].adds is Adds.NONE
    assert catalogue["targets.met"].restate is Restate.NEVER


def test_what_does_not_add_up_says_so_once() -> None:
    found = definitions.read([("x.toml", plain("doanh nghiệp", 'adds = "none"\n'))])["x.y"]

    assert (found.adds, found.restate) == (Adds.NONE, Restate.NEVER)


def test_what_a_split_is_divided_by_can_be_chosen() -> None:
    found = definitions.read([("x.toml", plain("người", 'basis = "population"\n'))])["x.y"]

    assert found.basis is Basis.POPULATION


@pytest.mark.parametrize(
    ("unit", "more", "message"),
    [
        ("điểm", 'adds = "yes"', "adds = “yes” không có; cần một trong: sum, none."),
        (
            "điểm",
            'restate = "mean"',
            "restate = “mean” không có; cần một trong: sum, recompute, never.",
        ),
        (
            "điểm",
            'basis = "voters"',
            "basis = “voters” không có; cần một trong: area, population, households, points.",
        ),
        ("điểm", "adds = true", "mục adds phải là chữ, không phải “True”."),
        ("%", 'adds = "sum"', "số tính bằng “%” của các nơi không cộng được; hãy ghi adds"),
        ("hạng", 'adds = "sum"', "số tính bằng “hạng” của các nơi không cộng được;"),
        ("người/km²", 'adds = "sum"', "số tính bằng “người/km²” của các nơi không cộng được;"),
        ("điểm", 'adds = "none"\nrestate = "sum"', "restate = “sum” cần adds = “sum”;"),
        ("%", 'restate = "sum"', "restate = “sum” cần adds = “sum”;"),
        ("%", 'restate = "recompute"', "restate = “recompute” cần có formula để tính lại;"),
        ("%", 'basis = "area"', "basis chỉ dùng cho chỉ tiêu có restate = “sum”;"),
    ],
)
def test_what_does_not_fit_is_refused(unit: str, more: str, message: str) -> None:
    (fault,) = faults(plain(unit, f"{more}\n"))

    assert fault.startswith("x.toml, khối [x.y]: ")
    assert message in fault


def test_what_is_held_against_a_plan_is_not_computed_for_others() -> None:
    (fault,) = faults(POINTS + MET + 'restate = "recompute"\n')

    assert "công thức hỏi planned hoặc met; kế hoạch giao cho từng đơn vị" in fault


def test_a_formula_cannot_be_recomputed_from_what_never_is() -> None:
    fixed = PEOPLE + 'restate = "never"\n'

    assert faults(fixed + POINTS + RATIO + 'restate = "recompute"\n') == [
        (
            "x.toml, khối [postal.people_per_point]: restate = “recompute” nhưng đầu vào "
            "place.people không quy đổi được sang địa giới khác; hãy ghi restate = “never”."
        )
    ]


def test_a_rank_is_never_computed_anew() -> None:
    moved = (
        '["dti.rank"]\nname = "Hạng"\nunit = "hạng"\n'
        '["dti.moved"]\nname = "Thay đổi hạng"\nunit = "bậc"\nformula = "rank - previous(rank)"\n'
        'inputs = { rank = "dti.rank" }\n'
    )
    (fault,) = faults(moved + 'restate = "recompute"\n')

    assert definitions.read([("x.toml", moved)])["dti.moved"].restate is Restate.NEVER
    assert "thứ hạng không quy đổi sang địa giới khác; hãy ghi restate = “never”." in fault


def test_every_reviewed_indicator_says_both(catalogue: Catalogue) -> None:
    blocks = {
        code: block
        for path in sorted(REVIEWED.glob("*.toml"))
        for code, block in tomllib.loads(path.read_text(encoding="utf-8")).items()
        if code != "theme"
    }

    assert set(blocks) == set(catalogue.indicators)
    assert not [code for code, block in blocks.items() if not {"adds", "restate"} <= set(block)]


@pytest.mark.parametrize(
    ("restate", "codes"),
    [
        (
            Restate.SUM,
            {
                *("place.area", "place.mean_population", "postal.points", "telecom.sites"),
                *("telecom.stations", "telephone.subscribers", "broadband.subscribers"),
            },
        ),
        (
            Restate.RECOMPUTE,
            {
                *("postal.service_radius", "postal.people_per_point", "telephone.density"),
                "telecom.residential_coverage",
            },
        ),
        (
            Restate.NEVER,
            {
                *("dti.rank", "dti.peers", "public_service_portal.rank", "targets.met"),
                *("postal.enterprises", "telecom.enterprises"),
            },
        ),
    ],
)
def test_what_the_province_restates(
    catalogue: Catalogue, restate: Restate, codes: set[str]
) -> None:
    assert {catalogue[code].restate for code in codes} == {restate}
