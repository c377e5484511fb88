"""Lays forms into a workbook: what to fill in is white, what names it is grey and locked.

The same hand lays an empty form and one that goes back with a comment on each faulty cell.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from math import isfinite
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from congso.observations.forms import layout
from congso.observations.forms.cells import WORDS, Cell, Limits
from congso.observations.forms.layout import Form, Line
from congso.observations.forms.reading import LEVELS
from congso.observations.forms.remark import Remark, Spot
from congso.observations.tables import MOST_LETTERS
from congso.quantities import numerals
from congso.quantities.units import Kind

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
"""In a workbook of the portal nothing that somebody wrote becomes a formula, number or link."""
_WIDTHS = (26, 9, 48, 16)
_GREY, _LINE = "#EEF1F5", "#C9D1DB"
_FILLS = {"": "#FFFFFF", "fault": "#FBD5D5", "warning": "#FFF0C2"}
_LONGEST = 32_000
_SHORT = {
    "validate": "length", "criteria": "<=", "value": MOST_LETTERS,
    "error_title": lazy("Dài quá"),
    "error_message": lazy("Hãy ghi ngắn, phần còn lại vào ghi chú."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Laid:
    """A sheet to be laid: its cells, which of them are values, and what is to be said of some."""

    name: str
    rows: Sequence[Sequence[Cell]]
    lines: Mapping[int, Line]
    columns: tuple[int, ...]
    faults: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()


def empty(form: Form) -> Laid:
    """Return a form as it is handed out."""
    first, left = layout.FIRST_LINE, layout.FIRST_COLUMN
    return Laid(
        form.name,
        layout.printed(form),
        dict(enumerate(form.lines, start=first)),
        tuple(range(left, left + len(form.columns))),
    )


class Sheets:
    """Lays sheets into one workbook, all in one manner."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self._formats: dict[tuple[str, int, str], Any] = {}

    def lay(self, laid: Laid) -> None:
        """Lay a form with its cells, checks and comments."""
        sheet = self.book.add_worksheet(laid.name)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.set_column(layout.FIRST_COLUMN, max(laid.columns, default=4), 16)
        fills = {(one.spot.row, one.spot.column): "warning" for one in laid.warnings}
        fills |= {(one.spot.row, one.spot.column): "fault" for one in laid.faults}
        given = {(row, layout.GIVEN) for row in _given(laid.name)}
        values = frozenset(laid.columns)
        height = max(len(laid.rows), layout.FIRST_LINE)
        for row in range(height):
            cells = laid.rows[row] if row < len(laid.rows) else ()
            line = laid.lines.get(row)
            for column in range(max(len(cells), layout.FIRST_COLUMN)):
                cell = cells[column] if column < len(cells) else ""
                is_given = (line is not None and column in values) or (row, column) in given
                decimals = line.indicator.decimals if line and column in values else -1
                kind = "given" if is_given else _kind(row, column)
                if line and column in values and line.indicator.unit.kind is Kind.TEXT:
                    kind = "told"
                put(sheet, row, column, cell,
                    self._format(kind, decimals, fills.get((row, column), "")))  # fmt: skip
        self._checks(sheet, laid)
        for remark in laid.faults:
            sheet.write_comment(
                remark.spot.row, remark.spot.column, remark.message, {"x_scale": 2, "y_scale": 1.2}
            )
        sheet.freeze_panes(layout.FIRST_LINE, layout.FIRST_COLUMN)
        sheet.protect("", {"format_columns": True, "format_rows": True})

    def words(self, name: str, lines: Iterable[tuple[str, str]], title: str) -> None:
        """Lay a sheet of words: a title, then names with what is said of them."""
        sheet = self.book.add_worksheet(name)
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 96)
        sheet.write_string(0, 0, title, self._format("title", -1, ""))
        for row, (told, said) in enumerate(lines, start=2):
            sheet.write_string(row, 0, told, self._format("bold", -1, ""))
            sheet.write_string(row, 1, said, self._format("wrapped", -1, ""))
        sheet.hide_gridlines(2)
        sheet.protect()

    def remarks(self, name: str, title: str, remarks: Sequence[Remark]) -> None:
        """Lay a list of remarks, each with a link to its cell."""
        sheet = self.book.add_worksheet(name)
        for column, (head, width) in enumerate(
            ((_("Trang"), 16), (_("Ô"), 10), (_("Sai gì, cần làm gì"), 110))
        ):
            sheet.set_column(column, column, width)
            sheet.write_string(2, column, head, self._format("head", -1, ""))
        sheet.write_string(0, 0, title, self._format("title", -1, ""))
        for row, remark in enumerate(remarks, start=3):
            spot = remark.spot
            sheet.write_string(row, 0, spot.sheet, self._format("plain", -1, ""))
            sheet.write_url(row, 1, _link(spot), self._format("link", -1, ""), spot.name)
            sheet.write_string(row, 2, remark.message, self._format("wrapped", -1, ""))
        sheet.freeze_panes(3, 0)

    def _checks(self, sheet: Any, laid: Laid) -> None:
        """Let Excel itself refuse what the portal would refuse."""
        sheet.data_validation(layout.LEVEL, layout.GIVEN, layout.LEVEL, layout.GIVEN, {
            "validate": "list", "source": list(LEVELS),
            "error_title": _("Mức độ"), "error_message": _("Chọn một mức trong danh sách."),
        })  # fmt: skip
        if not laid.columns:
            return
        left, right = min(laid.columns), max(laid.columns)
        numbered = sorted(laid.lines.items())
        runs = groupby(
            enumerate(numbered),
            key=lambda one: (one[1][0] - one[0], Limits.of_unit(one[1][1].indicator.unit)),
        )
        for (_gap, limits), run in runs:
            rows = [row for _number, (row, _line) in run]
            if limits.unit.kind is Kind.TEXT:
                sheet.data_validation(rows[0], left, rows[-1], right, _SHORT)
                continue
            sheet.data_validation(rows[0], left, rows[-1], right, {
                "validate": "custom", "value": _rule(limits, Spot("", rows[0], left).name),
                "error_title": _("Chưa đúng"), "error_message": _told(limits),
            })  # fmt: skip

    def _format(self, kind: str, decimals: int, fill: str) -> Any:
        if (kind, decimals, fill) not in self._formats:
            self._formats[kind, decimals, fill] = self.book.add_format(_look(kind, decimals, fill))
        return self._formats[kind, decimals, fill]


def put(sheet: Any, row: int, column: int, cell: Cell, form: Any) -> None:
    """Write a cell as what it is; nothing becomes a formula or a link."""
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, form)
    elif isinstance(cell, float | int) and isfinite(cell):
        sheet.write_number(row, column, cell, form)
    elif isinstance(cell, datetime | date):
        sheet.write_string(row, column, f"{cell:%d/%m/%Y}", form)
    elif cell == "":
        sheet.write_blank(row, column, None, form)
    else:
        sheet.write_string(row, column, str(cell)[:_LONGEST], form)


def _given(name: str) -> tuple[int, ...]:
    """Return the rows of the head that are filled in."""
    asked = (layout.LEVEL, layout.SOURCE, layout.NOTE)
    return (*asked, layout.DECISION) if layout.SCENARIOS[name].is_plan else asked


def _kind(row: int, column: int) -> str:
    if row == 0 and column == layout.LABEL:
        return "title"
    if row in layout.ASKED and column in (layout.LABEL, layout.GIVEN):
        return "label"
    if row < layout.PLACES:
        return "plain"
    return "head" if row < layout.FIRST_LINE else "code"


def _look(kind: str, decimals: int, fill: str) -> dict[str, Any]:
    edge = {"border": 1, "border_color": _LINE, "valign": "top"}
    numbers = "#,##0" + (f".{'0' * decimals}" if decimals > 0 else "")
    filled = {"bg_color": _FILLS[fill]} if fill else {}
    looks: dict[str, dict[str, Any]] = {
        "given": {**edge, "locked": False, **({"num_format": numbers} if decimals >= 0 else {})},
        "told": {**edge, "locked": False, "num_format": "@", "text_wrap": True},
        "head": {**edge, "bold": True, "bg_color": _GREY, "text_wrap": True},
        "code": {**edge, "bg_color": _GREY, "text_wrap": True},
        "label": {"bold": True, "valign": "top", "text_wrap": True},
        "bold": {"bold": True, "valign": "top"},
        "title": {"bold": True, "font_size": 14},
        "wrapped": {"text_wrap": True, "valign": "top"},
        "link": {"font_color": "#0B5CAD", "underline": 1, "valign": "top"},
        "plain": {"valign": "top"},
    }
    return {**looks[kind], **filled}


def _rule(limits: Limits, cell: str) -> str:
    bounds = [f"ISNUMBER({cell})"]
    bounds += [f"{cell}>={limits.least}"] if limits.least is not None else []
    bounds += [f"{cell}<={limits.most}"] if limits.most is not None else []
    bounds += [f"{cell}=INT({cell})"] if limits.is_whole else []
    words = ",".join(f'{cell}="{said}"' for said in WORDS)
    return f"=OR(AND({','.join(bounds)}),{words})"


def _told(limits: Limits) -> str:
    asked = _("số nguyên") if limits.is_whole else _("số")
    least = "" if limits.least is None else _(", ít nhất %s") % numerals.write(limits.least)
    most = "" if limits.most is None else _(", nhiều nhất %s") % numerals.write(limits.most)
    words = ", ".join(WORDS)
    return _("Cần %(asked)s (%(unit)s)%(least)s%(most)s; hoặc một trong: %(words)s.") % {
        "asked": asked, "unit": limits.unit.symbol, "least": least, "most": most, "words": words,
    }  # fmt: skip


def _link(spot: Spot) -> str:
    quoted = spot.sheet.replace("'", "''")
    return f"internal:'{quoted}'!{spot.name}"
