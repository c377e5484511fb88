"""The sum of visits of before has a date or says that it has none, and changes with a reason."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.desk.newsroom.building import at
from wagtail.models import Site

from congso.publication.use import Recorder, Use, View
from desk.kit import clock
from desk.kit.models import JournalEntry
from desk.look import rendering
from desk.newsroom import public, visited
from desk.newsroom.counter import CHANGED, VisitCounter
from desk.staff.models import Person
from desk.visits.models import Day

pytestmark = pytest.mark.django_db
SUM = {"opening_balance": "86051288", "balance_on": "", "note": "Cổng cũ", "reason": ""}


@pytest.fixture
def screen(client: Client) -> str:
    """The screen of the counter, opened by who runs the portal."""
    client.force_login(Person.objects.create_superuser("quantri", password="x"))
    site = Site.objects.get(is_default_site=True)
    VisitCounter.objects.create(site=site, opening_balance=1000)
    return f"/settings/newsroom/visitcounter/{site.pk}/"


def shown() -> tuple[str, dict[Use, str]]:
    recorder = Recorder()
    view = visited.pages()[visited.PAGE](recorder)
    assert isinstance(view, View)
    text = rendering.render(view, public.furniture(recorder), visited.PAGE)
    return re.sub(r"<[^>]+>", " ", text.partition("<main")[2]), recorder.uses


def test_another_sum_or_day_asks_for_a_reason_and_stands_in_the_journal(
    client: Client, screen: str
) -> None:
    refused = client.post(screen, SUM)
    assert "Hãy ghi vì sao sửa" in refused.content.decode()
    assert VisitCounter.objects.get().opening_balance == 1000
    assert not JournalEntry.objects.filter(act=CHANGED).exists()

    asked = {**SUM, "balance_on": "03/01/2024", "reason": "Biên bản 02/BB"}
    assert client.post(screen, asked).status_code == 302

    (entry,) = JournalEntry.objects.filter(act=CHANGED)
    counter = VisitCounter.objects.get()
    assert (counter.opening_balance, counter.balance_on) == (86051288, date(2024, 1, 3))
    assert entry.by_name
    assert entry.details == {
        "was": "1000, chốt không rõ ngày",
        "now": "86051288, chốt 03/01/2024",
        "reason": "Biên bản 02/BB",
    }


def test_a_better_note_needs_no_reason(client: Client, screen: str) -> None:
    assert client.post(screen, {**SUM, "opening_balance": "1000"}).status_code == 302

    assert VisitCounter.objects.get().note == "Cổng cũ"
    assert not JournalEntry.objects.filter(act=CHANGED).exists()


def test_the_page_tells_today_this_month_and_of_when_the_sum_of_before_is(screen: str) -> None:
    assert screen
    for day, visits in ((date(2023, 12, 31), 5), (date(2024, 1, 3), 7), (date(2024, 1, 4), 1234)):
        Day.objects.create(day=day, visits=visits, views=2 * visits)

    with clock.stopped_at(at(date(2024, 1, 4))):
        told, seen = shown()
        assert re.search(r"Hôm nay\s+1\.234 \(04/01/2024\)", told)
        assert re.search(r"Tháng này\s+1\.241 \(01/2024\)", told)
        assert "1.000 (nguồn không ghi ngày chốt)" in told
        assert all(public.current(use) in (None, was) for use, was in seen.items())
    VisitCounter.objects.update(balance_on=date(2023, 12, 30))
    with clock.stopped_at(at(date(2024, 1, 5), 0)):
        assert any(public.current(use) not in (None, was) for use, was in seen.items())
        later = shown()[0]
        assert re.search(r"Hôm nay\s+0 \(05/01/2024\)", later)
        assert "1.000 (chốt ngày 30/12/2023)" in later
