r"""Reads a comma-separated table row by row; a table that cannot be read is refused with its place.

>>> list(read("code,name\n94,Tỉnh Sóc Trăng\n", "units.csv", ("code", "name")))
[(2, {'code': '94', 'name': 'Tỉnh Sóc Trăng'})]
"""

import csv
import unicodedata
from collections.abc import Iterable, Iterator

from congso.findings.finding import Fault, FaultyInput

_MARK_OF_EXCEL = "\ufeff"


def read(text: str, where: str, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and cells of a table with a header row.

    Shape: `columns` must be there, others may; a byte-order mark at the start is passed over.
    Raises: `FaultyInput` when the text is not NFC, a column is missing or a row has cells to spare.
    """
    lines = text.removeprefix(_MARK_OF_EXCEL).split("\n")
    for number, line in enumerate(lines, start=1):
        if not unicodedata.is_normalized("NFC", line):
            raise _refused(
                f"{where}, dòng {number}",
                "chữ không ở dạng dựng sẵn (Unicode NFC); hãy lưu lại tệp ở dạng NFC.",
            )
    reader = csv.DictReader((f"{line}\n" for line in lines), strict=True)
    try:
        header = reader.fieldnames or []
        missing = [column for column in columns if column not in header]
        if missing:
            raise _refused(
                f"{where}, dòng 1",
                f"thiếu cột {', '.join(missing)}; cần đủ các cột {', '.join(columns)}.",
            )
        for cells in reader:
            if None in cells:
                raise _refused(
                    f"{where}, dòng {reader.line_num}",
                    f"thừa ô: dòng đầu có {len(header)} cột; "
                    "chữ có dấu phẩy phải nằm trong ngoặc kép.",
                )
            yield reader.line_num, {name: (cell or "").strip() for name, cell in cells.items()}
    except csv.Error as problem:
        raise _refused(
            f"{where}, dòng {reader.line_num + 1}", f"không đọc được bảng ({problem})."
        ) from None


class _Sheet:
    """Takes the lines that the csv module writes."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def write(self, line: str) -> int:
        self.lines.append(line.removesuffix("\r\n") + "\n")
        return len(line)


def write(columns: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    """Return the table that `read` reads back: a header row and the lines, in the order given."""
    sheet = _Sheet()
    writer = csv.writer(sheet, lineterminator="\r\n")  # so that a lone \r in a cell is quoted too
    writer.writerow(columns)
    writer.writerows(lines)
    return "".join(sheet.lines)


def _refused(where: str, message: str) -> FaultyInput:
    return FaultyInput((Fault(where, message),))
