"""A letter from its arrival to the answer that all may read: who may what, and what is shown."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from congso.inbox.entry import Entry
from congso.publication.use import Recorder
from desk.kit import clock
from desk.kit.permissions import NotPermitted
from desk.look import rendering
from desk.look.furniture import Furniture
from desk.mailing import actions as mailing
from desk.mailing.models import Mail
from desk.petitions import actions, answering, demonstration, forgetting, public, queries
from desk.petitions.answering import CannotBeDone, Draft
from desk.petitions.models import Letter
from desk.press import sources
from desk.press.models import Change
from desk.staff import actions as staff
from desk.staff.models import Person

pytestmark = pytest.mark.django_db
Made = Any
AT = datetime(2024, 1, 5, 1, tzinfo=UTC)
CODE = "240105-K7M2QX"
STANDING, PUBLIC = f"/gop-y/tra-cuu/{CODE.lower()}/", f"/gop-y/thu/{CODE.lower()}/"
FIELDS = {
    "gui-den": "so", "ho-ten": "Danh Sóc", "lien-he": "soc@vidu.vn", "ma": CODE,
    "tieu-de": "Sóng yếu ở nhà Danh Sóc", "cong-khai": "1",
    "noi-dung": "Tôi là Danh Sóc, gọi 0912 345 678.\nCuối ấp hay mất sóng.",
}  # fmt: skip
DRAFT = Draft(
    "Trạm mới phát sóng trong quý I.\nCần thêm, gọi 0299.3822339.", "Phòng Viễn thông",
    "Sóng yếu ở cuối ấp", "Cuối ấp hay mất sóng.",
)  # fmt: skip


@pytest.fixture
def people() -> dict[str, Made]:
    staff.create_demonstration_people()
    return {person.username: person for person in Person.objects.all()}


def received(**changed: str) -> Letter:
    told = {name.replace("_", "-"): value for name, value in changed.items()}
    actions.receive_letters([Entry("abcd0001", AT, "letter", {**FIELDS, **told})])
    return Letter.objects.get()


def written(people: dict[str, Made], **changed: str) -> Letter:
    letter = received(**changed)
    answering.assign(letter, to=people["bientap"], unit="Phòng Viễn thông", by=people["duyet"])
    answering.write(letter, draft=DRAFT, by=people["bientap"])
    return letter


def page(address: str) -> str:
    view = public.pages()[address](Recorder())
    return rendering.render(view, Furniture("Cổng", "Tỉnh Mẫu", "Trình diễn"), address)


def test_a_letter_has_a_page_for_its_code_and_it_tells_of_nobody() -> None:
    received()
    told = page(STANDING)

    assert PUBLIC not in public.pages()
    assert "Đã nhận" in told
    # 15 working days from Friday the fifth.
    assert "26/01/2024" in told
    for word in ("Danh", "Sóng yếu", "mất sóng", "0912"):
        assert word not in told
    assert "noindex" in told
    assert not sources.is_listed(STANDING)


def test_the_road_from_arrival_to_answer(people: dict[str, Made], settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    letter = written(people)
    assert "Đang xử lý" in page(STANDING)
    with clock.stopped_at(AT + timedelta(days=6)):
        answering.answer(letter, publicly=True, by=people["duyet"])
        mailing.send_due()
    (sent,) = mail.outbox
    shown, standing, every = page(PUBLIC), page(STANDING), page("/gop-y/thu/")

    assert sent.to == ["soc@vidu.vn"]
    assert "Trạm mới phát sóng" in sent.body
    assert PUBLIC in sent.body
    assert "Đã trả lời" in shown
    assert "Cuối ấp hay mất sóng." in shown
    assert "gọi 0299.3822339" in shown
    for word in ("Danh Sóc", "0912", "soc@", "bientap", "Biên tập"):
        assert word not in shown + standing + every
    assert "Sóng yếu ở cuối ấp" in every
    assert queries.counts() == queries.Counts(1, 1, 1)
    assert "Sóng yếu ở cuối ấp" in page("/gop-y/")


def test_without_consent_the_answer_is_for_the_sender_alone(people: dict[str, Made]) -> None:
    letter = written(people, cong_khai="")
    with pytest.raises(CannotBeDone, match="không đồng ý đăng"):
        answering.answer(letter, publicly=True, by=people["duyet"])
    answering.answer(letter, publicly=False, by=people["duyet"])

    assert PUBLIC not in public.pages()
    assert "Câu trả lời đã gửi riêng" in page(STANDING)
    assert Mail.objects.get().to == "soc@vidu.vn"


def test_an_answer_and_its_mail_are_kept_in_one_go(people: dict[str, Made]) -> None:
    letter = written(people)
    with CaptureQueriesContext(connection) as asked:
        answering.answer(letter, publicly=True, by=people["duyet"])
    changed = [one for one in asked if one["sql"].startswith('UPDATE "petitions_letter"')]
    letter.refresh_from_db()

    assert len(changed) == 1
    assert letter.mail_number
    assert letter.state == "answered"


def test_who_wrote_the_answer_does_not_approve_it(people: dict[str, Made]) -> None:
    letter = received()
    answering.write(letter, draft=DRAFT, by=people["duyet"])
    with pytest.raises(CannotBeDone, match="người khác duyệt"):
        answering.answer(letter, publicly=False, by=people["duyet"])
    with pytest.raises(NotPermitted):
        answering.answer(letter, publicly=False, by=people["bientap"])
    answering.answer(letter, publicly=False, by=people["quantri"])

    assert Letter.objects.get().state == "answered"


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "Tôi là danh sóc."},
        {"text": "Gọi 0912.345.678."},
        {"subject": "Của ten@vidu.vn"},
        {"text": "Căn cước 094085001234."},
        {"answer": "Kính gửi ông Danh Sóc."},
    ],
)
def test_nothing_is_shown_that_tells_who_wrote(
    people: dict[str, Made], changed: dict[str, str]
) -> None:
    letter = received()
    told = {"answer": DRAFT.answer, "unit": "", "subject": "Sóng", "text": "Mất sóng.", **changed}
    answering.write(letter, draft=Draft(**told), by=people["bientap"])
    with pytest.raises(CannotBeDone, match=r"thông tin cá nhân|nêu người gửi"):
        answering.answer(letter, publicly=True, by=people["duyet"])

    assert Letter.objects.get().state == "working"
    assert not Mail.objects.exists()


def test_how_it_stands_is_told_with_a_new_last_day(people: dict[str, Made]) -> None:
    letter = received()
    with clock.stopped_at(AT):
        until = date(2024, 2, 20)
        answering.report(letter, note="Đang đo sóng tại ấp", until=until, by=people["bientap"])
        with pytest.raises(CannotBeDone, match="đã qua"):
            answering.report(letter, note="x", until=date(2024, 1, 1), by=people["bientap"])

    assert "Đang đo sóng tại ấp. Trả lời trước hết ngày 20/02/2024." in page(STANDING)
    assert Letter.objects.get().due_on == until


def test_what_is_not_answered_says_why(people: dict[str, Made]) -> None:
    letter = received()
    with pytest.raises(CannotBeDone):
        answering.close(letter, why=" ", by=people["duyet"])
    answering.close(letter, why="Thuộc thẩm quyền của UBND xã.", by=people["duyet"])

    assert "Thuộc thẩm quyền của UBND xã." in page(STANDING)
    with pytest.raises(CannotBeDone, match="đã xong"):
        answering.assign(letter, to=people["bientap"], unit="", by=people["duyet"])


def test_what_was_shown_can_be_taken_back_and_written_anew(people: dict[str, Made]) -> None:
    letter = written(people)
    answering.answer(letter, publicly=True, by=people["duyet"])
    with pytest.raises(CannotBeDone):
        answering.write(letter, draft=DRAFT, by=people["bientap"])
    answering.hide(letter, why="Câu trả lời sai số", by=people["duyet"])

    assert PUBLIC not in public.pages()
    assert "Câu trả lời sai số" not in page(STANDING)
    answering.write(letter, draft=DRAFT, by=people["bientap"])
    answering.answer(letter, publicly=True, by=people["duyet"])
    assert PUBLIC in public.pages()


def test_a_sender_can_be_forgotten_and_what_all_read_stays(people: dict[str, Made]) -> None:
    letter = written(people)
    answering.answer(letter, publicly=True, by=people["duyet"])
    forgetting.forget(letter, by=people["duyet"])
    kept = Letter.objects.get()

    assert (kept.name, kept.contact) == ("", "")
    assert "Danh" not in kept.text + kept.subject
    assert not Mail.objects.exists()
    assert "Cuối ấp hay mất sóng." in page(PUBLIC)


def test_what_looks_like_rubbish_has_no_page_until_somebody_takes_it_on(
    people: dict[str, Made],
) -> None:
    letter = received(nghi_ngo="1")
    assert STANDING not in public.pages()
    answering.assign(letter, to=people["bientap"], unit="", by=people["duyet"])

    assert STANDING in public.pages()


def test_each_deed_tells_the_press_which_pages_it_touches(people: dict[str, Made]) -> None:
    letter = received()
    before = {use: public.current(use) for use in public.touched(_newest()).uses}
    answering.assign(letter, to=people["bientap"], unit="", by=people["duyet"])
    touch = public.touched(_newest())

    assert touch.owners == {"letters", f"letter {letter.pk}"}
    assert [use.kind for use, was in before.items() if public.current(use) != was] == ["letter"]


def test_the_letters_of_the_demonstration_say_what_they_are() -> None:
    assert demonstration.load() == 2
    assert demonstration.load() == 0
    told = page("/gop-y/thu/")

    assert told.count("Thư mẫu: ") == 2
    assert "Hạn trả lời 29/03/2024" in told
    assert "trình diễn" in page("/gop-y/thu/240118-mauthucd/")


def _newest() -> Made:
    from congso.publication.touch import Change as Told

    row = Change.objects.order_by("-id")[0]
    return Told(row.kind, tuple(row.keys))


def test_the_road_on_the_screens(client: Client, people: dict[str, Made]) -> None:
    letter = received()
    address = f"/thu/{letter.pk}/"
    client.force_login(people["bientap"])
    first = client.get(address).content.decode()
    client.post(address, {"act": "assign", "to": people["bientap"].pk, "unit": "Phòng Viễn thông"})
    refused = client.post(address, {"act": "write", "answer": " ", "text": "Chữ đã gõ"})
    told = {"answer": DRAFT.answer, "unit": "Phòng", "subject": "Sóng", "text": "Mất sóng."}
    client.post(address, {"act": "write", **told})
    client.force_login(people["duyet"])
    waiting = client.get("/thu/").content.decode()
    client.post(address, {"act": "answer", "publicly": "1"})
    done = client.get("/thu/", {"xem": "xong"}).content.decode()

    assert "Tôi là …, gọi …." in first
    assert "Câu trả lời còn trống." in refused.content.decode()
    assert "Chữ đã gõ" in refused.content.decode()
    assert "hạn 26/01/2024" in waiting
    assert "đang đăng" in done
    assert Letter.objects.get().is_public
    client.force_login(people["thongke"])
    assert client.get(address).status_code in {302, 403}
    assert client.post(address, {"act": "forget"}).status_code in {302, 403}
    client.force_login(people["lanhdao"])
    client.post(address, {"act": "forget"})
    assert Letter.objects.get().name == "Danh Sóc"
