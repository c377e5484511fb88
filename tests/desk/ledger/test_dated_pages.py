"""Themes, comparisons and maps have an edition for each day on which what they show changed."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from congso.observations import reference
from congso.observations.observation import Key, Level, Observation
from congso.periods.calendar import Year
from congso.publication.touch import Change
from congso.publication.use import Document, Recorder, Use, View
from desk.atlas import actions as atlas
from desk.atlas.actions import Table
from desk.kit import clock, shelf
from desk.kit.permissions import MACHINE
from desk.ledger import actions, dated, dated_notes, defining, page_records, public
from desk.ledger.dated import Dated
from desk.look import rendering
from desk.look.furniture import Furniture
from desk.look.wording import indicator_address

pytestmark = pytest.mark.django_db
POINTS = indicator_address("postal.points")
SIDE, MAP = f"{POINTS}so-sanh/cap-huyen-2023/", f"{POINTS}dia-gioi-2025-07-01/"
THEME = "/bao-cao-thong-ke/chu-de/postal/"
AROUND = Furniture("Cổng thông tin điện tử", "Tỉnh Sóc Trăng", "Trình diễn.")
REPORTS = "/bao-cao-thong-ke/"
OWNERS = ("reports", "indicator postal.points", "indicator postal.boxes", "theme postal")
FIRST, SECOND = datetime(2024, 1, 4, 8, tzinfo=UTC), datetime(2024, 3, 1, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _facts() -> None:
    dated_notes._memory.told.clear()

    atlas.import_places(
        places=table("places", "units.csv"), successions=table("places", "successions.csv"),
        agencies=table("agencies", "agencies.csv"), by=MACHINE,
    )  # fmt: skip
    told = [points("94", 208), *(points(place, 20) for place in ("941", "942", "943"))]
    with clock.stopped_at(FIRST):
        actions.record_observations(told, by=MACHINE)


def table(*parts: str) -> Table:
    return Table(shelf.read_text(shelf.reviewed(*parts)), parts[-1])


def points(place: str, value: int) -> Observation:
    return Observation(Key("postal.points", place, Year(2023)), Decimal(value), "báo cáo", FIRST)


def revise(place: str, value: int, was: int, at: datetime = SECOND) -> None:
    with clock.stopped_at(at):
        actions.revise_observation(
            key=reference.read(f"postal.points|{place}|2023||level").key(), value=Decimal(value),
            level=Level.CORRECTION, source="báo cáo bổ sung", reason="báo cáo muộn",
            expected_previous=Decimal(was), by=MACHINE,
        )  # fmt: skip


def pages() -> Mapping[str, public.Offered]:
    return {one: made for owner in OWNERS for one, made in public.pages_of(owner).items()}


def set_page(address: str) -> str:
    made = pages()[address].make(Recorder())
    assert isinstance(made, View)
    return rendering.render(made, AROUND, address)


def test_what_was_known_on_one_day_has_no_editions() -> None:
    without = SIDE, MAP, THEME, f"{REPORTS}tai-", f"{REPORTS}theo-"
    assert {one for one in pages() if one.startswith(without) and "ngay" in one} == set()
    assert "theo-ngay" not in "".join(map(set_page, (SIDE, MAP, THEME, REPORTS)))


@pytest.mark.parametrize(
    ("page", "place", "was"),
    [(SIDE, "941", 20), (THEME, "94", 208), (MAP, "94", 208), (REPORTS, "94", 208)],
    ids=["districts side by side", "theme", "map", "reports"],
)
def test_a_correction_gives_a_page_an_edition_of_each_day_and_a_list(
    page: str, place: str, was: int
) -> None:
    revise(place, 9977, was)

    now, then = set_page(page), set_page(f"{page}tai-ngay-2024-01-04/")
    listing = set_page(f"{page}theo-ngay/")

    assert "9.977" in now
    assert "9.977" not in then
    assert f">{was}" in then.replace("<b>", "")
    assert "Số liệu như đã biết ngày 04/01/2024." in then
    assert '<meta name="robots" content="noindex">' in then
    assert re.search(rf'rel="canonical" href="[^"]*{re.escape(page)}"', then)
    assert f'action="{page}theo-ngay/"' in now
    for day in ("2024-01-04", "2024-03-01"):
        assert f'href="{page}tai-ngay-{day}/"' in listing


def test_the_page_of_reports_of_a_past_day_offers_no_files_and_is_led_to_once() -> None:
    revise("94", 210, 208)

    then, listing = set_page(f"{REPORTS}tai-ngay-2024-01-04/"), set_page(f"{REPORTS}theo-ngay/")

    assert "Tải số liệu" in set_page(REPORTS)
    assert "Tải" not in then
    assert "2 chỉ tiêu có số" in listing
    crumbs = listing[listing.index('class="crumbs ') :].partition("</nav>")[0]
    assert crumbs.count(f'href="{REPORTS}"') == 1


def test_another_name_of_a_district_makes_an_edition_of_the_page_of_reports() -> None:
    units = table("places", "units.csv")
    with clock.stopped_at(SECOND):
        atlas.import_places(
            places=replace(units, text=units.text.replace("Huyện Kế Sách", "Huyện Kế Xách")),
            successions=table("places", "successions.csv"),
            agencies=table("agencies", "agencies.csv"), by=MACHINE,
        )  # fmt: skip

    assert "Huyện Kế Xách" in set_page(f"{REPORTS}tai-ngay-2024-03-01/")
    assert "Huyện Kế Sách" in set_page(f"{REPORTS}tai-ngay-2024-01-04/")


def test_an_edition_tells_by_the_definition_that_stood_on_its_day() -> None:
    own = indicator_address("postal.boxes")
    block = (
        '["postal.boxes"]\nname = "Hộp thư"\nunit = "điểm"\ndefinition = "{said}"\n'
        'formula = "{times} * postal.points"\nversions = [{versions}]\n'
    )
    law = '{ valid_from = 2020-01-01, legal_basis = "Quyết định 1" }'
    later = '{ valid_from = 2024-02-01, legal_basis = "Quyết định 2" }'
    first = block.format(said="Ba hộp một điểm.", times=3, versions=law)
    second = block.format(said="Hai hộp một điểm.", times=2, versions=f"{law}, {later}")
    with clock.stopped_at(FIRST):
        defining.define_indicator(text=first, legal_basis="Quyết định 1", by=MACHINE)
    with clock.stopped_at(SECOND):
        defining.define_indicator(
            text=second, legal_basis="Quyết định 2", by=MACHINE, reason="đếm lại", seen=1
        )

    now, then, still = (
        set_page(f"{own}{day}") for day in ("", "tai-ngay-2024-01-04/", "tai-ngay-2024-03-01/")
    )

    assert ["Hai hộp một điểm." in one for one in (now, then, still)] == [True, False, True]
    assert ["624" in one for one in (now, then, still)] == [False, True, False]
    assert "416" in now
    assert ["nay đã khác" in one for one in (now, then, still)] == [False, True, False]


def test_the_record_of_an_edition_tells_the_figures_of_its_day() -> None:
    revise("941", 31, 20)

    made = pages()[f"{SIDE}tai-ngay-2024-01-04/{page_records.NAME}"].make(Recorder())

    assert isinstance(made, Document)
    assert '"printed": "20"' in made.content.decode()
    assert '"printed": "31"' not in made.content.decode()


def test_a_value_of_another_period_makes_no_edition_of_a_comparison() -> None:
    later = Key("postal.points", "941", Year(2024))
    actions.record_observations([Observation(later, Decimal(40), "báo cáo", SECOND)], by=MACHINE)

    assert f"{SIDE}theo-ngay/" not in pages()


def test_an_edition_that_is_over_stands_as_it_was_whatever_comes() -> None:
    revise("941", 31, 20)
    revise("94", 210, 208)
    recorder = Recorder()
    found = pages()
    over = [f"{page}tai-ngay-2024-01-04/" for page in (SIDE, MAP, THEME, REPORTS)]
    for address in over:
        found[address].make(recorder)

    revise("941", 32, 31, datetime(2024, 5, 1, tzinfo=UTC))
    revise("94", 211, 210, datetime(2024, 5, 1, tzinfo=UTC))

    assert {use for use, seen in recorder.uses.items() if public.current(use) != seen} == set()


def test_what_a_correction_touches_is_all_that_changes_and_is_made_as_if_from_nothing() -> None:
    revise("941", 31, 20)

    def built() -> dict[str, tuple[dict[Use, str], str | bytes]]:
        found: dict[str, tuple[dict[Use, str], str | bytes]] = {}
        for address, offered in pages().items():
            recorder = Recorder()
            made = offered.make(recorder)
            content = (
                made.content
                if isinstance(made, Document)
                else rendering.render(made, AROUND, address)
            )
            found[address] = dict(recorder.uses), content
        return found

    before = built()
    revise("94", 210, 208)
    revise("941", 32, 31, datetime(2024, 5, 1, tzinfo=UTC))
    keys = tuple(f"postal.points|{place}|2023||actual" for place in ("94", "941"))
    touch = public.touched(Change("figures", keys))

    after = built()
    is_stale = {
        address: any(
            touch.concerns(use) and public.current(use) != seen for use, seen in used.items()
        )
        for address, (used, _content) in before.items()
    }
    kept = [address for address, stale in is_stale.items() if not stale]

    assert f"{SIDE}tai-ngay-2024-01-04/" in kept
    assert [one for one in kept if before[one][1] != after[one][1]] == []


def test_of_a_list_only_the_lines_that_changed_are_worked_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    revise("941", 31, 20)
    address = f"{SIDE}theo-ngay/"
    first = pages()[address].make(Recorder())
    told = list[str]()
    whole = dated.compared

    def counted(*asked: object) -> Dated:
        page = whole(*asked)  # type: ignore[arg-type]
        tell = page.told
        return replace(page, told=lambda then: told.append(page.key) or tell(then))

    monkeypatch.setattr(dated, "compared", counted)
    revise("941", 32, 31, datetime(2024, 5, 1, tzinfo=UTC))
    second = pages()[address].make(Recorder())

    assert isinstance(first, View)
    assert isinstance(second, View)
    assert len(second.values["page"].lines) == len(first.values["page"].lines) + 1 == 3
    assert len(told) == 1


def test_a_list_stands_while_none_of_its_lines_changes() -> None:
    revise("941", 31, 20)
    recorder = Recorder()
    pages()[f"{SIDE}theo-ngay/"].make(recorder)

    revise("941", 33, 31, SECOND + timedelta(hours=2))

    assert {use.kind for use, seen in recorder.uses.items() if public.current(use) != seen} == set()
    assert dated_notes.LISTED in {use.kind for use in recorder.uses}
