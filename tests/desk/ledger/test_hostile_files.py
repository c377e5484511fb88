"""A file that is no form, or means harm, is refused by name, soon, and within bounded memory."""

import time
import tracemalloc
import zipfile
from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter
from openpyxl import Workbook

from congso.findings.finding import FaultyInput
from desk.kit.permissions import MACHINE
from desk.ledger import importing, models

pytestmark = pytest.mark.django_db

MOST_SECONDS, MOST_MEMORY = 5.0, 150 * 1024**2
CELLS = {"E10": 1346, "F10": 1422}
SHEET = "xl/worksheets/sheet2.xml"
Fill = Callable[..., bytes]


def refused(content: bytes, name: str = "so.xlsx") -> str:
    """Return why a file is refused; it must not take long, nor much."""
    tracemalloc.start()
    start = time.perf_counter()
    with pytest.raises(FaultyInput) as problem:
        importing.import_form(content, name, by=MACHINE)
    taken = time.perf_counter() - start
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < MOST_SECONDS
    assert peak < MOST_MEMORY
    assert not models.Observation.objects.exists()
    assert models.Import.objects.get().outcome == "refused"
    return str(problem.value)


def repacked(content: bytes, **changes: bytes | Callable[[bytes], bytes]) -> bytes:
    """Return a package with some parts written, or rewritten."""
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        parts = {name: old.read(name) for name in old.namelist()}
        for name, change in changes.items():
            parts[name] = change if isinstance(change, bytes) else change(parts[name])
        for name, written in parts.items():
            new.writestr(name, written)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "so.xlsx", "tệp trống"),
        (b"%PDF-1.7 ...", "so.xlsx", "tệp PDF, không phải sổ tính"),
        (b"\x89PNG\r\n", "so.xlsx", "tệp PNG"),
        (b"Rar!\x1a", "so.xlsx", "tệp RAR"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "so.xls", "tệp .xls kiểu cũ"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "so.xlsx",
            "tệp có mật khẩu",
        ),
        (b"PK\x03\x04" + b"\x00" * 90, "so.xlsx", "tệp hỏng hoặc bị cắt cụt"),
        (b"indicator,place\n", "so.xlsx", "không phải sổ tính .xlsx"),
        (b"0" * (20 * 1024**2 + 1), "so.xlsx", "nặng 20 MB; nhiều nhất 20 MB"),
        (b"a;b\n\xff\xfe\xfa;1\n", "so.csv", "không phải UTF-8"),
        (b"a;b\n1;2\n", "so.csv", "không phải mẫu của cổng"),
        (b'"Ch\xc6\xb0a \xc4\x91\xc3\xb3ng;1\n', "so.csv", "không đọc được bảng"),
        ("Số liệu thực hiện\n".encode() + b";" * 800, "so.csv", "bảng quá lớn"),
        ("Số liệu thực hiện\n".encode() + b"1\n" * 10_000, "so.csv", "bảng quá lớn"),
    ],
)
def test_what_is_no_workbook_is_refused_by_what_it_is(
    content: bytes, name: str, message: str
) -> None:
    assert message in refused(content, name)


def package(**parts: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, written in parts.items():
            new.writestr(name, written)
    return made.getvalue()


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"anh.jpg": b"x"}, "tệp nén, không phải sổ tính"),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "OpenDocument"),
        ({"xl/workbook.bin": b"x", "[Content_Types].xml": b"x"}, ".xlsb"),
        ({"word/document.xml": b"x", "[Content_Types].xml": b"x"}, "không phải sổ tính"),
        ({f"xl/{n}.xml": b"x" for n in range(501)}, "quá nhiều phần"),
        ({"xl/workbook.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}, "từ 1 đến 20 trang"),
    ],
)
def test_another_kind_of_package_is_refused_by_its_kind(
    parts: dict[str, bytes], message: str
) -> None:
    assert message in refused(package(**parts))


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ("xl/vbaProject.bin", "macro"),
        ("xl/macrosheets/sheet1.xml", "macro"),
        ("xl/externalLinks/externalLink1.xml", "liên kết ngoài"),
        ("xl/embeddings/oleObject1.bin", "tệp nhúng"),
        ("xl/connections.xml", "kết nối"),
    ],
)
def test_programs_and_ties_to_other_files_are_refused(fill: Fill, part: str, message: str) -> None:
    assert message in refused(repacked(fill(CELLS), **{part: b"<x/>"}))


def test_a_workbook_that_calls_itself_one_with_macros_is_refused(fill: Fill) -> None:
    def call_it_so(types: bytes) -> bytes:
        return types.replace(b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main")

    content = repacked(fill(CELLS), **{"[Content_Types].xml": call_it_so})

    assert "macro (.xlsm)" in refused(content, "so.xlsm")


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_refused_by_its_name(fill: Fill, state: str) -> None:
    def hide(book: Workbook) -> None:
        book.create_sheet("Nháp").sheet_state = state

    assert "có trang ẩn: “Nháp”" in refused(fill(CELLS, change=hide))


def test_a_sheet_that_is_not_of_the_form_is_refused_by_its_name(fill: Fill) -> None:
    def add(book: Workbook) -> None:
        book.create_sheet("Tính thử")

    assert "trang lạ: “Tính thử”" in refused(fill(CELLS, change=add))


def test_a_truncated_file_is_refused(fill: Fill) -> None:
    content = fill(CELLS)

    assert "bị cắt cụt" in refused(content[: len(content) // 2])


def test_a_damaged_part_is_refused(fill: Fill) -> None:
    content = bytearray(repacked(fill(CELLS)))
    at = content.index(SHEET.encode()) + len(SHEET) + 40
    content[at : at + 20] = b"\x00" * 20

    assert "hỏng" in refused(bytes(content))


def test_a_zip_bomb_is_not_opened(fill: Fill) -> None:
    bomb = repacked(fill(CELLS), **{"xl/media/bomb.xml": b"0" * (90 * 1024**2)})

    assert len(bomb) < 200_000
    assert "tệp không được mở" in refused(bomb)


def test_a_bomb_that_lies_about_its_size_is_not_read_past_it(fill: Fill) -> None:
    bomb = bytearray(repacked(fill(CELLS), **{"xl/sharedStrings.xml": b"0" * (40 * 1024**2)}))
    real = (40 * 1024**2).to_bytes(4, "little")
    while real in bomb:
        at = bomb.index(real)
        bomb[at : at + 4] = (1000).to_bytes(4, "little")

    assert "hỏng" in refused(bytes(bomb))


def test_a_million_rows_are_refused_by_the_name_of_the_sheet(fill: Fill) -> None:
    def far(book: Workbook) -> None:
        book["Thực hiện"]["A1048576"] = 1

    said = refused(fill(CELLS, change=far))

    assert "trang “Thực hiện”" in said
    assert "9.999 dòng" in said


def test_a_million_written_rows_are_refused_before_they_are_read(fill: Fill) -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 10**6))

    def lengthen(sheet: bytes) -> bytes:
        start = sheet.replace(b"<dimension", b"<!-- -->").split(b"<sheetData>")[0]
        return start + b"<sheetData>" + rows + b"</sheetData></worksheet>"

    said = refused(repacked(fill(CELLS), **{SHEET: lengthen}))

    assert "trang “Thực hiện” quá lớn" in said


def test_one_cell_at_the_far_corner_does_not_make_a_huge_table(fill: Fill) -> None:
    def corner(sheet: bytes) -> bytes:
        return sheet.replace(b"</sheetData>", b"<row><c r='XFD9'><v>1</v></c></row></sheetData>")

    assert "quá lớn" in refused(repacked(fill(CELLS), **{SHEET: corner}))


@pytest.mark.parametrize("part", [SHEET, "xl/styles.xml", "xl/workbook.xml"])
def test_entities_that_multiply_are_refused(fill: Fill, part: str) -> None:
    lol = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'

    def declare(written: bytes) -> bytes:
        head, mark, rest = written.partition(b"?>")
        return head + mark + lol + rest if mark else lol + written

    assert "khai báo thực thể XML" in refused(repacked(fill(CELLS), **{part: declare}))


def test_another_alphabet_does_not_hide_anything(fill: Fill) -> None:
    def recode(written: bytes) -> bytes:
        return written.decode().encode("utf-16")

    assert "không phải UTF-8" in refused(repacked(fill(CELLS), **{SHEET: recode}))


def test_deep_nesting_does_no_harm(fill: Fill) -> None:
    def nest(sheet: bytes) -> bytes:
        deep = b"<a>" * 100_000 + b"</a>" * 100_000
        return sheet.replace(b"</worksheet>", deep + b"</worksheet>")

    imported = importing.import_form(repacked(fill(CELLS), **{SHEET: nest}), "so.xlsx", by=MACHINE)

    assert imported.row.new == 2


def test_a_workbook_of_somebody_else_is_no_form() -> None:
    content = BytesIO()
    book = xlsxwriter.Workbook(content)
    book.add_worksheet("Thực hiện").write(0, 0, 5)
    book.close()

    assert "không có dấu mẫu của cổng ở ô C2" in refused(content.getvalue())


def test_an_empty_form_is_nothing_to_import(fill: Fill) -> None:
    assert "chưa điền số nào" in refused(fill({"C3": "", "C4": ""}))


@pytest.mark.parametrize(
    ("change", "cell", "message"),
    [
        (lambda sheet: sheet.__setitem__("E10", "=SUM(F10:F11)"), "E10", "ô có công thức"),
        (lambda sheet: sheet.__setitem__("E10", "#N/A"), "E10", "ô báo lỗi của Excel"),
        (lambda sheet: sheet.merge_cells("E10:F10"), "E10", "ô gộp đến F10"),
        (lambda sheet: setattr(sheet.row_dimensions[11], "hidden", True), "A11", "bị ẩn"),
        (lambda sheet: setattr(sheet.column_dimensions["F"], "hidden", True), "F1", "cột bị ẩn"),
    ],
)
def test_what_a_value_does_not_show_is_told_of_its_cell(
    fill: Fill, change: Callable[[object], None], cell: str, message: str
) -> None:
    content = fill(CELLS, change=lambda book: change(book["Thực hiện"]))

    plan = importing.planned(content, "so.xlsx")

    assert [(one.spot.name, message in one.message) for one in plan.faults] == [(cell, True)]


def test_a_form_saved_by_another_program_is_read_alike(fill: Fill) -> None:
    once = openpyxl.load_workbook(BytesIO(fill(CELLS)))
    again = BytesIO()
    once.save(again)

    assert importing.planned(again.getvalue(), "so.xlsx").new == 2
