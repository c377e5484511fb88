"""What is used is not deleted; who may not see its users is told how many there are."""

import json

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import Settings
from wagtail.documents.models import Document
from wagtail.models import Site

from desk.kit.permissions import MACHINE
from desk.newsroom.models import Announcement, Section
from desk.staff import actions as staff
from desk.staff import sections
from desk.staff.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(settings: Settings, tmp_path: object) -> Document:
    """A document that a draft of each of two sections has attached."""
    settings.MEDIA_ROOT = tmp_path
    staff.create_demonstration_people()
    kept = Document.objects.create(
        title="Bảng kê", file=ContentFile(b"a,b", name="bang-ke.csv"),
        uploaded_by_user=Person.objects.get(username="bientap"),
    )  # fmt: skip
    text = f'<p><a linktype="document" id="{kept.pk}">Bảng kê</a></p>'
    body = json.dumps([{"type": "text", "value": text}])
    home = Site.objects.get(is_default_site=True).root_page
    for name, title in (("buu-chinh", "Mở điểm mới"), ("vien-thong", "Tin chưa công bố")):
        section = home.add_child(instance=Section(title=name, slug=name))
        section.add_child(instance=_draft(title, body))
    return kept


def _draft(title: str, body: str) -> Announcement:
    return Announcement(title=title, live=False, summary=title, issuer="Sở", body=body)


def refused(client: Client, kept: Document) -> str:
    answer = client.post(f"/documents/delete/{kept.pk}/", follow=True)
    assert Document.objects.filter(pk=kept.pk).exists()
    return str(answer.content.decode())


def test_titles_of_another_section_are_only_counted(client: Client, paper: Document) -> None:
    person = Person.objects.create_user("buuchinh")
    sections.let_in(person, "editor", Section.objects.get(slug="buu-chinh"), by=MACHINE)
    Document.objects.update(uploaded_by_user=person)
    client.force_login(person)
    told = refused(client, paper)

    assert "đang dùng ở 2 nơi (“Mở điểm mới”, 1 nơi ngoài phần việc của bạn)" in told
    assert "Tin chưa công bố" not in told


def test_who_sees_all_is_told_all(client: Client, paper: Document) -> None:
    client.force_login(Person.objects.get(username="bientap"))
    told = refused(client, paper)

    assert "“Mở điểm mới”" in told
    assert "“Tin chưa công bố”" in told
