"""A correction of one number makes stale the pages that stand on it, and no others."""

import json
import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from congso.observations import reference
from congso.observations.observation import Key, Level, Observation
from congso.publication.touch import Change
from congso.publication.use import Recorder, Use
from desk.kit import clock, shelf
from desk.kit.permissions import MACHINE
from desk.ledger import actions, addresses, page_records, public, queries
from desk.look import rendering
from desk.look.furniture import Furniture
from desk.look.parts import Citation
from desk.look.wording import indicator_address

pytestmark = pytest.mark.django_db
SITES = indicator_address("telecom.sites")
AROUND = Furniture("Cổng thông tin điện tử", "Tỉnh Sóc Trăng", "Trình diễn.")
OTHERS = ("dia-gioi-2025-07-01/", "theo-ngay/", "tai-ngay-2024-01-04/")
DAYS = ("2023-07-12", "2023-07-31", "2024-01-04")


@pytest.fixture(autouse=True)
def _facts() -> None:
    from desk.atlas import actions as atlas
    from desk.atlas.actions import Table

    def table(*parts: str) -> Table:
        return Table(shelf.read_text(shelf.reviewed(*parts)), parts[-1])

    atlas.import_places(
        places=table("places", "units.csv"),
        successions=table("places", "successions.csv"),
        agencies=table("agencies", "agencies.csv"),
        by=MACHINE,
    )
    path = shelf.reviewed("figures", "soctrang_2023.csv")
    actions.import_table(shelf.read_text(path), path.name, by=MACHINE)


def revise(value: str = "1425", was: int = 1422) -> None:
    actions.revise_observation(
        key=reference.read("telecom.sites|94|2023||level").key(),
        value=Decimal(value),
        level=Level.CORRECTION,
        source="Báo cáo bổ sung",
        reason="ba trạm báo cáo muộn",
        expected_previous=Decimal(was),
        by=MACHINE,
    )


def correct(change: tuple[str, str], at: datetime) -> None:
    """Take over the list of units once more, with a word of it changed."""
    from desk.atlas import actions as atlas
    from desk.atlas.actions import Table

    def table(*parts: str) -> Table:
        return Table(shelf.read_text(shelf.reviewed(*parts)), parts[-1])

    units = table("places", "units.csv")
    with clock.stopped_at(at):
        atlas.import_places(
            places=Table(units.text.replace(*change), units.where),
            successions=table("places", "successions.csv"),
            agencies=table("agencies", "agencies.csv"),
            by=MACHINE,
        )


def title(address: str) -> str:
    """Return the title of a page of a place."""
    return str(public.pages()[address].make(Recorder()).values["page"].title)


@pytest.mark.parametrize(
    ("code", "name", "since"), [("94", "Tỉnh Sóc Trăng", "2024-01-04"), ("951", "", "")]
)
def test_the_page_of_a_place_has_an_edition_for_what_was_corrected_of_it(
    code: str, name: str, since: str
) -> None:
    name = name or next(one.name for one in queries.ledger().gazetteer.carriers(code))
    later = clock.now() + timedelta(days=2)
    page, day = f"/bao-cao-thong-ke/dia-phuong/{code}/", later.astimezone(clock.VIETNAM).date()
    since = since or clock.today().isoformat()
    before = uses()

    correct((f",{name},", f",{name} Mới,"), later)

    assert title(page) == title(f"{page}tai-ngay-{day.isoformat()}/") == f"{name} Mới"
    assert title(f"{page}tai-ngay-{since}/") == name
    assert {page, f"{page}theo-ngay/"} <= stale(before) | set(public.pages()) - set(before)
    told = public.pages()[f"{page}theo-ngay/"].make(Recorder()).values["page"].lines
    assert [line.told.startswith(f"{name}; ") for line in told] == [
        False,
        *[True] * (len(told) - 1),
    ]
    record = public.pages()[f"{page}tai-ngay-{since}/{page_records.NAME}"].make(Recorder())
    assert json.loads(record.content)["title"] == name


def test_a_theme_has_one_page_and_other_words_of_its_codes_lead_to_it() -> None:
    themes = "/bao-cao-thong-ke/chu-de/"
    page = public.pages()[f"{themes}telecom/"].make(Recorder())
    recorder = Recorder()
    old = public.pages()[f"{themes}broadband/"].make(recorder)

    names = {line.name for line in page.values["page"].lines}
    assert {"Số trạm thông tin di động", "Thuê bao internet băng rộng"} <= names
    assert not recorder.uses
    text = rendering.render(old, AROUND, f"{themes}broadband/")
    assert 'chu-de/telecom/"><meta name="robots" content="noindex, follow">' in text
    assert '<a class="bare" href="/bao-cao-thong-ke/chu-de/telecom/">' in text


@pytest.mark.parametrize("page", ["", "chu-de/postal/", "chu-de/telecom/"])
def test_targets_of_a_page_are_a_picture_and_a_table(page: str) -> None:
    address = f"/bao-cao-thong-ke/{page}"
    plan = public.pages()[address].make(Recorder()).values["page"].plan

    assert (plan.picture, plan.data) == tuple(
        f"{address}hinh/ke-hoach{kind}" for kind in (".svg", ".csv")
    )
    for own in (plan.picture, plan.data):
        told = public.pages()[own].make(Recorder()).content.decode()
        assert all(bullet.line.printed in told for bullet in plan.bullets)
    text = rendering.render(public.pages()[address].make(Recorder()), AROUND, address)
    assert f'href="{plan.picture}" download' in text


def test_what_was_corrected_of_the_home_makes_an_edition_of_its_indicators() -> None:
    later = clock.now() + timedelta(days=2)
    day = later.astimezone(clock.VIETNAM).date().isoformat()

    correct((",Tỉnh Sóc Trăng,", ",Tỉnh Ba Xuyên,"), later)

    assert f"{SITES}tai-ngay-{day}/" in public.pages()


def uses() -> dict[str, dict[Use, str]]:
    """Return what each page of figures stands on now."""
    found = {}
    for address, maker in public.pages().items():
        recorder = Recorder()
        maker(recorder)
        found[address] = recorder.uses
    return found


def stale(before: dict[str, dict[Use, str]]) -> set[str]:
    """Return the pages that have to be made anew; their records with them, and no others."""
    now = {use: public.current(use) for used in before.values() for use in used}
    found = {
        address
        for address, used in before.items()
        if any(now[use] != seen for use, seen in used.items())
    }
    records = {address for address in found if address.endswith(page_records.NAME)}
    assert {address.removesuffix(page_records.NAME) for address in records} <= found
    return found - records


def test_every_recorded_or_computed_indicator_has_a_page() -> None:
    addresses = set(public.pages())
    own = {one for one in addresses if re.fullmatch(r"/bao-cao-thong-ke/(chi-tieu/[^/]+/)?", one)}

    codes = {seen.key.indicator for seen in queries.ledger().known}
    codes |= {"postal.service_radius", "telephone.density", "targets.missed"}

    assert own == {"/bao-cao-thong-ke/", *map(indicator_address, codes)} | {
        indicator_address(code)
        for code in ("postal.people_per_point", "targets.assigned", "targets.met")
    }


def test_an_indicator_of_which_one_input_is_missing_has_no_page() -> None:
    address = indicator_address("telecom.shared_site_share")

    assert "telecom.shared_site_share" in shelf.catalogue()
    assert address not in public.pages()


def test_nothing_is_stale_while_nothing_changes() -> None:
    assert stale(uses()) == set()


def test_a_correction_makes_its_own_pages_stale() -> None:
    before = uses()

    revise()

    own = [SITES, indicator_address("telecom.stations")]
    assert stale(before) == {
        "/bao-cao-thong-ke/",
        *(
            f"/bao-cao-thong-ke/chu-de/telecom/{rest}"
            for rest in ("", "theo-ngay/", "tai-ngay-2024-01-04/")
        ),
        "/bao-cao-thong-ke/dia-phuong/94/",
        "/bao-cao-thong-ke/dia-phuong/94/theo-ngay/",
        # The one that stood until now has a last day; what was known before it is as it was.
        f"/bao-cao-thong-ke/dia-phuong/94/tai-ngay-{DAYS[-1]}/",
        "/bao-cao-thong-ke/theo-ngay/",
        f"/bao-cao-thong-ke/tai-ngay-{DAYS[-1]}/",
        *own,
        *(f"{one}{rest}" for one in own for rest in OTHERS),
        *(f"{one}hinh/theo-phan{kind}" for one in own for kind in (".svg", ".csv")),
        *(f"{SITES}hinh/theo-ky{kind}" for kind in (".svg", ".csv")),
        *(
            f"/bao-cao-thong-ke/{of}hinh/ke-hoach{kind}"
            for of in ("", "chu-de/telecom/")
            for kind in (".svg", ".csv")
        ),
    }


def test_what_no_table_prints_of_another_place_touches_that_place_alone() -> None:
    def key(place: str, month: str) -> Key:
        return reference.read(f"telephone.subscribers|{place}|{month}||level").key()

    known = datetime(2024, 7, 8, 3, tzinfo=UTC)
    actions.record_observations(
        [
            Observation(key(place, month), Decimal(value), "báo cáo tháng", known)
            for place, value in (("01", 900), ("02", 800), ("04", 700))
            for month in ("2024-01", "2024-06")
        ],
        by=MACHINE,
    )
    sides = f"{indicator_address('telephone.subscribers')}so-sanh/cap-tinh-"
    side, earlier = f"{sides}2024-06/", f"{sides}2024-01/"
    before = uses()

    def moved(month: str) -> set[str]:
        actions.revise_observation(
            key=key("01", month), value=Decimal(950), level=Level.CORRECTION,
            source="báo cáo bổ sung", reason="báo cáo muộn", expected_previous=Decimal(900),
            by=MACHINE,
        )  # fmt: skip
        touch = public.touched(Change("figures", (str(key("01", month)),)))
        found = {
            (address, use)
            for address, used in before.items()
            for use, seen in used.items()
            if public.current(use) != seen
        }
        assert all(touch.concerns(use) for _address, use in found)
        return {address for address, _use in found}

    assert side in before
    own = addresses.of_place(queries.ledger().gazetteer, queries.ledger().gazetteer.known("01"))
    elsewhere = {one for one in moved("2024-01") if not one.startswith((own, earlier))}
    assert elsewhere == set()
    assert {side, f"{side}theo-ten/", f"{side}{page_records.NAME}"} <= moved("2024-06")


def test_what_was_known_on_a_past_day_is_not_touched_by_what_came_later() -> None:
    revise()
    pages, recorder = public.pages(), Recorder()
    for page in (SITES, "/bao-cao-thong-ke/dia-phuong/94/"):
        pages[f"{page}tai-ngay-2024-01-04/"](recorder)

    revise("1426", was=1425)

    assert {use for use, seen in recorder.uses.items() if public.current(use) != seen} == set()


def test_a_figure_that_a_text_cites_is_another_after_a_correction() -> None:
    cited = Use("figure", "telecom.sites|94|2023||change")
    before = public.current(cited)

    revise()

    assert before is not None
    assert public.current(cited) != before


def test_what_there_is_not_has_no_state() -> None:
    assert public.current(Use("figure", "khong.co|94|2023||level")) is None
    assert public.current(Use("indicator", "khong.co")) is None
    assert public.current(Use("page", "7")) is None


def test_a_page_that_begins_to_cite_makes_the_indicator_stale(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from datetime import date

    before = uses()
    citation = Citation("Bài mới", "/tin-tuc/bai-moi/", "1.422 trạm", date(2024, 1, 9))

    def cite(code: str) -> tuple[Citation, ...]:
        return (citation,) if code == "telecom.sites" else ()

    monkeypatch.setattr(public, "citing", [cite])

    assert stale(before) == {SITES}


def test_the_date_of_a_page_is_that_of_its_newest_number() -> None:
    view = public.pages()[indicator_address("dti.rank")](Recorder())

    assert view.modified is not None
    assert view.modified.isoformat() == "2023-07-12T02:00:00+00:00"
