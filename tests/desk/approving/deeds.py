"""Every deed of the matrix as it is tried over HTTP, and how one sees that it was done."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests import page_forms
from wagtail.models import Revision

from desk.approving.models import Approval
from desk.bundles import actions as bundles
from desk.bundles.models import Bundle
from desk.kit.page import PortalPage
from desk.kit.permissions import MACHINE
from desk.newsroom.models import Article
from desk.takedowns import actions as takedowns
from desk.takedowns.actions import Asking

Deed = Callable[[Client, Article, PortalPage], bool]
"""Try it as who is signed in, on a page, with another section at hand; return whether it worked."""


def fresh(page: Article) -> Article:
    found: Article = Article.objects.get(pk=page.pk)
    return found


def form(draft: Article, **changes: object) -> dict[str, Any]:
    return page_forms.posted(draft, **changes)


def edit(client: Client, page: Article, **changes: object) -> None:
    draft = page.get_latest_revision_as_object()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.post(address, form(draft, **changes))


def is_out(page: Article, draft: Article) -> bool:
    now = fresh(page)
    return bool(now.live and now.title == draft.title)


def newest(page: Article) -> Article:
    found: Article = page.get_latest_revision_as_object()
    return found


def write(client: Client, page: Article, _other: PortalPage) -> bool:
    edit(client, page, title="Sửa lại")
    return str(newest(fresh(page)).title) == "Sửa lại"


def submit(client: Client, page: Article, _other: PortalPage) -> bool:
    edit(client, page, **{"action-submit": "1"})
    return bool(fresh(page).workflow_in_progress)


def approve(client: Client, page: Article, _other: PortalPage) -> bool:
    before = Approval.objects.count()
    client.post(reverse("approving_page", args=[page.pk]), {"act": "approve"})
    return Approval.objects.count() > before


def approve_step(client: Client, page: Article, _other: PortalPage) -> bool:
    before = Approval.objects.count()
    state = page.current_workflow_task_state
    args = [page.pk, "approve", state.pk]
    client.post(reverse("wagtailadmin_pages:workflow_action", args=args))
    return Approval.objects.count() > before


def alone(client: Client, page: Article, _other: PortalPage) -> bool:
    reason = {"act": "alone", "reason": "Bão đến, chỉ có một người trực."}
    client.post(reverse("approving_page", args=[page.pk]), reason)
    return Approval.objects.filter(page_number=page.pk, is_alone=True).exists()


def publish(client: Client, page: Article, _other: PortalPage) -> bool:
    draft = newest(page)
    edit(client, page, **{"action-publish": "1"})
    return is_out(page, draft)


def publish_own(client: Client, page: Article, _other: PortalPage) -> bool:
    return any(
        deed(client, page, _other)
        for deed in (publish, publish_many, publish_program, publish_screen)
    )


def approve_own(client: Client, page: Article, other: PortalPage) -> bool:
    stepped = bool(page.workflow_in_progress) and approve_step(client, page, other)
    return approve(client, page, other) or stepped


def many(client: Client, page: Article, deed: str) -> None:
    address = reverse("wagtail_bulk_action", args=["kit", "portalpage", deed])
    client.post(f"{address}?id={page.pk}&next=/")


def publish_many(client: Client, page: Article, _other: PortalPage) -> bool:
    draft = newest(page)
    many(client, page, "publish")
    return is_out(page, draft)


def program(client: Client, page: Article, deed: str, **given: object) -> None:
    client.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, deed]), given)


def publish_program(client: Client, page: Article, _other: PortalPage) -> bool:
    draft = newest(page)
    program(client, page, "publish")
    return is_out(page, draft)


def publish_screen(client: Client, page: Article, _other: PortalPage) -> bool:
    draft = newest(page)
    client.post(reverse("approving_page", args=[page.pk]), {"act": "publish"})
    return is_out(page, draft)


def correct(client: Client, page: Article, _other: PortalPage) -> bool:
    edit(client, page, **{"title": "Sửa thẳng", "action-publish": "1"})
    return bool(fresh(page).title == "Sửa thẳng")


def bundled(page: Article) -> tuple[Bundle, str]:
    bundle = bundles.open_bundle(title="Số liệu năm", by=MACHINE)
    bundles.put_in(bundle=bundle, page=page, by=MACHINE)
    return bundle, reverse("bundles_one", args=[bundle.pk])


def bundle_in(client: Client, page: Article, _other: PortalPage) -> bool:
    bundle = bundles.open_bundle(title="Số liệu năm", by=MACHINE)
    address = reverse("bundles_one", args=[bundle.pk])
    client.post(address, {"act": "page", "page": page.pk})
    return bool(bundle.members.exists())


def bundle_out(client: Client, page: Article, _other: PortalPage) -> bool:
    draft = newest(page)
    _bundle, address = bundled(page)
    client.post(address, {"act": "let_out"})
    return is_out(page, draft)


def bundle_clock(client: Client, page: Article, _other: PortalPage) -> bool:
    draft = newest(page)
    bundle, address = bundled(page)
    when = timezone.localtime(timezone.now() + timedelta(hours=2))
    client.post(address, {"act": "schedule", "due_at": f"{when:%d/%m/%Y %H:%M}"})
    Bundle.objects.filter(pk=bundle.pk, state=Bundle.SCHEDULED).update(due_at=timezone.now())
    bundles.let_out_due()
    return is_out(page, draft)


def take_down(client: Client, page: Article, _other: PortalPage) -> bool:
    client.post(reverse("takedowns_list"), {
        "address": page.address, "agency": "Sở", "number": "1/CV", "dated": "04/01/2024",
        "received_at": "04/01/2024 08:00", "why": "Sai.", "now": "1",
    })  # fmt: skip
    now = fresh(page)
    return not now.live and not now.approved_schedule


def publish_taken(client: Client, page: Article, other: PortalPage) -> bool:
    asking = Asking("Sở", "1/CV", date(2024, 1, 4), timezone.now(), "Sai.")
    demand = takedowns.receive(page=page, asking=asking, by=MACHINE)
    takedowns.take_down(demand=demand, by=MACHINE)
    for deed in (publish, publish_many, publish_program, publish_screen, bundle_out):
        deed(client, fresh(page), other)
    return bool(fresh(page).live)


def oldest(page: Article) -> Revision:
    return Revision.objects.filter(object_id=str(page.pk)).order_by("created_at", "id").first()


def revert(client: Client, page: Article, _other: PortalPage) -> bool:
    old = oldest(page).as_object()
    address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, oldest(page).pk])
    client.post(address, form(old, **{"action-publish": "1", "revision": oldest(page).pk}))
    edit(client, page, **{"action-publish": "1", "revision": oldest(page).pk, "title": old.title})
    return is_out(page, old)


def revert_program(client: Client, page: Article, _other: PortalPage) -> bool:
    old = oldest(page).as_object()
    program(client, page, "revert_to_page_revision", revision_id=oldest(page).pk)
    program(client, page, "publish")
    return is_out(page, old)


def cancel(client: Client, page: Article, _other: PortalPage) -> bool:
    edit(client, page, **{"action-cancel-workflow": "1"})
    return not fresh(page).workflow_in_progress


def cancel_publish(client: Client, page: Article, other: PortalPage) -> bool:
    cancel(client, page, other)
    return publish(client, fresh(page), other)


def schedule(client: Client, page: Article, _other: PortalPage) -> bool:
    when = timezone.localtime(timezone.now() + timedelta(days=2))
    edit(client, page, **{"action-publish": "1", "go_live_at": f"{when:%d/%m/%Y %H:%M}"})
    return bool(fresh(page).approved_schedule)


def unschedule(client: Client, page: Article, _other: PortalPage) -> bool:
    revision = page.scheduled_revision
    args = [page.pk, revision.pk]
    client.post(reverse("wagtailadmin_pages:revisions_unschedule", args=args))
    return not fresh(page).approved_schedule


def withdraw(client: Client, page: Article, _other: PortalPage) -> bool:
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    return not fresh(page).live


def withdraw_many(client: Client, page: Article, _other: PortalPage) -> bool:
    many(client, page, "unpublish")
    return not fresh(page).live


def withdraw_program(client: Client, page: Article, _other: PortalPage) -> bool:
    program(client, page, "unpublish")
    return not fresh(page).live


def delete_many(client: Client, page: Article, _other: PortalPage) -> bool:
    many(client, page, "delete")
    return not PortalPage.objects.filter(pk=page.pk).exists()


def delete_program(client: Client, page: Article, _other: PortalPage) -> bool:
    program(client, page, "delete")
    return not PortalPage.objects.filter(pk=page.pk).exists()


def delete(client: Client, page: Article, _other: PortalPage) -> bool:
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    return not PortalPage.objects.filter(pk=page.pk).exists()


def move(client: Client, page: Article, other: PortalPage) -> bool:
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, other.pk]))
    return bool(fresh(page).get_parent().pk == other.pk)


def move_many(client: Client, page: Article, other: PortalPage) -> bool:
    address = reverse("wagtail_bulk_action", args=["kit", "portalpage", "move"])
    client.post(f"{address}?id={page.pk}&next=/", {"chooser": other.pk})
    return bool(fresh(page).get_parent().pk == other.pk)


def move_program(client: Client, page: Article, other: PortalPage) -> bool:
    program(client, page, "move", destination_page_id=other.pk, position="last-child")
    return bool(fresh(page).get_parent().pk == other.pk)


def copied(client: Client, page: Article, other: PortalPage, **more: object) -> PortalPage | None:
    given = {"new_title": "Bản chép", "new_slug": "ban-chep", "new_parent_page": other.pk, **more}
    client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), given)
    return PortalPage.objects.filter(slug="ban-chep").first()


def copy(client: Client, page: Article, other: PortalPage) -> bool:
    made = copied(client, page, other)
    return made is not None and not made.live


def copy_live(client: Client, page: Article, other: PortalPage) -> bool:
    made = copied(client, page, other, publish_copies="on", copy_subpages="on")
    return made is not None and bool(made.live)


def copy_live_program(client: Client, page: Article, other: PortalPage) -> bool:
    given = {"destination_page_id": other.pk, "title": "Bản chép", "slug": "ban-chep"}
    program(client, page, "copy", **given, keep_live="true")
    return PortalPage.objects.filter(slug="ban-chep", live=True).exists()


def create_live(client: Client, page: Article, _other: PortalPage) -> bool:
    section = page.get_parent()
    address = reverse("wagtailadmin_pages:add", args=["newsroom", "article", section.pk])
    told = form(newest(page), **{"slug": "bai-moi", "action-publish": "1"})
    client.post(address, told)
    return PortalPage.objects.filter(slug="bai-moi", live=True).exists()


def alias_program(client: Client, page: Article, other: PortalPage) -> bool:
    program(client, page, "create_alias", destination_page_id=other.pk, update_slug="o-day-nua")
    return PortalPage.objects.filter(slug="o-day-nua", live=True).exists()


def alias(client: Client, page: Article, other: PortalPage) -> bool:
    made = copied(client, page, other, alias="on")
    return made is not None and bool(made.live)


def lock(client: Client, page: Article, _other: PortalPage) -> bool:
    client.post(reverse("wagtailadmin_pages:lock", args=[page.pk]))
    return bool(fresh(page).locked)


def locked(page: Article) -> None:
    owner = page.owner
    PortalPage.objects.filter(pk=page.pk).update(
        locked=True, locked_by=owner, locked_at=timezone.now()
    )


def unlock(client: Client, page: Article, _other: PortalPage) -> bool:
    locked(page)
    client.post(reverse("wagtailadmin_pages:unlock", args=[page.pk]))
    return not fresh(page).locked


def unlock_publish(client: Client, page: Article, other: PortalPage) -> bool:
    locked(page)
    client.post(reverse("wagtailadmin_pages:unlock", args=[page.pk]))
    return publish(client, fresh(page), other)
