"""Indicators are defined in the record: edition follows edition, and everything sees the newest."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from pytest_django import Settings

from congso.claims import review
from congso.findings.finding import FaultyInput
from congso.indicators import blocks, definitions
from congso.observations import reference
from congso.observations.observation import Key, Level, Observation
from congso.periods.calendar import Year
from congso.publication.touch import Change
from desk.command import record as without_a_database
from desk.kit import clock, journal, permissions, remembering, shelf
from desk.kit.permissions import MACHINE, NotPermitted
from desk.ledger import actions, defining, queries
from desk.ledger import public as figures
from desk.ledger.models import Definition
from desk.look.furniture import Furniture
from desk.newsroom.pinned import Pins
from desk.newsroom.prose import LiveFigure
from desk.press import actions as press
from desk.press import exporting, outbox, own_pages, sources
from desk.staff.models import Person

pytestmark = pytest.mark.django_db
CODE = "postal.people_per_land"
TEXT = """["postal.people_per_land"]
name = "Số người trên một km² đất"
unit = "người/km²"
decimals = 1
formula = "place.mean_population / place.area"
versions = [{ valid_from = 2020-01-01, legal_basis = "Quyết định 12/QĐ-UBND" }]
"""
LATER = """versions = [{ valid_from = 2020-01-01, legal_basis = "Quyết định 12/QĐ-UBND" }, \
{ valid_from = 2023-01-01, legal_basis = "Quyết định 9/QĐ-UBND" }]
"""
BASIS = "Quyết định 12/QĐ-UBND"
ASKED = reference.read(f"{CODE}|94|2023||level")
OLD = TEXT.splitlines()[-1] + "\n"


def define(text: str = TEXT, *, seen: int = 0, reason: str = "") -> None:
    defining.define_indicator(
        text=text, legal_basis=BASIS, by=MACHINE, reason=reason or "sửa" * bool(seen), seen=seen
    )


@pytest.fixture
def _facts() -> None:
    path = shelf.reviewed("figures", "soctrang_2023.csv")
    actions.import_table(shelf.read_text(path), path.name, by=MACHINE)


@pytest.mark.usefixtures("_facts")
def test_a_defined_indicator_is_computed_like_one_of_the_files() -> None:
    assert CODE not in queries.ledger().catalogue
    define()

    assert queries.ledger().figure(ASKED).quantity == "363,3\xa0người/km²"
    assert queries.catalogue() is queries.catalogue()


@pytest.mark.usefixtures("_facts")
def test_a_ledger_is_never_kept_with_definitions_older_than_its_mark() -> None:
    with remembering.round_of_work():
        assert CODE not in queries.catalogue()
        define()
        assert CODE in queries.ledger().catalogue

    assert CODE in queries.ledger().catalogue


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("km²", "điểm phục vụ", ("độ dài^-2 · người", "“người/điểm phục vụ” là số đếm (người/đi")),
        (" / place.area", " + place.area", ("“place.mean_population” là số đếm (người)",
                                            "“place.area” là độ dài^2")),
        ('place.area"', 'place.aria"', ("không có: place.aria",)),
        ("postal.people_per_land", "postal.points", ("thuộc bộ chỉ tiêu của cổng",)),
        ("postal.people_per_land", "posts.area", ("chưa có chủ đề “posts”",)),
        (OLD, "", ("cần ít nhất một phiên bản",)),
        ("Số người trên một km² đất", "Diện tích tự nhiên", ("“Diện tích tự nhiên” đã",)),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_save_and_nothing_is_written(
    was: str, now: str, told: tuple[str, ...]
) -> None:
    with pytest.raises(FaultyInput) as refused:
        define(TEXT.replace(was, now))

    assert all(side in str(refused.value.faults[0]) for side in told)
    assert not Definition.objects.exists()
    assert not journal.entries(journal.Asked(defining.DEFINE)).object_list


def test_a_later_edition_follows_and_never_overwrites() -> None:
    define()
    define(TEXT.replace("decimals = 1", "decimals = 2"), seen=1, reason="in rõ hơn")

    assert [(one.edition, one.reason) for one in queries.editions(CODE)] == [
        (2, "in rõ hơn"), (1, ""),
    ]  # fmt: skip
    assert queries.catalogue()[CODE].decimals == 2
    with pytest.raises(DatabaseError), transaction.atomic():
        Definition.objects.filter(edition=1).update(text="")
    told = [
        (one.subject, one.details["edition"])
        for one in journal.entries(journal.Asked(defining.DEFINE))
    ]
    assert told == [(CODE, 2), (CODE, 1)]


@pytest.mark.parametrize(
    ("text", "seen", "reason", "problem"),
    [
        (TEXT, 0, "x", "đã có lần ghi 1"),
        (TEXT, 1, "x", "không có gì khác"),
        (TEXT.replace("decimals = 1", "decimals = 2"), 1, " ", "cần ghi lý do"),
        (TEXT.replace('place.area"', 'place.area * 2"'), 1, "x", "đổi công thức là đổi nghĩa"),
        (TEXT.replace("12/QĐ-UBND", "13/QĐ-UBND"), 1, "x", "không bỏ và không sửa được"),
    ],
)  # fmt: skip
def test_an_edition_that_may_not_follow_is_refused(
    text: str, seen: int, reason: str, problem: str
) -> None:
    define()

    with pytest.raises((FaultyInput, defining.AlreadyDefined), match=problem):
        define(text, seen=seen, reason=reason)


@pytest.mark.usefixtures("_facts")
def test_another_meaning_breaks_the_series_unless_said_otherwise() -> None:
    define()
    changed = TEXT.replace('place.area"', 'place.area * 2"')
    define(changed.replace(OLD, LATER), seen=1)

    assert queries.catalogue().breaks_of(CODE)[0].on == date(2023, 1, 1)
    assert queries.ledger().figure(ASKED).quantity == "726,5\xa0người/km²"
    unbroken = LATER.replace('"Quyết định 9/QĐ-UBND"', '"Quyết định 9/QĐ-UBND", breaks = false')
    with pytest.raises(FaultyInput, match="không bỏ và không sửa được"):
        define(changed.replace(OLD, unbroken), seen=2)


def test_an_indicator_ends_and_what_was_recorded_stays() -> None:
    define()
    defining.end_indicator(
        code=CODE, on=date(2024, 12, 31), legal_basis=BASIS, reason="thôi dùng", by=MACHINE, seen=1
    )

    found = queries.catalogue()[CODE]
    assert found.ended == date(2024, 12, 31)
    assert found.formula_on(date(2023, 12, 31)) == found.formula
    assert found.formula_on(date(2025, 12, 31)) is None


def test_a_recorded_one_takes_observations_and_its_block_goes_into_the_files_unchanged() -> None:
    text = blocks.write(
        blocks.Block(
            "postal.lockers",
            {"name": "Tủ nhận thư", "unit": "điểm", "aliases": ["tủ thông minh"], "versions": [
                {"valid_from": date(2024, 1, 1), "legal_basis": BASIS}
            ]},
        )
    )  # fmt: skip
    define(text)
    key = Key("postal.lockers", "94", Year(2024))
    seen = Observation(key, Decimal(12), "Báo cáo", clock.now(), level=Level.OFFICIAL)
    actions.record_observations([seen], by=MACHINE)

    asked = reference.read("postal.lockers|94|2024||level")
    assert queries.ledger().figure(asked).quantity == "12\xa0điểm"
    in_files = definitions.read([*shelf.definition_texts().items(), ("own.toml", text)])
    assert in_files["postal.lockers"] == queries.catalogue()["postal.lockers"]
    assert queries.definition_texts()["postal.lockers.toml"] == text


@pytest.mark.usefixtures("_facts")
def test_prose_is_bound_by_the_names_of_a_defined_indicator() -> None:
    define(TEXT.replace("decimals", 'aliases = ["mật độ người trên đất"]\ndecimals'))

    said = "Năm 2023, tỉnh Sóc Trăng có mật độ người trên đất là 365,3 người/km²."
    (verdict,) = [
        one for one in review.review(said, queries.ledger(), "94").verdicts if one.expected
    ]

    assert (verdict.verdict, verdict.expected) == (review.CONTRADICTS, "363,3")


def test_only_who_may_defines() -> None:
    person = Person.objects.create_user(username="ai", password="mat-khau-that-dai")

    with pytest.raises(NotPermitted):
        defining.define_indicator(text=TEXT, legal_basis=BASIS, by=person)
    assert not permissions.may(person, defining.DEFINE)


@pytest.fixture
def _press(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> None:
    around = Furniture("Cổng", "Tỉnh Sóc Trăng", "Trình diễn.")
    monkeypatch.setattr(sources, "PAGES", (figures, own_pages))
    monkeypatch.setattr(sources, "furniture", lambda _recorder: around)
    monkeypatch.setenv("CONGSO_VAR", str(tmp_path))
    settings.VAR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"


def built(place: Path) -> dict[str, bytes]:
    folder = place / "public"
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in (".lock", "search.sqlite")
    }


@pytest.mark.usefixtures("_facts", "_press")
def test_a_saved_definition_has_its_page_with_the_next_build_as_after_a_full_one(
    tmp_path: Path,
) -> None:
    press.bring_up_to_date()
    define()
    assert outbox.of_kind("definitions") == [Change("definitions", (CODE,))]

    done = press.bring_up_to_date()

    page = f"/bao-cao-thong-ke/chi-tieu/{CODE}/"
    assert page in done.built
    untouched = ("/bao-cao-thong-ke/chi-tieu/dti.rank/", "/bao-cao-thong-ke/chi-tieu/place.area/")
    assert not [one for one in done.built if one.startswith(untouched)]
    incremental = built(tmp_path)
    assert any("363,3" in one.decode("utf-8", "ignore") for one in incremental.values())
    press.bring_up_to_date(full=True)
    assert built(tmp_path) == incremental


@pytest.mark.usefixtures("_facts", "_press")
def test_the_command_line_knows_it_without_the_database() -> None:
    define()
    exporting.bring_up_to_date()

    known = without_a_database.ledger("auto")
    assert known is not None
    assert known.figure(ASKED).quantity == "363,3\xa0người/km²"


@pytest.mark.usefixtures("_facts")
def test_a_figure_in_a_sentence_stays_what_it_was_when_its_definition_changes() -> None:
    define()
    pinned = LiveFigure(str(ASKED), clock.now())
    changed = TEXT.replace("place.mean_population /", "2 * place.mean_population /")
    define(changed.replace(OLD, LATER), seen=1)

    found = Pins(queries.ledger()).look_up(pinned)

    assert (found.then.printed, found.now.printed) == ("363,3", "726,5")
    assert found.is_revised


@pytest.mark.usefixtures("_facts", "_press")
def test_the_command_line_goes_by_the_definition_of_the_day_it_is_asked_as_of() -> None:
    define()
    begun = clock.now()
    define(TEXT.replace("Số người trên một km² đất", "Mật độ dân số trên đất"), seen=1)
    exporting.bring_up_to_date()

    names = [
        found.catalogue[CODE].name
        for found in (
            without_a_database.required("auto"),
            without_a_database.as_known("auto", clock.now()),
            without_a_database.as_known("auto", begun),
            without_a_database.as_known("auto", begun - timedelta(days=9999)),
        )
    ]
    was, now_called = "Số người trên một km² đất", "Mật độ dân số trên đất"
    assert names == [now_called, now_called, was, was]
