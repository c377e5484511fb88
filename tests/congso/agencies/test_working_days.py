"""Working days follow the table of days off; where it says nothing, the week does."""

from datetime import date

import pytest

from congso.agencies import working_days
from congso.findings.finding import FaultyInput
from desk.kit import shelf


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 8, 22), True),
        (date(2026, 8, 31), False),
        (date(2024, 2, 9), False),
        (date(2024, 1, 4), True),
        (date(2024, 1, 6), False),
        (date(2031, 9, 2), False),
    ],
    ids=["swapped on", "swapped off", "Tết", "Thursday", "Saturday", "not entered yet"],
)
def test_a_day_is_worked_or_not(day: date, works: bool) -> None:  # noqa: FBT001 — a column
    assert shelf.working_days().is_working(day) is works


def test_ten_working_days_run_over_tet() -> None:
    days = shelf.working_days()

    assert days.after(date(2024, 2, 5), 10) == date(2024, 2, 26)
    assert days.between(date(2024, 2, 5), date(2024, 2, 26)) == 10


def test_every_fault_of_a_table_is_told_with_its_line() -> None:
    table = "day,working,why\n2026-13-01,no,x\n2026-01-02,maybe,x\n2026-01-02,no,x\n"

    with pytest.raises(FaultyInput) as refused:
        working_days.read(table, "days.csv")

    assert [fault.where for fault in refused.value.faults] == [
        "days.csv, dòng 2", "days.csv, dòng 3", "days.csv, dòng 4",
    ]  # fmt: skip
