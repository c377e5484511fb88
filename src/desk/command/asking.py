"""What `congso figure` is asked, as typed: which figures, of which unit, when known, on which map.

The points of Sóc Trăng from 2020 to 2023, as known on 31/12/2023, are a series of one unit.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time

from congso.findings.finding import Fault, FaultyInput
from congso.indicators.indicator import Catalogue, Indicator, UnknownIndicator
from congso.observations import restating
from congso.observations.ledger import Ledger
from congso.observations.reference import Aspect, Reference
from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod, Period
from congso.places import naming
from congso.places.gazetteer import UnknownPlace
from congso.places.place import Place
from congso.writing import dates
from desk.kit.clock import VIETNAM

_DAY = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})", re.ASCII)


class _NotThen(FaultyInput):
    """On the map of a period there is no such unit; on that of another there may be."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asked for, as typed."""

    code: str
    place: str
    period: str = ""
    breakdown: str = ""
    aspect: str = "level"
    base: str = ""
    as_of: str = ""
    frame: str = ""
    first: str = ""
    """The first period of a series, where one is asked for instead of a single period."""
    last: str = ""

    @property
    def is_series(self) -> bool:
        """Whether figures of several periods are asked for."""
        return bool(self.first or self.last)


def references(asked: Asked, ledger: Ledger) -> list[Reference]:
    """Return what is asked for: of one period, or of each from the first to the last.

    Shape: a series is of one unit, the one that is meant in its newest period that has any.
    Raises: `FaultyInput`; `UnknownIndicator`; `UnknownPlace`.
    """
    indicator = _indicator(asked.code, ledger.catalogue)
    periods = _periods(asked)
    if asked.aspect not in {known.value for known in Aspect}:
        choices = ", ".join(known.value for known in Aspect)
        raise _faulty("--aspect", f"“{asked.aspect}” không có; cần một trong: {choices}.")
    parts = [member.code for member in indicator.members]
    if asked.breakdown and asked.breakdown not in parts:
        known = ", ".join(parts) or "chỉ tiêu này không chia phần"
        raise _faulty("--breakdown", f"không có phần “{asked.breakdown}”; các phần: {known}.")
    base = period_of("--base", asked.base) if asked.base else None
    place, aspect = _place_in(asked.place, periods, ledger), Aspect(asked.aspect)
    return [
        Reference(indicator.code, place.id, period, asked.breakdown, aspect, base)
        for period in periods
    ]


def _periods(asked: Asked) -> list[Period]:
    """Return the periods that are asked for, the oldest first."""
    if asked.is_series == bool(asked.period):
        raise _faulty(
            "--period", "hãy hỏi một kỳ (--period 2023) hoặc một chuỗi (--from 2020 --to 2023)."
        )
    if asked.period:
        return [period_of("--period", asked.period)]
    if not (asked.first and asked.last):
        raise _faulty("--from", "--from và --to đi cùng nhau, ví dụ --from 2020 --to 2024.")
    if asked.base:
        raise _faulty("--base", "kỳ gốc chỉ dùng với một kỳ (--period); chuỗi so với kỳ trước.")
    first, last = period_of("--from", asked.first), period_of("--to", asked.last)
    if type(first) is not type(last):
        told = f"“{asked.first}” và “{asked.last}” không cùng loại kỳ"
        raise _faulty("--to", f"{told}; cần hai năm, hai quý, hai tháng …")
    if last.end < first.end:
        raise _faulty("--to", f"{last.said} ở trước {first.said}; --to là kỳ sau cùng.")
    found: list[Period] = [last]
    while found[-1].end > first.end:
        found.append(found[-1].previous())
    return found[::-1]


def _place_in(said: str, periods: Sequence[Period], ledger: Ledger) -> Place:
    """Return the unit that is meant in the newest of these periods in which one is."""
    for period in reversed(periods):
        with suppress(UnknownPlace, _NotThen):
            return place_of(said, period, ledger)
    return place_of(said, periods[-1], ledger)


def place_of(said: str, period: Period, ledger: Ledger) -> Place:
    """Return the unit that is meant, on the map asked for, else on that of the period.

    Raises: `FaultyInput`; `UnknownPlace`.
    """
    gazetteer, frame = ledger.gazetteer, ledger.frame
    if not said.isdecimal():
        return _called(said, period, ledger)
    if frame is None:
        return gazetteer.identify(said, period.end)
    try:
        return gazetteer.identify(said, frame)
    except UnknownPlace as unknown:
        reported = [place for place in gazetteer.on(period.end) if place.code == said]
        if not reported:
            raise
        told = restating.not_on_map(reported[0], frame, gazetteer)
        raise _not_then(f"{told}. Hãy ghi mã của đơn vị trên địa giới ấy.") from unknown


def _called(said: str, period: Period, ledger: Ledger) -> Place:
    """Return the unit of a name: of the one that it had as known then, else of that of today."""
    gazetteer, day = ledger.gazetteer, ledger.frame or period.end
    found = naming.called(said, gazetteer.on(day))
    found = found or naming.called(said, gazetteer.as_known(None).on(day))
    if len(found) == 1:
        return found[0]
    if found:
        names = "; ".join(naming.told_apart(one, gazetteer, day) for one in found)
        raise _faulty("--place", f"“{said}” chỉ nhiều đơn vị: {names}. Hãy ghi mã.")
    reported = naming.called(said, gazetteer.on(period.end))
    if reported:
        told = restating.not_on_map(reported[0], day, gazetteer)
        raise _not_then(f"{told}. Hãy ghi tên hoặc mã trên địa giới ấy.")
    raise _not_then(
        f"ngày {dates.short(day)} không có đơn vị nào tên “{said}”. Hãy ghi tên đầy đủ, "
        "không cần dấu, chữ đầu của tên tỉnh (ví dụ CT) hoặc mã, ví dụ 92.",
    )


def _indicator(code: str, catalogue: Catalogue) -> Indicator:
    if code in catalogue:
        return catalogue[code]
    found = catalogue.by_short_code(code)
    if len(found) > 1:
        names = "; ".join(f"{one.code} ({one.name})" for one in found)
        raise _faulty(code, f"mã ngắn này chỉ nhiều chỉ tiêu: {names}. Hãy dùng mã đầy đủ.")
    if not found:
        try:
            catalogue[code]
        except UnknownIndicator as unknown:
            raise _faulty("chỉ tiêu", str(unknown)) from None
    return found[0]


def period_of(option: str, said: str) -> Period:
    """Return the period that was typed.

    Raises: `FaultyInput`.
    """
    try:
        return codes.read(said)
    except NoSuchPeriod as unknown:
        raise _faulty(option, str(unknown)) from None


def end_of(option: str, said: str) -> datetime:
    """Return the last moment of a day, in Viet Nam; a whole moment is taken as it is."""
    match = _DAY.fullmatch(said)
    try:
        if match:
            day = date(int(match["year"]), int(match["month"]), int(match["day"]))
            return datetime.combine(day, time.max, VIETNAM)
        moment = datetime.fromisoformat(said)
    except ValueError:
        raise _faulty(
            option, f"“{said}” không phải ngày; cần dạng 05/01/2024 hoặc 2024-01-05."
        ) from None
    if len(said) <= len("2024-01-05"):
        return datetime.combine(moment.date(), time.max, VIETNAM)
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def day_of(option: str, said: str) -> date:
    """Return the day that was typed.

    Raises: `FaultyInput`.
    """
    match = _DAY.fullmatch(said)
    try:
        if match:
            return date(int(match["year"]), int(match["month"]), int(match["day"]))
        return date.fromisoformat(said)
    except ValueError:
        raise _faulty(
            option, f"“{said}” không phải ngày; cần dạng 01/07/2025 hoặc 2025-07-01."
        ) from None


def _not_then(message: str) -> _NotThen:
    return _NotThen((Fault("--place", message),))


def _faulty(where: str, message: str) -> FaultyInput:
    return FaultyInput((Fault(where, message),))
