"""Plans, revised plans and the journal of a value, as the keepers of the figures see them."""

import html
import re
from datetime import date
from decimal import Decimal
from urllib.parse import quote

import pytest
from django.db import IntegrityError
from django.test import Client
from pytest_django import Settings

from congso.observations.observation import Assignment, Level, read_key
from desk.kit import shelf
from desk.kit.permissions import MACHINE
from desk.ledger import actions, models, queries
from desk.staff import actions as staff
from desk.staff.models import Person

pytestmark = pytest.mark.django_db

ONE = "/so-lieu/chi-tieu/postal.points/"
RECORD = f"{ONE}ghi/"
REVISED = read_key("postal.points|94|2023||plan_rev")
PLAN = read_key("postal.points|94|2023||plan")
FORM = {
    "period": "2023", "place": "94", "scenario": "plan_rev", "value": "212",
    "status": "reported", "level": "official", "origin": "published", "source": "Quyết định",
    "note": "", "decision": "1500/QĐ-UBND", "decided_on": "10/08/2023",
    "denominator": "1.191.500", "baseline": "195",
}  # fmt: skip


@pytest.fixture
def desk(client: Client) -> Client:
    """The facts of the province, and a statistician who signed in."""
    path = shelf.reviewed("figures", "soctrang_2023.csv")
    actions.import_table(shelf.read_text(path), path.name, by=MACHINE)
    staff.create_demonstration_people()
    client.force_login(Person.objects.get(username="thongke"))
    return client


def text(answer: object) -> str:
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", html.unescape(plain))


def test_a_revised_plan_is_recorded_with_all_that_it_says(desk: Client) -> None:
    answer = desk.post(RECORD, FORM)

    assert answer.status_code == 302
    assert queries.standing(REVISED).assigned == Assignment(
        "1500/QĐ-UBND", date(2023, 8, 10), Decimal(1191500), Decimal(195)
    )


def test_what_was_reached_stands_against_both_plans(desk: Client) -> None:
    before = text(desk.get(ONE))
    desk.post(RECORD, FORM)
    after = text(desk.get(ONE))

    assert "năm 2023 208 điểm 193 điểm 107,77% vượt" in before
    assert "kế hoạch 193 điểm thấp hơn thực hiện năm trước 195 điểm" in before
    assert "208 điểm 212 điểm ban đầu 193 điểm 98,11% ban đầu 107,77% không đạt" in after
    assert "1500/QĐ-UBND ngày 10/08/2023; mẫu số 1.191.500; xuất phát từ 195 điểm" in after


def test_nearly_met_is_said_only_where_somebody_set_the_cut_off(
    desk: Client, settings: Settings
) -> None:
    settings.PLAN_NEARLY_MET = Decimal(98)
    desk.post(RECORD, FORM)

    assert "98,11% ban đầu 107,77% cơ bản đạt" in text(desk.get(ONE))


@pytest.mark.parametrize(
    ("slip", "message"),
    [
        ({"decision": ""}, "Kế hoạch điều chỉnh cần số quyết định điều chỉnh"),
        ({"scenario": "actual", "period": "2021"}, "Số thực hiện không có quyết định giao"),
        ({"decided_on": "2023"}, "Ngày chưa đúng"),
    ],
)
def test_what_does_not_fit_a_plan_is_refused(
    desk: Client, slip: dict[str, str], message: str
) -> None:
    answer = desk.post(RECORD, FORM | slip)

    assert message in text(answer)
    assert queries.standing(REVISED) is None


def test_a_plan_keeps_its_decision_through_a_correction(desk: Client) -> None:
    desk.post(RECORD, FORM)

    actions.revise_observation(
        key=REVISED, value=Decimal(213), level=Level.CORRECTION, source="Công văn",
        reason="Gõ nhầm", expected_previous=Decimal(212), by=MACHINE,
    )  # fmt: skip

    assert queries.standing(REVISED).assigned.decision == "1500/QĐ-UBND"


def test_the_decision_of_a_plan_is_revised_on_the_screen(desk: Client) -> None:
    address = f"/so-lieu/sua/{quote(str(PLAN))}/"
    form = FORM | {"value": "193", "reason": "Thiếu số quyết định", "expected_previous": "193"}

    shown, answer = desk.get(address), desk.post(address, form)

    assert "Quyết định giao kế hoạch" in text(shown)
    assert answer.status_code == 302
    assert queries.standing(PLAN).assigned.baseline == 195


def test_an_actual_value_is_not_asked_for_a_decision(desk: Client) -> None:
    shown = text(desk.get(f"/so-lieu/sua/{quote('postal.points|94|2023||actual')}/"))

    assert "Quyết định giao kế hoạch" not in shown


def test_the_journal_of_a_value_tells_who_did_what(desk: Client) -> None:
    desk.post(RECORD, FORM)
    address = f"/so-lieu/sua/{quote(str(PLAN))}/"
    desk.post(address, FORM | {"reason": "Nhầm số", "expected_previous": "193"})

    shown = text(desk.get(f"/so-lieu/nhat-ky/{quote(str(PLAN))}/"))

    assert "soctrang_2023.csv" in shown
    assert "193 → 212 Nhầm số" in shown
    assert f"/so-lieu/nhat-ky/{quote(str(PLAN), safe='')}/" in desk.get(ONE).content.decode()


@pytest.mark.parametrize("key", ["postal.points|94|1999||plan", "vo-nghia"])
def test_a_value_that_was_never_recorded_has_no_journal(desk: Client, key: str) -> None:
    assert desk.get(f"/so-lieu/nhat-ky/{quote(key)}/").status_code == 404


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"scenario": "actual", "decision": "12/QĐ"}, "ledger_only_a_plan_is_assigned"),
        ({"scenario": "plan_rev"}, "ledger_a_revised_plan_has_its_decision"),
    ],
)
def test_the_tables_themselves_hold_decision_and_plan_together(
    change: dict[str, str], constraint: str
) -> None:
    row = models.Observation.objects.of(PLAN).get()
    for name, value in change.items():
        setattr(row, name, value)
    row.id, row.period = None, "2019"

    with pytest.raises(IntegrityError, match=constraint):
        row.save()
