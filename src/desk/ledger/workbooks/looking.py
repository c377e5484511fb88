"""Looks at a sheet as it is written, for what its values do not tell.

A formula shows a value, an error shows none, a merged cell hides its neighbours, a hidden row is
overlooked: each is said of its cell. A sheet too large to be a form is refused before it is read.
"""

import re

from django.utils.translation import gettext as _

from desk.ledger.workbooks.package import refused

MOST_CELLS = 1_000_000
_FAR = re.compile(rb"\sr\s*=\s*[\"'](?:[A-Za-z]{3}|[A-Za-z]{0,3}\d{5})")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_ERROR = re.compile(rb"\st\s*=\s*[\"']e[\"']")
_CELL = re.compile(
    rb"<(?:\w+:)?c\s(?P<told>[^>]*?)(?P<empty>/)?>(?(empty)|\s*(?P<formula><(?:\w+:)?f[\s>/])?)"
)
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,2})(\d{1,4})[\"']")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*[\"']([A-Z]{1,3})(\d+):([A-Z]+\d+)")
_HIDDEN_ROW = re.compile(
    rb"<(?:\w+:)?row\s(?=[^>]*\bhidden\s*=\s*[\"'](?:1|true))[^>]*?\br\s*=\s*[\"'](\d{1,4})[\"']"
)
_HIDDEN_COLUMN = re.compile(
    rb"<(?:\w+:)?col\s(?=[^>]*\bhidden\s*=\s*[\"'](?:1|true))[^>]*?\bmin\s*=\s*[\"'](\d{1,5})[\"']"
)


def look(written: bytes, sheet: str, name: str) -> dict[tuple[int, int], str]:
    """Return what is to be said of which cell, by row and column from nought.

    Raises: `FaultyInput` for a sheet that is too large.
    """
    cells = sum(written.count(start) for start in (b"<c ", b"<c>", b"<c/", b":c ", b":c>", b":c/"))
    if cells > MOST_CELLS or _FAR.search(written):
        told = _(
            "trang “%(sheet)s” quá lớn; một trang có nhiều nhất 9.999 dòng, 702 cột (đến ZZ) và "
            "1.000.000 ô. Hãy xóa các dòng, cột thừa hoặc chia nhỏ."
        )
        raise refused(name, told % {"sheet": sheet})
    found: dict[tuple[int, int], str] = {}
    _hidden(written, found)
    for letters, row, last in _MERGED.findall(written):
        told = _("ô gộp đến %(last)s; hãy bỏ gộp (Unmerge Cells) rồi điền từng ô.")
        found[int(row) - 1, _column(letters)] = told % {"last": last.decode()}
    if _FORMULA.search(written) or _ERROR.search(written):
        _computed(written, found)
    return found


def _computed(written: bytes, found: dict[tuple[int, int], str]) -> None:
    for cell in _CELL.finditer(written):
        is_error = _ERROR.search(b" " + cell["told"]) is not None
        if not is_error and cell["formula"] is None:
            continue
        place = _PLACE.search(cell["told"])
        if place is None:
            continue
        spot = int(place[2]) - 1, _column(place[1])
        found[spot] = (
            _("ô có công thức; hãy chép rồi dán giá trị (Paste Special, Values).")
            if cell["formula"]
            else _("ô báo lỗi của Excel (như #N/A); hãy gõ số, hoặc để trống.")
        )


def _hidden(written: bytes, found: dict[tuple[int, int], str]) -> None:
    for row in _HIDDEN_ROW.findall(written):
        told = _("dòng %(row)s bị ẩn; hãy bỏ ẩn (hoặc bỏ lọc), xem lại rồi tải lên.")
        found[int(row) - 1, 0] = told % {"row": row.decode()}
    for first in _HIDDEN_COLUMN.findall(written):
        told = _("cột bị ẩn bắt đầu ở đây; hãy bỏ ẩn, xem lại rồi tải lên.")
        found[0, int(first) - 1] = told


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number - 1
