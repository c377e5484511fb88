"""The daily series of visits to take away: a table, what its columns mean, and its checksum.

day,visits,views: 2024-01-05,420,1250. The days add up to what this portal has counted itself.
"""

import hashlib
import json
from datetime import date
from typing import Any

from desk.visits import queries
from desk.visits.models import Day

ADDRESS = "/luot-truy-cap.csv"
DESCRIPTION = f"{ADDRESS}-metadata.json"
"""Where CSV on the Web looks for the description of a table."""
SUM = f"{ADDRESS}.sha256"
TYPE, DESCRIPTION_TYPE = "text/csv; charset=utf-8", "application/csvm+json"
TITLE = "Lượt truy cập cổng theo ngày"
METHOD = (
    "Cổng tự đếm, không dùng cookie và không giữ địa chỉ mạng; chương trình tự động không được "
    "đếm. Một lượt truy cập là các lượt xem của một người đọc không cách nhau quá ba mươi phút "
    "trong cùng một ngày. Số mang sang từ cổng cũ không nằm trong bảng này."
)
_COLUMNS = (
    ("day", "Ngày", "Ngày theo giờ Việt Nam.", "date"),
    ("visits", "Lượt truy cập", "Số lượt truy cập trong ngày.", "nonNegativeInteger"),
    ("views", "Lượt xem trang", "Số trang được mở trong ngày.", "nonNegativeInteger"),
)


def written() -> bytes:
    """Return the table: a line a day, the oldest first."""
    lines = [",".join(name for name, *_told in _COLUMNS)]
    lines += [
        f"{one.day.isoformat()},{one.count.visits},{one.count.views}" for one in queries.days()
    ]
    return ("\r\n".join(lines) + "\r\n").encode()


def checksum() -> bytes:
    """Return the checksum of the table, as ``sha256sum --check`` reads it."""
    return f"{hashlib.sha256(written()).hexdigest()}  {ADDRESS.removeprefix('/')}\n".encode()


def described() -> bytes:
    """Return what the table is, for programs: CSV on the Web."""
    told: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "vi"}],
        "url": ADDRESS.removeprefix("/"),
        "dc:title": TITLE,
        "dc:description": METHOD,
        "dc:language": "vi",
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": {
            "columns": [
                {
                    "name": name,
                    "titles": [name, title],
                    "dc:description": meaning,
                    "datatype": datatype,
                    "required": True,
                }
                for name, title, meaning, datatype in _COLUMNS
            ],
            "primaryKey": ["day"],
        },
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


def span() -> tuple[date, date] | None:
    """Return the first and the last day of the series, None before the first visit."""
    rows = Day.objects.order_by("day").values_list("day", flat=True)
    first, last = rows.first(), rows.last()
    return (first, last) if first and last else None
