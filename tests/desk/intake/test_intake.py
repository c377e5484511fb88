"""Files are told by their content: each that is not what it has to be is refused in words."""

import io
import zipfile
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from desk.intake import documents, films, pictures
from desk.intake.unfit import Unfit
from desk.newsroom.models import Video
from desk.staff.models import Person


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30), **more: object) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "teal").save(written, kind, **more)
    return written.getvalue()


def header_of(width: int, height: int) -> bytes:
    """A PNG that says it is that large and holds nothing."""
    small = bytearray(picture("PNG", (1, 1)))
    small[16:20], small[20:24] = width.to_bytes(4, "big"), height.to_bytes(4, "big")
    import zlib

    small[29:33] = zlib.crc32(bytes(small[12:29])).to_bytes(4, "big")
    return bytes(small)


def package(*names: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return written.getvalue()


def test_a_picture_is_written_anew_upright_and_without_what_was_hidden() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "Nhà riêng"
    taken = pictures.taken_in(picture(exif=exif), "dt.jpg")
    again = Image.open(io.BytesIO(taken.content))

    assert (taken.width, taken.height) == (30, 40)
    assert not again.getexif()
    assert "Nhà riêng".encode() not in taken.content


def test_a_programm_behind_the_picture_is_gone() -> None:
    taken = pictures.taken_in(picture() + b"<script>alert(1)</script>", "a.jpg")

    assert b"script" not in taken.content


def test_a_large_picture_is_brought_to_size() -> None:
    taken = pictures.taken_in(picture("PNG", (5000, 20)), "rong.png")

    assert taken.width == pictures.LONGEST


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (header_of(20_000, 10_000), "200-trieu.png", "80 triệu"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "a.svg", "SVG"),
        (b"  <html>", "a.jpg", "SVG, HTML"),
        (b"MZ\x90\x00", "a.jpg", "không phải ảnh"),
        (picture(size=(900, 900))[:-2000], "cut.jpg", "hỏng giữa chừng"),
        (b"x" * 30_000_001, "nang.jpg", "30 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_picture_is_refused_in_words(content: bytes, name: str, said: str) -> None:
    with pytest.raises(Unfit, match=said) as refused:
        pictures.taken_in(content, name)

    assert name in str(refused.value)


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (package("[Content_Types].xml", "word/vbaProject.bin"), "bc.docx", "macro"),
        (package("[Content_Types].xml", "xl/macrosheets/s.xml"), "bc.xlsx", "macro"),
        (package("hinh.png"), "bc.docx", "không phải tệp DOCX"),
        (b"%PDF-1.7 /OpenAction << /JavaScript", "a.pdf", "JavaScript"),
        (b"MZ", "a.pdf", "không phải tệp PDF"),
        (b"MZ\x00", "a.csv", "không phải tệp CSV"),
        (b"x", "a.docm", "không thuộc các loại ấy"),
        (b"x", "a.exe", "không thuộc các loại ấy"),
        (b"x", "khong-duoi", "không thuộc các loại ấy"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_document_is_refused_in_words(content: bytes, name: str, said: str) -> None:
    with pytest.raises(Unfit, match=said):
        documents.fitting(content, name)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (package("[Content_Types].xml", "word/document.xml"), "bc.docx"),
        (package("content.xml"), "bc.odt"),
        (b"%PDF-1.7\n", "a.pdf"),
        ("Điểm phục vụ".encode(), "a.csv"),
    ],
)
def test_a_document_of_its_kind_passes(content: bytes, name: str) -> None:
    documents.fitting(content, name)


def test_a_package_that_unfolds_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "_MOST_UNFOLDED", 1)

    with pytest.raises(Unfit, match="bung ra quá lớn"):
        documents.fitting(package("[Content_Types].xml", "a", "b"), "a.docx")


@pytest.mark.parametrize(
    ("fits", "content", "name"),
    [
        (films.fitting, b"MZ" + b"\x00" * 100, "a.mp4"),
        (films.fitting, b"<html>", "a.webm"),
        (films.fitting_captions, b"1\n00:00", "a.vtt"),
    ],
)
def test_a_film_that_is_none_is_refused(
    fits: Callable[[bytes, str], None], content: bytes, name: str
) -> None:
    with pytest.raises(Unfit, match=name):
        fits(content, name)


def test_films_and_captions_pass() -> None:
    films.fitting(b"\x00\x00\x00\x20ftypisom", "a.mp4")
    films.fitting(b"\x1a\x45\xdf\xa3....webm", "a.webm")
    films.fitting_captions("\ufeffWEBVTT".encode(), "a.vtt")


@pytest.mark.django_db
def test_the_page_of_a_video_says_which_file_is_none() -> None:
    page = Video(title="Phim", seconds=1)
    page.film = SimpleUploadedFile("a.mp4", b"khong phai phim")
    page.captions = ContentFile(b"khong", name="a.vtt")

    with pytest.raises(ValidationError) as refused:
        page.clean()

    assert set(refused.value.message_dict) == {"film", "captions"}


@pytest.mark.django_db
def test_the_screens_refuse_and_take_in(client: Client, settings: object, tmp_path: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    client.force_login(Person.objects.create_superuser("lan"))
    from wagtail.documents.models import Document
    from wagtail.images.models import Image as Kept

    svg = SimpleUploadedFile("a.jpg", b"<svg><script>alert(1)</script></svg>")
    refused = client.post("/images/add/", {"title": "Ảnh", "file": svg})
    exif = Image.Exif()
    exif[0x010E] = "Nha rieng"
    photo = SimpleUploadedFile("a.jpg", picture(exif=exif))
    client.post("/images/add/", {"title": "Ảnh", "file": photo})
    macro = SimpleUploadedFile("a.docx", package("[Content_Types].xml", "word/vbaProject.bin"))
    stopped = client.post("/documents/add/", {"title": "Báo cáo", "file": macro})

    assert refused.status_code == 200
    assert Kept.objects.count() == 1
    assert b"Nha rieng" not in Kept.objects.get().file.read()
    assert "macro" in stopped.content.decode()
    assert not Document.objects.exists()
