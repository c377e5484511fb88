"""Every route to the public passes the gates, and every change is told of in its transaction."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from desk.kit import page as pages
from desk.kit.page import PortalPage, PublishingRefused
from desk.kit.signals import pages_changed
from desk.staff.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard() -> Iterator[list[int]]:
    told: list[int] = []

    def hear(pages: list[int], **_signal: object) -> None:
        assert transaction.get_connection().in_atomic_block
        told.extend(pages)

    pages_changed.connect(hear)
    yield told
    pages_changed.disconnect(hear)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A gate that refuses whatever is called Sai."""
    asked: list[str] = []

    def refuse_wrong(page: PortalPage, _by: object) -> list[str]:
        asked.append(page.title)
        return [f"“{page.title}” phải là “Đúng”."] if page.title == "Sai" else []

    monkeypatch.setattr(pages, "gates", [refuse_wrong])
    return asked


def home() -> PortalPage:
    return Site.objects.get().root_page


def draft(title: str = "Chỉ số Chuyển đổi số") -> PortalPage:
    return home().add_child(instance=PortalPage(title=title))


def test_a_page_begins_as_a_draft_with_a_plain_vietnamese_address() -> None:
    page = draft("Ủy ban nhân dân: Đề án 03")

    assert not page.live
    assert page.slug == "uy-ban-nhan-dan-de-an-03"
    assert page.address == "/uy-ban-nhan-dan-de-an-03/"
    assert page.url == page.full_url == "http://127.0.0.1:8000/uy-ban-nhan-dan-de-an-03/"


def test_two_pages_of_one_title_get_two_addresses() -> None:
    assert [draft("Đất").slug, draft("Đất").slug] == ["dat", "dat-2"]


def test_the_gate_is_asked_about_the_draft_not_about_what_is_live(gate: list[str]) -> None:
    page = draft("Đúng")
    page.save_revision().publish()
    page.title = "Sai"

    with pytest.raises(PublishingRefused, match="phải là “Đúng”"):
        page.save_revision().publish()

    page.refresh_from_db()
    assert page.title == "Đúng"
    assert gate == ["Đúng", "Sai"]


def test_all_reasons_of_all_gates_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "gates", [lambda *_: ["Một."], lambda *_: ["Hai.", "Ba."]])

    with pytest.raises(PublishingRefused) as refused:
        draft().save_revision().publish()

    assert refused.value.reasons == ("Một.", "Hai.", "Ba.")


def test_a_schedule_passes_the_gate_when_set_and_again_when_due(gate: list[str]) -> None:
    page = draft("Đúng")
    page.go_live_at = timezone.now() + timezone.timedelta(days=1)
    page.save_revision().publish()
    page.refresh_from_db()
    assert not page.live
    page.scheduled_revision.publish()

    assert len(gate) == 2


@pytest.mark.usefixtures("gate")
def test_no_programs_interface_and_no_shell_goes_round_the_gate(client: Client) -> None:
    client.force_login(Person.objects.create_superuser("quantri", password="x"))
    page = draft("Sai")
    page.save_revision()
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"])

    answer = client.post(address)
    page.refresh_from_db()
    assert answer.status_code == 302
    assert not page.live
    page.live = True
    with pytest.raises(PublishingRefused):
        page.save()
    with pytest.raises(PublishingRefused):
        home().add_child(instance=PortalPage(title="Sai", slug="moi", live=True))

    assert not PortalPage.objects.filter(live=True, title="Sai").exists()


@pytest.mark.usefixtures("gate")
def test_a_draft_of_a_live_page_may_be_wrong() -> None:
    page = draft("Đúng")
    page.save_revision().publish()
    page.refresh_from_db()
    page.title = "Sai"
    page.full_clean()
    page.save_revision()

    assert page.get_latest_revision_as_object().title == "Sai"


def test_an_approval_passes_the_gate(gate: list[str]) -> None:
    person = Person.objects.create_superuser("quantri", password="x")
    page = draft("Sai")
    page.save_revision()
    state = page.get_workflow().start(page, person)

    with pytest.raises(PublishingRefused):
        state.current_task_state.task.on_action(state.current_task_state, person, "approve")

    page.refresh_from_db()
    assert not page.live
    assert gate == ["Sai"]


@pytest.mark.usefixtures("gate")
def test_a_copy_of_a_live_page_is_a_draft() -> None:
    page = draft("Đúng")
    page.save_revision().publish()
    page.refresh_from_db()
    copy = page.copy(update_attrs={"slug": "ban-sao", "title": "Sai"}, keep_live=True)

    assert page.live
    assert not PortalPage.objects.get(pk=copy.pk).live
    with pytest.raises(PublishingRefused):
        copy.save_revision().publish()


def test_publishing_and_taking_back_are_told_of(heard: list[int]) -> None:
    page = draft()
    revision = page.save_revision()
    heard.clear()
    revision.publish()
    assert heard == [page.pk]
    page.refresh_from_db()
    heard.clear()
    page.unpublish()

    assert heard == [page.pk]


def test_a_draft_of_a_live_page_is_nobodys_business(heard: list[int]) -> None:
    page = draft()
    page.save_revision().publish()
    page.refresh_from_db()
    heard.clear()
    page.title = "Bản nháp"
    page.save_revision()

    assert heard == []


def test_moving_and_deleting_are_told_of_with_all_that_goes_along(heard: list[int]) -> None:
    above, other = draft("Trên"), draft("Khác")
    below = above.add_child(instance=PortalPage(title="Dưới"))
    heard.clear()
    other.refresh_from_db()
    above.move(other, pos="last-child")
    assert above.pk in heard
    heard.clear()
    PortalPage.objects.get(pk=above.pk).delete()

    assert set(heard) >= {above.pk, below.pk}


def test_taking_back_on_the_screen_is_told_of_too(heard: list[int], client: Client) -> None:
    client.force_login(Person.objects.create_superuser("quantri", password="x"))
    page = draft()
    page.save_revision().publish()
    heard.clear()
    answer = client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))

    assert answer.status_code == 302
    assert heard == [page.pk]
