"""A figure that would give a firm away is seen by the staff, and by no reader anywhere."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.test import Client

from congso.observations.observation import Level, Observation, read_key
from congso.publication.touch import Change
from congso.publication.use import Recorder
from desk.kit.permissions import MACHINE
from desk.ledger import actions, notes, public, queries
from desk.opendata import delimited, tables
from desk.staff import actions as staff
from desk.staff.models import Person

pytestmark = pytest.mark.django_db

MOMENT = datetime(2024, 1, 4, tzinfo=UTC)
SECRET = "7654321"


@pytest.fixture
def desk(client: Client) -> Client:
    """The revenue of the province while it had one postal firm, and its indicator page."""
    facts = {"postal.revenue": SECRET, "postal.enterprises": "1"}
    actions.record_observations(
        [
            Observation(read_key(f"{code}|94|2023||actual"), Decimal(value), "báo cáo", MOMENT)
            for code, value in facts.items()
        ],
        by=MACHINE,
    )
    staff.create_demonstration_people()
    client.force_login(Person.objects.get(username="thongke"))
    return client


def test_the_staff_see_the_number(desk: Client) -> None:
    page = desk.get("/so-lieu/chi-tieu/postal.revenue/").content.decode()

    assert "7.654.321" in page
    assert "Người đọc không thấy" in page


@pytest.mark.usefixtures("desk")
def test_no_page_and_no_file_has_the_number() -> None:
    pages = [repr(maker(Recorder())) for maker in public.pages().values()]
    table = tables.of(queries.public_ledger())["postal.revenue"]
    made = [delimited.standing(table), delimited.history(table)]

    assert not [page for page in pages if SECRET in page or "7.654.321" in page]
    assert not [file for file in made if SECRET.encode() in file]
    assert b"withheld" in made[0]


def test_a_figure_in_a_sentence_is_answered_with_the_mark(desk: Client) -> None:
    found = desk.get("/so-lieu/chon/", {"indicator": "postal.revenue", "period": "2023"})

    assert found.status_code == 200
    assert "7.654.321" not in found.content.decode()


def test_what_becomes_withheld_is_looked_at_wherever_it_stands() -> None:
    facts = {"postal.revenue": SECRET, "postal.enterprises": "9"}
    keys = {code: read_key(f"{code}|94|2023||actual") for code in facts}
    actions.record_observations(
        [
            Observation(keys[code], Decimal(value), "báo cáo", MOMENT)
            for code, value in facts.items()
        ],
        by=MACHINE,
    )
    recorder = Recorder()
    notes.withheld(recorder, queries.public_ledger(), "postal.revenue")
    ((use, seen),) = recorder.uses.items()
    assert public.current(use) == seen

    actions.revise_observation(
        key=keys["postal.enterprises"], value=Decimal(1), level=Level.CORRECTION,
        source="báo cáo", reason="tám doanh nghiệp đã nghỉ", expected_previous=Decimal(9),
        by=MACHINE,
    )  # fmt: skip
    touch = public.touched(Change("figures", (str(keys["postal.enterprises"]),)))

    assert touch.concerns(use)
    assert public.current(use) != seen
