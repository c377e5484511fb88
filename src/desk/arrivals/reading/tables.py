"""Articles in a table: one a line, the columns named in the first."""

import csv
from collections.abc import Iterator
from pathlib import Path

from congso.findings.finding import Fault, FaultyInput
from desk.arrivals.piece import MOST_TEXT, NAMES

_KNOWN = {name for names in NAMES.values() for name in names}


def told(path: Path) -> Iterator[dict[str, str]]:
    """Yield what each line tells, by column.

    Raises: `FaultyInput` for what is no such table.
    """
    csv.field_size_limit(2 * MOST_TEXT)
    with path.open(encoding="utf-8-sig", newline="") as file:
        start = file.read(4096)
        file.seek(0)
        first = start.partition("\n")[0]
        mark = max(",;\t", key=first.count)
        try:
            rows = csv.DictReader(file, delimiter=mark, strict=True)
            columns = {str(name).strip().lower() for name in rows.fieldnames or ()}
            if not columns & set(NAMES["title"]):
                raise _faulty(path, columns)
            for row in rows:
                yield {str(name): value or "" for name, value in row.items() if name}
        except csv.Error as fault:
            where = f"{path.name}, dòng {rows.line_num}"
            raise FaultyInput((Fault(where, f"không đọc được bảng ({fault})."),)) from None


def _faulty(path: Path, columns: set[str]) -> FaultyInput:
    found = ", ".join(sorted(columns)) or "không có cột nào"
    return FaultyInput(
        (
            Fault(
                f"{path.name}, dòng 1",
                f"không thấy cột tiêu đề (có: {found[:200]}). Các cột biết đọc: "
                f"{', '.join(sorted(_KNOWN))}.",
            ),
        )
    )
