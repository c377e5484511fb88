"""A bundle goes out whole at its second, or not at all, and tells who stood against it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from desk.bundles import actions
from desk.bundles.actions import NotInABundle, NotTogether
from desk.bundles.models import Bundle
from desk.kit import clock, permissions
from desk.kit.models import JournalEntry
from desk.kit.page import PortalPage, PublishingRefused
from desk.kit.permissions import MACHINE, NotPermitted
from desk.press import outbox, worker
from desk.press.models import Change
from desk.releases import publishing
from desk.releases.models import Edition, Release
from desk.releases.refusals import NotInThisState
from desk.staff import actions as staff
from desk.staff.models import Person

DUE = datetime(2024, 1, 12, 8, tzinfo=clock.VIETNAM)
"""The hour of the release that the fixtures plan."""


@pytest.fixture
def people(office: None) -> Mapping[str, Person]:  # noqa: ARG001 — asked for its effect
    staff.create_demonstration_people()
    return {person.username: person for person in Person.objects.all()}


@pytest.fixture
def pages(people: Mapping[str, Person]) -> tuple[PortalPage, PortalPage]:
    """An article and an announcement, written by an editor."""
    home = Site.objects.get().root_page
    made = []
    for title in ("Số liệu năm 2023", "Thông báo phát hành"):
        page = home.add_child(instance=PortalPage(title=title))
        page.save_revision(user=people["bientap"])
        made.append(page)
    return made[0], made[1]


@pytest.fixture
def bundle(pages: tuple[PortalPage, PortalPage], approved: Release) -> Bundle:
    made = actions.open_bundle(title="Số liệu năm 2023", by=MACHINE)
    for page in pages:
        actions.put_in(bundle=made, page=page, by=MACHINE)
    actions.put_in(bundle=made, release=approved, by=MACHINE)
    return made


def approve(pages: tuple[PortalPage, ...], by: Person) -> None:
    from desk.approving import actions as approving

    for page in pages:
        approving.approve(page=page.get_latest_revision_as_object(), by=by)


def live() -> list[str]:
    return list(PortalPage.objects.filter(live=True, depth=3).values_list("title", flat=True))


def test_all_go_out_at_the_second_and_nothing_before(
    bundle: Bundle, pages: tuple[PortalPage, PortalPage], people: Mapping[str, Person]
) -> None:
    approve(pages, people["duyet"])
    actions.schedule(bundle=bundle, due_at=DUE, by=people["duyet"])
    Change.objects.all().delete()

    with clock.stopped_at(DUE - timedelta(seconds=1)):
        assert actions.let_out_due() == ([], [])
        assert publishing.publish_due() == ([], [])
        assert live() == []
    with clock.stopped_at(DUE):
        assert publishing.publish_due() == ([], [])
        worker.let_out_bundles()

    bundle.refresh_from_db()
    assert (bundle.state, bundle.out_at) == (Bundle.OUT, DUE)
    assert live() == ["Số liệu năm 2023", "Thông báo phát hành"]
    assert Edition.objects.get().published_at == DUE
    assert outbox.waiting()


def test_one_that_fails_stops_all_and_every_reason_is_told_by_name(
    bundle: Bundle, pages: tuple[PortalPage, PortalPage], people: Mapping[str, Person]
) -> None:
    approve(pages[:1], people["duyet"])

    with pytest.raises(NotTogether) as refused:
        actions.schedule(bundle=bundle, due_at=DUE, by=people["duyet"])
    with clock.stopped_at(DUE), pytest.raises(NotTogether):
        actions.let_out(bundle=bundle, by=MACHINE)

    (reason,) = refused.value.reasons
    assert reason.startswith("“Thông báo phát hành”: ")
    assert "chưa có ai duyệt" in reason
    assert live() == []
    assert not Edition.objects.exists()


def test_a_failure_in_the_midst_takes_everything_back(
    bundle: Bundle,
    pages: tuple[PortalPage, PortalPage],
    people: Mapping[str, Person],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    approve(pages, people["duyet"])

    def fail(**_given: object) -> None:
        raise NotInThisState("hỏng giữa chừng")

    with clock.stopped_at(DUE):
        monkeypatch.setattr(actions, "_of_release", lambda *_: iter(()))
        monkeypatch.setattr(publishing, "publish_release", fail)
        with pytest.raises(NotTogether, match="hỏng giữa chừng"):
            actions.let_out(bundle=bundle, by=MACHINE)

    assert live() == []


def test_what_changed_after_scheduling_stops_all_and_the_screen_says_so(
    bundle: Bundle, pages: tuple[PortalPage, PortalPage], people: Mapping[str, Person]
) -> None:
    approve(pages, people["duyet"])
    actions.schedule(bundle=bundle, due_at=DUE, by=people["duyet"])
    pages[0].title = "Sửa sau khi duyệt"
    pages[0].save_revision(user=people["bientap"])

    with clock.stopped_at(DUE):
        _went, stayed = actions.let_out_due()

    bundle.refresh_from_db()
    assert len(stayed) == 1
    assert bundle.state == Bundle.OPEN
    assert "Sửa sau khi duyệt" in bundle.refused
    assert live() == []


def test_a_member_goes_out_alone_by_no_road(
    bundle: Bundle, pages: tuple[PortalPage, PortalPage], people: Mapping[str, Person]
) -> None:
    approve(pages, people["duyet"])

    with pytest.raises(PublishingRefused, match="Nằm trong gói"):
        pages[0].get_latest_revision().publish()
    with clock.stopped_at(DUE), pytest.raises(NotInThisState, match="Nằm trong gói"):
        publishing.publish_release(release=Release.objects.get(), by=MACHINE)
    with pytest.raises(NotInABundle, match="đã nằm trong gói"):
        actions.put_in(bundle=bundle, page=pages[0], by=MACHINE)
    actions.take_out(bundle=bundle, number=bundle.members.first().pk, by=MACHINE)
    pages[0].get_latest_revision().publish()

    assert live() == ["Số liệu năm 2023"]


def test_what_is_approved_at_the_end_of_a_workflow_waits_for_its_bundle(
    bundle: Bundle, pages: tuple[PortalPage, PortalPage], people: Mapping[str, Person]
) -> None:
    from desk.approving import queries

    page = pages[0]
    page.get_workflow().start(page, people["bientap"])
    state = page.current_workflow_task_state

    state.task.specific.on_action(state, people["duyet"], "approve")

    assert bundle.state == Bundle.OPEN
    assert queries.standing(PortalPage.objects.get(pk=page.pk))
    assert live() == []


def test_a_release_that_is_due_later_keeps_the_bundle_back(
    bundle: Bundle, pages: tuple[PortalPage, PortalPage], people: Mapping[str, Person]
) -> None:
    approve(pages, people["duyet"])

    with pytest.raises(NotTogether, match="muộn hơn gói"):
        actions.schedule(bundle=bundle, due_at=DUE - timedelta(hours=1), by=MACHINE)


def test_a_bundle_is_no_way_round_approval(
    bundle: Bundle, pages: tuple[PortalPage, PortalPage], people: Mapping[str, Person]
) -> None:
    for page in pages:
        page.title += "!"
        page.save_revision(user=people["quantri"])

    with clock.stopped_at(DUE), pytest.raises(NotTogether, match="sửa bài này lần cuối"):
        actions.let_out(bundle=bundle, by=people["quantri"])
    with pytest.raises(NotPermitted):
        actions.let_out(bundle=bundle, by=people["bientap"])


def test_the_screen_puts_together_and_lets_out(
    pages: tuple[PortalPage, PortalPage], people: Mapping[str, Person], client: Client
) -> None:
    client.force_login(people["thongke"])
    assert client.get(reverse("bundles_list")).status_code != 200
    client.force_login(people["bientap"])
    client.post(reverse("bundles_list"), {"title": "Gói thử"})
    bundle = Bundle.objects.get()
    address = reverse("bundles_one", args=[bundle.pk])
    for page in pages:
        client.post(address, {"act": "page", "page": page.pk})
    waiting = client.get(address).content.decode()
    client.post(address, {"act": "let_out"})
    assert live() == []
    client.force_login(people["duyet"])
    clear = client.get(address).content.decode()
    client.post(address, {"act": "let_out"})

    assert "không có quyền xuất bản" in waiting
    assert "không vướng gì" in clear
    assert live() == ["Số liệu năm 2023", "Thông báo phát hành"]
    assert "Cả gói đã ra" in client.get(address).content.decode()
    assert JournalEntry.objects.filter(act="bundles.let_out").count() == 1


def test_one_page_that_is_refused_keeps_no_other_off_the_clock(
    pages: tuple[PortalPage, PortalPage], people: Mapping[str, Person]
) -> None:
    from django.utils import timezone

    approve(pages[1:], people["duyet"])
    for page in pages:
        page.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))

    with permissions.acting_as(MACHINE), clock.stopped_at(timezone.now()):
        worker.publish_what_is_due()

    assert live() == ["Thông báo phát hành"]
