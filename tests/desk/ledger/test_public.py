"""A correction of one number makes stale the pages that stand on it, and no others."""

import re
from decimal import Decimal

import pytest

from congso.observations import reference
from congso.observations.observation import Level
from congso.publication.use import Recorder, Use
from desk.kit import shelf
from desk.kit.permissions import MACHINE
from desk.ledger import actions, page_records, public, queries
from desk.look.parts import Citation
from desk.look.wording import indicator_address

pytestmark = pytest.mark.django_db
SITES = indicator_address("telecom.sites")
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
        "/bao-cao-thong-ke/chu-de/telecom/",
        "/bao-cao-thong-ke/dia-phuong/94/",
        "/bao-cao-thong-ke/dia-phuong/94/theo-ngay/",
        # The one that stood until now has a last day; what was known before it is as it was.
        f"/bao-cao-thong-ke/dia-phuong/94/tai-ngay-{DAYS[-1]}/",
        *own,
        *(f"{one}{rest}" for one in own for rest in OTHERS),
        *(f"{one}hinh/theo-phan{kind}" for one in own for kind in (".svg", ".csv")),
        *(f"{SITES}hinh/theo-ky{kind}" for kind in (".svg", ".csv")),
    }


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
