"""The record takes what was reported, once, and refuses to be rewritten."""

import unicodedata
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from congso.findings.finding import FaultyInput
from congso.observations.observation import Level, Observation, read_key
from congso.observations.reference import read
from desk.kit import clock, shelf, signals
from desk.kit.models import JournalEntry
from desk.kit.permissions import MACHINE, NotPermitted
from desk.ledger import actions, models, queries
from desk.staff.models import Person

pytestmark = pytest.mark.django_db

FACTS = "data/figures/soctrang_2023.csv"
SITES = read_key("telecom.sites|94|2023||actual")
HEADER = (
    "indicator,place,period,breakdown,scenario,value,level,origin,source,recorded_at,note,status\n"
)
LINE = "telecom.sites,94,2023,,actual,1422,estimate,published,Báo cáo,2024-01-04T15:00:00+07:00,,"


def facts() -> str:
    return shelf.read_text(shelf.home() / FACTS)


def table(*lines: str) -> str:
    return HEADER + "".join(f"{line}\n" for line in lines)


def observed(value: str = "1422") -> Observation:
    return Observation(
        key=SITES,
        value=Decimal(value),
        source="Báo cáo năm 2023",
        recorded_at=datetime(2024, 1, 4, 15, tzinfo=clock.VIETNAM),
        level=Level.ESTIMATE,
    )


def revise(value: str = "1425", was: str = "1422", **changes: object) -> Observation:
    asked: dict[str, object] = {
        "key": SITES,
        "value": Decimal(value),
        "level": Level.PRELIMINARY,
        "source": "Công văn đính chính",
        "reason": "Đếm sót ba trạm",
        "expected_previous": Decimal(was),
        "by": MACHINE,
    }
    return actions.revise_observation(**(asked | changes))


def test_the_facts_of_the_province_are_recorded_with_their_sources() -> None:
    recorded = actions.import_table(facts(), FACTS, by=MACHINE)

    assert len(recorded.new) == models.Observation.objects.count() == 30
    assert queries.ledger().figure(read("telecom.sites|94|2023||level")).quantity == "1.422\xa0trạm"
    assert queries.ledger().figure(read("postal.service_radius|94|2023||level")).printed == "2,25"


def test_the_same_table_again_changes_nothing() -> None:
    actions.import_table(facts(), FACTS, by=MACHINE)
    again = actions.import_table(facts(), FACTS, by=MACHINE)

    assert (len(again.new), again.unchanged) == (0, 30)
    assert models.Observation.objects.count() == 30
    assert JournalEntry.objects.filter(act="ledger.record_observations").count() == 1


def test_the_same_table_after_a_revision_still_changes_nothing() -> None:
    actions.import_table(facts(), FACTS, by=MACHINE)
    revise()

    assert actions.import_table(facts(), FACTS, by=MACHINE).unchanged == 30
    assert queries.standing(SITES).value == 1425


def test_a_dry_run_says_what_it_would_do_and_does_not() -> None:
    planned = actions.import_table(facts(), FACTS, by=MACHINE, dry_run=True)

    assert len(planned.new) == 30
    assert queries.is_empty()
    assert not JournalEntry.objects.exists()


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        (",94,", ",99,", "“99”"),
        ("telecom.sites", "telecom.site", "“telecom.site”"),
        (",2024,", ",2023-13,", "“2023-13”"),
        (",2024,", ",2023-02-30,", "“2023-02-30”"),
        (",1422,", ',"1.422,0",', "cột value: “1.422,0”"),
        (",Báo cáo,", ",,", "thiếu nguồn"),
        (",,actual", ",6G,actual", "“6G”"),
        ("2024-01-04T15:00:00+07:00", "hôm qua", "“hôm qua”"),
    ],
    ids=["place", "indicator", "month", "day", "number", "source", "part", "moment"],
)
def test_one_faulty_line_refuses_the_whole_table_and_says_where(
    right: str, wrong: str, message: str
) -> None:
    faulty = LINE.replace(",2023,", ",2024,").replace(right, wrong)

    with pytest.raises(FaultyInput) as refused:
        actions.import_table(table(LINE, faulty), "bao-cao.csv", by=MACHINE)

    assert str(refused.value).startswith("bao-cao.csv, dòng 3: ")
    assert message in str(refused.value)
    assert queries.is_empty()


def test_every_faulty_line_is_told_not_only_the_first() -> None:
    lines = [f"telecom.sites,{code},2023,,actual,1,estimate,published,s,x,," for code in (97, 98)]

    with pytest.raises(FaultyInput) as refused:
        actions.import_table(table(*lines), "t.csv", by=MACHINE)

    assert [fault.where for fault in refused.value.faults] == ["t.csv, dòng 2", "t.csv, dòng 3"]


def test_a_table_that_contradicts_the_record_is_refused_by_line() -> None:
    actions.import_table(facts(), FACTS, by=MACHINE)

    with pytest.raises(FaultyInput, match=r"dòng 10: .*1.346.*1.347"):
        actions.import_table(facts().replace(",1346,", ",1347,"), FACTS, by=MACHINE)

    assert models.Observation.objects.count() == 30


def test_a_second_value_of_a_figure_is_not_simply_recorded() -> None:
    actions.record_observations([observed()], by=MACHINE)

    with pytest.raises(actions.AlreadyRecorded, match=r"1\.422"):
        actions.record_observations([observed("1500")], by=MACHINE)


def test_a_table_whose_letters_are_decomposed_is_refused_with_its_line() -> None:
    decomposed = facts().replace("Thí điểm", unicodedata.normalize("NFD", "Thí điểm"))

    with pytest.raises(FaultyInput, match=r"dòng 14.*NFC"):
        actions.import_table(decomposed, FACTS, by=MACHINE)

    assert queries.is_empty()


def test_recording_is_journalled_and_announced_inside_its_transaction() -> None:
    heard: list[tuple[list[object], bool]] = []

    def hear(keys: list[object], **_signal: object) -> None:
        heard.append((keys, models.Observation.objects.exists()))
        message = "the outbox could not be written"
        raise RuntimeError(message)

    signals.figures_changed.connect(hear)
    try:
        with pytest.raises(RuntimeError), transaction.atomic():
            actions.record_observations([observed()], by=MACHINE)
    finally:
        signals.figures_changed.disconnect(hear)

    assert heard == [([SITES], True)]
    assert queries.is_empty()
    assert not JournalEntry.objects.exists()


def test_a_revision_follows_the_old_value_and_keeps_it() -> None:
    actions.record_observations([observed()], by=MACHINE)
    revise()

    first, second = queries.vintages(SITES)
    assert (first.value, first.level, first.reason) == (1422, Level.ESTIMATE, "")
    assert (second.value, second.revision, second.reason) == (1425, 2, "Đếm sót ba trạm")
    entry = JournalEntry.objects.first()
    assert entry.act == "ledger.revise_observation"
    assert entry.details["was"] == "1422"
    assert entry.details["reason"] == "Đếm sót ba trạm"


def test_the_ledger_answers_as_it_was_known_before_the_revision() -> None:
    actions.record_observations([observed()], by=MACHINE)
    before = datetime(2024, 6, 1, tzinfo=clock.VIETNAM)
    revise()
    reference = read("telecom.sites|94|2023||level")

    assert queries.ledger().figure(reference).value == 1425
    assert queries.ledger(before).figure(reference).value == 1422


def test_a_revision_names_the_value_it_replaces() -> None:
    actions.record_observations([observed()], by=MACHINE)
    revise()

    with pytest.raises(actions.AlreadyRevised, match=r"đang có là 1\.425.*không còn là 1\.422"):
        revise("1430")

    assert len(queries.vintages(SITES)) == 2


@pytest.mark.parametrize("missing", ["reason", "source"])
def test_a_revision_without_reason_or_source_is_refused(missing: str) -> None:
    actions.record_observations([observed()], by=MACHINE)

    with pytest.raises(actions.NoReason):
        revise(**{missing: "  "})


def test_there_must_be_something_to_revise() -> None:
    with pytest.raises(actions.NothingToRevise, match="Chưa có số"):
        revise()


def test_a_revision_that_says_the_same_is_refused() -> None:
    actions.record_observations([observed()], by=MACHINE)

    with pytest.raises(actions.NothingToRevise, match="giống hệt"):
        revise("1422", level=Level.ESTIMATE, source="Báo cáo năm 2023")


def test_two_people_revising_at_once_leave_one_revision() -> None:
    actions.record_observations([observed()], by=MACHINE)
    stood = queries.standing(SITES)
    quicker = replace(stood, revision=2, value=Decimal(1), reason="nhanh hơn một bước")

    actions.write([quicker], MACHINE, actions.AlreadyRevised)
    with pytest.raises(actions.AlreadyRevised, match="trước bạn một bước"):
        actions.write([quicker], MACHINE, actions.AlreadyRevised)

    assert len(queries.vintages(SITES)) == 2


@pytest.mark.parametrize("act", ["record", "revise", "import"])
def test_whoever_lacks_the_right_is_refused_and_nothing_changes(act: str) -> None:
    actions.record_observations([observed()], by=MACHINE)
    editor = Person.objects.create_user("bientap", last_name="Thạch Thị", first_name="Biên")
    acts = {
        "record": lambda: actions.record_observations([observed("9")], by=editor),
        "revise": lambda: revise(by=editor),
        "import": lambda: actions.import_table(facts(), FACTS, by=editor),
    }

    with pytest.raises(NotPermitted, match=r"Thạch Thị Biên.*không có quyền “(Ghi|Sửa) số liệu"):
        acts[act]()

    assert models.Observation.objects.count() == 1


@pytest.mark.parametrize("deed", ["save", "update", "delete", "delete_all"])
def test_the_database_itself_refuses_to_change_the_record(deed: str) -> None:
    actions.record_observations([observed()], by=MACHINE)
    row = models.Observation.objects.get()
    deeds = {
        "save": row.save,
        "update": lambda: models.Observation.objects.update(value=Decimal(9)),
        "delete": row.delete,
        "delete_all": models.Observation.objects.all().delete,
    }

    with pytest.raises(IntegrityError, match="chỉ ghi thêm"), transaction.atomic():
        deeds[deed]()

    assert queries.standing(SITES).value == 1422


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": None},
        {"status": "withheld"},
        {"source": ""},
        {"revision": 2},
    ],
    ids=["no value", "withheld with a value", "no source", "revision without reason"],
)
def test_the_database_refuses_half_a_record(wrong: dict[str, object]) -> None:
    right: dict[str, object] = {
        "indicator": "telecom.sites", "place": "94", "period": "2023", "scenario": "actual",
        "value": Decimal(1), "status": "reported", "level": "official", "origin": "published",
        "source": "s", "recorded_at": clock.now(),
    }  # fmt: skip

    with pytest.raises(IntegrityError), transaction.atomic():
        models.Observation.objects.create(**(right | wrong))


def test_digits_stay_as_reported() -> None:
    actions.record_observations(
        [replace(observed(), value=Decimal("12345678901234567890.25000"))], by=MACHINE
    )

    assert str(queries.standing(SITES).value) == "12345678901234567890.25000"


def test_the_snapshot_reads_back_as_the_record() -> None:
    actions.import_table(facts(), FACTS, by=MACHINE)
    revise()
    path = shelf.var() / "snapshot.csv"
    path.write_text("".join(text for _upto, text in queries.snapshot()), "utf-8")

    assert shelf.ledger_of(shelf.observations(path)).record.vintages(SITES) == queries.vintages(
        SITES
    )
    assert len(shelf.observations(path)) == 31


def test_asking_again_reads_no_rows_again(django_assert_num_queries) -> None:  # noqa: ANN001
    actions.import_table(facts(), FACTS, by=MACHINE)
    queries.ledger()

    with django_assert_num_queries(2):
        queries.ledger()
