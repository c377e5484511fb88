"""A text that contradicts the record reaches readers by none of the roads that lead to them."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from congso.observations.observation import Level, read_key
from desk.kit import clock
from desk.kit.page import PortalPage, PublishingRefused
from desk.kit.permissions import MACHINE
from desk.ledger import actions as ledger_actions
from desk.newsroom.pages.article import Article
from desk.newsroom.pages.section import Section
from desk.press import worker
from desk.staff.models import Person

Write = Callable[..., Article]
Road = Callable[[Article, Client, Person], object]

GOOD = "<p>Năm 2023, toàn tỉnh có 1.422 trạm thông tin di động, tăng 76 trạm so với năm 2022.</p>"
BAD = GOOD.replace("76", "86")
WRONG = "tăng 86"


def now(page: Article, _client: Client, person: Person) -> None:
    page.get_latest_revision().publish(user=person)


def at_an_hour(page: Article, _client: Client, person: Person) -> None:
    page.go_live_at = clock.now() + timedelta(days=1)
    page.save_revision().publish(user=person)


def when_its_hour_has_come(page: Article, _client: Client, _person: Person) -> None:
    revision = page.get_latest_revision()
    revision.approved_go_live_at = clock.now() - timedelta(minutes=1)
    revision.save()
    worker.publish_what_is_due()
    call_command("publish_scheduled", verbosity=0)


def by_approval(page: Article, _client: Client, person: Person) -> None:
    state = page.get_workflow().start(page, person)
    state.current_task_state.task.on_action(state.current_task_state, person, "approve")


def by_an_approval_on_the_screen(page: Article, client: Client, person: Person) -> object:
    state = page.get_workflow().start(page, person).current_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    return client.post(address, {"comment": "Đồng ý."}, follow=True)


def many_at_once(page: Article, client: Client, _person: Person) -> object:
    address = reverse("wagtail_bulk_action", args=["kit", "portalpage", "publish"])
    return client.post(f"{address}?id={page.pk}&next=/", follow=True)


def by_the_programs_interface(page: Article, client: Client, _person: Person) -> object:
    return client.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"]))


def by_saving_it_as_live(page: Article, _client: Client, _person: Person) -> None:
    page.live = True
    page.save()


def by_going_back_to_it(page: Article, _client: Client, person: Person) -> None:
    wrong = page.get_latest_revision()
    page.body = [("text", GOOD)]
    page.save_revision().publish(user=person)
    wrong.publish(user=person)


def by_the_programs_interface_going_back(page: Article, client: Client, person: Person) -> object:
    wrong = page.get_latest_revision()
    page.body = [("text", GOOD)]
    page.save_revision().publish(user=person)
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, "revert_to_page_revision"])
    client.post(address, {"revision_id": wrong.pk})
    return client.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"]))


def as_a_copy(page: Article, client: Client, _person: Person) -> object:
    page.copy(update_attrs={"slug": "ban-sao", "title": "Bản sao"}, keep_live=True)
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    to = {
        "new_title": "Bản sao 2",
        "new_slug": "ban-sao-2",
        "new_parent_page": page.get_parent().pk,
    }
    return client.post(address, {**to, "publish_copies": "on"})


def in_another_section(page: Article, client: Client, _person: Person) -> object:
    news = page.get_parent().get_parent()
    other = news.add_child(instance=Section(title="Bưu chính", live=True))
    return client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, other.pk]))


ROADS: Mapping[str, Road] = {
    road.__name__: road
    for road in (
        now, at_an_hour, when_its_hour_has_come, by_approval, by_an_approval_on_the_screen,
        many_at_once, by_the_programs_interface, by_saving_it_as_live, by_going_back_to_it,
        by_the_programs_interface_going_back, as_a_copy, in_another_section,
    )
}  # fmt: skip


def live_texts() -> list[str]:
    return [str(page.body.raw_data) for page in Article.objects.filter(live=True)]


@pytest.mark.parametrize("name", ROADS)
def test_no_road_leads_round_the_gate(
    write: Write, people: Mapping[str, Person], client: Client, name: str
) -> None:
    page = write(BAD)
    client.force_login(people["quantri"])

    with suppress(PublishingRefused):
        ROADS[name](page, client, people["quantri"])

    assert not [text for text in live_texts() if WRONG in text]
    if name == "at_an_hour":
        assert not PortalPage.objects.get(pk=page.pk).scheduled_revision


def test_an_alias_passes_the_gate_as_the_page_did(
    write: Write, people: Mapping[str, Person]
) -> None:
    page = write(GOOD)
    now(page, Client(), people["quantri"])
    page.refresh_from_db()
    page.create_alias(update_slug="bai-song")
    ledger_actions.revise_observation(
        key=read_key("telecom.sites|94|2023||actual"), value=Decimal(1425), level=Level.CORRECTION,
        source="Sở", reason="Rà soát lại tháng 3.", expected_previous=Decimal(1422), by=MACHINE,
    )  # fmt: skip

    with pytest.raises(PublishingRefused):
        page.create_alias(update_slug="bai-song-2")

    assert not PortalPage.objects.filter(slug="bai-song-2").exists()


def test_who_set_the_hour_is_told_once_why_the_page_stays(
    write: Write, people: Mapping[str, Person]
) -> None:
    page = write(BAD)
    revision = page.save_revision(user=people["bientap"])
    revision.approved_go_live_at = clock.now() - timedelta(minutes=1)
    revision.save()
    people["bientap"].email = "bientap@example.vn"
    people["bientap"].save(update_fields=["email"])

    worker.publish_what_is_due()
    worker.publish_what_is_due()

    (letter,) = mail.outbox
    assert letter.to == ["bientap@example.vn"]
    assert "76" in letter.body
    assert reverse("checking_page", args=[page.pk]) in letter.body
    assert not PortalPage.objects.get(pk=page.pk).live
