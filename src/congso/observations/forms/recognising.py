"""Recognises a form that comes back: its version, and the codes of its lines and columns."""

from collections.abc import Sequence

from congso.findings.finding import Fault, FaultyInput
from congso.indicators.indicator import Catalogue, UnknownIndicator
from congso.observations.forms import cells, layout
from congso.observations.forms.cells import Cell
from congso.observations.forms.layout import Column, Line, Stamp
from congso.observations.forms.remark import Remarks
from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod
from congso.places.gazetteer import Gazetteer, UnknownPlace


def stamp(sheet: str, rows: Sequence[Sequence[Cell]]) -> Stamp:
    """Return what a sheet says of itself.

    Raises: `FaultyInput` when it is no sheet of this version of the form.
    """
    mark = layout.read_stamp(text_of(rows, layout.MARK, layout.GIVEN))
    if mark is None or sheet not in layout.SCENARIOS:
        told = "không có dấu mẫu của cổng ở ô C2; hãy tải mẫu từ cổng rồi chép số sang."
        raise FaultyInput((Fault(f"trang “{sheet}”", told),))
    if mark.version != layout.VERSION:
        raise FaultyInput(
            (
                Fault(
                    f"trang “{sheet}”, ô C2",
                    f"đây là mẫu phiên bản {mark.version}, cổng đang dùng phiên bản "
                    f"{layout.VERSION}; hãy tải mẫu mới rồi chép số sang.",
                ),
            )
        )
    return mark


def moved(told: Stamp, found: Stamp) -> str:
    """Return what happened to a form that is no longer what it says it is."""
    if (told.lines, told.columns) != (found.lines, found.columns):
        change = (
            f"mẫu có {told.lines} dòng × {told.columns} cột, "
            f"tệp có {found.lines} dòng × {found.columns} cột"
        )
    else:
        change = "mã ở đầu dòng hoặc đầu cột đã bị sửa hay đổi chỗ"
    return f"bảng không còn đúng mẫu: {change}. Hãy tải lại mẫu rồi chép số sang."


def columns(
    rows: Sequence[Sequence[Cell]], gazetteer: Gazetteer, remarks: Remarks
) -> dict[int, Column]:
    """Return the columns of a form by their number in the sheet."""
    found: dict[int, Column] = {}
    taken: set[Column] = set()
    width = max(map(len, rows[: layout.FIRST_LINE]), default=0)
    for number in range(layout.FIRST_COLUMN, width):
        code = text_of(rows, layout.PLACES, number).removeprefix("mã ")
        period = text_of(rows, layout.PERIODS, number).removeprefix("kỳ ")
        if not code and not period:
            continue
        try:
            when = codes.read(period)
            column = Column(gazetteer.identify(code, when.end), when)
        except (NoSuchPeriod, UnknownPlace) as unknown:
            row = layout.PERIODS if isinstance(unknown, NoSuchPeriod) else layout.PLACES
            remarks.stop(row, number, str(unknown))
            continue
        if column in taken:
            told = f"{column.place.name}, {column.period.said} đã có ở một cột bên trái."
            remarks.stop(layout.PLACES, number, told)
            continue
        taken.add(column)
        found[number] = column
    return found


def lines(
    rows: Sequence[Sequence[Cell]], catalogue: Catalogue, remarks: Remarks
) -> dict[int, Line]:
    """Return the lines of a form by their row in the sheet."""
    found: dict[int, Line] = {}
    taken: set[tuple[str, str]] = set()
    for number in range(layout.FIRST_LINE, len(rows)):
        code, part = text_of(rows, number, 0), text_of(rows, number, 1)
        if not code and not part:
            continue
        try:
            indicator = catalogue[code]
        except UnknownIndicator as unknown:
            remarks.stop(number, 0, str(unknown))
            continue
        known = {member.code: member for member in indicator.members}
        if part and part not in known:
            told = ", ".join(known) or "không chia phần"
            remarks.stop(number, 1, f"chỉ tiêu “{code}” không có phần “{part}”; có: {told}.")
        elif (code, part) in taken:
            remarks.stop(number, 0, f"“{code}” {part} đã có ở một dòng trên.")
        else:
            taken.add((code, part))
            found[number] = Line(indicator, known.get(part))
    return found


def row_of(rows: Sequence[Sequence[Cell]], row: int) -> Sequence[Cell]:
    """Return a row, empty where the sheet has ended."""
    return rows[row] if row < len(rows) else ()


def text_of(rows: Sequence[Sequence[Cell]], row: int, column: int) -> str:
    """Return what a cell says, cleaned of stray blanks; a whole number without decimals."""
    found = row_of(rows, row)
    if column >= len(found):
        return ""
    cell = found[column]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cells.clean(str(cell))
