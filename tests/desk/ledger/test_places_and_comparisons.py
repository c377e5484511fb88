"""A place is told through time, apart from its namesakes; places are compared like with like."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from tests.desk.ledger.test_maps_and_days import AROUND, ledger

from congso.lineage.succession import Validity
from congso.observations.ledger import Ledger
from congso.observations.observation import Key, Observation
from congso.observations.reference import Reference
from congso.periods.calendar import Year
from congso.places.gazetteer import Gazetteer
from congso.places.place import Level, Place
from congso.publication.use import View
from desk.kit import shelf
from desk.ledger import addresses, beside, comparison_page, comparisons, place_page, theme_page
from desk.ledger.comparisons import Comparison, Order
from desk.look import rendering

DISTRICTS = Comparison(Level.DISTRICT, Year(2023))


def place(identity: str, known: Ledger | None = None) -> place_page.PlaceView:
    found = known or ledger()
    return place_page.view(found, found.gazetteer.known(identity))


def compared(code: str, order: Order = Order.VALUE) -> comparison_page.ComparisonView:
    return beside_one_another(ledger(), code, DISTRICTS, order)


def beside_one_another(
    known: Ledger, code: str, comparison: Comparison, order: Order = Order.VALUE
) -> comparison_page.ComparisonView:
    """Return the page with what else a reader may choose, as it is published."""
    asked = known, known.catalogue[code], known.gazetteer.known("94"), comparison, order
    return replace(comparison_page.view(*asked), choices=comparison_page.choices(*asked))


def set_page(template: str, page: object, address: str) -> str:
    return rendering.render(View(template, {"page": page}), AROUND, address)


def test_a_province_says_when_it_stood_what_it_became_and_what_lay_in_it() -> None:
    page = place("94")

    assert ("Hiệu lực", "Đến 30/06/2025") in page.identity
    (after,) = page.after
    assert after.name == "Thành phố Cần Thơ (mã 92)"
    assert after.said == "Sáp nhập ngày 01/07/2025, Nghị quyết 202/2025/QH15"
    assert after.address == "/bao-cao-thong-ke/dia-phuong/92/tu-2025-07-01/"
    assert len(page.members) == 11
    assert page.members_on == date(2025, 6, 30)


def test_the_figures_of_a_place_are_those_of_the_ledger() -> None:
    known = ledger()

    lines = {line.name: line for group in place("943", known).groups for line in group.lines}

    points = known.figure(Reference("postal.points", "943", Year(2023)))
    assert lines["Điểm phục vụ bưu chính"].printed == points.printed == "24"
    assert lines["Điểm phục vụ bưu chính"].origin == "số liệu giả định"
    assert lines["Điểm phục vụ bưu chính"].earlier == "năm 2022: 23\u00a0điểm"


def test_a_code_that_another_unit_took_over_leads_to_both() -> None:
    gazetteer = ledger().gazetteer

    page = place_page.of_code(gazetteer, "31522")

    assert page.address == "/bao-cao-thong-ke/dia-phuong/31522/"
    assert [(unit.name, unit.address) for unit in page.units] == [
        ("Phường 1 (mã 31522)", f"{page.address}tu-2024-09-01/"),
        ("Phường 9 (mã 31522)", f"{page.address}ban-dau/"),
    ]
    assert [unit.name for unit in place("31522").same_code] == ["Phường 1 (mã 31522)"]


def test_units_of_the_same_name_are_told_apart_by_what_they_lay_in() -> None:
    others = {unit.name: unit.said for unit in place("31513").same_name}

    assert "Phường 1 (mã 31732)" in others
    assert "thuộc Thị xã Ngã Năm" in others["Phường 1 (mã 31732)"]


@pytest.mark.parametrize("identity", ["94", "92", "92@2025-07-01", "31522@2024-09-01", "941"])
def test_a_place_has_a_page_that_can_be_set(identity: str) -> None:
    page = place(identity)

    text = set_page("ledger/place.html", page, page.address)

    assert f"<h1>{page.title}</h1>" in text


def test_districts_stand_side_by_side_and_the_sum_is_told_where_all_are_there() -> None:
    page = compared("postal.points")

    assert page.told == "Năm 2023 · 11 trên 11 đơn vị cấp huyện có số"
    assert [row.printed for row in page.rows][:2] == ["31", "26"]
    assert page.total == "208"
    assert page.missing == ()
    assert page.chart is not None
    assert page.chart.title.replace("\u00a0", " ") == "Cao nhất là Thành phố Sóc Trăng: 31 điểm"


def test_what_is_withheld_is_shown_so_and_what_is_missing_is_named_and_no_sum_is_told() -> None:
    page = compared("telecom.sites")

    assert (page.rows[-1].place, page.rows[-1].printed) == ("Huyện Cù Lao Dung", "×")
    assert page.rows[-1].said == "không công bố"
    assert [(one.reason, one.places) for one in page.missing] == [
        ("chưa có số năm 2023", ("Huyện Thạnh Trị",))
    ]
    assert page.total == ""


def test_each_order_is_a_page_of_its_own() -> None:
    by_name, by_code = compared("postal.points", Order.NAME), compared("postal.points", Order.CODE)

    assert by_name.address.endswith("/so-sanh/cap-huyen-2023/theo-ten/")
    assert by_name.rows[0].place == "Huyện Châu Thành"
    assert [row.code for row in by_code.rows] == sorted(row.code for row in by_code.rows)


def test_only_what_two_places_of_a_level_have_is_compared() -> None:
    known = ledger()
    home = known.gazetteer.known("94")

    def found(code: str) -> list[str]:
        links = comparisons.links(known, known.catalogue[code], home)
        return [link.title for link in links]

    assert found("postal.points") == [
        "So sánh các tỉnh, thành phố, năm 2023",
        "So sánh các đơn vị cấp huyện, năm 2023",
    ]
    assert found("telecom.enterprises") == []


def points(place: str, value: int) -> Observation:
    key = Key("postal.points", place, Year(2023))
    return Observation(key, Decimal(value), "báo cáo", datetime(2024, 1, 4, tzinfo=UTC))


def with_others() -> Ledger:
    """Return a ledger that knows of three communes, and of two districts of another province."""
    told, listed = (
        ledger(*(points(one, 3) for one in ("31561", "31528", "31567"))),
        shelf.gazetteer(),
    )
    other = (
        Place(code, code, name, Level.DISTRICT, "quận", Validity(None, date(2025, 6, 30)), "92")
        for code, name in (("923", "Quận Thốt Nốt"), ("916", "Quận Ninh Kiều"))
    )
    seen = (*told.known, *(points(one, 7) for one in ("923", "916")))
    return shelf.ledger_of(seen, Gazetteer((*listed.said, *other), listed.passed))


def test_every_period_and_set_of_peers_with_figures_is_a_comparison() -> None:
    known = with_others()
    home, indicator = known.gazetteer.known("94"), known.catalogue["postal.points"]

    every = comparisons.every(known, indicator, home)

    assert [one.address("x").split("/")[-2] for one in every] == [
        *("cap-tinh-2022", "cap-tinh-2023", "cap-huyen-2022", "cap-huyen-2023"),
        *("cap-huyen-ca-nuoc-2023", "cap-xa-2023", "cap-xa-trong-943-2023"),
    ]
    page = beside_one_another(known, indicator.code, every[3])
    assert {
        choice.of: [name for name, _to, _here in choice.options] for choice in page.choices
    } == {
        "Kỳ": ["Năm 2023", "Năm 2022"],
        "Giữa": ["các đơn vị cấp huyện", "các đơn vị cấp huyện cả nước"],
        "Xếp": ["theo giá trị", "theo tên", "theo mã đơn vị"],
    }
    whole = beside_one_another(known, indicator.code, every[4])
    assert "Quận Thốt Nốt, Thành phố Cần Thơ" in [row.place for row in whole.rows]
    assert whole.title == "Điểm phục vụ bưu chính: so sánh các đơn vị cấp huyện cả nước, năm 2023"
    within = beside_one_another(known, indicator.code, every[6])
    assert {row.code for row in within.rows if row.sort} == {"31561", "31528"}
    for page in (whole, within):
        assert f"<h1>{page.title}</h1>" in set_page("ledger/comparison.html", page, page.address)


def test_a_comparison_and_a_theme_can_be_set() -> None:
    known = ledger()
    home = known.gazetteer.known("94")
    postal = [one for one in known.catalogue.indicators.values() if one.theme == "postal"]

    page = compared("telecom.sites")
    theme = replace(
        theme_page.view(known, known.catalogue.themes["postal"], postal, home),
        compared=theme_page.compared(known, postal, home),
    )

    assert "không công bố" in set_page("ledger/comparison.html", page, page.address)
    assert "So sánh các đơn vị cấp huyện" in set_page("ledger/theme.html", theme, theme.address)
    assert [line.name for line in theme.lines][:2] != []


def test_the_table_by_year_and_place_begins_with_home() -> None:
    known = ledger()

    table = beside.table(known, known.catalogue["postal.points"], known.gazetteer.known("94"))

    assert table is not None
    assert table.periods == ("Năm 2022", "Năm 2023")
    first, second, third = table.rows[:3]
    assert (first.place, [cell.printed for cell in first.cells]) == (
        "Tỉnh Sóc Trăng",
        ["195", "208"],
    )
    assert second.place == "Thành phố Cần Thơ"
    assert third.cells[0].said == "chưa có số năm 2022"


def test_an_address_stands_for_the_code_until_the_code_had_two_units() -> None:
    gazetteer = shelf.gazetteer()

    assert addresses.of_place(gazetteer, gazetteer.known("94")) == addresses.of_code("94")
    assert addresses.of_place(gazetteer, gazetteer.known("92")).endswith("/92/ban-dau/")
