"""The files of an indicator: their names, addresses, kinds, and who writes each.

``/bao-cao-thong-ke/chi-tieu/telecom.sites/telecom.sites.csv`` is such an address; it is for ever.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings

from desk.look.parts import Download
from desk.look.wording import indicator_address
from desk.opendata import delimited, described, jsonstat, sdmx, workbook
from desk.opendata.tables import Table

ALL_REVISIONS = "lich-su.csv"
_DESCRIPTION = "-metadata.json"


@dataclass(frozen=True, slots=True)
class Kind:
    """One file that every indicator with values has."""

    name: str
    """As a reader is told: Excel."""
    title: str
    """What it is for, in a few words."""
    ending: str
    """Behind the code of the indicator; empty where the file has a name of its own."""
    media_type: str
    write: Callable[[Table], bytes]
    own_name: str = ""
    conforms_to: str = ""
    """The standard, by the address that names it."""
    is_offered: bool = True
    """Whether the page of the indicator leads to it."""
    is_history: bool = False
    """Whether it tells what stood before as well."""
    is_of_maps: bool = True
    """Whether values on the map of another date are told in it as well."""

    def offered(self, code: str, home: str = "") -> Download:
        """Return the link to it that a page carries; it stands under `home`, or under its page."""
        address = f"{home}{self.file(code)}" if home else self.address(code)
        return Download(self.name, address, self.title, self.media_type, self.is_history)

    def file(self, code: str) -> str:
        """Return the name of the file for an indicator."""
        return self.own_name or f"{code}{self.ending}"

    def address(self, code: str) -> str:
        """Return where it stands on the portal."""
        return f"{indicator_address(code)}{self.file(code)}"

    def at(self, table: Table) -> str:
        """Return where it stands for a table, of a release or of the record."""
        return f"{table.home}{self.file(table.indicator.code)}"


def _page(table: Table) -> str:
    return f"{settings.PUBLIC_URL}{table.home}"


_RFC_4180 = "https://www.rfc-editor.org/info/rfc4180"
CSVW = "https://www.w3.org/TR/tabular-metadata/"
KINDS = (
    Kind("CSV", "Số đang có hiệu lực, cho phần mềm", ".csv", delimited.MEDIA_TYPE,
         delimited.standing, conforms_to=_RFC_4180),
    Kind("Excel", "Số đang có hiệu lực, mọi lần ghi và ghi chú", ".xlsx", workbook.MEDIA_TYPE,
         lambda table: workbook.written(table, _page(table)),
         conforms_to="https://www.iso.org/standard/71691.html"),
    Kind("JSON-stat", "Khối số liệu nhiều chiều, JSON-stat 2.0", ".json", jsonstat.MEDIA_TYPE,
         jsonstat.written, conforms_to="https://json-stat.org/full/"),
    Kind("SDMX-CSV", "Trao đổi giữa các cơ quan thống kê, SDMX-CSV 2.0", ".sdmx.csv",
         sdmx.MEDIA_TYPE, sdmx.written,
         conforms_to="https://github.com/sdmx-twg/sdmx-csv/tree/v2.0.0", is_of_maps=False),
    Kind("Lịch sử", "Mọi lần ghi của từng số, kèm lý do sửa", "", delimited.MEDIA_TYPE,
         delimited.history, ALL_REVISIONS, _RFC_4180, is_history=True),
    Kind("Mô tả tệp CSV", "Nghĩa của từng cột, CSV on the Web", f".csv{_DESCRIPTION}",
         described.MEDIA_TYPE,
         lambda table: described.standing(table, f"{table.indicator.code}.csv"),
         conforms_to=CSVW, is_offered=False),
    Kind("Mô tả tệp mọi lần ghi", "Nghĩa của từng cột, CSV on the Web", "", described.MEDIA_TYPE,
         lambda table: described.history(table, ALL_REVISIONS),
         f"{ALL_REVISIONS}{_DESCRIPTION}", CSVW, is_offered=False),
)  # fmt: skip


OF_MAPS = tuple(kind for kind in KINDS if kind.is_of_maps)
"""The files of an indicator on the map of another date; SDMX has no place for how it came there."""


def of(table: Table) -> tuple[Kind, ...]:
    """Return the files of a table."""
    return OF_MAPS if table.on_map else KINDS


@dataclass(frozen=True, slots=True)
class Sum:
    """The size of a file and the sum by which a reader can tell that it arrived whole."""

    checksum: str
    """SHA-256 in hexadecimal."""
    size: int


def sum_of(kind: Kind, table: Table) -> Sum:
    """Return size and checksum of a file; one that did not change is not written for it again."""
    known = _memory.sums.get(kind.at(table))
    if known is None or known[0] != _state(table):
        written(kind, table)
        known = _memory.sums[kind.at(table)]
    return known[1]


def written(kind: Kind, table: Table) -> bytes:
    """Return the bytes of a file, its sum remembered for what tells of all files."""
    content = kind.write(table)
    known = Sum(hashlib.sha256(content).hexdigest(), len(content))
    _memory.sums[kind.at(table)] = _state(table), known
    return content


def _state(table: Table) -> str:
    return f"{table.state} {_page(table)}"


@dataclass(slots=True)
class _Memory:
    """For each address the sum of the file that was written last, and of which state it was."""

    sums: dict[str, tuple[str, Sum]] = field(default_factory=dict)


_memory = _Memory()
