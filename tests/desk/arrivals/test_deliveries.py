"""An old portal comes in from the screen: piece by piece, halted, gone on with, told of."""

import errno
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Site

from desk.arrivals import actions, deliveries
from desk.arrivals.models import Arrival, Delivery
from desk.kit.page import PortalPage
from desk.newsroom.models import Article, HomePage, NewsIndex
from desk.press import worker
from desk.staff.models import Person

SCREEN = "arrivals_deliveries"


@pytest.fixture
def admin(
    db: None,  # noqa: ARG001 — asked for its effect
    client: Client,
    settings: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Client:
    """Whoever looks after an empty portal, signed in; two articles come in at a time."""
    settings.MEDIA_ROOT = tmp_path / "media"  # type: ignore[attr-defined]
    settings.VAR = tmp_path / "var"  # type: ignore[attr-defined]
    monkeypatch.setattr(actions, "BATCH", 2)
    monkeypatch.setattr(deliveries, "_open", {})
    root = PortalPage.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Trang chủ", slug="trang-chu", live=True))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    home.add_child(instance=NewsIndex(title="Tin tức", live=True))
    client.force_login(Person.objects.create_superuser("quantri", password="x"))
    return client


def export(*numbers: int) -> SimpleUploadedFile:
    lines = [
        f"{one},Bài số {one},<p>Phủ sóng rộng thêm.</p>,04/01/2024 17:30,"
        f"https://cu.vn/tin/{one}.html,anh/{one}.jpg"
        for one in numbers
    ]
    told = "\n".join(["id,tieu_de,noi_dung,ngay,dia_chi,anh", *lines])
    return SimpleUploadedFile("cu.csv", told.encode())


def archive(*names: str) -> SimpleUploadedFile:
    shot, written = io.BytesIO(), io.BytesIO()
    Image.effect_noise((60, 40), 50).convert("RGB").save(shot, "JPEG")
    with zipfile.ZipFile(written, "w") as made:
        for name in names:
            made.writestr(name, shot.getvalue())
    return SimpleUploadedFile("anh.zip", written.getvalue())


def torn() -> SimpleUploadedFile:
    """An archive whose list of files is whole and whose first picture is not."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("anh/1.jpg", b"x" * 999)
        begins = 30 + len("anh/1.jpg")
    broken = bytearray(written.getvalue())
    broken[begins] = 0xFF
    return SimpleUploadedFile("anh.zip", bytes(broken))


def sent(client: Client, **told: object) -> str:
    return client.post(reverse(SCREEN), told, follow=True).content.decode()


def test_an_export_comes_in_batch_by_batch_with_its_pictures_and_a_report(admin: Client) -> None:
    said = sent(admin, export=export(1, 2, 3), photographs=archive("anh/1.jpg"), source="Cổng cũ")
    deliveries.go_on(seconds=0)
    half = admin.get(reverse(SCREEN)).content.decode()
    came = Article.objects.count()
    while deliveries.go_on(seconds=0):
        pass
    one = Delivery.objects.get()
    report = admin.get(reverse("arrivals_told", args=[one.pk])).content.decode()

    assert "Đã nhận" in said
    assert came == 2
    assert "Đang nhập" in half
    assert one.ended_at
    assert (one.counts["brought"], one.counts["published"], one.counts["had"]) == (3, 3, 0)
    assert Article.objects.exclude(picture=None).count() == 1
    assert report.count("thiếu ảnh") == 2
    assert not deliveries._folder(one).exists()


def test_a_delivery_is_halted_and_goes_on_also_where_the_machine_went_down(admin: Client) -> None:
    sent(admin, export=export(*range(1, 8)))
    one = Delivery.objects.get()
    deliveries.go_on(seconds=0)
    sent(admin, number=str(one.pk), act="halt")
    rests = deliveries.go_on(seconds=0)
    sent(admin, number=str(one.pk), act="resume")
    deliveries.go_on(seconds=0)
    deliveries._open.clear()
    while deliveries.go_on(seconds=0):
        pass
    one.refresh_from_db()

    assert rests is False
    assert Article.objects.count() == Arrival.objects.count() == 7
    assert (one.counts["brought"], one.counts["had"]) == (7, 0)


def test_what_is_there_already_is_left_alone(admin: Client) -> None:
    for numbers in ((1, 2), (1, 2, 3)):
        sent(admin, export=export(*numbers), source="Cổng cũ")
        while deliveries.go_on():
            pass
    newest = Delivery.objects.first()

    assert newest is not None
    assert (newest.counts["brought"], newest.counts["had"]) == (1, 2)
    assert Article.objects.count() == 3


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, "Hãy chọn tệp bài xuất"),
        ({"export": SimpleUploadedFile("bai.docx", b"x")}, "phải là .csv, .json"),
        (
            {"export": export(1), "photographs": SimpleUploadedFile("a.zip", b"no")},
            "không mở được như tệp ZIP",
        ),
        ({"export": export(1), "photographs": torn()}, "không mở được như tệp ZIP"),
    ],
    ids=["nothing", "another kind", "no archive", "a torn archive"],
)
def test_what_cannot_be_brought_in_is_refused_with_words(
    admin: Client, told: dict[str, object], said: str
) -> None:
    assert said in sent(admin, **told)
    assert not Delivery.objects.exists()


def test_a_broken_export_says_why_and_waits_for_somebody(admin: Client) -> None:
    sent(admin, export=SimpleUploadedFile("bai.json", b'[{"id": '))

    deliveries.go_on()
    one = Delivery.objects.get()

    assert one.fault
    assert one.halted_at
    assert one.fault[:40] in admin.get(reverse(SCREEN)).content.decode().replace("&quot;", '"')


def test_a_delivery_waits_until_all_of_it_lies_there(
    admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    monkeypatch.setattr(deliveries, "_unpack", lambda *_told: seen.append(deliveries.go_on()))

    sent(admin, export=export(1), photographs=archive("anh/1.jpg"))

    assert seen == [False]
    assert Delivery.objects.get().halted_at is None


def test_nothing_is_left_of_what_could_not_be_kept(
    admin: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_told: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(deliveries, "_unpack", full)

    with pytest.raises(OSError, match="No space"):
        sent(admin, export=export(1), photographs=archive("anh/1.jpg"))

    assert not Delivery.objects.exists()
    assert not list(tmp_path.rglob("bai.csv"))


def bringing_that_fails(fault: Exception) -> Callable[..., Iterator[tuple[int, str]]]:
    def bringing(*_told: object) -> Iterator[tuple[int, str]]:
        yield 1, "Bài số 1"
        raise fault

    return bringing


def test_a_database_that_is_away_is_tried_again(
    admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent(admin, export=export(1, 2, 3))
    with monkeypatch.context() as away:
        away.setattr(actions, "bringing", bringing_that_fails(OperationalError("away")))
        with pytest.raises(OperationalError):
            deliveries.go_on()
    waits = Delivery.objects.get()
    deliveries.go_on()

    assert (waits.fault, waits.halted_at) == ("", None)
    assert Delivery.objects.get().counts["brought"] == 3


def test_what_nobody_foresaw_halts_a_delivery_and_is_told(
    admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent(admin, export=export(1))
    monkeypatch.setattr(actions, "bringing", bringing_that_fails(KeyError("tieu_de")))

    with pytest.raises(KeyError):
        deliveries.go_on()
    one = Delivery.objects.get()

    assert "tieu_de" in one.fault
    assert one.halted_at
    assert deliveries.go_on() is False


def test_a_report_is_opened_by_a_spreadsheet_and_works_nothing_out(admin: Client) -> None:
    sent(admin, export=export(1))
    one = Delivery.objects.get()
    one.lines = [["để nháp", "=1+1", "@SUM(A1)"]]
    one.save()

    told = admin.get(reverse("arrivals_told", args=[one.pk])).content.decode()
    missing = admin.get(reverse("arrivals_told", args=[one.pk + 1]))

    assert told.splitlines()[1] == "để nháp,'=1+1,'@SUM(A1)"
    assert missing.status_code == 404


def test_nothing_of_an_archive_lands_outside_its_folder(admin: Client, tmp_path: Path) -> None:
    sent(admin, export=export(1), photographs=archive("../../x.jpg", "/y.jpg", "z.py", "anh/1.jpg"))

    found = {path.name for path in tmp_path.rglob("*") if path.is_file()}

    assert found == {"bai.csv", "1.jpg"}


def test_the_worker_brings_in_between_two_builds() -> None:
    assert deliveries.go_on in worker.between
