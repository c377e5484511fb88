"""Figures come in on the screen: a form taken away, a file sent, looked at, and confirmed."""

import html
import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from desk.kit import clock
from desk.kit.permissions import MACHINE
from desk.ledger import importing, models, uploads
from desk.staff import actions as staff
from desk.staff.models import Person

pytestmark = pytest.mark.django_db

IMPORTS, TEMPLATE = "/so-lieu/nhap/", "/so-lieu/nhap/mau/"
CELLS = {"E10": 1346, "F10": 1422}
WISH = {"places": "94", "periods": "2022,2023", "scenarios": "actual", "kind": "xlsx"}
Fill = Callable[..., bytes]


@pytest.fixture
def desk(client: Client) -> Client:
    """A statistician, signed in."""
    staff.create_demonstration_people()
    client.force_login(Person.objects.get(username="thongke"))
    return client


def text(answer: HttpResponse) -> str:
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", html.unescape(plain))


def send(desk: Client, content: bytes, name: str = "so.xlsx") -> tuple[str, str]:
    """Return where a file that was sent is shown, and what is shown there."""
    answer = desk.post(IMPORTS, {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, text(answer)
    return answer["Location"], text(desk.get(answer["Location"]))


def test_a_sent_file_is_shown_as_a_plan_and_written_when_confirmed(
    desk: Client, fill: Fill
) -> None:
    address, shown = send(desk, fill(CELLS))

    assert "Kế hoạch nhập so.xlsx 2 số mới" in shown
    assert "Số trạm thông tin di động 2" in shown
    assert not models.Observation.objects.exists()

    said = text(desk.post(address, follow=True))
    assert "Đã ghi 2 số mới" in said
    assert "so.xlsx Thực hiện: mẫu 1" in said
    assert models.Observation.objects.get(value="1422").recorded_by.username == "thongke"


def test_a_faulty_file_shows_its_cells_and_gives_back_one_with_comments(
    desk: Client, fill: Fill
) -> None:
    address, shown = send(desk, fill(CELLS | {"E10": "2.25"}))

    assert "1 lỗi, chưa ghi số nào" in shown
    assert "Thực hiện E10 “2.25” dùng dấu chấm" in shown
    assert "Ghi vào sổ" not in shown

    returned = desk.get(f"{address}loi.xlsx")
    book = openpyxl.load_workbook(BytesIO(returned.content))
    assert "2,25" in book["Thực hiện"]["E10"].comment.text
    assert 'filename="so-lieu-loi.xlsx"' in returned["Content-Disposition"]

    desk.post(address)
    assert not models.Observation.objects.exists()


def test_warnings_are_ticked_before_anything_is_written(desk: Client, fill: Fill) -> None:
    address, shown = send(desk, fill({"E10": 40000, "F10": 40}))

    assert "1 điều cần xem lại" in shown
    assert "mất dấu ngăn hàng nghìn" in shown
    coloured = openpyxl.load_workbook(BytesIO(desk.get(f"{address}loi.xlsx").content))
    assert coloured.sheetnames == ["Cảnh báo", "Thực hiện"]
    assert "hãy xem rồi xác nhận" in text(desk.post(address, follow=True))
    assert not models.Observation.objects.exists()

    desk.post(address, {"accepted": "yes"})
    assert models.Observation.objects.count() == 2


def hidden(page: str) -> dict[str, str]:
    """Return what the form of a page sends by itself."""
    return dict(re.findall(r'type="hidden" name="(seen|ly-do)" value="([^"]*)"', page))


def test_estimates_are_followed_once_old_and_new_were_seen_side_by_side(
    desk: Client, fill: Fill
) -> None:
    importing.import_form(fill(CELLS | {"C3": "ước tính", "F10": 1400}), "uoc.xlsx", by=MACHINE)
    address, shown = send(desk, fill(CELLS))
    sent = hidden(desk.get(address).content.decode())

    assert "0 số mới, 2 số được thay" in shown
    assert "1.400, ước tính 1.422, chính thức" in shown
    assert "Sổ vừa đổi" in text(desk.post(address, {"seen": "khác"}, follow=True))
    assert models.Observation.objects.count() == 2
    assert "Đã ghi 0 số mới, thay 2 số" in text(desk.post(address, sent, follow=True))
    assert models.Observation.objects.count() == 4


def test_a_correction_asks_for_its_reason_and_shows_what_it_replaces(
    desk: Client, fill: Fill
) -> None:
    importing.import_form(fill(CELLS), "so.xlsx", by=MACHINE)
    address, shown = send(desk, fill(CELLS | {"F10": 1425}))
    assert "1 ô khác với sổ: tệp này đính chính?" in shown
    again = desk.get(address, {"ly-do": "Sót ba trạm."}).content.decode()

    assert "<strong>1.425, chính thức</strong>" in again
    desk.post(address, hidden(again))
    assert models.Observation.objects.get(value="1425").reason == "Sót ba trạm."


def test_the_same_file_again_says_when_it_was_imported(desk: Client, fill: Fill) -> None:
    content = fill(CELLS)
    address, _shown = send(desk, content)
    desk.post(address)

    _address, shown = send(desk, content)
    assert "Tệp này đã nhập lúc" in shown
    assert "Tệp này đã nhập lúc" in text(desk.post(address, follow=True))
    assert models.Observation.objects.count() == 2


def test_a_file_that_cannot_be_opened_says_why(desk: Client) -> None:
    _address, shown = send(desk, b"%PDF-1.7", "so.xlsx")

    assert "Tệp không được mở so.xlsx: đây là tệp PDF" in shown


def test_a_file_that_is_too_large_or_missing_is_not_taken(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.ledger.workbooks.package.MOST_BYTES", 10)

    large = desk.post(IMPORTS, {"file": SimpleUploadedFile("so.xlsx", b"12345678901")})

    assert "nhiều nhất 20 MB" in text(large)
    assert "Hãy chọn một tệp" in text(desk.post(IMPORTS))


def test_a_form_is_taken_away_as_asked(desk: Client) -> None:
    answer = desk.get(TEMPLATE, WISH | {"themes": ["telecom"]})

    sheet = openpyxl.load_workbook(BytesIO(answer.content))["Thực hiện"]
    codes = {cell.value for cell in sheet["A"][9:]}
    assert {"telecom.sites", "telephone.subscribers"} <= codes
    assert not [code for code in codes if code.startswith("postal.")]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"periods": "2023-13"}, "Không có kỳ “2023-13”"),
        ({"places": "zz"}, "Không có đơn vị hành chính"),
        ({"kind": "csv", "scenarios": ["actual", "plan"]}, "chỉ chứa một kịch bản"),
        ({"places": "*", "periods": ",".join(map(str, range(1900, 2190)))}, "quá lớn"),
    ],
)
def test_a_form_that_cannot_be_laid_says_why_on_the_screen(
    desk: Client, change: dict[str, object], message: str
) -> None:
    assert message in text(desk.get(TEMPLATE, WISH | change))


@pytest.mark.parametrize("address", [IMPORTS, TEMPLATE, f"{IMPORTS}{'a' * 64}/"])
def test_who_may_not_record_may_not_bring_files(desk: Client, address: str) -> None:
    desk.force_login(Person.objects.get(username="bientap"))

    assert desk.get(address).status_code in (302, 403)
    assert desk.post(address, {"file": SimpleUploadedFile("a.xlsx", b"x")}).status_code in (
        302,
        403,
    )
    assert not models.Import.objects.exists()
    assert "Nhập từ tệp" not in text(desk.get("/so-lieu/"))


def test_a_file_that_nobody_confirmed_is_gone_after_a_day(desk: Client, fill: Fill) -> None:
    digest = uploads.keep(fill(CELLS), "so.xlsx")
    assert uploads.waiting(digest) is not None

    with clock.stopped_at(clock.now() + timedelta(days=2)):
        uploads.keep(b"khac", "khac.csv")

    assert uploads.waiting(digest) is None
    assert "không còn chờ" in text(desk.get(f"{IMPORTS}{digest}/", follow=True))


def test_no_path_leads_out_of_the_folder_of_waiting_files() -> None:
    assert uploads.waiting("../desk.sqlite3") is None
    assert importing.already("../x") is None
