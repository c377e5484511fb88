"""Reads a filled sheet back: which form it is, and what stands in each of its cells.

Everything that is wrong is said of its cell; what cannot be this form at all is refused whole.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from congso.indicators.indicator import Catalogue, Indicator
from congso.observations.forms import cells, layout, recognising
from congso.observations.forms.cells import Cell, Limits, UnreadableCell
from congso.observations.forms.layout import Column, Form, Line
from congso.observations.forms.remark import Remarks
from congso.observations.observation import Assignment, Key, Level, Observation, Scenario, Status
from congso.places.gazetteer import Gazetteer
from congso.quantities.units import Kind
from congso.writing import letters

Value = Decimal | str | Status | None
"""A number, words, why there is neither, or nothing said."""
Tick = Callable[[int], None]
"""Told how many more cells were read."""
LEVELS = {level.said: level for level in Level}
_LEVELS = {letters.fold(said): level for said, level in LEVELS.items()}
_MOST_WORDS = 2000
_LONGEST_DECISION = 120


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet as it was filled in."""

    form: Form
    level: Level
    source: str
    note: str
    assigned: Assignment
    """For a plan: by which decision."""
    rows: tuple[int, ...]
    """For each line of the form, the row of the sheet it stands in."""
    columns: tuple[int, ...]
    values: tuple[tuple[Value, ...], ...]
    """For each line a value a column; None where nothing was given, or nothing that can be read."""

    @property
    def count(self) -> int:
        """How many cells say something."""
        return sum(len(line) - line.count(None) for line in self.values)

    def observation(self, line: int, column: int, at: datetime) -> Observation:
        """Return what a cell that says something reports, as known from `at`."""
        value = self.values[line][column]
        asked, where = self.form.lines[line], self.form.columns[column]
        return Observation(
            key=Key(
                asked.indicator.code, where.place.id, where.period, asked.code, self.form.scenario
            ),
            value=value if isinstance(value, Decimal) else None,
            source=self.source,
            recorded_at=at,
            level=self.level,
            status=value if isinstance(value, Status) else Status.REPORTED,
            words=value if isinstance(value, str) else "",
            note=self.note,
            assigned=self.assigned,
        )

    def given(self) -> Iterator[tuple[int, int]]:
        """Yield line and column of each cell that says something."""
        for line, values in enumerate(self.values):
            for column, value in enumerate(values):
                if value is not None:
                    yield line, column


@dataclass(frozen=True, slots=True)
class Reader:
    """What is needed to read a sheet."""

    catalogue: Catalogue
    gazetteer: Gazetteer
    tick: Tick = lambda _cells: None


def read(
    sheet: str,
    rows: Sequence[Sequence[Cell]],
    *,
    reader: Reader,
    spoilt: Mapping[tuple[int, int], str] | None = None,
) -> tuple[Filled, Remarks]:
    """Return what was filled in, and what is wrong with which cell.

    Shape: `spoilt` says of cells what their values do not tell: formulas, merged cells.
    Raises: `FaultyInput` when this is no sheet of this version of the form.
    """
    remarks = Remarks(sheet)
    for (row, column), message in (spoilt or {}).items():
        remarks.stop(row, column, message)
    mark = recognising.stamp(sheet, rows)
    columns = recognising.columns(rows, reader.gazetteer, remarks)
    lines = recognising.lines(rows, reader.catalogue, remarks)
    form = Form(layout.SCENARIOS[sheet], tuple(lines.values()), tuple(columns.values()))
    if not remarks.faults and form.stamp != mark:
        remarks.stop(layout.MARK, layout.GIVEN, recognising.moved(mark, form.stamp))
    values = tuple(
        _values(row, recognising.row_of(rows, row), line.indicator, columns, remarks, reader.tick)
        for row, line in lines.items()
    )
    _look_outside(rows, lines, columns, remarks)
    is_filled = bool(remarks.faults) or any(any(one is not None for one in row) for row in values)
    told = remarks if is_filled else Remarks(sheet)
    level, source, note = _head(rows, told)
    assigned = _assigned(rows, form.scenario, told)
    return (
        Filled(form, level, source, note, assigned, tuple(lines), tuple(columns), values),
        remarks,
    )


def _head(rows: Sequence[Sequence[Cell]], remarks: Remarks) -> tuple[Level, str, str]:
    said = recognising.text_of(rows, layout.LEVEL, layout.GIVEN)
    level = _LEVELS.get(letters.fold(said))
    if level is None:
        known = ", ".join(LEVELS)
        told = f"không có mức độ “{said}”" if said else "chưa chọn mức độ của số liệu"
        remarks.stop(layout.LEVEL, layout.GIVEN, f"{told}; chọn một trong: {known}.")
    source = recognising.text_of(rows, layout.SOURCE, layout.GIVEN)
    if not source:
        remarks.stop(
            layout.SOURCE, layout.GIVEN,
            "chưa ghi nguồn; hãy ghi ai báo cáo, ở văn bản nào, ngày nào.",
        )  # fmt: skip
    note = recognising.text_of(rows, layout.NOTE, layout.GIVEN)
    for row, words in ((layout.SOURCE, source), (layout.NOTE, note)):
        if len(words) > _MOST_WORDS:
            remarks.stop(row, layout.GIVEN, f"dài quá {_MOST_WORDS} chữ; hãy viết gọn lại.")
    return level or Level.OFFICIAL, source, note


def _assigned(rows: Sequence[Sequence[Cell]], scenario: Scenario, remarks: Remarks) -> Assignment:
    """Return the decision of a plan; a revised plan cannot be without."""
    decision = recognising.text_of(rows, layout.DECISION, layout.GIVEN)
    if not scenario.is_plan:
        return Assignment()
    if scenario is Scenario.PLAN_REV and not decision:
        told = "kế hoạch điều chỉnh cần số quyết định điều chỉnh, ví dụ 123/QĐ-UBND."
        remarks.stop(layout.DECISION, layout.GIVEN, told)
    if len(decision) > _LONGEST_DECISION:
        told = f"dài quá {_LONGEST_DECISION} chữ; chỉ ghi số quyết định."
        remarks.stop(layout.DECISION, layout.GIVEN, told)
    return Assignment(decision)


def _values(
    row: int,
    given: Sequence[Cell],
    indicator: Indicator,
    columns: Mapping[int, Column],
    remarks: Remarks,
    tick: Tick,
) -> tuple[Value, ...]:
    """Return the values of a line; whole numbers within limits take the short way."""
    if indicator.unit.kind is Kind.TEXT:
        return _words(row, given, columns, remarks, tick)
    limits = Limits.of_unit(indicator.unit)
    least = int(limits.least or 0) if limits.least is not None else 1
    most = int(limits.most) if limits.most is not None else 10**12
    width = len(given)
    found: list[Value] = []
    for column in columns:
        cell = given[column] if column < width else ""
        if cell == "":
            found.append(None)
        elif type(cell) is float and least <= cell <= most and cell == int(cell):
            found.append(Decimal(int(cell)))
        else:
            found.append(_value(row, column, cell, limits, remarks))
    if remarks.is_faulty_row(row):
        found = [
            None if remarks.is_faulty(row, column) else value
            for column, value in zip(columns, found, strict=True)
        ]
    tick(len(columns))
    return tuple(found)


def _words(
    row: int,
    given: Sequence[Cell],
    columns: Mapping[int, Column],
    remarks: Remarks,
    tick: Tick,
) -> tuple[Value, ...]:
    """Return what a line says that is told in words."""
    found: list[Value] = []
    for column in columns:
        value: Value = None
        try:
            value = cells.read_words(given[column] if column < len(given) else "")
        except UnreadableCell as problem:
            remarks.stop(row, column, str(problem))
        found.append(None if remarks.is_faulty(row, column) else value)
    tick(len(columns))
    return tuple(found)


def _value(row: int, column: int, cell: Cell, limits: Limits, remarks: Remarks) -> Value:
    try:
        return cells.read(cell, limits)
    except UnreadableCell as problem:
        remarks.stop(row, column, str(problem))
        return None


def _look_outside(
    rows: Sequence[Sequence[Cell]],
    lines: Mapping[int, Line],
    columns: Mapping[int, Column],
    remarks: Remarks,
) -> None:
    """Say of a number that stands outside the form that it would be lost."""
    width = max(map(len, rows[layout.FIRST_LINE :]), default=0)
    outside = [
        column
        for column in range(layout.FIRST_COLUMN, width)
        if column not in columns
        and not remarks.is_faulty(layout.PLACES, column)
        and not remarks.is_faulty(layout.PERIODS, column)
    ]
    for number in range(layout.FIRST_LINE, len(rows)):
        if remarks.is_faulty_row(number) or (number in lines and not outside):
            continue
        row = rows[number]
        looked_at = outside if number in lines else range(layout.FIRST_COLUMN, len(row))
        stray = next((one for one in looked_at if one < len(row) and row[one] != ""), None)
        if stray is not None:
            told = "số nằm ngoài bảng, sẽ không được đọc; hãy xóa hoặc chuyển vào bảng."
            remarks.stop(number, stray, told)
