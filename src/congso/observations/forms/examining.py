"""Examines the numbers of a sheet beside one another: parts and wholes, places, ranks, old values.

952 + 1.309 + 1.378 + 3 is more than 1.422, and may be, because one station carries several
technologies; but no part can be larger than the whole. "40" where 40.000 stood a year ago has
most likely lost its thousands.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from congso.indicators.additivity import Adds
from congso.observations import adding_up
from congso.observations.forms.layout import Column, Line
from congso.observations.forms.reading import Filled
from congso.observations.forms.recorded import Recorded, Series
from congso.observations.forms.remark import Remarks
from congso.observations.observation import Key, Scenario
from congso.periods.calendar import Period
from congso.places.gazetteer import Gazetteer
from congso.quantities import numerals
from congso.quantities.units import Kind

POPULATION, AREA = "place.mean_population", "place.area"
THINNEST = 60
"""People on a km² below which a population has probably lost its thousands."""
LEAP, LEAP_DIGITS = 500, 2
"""So many times the value before, or so many times less, is a slip of thousands."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet under examination, with what is known besides."""

    filled: Filled
    recorded: Recorded
    remarks: Remarks
    lines: dict[tuple[str, str], int]
    """Indicator and part → number of the line."""

    def number(self, line: int | None, column: int) -> Decimal | None:
        """Return the number of a cell."""
        value = None if line is None else self.filled.values[line][column]
        return value if isinstance(value, Decimal) else None

    def of(self, indicator: str, part: str, column: int) -> Decimal | None:
        """Return the number given for an indicator here, else the one on record."""
        given = self.number(self.lines.get((indicator, part)), column)
        if given is not None:
            return given
        where = self.filled.form.columns[column]
        scenario = self.filled.form.scenario
        return self.recorded.value(Key(indicator, where.place.id, where.period, part, scenario))

    def spot(self, line: int, column: int) -> tuple[int, int]:
        """Return row and column in the sheet."""
        return self.filled.rows[line], self.filled.columns[column]


def examine(filled: Filled, remarks: Remarks, *, recorded: Recorded, gazetteer: Gazetteer) -> None:
    """Add to the remarks what the numbers say about one another."""
    lines = {(line.indicator.code, line.code): n for n, line in enumerate(filled.form.lines)}
    sheet = _Sheet(filled, recorded, remarks, lines)
    _parts_fit(sheet)
    _ranks_fit(sheet)
    _places_add_up(sheet, gazetteer)
    _density(sheet)
    earlier = _earlier(filled.form.columns)
    for number, line in enumerate(filled.form.lines):
        _leaps(sheet, number, line, earlier)
        if line.indicator.unit.kind is Kind.SHARE:
            _small_shares(sheet, number)


def _parts_fit(sheet: _Sheet) -> None:
    parts: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, line in enumerate(sheet.filled.form.lines):
        if line.part:
            breakdown = line.indicator.breakdown_of(line.code)
            by = breakdown.dimension if breakdown else ""
            parts[line.indicator.code, by].append(number)
    for (code, by), numbers in parts.items():
        indicator = sheet.filled.form.lines[numbers[0]].indicator
        is_measured = indicator.unit.kind in (Kind.AMOUNT, Kind.SHARE)
        if is_measured and not indicator.unit.is_per:
            for column in range(len(sheet.filled.form.columns)):
                _parts_of_one(sheet, indicator.part_of or code, by, numbers, column)


def _parts_of_one(sheet: _Sheet, of: str, by: str, numbers: list[int], column: int) -> None:
    indicator = sheet.filled.form.lines[numbers[0]].indicator
    given = [sheet.number(number, column) for number in numbers]
    values = [value for value in given if value is not None]
    whole = sheet.of(of, "", column) if values else None
    breakdown = indicator.breakdown_by(by)
    if whole is None or breakdown is None:
        return
    written = numerals.write
    for number, value in zip(numbers, given, strict=True):
        if value is not None and value > whole:
            told = (
                f"phần này là {written(value)}, lớn hơn tổng {written(whole)}; kiểm tra cả hai ô."
            )
            sheet.remarks.stop(*sheet.spot(number, column), told)
    if len(values) < len(breakdown.members) or indicator.unit.kind is Kind.SHARE:
        return
    said = adding_up.misfit(
        whole, values, overlapping=breakdown.overlapping, decimals=indicator.decimals
    )
    if said:
        told = f"{said}; kiểm tra lại."
        line = sheet.lines.get((of, ""), numbers[0])
        sheet.remarks.stop(*sheet.spot(line, column), told)


def _ranks_fit(sheet: _Sheet) -> None:
    for number, line in enumerate(sheet.filled.form.lines):
        peers = line.indicator.peers
        if peers is None or line.indicator.unit.kind is not Kind.RANK:
            continue
        for column, where in enumerate(sheet.filled.form.columns):
            rank = sheet.number(number, column)
            if rank is None:
                continue
            known = sheet.of(peers, "", column) or sheet.recorded.last(
                (peers, "", Scenario.ACTUAL), where.place.id, where.period.end
            )
            if known is not None and rank > known:
                told = f"hạng {rank} lớn hơn số đơn vị được xếp hạng ({known}); kiểm tra lại."
                sheet.remarks.stop(*sheet.spot(number, column), told)


def _places_add_up(sheet: _Sheet, gazetteer: Gazetteer) -> None:
    families = list(_families(sheet.filled.form.columns, gazetteer))
    if not families:
        return
    for number, line in enumerate(sheet.filled.form.lines):
        if line.indicator.adds is not Adds.SUM:
            continue
        for parent, children in families:
            whole = sheet.number(number, parent)
            parts = [sheet.number(number, child) for child in children]
            total = sum((part for part in parts if part is not None), Decimal(0))
            if whole is None or None in parts or total == whole:
                continue
            told = (
                f"các đơn vị trực thuộc cộng lại là {numerals.write(total)}, "
                f"khác {numerals.write(whole)} của {sheet.filled.form.columns[parent].place.name}."
            )
            sheet.remarks.warn(*sheet.spot(number, parent), told)


def _families(columns: tuple[Column, ...], gazetteer: Gazetteer) -> Iterator[tuple[int, list[int]]]:
    """Yield a column with the columns of all units directly below it."""
    at = {(column.place.code, column.period): number for number, column in enumerate(columns)}
    below = {period: _below(gazetteer, period) for period in {one.period for one in columns}}
    for number, column in enumerate(columns):
        codes = below[column.period].get(column.place.code, [])
        if codes and all((code, column.period) in at for code in codes):
            yield number, [at[code, column.period] for code in codes]


def _below(gazetteer: Gazetteer, period: Period) -> dict[str, list[str]]:
    """Return for each unit that stood at the end of a period the units directly below it."""
    found: dict[str, list[str]] = defaultdict(list)
    for place in gazetteer.on(period.end):
        found[place.parent_code or ""].append(place.code)
    return found


def _density(sheet: _Sheet) -> None:
    line = sheet.lines.get((POPULATION, ""))
    if line is None:
        return
    for column, where in enumerate(sheet.filled.form.columns):
        people = sheet.number(line, column)
        area = sheet.of(AREA, "", column) or where.place.area
        if people and area and people < THINNEST * area:
            density = numerals.write(people / area, 1)
            told = f"mật độ chỉ {density} người/km²; có phải mất dấu ngăn hàng nghìn?"
            sheet.remarks.warn(*sheet.spot(line, column), told)


def _leaps(sheet: _Sheet, number: int, line: Line, earlier: dict[int, int]) -> None:
    """Warn where a value is a thousand times the one before it, or less by as much."""
    series: Series = (line.indicator.code, line.code, sheet.filled.form.scenario)
    is_recorded = sheet.recorded.has(series)
    values = sheet.filled.values[number]
    for column, value in enumerate(values):
        if not isinstance(value, Decimal) or not value:
            continue
        before = sheet.number(number, earlier[column]) if column in earlier else None
        if before is None and is_recorded:
            where = sheet.filled.form.columns[column]
            before = sheet.recorded.before(series, where.place.id, where.period)
        if not before or abs(value.adjusted() - before.adjusted()) < LEAP_DIGITS:
            continue
        if value >= LEAP * before > 0 or before >= LEAP * value > 0:
            told = (
                f"kỳ trước là {numerals.write(before)}, ô này {numerals.write(value)}: "
                "chênh khoảng nghìn lần, có phải thừa hoặc mất dấu ngăn hàng nghìn?"
            )
            sheet.remarks.warn(*sheet.spot(number, column), told)


def _earlier(columns: tuple[Column, ...]) -> dict[int, int]:
    """Return for each column the one of the same place in the nearest earlier such period."""
    runs: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number in sorted(range(len(columns)), key=lambda one: columns[one].period.end):
        runs[columns[number].place.id, columns[number].period.kind].append(number)
    return {later: before for run in runs.values() for before, later in pairwise(run)}


def _small_shares(sheet: _Sheet, number: int) -> None:
    """Warn of 0,25 % where 25 % was probably meant: Excel keeps 25 % as 0,25."""
    for column, value in enumerate(sheet.filled.values[number]):
        if isinstance(value, Decimal) and 0 < value <= 1:
            meant = numerals.write(numerals.plain(value * 100))
            told = f"{numerals.write(value)} %; có phải ý là {meant} %?"
            sheet.remarks.warn(*sheet.spot(number, column), told)
