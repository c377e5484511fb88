"""A filled form is recorded whole and once; a faulty one comes back with a comment on each cell."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.contrib.auth.models import Permission
from openpyxl import Workbook

from congso.observations.forms.layout import Form
from congso.observations.observation import Level, Scenario, Status, read_key
from desk.kit import signals
from desk.kit.models import JournalEntry
from desk.kit.permissions import MACHINE, NotPermitted
from desk.ledger import importing, models, queries
from desk.ledger.import_plan import Plan
from desk.ledger.workbooks import handing
from desk.staff.models import Person

pytestmark = pytest.mark.django_db

MADE = datetime(2024, 1, 5, tzinfo=UTC)
GOOD = {
    "E10": 1346, "F10": 1422, "F11": 952, "F12": "1.309", "F13": 1378, "F14": 3,
    "E15": 195, "F15": 208, "E16": "3298,2", "F16": "chưa báo cáo",
}  # fmt: skip
Ask = Callable[..., Form]
Fill = Callable[..., bytes]


def refused(content: bytes) -> Plan:
    with pytest.raises(importing.FaultyForm) as faulty:
        importing.import_form(content, "so.xlsx", by=MACHINE)
    return faulty.value.plan


def comments(content: bytes) -> dict[str, str]:
    """Return the comments of a workbook by sheet and cell, as another program reads them."""
    book = openpyxl.load_workbook(BytesIO(content))
    return {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def test_a_filled_form_is_recorded_with_source_level_and_words(fill: Fill) -> None:
    imported = importing.import_form(fill(GOOD), "so.xlsx", by=MACHINE)

    assert (imported.row.new, imported.row.unchanged, imported.row.faults) == (10, 0, 0)
    assert models.Observation.objects.count() == 10
    sites = queries.standing(read_key("telecom.sites|94|2023||actual"))
    area = queries.standing(read_key("place.area|94|2022||actual"))
    silent = queries.standing(read_key("place.area|94|2023||actual"))
    assert sites is not None
    assert (sites.value, sites.level, sites.source) == (1422, Level.OFFICIAL, "Báo cáo năm 2023")
    assert area is not None
    assert area.value == Decimal("3298.2")
    assert silent is not None
    assert (silent.value, silent.status) == (None, Status.NOT_REPORTED)


def test_a_year_of_the_calendar_and_one_closed_for_a_report_are_recorded_apart(
    ask: Callable[..., Form], fill: Callable[..., bytes]
) -> None:
    form = ask("telecom.sites", periods="2023 2023-BC 2023-06-BC")
    content = fill({"E10": 1422, "F10": 1418, "G10": 1380}, form)

    importing.import_form(content, "hai-lich.xlsx", by=MACHINE)

    periods = ("2023", "2023-BC", "2023-06-BC")
    found = [queries.standing(read_key(f"telecom.sites|94|{one}||actual")) for one in periods]
    assert [one.value for one in found if one] == [1422, 1418, 1380]
    assert "chốt 14/06/2023" in form.columns[2].period.said


def test_an_import_is_kept_in_the_list_and_the_journal_and_announced(fill: Fill) -> None:
    heard: list[Any] = []

    def hear(keys: list[Any], **_named: object) -> None:
        heard.extend(keys)

    signals.figures_changed.connect(hear)
    content = fill(GOOD)
    importing.import_form(content, "so.xlsx", by=MACHINE)
    signals.figures_changed.disconnect(hear)

    (row,) = importing.past()
    assert (row.name, row.digest, row.outcome) == (
        "so.xlsx", importing.digest_of(content), "recorded",
    )  # fmt: skip
    assert row.template.startswith("Thực hiện: mẫu 1 · 7 dòng × 2 cột")
    entry = JournalEntry.objects.get(act="ledger.import_form")
    assert entry.details["count"] == 10
    assert "telecom.sites|94|2023||actual" in entry.details["keys"]
    assert len(heard) == 10


def test_the_same_file_again_writes_nothing_and_says_when_it_was_imported(fill: Fill) -> None:
    content = fill(GOOD)
    importing.import_form(content, "so.xlsx", by=MACHINE)

    with pytest.raises(importing.AlreadyImported, match=r"đã nhập lúc .*\(10 số mới\)"):
        importing.import_form(content, "ten-khac.xlsx", by=MACHINE)

    assert models.Observation.objects.count() == 10


def test_a_key_is_used_for_one_file_only(fill: Fill) -> None:
    importing.import_form(fill(GOOD), "so.xlsx", by=MACHINE, key="2023-năm")

    with pytest.raises(importing.AlreadyImported, match=r"đã dùng cho tệp khác \(so.xlsx"):
        importing.import_form(fill({"F15": 208}), "hai.xlsx", by=MACHINE, key="2023-năm")


def test_another_file_with_the_same_figures_changes_nothing(fill: Fill) -> None:
    importing.import_form(fill(GOOD), "so.xlsx", by=MACHINE)
    again = importing.import_form(fill(GOOD | {"C5": "ghi chú"}), "hai.xlsx", by=MACHINE)

    assert (again.row.new, again.row.unchanged) == (0, 10)
    assert models.Observation.objects.count() == 10


def test_a_person_without_the_right_imports_nothing(fill: Fill) -> None:
    somebody = Person.objects.create(username="khach")

    with pytest.raises(NotPermitted):
        importing.import_form(fill(GOOD), "so.xlsx", by=somebody)

    assert not models.Import.objects.exists()


def test_a_hundred_faults_come_back_as_a_hundred_comments_and_nothing_is_written(
    fill: Fill, ask: Ask
) -> None:
    form = ask(
        "telecom.sites", "telephone.smartphone_subscribers", "dti.rank", places="94 92 93 95",
        periods="2019 2020 2021 2022 2023",
    )  # fmt: skip
    kinds: list[object] = [
        "2.25", "1,422,000", "abc", -5, 40.5, "-", "…", True, date(2024, 5, 1), "1.5",
        "khoảng 3", "9" * 30, "1 2", "1.23.4", "=", "#N/A", "không rõ", "1,5", "12a", "٣",
    ]  # fmt: skip
    cells = {
        f"{column}{row}": kinds[(number + 7 * row) % len(kinds)]
        for row in (10, 11, 12)
        for number, column in enumerate("EFGHIJKLMNOPQRSTUVWX")
    }
    planted = dict(list(cells.items())[:51])
    planted |= {"C4": ""}
    wide = ask("telecom.sites", "telecom.stations", periods=" ".join(map(str, range(1976, 2024))))

    def spoil(book: Workbook) -> None:
        sheet = book["Thực hiện"]
        sheet["W12"] = "=1+1"
        sheet.merge_cells("X12:X13")

    first = refused(fill(planted, form, spoil))
    second = refused(fill({f"{cell.coordinate}": "2.25" for cell in _row(wide)[:46]}, wide))

    told = comments(first.returned(MADE)) | {
        f"{name} (hai)": said for name, said in comments(second.returned(MADE)).items()
    }
    assert len(told) == 100
    assert {name for name in told if "(hai)" not in name} == {
        f"Thực hiện!{name}" for name in (*planted, "W12", "X12")
    }
    assert not models.Observation.objects.exists()


def _row(form: Form) -> list[Any]:
    book = openpyxl.load_workbook(BytesIO(handing.workbook([form], MADE)))
    return list(book["Thực hiện"][10])[4:]


def test_the_file_that_comes_back_lists_each_fault_with_a_link_and_keeps_the_rest(
    fill: Fill,
) -> None:
    plan = refused(fill(GOOD | {"E10": "2.25", "E15": "abc"}))

    book = openpyxl.load_workbook(BytesIO(plan.returned(MADE)))
    faults, sheet = book["Lỗi"], book["Thực hiện"]
    assert faults["A1"].value == "2 lỗi; chưa số nào được ghi"
    assert [(row[0].value, row[1].value) for row in faults.iter_rows(min_row=4)] == [
        ("Thực hiện", "E10"), ("Thực hiện", "E15"),
    ]  # fmt: skip
    assert "'Thực hiện'!E10" in faults["B4"].hyperlink.location
    assert sheet["E10"].value == "2.25"
    assert sheet["F10"].value == 1422
    assert sheet["E10"].fill.bgColor.rgb != sheet["F10"].fill.bgColor.rgb


def test_the_file_that_came_back_is_mended_and_imported(fill: Fill) -> None:
    plan = refused(fill(GOOD | {"E10": "2.25"}))
    book = openpyxl.load_workbook(BytesIO(plan.returned(MADE)))
    book["Thực hiện"]["E10"] = 1346
    mended = BytesIO()
    book.save(mended)

    imported = importing.import_form(mended.getvalue(), "so.xlsx", by=MACHINE)

    assert imported.row.new == 10


def test_a_refused_file_is_kept_in_the_list_with_its_count(fill: Fill) -> None:
    refused(fill(GOOD | {"E10": "2.25"}))

    (row,) = importing.past()
    assert (row.outcome, row.faults, row.new) == ("refused", 1, 0)


def test_what_contradicts_the_record_is_a_fault_of_its_cell(fill: Fill) -> None:
    importing.import_form(fill(GOOD), "so.xlsx", by=MACHINE)

    plan = refused(fill(GOOD | {"F10": 1425}))

    assert [one.spot.name for one in plan.faults] == ["F10"]
    assert "sổ đã ghi 1.422" in plan.faults[0].message
    assert models.Observation.objects.count() == 10


ESTIMATE = {"C3": "ước tính", "C4": "Ước cả năm 2023"}


def test_official_figures_follow_estimates_and_the_estimates_stay_on_record(fill: Fill) -> None:
    importing.import_form(fill(GOOD | ESTIMATE | {"F15": 205}), "uoc.xlsx", by=MACHINE)
    plan = importing.planned(fill(GOOD), "so.xlsx")
    importing.import_form(fill(GOOD), "so.xlsx", by=MACHINE)

    assert (plan.new, plan.following, plan.unchanged) == (0, 10, 0)
    seen = next(one for one in plan.replacing(20) if one.was.startswith("205"))
    assert (seen.was, seen.now) == ("205, ước tính", "208, chính thức")
    first, second = queries.vintages(read_key("telephone.smartphone_subscribers|94|2023||actual"))
    assert (first.value, first.level) == (205, Level.ESTIMATE)
    assert (second.value, second.level, second.revision) == (208, Level.OFFICIAL, 2)
    assert second.reason == "Số chính thức thay số ước tính."


def test_an_estimate_never_takes_the_place_of_an_official_figure(fill: Fill) -> None:
    importing.import_form(fill(GOOD), "so.xlsx", by=MACHINE)
    content = fill(GOOD | ESTIMATE | {"F15": 205})

    with pytest.raises(importing.FaultyForm) as faulty:
        importing.import_form(content, "uoc.xlsx", by=MACHINE, reason="Ước lại.")

    assert faulty.value.plan.contradicting == 0
    assert "kém chắc hơn" in faulty.value.plan.faults[0].message
    assert models.Observation.objects.count() == 10


def test_a_file_with_a_reason_corrects_what_stands_and_the_journal_keeps_it(fill: Fill) -> None:
    importing.import_form(fill(GOOD), "so.xlsx", by=MACHINE)
    content = fill(GOOD | {"F15": 209})
    assert refused(content).contradicting == 1
    done = importing.import_form(content, "so.xlsx", by=MACHINE, reason="Sót một điểm ở xã mẫu.")

    assert (done.plan.new, done.plan.following, done.plan.unchanged) == (0, 1, 9)
    stands = queries.standing(read_key("telephone.smartphone_subscribers|94|2023||actual"))
    assert stands is not None
    assert (stands.value, stands.reason) == (209, "Sót một điểm ở xã mẫu.")
    entry = JournalEntry.objects.filter(act="ledger.import_form").latest("pk")
    assert entry.details["revised"] == ["telephone.smartphone_subscribers|94|2023||actual"]
    assert entry.details["reasons"] == ["Sót một điểm ở xã mẫu."]


def test_what_moved_since_the_plan_was_seen_is_not_replaced(fill: Fill) -> None:
    importing.import_form(fill({"F15": 200} | ESTIMATE), "uoc.xlsx", by=MACHINE)
    seen = importing.planned(fill({"F15": 208}), "so.xlsx").mark
    sooner = {"F15": 206, "C3": "sơ bộ", "C4": "Sơ bộ năm 2023"}
    importing.import_form(fill(sooner), "so-bo.xlsx", by=MACHINE)

    with pytest.raises(importing.RecordMoved, match="Sổ vừa đổi"):
        importing.import_form(fill({"F15": 208}), "so.xlsx", by=MACHINE, seen=seen)
    assert models.Observation.objects.count() == 2


def test_who_may_record_but_not_revise_replaces_nothing(fill: Fill) -> None:
    importing.import_form(fill(GOOD | ESTIMATE), "uoc.xlsx", by=MACHINE)
    somebody = Person.objects.create_user("ghi-moi")
    somebody.user_permissions.add(Permission.objects.get(codename="record_observations"))

    with pytest.raises(NotPermitted):
        importing.import_form(fill(GOOD), "so.xlsx", by=somebody)
    assert models.Observation.objects.count() == 10


def test_warnings_wait_for_somebody_to_accept_them(fill: Fill) -> None:
    content = fill({"E15": 195, "F15": 195000})

    with pytest.raises(importing.WarningsNotAccepted) as warned:
        importing.import_form(content, "so.xlsx", by=MACHINE)
    assert [one.spot.name for one in warned.value.plan.warnings] == ["F15"]
    assert not models.Import.objects.exists()

    imported = importing.import_form(content, "so.xlsx", by=MACHINE, accept_warnings=True)
    assert (imported.row.new, imported.row.warnings) == (2, 1)


def test_a_form_as_text_says_the_same_as_one_for_excel(ask: Ask) -> None:
    text = handing.text(ask("telecom.sites", "telephone.smartphone_subscribers")).decode(
        "utf-8-sig"
    )
    lines = text.replace("Mức độ;;", "Mức độ;;sơ bộ").replace("Nguồn;;", "Nguồn;;Báo cáo")
    written = lines.replace("di động;trạm;;", "di động;trạm;1.346;1422").encode()

    imported = importing.import_form(written, "so.csv", by=MACHINE)

    assert imported.row.new == 2
    assert {str(row.value) for row in models.Observation.objects.all()} == {"1346", "1422"}


def test_a_revised_plan_is_brought_in_with_its_decision(ask: Ask) -> None:
    form = replace(ask("telecom.sites"), scenario=Scenario.PLAN_REV)
    lines = handing.text(form).decode("utf-8-sig")
    lines = lines.replace("Mức độ;;", "Mức độ;;chính thức").replace("Nguồn;;", "Nguồn;;UBND")
    lines = lines.replace("di động;trạm;;", "di động;trạm;;1.500")

    with pytest.raises(importing.FaultyForm, match="C6: kế hoạch điều chỉnh cần số quyết định"):
        importing.import_form(lines.encode(), "so.csv", by=MACHINE)
    decided = lines.replace("Quyết định giao;;", "Quyết định giao;;12/QĐ-UBND")
    importing.import_form(decided.encode(), "so.csv", by=MACHINE)

    plan = queries.standing(read_key("telecom.sites|94|2023||plan_rev"))
    assert plan is not None
    assert (plan.value, plan.assigned.decision) == (1500, "12/QĐ-UBND")


def test_an_import_that_breaks_off_leaves_nothing(
    fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(*_args: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(importing.journal, "record", break_off)
    with pytest.raises(KeyboardInterrupt):
        importing.import_form(fill(GOOD), "so.xlsx", by=MACHINE)

    assert not models.Observation.objects.exists()
    assert not models.Import.objects.exists()


def test_whoever_comes_second_at_the_same_moment_is_stopped_by_the_table(
    fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = fill(GOOD)
    importing.import_form(content, "so.xlsx", by=MACHINE)
    monkeypatch.setattr(importing, "_refuse_twice", lambda _key, _digest: None)

    with pytest.raises(importing.AlreadyImported, match="đã nhập lúc"):
        importing.import_form(content, "so.xlsx", by=MACHINE)

    assert models.Observation.objects.count() == 10
