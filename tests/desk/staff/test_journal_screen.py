"""The journal on the staff side, for those who answer for what is done."""

import re
from pathlib import Path

import pytest
from django.test import Client

from desk.kit import journal
from desk.kit.permissions import MACHINE
from desk.staff import actions
from desk.staff.deeds import ACTS
from desk.staff.models import Person

pytestmark = pytest.mark.django_db


def read(client: Client, username: str, **asked: str) -> str:
    actions.create_demonstration_people()
    client.force_login(Person.objects.get(username=username))
    return client.get("/nhat-ky/", asked).content.decode()


def test_the_newest_deed_stands_first_with_its_reason(client: Client) -> None:
    journal.record(MACHINE, "ledger.revise_observation", "telecom.sites", reason="Đếm sót ba trạm")
    journal.record(MACHINE, "x.unknown", "vật lạ")
    shown = read(client, "thongke")

    assert "lý do: Đếm sót ba trạm" in shown
    assert "sửa số liệu" in shown
    assert shown.index("lập tài khoản trình diễn</td>") < shown.index("vật lạ")
    assert shown.index("vật lạ") < shown.index("Đếm sót")


def test_deeds_are_found_by_kind_and_subject(client: Client) -> None:
    journal.record(MACHINE, "ledger.revise_observation", "telecom.sites")
    journal.record(MACHINE, "ledger.revise_observation", "postal.points")
    shown = read(client, "quantri", q="postal", act="ledger.revise_observation")

    assert "postal.points" in shown
    assert "telecom.sites" not in shown
    assert "Không có dòng nào" in read(client, "quantri", q="chẳng có gì")


def test_long_journals_are_paged(client: Client) -> None:
    for number in range(journal.PER_PAGE + 1):
        journal.record(MACHINE, "x.y", f"việc số {number:03}")
    first = read(client, "duyet", act="x.y")
    second = read(client, "duyet", act="x.y", p="2")

    assert "Trang 1 trên 2" in first
    assert "việc số 000" not in first
    assert "việc số 000" in second
    assert "Trang 2 trên 2" in read(client, "duyet", act="x.y", p="99")


def test_an_editor_does_not_read_the_journal(client: Client) -> None:
    journal.record(MACHINE, "x.y", "chuyện riêng")

    assert "chuyện riêng" not in read(client, "bientap")


def test_every_deed_that_is_written_down_is_told_in_words() -> None:
    source = Path(actions.__file__).parents[1]
    told = "\n".join(path.read_text(encoding="utf-8") for path in source.rglob("*.py"))
    calls = re.findall(r"journal\.record\(([^()]*(?:\([^()]*\)[^()]*)*)\)", told)
    deeds = {deed for call in calls for deed in re.findall(r'"([a-z]+\.[a-z_]+)"', call)}

    assert len(deeds) > 40
    assert deeds <= set(ACTS)
    assert {"royalties.approved_fee", "royalties.refused_fee"} <= set(ACTS)
