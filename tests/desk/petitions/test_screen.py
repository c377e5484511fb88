"""Letters on the staff side: read by whoever answers for them, and by nobody else."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from congso.inbox.entry import Entry
from desk.petitions import actions as petitions
from desk.staff import actions
from desk.staff.models import Person

pytestmark = pytest.mark.django_db
AT = datetime(2024, 1, 5, 1, tzinfo=UTC)


def letter(number: int, subject: str) -> Entry:
    fields = {
        "gui-den": "so", "ho-ten": "Danh Sóc", "lien-he": "soc@vidu.vn", "tieu-de": subject,
        "noi-dung": "Nội dung <b>thư</b>", "ma": f"240105-AAAA{number:02}",
    }  # fmt: skip
    return Entry(f"abcd{number:04x}", AT, "letter", fields)


def screen(client: Client, username: str, **asked: str) -> tuple[int, str]:
    actions.create_demonstration_people()
    client.force_login(Person.objects.get(username=username))
    answer = client.get("/thu/", asked)
    return answer.status_code, answer.content.decode()


def test_a_letter_is_shown_with_its_code_and_never_as_markup(client: Client) -> None:
    petitions.receive_letters([letter(1, "Sóng yếu")])
    status, page = screen(client, "duyet")

    assert status == 200
    assert "240105-AAAA01" in page
    assert "Nội dung &lt;b&gt;thư&lt;/b&gt;" in page


def test_letters_are_found_by_code_or_words(client: Client) -> None:
    petitions.receive_letters([letter(1, "Sóng yếu"), letter(2, "Bưu điện xa")])

    assert "Sóng yếu" not in screen(client, "duyet", q="bưu điện")[1].partition("<tbody>")[2]
    assert "Bưu điện xa" in screen(client, "duyet", q="240105-aaaa02")[1]


def test_pages_are_listed_with_what_readers_say_of_them(client: Client) -> None:
    rated = {"trang": "/tin-tuc/", "huu-ich": "khong", "vi-sao": "Thiếu số của huyện"}
    petitions.add_ratings([Entry("abcd0001", AT, "rating", rated)])
    page = screen(client, "duyet")[1]

    assert "Thiếu số của huyện" in page


def test_who_may_not_read_letters_is_refused(client: Client) -> None:
    assert screen(client, "thongke")[0] in {302, 403}
