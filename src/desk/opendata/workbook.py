"""The table for Excel, in Vietnamese: what stands, every revision, and what one must know.

Nothing in it is a formula, and its bytes follow from what it tells, not from when it was made.
"""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from congso.observations.observation import Level, Origin, Status
from congso.writing import dates, letters
from desk.ledger.workbooks.laying import OPTIONS
from desk.opendata.rows import COMPUTED_SAID, Method, OnMap, Row
from desk.opendata.tables import Table

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STANDING, HISTORY, NOTES = "Số liệu", "Mọi lần ghi", "Ghi chú"
HEADS = (
    ("Chỉ tiêu", 34), ("Mã địa bàn", 11), ("Địa bàn", 24), ("Kỳ", 11), ("Phần", 10),
    ("Kịch bản", 11), ("Giá trị", 15), ("Đơn vị", 18), ("Mức độ", 12), ("Tình trạng", 14),
    ("Gốc", 18), ("Nguồn", 52), ("Biết từ lúc", 17), ("Lần ghi", 8), ("Ghi chú", 48),
)  # fmt: skip
ON_MAP = (
    ("Địa giới", 12), ("Cách có số", 30), ("Các đơn vị gộp", 30), ("Đủ đơn vị", 18),
)  # fmt: skip
REASON = ("Lý do sửa", 48)
_VALUE = 6


class DoesNotFitExcel(ValueError):
    """A sheet would lose rows or words; a workbook that is not whole is not made."""

    def __init__(self, code: str, line: int) -> None:
        super().__init__(
            f"Tệp Excel của chỉ tiêu “{code}” không chứa hết: dòng {line} vượt quá 1.048.576 dòng "
            "hoặc có ô dài quá 32.767 chữ. Hãy rút ngắn ghi chú, hoặc dùng tệp CSV."
        )


def written(table: Table, address: str) -> bytes:
    """Return the workbook; `address` is the page of the indicator on the portal."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        book.set_properties(
            {"title": table.title, "comments": address, "created": _clock(table.modified)}
        )
        sheets = _Sheets(book, table)
        heads = (*HEADS, *(ON_MAP if table.on_map else ()))
        sheets.rows(STANDING, heads, table.rows, lambda row: _words(table, row))
        sheets.rows(
            HISTORY, (*heads, REASON), table.history, lambda row: (*_words(table, row), row.reason)
        )
        sheets.notes(_notes(table, address))
    return content.getvalue()


class _Sheets:
    """Lays sheets into a workbook, all in one manner."""

    def __init__(self, book: Any, table: Table) -> None:
        self.book, self.table = book, table
        shown = "0" * max(table.indicator.decimals, 0)
        number = f"#,##0.{shown}" if shown else "#,##0"
        pale = {"italic": True, "font_color": "#7A4B00"}
        top = {"valign": "top"}
        self.head = book.add_format({"bold": True, "bottom": 2, "text_wrap": True, **top})
        self.texts = {False: book.add_format(top), True: book.add_format({**top, **pale})}
        self.numbers = {
            is_pale: book.add_format({"num_format": number, **top, **(pale if is_pale else {})})
            for is_pale in (False, True)
        }
        self.moments = {
            is_pale: book.add_format(
                {"num_format": "dd/mm/yyyy hh:mm", **top, **(pale if is_pale else {})}
            )
            for is_pale in (False, True)
        }
        self.wrapped = book.add_format({"text_wrap": True, **top})

    def rows(
        self,
        name: str,
        heads: tuple[tuple[str, int], ...],
        rows: tuple[Row, ...],
        told: Callable[[Row], tuple[object, ...]],
    ) -> None:
        """Lay a sheet of values; invented ones stand in another colour and say so in a column."""
        sheet = self.book.add_worksheet(name)
        for column, (head, width) in enumerate(heads):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, head, self.head)
        sheet.freeze_panes(1, 1)
        # Codes of places and years are names, not numbers; Excel need not wonder.
        sheet.ignore_errors({"number_stored_as_text": f"A1:T{len(rows) + 1}"})
        sheet.autofilter(0, 0, len(rows), len(heads) - 1)
        for line, row in enumerate(rows, start=1):
            is_pale = row.origin is Origin.SYNTHETIC
            for column, cell in enumerate(told(row)):
                self._cell(sheet, line, column, cell, is_pale=is_pale)

    def _cell(self, sheet: Any, line: int, column: int, cell: object, *, is_pale: bool) -> None:
        problem = 0
        if isinstance(cell, str):
            problem = sheet.write_string(line, column, letters.nfc(cell), self.texts[is_pale])
        elif isinstance(cell, datetime):
            problem = sheet.write_datetime(line, column, cell, self.moments[is_pale])
        elif cell is not None:
            kind = self.numbers if column == _VALUE else self.texts
            problem = sheet.write_number(line, column, cell, kind[is_pale])
        if problem:
            raise DoesNotFitExcel(self.table.indicator.code, line + 1)

    def notes(self, lines: list[tuple[str, str]]) -> None:
        """Lay the sheet of words."""
        sheet = self.book.add_worksheet(NOTES)
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, 1, 100)
        for line, (name, said) in enumerate(lines):
            sheet.write_string(line, 0, name, self.head)
            sheet.write_string(line, 1, letters.nfc(said), self.wrapped)


def _words(table: Table, row: Row) -> tuple[object, ...]:
    key = row.key
    return (
        *(table.indicator.name, row.place, row.place_name, key.period.code),
        *(table.part_name(key.breakdown), key.scenario.said),
        *(row.words or row.value, table.indicator.unit.symbol, row.level.said, row.status_said),
        *(row.origin.said, row.source, _clock(row.recorded_at), row.revision, row.note),
        *(_map_words(row.on_map) if row.on_map else ()),
    )


def _map_words(found: OnMap) -> tuple[str, ...]:
    return dates.short(found.day), found.method.said, found.parts, found.coverage


def _clock(moment: datetime) -> datetime:
    """Return the moment as local clocks show it; Excel knows no time zones."""
    return moment.replace(tzinfo=None, microsecond=0)


def _notes(table: Table, address: str) -> list[tuple[str, str]]:
    indicator = table.indicator
    lines = [
        ("Chỉ tiêu", indicator.name),
        ("Mã trên cổng", indicator.code),
        ("Mã ngắn", indicator.short_code or ""),
        ("Mã quốc gia", indicator.national_code or ""),
        ("Lĩnh vực", table.theme),
        ("Định nghĩa", indicator.definition),
        ("Căn cứ", indicator.source),
        ("Cách tính", table.rule),
        ("Đơn vị", indicator.unit.symbol),
        ("Số chữ số in", str(indicator.decimals)),
        ("Địa chỉ", address),
        ("Cập nhật", f"{table.modified:%d/%m/%Y %H:%M} (giờ Việt Nam)"),
        ("Mức độ", "; ".join(level.said for level in Level)),
        ("Tình trạng", "; ".join((*(status.said for status in Status), COMPUTED_SAID))),
    ]
    if table.on_map:
        lines.append(("Địa giới", f"Mọi số kể theo địa giới ngày {dates.short(table.on_map)}"))
        lines.append(("Cách có số", "; ".join(one.said for one in Method)))
        lines.append(("Các đơn vị gộp", "Mã đơn vị của kỳ = trọng số; trong ngoặc là cơ sở chia."))
    lines += [(f"Gốc: {origin.said}", _ORIGINS[origin]) for origin in table.origins]
    lines += [("Các phần", said) for said in table.overlaps]
    return [(name, said) for name, said in lines if said]


_ORIGINS = {
    Origin.PUBLISHED: "Số đúng như nguồn đã công bố.",
    Origin.DERIVED: "Số tính từ các số đã công bố.",
    Origin.SYNTHETIC: "Số đặt ra để trình diễn phần mềm, không phải số thật; xin đừng trích dẫn.",
}
