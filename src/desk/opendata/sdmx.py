"""The table in the exchange format of statistical offices: SDMX-CSV 2.0.0, of SDMX 3.0.

Codes follow the habits of the standard: ``_T`` is the total, 2023-S1 the first half of a year, and
a code of an indicator has a hyphen where the portal writes a full stop, which SDMX forbids.
"""

import csv
from io import StringIO

from congso.observations.observation import Level, Status
from congso.periods.calendar import Day, Half, Month, Period, Quarter, Reporting, Year
from congso.writing import letters
from desk.opendata.rows import Row
from desk.opendata.tables import Table

MEDIA_TYPE = "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8"
AGENCY, STRUCTURE, VERSION = "CONGSO", "FIGURES", "1.0"
_HEADER = (
    *("STRUCTURE", "STRUCTURE_ID", "ACTION"),
    *("FREQ", "REF_AREA", "INDICATOR", "BREAKDOWN", "SCENARIO", "TIME_PERIOD", "OBS_VALUE"),
    *("OBS_STATUS", "LEVEL", "ORIGIN", "UNIT_MEASURE", "DECIMALS", "SOURCE", "RECORDED_AT"),
    *("REVISION", "IS_COMPUTED", "COMMENT_OBS"),
)
_FREQUENCIES = {Year: "A", Half: "S", Quarter: "Q", Month: "M", Day: "D"}
_LENGTHS = {Year: "P1Y", Half: "P6M", Quarter: "P3M", Month: "P1M"}
_LEVELS = {Level.ESTIMATE: "E", Level.PRELIMINARY: "P", Level.OFFICIAL: "A", Level.CORRECTION: "A"}
_EMPTY = {Status.NOT_REPORTED: "L", Status.NOT_APPLICABLE: "M", Status.WITHHELD: "Q"}


def written(table: Table) -> bytes:
    """Return the values that stand, as information (action I) on the portal's dataflow."""
    sheet = StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(_HEADER)
    for row in table.rows:
        writer.writerow(map(letters.nfc, _cells(table, row)))
    return sheet.getvalue().encode()


def indicator_id(code: str) -> str:
    """Return the code of an indicator as SDMX may write it.

    >>> indicator_id("postal.service_radius")
    'postal-service_radius'
    """
    return code.replace(".", "-")


def time_period(period: Period) -> str:
    """Return a period as SDMX writes it; one closed on the 14th by its first day and its length.

    >>> time_period(Half(2023, 1)), time_period(Quarter(2024, 1))
    ('2023-S1', '2024-Q1')
    >>> time_period(Reporting(Year(2023)))
    '2022-12-15/P1Y'
    """
    if isinstance(period, Reporting):
        return f"{period.start.isoformat()}/{_LENGTHS[type(period.named)]}"
    return period.code.replace("-H", "-S") if isinstance(period, Half) else period.code


def _frequency(period: Period) -> str:
    return _FREQUENCIES[type(period.named if isinstance(period, Reporting) else period)]


def _cells(table: Table, row: Row) -> tuple[str, ...]:
    indicator, key = table.indicator, row.key
    status = _EMPTY.get(row.status) or _LEVELS[row.level]
    return (
        *("dataflow", f"{AGENCY}:{STRUCTURE}({VERSION})", "I"),
        *(_frequency(key.period), key.place, indicator_id(indicator.code)),
        *(key.breakdown or "_T", key.scenario.value, time_period(key.period), row.digits),
        *(status, row.level.value, row.origin.value, indicator.unit.symbol),
        *(str(max(indicator.decimals, 0)), row.source, row.recorded_at.isoformat()),
        *(str(row.revision), "true" if row.is_computed else "false"),
        "; ".join(said for said in (row.words, row.note) if said),
    )
