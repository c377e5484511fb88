"""An answer whose mail came back is told on the letter and in the list until it is seen to."""

from datetime import UTC, datetime

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings
from tests.desk.petitions.test_answering import DRAFT, STANDING, Made, page, received, written
from tests.desk.subscriptions.test_returned import REPORT

from desk.kit import clock
from desk.kit.signals import mail_given_up
from desk.mailing import actions as mailing
from desk.mailing import returned
from desk.mailing.models import Mail
from desk.petitions import answering, arriving, queries
from desk.petitions.answering import CannotBeDone
from desk.petitions.models import Letter, Step
from desk.staff import actions as staff
from desk.staff.models import Person

pytestmark = pytest.mark.django_db
EVENING = datetime(2024, 1, 12, 11, tzinfo=UTC)


@pytest.fixture
def people(settings: Settings) -> dict[str, Made]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    staff.create_demonstration_people()
    return {person.username: person for person in Person.objects.all()}


@pytest.fixture
def answered(people: dict[str, Made]) -> Letter:
    """A letter whose answer went by mail."""
    letter = written(people)
    answering.answer(letter, publicly=True, by=people["duyet"])
    mailing.send_due()
    return Letter.objects.get()


def comes_back(status: str = "5.1.1", to: str = "soc@vidu.vn") -> int:
    told = {
        "to": to, "action": "failed", "status": status, "quoted": "text/rfc822-headers",
        "mark": mail.outbox[-1].extra_headers["Message-ID"],
    }  # fmt: skip
    with clock.stopped_at(EVENING):
        return len(returned.receive(REPORT.format(**told).encode()))


def test_a_late_return_stands_on_the_letter_and_in_the_list_until_seen_to(
    client: Client, people: dict[str, Made], answered: Letter
) -> None:
    assert (comes_back(), comes_back()) == (1, 1)
    client.force_login(people["bientap"])
    listed = client.get("/thu/", {"xem": queries.RETURNED}).content.decode()
    shown = client.get(f"/thu/{answered.pk}/").content.decode()
    empty = client.post(f"/thu/{answered.pk}/", {"act": "told", "how": " "}, follow=True)
    client.post(f"/thu/{answered.pk}/", {"act": "told", "how": "Đã gọi điện"})
    after = client.get("/thu/", {"xem": queries.RETURNED}).content.decode()

    assert "Trả lời không đến (1)" in listed
    assert answered.receipt in listed
    assert "bị trả lại lúc 12/01/2024 18:00" in shown
    assert "không có địa chỉ ấy (5.1.1)" in shown
    assert "báo người gửi thế nào" in empty.content.decode()
    assert answered.receipt not in after
    told = list(Step.objects.order_by("id").values_list("act", "by_name"))[-2:]
    assert told == [("returned", "Hệ thống"), ("told", "Thạch Thị Biên")]
    assert "không có địa chỉ" not in page(STANDING)


def test_a_report_on_another_mail_marks_no_letter(answered: Letter) -> None:
    comes_back(to="ai-do@vidu.vn")

    answered.refresh_from_db()
    assert answered.returned_at is None


@pytest.mark.parametrize(
    ("how", "why"),
    [("refused", "không nhận địa chỉ ấy"), ("never taken", "đã thử gửi nhiều lần")],
)
def test_an_answer_that_never_went_is_told_alike(
    people: dict[str, Made], how: str, why: str
) -> None:
    letter = written(people)
    answering.answer(letter, publicly=False, by=people["duyet"])
    for of in ("", "letter", "letter x", "follower 1", answering.of_mail(letter)):
        mail_given_up.send(sender=Mail, of=of, is_refused=how == "refused")

    assert queries.came_back() == 1
    assert why in Step.objects.get(act="returned").note


def test_an_answer_that_is_sent_anew_is_no_longer_one_that_came_back(
    people: dict[str, Made], answered: Letter
) -> None:
    comes_back("4.2.2")
    answering.hide(answered, why="Sửa câu trả lời", by=people["duyet"])
    answering.write(answered, draft=DRAFT, by=people["bientap"])
    answering.answer(answered, publicly=False, by=people["duyet"])

    assert queries.came_back() == 0
    assert "hộp thư của người nhận đầy" in Step.objects.get(act="returned").note


def test_nobody_sees_to_what_did_not_come_back(people: dict[str, Made]) -> None:
    with pytest.raises(CannotBeDone, match="không bị trả lại"):
        arriving.told_otherwise(received(), how="Đã gọi", by=people["bientap"])
