"""The table as comma-separated text: for programs, each value with where it comes from.

UTF-8 without a mark at the start, lines ended as RFC 4180 asks, a full stop for decimals. The
columns are those that the portal reads itself, so that what was taken away can be brought back.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

from congso.writing import letters
from desk.opendata.rows import Method, OnMap, Row
from desk.opendata.tables import Table

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name for programs, its title and meaning for people."""

    name: str
    title: str
    meaning: str
    datatype: str = "string"
    is_required: bool = True


COLUMNS = (
    Column("indicator", "Mã chỉ tiêu", "Mã của chỉ tiêu trên cổng, không bao giờ đổi nghĩa."),
    Column("place", "Mã địa bàn", "Mã đơn vị hành chính trong kỳ ấy."),
    Column("place_name", "Địa bàn", "Tên đơn vị hành chính trong kỳ ấy."),
    Column("period", "Kỳ",
           "2023 là năm, 2023-H1 nửa năm, 2023-Q4 quý, 2023-06 tháng; "
           "2023-BC là năm báo cáo, chốt ngày 14/12."),
    Column("breakdown", "Phần", "Mã của phần; trống là toàn bộ.", is_required=False),
    Column("scenario", "Kịch bản",
           "actual: thực hiện; plan: kế hoạch; plan_rev: kế hoạch điều chỉnh."),
    Column("value", "Giá trị", "Dấu chấm thập phân, hoặc chữ; trống khi không có.", "decimal",
           is_required=False),
    Column("unit", "Đơn vị", "Đơn vị đo của giá trị."),
    Column("level", "Mức độ",
           "estimate: ước tính; preliminary: sơ bộ; official: chính thức; correction: đính chính. "
           "Số tính ra mang mức thấp nhất trong các đầu vào."),
    Column("status", "Tình trạng",
           "reported: đã có số; computed: cổng tính ra; not_reported: chưa báo cáo; "
           "not_applicable: không áp dụng; withheld: không công bố."),
    Column("origin", "Gốc",
           "published: số đã công bố; derived: số suy ra; synthetic: số liệu giả định để trình "
           "diễn, không phải số thật."),
    Column("source", "Nguồn", "Ai báo cáo, ở đâu; số tính ra kể nguồn của mọi đầu vào."),
    Column("recorded_at", "Biết từ lúc", "Thời điểm cổng biết con số, kèm múi giờ.", "dateTime"),
    Column("revision", "Lần ghi", "1 là lần đầu; mỗi lần sửa, hay đầu vào đổi, thêm 1.", "integer"),
    Column("decimals", "Số chữ số in",
           "Số chữ số thập phân khi cổng in; −1 là in tròn đến chục.", "integer"),
    Column("note", "Ghi chú", "Điều cần biết; với số tính ra là phép tính.", is_required=False),
)  # fmt: skip
REASON = Column("reason", "Lý do sửa", "Vì sao có lần ghi này.", is_required=False)
ON_MAP = (
    Column("map", "Địa giới", "Ngày của địa giới mà mọi số trong tệp được kể theo.", "date"),
    Column("method", "Cách có số",
           "; ".join(f"{one.value}: {one.said}" for one in Method) + "."),
    Column("parts", "Các đơn vị gộp",
           "Mã các đơn vị của kỳ và trọng số của từng đơn vị, ví dụ 92=1; 93=1; 94=1; trong ngoặc "
           "là cơ sở chia.", is_required=False),
    Column("parts_known", "Số đơn vị đã có số", "Với số gộp: bao nhiêu đơn vị đã có số.",
           "integer", is_required=False),
    Column("parts_wanted", "Số đơn vị phải có", "Với số gộp: phải có số của bao nhiêu đơn vị.",
           "integer", is_required=False),
)  # fmt: skip
VALUE = "value"
KEY = ("indicator", "place", "period", "breakdown", "scenario")
"""The columns that together name a value."""


def columns(table: Table, *, is_history: bool = False) -> tuple[Column, ...]:
    """Return the columns of a table, of what stands or of all revisions."""
    told = (*COLUMNS, *(ON_MAP if table.on_map else ()))
    return (*told, REASON) if is_history else told


def standing(table: Table) -> bytes:
    """Return the values that stand."""
    return _written(columns(table), (_cells(table, row) for row in table.rows))


def history(table: Table) -> bytes:
    """Return every revision of every value."""
    lines = ((*_cells(table, row), row.reason) for row in table.history)
    return _written(columns(table, is_history=True), lines)


def _cells(table: Table, row: Row) -> tuple[str, ...]:
    indicator, key = table.indicator, row.key
    return (
        *(indicator.code, row.place, row.place_name, key.period.code, key.breakdown),
        *(key.scenario.value, row.told, indicator.unit.symbol, row.level.value),
        *(row.status_code, row.origin.value, row.source, row.recorded_at.isoformat()),
        *(str(row.revision), str(indicator.decimals), row.note),
        *(_map_cells(row.on_map) if row.on_map else ()),
    )


def _map_cells(found: OnMap) -> tuple[str, ...]:
    counts = ("" if one is None else str(one) for one in (found.known, found.wanted))
    return found.day.isoformat(), found.method.value, found.parts, *counts


def _written(columns: Iterable[Column], lines: Iterable[tuple[str, ...]]) -> bytes:
    sheet = StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(column.name for column in columns)
    writer.writerows(map(letters.nfc, line) for line in lines)
    return sheet.getvalue().encode()
