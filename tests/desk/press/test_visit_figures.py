"""What the counter counted in a month can be cited like any other figure."""

from datetime import datetime

import pytest
from django.core.cache import cache

from congso.observations.observation import Key
from congso.periods import codes
from desk.kit import clock
from desk.kit.permissions import MACHINE
from desk.ledger import actions, queries
from desk.press import visit_figures
from desk.press.models import Change
from desk.visits.models import Day

pytestmark = pytest.mark.django_db


def on(year: int, month: int, day: int) -> int:
    cache.clear()
    with clock.stopped_at(datetime(year, month, day, 8, tzinfo=clock.VIETNAM)):
        return visit_figures.record_once_a_day()


def told(month: str) -> list[tuple[int, str]]:
    key = Key("portal.visits", "94", codes.read(month))
    return [(int(one.value or 0), one.note) for one in queries.vintages(key)]


@pytest.fixture(autouse=True)
def counted() -> None:
    """A counter that began on the tenth of a month and stood still in the next."""
    Day.objects.create(day="2026-01-10", visits=400, views=900)
    Day.objects.create(day="2026-01-31", visits=20, views=20)
    Day.objects.create(day="2026-03-01", visits=7, views=9)


def test_a_month_is_recorded_once_it_is_over_and_settled_and_never_twice() -> None:
    assert on(2026, 2, 1) == 0
    assert on(2026, 2, 3) == 1
    assert [on(2026, 2, 3), on(2026, 2, 20)] == [0, 0]

    assert told("2026-01") == [(420, "Đếm từ ngày 10/01/2026.")]
    (change,) = Change.objects.filter(kind="figures")
    assert change.keys == ["portal.visits|94|2026-01||actual"]


def test_a_month_without_a_visit_is_nought_and_the_running_one_is_not_told() -> None:
    assert on(2026, 3, 5) == 2

    assert told("2026-02") == [(0, "")]
    assert told("2026-03") == []


def test_visits_that_are_counted_late_follow_as_a_revision_with_its_reason() -> None:
    on(2026, 2, 3)
    Day.objects.filter(day="2026-01-31").update(visits=25, views=30)

    assert on(2026, 2, 4) == 1
    assert [value for value, _note in told("2026-01")] == [420, 425]
    stands = queries.standing(Key("portal.visits", "94", codes.read("2026-01")))
    assert stands is not None
    assert "nhận thêm" in stands.reason


def test_what_somebody_else_reported_is_left_alone() -> None:
    key = Key("portal.visits", "94", codes.read("2026-01"))
    on(2026, 2, 3)
    actions.revise_observation(
        key=key, value=queries.standing(key).value + 1, level=queries.standing(key).level,
        source="Báo cáo của Sở", reason="Đếm lại", expected_previous=queries.standing(key).value,
        by=MACHINE,
    )  # fmt: skip

    assert on(2026, 2, 5) == 0
    assert [value for value, _note in told("2026-01")] == [420, 421]
