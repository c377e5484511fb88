"""The page of an indicator says what stands, why, what was checked, and what stood before."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from congso.indicators.indicator import Catalogue
from congso.observations import reference
from congso.observations.ledger import Ledger
from congso.observations.observation import Level, Observation, Origin
from congso.publication.use import View
from desk.kit import shelf
from desk.ledger import assurances, explanation, indicator_page, parted, reports_page, targets
from desk.look import rendering
from desk.look.furniture import Furniture
from desk.look.parts import Citation

PLACE = "94"
LATER = datetime(2024, 1, 9, 3, tzinfo=UTC)
REPORTED_LATER = Observation(
    reference.read("telecom.sites|94|2024-BC||level").key(), Decimal(1430), "Báo cáo", LATER
)


def facts(*more: Observation) -> Ledger:
    recorded = shelf.observations(shelf.reviewed("figures", "soctrang_2023.csv"))
    return shelf.ledger_of((*recorded, *more))


def revised(written: str, value: str) -> Ledger:
    """Return the record with a later value for what `written` refers to."""
    first = facts().record.vintages(reference.read(written).key())[0]
    return facts(
        replace(
            first,
            value=Decimal(value),
            revision=2,
            recorded_at=LATER,
            level=Level.CORRECTION,
            reason="ba trạm báo cáo muộn",
        )
    )


def page(code: str, ledger: Ledger | None = None) -> indicator_page.IndicatorView:
    known = ledger or facts()
    return indicator_page.view(known, known.catalogue[code], PLACE, ())


def said(ledger: Ledger, written: str) -> list[str]:
    figure = ledger.figure(reference.read(written))
    return [one.said for one in assurances.of(ledger, figure)]


def test_the_page_opens_with_the_newest_figure_and_its_change() -> None:
    sites = page("telecom.sites")

    assert (sites.printed, sites.unit) == ("1.422", "trạm")
    assert sites.change is not None
    assert sites.change.said.replace("\u00a0", " ") == "Tăng 76 trạm"
    assert ("Biết từ ngày", "04/01/2024") in sites.meta
    assert ("Mức độ", "Ước tính") in sites.meta


def test_a_revision_stands_beside_what_it_follows() -> None:
    sites = page("telecom.sites", revised("telecom.sites|94|2023||level", "1425"))
    now, then = sites.history[0], next(one for one in sites.history if not one.is_standing)

    assert sites.printed == "1.425"
    assert (now.quantity, now.was) == ("1.425\u00a0trạm", "1.422\u00a0trạm")
    assert (now.day, now.reason) == (date(2024, 1, 9), "ba trạm báo cáo muộn")
    assert then.quantity == "1.422\u00a0trạm"


def test_a_computed_figure_follows_the_revision_of_its_input() -> None:
    radius = page("postal.service_radius", revised("postal.points|94|2023||level", "240"))
    now, then = radius.history

    assert (now.quantity, now.was) == ("2,09\u00a0km/điểm phục vụ", "2,25\u00a0km/điểm phục vụ")
    assert "240" in now.reason
    assert "208" in now.reason
    assert then.quantity == "2,25\u00a0km/điểm phục vụ"


def test_a_formula_is_explained_with_the_sources_of_its_inputs() -> None:
    why = page("postal.service_radius").why

    assert why is not None
    assert why.question.startswith("Vì sao là 2,25")
    assert why.exact == "2,246632\u00a0km/điểm phục vụ"
    assert why.formula is not None
    assert why.formula.kind == "root"
    area, points = why.inputs
    assert (area.quantity, area.period) == ("3.298,2\u00a0km²", "năm 2022")
    assert area.source == "Niên giám thống kê tỉnh Sóc Trăng 2022"
    assert points.quantity == "208\u00a0điểm"


def test_a_sum_is_one_row_however_it_is_nested() -> None:
    ledger = facts()
    met = ledger.figure(reference.read("targets.met|94|2023||level"))

    why = explanation.explain(ledger, met)

    assert why is not None
    assert why.formula is not None
    assert [part.printed for part in why.formula.parts] == ["1", "1", "1", "0"]
    assert "chưa đạt, 99,24%" in why.formula.parts[-1].name


def test_what_was_checked_is_carried_out() -> None:
    told = said(facts(), "telecom.sites|94|2023||level")

    assert "1.422 − 1.346 = 76" in told
    assert "2G 952, 3G 1.309, 4G 1.378, 5G 3: mỗi số không quá 1.422" in told


def test_a_check_that_fails_is_told_as_failing() -> None:
    ledger = revised("telecom.stations|94|2023|4G|level", "1500")
    sites = ledger.figure(reference.read("telecom.sites|94|2023||level"))

    failing = [one.said for one in assurances.of(ledger, sites) if not one.holds]

    assert failing == ["2G 952, 3G 1.309, 4G 1.500, 5G 3: mỗi số không quá 1.422"]


def test_an_older_input_is_told() -> None:
    told = said(facts(), "postal.service_radius|94|2023||level")

    assert "Diện tích tự nhiên lấy số năm 2022" in told
    assert any(one.startswith("Tính lại từ 2 đầu vào ra 2,246632") for one in told)


def test_a_ratio_is_told_only_of_what_is_a_target() -> None:
    assert "208 ÷ 193 = 107,77% kế hoạch" in said(facts(), "postal.points|94|2023||level")
    assert not any(
        "kế hoạch" in one for one in said(facts(), "place.mean_population|94|2023||level")
    )


def test_targets_are_what_the_count_of_targets_counts() -> None:
    assert set(targets.assigned(facts().catalogue)) == {
        "telephone.subscribers",
        "telephone.density",
        "postal.points",
        "broadband.subscribers",
    }


def test_the_list_says_how_many_targets_were_met() -> None:
    reports = reports_page.view(facts(), PLACE)

    assert reports.plan is not None
    assert reports.plan.title == "Kế hoạch năm 2023: đạt 3 trên 4 chỉ tiêu"
    assert [bullet.line.met for bullet in reports.plan.bullets] == [True, True, True, False]


def test_an_indicator_reported_by_parts_shows_its_parts() -> None:
    stations = page("telecom.stations")

    assert [(part.name, part.printed) for part in stations.parts] == [
        ("2G", "952"),
        ("3G", "1.309"),
        ("4G", "1.378"),
        ("5G", "3"),
    ]
    (divided,) = stations.parted
    assert "Tất cả 1.422" in divided.chart.said


def test_each_way_of_dividing_has_a_chart_and_a_check_of_its_own() -> None:
    shared = [
        Observation(
            reference.read(f"telecom.sites_by_operator|94|2023|{operator}|level").key(),
            Decimal(value), "giả định", LATER, origin=Origin.SYNTHETIC,
        )
        for operator, value in (("vnpt", 700), ("viettel", 900))
    ]  # fmt: skip
    known = facts(*shared)

    technology, operator = page("telecom.sites", known).parted

    assert (technology.name, operator.name) == ("theo-phan", "theo-phan-operator")
    assert [row[0] for row in operator.chart.rows] == ["Tất cả", "Viettel", "VNPT"]
    assert technology.chart.measure.startswith("Trạm có công nghệ, chia theo công nghệ")
    assert operator.address.endswith("/telecom.sites_by_operator/")
    checks = said(known, "telecom.sites|94|2023||level")
    assert "VNPT 700, Viettel 900: mỗi số không quá 1.422" in checks
    assert any(one.startswith("2G 952, 3G 1.309") for one in checks)


def test_a_chart_shows_no_periods_of_several_kinds_side_by_side() -> None:
    reported = [
        Observation(
            reference.read(f"telecom.sites|94|{period}||level").key(), Decimal(value), "Báo cáo",
            LATER,
        )
        for period, value in (("2023-Q1", 1350), ("2023-BC", 1418), ("2022-BC", 1340))
    ]  # fmt: skip

    sites = page("telecom.sites", facts(*reported))

    assert sites.years is not None
    assert [row[0] for row in sites.years.rows] == ["2022", "2023"]
    assert {row.period for row in sites.rows} >= {
        "Năm 2023", "Năm 2023 (kỳ báo cáo chốt 14/12/2023)", "Quý I/2023",
    }  # fmt: skip
    closed = page("telecom.sites", facts(*reported[1:], REPORTED_LATER))
    assert closed.years is not None
    assert [row[0] for row in closed.years.rows] == [
        f"Năm {year} (kỳ báo cáo chốt 14/12/{year})" for year in (2022, 2023, 2024)
    ]
    assert closed.change is not None
    assert closed.change.said.replace("\u00a0", " ") == "Tăng 12 trạm"


def test_who_divides_by_what_another_divided_by_is_told_as_well() -> None:
    catalogue = shelf.catalogue()
    operator = catalogue["telecom.sites_by_operator"]
    again = {f"telecom.again_{at}": replace(operator, code=f"telecom.again_{at}") for at in (1, 2)}

    found = parted.divisions(
        Catalogue({**catalogue.indicators, **again}, catalogue.themes), catalogue["telecom.sites"]
    )

    assert [(one.name, one.divided.code) for one in found] == [
        ("theo-phan", "telecom.stations"),
        ("theo-phan-operator", "telecom.sites_by_operator"),
        ("theo-phan-operator-2", "telecom.again_1"),
        ("theo-phan-operator-3", "telecom.again_2"),
    ]


def test_no_figure_is_shown_for_a_year_of_which_nothing_is_known() -> None:
    assert [row.period for row in page("targets.assigned").rows] == ["Năm 2023"]


def test_one_page_that_shows_several_numbers_is_named_once() -> None:
    ledger = facts()
    cited = [
        Citation("Bài", "/bai/", quantity, date(2024, 1, 4)) for quantity in ("36/63", "20 bậc")
    ]

    shown = indicator_page.view(ledger, ledger.catalogue["dti.rank"], PLACE, cited).citations

    assert [one.quantity for one in shown] == ["36/63 · 20 bậc"]


@pytest.mark.parametrize("code", shelf.catalogue().indicators)
def test_every_indicator_has_a_page_that_can_be_set(code: str) -> None:
    shown = page(code)

    text = set_page(shown)

    assert f"<h1>{shown.title}</h1>" in text
    assert shown.definition in text


@pytest.mark.parametrize(
    "code", ["telephone.subscribers", "telephone.density", "broadband.subscribers", "targets.met"]
)
def test_what_stands_on_invented_numbers_says_so(code: str) -> None:
    assert "giả định" in set_page(page(code))


def set_page(shown: indicator_page.IndicatorView) -> str:
    around = Furniture("Cổng thông tin điện tử", "Tỉnh Sóc Trăng", "Trình diễn.")
    return rendering.render(View("ledger/indicator.html", {"page": shown}), around, shown.address)


def test_what_an_indicator_is_and_meant_is_told_with_its_legal_basis() -> None:
    index, points = page("dti.rank"), page("postal.points")

    assert [(str(one.since), one.said) for one in index.meanings] == [
        ("2025-01-01", "Quyết định 405/QĐ-BKHCN ngày 03/4/2025"),
        ("2021-01-01", "Quyết định 922/QĐ-BTTTT ngày 20/5/2022"),
        ("2020-01-01", "Quyết định 1726/QĐ-BTTTT ngày 12/10/2020"),
    ]
    told = dict(points.codes)
    assert told["Loại"] == "Số thời điểm"
    assert told["Phân tổ"] == "Loại điểm, các phần chia hết"
    assert told["Sang địa giới khác"] == "Cộng các đơn vị hợp thành"
    assert points.meanings == ()
    assert "Quyết định 405/QĐ-BKHCN" in set_page(index)


def test_a_break_of_what_it_stands_on_is_told_where_it_is() -> None:
    broken = page("postal.people_per_point").meanings

    assert [(str(one.since), one.said) for one in broken] == [("2019-01-01", "Chuỗi số gãy")]
    assert "tổng điều tra 01/4/2019" in broken[0].note
