"""Holds a filled sheet against the record: what is new, what it follows, what contradicts it.

A more final level follows a less final one, as official figures follow estimates. What stands is
corrected only where the sheet comes with a reason; else it is told with what stands and what to do.
A cell with a value that was corrected since is left alone: an old file, sent again with a reason
for other cells, takes no later correction back.
"""

from dataclasses import dataclass
from decimal import Decimal

from congso.observations.forms.reading import Filled, Value
from congso.observations.forms.recorded import Recorded, Vintage
from congso.observations.forms.remark import Remarks
from congso.observations.observation import Key, Level, Status
from congso.quantities import numerals
from congso.writing import dates

_NOTHING_TO_CORRECT = (
    "sổ chưa có số nào ở đây để đính chính; hãy để trống ô này, hoặc gửi số ấy bằng tệp mức khác."
)


@dataclass(frozen=True, slots=True)
class Following:
    """A cell whose value follows one that stands; the old one stays on record."""

    line: int
    column: int
    stands: Vintage
    revision: int
    """Which value of its key it would be."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What a sheet would add to the record."""

    new: tuple[tuple[int, int], ...]
    """Line and column of what nothing was recorded of."""
    following: tuple[Following, ...]
    contradicting: int
    """How many cells a reason would let correct what stands."""


def compare(
    filled: Filled, remarks: Remarks, recorded: Recorded, *, corrects: bool = False
) -> Compared:
    """Return what is new and what follows; what contradicts the record becomes a remark.

    Shape: `corrects` says that the sheet comes with a reason to correct what stands.
    """
    new: list[tuple[int, int]] = []
    following: list[Following] = []
    contradicting = 0
    form = filled.form
    for number, line in enumerate(form.lines):
        values = filled.values[number]
        series = (line.indicator.code, line.code, form.scenario)
        if not recorded.has(series) and filled.level is not Level.CORRECTION:
            new += [(number, column) for column, value in enumerate(values) if value is not None]
            continue
        for column, value in enumerate(values):
            if value is None:
                continue
            where = form.columns[column]
            key = Key(series[0], where.place.id, where.period, series[1], form.scenario)
            vintages = recorded.of(key)
            cell = filled.rows[number], filled.columns[column]
            if not vintages:
                new.append((number, column))
                if filled.level is Level.CORRECTION:
                    remarks.stop(*cell, _NOTHING_TO_CORRECT)
                continue
            stands = vintages[-1]
            may_correct = filled.level.may_correct(stands.level)
            follows = filled.level.follows(stands.level)
            if _is_equal(value, stands) and not follows:
                continue
            if not follows and any(_is_old(filled, value, vintage) for vintage in vintages):
                told = f"số này đã được sửa thành {said_of(stands)}; ô này ghi số cũ, bỏ qua."
                remarks.warn(*cell, told)
            elif follows or (corrects and may_correct):
                following.append(Following(number, column, stands, len(vintages) + 1))
            else:
                contradicting += may_correct
                remarks.stop(*cell, _conflict(filled, value, stands, may_correct=may_correct))
    return Compared(tuple(new), tuple(following), contradicting)


def _is_equal(value: Value, vintage: Vintage) -> bool:
    reported = " ".join(vintage.words.split()) if vintage.value is None else vintage.value
    given = reported if vintage.status is Status.REPORTED else vintage.status
    return given == value


def _is_old(filled: Filled, value: Value, vintage: Vintage) -> bool:
    return _is_equal(value, vintage) and vintage.level is filled.level


def _conflict(filled: Filled, value: Value, stands: Vintage, *, may_correct: bool) -> str:
    match value:
        case Decimal():
            said = numerals.write(value)
        case str():
            said = f"“{value}”"
        case _:
            said = Status(value).said
    what_to_do = (
        "Nếu tệp này đính chính số trong sổ, hãy nêu lý do rồi gửi lại; nếu không, để trống ô này."
        if may_correct
        else "Mức của tệp kém chắc hơn mức của số trong sổ nên không thay được; hãy để trống ô này."
    )
    return (
        f"sổ đã ghi {said_of(stands)} (ngày {dates.short(stands.recorded_at.date())}, "
        f"{stands.source}), ô này ghi {said}, {filled.level.said}. {what_to_do}"
    )


def said_of(vintage: Vintage) -> str:
    """Return a recorded value with its level, as people read it."""
    if vintage.value is not None:
        value = numerals.write(vintage.value)
    else:
        value = f"“{vintage.words}”" if vintage.words else vintage.status.said
    return f"{value}, {vintage.level.said}"
