"""A triangle tells each period as it was said, and how far first values were from last ones."""

from datetime import UTC, datetime
from decimal import Decimal

from congso.observations import revisions
from congso.observations.observation import Observation, Status, read_key
from congso.observations.record import Record


def seen(
    period: str, revision: int, value: str | None, year: int, place: str = "94"
) -> Observation:
    key = read_key(f"telecom.sites|{place}|{period}||actual")
    number = None if value is None else Decimal(value)
    status = Status.NOT_REPORTED if value is None else Status.REPORTED
    at = datetime(year, 1, 4, tzinfo=UTC)
    return Observation(key, number, "báo cáo", at, revision, status=status)


RECORD = Record(
    [
        seen("2023", 1, "1422", 2024), seen("2023", 2, "1425", 2025),
        seen("2022", 1, "1350", 2023), seen("2022", 2, "1340", 2024), seen("2022", 3, "1346", 2025),
        seen("2024", 1, "1500", 2025), seen("2021", 1, None, 2022), seen("2021", 2, "7", 2023),
        seen("2023", 1, "900", 2024, "92"),
    ]
)  # fmt: skip


def test_rows_are_periods_and_columns_the_times_of_knowing() -> None:
    triangle = revisions.of(RECORD, "telecom.sites", "94")

    table = [
        [str(said.value) if (said := row.known_at(at)) else "" for at in triangle.moments]
        for row in triangle.rows
    ]
    assert table == [
        ["None", "7", "7", "7"],
        ["", "1350", "1340", "1346"],
        ["", "", "1422", "1425"],
        ["", "", "", "1500"],
    ]


def test_the_mean_revision_counts_those_that_were_revised() -> None:
    triangle = revisions.of(RECORD, "telecom.sites", "94")

    assert [row.moved for row in triangle.rows] == [None, Decimal(-4), Decimal(3), None]
    assert (triangle.mean_revision, triangle.mean_size) == (Decimal("-0.5"), Decimal("3.5"))


def test_each_unit_that_reports_has_its_own_triangle() -> None:
    triangle = revisions.of(RECORD, "telecom.sites", "92")

    assert [row.said[-1].value for row in triangle.rows] == [900]
    assert triangle.mean_revision is None
