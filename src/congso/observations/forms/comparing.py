"""Holds a filled sheet against the record: what is new, what stands already, what contradicts it.

Nothing that stands is replaced by an import. A correction has a reason, and a form has no place
for one a cell; what contradicts the record is told with what stands and what to do.
"""

from decimal import Decimal

from congso.observations.forms.reading import Filled, Value
from congso.observations.forms.recorded import Recorded, Vintage
from congso.observations.forms.remark import Remarks
from congso.observations.observation import Key, Status
from congso.quantities import numerals
from congso.writing import dates


def compare(filled: Filled, remarks: Remarks, recorded: Recorded) -> list[tuple[int, int]]:
    """Return line and column of what is new; what contradicts the record becomes a remark."""
    new: list[tuple[int, int]] = []
    form = filled.form
    for number, line in enumerate(form.lines):
        values = filled.values[number]
        series = (line.indicator.code, line.code, form.scenario)
        if not recorded.has(series):
            new += [(number, column) for column, value in enumerate(values) if value is not None]
            continue
        for column, value in enumerate(values):
            if value is None:
                continue
            where = form.columns[column]
            key = Key(series[0], where.place.id, where.period, series[1], form.scenario)
            vintages = recorded.of(key)
            if not vintages:
                new.append((number, column))
            elif not any(_is_same(filled, value, vintage) for vintage in vintages):
                told = _conflict(filled, value, vintages[-1])
                remarks.stop(filled.rows[number], filled.columns[column], told)
            elif not _is_same(filled, value, vintages[-1]):
                told = f"số này đã được sửa thành {_said(vintages[-1])}; ô này ghi số cũ, bỏ qua."
                remarks.warn(filled.rows[number], filled.columns[column], told)
    return new


def _is_same(filled: Filled, value: Value, vintage: Vintage) -> bool:
    reported = " ".join(vintage.words.split()) if vintage.value is None else vintage.value
    given = reported if vintage.status is Status.REPORTED else vintage.status
    return given == value and vintage.level is filled.level


def _conflict(filled: Filled, value: Value, stands: Vintage) -> str:
    match value:
        case Decimal():
            said = numerals.write(value)
        case str():
            said = f"“{value}”"
        case _:
            said = Status(value).said
    return (
        f"sổ đã ghi {_said(stands)} (ngày {dates.short(stands.recorded_at.date())}, "
        f"{stands.source}), ô này ghi {said}, {filled.level.said}. Nếu số trong sổ sai hoặc đã có "
        "số tốt hơn, hãy sửa ở Sổ số liệu kèm lý do; nếu không, để trống ô này."
    )


def _said(vintage: Vintage) -> str:
    if vintage.value is not None:
        value = numerals.write(vintage.value)
    else:
        value = f"“{vintage.words}”" if vintage.words else vintage.status.said
    return f"{value}, {vintage.level.said}"
