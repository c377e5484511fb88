"""Readers are forgotten when the term is over, and told of the term by the same setting."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from wagtail.models import Site

from congso.inbox.entry import Entry
from congso.publication.touch import Change
from congso.publication.use import Recorder
from desk.kit import clock
from desk.kit.models import JournalEntry
from desk.look import rendering
from desk.look.furniture import Contact, Furniture, Imprint
from desk.petitions import actions, answering
from desk.petitions import public as letters
from desk.petitions.answering import Draft
from desk.petitions.models import Letter, Step, Why
from desk.press import forgetting
from desk.press.models import SetAside
from desk.privacy import erasing, public
from desk.privacy.models import Keeping
from desk.staff import actions as staff
from desk.staff.models import Person

pytestmark = pytest.mark.django_db
Made = Any
AT = datetime(2024, 1, 5, 1, tzinfo=UTC)
ANSWERED = AT + timedelta(days=26)
"""31/01/2024 in Viet Nam."""
NIGHT = datetime(2026, 1, 31, 20, tzinfo=UTC)
"""03:00 on 01/02/2026 there: 24 months and a day later."""
FIELDS = {
    "gui-den": "so", "ho-ten": "Danh Sóc", "lien-he": "soc@vidu.vn",
    "tieu-de": "Sóng yếu ở nhà Danh Sóc", "cong-khai": "1", "noi-dung": "Tôi là Danh Sóc.",
}  # fmt: skip
DRAFT = Draft("Trạm mới phát sóng trong quý I.", "Phòng", "Sóng yếu", "Cuối ấp hay mất sóng.")


@pytest.fixture(autouse=True)
def _fresh_night() -> None:
    cache.clear()


@pytest.fixture
def people() -> dict[str, Made]:
    staff.create_demonstration_people()
    return {person.username: person for person in Person.objects.all()}


def received(code: str, **changed: str) -> Letter:
    entry = Entry(f"e{code}", AT, "letter", {**FIELDS, "ma": code, **changed})
    actions.receive_letters([entry])
    return Letter.objects.get(receipt=code)


def answered(code: str, people: dict[str, Made], at: datetime) -> Letter:
    letter = received(code)
    with clock.stopped_at(at):
        answering.write(letter, draft=DRAFT, by=people["bientap"])
        answering.answer(letter, publicly=True, by=people["duyet"])
    return letter


def night(at: datetime) -> None:
    with clock.stopped_at(at):
        forgetting.forget_once_a_night()


def set_term(**told: str | int) -> Keeping:
    site = Site.objects.get(is_default_site=True)
    kept, _is_new = Keeping.objects.update_or_create(site=site, defaults=told)
    return kept


def page() -> str:
    view = public.pages()[public.ADDRESS](Recorder())
    imprint = Imprint("UBND", "Sở", "", contacts=(Contact("Ban Biên tập", email="bbt@vidu.vn"),))
    around = Furniture("Cổng", "Tỉnh Mẫu", "Trình diễn", imprint=imprint)
    return rendering.render(view, around, public.ADDRESS)


def test_the_sender_of_an_old_letter_is_forgotten_and_the_answer_stays(
    people: dict[str, Made],
) -> None:
    old, newer = answered("A1", people, ANSWERED), answered("B2", people, NIGHT - timedelta(days=9))
    waits = received("C3")
    night(NIGHT)
    kept = Letter.objects.get(pk=old.pk)
    shown = letters.pages()["/gop-y/thu/a1/"](Recorder())
    told = rendering.render(shown, Furniture("Cổng", "Tỉnh", ""), "/gop-y/thu/a1/")

    assert (kept.name, kept.contact, kept.answer) == ("", "", DRAFT.answer)
    assert "Danh" not in kept.subject + kept.text
    assert "Cuối ấp hay mất sóng." in told
    assert DRAFT.answer in told
    for other in (newer, waits):
        other.refresh_from_db()
        assert (other.name, other.contact) == ("Danh Sóc", "soc@vidu.vn")


def test_the_day_before_the_term_is_over_nobody_is_forgotten(people: dict[str, Made]) -> None:
    letter = answered("A1", people, ANSWERED)
    night(NIGHT - timedelta(days=1))
    letter.refresh_from_db()
    assert letter.name == "Danh Sóc"

    set_term(letters_months=23)
    cache.clear()
    night(NIGHT - timedelta(days=1))
    letter.refresh_from_db()
    assert letter.name == ""


def test_it_is_done_once_a_night_not_before_its_hour_and_written_down(
    people: dict[str, Made],
) -> None:
    answered("A1", people, ANSWERED)
    Why.objects.create(day=AT.date(), page="/", was_useful=False, text="Gọi tôi: 0912 345 678")
    SetAside.objects.create(at=AT, source="a", place=0, why="hỏng", line="Danh Sóc")
    SetAside.objects.create(at=NIGHT, source="b", place=0, why="hỏng", line="mới")
    night(NIGHT - timedelta(hours=1))
    assert Letter.objects.get().name == "Danh Sóc"
    night(NIGHT)
    night(NIGHT + timedelta(hours=1))
    (told,) = JournalEntry.objects.filter(act="petitions.forget_old")

    assert told.details == {"letters": 1, "remarks": 1}
    assert "Danh" not in f"{told.details} {told.subject}"
    assert not Why.objects.exists()
    assert SetAside.objects.get().line == "mới"
    assert Step.objects.filter(act=Step.Act.FORGOTTEN).count() == 1


def test_rubbish_that_nobody_looked_at_goes_by_its_arrival(people: dict[str, Made]) -> None:
    del people
    received("A1", **{"nghi-ngo": "1"})
    night(NIGHT)

    assert Letter.objects.get().contact == ""


@pytest.mark.parametrize(
    ("now", "months", "before"),
    [
        (datetime(2026, 3, 31, 3, tzinfo=UTC), 1, "2026-02-28"),
        (datetime(2026, 1, 15, 3, tzinfo=UTC), 1, "2025-12-15"),
        (datetime(2028, 2, 29, 3, tzinfo=UTC), 24, "2026-02-28"),
        (datetime(2026, 12, 31, 18, tzinfo=UTC), 12, "2026-01-01"),
    ],
)
def test_months_are_those_of_the_calendar_in_viet_nam(
    now: datetime, months: int, before: str
) -> None:
    with clock.stopped_at(now):
        assert f"{erasing.months_ago(months):%Y-%m-%d}" == before


def test_the_page_tells_the_term_that_is_kept_and_the_law() -> None:
    state = public.current(next(iter(public.touched(Change("settings", ("Keeping",))).uses)))
    before = page()
    set_term(letters_months=7, contact="Phòng Pháp chế", phone="0299.3822339", law="Luật X\n\n")
    after = page()

    assert "24 tháng sau khi thư được trả lời" in before
    assert "91/2025/QH15" in before
    assert "bbt@vidu.vn" in before
    assert "48 giờ" in before
    assert "90 ngày sau thì xóa" in before
    assert "7 tháng sau khi thư được trả lời" in after
    assert "Lời nhận xét: 7 tháng" in after
    assert "Phòng Pháp chế" in after
    assert "tel:+842993822339" in after
    assert "<li>Luật X</li>" in after
    assert "24 tháng" not in after
    assert public.current(public._USE) != state


def test_every_form_and_the_foot_of_every_page_lead_to_it() -> None:
    view = letters.pages()["/gop-y/"](Recorder())
    around = Furniture("Cổng", "Tỉnh Mẫu", "Trình diễn")
    told = rendering.render(view, around, "/gop-y/")
    forms = [one for one in told.split("<form")[1:] if "lien-he" in one.partition("</form>")[0]]

    assert forms
    for form in forms:
        assert f'href="{public.ADDRESS}"' in form.partition("</form>")[0]
    assert f'href="{public.ADDRESS}"' in told.rpartition("<footer")[2]
