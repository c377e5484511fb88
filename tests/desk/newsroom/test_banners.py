"""A notice above every page stands for its term, and a planned rest is told in time."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from tests.desk.newsroom.building import at, html, stale, uses

from desk.kit import clock
from desk.newsroom import models, public
from desk.newsroom.banners import Banner, latest_telling, shown

DAY = date(2026, 12, 2)
RESTS = at(date(2026, 12, 14), 0)


def banner(**changes: object) -> Banner:
    asked: dict[str, object] = {
        "severity": "urgent", "title": "Triều cường đêm nay", "shown_from": at(DAY),
        "shown_until": at(DAY) + timedelta(days=2),
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
        told = banner(**rest)
    with clock.stopped_at(at(DAY + timedelta(days=3))):
        with pytest.raises(ValidationError, match="02/12/2026"):
            banner(**rest, shown_from=at(DAY - timedelta(days=5)))
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
