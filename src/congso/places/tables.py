"""Reads the tables of units and successions; a fault refuses the whole table with its place.

Columns are those of data/places: code, level, kind, name, valid_from, valid_to, parent_code,
legal_act, area_km2 for units; effective_on, kind, from_code, to_code, weight for successions,
and basis (area, population, households, points) where a unit is divided. A line of either may say
in known_from the day from which it was known, where that is later than the rest of the list.
"""

import re
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal

from congso.findings import rows
from congso.findings.finding import Fault, FaultyInput
from congso.lineage.succession import Basis, Passage, Succession, Validity
from congso.places.gazetteer import Gazetteer, UnknownPlace
from congso.places.place import Level, Place

PLACE_COLUMNS = ("code", "level", "kind", "name", "valid_from", "valid_to", "parent_code")
SUCCESSION_COLUMNS = ("effective_on", "kind", "from_code", "to_code", "weight")
_VIETNAM = timezone(timedelta(hours=7))
_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,12})?", re.ASCII)
_WIDTHS = {Level.COUNTRY: 2, Level.PROVINCE: 2, Level.DISTRICT: 3, Level.COMMUNE: 5}


class _Row:
    """One line of a table; what cannot be read is put on the list of faults."""

    def __init__(self, where: str, cells: dict[str, str], faults: list[Fault]) -> None:
        self.where, self.cells, self.faults = where, cells, faults

    def blame(self, message: str) -> None:
        self.faults.append(Fault(self.where, message))

    def day(self, column: str) -> date | None:
        text = self.cells.get(column) or ""
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self.blame(f"cột {column}: “{text}” không phải ngày; cần dạng 2024-09-01.")
            return None

    def number(self, column: str) -> Decimal | None:
        text = self.cells.get(column) or ""
        if text and _NUMBER.fullmatch(text) is None:
            self.blame(f"cột {column}: “{text}” không phải số không âm; cần dạng 3298.2.")
            return None
        return Decimal(text) if text else None


def read(places: str, successions: str, where: tuple[str, str]) -> Gazetteer:
    """Return the gazetteer that two tables describe.

    Shape: the texts of the table of units and of the table of successions, and their names.
    Raises: `FaultyInput` with every fault, each with file and line.
    """
    faults: list[Fault] = []
    units = _places(places, where[0], faults)
    if faults:
        raise FaultyInput(tuple(faults))
    gazetteer = Gazetteer(units)
    passed = _successions(successions, where[1], gazetteer, faults)
    if faults:
        raise FaultyInput(tuple(faults))
    return Gazetteer(units, passed)


def write(gazetteer: Gazetteer) -> tuple[str, str]:
    """Return the two tables, units and successions, that `read` reads back to this gazetteer."""
    units = (
        (
            place.code, place.level.value, place.kind, place.name, _day(place.validity.start),
            _day(place.validity.end), place.parent_code or "", place.legal_act or "",
            "" if place.area is None else f"{place.area:f}",
        )
        for place in gazetteer.places
    )  # fmt: skip
    passed = (
        (
            _day(one.effective_on), one.passage.value, _code(one.source), _code(one.target or ""),
            f"{one.weight:f}", one.legal_act, one.basis.value if one.basis else "",
        )
        for one in gazetteer.successions
    )  # fmt: skip
    return (
        rows.write((*PLACE_COLUMNS, "legal_act", "area_km2"), units),
        rows.write((*SUCCESSION_COLUMNS, "legal_act", "basis"), passed),
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _code(identity: str) -> str:
    return identity.partition("@")[0]


def _places(text: str, where: str, faults: list[Fault]) -> list[Place]:
    units: dict[str, list[Place]] = {}
    for line, cells in rows.read(text, where, PLACE_COLUMNS):
        row = _Row(f"{where}, dòng {line}", cells, faults)
        place = _place(row)
        if place is None:
            continue
        same_code = units.setdefault(place.code, [])
        if any(place.validity.overlaps(other.validity) for other in same_code):
            row.blame(
                f"mã “{place.code}” có hai đơn vị cùng hiệu lực; khoảng ngày không được chồng nhau."
            )
        same_code.append(place)
    return [place for versions in units.values() for place in versions]


def _place(row: _Row) -> Place | None:
    cells = row.cells
    if cells["level"] not in {level.value for level in Level}:
        row.blame(f"cấp “{cells['level']}” không có; cần country, province, district hoặc commune.")
        return None
    level = Level(cells["level"])
    if len(cells["code"]) != _WIDTHS[level] or not cells["code"].isdecimal():
        row.blame(f"mã “{cells['code']}” sai; cấp {level.value} cần {_WIDTHS[level]} chữ số.")
    if not cells["name"].casefold().startswith(cells["kind"].casefold()):
        row.blame(f"tên “{cells['name']}” phải bắt đầu bằng loại “{cells['kind']}”.")
    start, end = row.day("valid_from"), row.day("valid_to")
    if start and end and start > end:
        row.blame("ngày bắt đầu sau ngày kết thúc.")
    return Place(
        id=f"{cells['code']}@{start.isoformat()}" if start else cells["code"],
        code=cells["code"],
        name=cells["name"],
        level=level,
        kind=cells["kind"],
        validity=Validity(start, end),
        parent_code=cells["parent_code"] or None,
        legal_act=cells.get("legal_act") or None,
        area=row.number("area_km2"),
        known_from=_beginning(row.day("known_from")),
    )


def _successions(
    text: str, where: str, gazetteer: Gazetteer, faults: list[Fault]
) -> list[Succession]:
    passed: list[Succession] = []
    for line, cells in rows.read(text, where, SUCCESSION_COLUMNS):
        row = _Row(f"{where}, dòng {line}", cells, faults)
        day, weight = row.day("effective_on"), row.number("weight")
        if cells["kind"] not in {passage.value for passage in Passage}:
            row.blame(
                f"cách chuyển “{cells['kind']}” không có; "
                f"cần một trong: {', '.join(passage.value for passage in Passage)}."
            )
            continue
        if day is None:
            row.blame("thiếu ngày hiệu lực (cột effective_on).")
            continue
        try:
            source = gazetteer.identify(cells["from_code"], day - timedelta(days=1)).id
            target = gazetteer.identify(cells["to_code"], day).id if cells["to_code"] else None
        except UnknownPlace as unknown:
            row.blame(str(unknown))
            continue
        passed.append(
            Succession(
                day,
                Passage(cells["kind"]),
                source,
                target,
                weight if weight is not None else Decimal(1),
                cells.get("legal_act", ""),
                _basis(row),
                _beginning(row.day("known_from")),
            )
        )
    _weigh(passed, where, faults)
    return passed


def _beginning(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), _VIETNAM) if day else None


def _basis(row: _Row) -> Basis | None:
    said = row.cells.get("basis") or ""
    if said and said not in {basis.value for basis in Basis}:
        known = ", ".join(basis.value for basis in Basis)
        row.blame(f"cơ sở chia “{said}” không có; cần một trong: {known}.")
        return None
    return Basis(said) if said else None


def _weigh(passed: list[Succession], where: str, faults: list[Fault]) -> None:
    """Every source must be handed over whole: its weights of one basis add up to one."""
    totals: dict[tuple[str, Basis | None], Decimal] = {}
    for succession in passed:
        if succession.target is not None:
            measured = succession.source, succession.basis
            totals[measured] = totals.get(measured, Decimal(0)) + succession.weight
    for (source, _basis_of), total in totals.items():
        if total != 1:
            faults.append(
                Fault(where, f"trọng số của “{source}” cộng lại bằng {total}, phải bằng 1.")
            )
