"""How a series was revised, as its keepers see it."""

import html
import re
from decimal import Decimal

import pytest
from django.test import Client

from congso.observations.observation import Level, read_key
from desk.kit import shelf
from desk.kit.permissions import MACHINE
from desk.ledger import actions
from desk.staff import actions as staff
from desk.staff.models import Person

pytestmark = pytest.mark.django_db

ADDRESS = "/so-lieu/tam-giac/telecom.sites/"


@pytest.fixture
def desk(client: Client) -> Client:
    """The facts of the province, one of them revised, and a statistician who signed in."""
    path = shelf.reviewed("figures", "soctrang_2023.csv")
    actions.import_table(shelf.read_text(path), path.name, by=MACHINE)
    actions.revise_observation(
        key=read_key("telecom.sites|94|2023||actual"), value=Decimal(1425), level=Level.OFFICIAL,
        source="Công văn", reason="Đếm sót", expected_previous=Decimal(1422), by=MACHINE,
    )  # fmt: skip
    staff.create_demonstration_people()
    client.force_login(Person.objects.get(username="thongke"))
    return client


def text(answer: object) -> str:
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", html.unescape(plain))


def test_the_triangle_tells_what_was_said_when_and_by_how_much_it_moved(desk: Client) -> None:
    shown = text(desk.get(ADDRESS))

    assert "năm 2023 1.422 1.425 +3" in shown
    assert "năm 2022 1.346 1.346" in shown
    assert "Số sau cùng hơn số đầu bình quân +3; lệch bình quân 3" in shown
    assert ADDRESS in desk.get("/so-lieu/chi-tieu/telecom.sites/").content.decode()


def test_all_units_that_report_are_summed_up_beside_the_triangle(desk: Client) -> None:
    shown = text(desk.get(ADDRESS))

    assert "Theo đơn vị báo cáo" in shown
    assert "Tỉnh Sóc Trăng 94 · mọi chỉ tiêu 2 1 +3 3 0,21%" in shown


def test_a_unit_has_a_list_of_all_that_it_revised(desk: Client) -> None:
    shown = text(desk.get("/so-lieu/don-vi/"))

    assert "Số trạm thông tin di động telecom.sites 2 1 +3 3 0,21%" in shown
    assert "Điểm phục vụ bưu chính postal.points 2 0" in shown
    assert "Chưa ghi số nào." in text(desk.get("/so-lieu/don-vi/", {"noi": "93"}))
    assert desk.get("/so-lieu/don-vi/?noi=xx").status_code == 404


def test_another_unit_has_a_triangle_of_its_own(desk: Client) -> None:
    assert "Chưa ghi số nào." in text(desk.get(ADDRESS, {"noi": "93"}))


@pytest.mark.parametrize("address", [f"{ADDRESS}?noi=không-có", "/so-lieu/tam-giac/vo.nghia/"])
def test_what_is_not_there_is_not_found(desk: Client, address: str) -> None:
    assert desk.get(address).status_code == 404
