"""From an empty calendar to a corrected release, on the screens that people use."""

from datetime import datetime

import pytest
from django.test import Client

from desk.kit import clock
from desk.kit.permissions import Actor
from desk.releases import queries
from desk.releases.models import Edition, Release, Series

pytestmark = pytest.mark.django_db
DUE = datetime(2024, 1, 12, 8, tzinfo=clock.VIETNAM)
SERIES = {
    "title": "Số liệu quý", "slug": "so-lieu-quy", "periodicity": "year", "summary": "Tóm tắt.",
    "indicators": "telecom.sites\npostal.points", "places": "94", "look_back": "1",
    "agency": "Sở", "person": "Bà Thống", "method": "Đếm.", "collection": "Báo cáo.",
}  # fmt: skip
TEXTS = {"report": "Báo cáo.", "analysis": "Phân tích.", "method": "Đếm.", "collected": "2023."}


def said(client: Client, address: str, given: dict[str, str]) -> str:
    return client.post(address, given, follow=True).content.decode()


@pytest.mark.usefixtures("office")
def test_two_people_bring_a_release_from_a_plan_to_a_correction(
    client: Client, people: dict[str, Actor]
) -> None:
    client.force_login(people["thongke"])
    said(client, "/phat-hanh/loat/moi/", SERIES)
    series = Series.objects.get()
    given = {"period": "2023", "due_at": "12/01/2024 08:00"}
    said(client, f"/phat-hanh/loat/{series.pk}/len-lich/", given)
    release = Release.objects.get()
    own = f"/phat-hanh/{release.pk}/"
    assert "Còn trống: báo cáo thống kê" in client.get(own).content.decode()
    said(client, f"{own}chot/", {})
    said(client, f"{own}soan/", TEXTS)
    assert "1.422" in client.get(f"{own}xem-truoc/").content.decode()
    assert client.get(f"{own}duyet/").status_code in (302, 403)

    client.force_login(people["duyet"])
    said(client, f"{own}duyet/", {})
    assert "Chưa đến giờ" in said(client, f"{own}phat-hanh/", {})
    with clock.stopped_at(DUE):
        said(client, f"{own}phat-hanh/", {})
        said(client, f"{own}dinh-chinh/", {**TEXTS, "analysis": "Khác.", "notice": "Sai."})

    assert [one.number for one in queries.editions("so-lieu-quy")] == [1, 2]
    page = client.get(own).content.decode()
    for deed in ("lên lịch", "chốt ngày", "soạn", "duyệt", "phát hành", "đính chính"):
        assert deed in page


def test_a_date_without_a_reason_is_sent_back_with_what_was_typed(
    client: Client, people: dict[str, Actor], planned: Release
) -> None:
    client.force_login(people["thongke"])

    page = said(client, f"/phat-hanh/{planned.pk}/doi-ngay/", {"due_at": "15/01/2024 09:30"})

    assert "15/01/2024 09:30" in page
    assert Release.objects.get().due_at == DUE


@pytest.mark.parametrize("address", ["/phat-hanh/", "/phat-hanh/{}/", "/phat-hanh/{}/xem-truoc/"])
def test_what_is_to_come_is_closed_to_others(
    address: str, client: Client, people: dict[str, Actor], written: Release
) -> None:
    client.force_login(people["bientap"])

    answer = client.get(address.format(written.pk))

    assert answer.status_code in (302, 403)
    assert "1.422" not in answer.content.decode()


def test_no_screen_changes_or_drops_an_edition(
    client: Client, people: dict[str, Actor], published: Edition
) -> None:
    client.force_login(people["quantri"])
    own = f"/phat-hanh/{published.release_id}/"
    page = client.get(own).content.decode()

    assert "Đính chính" in page
    for deed in ("soan", "huy", "doi-ngay"):
        assert f"{own}{deed}/" not in page
        assert "không làm việc này được nữa" in said(
            client, f"{own}{deed}/",
            {**TEXTS, "reason": "x", "due_at": "15/01/2024 09:30"},
        )  # fmt: skip
    assert Edition.objects.count() == 1
