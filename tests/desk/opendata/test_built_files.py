"""The press builds the files: at stable addresses, only those that changed, all of them listed."""

import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import rdflib
from pytest_django import Settings
from rdflib.namespace import DCTERMS, RDF, RDFS
from tests import manifests

from congso.observations import reference
from congso.observations.observation import Level
from congso.observations.record import Record
from congso.publication.touch import Change
from congso.publication.use import Document, Recorder, Use
from desk.kit import shelf
from desk.kit.permissions import MACHINE
from desk.ledger import maps, queries
from desk.ledger import public as figures
from desk.look.furniture import Furniture
from desk.look.wording import indicator_address
from desk.newsroom import visited
from desk.opendata import files, map_tables, public
from desk.press import actions, own_pages, sources, tree
from desk.releases import public as releases
from desk.visits.models import Day

pytestmark = pytest.mark.django_db
PAST_DAY_OF_THE_PROVINCE = "/bao-cao-thong-ke/dia-phuong/94/tai-ngay-2024-01-04/so-lieu.json"
PAST_DAY_OF_REPORTS = "/bao-cao-thong-ke/tai-ngay-2024-01-04/so-lieu.json"
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
SITES, MERGER = indicator_address("telecom.sites"), date(2025, 7, 1)
LISTS = {
    *("/api/v1/", "/api/v1/SHA256SUMS", "/api/v1/danh-muc.jsonld", "/api/v1/cau-truc-sdmx.json"),
}


@pytest.fixture(autouse=True)
def _portal(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> None:
    from desk.atlas import actions as atlas
    from desk.atlas.actions import Table
    from desk.ledger import actions as ledger

    def table(*parts: str) -> Table:
        return Table(shelf.read_text(shelf.reviewed(*parts)), parts[-1])

    atlas.import_places(
        places=table("places", "units.csv"),
        successions=table("places", "successions.csv"),
        agencies=table("agencies", "agencies.csv"),
        by=MACHINE,
    )
    path = shelf.reviewed("figures", "soctrang_2023.csv")
    ledger.import_table(shelf.read_text(path), path.name, by=MACHINE)
    around = Furniture("Cổng", "Tỉnh Sóc Trăng", "Trình diễn.")
    monkeypatch.setattr(sources, "PAGES", (figures, releases, own_pages))
    monkeypatch.setattr(sources, "furniture", lambda _recorder: around)
    settings.VAR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"


def revise(written: str, value: str) -> None:
    from desk.ledger import actions as ledger

    key = reference.read(written).key()
    standing = queries.standing(key)
    assert standing is not None
    ledger.revise_observation(
        key=key, value=Decimal(value), level=Level.CORRECTION, source="Báo cáo bổ sung",
        reason="báo cáo muộn", expected_previous=standing.value, by=MACHINE,
    )  # fmt: skip


def content(address: str) -> bytes:
    return (tree.site() / tree.file_of(address)).read_bytes()


def every_file() -> dict[str, bytes]:
    root = tree.root()
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def manifest() -> dict[str, dict[str, str]]:
    whole = manifests.whole(tree.root())
    pages: dict[str, dict[str, str]] = whole["pages"]
    return pages


def with_a_page() -> list[str]:
    """Return the codes of the indicators of which readers have a page."""
    pages = figures.pages()
    return [code for code in shelf.catalogue().indicators if indicator_address(code) in pages]


def addresses_of(*codes: str) -> set[str]:
    """Return the files of indicators, as reported and on the map of the merger."""
    on_map = {
        f"{maps.address(code, MERGER)}{kind.file(code)}"
        for code in codes
        for kind in files.OF_MAPS
        if (code, MERGER) in map_tables.of(queries.public_ledger())
    }
    return on_map | {kind.address(code) for code in codes for kind in files.KINDS}


def records_of(reference: str) -> set[str]:
    """Return the records of pages that tell a figure, or one that is computed from it."""
    records = [address for address in manifest() if address.endswith("/so-lieu.json")]
    told = {address: (tree.site() / address[1:]).read_text("utf-8") for address in records}
    assert len(told) > 40
    return {address for address, text in told.items() if reference in text}


def test_every_indicator_with_a_page_has_all_its_files() -> None:
    outcome = actions.bring_up_to_date()

    assert not outcome.failed
    assert addresses_of(*with_a_page()) | LISTS <= set(outcome.built)


def test_files_stand_at_their_addresses_with_their_types() -> None:
    actions.bring_up_to_date()
    types = {address: entry["type"].partition(";")[0] for address, entry in manifest().items()}

    assert types[f"{SITES}telecom.sites.csv"] == "text/csv"
    assert types[f"{SITES}lich-su.csv"] == "text/csv"
    assert types[f"{SITES}telecom.sites.json"] == "application/json"
    assert types[f"{SITES}telecom.sites.sdmx.csv"] == "application/vnd.sdmx.data+csv"
    assert types[f"{SITES}telecom.sites.csv-metadata.json"] == "application/csvm+json"
    assert types[f"{SITES}telecom.sites.xlsx"].endswith("spreadsheetml.sheet")
    assert types["/api/v1/danh-muc.jsonld"] == "application/ld+json"


def test_a_correction_makes_its_files_anew_and_those_computed_from_it_and_no_others() -> None:
    actions.bring_up_to_date()
    revise("telecom.sites|94|2023||level", "1425")

    sites = set(actions.bring_up_to_date().built)
    revise("postal.points|94|2023||level", "211")
    points = set(actions.bring_up_to_date().built)

    def made(built: set[str]) -> set[str]:
        files = {address for address in built if not address.endswith("/")} - LISTS
        return {address for address in files if "/hinh/" not in address}

    # Stations are told beside the sites that carry them, so that their pages are looked at too.
    beside = f"{indicator_address('telecom.stations')}dia-gioi-2025-07-01/so-lieu.json"
    assert made(sites) == {
        *addresses_of("telecom.sites"), *records_of("telecom.sites|94|2023||level"), beside,
    }  # fmt: skip
    # How many targets were assigned is told beside how many were met; past days keep their figures.
    assigned = indicator_address("targets.assigned")
    past = {
        *(PAST_DAY_OF_THE_PROVINCE, PAST_DAY_OF_REPORTS),
        *(f"{assigned}{on}tai-ngay-2023-07-31/so-lieu.json" for on in ("", "dia-gioi-2025-07-01/")),
    }
    assert made(points) == records_of("postal.points|94|2023||level") - past | addresses_of(
        *("postal.points", "postal.service_radius", "postal.people_per_point"),
        *("targets.met", "targets.missed"),
    ) | {one for one in records_of("targets.assigned|") - past if one.startswith(assigned)}
    assert sites & points >= LISTS


def test_nothing_is_made_while_nothing_changes() -> None:
    actions.bring_up_to_date()

    assert actions.bring_up_to_date().built == []


def test_an_incremental_build_is_a_full_one_byte_for_byte() -> None:
    actions.bring_up_to_date()
    revise("postal.points|94|2023||level", "211")
    actions.bring_up_to_date()
    incremental = every_file()
    files._memory.sums.clear()

    actions.bring_up_to_date(full=True)

    assert every_file() == incremental


def test_files_are_dated_by_what_they_tell() -> None:
    actions.bring_up_to_date()

    rank = manifest()[f"{indicator_address('dti.rank')}dti.rank.xlsx"]
    assert rank["modified"] == "2023-07-12T02:00:00+00:00"


def test_the_files_of_an_indicator_that_lost_its_values_are_taken_down(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    actions.bring_up_to_date()
    whole = queries.ledger()
    record = Record(known for known in whole.known if known.key.indicator != "telecom.sites")
    less = replace(whole, record=record, known=record.as_known())
    monkeypatch.setattr(queries, "ledger", lambda: less)

    outcome = actions.bring_up_to_date()

    assert addresses_of("telecom.sites") <= set(outcome.deleted)
    assert b"telecom.sites.csv" not in content("/api/v1/danh-muc.jsonld")
    assert public.current(Use("table", "telecom.sites")) is None


def test_the_sums_are_those_of_the_files() -> None:
    actions.bring_up_to_date()
    lines = content("/api/v1/SHA256SUMS").decode().splitlines()

    assert len(lines) == len(addresses_of(*with_a_page()))
    for line in lines:
        checksum, _, name = line.partition("  ")
        assert hashlib.sha256(content(f"/{name}")).hexdigest() == checksum


def test_rdflib_reads_the_catalogue_and_finds_every_file(settings: Settings) -> None:
    actions.bring_up_to_date()
    text = content("/api/v1/danh-muc.jsonld").decode()
    graph = rdflib.Graph().parse(data=text, format="json-ld")
    found = {
        str(graph.value(one, DCAT.downloadURL)).removeprefix(settings.PUBLIC_URL): (
            int(graph.value(one, DCAT.byteSize)),
            str(graph.value(graph.value(one, SPDX.checksum), SPDX.checksumValue)),
        )
        for one in graph.subjects(RDF.type, DCAT.Distribution)
    }

    assert isinstance(json.loads(text)["@context"], dict), "nothing has to be fetched to read it"
    assert set(found) == addresses_of(*with_a_page())
    for address, (size, checksum) in found.items():
        assert (size, checksum) == (manifest()[address]["size"], manifest()[address]["checksum"])


def test_every_data_set_of_the_catalogue_says_what_a_harvester_asks() -> None:
    actions.bring_up_to_date()
    graph = rdflib.Graph().parse(data=content("/api/v1/danh-muc.jsonld").decode(), format="json-ld")
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    sets = set(graph.objects(catalogue, DCAT.dataset))
    asked = (
        *(DCTERMS.title, DCTERMS.description, DCTERMS.identifier, DCTERMS.publisher),
        *(DCTERMS.modified, DCTERMS.spatial, DCTERMS.temporal, DCTERMS.provenance),
        *(DCAT.keyword, DCAT.landingPage, DCAT.distribution),
    )

    assert sets == set(graph.subjects(RDF.type, DCAT.Dataset))
    for one in sets:
        assert not [term for term in asked if graph.value(one, term) is None]


def test_the_daily_series_of_visits_is_a_data_set_described_and_with_its_checksum(
    settings: Settings,
) -> None:
    for day, count in ((4, 12), (5, 30)):
        Day.objects.create(day=date(2024, 1, day), visits=count, views=2 * count)
    made = public.pages()["/api/v1/danh-muc.jsonld"](Recorder())
    assert isinstance(made, Document)
    graph = rdflib.Graph().parse(data=made.content.decode(), format="json-ld")
    table = rdflib.URIRef(f"{settings.PUBLIC_URL}/luot-truy-cap.csv")
    (entry,) = graph.subjects(DCAT.downloadURL, table)
    (series,) = graph.subjects(DCAT.distribution, entry)
    term = graph.value(series, DCTERMS.temporal)
    taken = {address: make(Recorder()) for address, make in visited.pages().items()}
    csv, described, told = (
        taken[f"/luot-truy-cap.csv{end}"] for end in ("", "-metadata.json", ".sha256")
    )

    assert str(graph.value(term, DCAT.endDate)) == "2024-01-05"
    beside = {str(one) for one in graph.objects(entry, RDFS.seeAlso)}
    assert beside == {f"{table}-metadata.json", f"{table}.sha256"}
    assert csv.content.decode().splitlines() == [
        "day,visits,views", "2024-01-04,12,24", "2024-01-05,30,60",
    ]  # fmt: skip
    columns = json.loads(described.content)["tableSchema"]["columns"]
    assert [one["name"] for one in columns] == ["day", "visits", "views"]
    assert (
        told.content.decode() == f"{hashlib.sha256(csv.content).hexdigest()}  luot-truy-cap.csv\n"
    )


def test_a_new_day_of_visits_makes_the_catalogue_anew_and_one_more_visit_does_not() -> None:
    day = Day.objects.create(day=date(2024, 1, 4), visits=1, views=1)
    recorder = Recorder()
    public.pages()["/api/v1/danh-muc.jsonld"](recorder)
    ((use, seen),) = [one for one in recorder.uses.items() if one[0].kind == public.COUNTED]
    assert use in public.touched(Change("visits")).uses

    Day.objects.filter(pk=day.pk).update(views=2, visits=2)
    assert public.current(use) == seen
    Day.objects.create(day=date(2024, 1, 5), visits=1, views=1)
    assert public.current(use) != seen


def test_pages_lead_to_files_that_there_are() -> None:
    actions.bring_up_to_date()
    known = set(manifest())
    for page in ("/api/v1/", SITES, "/bao-cao-thong-ke/"):
        links = set(re.findall(r'href="(/(?:api|bao-cao)[^"#]*)"', content(page).decode()))

        assert links
        assert links <= known
    offered = {kind.address("telecom.sites") for kind in files.KINDS if kind.is_offered}
    assert all(f'href="{address}"' in content(SITES).decode() for address in offered)
    on_map = maps.address("telecom.sites", MERGER)
    restated = f"{on_map}telecom.sites.csv"
    assert restated in known
    for page in (on_map, f"{on_map}so-lieu.json", "/api/v1/"):
        assert restated in content(page).decode()


def test_a_page_of_a_figure_says_how_to_take_it_away() -> None:
    actions.bring_up_to_date()
    words = re.sub(r"<[^>]+>", "", content(SITES).decode()).replace(
        ", Số trạm thông tin di động", ""
    )

    assert "Tải số liệu: CSV · Excel · JSON-stat · SDMX-CSV" in words
    assert words.index("Lịch sử con số") < words.index("Tải số liệu: Lịch sử")
