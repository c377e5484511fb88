"""The list for accounting: what is to be paid for a period, line by line and person by person.

As XLSX for people and as CSV for programs; both end with what it comes to.
"""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

import xlsxwriter
from django.utils.translation import gettext as _

from congso.periods.calendar import Month, Quarter
from congso.writing import cells
from desk.ledger.workbooks.laying import OPTIONS
from desk.royalties import queries
from desk.royalties.queries import Owed

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
_COLUMNS = (
    ("Ngày đăng", 11), ("Bài", 48), ("Địa chỉ", 40), ("Số chữ", 9), ("Họ và tên", 24),
    ("Bút danh", 18), ("Phần việc", 12), ("Thể loại", 14), ("Hệ số", 8), ("Đơn giá (đồng)", 14),
    ("Nhuận bút (đồng)", 16), ("Người chấm", 22), ("Người duyệt", 22), ("Căn cứ", 40),
    ("Ghi chú", 30),
)  # fmt: skip
_AMOUNT = 10


def as_csv(found: Sequence[Owed]) -> bytes:
    """Return what is to be paid as CSV, the sum in the last line."""
    written = StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(name for name, _width in _COLUMNS)
    rows.writerows([cells.plain(str(cell)) for cell in _cells(one)] for one in found)
    last = [""] * len(_COLUMNS)
    last[0], last[_AMOUNT] = _("Tổng cộng"), str(sum(one.amount for one in found))
    rows.writerow(last)
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def as_workbook(period: Month | Quarter, found: Sequence[Owed]) -> bytes:
    """Return what is to be paid as a workbook: the list, and the sum of each person."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        bold = book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "top"})
        money = book.add_format({"num_format": "#,##0"})
        sums = book.add_format({"num_format": "#,##0", "bold": True, "top": 1})
        text = book.add_format({"bold": True, "top": 1})
        sheet = book.add_worksheet(_("Bảng kê"))
        sheet.write_string(0, 0, _("Bảng kê nhuận bút, %(period)s") % {"period": period.said}, bold)
        for place, (name, width) in enumerate(_COLUMNS):
            sheet.set_column(place, place, width)
            sheet.write_string(1, place, name, bold)
        for number, one in enumerate(found, 2):
            for place, cell in enumerate(_cells(one)):
                if isinstance(cell, int):
                    sheet.write_number(number, place, cell, money)
                else:
                    sheet.write_string(number, place, cell)
        sheet.write_string(len(found) + 2, 0, _("Tổng cộng"), text)
        sheet.write_number(len(found) + 2, _AMOUNT, sum(one.amount for one in found), sums)
        sheet.freeze_panes(2, 2)
        people = book.add_worksheet(_("Theo người"))
        people.set_column(0, 0, 30)
        people.set_column(1, 2, 16)
        for place, name in enumerate((_("Họ và tên"), _("Số phần việc"), _("Nhuận bút (đồng)"))):
            people.write_string(0, place, name, bold)
        told = queries.totals(found)
        for number, (name, count, amount) in enumerate(told, 1):
            people.write_string(number, 0, name)
            people.write_number(number, 1, count)
            people.write_number(number, 2, amount, money)
        people.write_string(len(told) + 1, 0, _("Tổng cộng"), text)
        people.write_number(len(told) + 1, 2, sum(amount for *_one, amount in told), sums)
    return content.getvalue()


def _cells(one: Owed) -> tuple[str | int, ...]:
    return (
        f"{one.published_on:%d/%m/%Y}", one.title, one.address, one.words, one.name, one.pen_name,
        one.part, one.genre, one.coefficient, one.unit_value, one.amount, one.proposer, one.ruler,
        one.document, one.note,
    )  # fmt: skip
