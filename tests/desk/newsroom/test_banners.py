"""A notice above every page stands for its term, and a planned rest is told in time."""

import json
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from tests.desk.newsroom.building import at, html, stale, uses

from congso.publication.use import Recorder
from desk.kit import clock
from desk.kit.models import JournalEntry
from desk.newsroom import models, own, public
from desk.newsroom.banners import Banner, closed, latest_telling, shown
from desk.staff import actions as staff
from desk.staff.models import Person

DAY = date(2026, 12, 2)
RESTS = at(date(2026, 12, 14), 0)


def banner(**changes: object) -> Banner:
    asked: dict[str, object] = {
        "severity": "urgent", "title": "Triều cường đêm nay", "shown_from": at(DAY),
        "shown_until": at(DAY) + timedelta(days=2), "approved_at": at(DAY),
    }  # fmt: skip
    made = Banner(**(asked | changes))
    made.full_clean()
    made.save()
    return made


@pytest.mark.usefixtures("section")
def test_a_banner_stands_above_every_page_for_its_term_and_no_longer() -> None:
    banner()

    with clock.stopped_at(at(DAY)):
        during = html("/tin-tuc/")
        before = uses()
    with clock.stopped_at(at(DAY) + timedelta(days=2)):
        after = html("/tin-tuc/")
        found = stale(before)

    assert "Triều cường đêm nay" in during
    assert "Khẩn cấp" in during
    assert "Triều cường" not in after
    assert found == before.keys()


def test_how_urgent_it_is_is_said_in_the_language_of_the_page(section: models.Section) -> None:
    section.get_parent().get_parent().add_child(instance=models.EditionIndex(
        title="English", language="en", portal_kind="a", portal_name="b", missing="c", live=True,
    ))  # fmt: skip
    banner()

    with clock.stopped_at(at(DAY)):
        told = html("/en/")

    assert '<aside class="banner bad" aria-label="Urgent">' in told
    assert '<span class="tag bad">Urgent</span> <span lang="vi"><b>Triều cường' in told


@pytest.mark.usefixtures("section")
def test_a_banner_taken_back_or_changed_makes_every_page_stale() -> None:
    made = banner()
    with clock.stopped_at(at(DAY)):
        before = uses()
        made.text = "Chuyển đồ lên cao."
        made.save()
        changed = stale(before)
        before = uses()
        made.delete()
        gone = stale(before)

    assert changed == gone == public.pages().keys()


@pytest.mark.django_db
def test_the_most_urgent_comes_first() -> None:
    banner(severity="notice", title="Nhẹ")
    banner(severity="urgent", title="Gấp")

    with clock.stopped_at(at(DAY)):
        assert [one.title for one in shown()] == ["Gấp", "Nhẹ"]


@pytest.mark.parametrize(
    ("rests", "told"),
    [
        (date(2026, 12, 14), date(2026, 12, 2)),
        (date(2026, 9, 3), date(2026, 8, 20)),
    ],
)
def test_seven_full_working_days_lie_between_telling_and_resting(rests: date, told: date) -> None:
    assert latest_telling(rests) == told


@pytest.mark.django_db
def test_a_planned_rest_told_too_late_is_refused_unless_it_could_not_be_planned() -> None:
    rest = {"rests_from": RESTS, "rests_until": RESTS + timedelta(hours=3)}
    with clock.stopped_at(at(DAY)):
        in_time = banner(**rest)
        with pytest.raises(ValidationError, match="02/12/2026"):
            banner(**rest, shown_from=at(DAY + timedelta(days=1)))
        sudden = banner(**rest, shown_from=at(DAY + timedelta(days=1)), is_unplanned=True)

    assert in_time.pk
    assert sudden.pk


@pytest.mark.django_db
def test_a_rest_is_not_told_earlier_by_typing_an_earlier_day() -> None:
    rest = {"rests_from": RESTS, "rests_until": RESTS + timedelta(hours=3)}
    with clock.stopped_at(at(DAY)):
        told = banner(**rest, severity="notice")
    with clock.stopped_at(at(DAY + timedelta(days=3))):
        with pytest.raises(ValidationError, match="02/12/2026"):
            banner(**rest, severity="notice", shown_from=at(DAY - timedelta(days=5)))
        told.title = "Tạm dừng để nâng cấp"
        told.full_clean()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"shown_until": at(DAY)}, "shown_until"),
        ({"rests_from": RESTS}, "rests_until"),
        ({"rests_from": RESTS, "rests_until": RESTS}, "rests_until"),
    ],
    ids=["term", "half a rest", "rest"],
)
def test_terms_that_cannot_be_are_refused(changes: dict[str, object], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        banner(**changes)

    assert set(refused.value.message_dict) == {field}


@pytest.mark.usefixtures("section")
def test_a_banner_leads_to_a_page_only_while_that_is_public() -> None:
    home = models.HomePage.objects.get()
    page = home.add_child(instance=models.SimplePage(title="Hướng dẫn", live=True))
    banner(page=page)

    with clock.stopped_at(at(DAY)):
        linked = html("/tin-tuc/")
        page.live = False
        page.save()
        unlinked = html("/tin-tuc/")

    assert 'href="/huong-dan/">Xem hướng dẫn' in linked
    assert "Xem hướng dẫn" not in unlinked


@pytest.fixture
def people(db: None) -> dict[str, Client]:  # noqa: ARG001 — asked for its effect
    """Two publishers, each signed in."""
    staff.create_demonstration_people()
    role = Group.objects.get(name="Người xuất bản")
    found = {}
    for name in ("mot", "hai"):
        person = Person.objects.create_user(name, password="x")
        person.groups.add(role)
        found[name] = Client()
        found[name].force_login(person)
    return found


def wrote(client: Client, **changes: str) -> Banner:
    asked = {
        "severity": "urgent", "title": "Triều cường đêm nay", "text": "Chuyển đồ lên cao.",
        "shown_from": "02/12/2026 09:00", "shown_until": "04/12/2026 09:00",
    }  # fmt: skip
    client.post(reverse(Banner.snippet_viewset.get_url_name("add")), asked | changes)
    return Banner.objects.latest("pk")


def let_go(client: Client, one: Banner) -> str:
    told = client.post(reverse("newsroom_urgent_notices"), {"number": one.pk}, follow=True)
    return told.content.decode()


@pytest.mark.usefixtures("section")
def test_an_urgent_notice_is_written_by_one_and_let_go_by_another(
    people: dict[str, Client],
) -> None:
    with clock.stopped_at(at(DAY)):
        one = wrote(people["mot"])
        before = html("/tin-tuc/")
        own = let_go(people["mot"], one)
        still = html("/tin-tuc/")
        seen = people["hai"].get(reverse("newsroom_urgent_notices")).content.decode()
        let_go(people["hai"], one)
        after = html("/tin-tuc/")

    assert "Triều cường" not in before + still
    assert "hãy nhờ người khác duyệt" in own
    assert "Chuyển đồ lên cao." in seen
    assert "Triều cường đêm nay" in after
    kept = JournalEntry.objects.filter(act="newsroom.approve_banner").get()
    assert kept.details["reason"] == "Triều cường đêm nay"


@pytest.mark.usefixtures("section")
def test_an_urgent_notice_waits_for_its_hour(people: dict[str, Client]) -> None:
    with clock.stopped_at(at(DAY)):
        one = wrote(people["mot"], shown_from="03/12/2026 06:00")
        let_go(people["hai"], one)
        early = html("/tin-tuc/")
        one.refresh_from_db()
        standing = one.standing
    with clock.stopped_at(at(DAY + timedelta(days=1))):
        due = html("/tin-tuc/")

    assert "Triều cường" not in early
    assert standing == "Hẹn giờ"
    assert "Triều cường" in due


def test_what_was_let_go_is_kept_and_can_only_end_earlier(people: dict[str, Client]) -> None:
    with clock.stopped_at(at(DAY)):
        one = wrote(people["mot"])
        let_go(people["hai"], one)
        one.refresh_from_db()
        one.shown_until -= timedelta(hours=3)
        one.full_clean()
        one.text = "Không có gì."
        with pytest.raises(ValidationError, match="giữ nguyên lời"):
            one.full_clean()
        one.refresh_from_db()
        one.shown_until += timedelta(hours=1)
        with pytest.raises(ValidationError, match="sớm lên"):
            one.full_clean()


@pytest.mark.usefixtures("section")
def test_a_notice_that_is_not_urgent_stands_at_once_until_it_becomes_so(
    people: dict[str, Client],
) -> None:
    with clock.stopped_at(at(DAY)):
        one = wrote(people["mot"], severity="warning")
        mild = html("/tin-tuc/")
        one.severity = "urgent"
        one.save()
        grave = html("/tin-tuc/")

    assert "Triều cường" in mild
    assert "Triều cường" not in grave


def test_hours_in_which_no_letters_are_taken_in_reach_the_front_once_let_go(
    people: dict[str, Client], section: models.Section
) -> None:
    del section
    rest = {
        "severity": "notice", "closes_forms": "on",
        "rests_from": "14/12/2026 00:00", "rests_until": "14/12/2026 06:00",
    }  # fmt: skip
    with clock.stopped_at(at(DAY)):
        one = wrote(people["mot"], shown_until="15/12/2026 00:00", **rest)
        before = own.pages()
        let_go(people["hai"], one)
    made = own.pages()[own.RESTS].make(Recorder())

    assert own.RESTS not in before
    assert json.loads(made.content) == [
        {"from": "2026-12-13T17:00:00+00:00", "until": "2026-12-13T23:00:00+00:00"}
    ]
    with pytest.raises(ValidationError, match="phải có giờ tạm dừng"):
        Banner(closes_forms=True, shown_from=RESTS, shown_until=RESTS + timedelta(1)).clean()


def closing(**changes: object) -> Banner:
    rest = {"rests_from": RESTS, "rests_until": RESTS + timedelta(hours=6), "closes_forms": True}
    until = {"severity": "notice", "shown_until": RESTS + timedelta(hours=6)}
    with clock.stopped_at(at(DAY)):
        return banner(**(rest | until | changes))


@pytest.mark.django_db
@pytest.mark.parametrize(("hours", "ends"), [(6, [6]), (2, [2]), (-1, [])])
def test_a_notice_ended_early_lets_letters_in_again(hours: int, ends: list[int]) -> None:
    one = closing()
    one.shown_until = RESTS + timedelta(hours=hours)
    one.full_clean()
    one.save()

    assert closed() == [(RESTS, RESTS + timedelta(hours=end)) for end in ends]


@pytest.mark.django_db
def test_nothing_is_closed_for_longer_than_it_is_told() -> None:
    with pytest.raises(ValidationError, match="hiện đến hết giờ đó") as refused:
        closing(shown_until=RESTS + timedelta(hours=5), approved_at=None)

    assert set(refused.value.message_dict) == {"shown_until"}
