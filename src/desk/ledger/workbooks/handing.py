"""Hands forms out, empty, and hands them back with what is wrong on each cell."""

import csv
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO, StringIO

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from congso.observations.forms import layout
from congso.observations.forms.cells import WORDS
from congso.observations.forms.layout import Form
from congso.observations.forms.reading import Filled
from congso.observations.forms.remark import Remarks
from desk.ledger.workbooks.laying import OPTIONS, Laid, Sheets, empty
from desk.ledger.workbooks.reading import COVER, FAULTS, WARNINGS, Grid

PROPERTY = "Mẫu Cổng Số"


def workbook(forms: Sequence[Form], made: datetime) -> bytes:
    """Return an empty form for Excel: how to fill it in, and a sheet for each scenario."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        _name(book, [str(form.stamp) for form in forms], made)
        sheets = Sheets(book)
        sheets.words(COVER, _cover(forms), _("Mẫu nhập số liệu"))
        for form in forms:
            sheets.lay(empty(form))
        book.get_worksheet_by_name(forms[0].name).activate()
    return content.getvalue()


def text(form: Form) -> bytes:
    """Return an empty form as text, in the manner that Vietnamese Excel opens and saves.

    Codes that Excel would take for numbers or dates are written with a word before them.
    """
    rows = layout.printed(form)
    for column in range(layout.FIRST_COLUMN, layout.FIRST_COLUMN + len(form.columns)):
        rows[layout.PLACES][column] = f"mã {rows[layout.PLACES][column]}"
        rows[layout.PERIODS][column] = f"kỳ {rows[layout.PERIODS][column]}"
    written = StringIO(newline="")
    csv.writer(written, delimiter=";").writerows(rows)
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def returned(sheets: Sequence[tuple[Grid, Filled, Remarks]], made: datetime) -> bytes:
    """Return a filled form as it came, with a comment on each faulty cell and a list of all."""
    faults = [one for _grid, _filled, remarks in sheets for one in remarks.faults]
    warnings = [one for _grid, _filled, remarks in sheets for one in remarks.warnings]
    untold = sum(remarks.untold for _grid, _filled, remarks in sheets)
    content = BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        _name(book, [str(filled.form.stamp) for _grid, filled, _remarks in sheets], made)
        laying = Sheets(book)
        if faults:
            title = _("%(count)d lỗi; chưa số nào được ghi") % {"count": len(faults) + untold}
            more = _(" (%(count)d lỗi nữa chưa kể ở đây)") % {"count": untold} if untold else ""
            laying.remarks(FAULTS, title + more, faults)
        if warnings:
            told = _("%(count)d điều cần xem lại") % {"count": len(warnings)}
            laying.remarks(WARNINGS, told, warnings)
        for grid, filled, remarks in sheets:
            lines = dict(zip(filled.rows, filled.form.lines, strict=True))
            laid = Laid(
                grid.name, grid.rows, lines, filled.columns, remarks.faults, remarks.warnings
            )
            laying.lay(laid)
    return content.getvalue()


def _name(book: xlsxwriter.Workbook, marks: list[str], made: datetime) -> None:
    created = made.replace(tzinfo=None, microsecond=0)
    book.set_properties({"title": _("Mẫu nhập số liệu"), "created": created})
    book.set_custom_property(PROPERTY, "; ".join(marks), "text")


def _cover(forms: Sequence[Form]) -> list[tuple[str, str]]:
    stamps = "; ".join(f"{form.name}: {form.stamp}" for form in forms)
    words = ", ".join(f"“{said}”" for said in WORDS)
    return [
        (_("Phiên bản mẫu"), str(layout.VERSION)),
        (_("Dấu mẫu"), stamps),
        *((str(name), str(said) % {"words": words}) for name, said in _HOW),
    ]


_HOW = (
    (
        lazy("Điền gì"),
        lazy("Chỉ điền các ô trắng: mức độ, nguồn, ghi chú và các số. Ô xám đã khóa."),
    ),
    (
        lazy("Viết số"),
        lazy(
            "Gõ số như thường lệ: dấu phẩy cho phần thập phân (2,25), không cần dấu ngăn hàng "
            "nghìn. Đúng đơn vị ghi ở cột “Đơn vị”; tỷ lệ hai mươi lăm phần trăm gõ 25."
        ),
    ),
    (
        lazy("Viết chữ"),
        lazy("Dòng có đơn vị “chữ” thì gõ chữ, nhiều nhất 300 chữ cái, ví dụ Quyết định 922/QĐ."),
    ),
    (
        lazy("Không có số"),
        lazy(
            "Ô trống: tệp này không báo cáo số đó. Số 0 là số bằng không. Khi cần nói rõ, gõ "
            "%(words)s."
        ),
    ),
    (
        lazy("Mức độ"),
        lazy("Chung cho cả trang: ước tính, sơ bộ hoặc chính thức (Luật Thống kê, Điều 48)."),
    ),
    (
        lazy("Nguồn"),
        lazy("Bắt buộc: ai báo cáo, ở văn bản nào, ngày nào. Chung cho cả trang."),
    ),
    (
        lazy("Không làm"),
        lazy(
            "Không thêm, xóa, đổi chỗ dòng và cột; không gộp ô, không công thức, không trang "
            "ẩn, không macro. Cần bảng khác thì tải mẫu khác từ cổng."
        ),
    ),
    (
        lazy("Khi có lỗi"),
        lazy(
            "Cổng không ghi số nào và trả lại tệp, mỗi ô sai có một ghi chú. Sửa ngay trong tệp "
            "ấy rồi tải lên lại."
        ),
    ),
    (
        lazy("Sửa số đã ghi"),
        lazy("Không nhập đè được. Sửa ở Sổ số liệu, kèm lý do; số cũ vẫn được giữ."),
    ),
    (lazy("Cỡ tệp"), lazy("Nhiều nhất 20 MB; mỗi trang nhiều nhất 500.000 ô số.")),
)
