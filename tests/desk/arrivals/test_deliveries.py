"""An old portal comes in from the screen: piece by piece, halted, gone on with, told of."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
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
    ],
    ids=["nothing", "another kind", "no archive"],
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


def test_nothing_of_an_archive_lands_outside_its_folder(admin: Client, tmp_path: Path) -> None:
    sent(admin, export=export(1), photographs=archive("../../x.jpg", "/y.jpg", "z.py", "anh/1.jpg"))

    found = {path.name for path in tmp_path.rglob("*") if path.is_file()}

    assert found == {"bai.csv", "1.jpg"}


def test_the_worker_brings_in_between_two_builds() -> None:
    assert deliveries.go_on in worker.between
