"""An indicator on another map and on an earlier day says the figure that the ledger gives there."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from congso.observations import reference
from congso.observations.ledger import Ledger
from congso.observations.observation import Level, Observation
from congso.observations.reference import Reference
from congso.periods.calendar import Year
from congso.publication.use import View
from desk.kit import shelf
from desk.ledger import editions, holdings, indicator_page, map_page, maps
from desk.look import rendering
from desk.look.furniture import Furniture

MERGER = date(2025, 7, 1)
CITY = "92@2025-07-01"
AROUND = Furniture("Cổng thông tin điện tử", "Tỉnh Sóc Trăng", "Trình diễn.")


def ledger(*more: Observation) -> Ledger:
    paths = (
        shelf.reviewed("figures", "soctrang_2023.csv"),
        shelf.reviewed("demo", "figures", "cap_huyen_2023.csv"),
        shelf.reviewed("demo", "figures", "lang_gieng_2023.csv"),
    )
    found = [seen for path in paths for seen in shelf.observations(path)]
    return shelf.ledger_of((*found, *more))


def corrected() -> Ledger:
    key = reference.read("postal.points|94|2023||level").key()
    first = ledger().record.vintages(key)[0]
    later = datetime(2024, 3, 1, 3, tzinfo=UTC)
    return ledger(
        replace(
            first, value=Decimal(211), revision=2, recorded_at=later, level=Level.CORRECTION,
            reason="ba điểm báo cáo muộn",
        )
    )  # fmt: skip


def on_map(code: str) -> map_page.MapView:
    known = ledger()
    return map_page.view(known, known.catalogue[code], known.gazetteer.known("94"), MERGER)


def test_the_map_of_a_merger_is_the_only_other_one_of_the_province() -> None:
    gazetteer = ledger().gazetteer
    home = gazetteer.known("94")

    assert maps.days(gazetteer, home) == (MERGER,)
    assert [one.name for one in maps.choices(gazetteer, home, "postal.points")] == [
        "Như đã báo cáo",
        "Địa giới ngày 01/07/2025",
    ]


@pytest.mark.parametrize("code", ["postal.points", "postal.service_radius", "place.area"])
def test_the_page_on_a_map_says_the_figure_of_that_map(code: str) -> None:
    known, page = ledger(), on_map(code)
    periods = {row.period: row for row in page.rows}

    figure = known.figure(
        Reference(code, CITY, Year(2022 if code == "place.area" else 2023)), MERGER
    )

    assert page.printed == figure.printed
    assert periods[f"Năm {figure.reference.period.code}"].printed == figure.printed
    assert page.mark == "quy đổi theo địa giới"


def test_each_unit_and_its_weight_stand_under_a_restated_figure() -> None:
    (gathered,) = on_map("postal.points").gathered

    assert [(row.place, row.quantity, row.share) for row in gathered.rows] == [
        ("Thành phố Cần Thơ", "123\u00a0điểm", "1"),
        ("Tỉnh Hậu Giang", "146\u00a0điểm", "1"),
        ("Tỉnh Sóc Trăng", "208\u00a0điểm", "1"),
    ]


def test_a_ratio_is_computed_from_restated_parts() -> None:
    page = on_map("postal.service_radius")

    assert [one.name for one in page.gathered] == ["Diện tích tự nhiên", "Điểm phục vụ bưu chính"]
    assert page.printed == "2,06"


def test_a_unit_that_is_missing_leaves_no_total() -> None:
    page = on_map("telecom.sites")

    assert page.printed == "–"
    assert page.missing.startswith("có 2 trên 3 đơn vị, còn thiếu Tỉnh Hậu Giang")
    assert page.rows[0].reported == "1.422"


def test_a_rank_is_not_told_on_another_map_but_keeps_its_peers() -> None:
    page = on_map("dti.rank")

    assert page.printed == "–"
    assert "thứ hạng chỉ có nghĩa" in page.missing
    assert page.rows[0].reported == "36/63"


@pytest.mark.parametrize("code", ["postal.points", "telecom.stations", "dti.rank", "targets.met"])
def test_a_page_on_a_map_can_be_set(code: str) -> None:
    page = on_map(code)

    text = rendering.render(View("ledger/map.html", {"page": page}), AROUND, page.address)

    assert f"<h1>{page.title}</h1>" in text


def test_a_correction_makes_one_more_edition() -> None:
    before = holdings.days(ledger(), ["postal.points"], ["94"])
    after = holdings.days(corrected(), ["postal.points"], ["94"])

    assert before == (date(2024, 1, 4),)
    assert after == (date(2024, 1, 4), date(2024, 3, 1))
    assert [one.span for one in editions.of("/a/", after)] == [
        "từ 04/01/2024 đến 29/02/2024",
        "từ 01/03/2024 đến nay",
    ]


@pytest.mark.parametrize(
    ("day", "printed"), [(date(2024, 2, 29), "208"), (date(2024, 3, 1), "211")]
)
def test_an_edition_says_what_was_known_on_its_day(day: date, printed: str) -> None:
    then = editions.known_on(corrected(), day)
    points = then.catalogue["postal.points"]

    page = indicator_page.view(then, points, "94", ())

    figure = then.figure(Reference("postal.points", "94", Year(2023)))
    assert page.printed == figure.printed == printed
    assert any(printed in one.quantity for one in page.history)
    assert ("211" in "".join(one.quantity for one in page.history)) == (printed == "211")


def test_an_edition_that_was_followed_says_so_and_is_not_for_robots() -> None:
    then = editions.known_on(corrected(), date(2024, 1, 4))
    first, _ = editions.of("/chi-tieu/", holdings.days(corrected(), ["postal.points"], ["94"]))
    page = indicator_page.view(then, then.catalogue["postal.points"], "94", ())
    page = replace(page, edition=first, address=first.address)

    text = rendering.render(View("ledger/indicator.html", {"page": page}), AROUND, first.address)

    assert '<meta name="robots" content="noindex">' in text
    assert "Bản này đã được thay: nó đứng từ 04/01/2024 đến 29/02/2024." in text
    assert '<a href="/chi-tieu/">Xem số liệu hiện nay</a>' in text
    assert '<link rel="canonical" href="http' in text
    assert '/chi-tieu/">' in text
