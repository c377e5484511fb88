"""How long a workbook of 400.000 figures is read and validated, beside bare readers of workbooks.

A form of a thousand indicators and four hundred columns: provinces in months. The limit is the
time in which calamine hands over the cells; the peer is openpyxl, which hands over the same.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Final

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

from congso.indicators.indicator import Breakdown, Catalogue, Indicator, Member
from congso.observations.forms import comparing, examining, layout, reading
from congso.observations.forms.layout import Form
from congso.observations.forms.recorded import Recorded
from congso.periods import codes
from congso.quantities import units
from desk.kit import shelf

INDICATORS, ROUNDS, LIMIT_S = 1000, 3, 2.0
PARTS: Final = Breakdown("kind", "Loại", False, (Member("a", "A"), Member("b", "B")))  # noqa: FBT003 — as in the class
UNITS: Final = ("trạm", "thuê bao", "km", "%", "triệu đồng")


def catalogue() -> Catalogue:
    """Return a thousand lines of indicators: counts, lengths, shares, money, some with parts."""
    found: dict[str, Indicator] = {}
    lines = 0
    while lines < INDICATORS:
        unit = UNITS[lines % len(UNITS)]
        code = f"bench.i{lines:04d}"
        one = Indicator(code, f"Chỉ tiêu {lines}", units.named(unit), 2 if unit == "km" else 0)
        has_parts = unit == "trạm" and lines + 3 <= INDICATORS
        found[code] = replace(one, breakdown=PARTS) if has_parts else one
        lines += 3 if has_parts else 1
    return Catalogue(found)


def form() -> Form:
    """Return the form of four hundred columns: the provinces of 2024 in seven months, cut off."""
    known = catalogue()
    (asked,) = layout.ask(
        catalogue=known, gazetteer=shelf.gazetteer(), indicators=list(known.indicators),
        places=["*"], periods=[codes.read(f"2024-{month:02d}") for month in range(1, 8)],
    )  # fmt: skip
    return replace(asked, columns=asked.columns[:400])


def filled(asked: Form) -> bytes:
    """Return the form filled in whole."""
    content = BytesIO()
    rows = layout.printed(asked)
    rows[layout.LEVEL][layout.GIVEN] = "chính thức"
    rows[layout.SOURCE][layout.GIVEN] = "đo tốc độ"
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet(asked.name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell:
                    sheet.write_string(row, column, cell)
        for number, line in enumerate(asked.lines):
            symbol = line.indicator.unit.symbol
            base = {"trạm": 400 if line.part else 800, "km": 20.25, "%": 45.5}.get(symbol, 120_000)
            for column in range(len(asked.columns)):
                row, spot = layout.FIRST_LINE + number, layout.FIRST_COLUMN + column
                sheet.write_number(row, spot, base)
    return content.getvalue()


def best(of: Callable[[], object]) -> float:
    """Return the best of several rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        of()
        times.append(time.perf_counter() - start)
    return min(times)


def bare(content: bytes) -> None:
    """Read the cells with calamine, and nothing else."""
    CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()


def peer(content: bytes) -> None:
    """Read the cells with openpyxl, and nothing else."""
    book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
    for row in book.worksheets[0].iter_rows(values_only=True):
        len(row)


def main() -> None:
    """Print a line for each reader."""
    from desk.ledger.workbooks.reading import grids  # noqa: PLC0415 — needs Django set up

    asked = form()
    content = filled(asked)
    reader = reading.Reader(
        Catalogue({line.indicator.code: line.indicator for line in asked.lines}), shelf.gazetteer()
    )

    def validated() -> None:
        (grid,) = grids(content, "so.xlsx")
        sheet, remarks = reading.read(grid.name, grid.rows, reader=reader, spoilt=grid.spoilt)
        examining.examine(sheet, remarks, recorded=Recorded(), gazetteer=reader.gazetteer)
        new = comparing.compare(sheet, remarks, Recorded())
        if remarks.faults or len(new) != len(asked.lines) * len(asked.columns):
            sys.exit(f"đọc sai: {len(new)} số, {[str(one.fault) for one in remarks.faults[:3]]}")

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    taken = best(validated)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    floor = best(lambda: bare(content))
    other = best(lambda: peer(content))
    cells = f"{len(asked.lines) * len(asked.columns):,}".replace(",", ".")
    print(f"Đọc và kiểm tra một sổ tính {cells} ô (lần nhanh nhất)")
    for name, seconds in (
        ("calamine, chỉ đọc ô", floor),
        ("cổng: đọc và kiểm tra", taken),
        ("openpyxl, chỉ đọc ô", other),
    ):
        print(f"  {name:<24} {seconds:>6.2f} s   gấp {seconds / floor:.1f}")
    print(f"  bộ nhớ tăng thêm {(peak - before) // 1024} MB, cao nhất {peak // 1024} MB")
    verdict = "đạt" if taken < LIMIT_S else "CHƯA ĐẠT"
    print(f"  mức cần đạt: {LIMIT_S:.0f} s ({verdict})")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        os.environ["CONGSO_VAR"] = place
        os.environ["DJANGO_SETTINGS_MODULE"] = "desk.settings"
        __import__("django").setup()
        main()
