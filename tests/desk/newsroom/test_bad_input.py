"""What people do by mistake has a clear word or a right outcome, and nothing is lost."""

import json
from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image as Drawn
from tests import page_forms
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Site

from desk.approving import actions as approving
from desk.kit.page import PortalPage
from desk.newsroom.models import Article, HomePage, NewsIndex, Section
from desk.staff import actions as staff
from desk.staff.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Mapping[str, Person]:
    staff.create_demonstration_people()
    return {person.username: person for person in Person.objects.all()}


@pytest.fixture
def sections(people: Mapping[str, Person]) -> tuple[Section, Section, NewsIndex]:  # noqa: ARG001
    """Two sections in two places of news."""
    root = PortalPage.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Trang chủ", slug="trang-chu", live=True))
    Site.objects.update(root_page=home)
    news = home.add_child(instance=NewsIndex(title="Tin tức", live=True))
    other = home.add_child(instance=NewsIndex(title="Tin cũ", live=True))
    return (
        news.add_child(instance=Section(title="Viễn thông", live=True)),
        news.add_child(instance=Section(title="Bưu chính", live=True)),
        other,
    )


def article(section: Section, by: Person | None = None, **fields: object) -> Article:
    body = json.dumps([{"type": "text", "value": "<p>Thêm sóng.</p>", "id": "a"}])
    made = Article(
        **{"title": "Mạng lưới", "lead": "<p>Một câu.</p>", "byline": "BBT", "body": body, **fields}
    )
    Section.objects.get(pk=section.pk).add_child(instance=made)
    made.save_revision(user=by)
    return made


def form(page: Article, **changes: object) -> dict[str, object]:
    return page_forms.posted(page, **changes)


def told(client: Client) -> str:
    return client.get("/").content.decode()


def test_ten_thousand_letters_in_a_title_are_told_and_the_page_stays(
    client: Client, people: Mapping[str, Person], sections: tuple[Section, ...]
) -> None:
    page = article(sections[0])
    client.force_login(people["bientap"])

    answer = client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), form(page, title="x" * 10_000)
    )

    assert answer.status_code == 200
    html = answer.content.decode()
    assert "Chỉ được nhiều nhất 255 ký tự (hiện có 10000)." in html
    assert f'value="{"x" * 10_000}"' in html, "what was typed stands there to be shortened"
    assert Article.objects.get(pk=page.pk).title == "Mạng lưới"


def test_two_editors_at_once_lose_nothing_and_see_each_other(
    client: Client, people: Mapping[str, Person], sections: tuple[Section, ...]
) -> None:
    page = article(sections[0], by=people["bientap"])
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    other = Client()
    client.force_login(people["bientap"])
    other.force_login(people["duyet"])
    client.get(address)
    html = other.get(address).content.decode()
    client.post(address, form(page, title="Của Biên"))
    other.post(address, form(page, title="Của Duyệt"))

    titles = [revision.content["title"] for revision in page.revisions.order_by("id")]
    assert titles == ["Mạng lưới", "Của Biên", "Của Duyệt"]
    assert "Thạch Thị Biên" in html


def test_an_author_with_deeds_is_not_deleted_and_it_is_said_what_to_do(
    client: Client, people: Mapping[str, Person], sections: tuple[Section, ...]
) -> None:
    page = article(sections[0], by=people["bientap"])
    approving.approve(page=page.get_latest_revision_as_object(), by=people["duyet"])
    client.force_login(people["quantri"])

    client.post(reverse("wagtailusers_users:delete", args=[people["duyet"].pk]))

    assert Person.objects.filter(username="duyet").exists()
    assert "bỏ dấu “Đang hoạt động”" in told(client)


def test_an_author_who_wrote_is_closed_and_not_deleted_and_their_articles_are_published(
    client: Client, people: Mapping[str, Person], sections: tuple[Section, ...]
) -> None:
    page = article(sections[0], by=people["tacgia"], owner=people["tacgia"])
    client.force_login(people["quantri"])

    client.post(reverse("wagtailusers_users:delete", args=[people["tacgia"].pk]))

    # The journal knows who wrote the article, so that the account can only be closed.
    assert "bỏ dấu “Đang hoạt động”" in told(client)
    Person.objects.filter(username="tacgia").update(is_active=False)
    assert Article.objects.get(pk=page.pk).get_latest_revision().user == people["tacgia"]
    client.post(reverse("approving_page", args=[page.pk]), {"act": "approve"})
    client.post(reverse("approving_page", args=[page.pk]), {"act": "publish"})
    assert Article.objects.get(pk=page.pk).live


def test_a_section_moved_while_a_page_in_it_waits_takes_the_page_along(
    client: Client, people: Mapping[str, Person], sections: tuple[Section, Section, NewsIndex]
) -> None:
    section, _other, elsewhere = sections
    page = article(section, by=people["bientap"])
    page.go_live_at = timezone.now() + timedelta(days=1)
    revision = page.save_revision(user=people["bientap"])
    approving.approve(page=revision.as_object(), by=people["duyet"])
    revision.publish()
    client.force_login(people["quantri"])
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[section.pk, elsewhere.pk]))
    due = timezone.now() - timedelta(minutes=1)
    revision.refresh_from_db()
    revision.content["go_live_at"] = due.isoformat()
    revision.approved_go_live_at = due
    revision.save()
    call_command("publish_scheduled", verbosity=0)

    now = Article.objects.get(pk=page.pk)
    assert now.live
    assert now.address == "/tin-cu/vien-thong/mang-luoi/"


def test_what_is_used_is_not_deleted_and_its_users_are_named(
    client: Client,
    people: Mapping[str, Person],
    sections: tuple[Section, ...],
    settings: object,
    tmp_path: object,
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    import io

    written = io.BytesIO()
    Drawn.new("RGB", (800, 500)).save(written, "JPEG")
    picture = get_image_model().objects.create(
        title="Cột sóng", file=ContentFile(written.getvalue(), "a.jpg"), width=800, height=500
    )
    spare = get_image_model().objects.create(
        title="Thừa", file=ContentFile(written.getvalue(), "b.jpg"), width=800, height=500
    )
    paper = get_document_model().objects.create(title="Bảng", file=ContentFile(b"a", "a.csv"))
    blocks = [
        {"type": "picture", "id": "p",
         "value": {"image": picture.pk, "alt": "Cột", "caption": "", "credit": "KQ"}},
        {"type": "attachment", "id": "f", "value": {"file": paper.pk, "title": "Bảng"}},
    ]  # fmt: skip
    linked = article(sections[0], title="Được dẫn tới", slug="duoc-dan")
    linked.save_revision().publish()
    lead = f'<p><a linktype="page" id="{linked.pk}">Xem bài</a></p>'
    article(sections[0], title="Bài dùng ảnh", body=json.dumps(blocks), lead=lead)
    client.force_login(people["quantri"])

    for address in (
        f"/images/{picture.pk}/delete/",
        f"/documents/delete/{paper.pk}/",
        reverse("wagtailadmin_pages:delete", args=[linked.pk]),
    ):
        client.post(address)
        assert "“Bài dùng ảnh”" in told(client)
    client.post(f"/images/{spare.pk}/delete/")

    assert [one.title for one in get_image_model().objects.all()] == ["Cột sóng"]
    assert get_document_model().objects.exists()
    assert Article.objects.filter(pk=linked.pk).exists()
