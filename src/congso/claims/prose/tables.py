r"""Tables pasted into a text: rows of cells parted by strokes or tabs, under a head.

A bare number in a cell takes its unit, its period and its kind from the head of its column, or
from the name of its row where the column is a period.

    >>> text = "Huyện | Số trạm (trạm)\nChâu Lộc | 238\nPhú Mỹ | 176"
    >>> [(mark.value, mark.unit, mark.cell.row) for mark in scan(View.of(text))]
    [(Decimal('238'), 'trạm', 'Châu Lộc'), (Decimal('176'), 'trạm', 'Phú Mỹ')]
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims.prose import dates, vocabulary
from congso.claims.prose.marks import NUMBER, Cell, Mark
from congso.claims.prose.view import View
from congso.claims.statement import DATE, OTHER
from congso.quantities import numerals

_PARTED = re.compile(r"[|\t]")
_RULE = re.compile(r"[\s|:+=-]+")
_NUMBER = re.compile(
    r"\s*[+-]?(?P<n>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,12}(?:,\d{1,6})?)"
    r"(?:/(?P<of>\d{1,6}))?(?P<p>\s?%)?\s*"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROWS_NUMBER = re.compile(r"(?:stt|tt|số tt|số thứ tự|mã|mã số|#|no\.?)")
_UNIT_COLUMN = re.compile(r"(?:đvt|đơn vị tính|đơn vị đo)")
_UNIT_SAID = re.compile(r"\((?:đvt:? ?|đơn vị(?: tính)?:? ?)?(?P<u>%|[^()\d]{1,32})\)\s*$")
_UNIT_OF_ALL = re.compile(r"(?:đvt|đơn vị tính)\s*:\s*(?P<u>%|[^\n|()\d]{1,32}?)\s*\)?\s*$")
_COUNTS = re.compile(r"\A(?:tổng số|số lượng|số|tổng)\s+")
_LONGEST_CELL, _FEWEST = 120, 2
_ABOVE = 120


@dataclass(frozen=True, slots=True)
class Table:
    """A head and rows of cells, each cell with where it stands."""

    head: tuple[str, ...]
    rows: tuple[tuple[tuple[int, int], ...], ...]
    unit: str | None
    """Of all cells, where a line above the table says it."""


def of_text(view: View) -> Iterator[Table]:
    """Return the tables of a text: lines of as many cells, the first without numbers."""
    block: list[tuple[tuple[int, int], ...]] = []
    begin = 0
    for start, end in _lines(view.text):
        cells = _cells(view.text, start, end)
        if cells and (not block or len(cells) == len(block[0])):
            begin = begin if block else start
            block.append(cells)
            continue
        if block and _RULE.fullmatch(view.text, start, end):
            continue
        yield from _table(view, block, begin)
        block, begin = ([cells], start) if cells else ([], start)
    yield from _table(view, block, begin)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _cells(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return where the cells of a line are; nothing for a line that is no row."""
    cuts = [match.start() for match in _PARTED.finditer(text, start, end)]
    if not cuts or _RULE.fullmatch(text, start, end):
        return ()
    edges = [start - 1, *cuts, end]
    cells = [(left + 1, right) for left, right in itertools.pairwise(edges)]
    if not text[cells[0][0] : cells[0][1]].strip():
        cells = cells[1:]
    if cells and not text[cells[-1][0] : cells[-1][1]].strip():
        cells = cells[:-1]
    return tuple(cells) if len(cells) >= _FEWEST else ()


def _table(view: View, block: Sequence[tuple[tuple[int, int], ...]], begin: int) -> Iterator[Table]:
    if len(block) < _FEWEST:
        return
    head = tuple(_said(view.text, cell) for cell in block[0])
    if any(_NUMBER.fullmatch(name) and not _YEAR.fullmatch(name) for name in head):
        return
    above = _UNIT_OF_ALL.search(view.low[max(0, begin - _ABOVE) : begin].rstrip())
    yield Table(head, tuple(block[1:]), above["u"].strip() if above else None)


def _said(text: str, cell: tuple[int, int]) -> str:
    return " ".join(text[cell[0] : min(cell[1], cell[0] + _LONGEST_CELL)].split())


def scan(view: View) -> Iterator[Mark]:
    """Return the bare numbers in the cells of a text's tables."""
    for table in of_text(view):
        units = [_unit(name) for name in table.head]
        periods = [_period(name) for name in table.head]
        unit_column = next(
            (i for i, name in enumerate(table.head) if _UNIT_COLUMN.match(name.lower())), None
        )
        for row in table.rows:
            name = name_of(view.text, table, row)
            own = _unit(name)
            if unit_column is not None:
                own = _said(view.text, row[unit_column]).lower() or own
            for i, cell in enumerate(row):
                yield from _read(
                    view, cell,
                    Cell(table.head[i], name, periods[i]),
                    units[i] or own or table.unit,
                )  # fmt: skip


def name_of(text: str, table: Table, row: Sequence[tuple[int, int]]) -> str:
    """Return the name of a row: its first cell that is no running number."""
    for head, cell in zip(table.head, row, strict=True):
        said = _said(text, cell)
        if not _ROWS_NUMBER.fullmatch(head.lower()) and not _NUMBER.fullmatch(said):
            return said
    return ""


def _unit(name: str) -> str | None:
    low = name.lower()
    if "%" in low:
        return "%"
    said = _UNIT_SAID.search(low)
    if said is not None and not _YEAR.search(said["u"]):
        return said["u"].strip()
    return vocabulary.counted(_COUNTS, low)


def _period(name: str) -> str | None:
    """Return the period that the head of a column names with its year."""
    if not any(letter.isdigit() for letter in name):
        return None
    view = View.of(name)
    marks = (*dates.scan(view), *dates.scan_bare_years(view))
    codes = (mark.period or "" for mark in marks if mark.kind == DATE)
    return next((code for code in codes if _YEAR.match(code)), None)


def _read(view: View, cell: tuple[int, int], at: Cell, unit: str | None) -> Iterator[Mark]:
    match = _NUMBER.fullmatch(view.text, *cell)
    if match is None or (_YEAR.fullmatch(match["n"]) and not unit):
        return
    start, end = match.start("n"), match.end("p") if match["p"] else match.end("n")
    if _ROWS_NUMBER.fullmatch(at.column.lower()):
        yield Mark(start, end, OTHER)
        return
    end = match.end("of") if match["of"] else end
    value, scale, unit = _scaled(numerals.read(match["n"]), unit)
    if match["p"]:
        unit = "%"
    yield Mark(
        start, end, NUMBER, value=value, of=Decimal(match["of"]) if match["of"] else None,
        unit=unit, written=match["n"], scale=scale, digits_end=end, known=True, cell=at,
    )  # fmt: skip


def _scaled(number: Decimal, unit: str | None) -> tuple[Decimal, int | None, str | None]:
    """Return a number with the scale that its unit begins with: tỷ đồng, nghìn lượt."""
    first, _, rest = (unit or "").partition(" ")
    factor = numerals.SCALES.get(first)
    if factor is None:
        return number, None, unit
    return numerals.plain(number * factor), int(factor), rest or "đồng"
