"""What readers find of releases, and that nothing of what is to come is anywhere."""

import json
import re
import xml.etree.ElementTree as ET
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries, Settings
from tests.desk.recording import printed_figures, shown, untold

from congso.observations.observation import Level, Status, read_key
from congso.periods.calendar import Year
from congso.publication.use import Document, Recorder, Use, View
from desk.kit import clock
from desk.kit.permissions import MACHINE
from desk.ledger import actions as ledger
from desk.ledger import public as figures
from desk.look import rendering
from desk.look.furniture import Furniture
from desk.opendata import public as opendata
from desk.press import actions as press
from desk.press import own_pages, sources, tree
from desk.press.models import Built
from desk.releases import actions, demonstration, freezing, public, publishing, queries
from desk.releases.models import Edition, Release, Series

pytestmark = pytest.mark.django_db
DUE = datetime(2024, 1, 12, 8, tzinfo=clock.VIETNAM)
OWN = "/bao-cao-thong-ke/phat-hanh/so-lieu-nganh/"
CALENDAR = "/bao-cao-thong-ke/lich-phat-hanh/"
NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})*(?:,\d+)?")
SECRET = "Chưa ai được biết điều này."


@pytest.fixture(autouse=True)
def _site(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> None:
    monkeypatch.setattr(sources, "PAGES", (figures, public, own_pages))
    monkeypatch.setattr(sources, "FILES", ())
    around = Furniture("Cổng", "Tỉnh Sóc Trăng", "Trình diễn.")
    monkeypatch.setattr(sources, "furniture", lambda _recorder: around)
    settings.VAR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"


def built() -> dict[str, bytes]:
    """Bring the site up to date and return every file of it that stands in the manifest."""
    outcome = press.bring_up_to_date()
    assert outcome.failed == []
    return {row.address: (tree.site() / row.file).read_bytes() for row in Built.objects.all()}


def test_nothing_of_an_unpublished_release_is_on_any_page_or_file(
    written: Release, tmp_path: Path
) -> None:
    actions.write_release(release=written, texts={"analysis": SECRET}, frame=None, by=MACHINE)
    publishing.approve_release(release=written, by=MACHINE)

    site = built()

    assert not [one for one in site if one.startswith("/bao-cao-thong-ke/phat-hanh/")]
    assert not [one for one, held in site.items() if SECRET.encode() in held]
    every = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert SECRET.encode() not in every
    assert "Số liệu ngành, năm 2023" in site[CALENDAR].decode()

    with clock.stopped_at(DUE):
        publishing.publish_due()
    site = built()
    assert SECRET in site[OWN].decode()
    parts = [told for address, told in site.items() if address.startswith("/sitemap/")]
    assert any(f"{OWN}</loc>" in told.decode() for told in parts)


def test_a_release_has_an_address_for_ever_and_one_for_the_latest(published: Edition) -> None:
    site = built()

    assert {one for one in site if one.startswith(OWN)} >= {
        OWN, f"{OWN}2023/", f"{OWN}2023/ban-1/",
    }  # fmt: skip
    page = site[f"{OWN}2023/ban-1/"].decode()
    for part in ("Báo cáo thống kê", "Phân tích", "Phương pháp", "Thời gian và cách thu thập"):
        assert part in page
    assert "ước tính" in page
    assert page.count('<meta name="DC.') == 6
    assert published.title in page


def test_the_charts_of_an_edition_are_files_beside_it(published: Edition) -> None:
    site = built()

    own = next(one for one in site if one.endswith(f"/ban-{published.number}/"))
    picture, values = (site[f"{own}hinh/bieu-do-1.{kind}"] for kind in ("svg", "csv"))
    assert ET.fromstring(picture).tag.endswith("svg")
    assert values.decode().count("\n") > 1
    for address in (own, OWN):
        page = site[address].decode()
        assert f'href="{own}hinh/bieu-do-1.svg" download' in page
        assert f'href="{own}hinh/bieu-do-1.csv" download' in page


def test_every_figure_that_an_edition_prints_is_in_its_record(
    published: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed, pages = printed_figures(monkeypatch), public.pages()
    for address in (OWN, f"{OWN}2023/", f"{OWN}2023/ban-{published.number}/"):
        printed.clear()
        view, document = pages[address](Recorder()), pages[f"{address}so-lieu.json"](Recorder())
        assert isinstance(view, View)
        assert isinstance(document, Document)
        text = rendering.render(view, Furniture("Cổng", "Tỉnh Sóc Trăng", ""), address)
        told = json.loads(document.content)
        cells = [cell.partition("<")[0] for cell in text.split('<td class="n">')[1:]]
        numbers = {found for cell in cells for found in NUMBER.findall(cell) if len(found) > 2}
        recorded = " ".join(f"{one['printed']} {one['quantity']}" for one in told["figures"])

        assert len(figures := shown(printed, text)) > 5
        assert untold(figures, told) == set(), address
        assert {one for one in numbers if one not in recorded} == set(), address
        assert told["page"].endswith(address)
        assert (document.type, view.values["record"]) == (
            "application/json", f"{address}so-lieu.json",
        )  # fmt: skip


def test_a_correction_cannot_vanish_and_the_superseded_edition_says_so(published: Edition) -> None:
    first = built()[f"{OWN}2023/ban-1/"].decode()
    with clock.stopped_at(datetime(2024, 1, 15, 8, tzinfo=clock.VIETNAM)):
        publishing.correct_release(
            release=published.release, notice="Đảo hai chữ số.", by=MACHINE,
            texts={"analysis": "Tăng 76."},
        )  # fmt: skip
    site = {one: held.decode(errors="replace") for one, held in built().items()}

    assert "Bản này đã được thay" not in first
    assert "Bản này đã được thay" in site[f"{OWN}2023/ban-1/"]
    assert TEXT_OF_FIRST in site[f"{OWN}2023/ban-1/"]
    for address in (OWN, f"{OWN}2023/", f"{OWN}2023/ban-2/"):
        assert "Đảo hai chữ số." in site[address]
        assert "Bản này đã được thay" not in site[address]
    assert "có đính chính" in site[CALENDAR]


TEXT_OF_FIRST = "<p>Số vị trí trạm tăng 76.</p>"


def test_the_calendar_tells_states_and_reasons_in_three_manners(planned: Release) -> None:
    actions.move_release(
        release=planned, due_at=datetime(2024, 2, 1, 8, tzinfo=clock.VIETNAM),
        reason="Chờ dân số.", by=MACHINE,
    )  # fmt: skip
    site = built()

    page = site[CALENDAR].decode()
    assert "Tháng 2/2024" in page
    assert "○</i> dự kiến" in page
    assert "Lý do: Chờ dân số." in page
    (event,) = Calendar.from_ical(site[f"{CALENDAR}lich.ics"]).walk("VEVENT")
    assert (event["status"], event["summary"]) == ("TENTATIVE", "Số liệu ngành, năm 2023")
    assert event.decoded("dtstart") == datetime(2024, 2, 1, 8, tzinfo=clock.VIETNAM)
    feed = ET.fromstring(site[f"{CALENDAR}tin.atom"])
    space = "{http://www.w3.org/2005/Atom}"
    told = feed.findtext(f"{space}entry/{space}summary")
    assert told is not None
    assert "Chờ dân số." in told


def test_building_again_changes_no_byte(published: Edition) -> None:
    first = built()
    assert press.bring_up_to_date().built == []

    press.bring_up_to_date(full=True)

    assert published.number == 1
    assert built() == first


@pytest.mark.usefixtures("record")
def test_the_demonstration_shows_one_of_each() -> None:
    assert demonstration.load() == 3
    assert demonstration.load() == 0

    site = built()
    page = site[CALENDAR].decode()
    for said in ("dự kiến", "đã phát hành", "đã hủy", "có đính chính", "trình diễn"):
        assert said in page
    corrected = site["/bao-cao-thong-ke/phat-hanh/so-lieu-nganh-nam/2023/"].decode()
    assert "tăng 67" in corrected
    assert "tăng 76" in corrected


def test_what_is_withheld_is_in_no_bundle(planned: Release, series: Series) -> None:
    ledger.revise_observation(
        key=read_key("telecom.sites|94|2023||actual"), value=None, status=Status.WITHHELD,
        level=Level.OFFICIAL, source="Công văn", reason="Giữ kín", by=MACHINE,
        expected_previous=Decimal(1422),
    )  # fmt: skip

    frozen = freezing.freeze(planned, clock.now(), 1)

    assert series.indicators[0] == "telecom.sites"
    assert b"1422" not in frozen.content
    assert b"1.422" not in frozen.content


def test_the_page_of_reports_leads_to_the_calendar() -> None:
    assert f'href="{CALENDAR}"' in built()["/bao-cao-thong-ke/"].decode()


def test_a_moved_date_touches_no_file_of_what_was_published(
    published: Edition, series: Series
) -> None:
    assert published.number == 1
    noted: dict[Use, str] = {}
    for address, make in opendata.pages().items():
        if address.startswith(f"{OWN}2023/ban-1/") or "SUMS" in address:
            recorder = Recorder()
            make(recorder)
            noted |= recorder.uses

    later = actions.plan_release(series=series, period=Year(2024), due_at=DUE, by=MACHINE)
    actions.move_release(
        release=later, due_at=datetime(2025, 2, 1, 8, tzinfo=clock.VIETNAM), reason="Chờ số.",
        by=MACHINE,
    )  # fmt: skip

    kinds = (opendata.RELEASED, opendata.RELEASES)
    of_releases = {use: then for use, then in noted.items() if use.kind in kinds}
    assert {use.key for use in of_releases} == {f"{OWN}2023/ban-1/", "all"}
    assert {use: opendata.current(use) for use in of_releases} == of_releases


def test_a_bundle_is_read_once_and_not_with_every_look_at_the_editions(
    published: Edition, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    (edition,) = queries.editions(published.release.series.slug)
    assert edition.opened.lines

    with django_assert_num_queries(1) as asked:
        (again,) = queries.editions(published.release.series.slug)
        assert again.opened is edition.opened
    assert '"bundle"' not in asked.captured_queries[0]["sql"]
