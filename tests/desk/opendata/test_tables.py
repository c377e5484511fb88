"""What a file tells of a value: what stands, how weak its inputs are, and what stood before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from congso.agencies.register import NOBODY
from congso.observations.ledger import Ledger
from congso.observations.observation import Key, Level, Observation, Origin, Status
from congso.observations.record import Record
from congso.periods import codes
from desk.opendata import tables
from desk.opendata.rows import Row
from desk.opendata.tables import Table

Of = Callable[..., Ledger]
Correction = Callable[[str, str], Observation]
CORRECTED = datetime(2024, 1, 9, 3, tzinfo=UTC)
RADIUS, DENSITY, POINTS = "postal.service_radius", "telephone.density", "postal.points"


def row(table: Table, period: str, scenario: str = "actual") -> Row:
    (found,) = (
        row
        for row in table.rows
        if (row.key.period.code, row.key.scenario.value) == (period, scenario)
    )
    return found


def test_a_recorded_value_is_told_as_it_was_recorded(ledger: Ledger) -> None:
    told = row(tables.of(ledger)["telecom.sites"], "2023")

    assert (told.digits, told.level, told.origin) == ("1422", Level.ESTIMATE, Origin.PUBLISHED)
    assert told.recorded_at.isoformat() == "2024-01-04T15:00:00+07:00"


def test_a_computed_value_says_so_and_from_what(ledger: Ledger) -> None:
    told = row(tables.of(ledger)[RADIUS], "2022")

    assert (told.digits, told.status_code, told.origin) == ("2.3203", "computed", Origin.DERIVED)
    assert told.note.replace("\u00a0", " ") == "√(3.298,2 km² ÷ (π × 195 điểm))"


def test_a_computed_value_is_as_final_as_its_least_final_input(ledger: Ledger) -> None:
    table = tables.of(ledger)["postal.people_per_point"]

    assert row(table, "2023").level is Level.ESTIMATE


def test_one_invented_input_makes_it_invented(ledger: Ledger) -> None:
    density = tables.of(ledger)[DENSITY]

    assert {told.origin for told in density.rows} == {Origin.SYNTHETIC}


def test_a_target_has_its_plan_with_its_own_denominator(ledger: Ledger) -> None:
    assert row(tables.of(ledger)[DENSITY], "2023", "plan").value == 90


def test_what_is_no_target_has_no_plan(ledger: Ledger) -> None:
    assert {told.key.scenario.value for told in tables.of(ledger)[RADIUS].rows} == {"actual"}


def test_every_revision_is_kept_and_the_last_stands(ledger: Ledger) -> None:
    table = tables.of(ledger)[POINTS]
    history = [told for told in table.history if told.key == row(table, "2023").key]

    assert [(told.revision, told.digits) for told in history] == [(1, "208"), (2, "211")]
    assert row(table, "2023").digits == "211"


def test_what_is_computed_has_a_past_as_well(ledger: Ledger) -> None:
    table = tables.of(ledger)[RADIUS]
    history = [told for told in table.history if told.key.period.code == "2023"]

    assert [(told.revision, told.digits) for told in history] == [(1, "2.2466"), (2, "2.2306")]
    assert history[1].reason == "ba điểm báo cáo muộn; chờ “biên bản”, có dấu phẩy"
    assert table.modified == CORRECTED


def test_an_empty_cell_says_which_kind_of_nothing_it_is(ledger: Ledger) -> None:
    assert row(tables.of(ledger)["telecom.sites"], "2021").status_code == "not_reported"


def test_what_is_withheld_now_is_withheld_in_its_past_too(of: Of, correction: Correction) -> None:
    secret = replace(
        correction("postal.points|94|2023||level", "1"), value=None, status=Status.WITHHELD
    )
    known = tables.of(of(secret))
    history = [told for told in known[POINTS].history if told.key == secret.key]

    assert [(told.digits, told.status_code) for told in history] == [("", "withheld")] * 2
    assert [told.key.period.code for told in known[RADIUS].history] == ["2022"]


def test_an_indicator_of_which_nothing_is_known_has_no_table(ledger: Ledger) -> None:
    kept = [known for known in ledger.known if known.key.indicator == "telecom.sites"]
    record = Record(kept)

    found = tables.of(replace(ledger, record=record, known=record.as_known(), register=NOBODY))

    assert list(found) == ["telecom.sites"]


def test_a_state_changes_with_what_is_told_and_with_nothing_else(
    of: Of, correction: Correction
) -> None:
    before, same = tables.of(of()), tables.of(of())
    after = tables.of(of(correction("postal.points|94|2023||level", "211")))
    changed = {code for code, table in after.items() if table.state != before[code].state}

    assert {code: table.state for code, table in before.items()} == {
        code: table.state for code, table in same.items()
    }
    assert {POINTS, RADIUS, "postal.people_per_point"} <= changed
    assert not changed & {"telecom.sites", "telecom.stations", "dti.rank", DENSITY}


def test_digits_are_enough_to_compute_on_and_end_in_no_zero(ledger: Ledger) -> None:
    plan = row(tables.of(ledger)[DENSITY], "2023", "plan")

    assert (plan.digits, plan.value) == ("90", Decimal(90))


def test_what_is_recorded_where_another_input_is_missing_changes_no_computed_table(of: Of) -> None:
    def subscribers(place: str, value: int) -> Observation:
        key = Key("telephone.subscribers", place, codes.read("2023"))
        return Observation(key, Decimal(value), "báo cáo", CORRECTED)

    before, after = of(), of(subscribers("01", 900))

    assert tables.of(after).state(DENSITY) == tables.of(before).state(DENSITY)
    recorded = [tables.of(one).state("telephone.subscribers") for one in (before, after)]
    assert recorded[0] != recorded[1]


def test_lines_that_were_put_together_before_are_those_of_a_table_made_anew(
    of: Of, correction: Correction
) -> None:
    tables.of(of())[RADIUS]

    known = of(correction("postal.points|94|2023||level", "211"))

    kept, anew = tables.of(known)[RADIUS], tables.made(known, [RADIUS])[RADIUS]
    assert (kept.rows, kept.history) == (anew.rows, anew.history)
    assert row(kept, "2023").revision == 2
