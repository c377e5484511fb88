"""A small portal with two sections, somebody in each role, and a page in any state."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from wagtail.models import Site

from desk.kit import permissions

if TYPE_CHECKING:
    from wagtail.models import Revision

    from desk.kit.page import PortalPage
    from desk.staff.models import Person

MORNING = datetime(2024, 1, 4, 8, 30, tzinfo=UTC)
LATER = timezone.now() + timedelta(days=3)


@pytest.fixture
def people(db: None) -> Mapping[str, "Person"]:  # noqa: ARG001 — asked for its effect
    """Somebody in each role, by its code, and one more author: `other`."""
    from django.contrib.auth.models import Group

    from desk.staff import actions
    from desk.staff.models import Person
    from desk.staff.roles import ROLES

    actions.set_up_roles()
    made = {}
    for role in ROLES:
        person = Person.objects.create_user(
            role.code, last_name="Người", first_name=role.name, is_superuser=role.everything
        )
        person.groups.add(Group.objects.get(name=role.name))
        made[role.code] = person
    other = Person.objects.create_user("other", last_name="Kim Thị", first_name="Khác")
    other.groups.add(Group.objects.get(name="Tác giả"))
    return {**made, "other": other}


@pytest.fixture
def sections(people: Mapping[str, "Person"]) -> tuple["PortalPage", "PortalPage"]:  # noqa: ARG001
    """Two live sections."""
    from desk.kit.page import PortalPage
    from desk.newsroom import models

    root = PortalPage.get_first_root_node()
    home = root.add_child(instance=models.HomePage(title="Trang chủ", slug="trang-chu", live=True))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    news = home.add_child(instance=models.NewsIndex(title="Tin tức", live=True))
    return (
        news.add_child(instance=models.Section(title="Viễn thông", live=True)),
        news.add_child(instance=models.Section(title="Bưu chính", live=True)),
    )


Written = Callable[..., "PortalPage"]


@pytest.fixture
def written(sections: tuple["PortalPage", "PortalPage"], people: Mapping[str, "Person"]) -> Written:
    """Brings a page to a state, last edited by somebody: `written("review")`."""
    from desk.approving import actions
    from desk.newsroom import models

    def draft(page: "PortalPage", by: "Person", title: str) -> "Revision":
        page.title = title
        return page.save_revision(user=by)

    def bring(state: str, by: str = "other", slug: str = "mang-luoi") -> "PortalPage":
        administrator = people["administrator"]
        author = people["other" if state in ("live", "changed") else by]
        page = models.Article(
            title="Mạng lưới", slug=slug, lead="<p>Dày thêm.</p>", byline="Ban Biên tập",
            body=json.dumps([{"type": "text", "value": "<p>Thêm sóng.</p>", "id": "a1"}]),
            owner=people["other"], published_at=MORNING,
        )  # fmt: skip
        sections[0].add_child(instance=page)
        draft(page, people["other"], "Bản cũ")
        revision = draft(page, author, "Mạng lưới dày thêm")
        if state in ("live", "changed"):
            actions.approve(page=revision.as_object(), by=people["approver"])
            with permissions.acting_as(administrator):
                revision.publish()
            page = type(page).objects.get(pk=page.pk)
        if state == "changed":
            draft(page, people[by], "Mạng lưới dày thêm nữa")
        if state == "review":
            page.get_workflow().start(page, author)
        if state in ("approved", "scheduled"):
            if state == "scheduled":
                page.go_live_at = LATER
                revision = page.save_revision(user=author)
            actions.approve(page=revision.as_object(), by=people["approver"])
        if state == "scheduled":
            with permissions.acting_as(administrator):
                revision.publish()
        return type(page).objects.get(pk=page.pk)

    return bring
