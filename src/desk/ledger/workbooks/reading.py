"""Reads the sheets of a file, workbook or text, into cells with what is to be said of them."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from congso.observations.forms import layout
from congso.observations.forms.cells import Cell
from congso.writing import letters
from desk.ledger.workbooks import looking, package
from desk.ledger.workbooks.package import refused

FAULTS, WARNINGS, COVER = "Lỗi", "Cảnh báo", "Hướng dẫn"
OWN = {FAULTS, WARNINGS, COVER}
"""Sheets that the portal itself adds; they are not read."""
_MOST_LINES, _MOST_FIELDS = 9999, 702


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as it stands in a file."""

    name: str
    rows: Sequence[Sequence[Cell]]
    spoilt: dict[tuple[int, int], str]


def grids(content: bytes, name: str) -> tuple[Grid, ...]:
    """Return the forms of a file, and what is to be said of single cells.

    Raises: `FaultyInput` for a file that is no form, too large, or holds what no form holds.
    """
    if _is_text(content, name):
        return (_delimited(content, name),)
    opened = package.opened(content, name)
    wanted = [said for said in opened.sheets if letters.nfc(said).strip() not in OWN]
    foreign = [said for said in wanted if letters.nfc(said).strip() not in layout.SCENARIOS]
    if foreign or not wanted:
        told = _(
            "không có trang “%(known)s” của mẫu, hoặc có trang lạ: %(foreign)s. "
            "Hãy dùng mẫu tải từ cổng và chỉ giữ các trang của mẫu."
        )
        said = {
            "known": "”, “".join(layout.SCENARIOS),
            "foreign": ", ".join(f"“{one}”" for one in foreign) or "–",
        }
        raise refused(name, told % said)
    looked = {said: looking.look(opened.sheets[said], said, name) for said in wanted}
    rows = _cells(opened.content, wanted, name)
    return tuple(Grid(letters.nfc(said).strip(), rows[said], looked[said]) for said in wanted)


def is_form(content: bytes) -> bool:
    """Return whether a file is, or would be, a form: anything but a plain table of text."""
    start = content[:200].removeprefix(b"\xef\xbb\xbf")
    titles = tuple(title.encode() for title in layout.TITLES.values())
    text_of_form = letters.nfc(start.decode("utf-8", "replace")).strip('" \n').encode()
    return (
        b"\x00" in start
        or start[:2] == b"PK"
        or start[:1] in (b"\xd0", b"%", b"\x89")
        or (text_of_form.startswith(titles))
    )


def _cells(content: bytes, wanted: list[str], name: str) -> dict[str, Any]:
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            return {
                said: book.get_sheet_by_name(said).to_python(skip_empty_area=False)
                for said in wanted
            }
    except (CalamineError, ValueError, OSError):
        pass
    except BaseException as problem:
        # The reader is written in another language, whose own failures pass by `Exception`.
        if type(problem).__name__ != "PanicException":
            raise
    raise refused(name, _("sổ tính hỏng, không đọc được; hãy mở bằng Excel, lưu lại rồi thử lại."))


def _is_text(content: bytes, name: str) -> bool:
    return name.lower().endswith((".csv", ".txt", ".tsv")) and not content.startswith(
        (b"PK", b"\xd0\xcf", b"%PDF")
    )


def _delimited(content: bytes, name: str) -> Grid:
    """Return the form that a text with separators holds: semicolons, commas or tabs."""
    if len(content) > package.MOST_BYTES:
        raise refused(name, _("tệp quá 20 MB; hãy chia thành nhiều tệp."))
    try:
        text = content.decode("utf-16" if content[:2] == b"\xff\xfe" else "utf-8-sig")
    except UnicodeDecodeError:
        raise refused(name, _("tệp không phải UTF-8; hãy lưu dạng “CSV UTF-8”.")) from None
    first = text[:2000]
    separator = max(";,\t", key=first.count)
    rows: list[list[Cell]] = []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True):
            rows.append(list(row))
            if len(rows) > _MOST_LINES or len(row) > _MOST_FIELDS:
                raise refused(name, _("bảng quá lớn: nhiều nhất 9.999 dòng và 702 cột."))
    except csv.Error as problem:
        told = _("không đọc được bảng ở dòng %(line)d (%(why)s).")
        raise refused(name, told % {"line": len(rows) + 1, "why": problem}) from None
    title = letters.nfc(str(rows[0][0])).strip() if rows and rows[0] else ""
    scenario = next((one for one, said in layout.TITLES.items() if said == title), None)
    if scenario is None:
        raise refused(name, _("không phải mẫu của cổng: ô đầu phải là “Số liệu thực hiện” …"))
    return Grid(layout.SHEETS[scenario], rows, {})
