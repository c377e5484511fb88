"""What goes wrong on the staff side is told in Vietnamese, with a way on."""

import pytest
from django.template.loader import render_to_string
from django.test import Client

from desk.staff.models import Person


@pytest.mark.django_db
def test_an_address_that_does_not_exist_is_told_in_vietnamese(client: Client) -> None:
    client.force_login(Person.objects.create_superuser("quantri", password="x"))
    answer = client.get("/khong-co-trang-nay/")

    assert answer.status_code == 404
    assert '<html lang="vi"' in answer.content.decode()
    assert 'href="/"' in answer.content.decode()


@pytest.mark.parametrize("code", ["400", "403", "404", "500"])
def test_every_notice_stands_without_request_or_database(code: str) -> None:
    told = render_to_string(f"{code}.html")

    assert '<html lang="vi">' in told
    assert "Về bàn làm việc" in told
