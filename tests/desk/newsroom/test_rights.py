"""Whose a photograph is comes in with it, is asked of its editor, and stands beside it."""

import io
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from PIL import Image
from tests.desk.newsroom.building import html, published, stale, uses
from wagtail.images import get_image_model

from desk.arrivals.photographs import Photographs
from desk.checklist.looked import look
from desk.checklist.rules import pictures_say_by_which_right_they_are_shown as rule
from desk.intake import rights
from desk.newsroom import models
from desk.staff.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
ARTIST, COPYRIGHT = 315, 33432
TOLD = {
    "author": "Kim Quyên", "owner": "Sở Thông tin và Truyền thông", "ground": "licensed",
    "permission": "CC BY 4.0", "people": "agreed", "consent": "Phiếu số 12, hồ sơ 03/2024",
}  # fmt: skip


def photograph(**said: str) -> bytes:
    """A photograph with names in it as cameras write them: UTF-8 where the rule says ASCII."""
    exif, held = Image.Exif(), {}
    for number, name in ((ARTIST, "author"), (COPYRIGHT, "owner")):
        if name in said:
            words = said[name].encode()
            held[name[0] * len(words)] = words
            exif[number] = name[0] * len(words)
    written = io.BytesIO()
    Image.new("RGB", (800, 600), "teal").save(written, "JPEG", exif=exif)
    made = written.getvalue()
    for stand_in, words in held.items():
        made = made.replace(stand_in.encode(), words)
    return made


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(Person.objects.create_superuser("quantri", password="x"))
    return client


@pytest.fixture
def picture() -> object:
    return get_image_model().objects.create(
        title="Cầu", file=ContentFile(photograph(), "cau.jpg"), width=800, height=600
    )


def shown(section: models.Section, picture: object) -> models.Article:
    page = section.add_child(instance=models.Article(
        title="Bài", lead="<p>Một câu.</p>", byline="Sở", body=[("text", "<p>a</p>")],
        picture=picture, picture_alt="Cầu", picture_credit="Ảnh: Kim Quyên",
    ))  # fmt: skip
    return published(page)


def test_the_names_that_a_camera_wrote_outlive_the_new_writing(editor: Client) -> None:
    given = ContentFile(photograph(author="Kim Quyên", owner="© Sở TT&TT"), "cau.jpg")

    for address in ("wagtailimages:add", "wagtailimages:add_multiple"):
        given.seek(0)
        files = {"files[]": given} if "multiple" in address else {"file": given}
        told = {"title": "Cầu", "collection": "1"}
        editor.post(reverse(address), told | files)
    found = get_image_model().objects.all()

    assert len(found) == 2
    for one in found:
        known = rights.of(one)
        assert (known.author, known.owner) == ("Kim Quyên", "© Sở TT&TT")
        assert not Image.open(one.file.open()).getexif()


def test_a_photograph_of_an_old_portal_brings_its_names_along(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(photograph(author="Kim Quyên"))

    image, _fault = Photographs(tmp_path).taken_in("/anh/a.jpg", "Ảnh")

    assert rights.of(image).author == "Kim Quyên"


def test_an_editor_tells_the_rights_where_the_picture_is_edited(
    editor: Client, picture: object
) -> None:
    address = reverse("wagtailimages:edit", args=[picture.pk])  # type: ignore[attr-defined]

    editor.post(address, {"title": "Cầu", "collection": "1", **TOLD})
    form = BeautifulSoup(editor.get(address).content, "html.parser")

    known = rights.of(picture)
    assert {name: getattr(known, name) for name in rights.FIELDS} == TOLD
    assert form.select_one("input[name=permission]")["value"] == "CC BY 4.0"  # type: ignore[index]


def test_readers_are_told_beside_the_picture_and_only_what_is_theirs_to_know(
    section: models.Section, picture: object
) -> None:
    page = shown(section, picture)
    before = uses()

    rights.keep(picture, TOLD)
    caption = BeautifulSoup(html(page.address), "html.parser").select_one("figcaption")

    assert caption is not None
    for said in ("Kim Quyên", "Sở Thông tin và Truyền thông", "CC BY 4.0", "đồng ý cho đăng"):
        assert said in caption.get_text()
    assert "Phiếu số 12" not in html(page.address)
    assert page.address in stale(before)


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({}, ""),
        ({"author": "", "owner": ""}, "ai chụp hoặc ai là chủ ảnh"),
        ({"ground": ""}, "căn cứ được dùng ảnh"),
        ({"permission": ""}, "văn bản cho phép hoặc tên giấy phép"),
        ({"people": ""}, "trong ảnh có người nhận ra được không"),
        ({"consent": ""}, "sự đồng ý của người trong ảnh ghi ở đâu"),
    ],
)
def test_the_checklist_warns_of_what_is_missing_and_stops_nothing(
    section: models.Section, picture: object, lacking: dict[str, str], said: str
) -> None:
    rights.keep(picture, TOLD | lacking)

    notes = list(rule.found(look(shown(section, picture))))

    assert [one.stops for one in notes] == [False] * bool(said)
    assert all(said in one.said for one in notes)


def test_pages_in_another_language_tell_it_in_theirs(picture: object) -> None:
    rights.keep(picture, TOLD)

    for code in ("en", "km"):
        with override(code):
            told = rights.line(rights.of(picture))
        assert "CC BY 4.0" in told
        assert "Người" not in told.replace("Kim Quyên", "")
