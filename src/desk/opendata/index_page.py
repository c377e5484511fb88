"""The page that lists every file: which indicators, which formats, and what the columns mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from congso.writing import dates
from desk.ledger import maps
from desk.look.furniture import home_crumb
from desk.look.parts import Crumb, Download
from desk.look.wording import indicator_address
from desk.opendata import catalogue, delimited, structure
from desk.opendata.files import KINDS, OF_MAPS
from desk.opendata.map_tables import MapTables
from desk.opendata.tables import Table

ADDRESS = "/api/v1/"
SUMS = f"{ADDRESS}SHA256SUMS"
_REPORTS = Crumb("Báo cáo – thống kê", "/bao-cao-thong-ke/")


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator with its files."""

    name: str
    code: str
    address: str
    count: int
    """How many values stand."""
    origins: tuple[str, ...]
    """Said only where not every number is a published one."""
    files: tuple[Download, ...]
    on_maps: tuple[tuple[str, tuple[Download, ...]], ...]
    """The same on the maps of other dates, each map with its name."""


@dataclass(frozen=True, slots=True)
class Group:
    """The indicators of a theme."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """Everything that the page shows."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    groups: tuple[Group, ...]
    kinds: tuple[tuple[str, str, str], ...]
    """Of each format its name, what it is for, and how its address ends."""
    columns: tuple[tuple[str, str, str], ...]
    """Of each column of the CSV files its name, title and meaning."""
    for_programs: tuple[Download, ...]
    """What tells of all files at once."""


def view(tables: Mapping[str, Table], on_maps: MapTables) -> IndexView:
    """Return the page of all files, with those on the maps of other dates."""
    groups: dict[str, list[Line]] = {}
    for table in tables.values():
        days = on_maps.days(table.indicator.code)
        groups.setdefault(table.theme, []).append(_line(table, days))
    return IndexView(
        title=_("Số liệu mở"),
        summary=_(
            "Mọi con số trên cổng, tải về kèm nguồn, mức độ, gốc và mọi lần sửa. "
            "Địa chỉ của tệp không đổi; tệp chỉ đổi khi số liệu đổi."
        ),
        address=ADDRESS,
        crumbs=(home_crumb(), _REPORTS),
        groups=tuple(Group(name, tuple(lines)) for name, lines in groups.items()),
        kinds=tuple((kind.name, kind.title, kind.file("<mã>")) for kind in KINDS),
        columns=tuple(
            (column.name, column.title, column.meaning)
            for column in (*delimited.COLUMNS, *delimited.ON_MAP, delimited.REASON)
        ),
        for_programs=(
            Download("danh-muc.jsonld", catalogue.ADDRESS, _("Danh mục DCAT")),
            Download("cau-truc-sdmx.json", structure.ADDRESS, _("Cấu trúc và bảng mã SDMX")),
            Download("SHA256SUMS", SUMS, _("Mã kiểm tra của mọi tệp")),
        ),
    )


def _line(table: Table, days: Sequence[date]) -> Line:
    code = table.indicator.code
    return Line(
        name=table.indicator.name,
        code=code,
        address=indicator_address(code),
        count=len(table.rows),
        origins=tuple(origin.said for origin in table.origins if origin.value != "published"),
        files=tuple(kind.offered(code) for kind in KINDS if kind.is_offered),
        on_maps=tuple(
            (
                _("Địa giới ngày %(day)s:") % {"day": dates.short(day)},
                tuple(
                    kind.offered(code, maps.address(code, day))
                    for kind in OF_MAPS
                    if kind.is_offered
                ),
            )
            for day in days
        ),
    )
