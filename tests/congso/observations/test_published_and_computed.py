"""What was published stands beside what its inputs give: where they differ, both are told."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from congso.observations import reference
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Observation, Status, read_key
from congso.observations.record import Record

MOMENT = datetime(2024, 1, 4, tzinfo=UTC)
NATION = [
    pytest.param("331212", "18502", "2.39", "2,39", None, id="12/2008"),
    pytest.param("331212", "17976", "2.42", "2,42", None, id="12/2009"),
    pytest.param("331212", "17898", "2.43", "2,43", None, id="3/2010"),
    pytest.param("331212", "14911", "2.66", "2,66", None, id="mid-2012"),
    pytest.param(
        "331150", "12642", "2.82", "2,89",
        "số công bố 2,82 khác số tính lại 2,89 (báo cáo)", id="2014",
    ),
]  # fmt: skip


def radius(ledger: Ledger, area: str, points: str, **published: object) -> Figure:
    """Return the radius of a place with this area and these points, and what was published."""
    values = {"place.area": area, "postal.points": points, "postal.service_radius": published}
    found = []
    for code, value in values.items():
        key = read_key(f"{code}|94|2014||actual")
        seen = Observation(key, None, "báo cáo", MOMENT)
        said = value if isinstance(value, dict) else {"value": Decimal(value)}
        found += [replace(seen, **said)] if said else []
    record = Record(found)
    made = replace(ledger, record=record, known=record.as_known())
    return made.figure(reference.read("postal.service_radius|94|2014||level"))


@pytest.mark.parametrize(("area", "points", "published", "printed", "told"), NATION)
def test_the_national_radius_is_computed_and_its_slip_is_flagged(
    ledger: Ledger, area: str, points: str, published: str, printed: str, told: str | None
) -> None:
    figure = radius(ledger, area, points, value=Decimal(published))

    assert (figure.printed, figure.disagreement) == (printed, told)


def test_what_prints_the_same_agrees(ledger: Ledger) -> None:
    assert radius(ledger, "3298.2", "208", value=Decimal("2.2500")).disagreement is None


def test_without_inputs_the_published_value_stands(ledger: Ledger) -> None:
    record = Record(
        [
            Observation(
                read_key("postal.service_radius|94|2014||actual"), Decimal("2.82"), "b", MOMENT
            )
        ]
    )
    made = replace(ledger, record=record, known=record.as_known())
    figure = made.figure(reference.read("postal.service_radius|94|2014||level"))

    assert (figure.printed, figure.formula, figure.published) == ("2,82", None, None)


@pytest.mark.parametrize("status", [Status.WITHHELD, Status.NOT_APPLICABLE])
def test_what_was_said_not_to_be_told_is_not_computed(ledger: Ledger, status: Status) -> None:
    figure = radius(ledger, "3298.2", "208", status=status)

    assert (figure.value, figure.missing) == (None, status.said)
