"""Reads tables of observations; one fault refuses the whole table and says where it stands.

Columns: indicator, place (a code), period, breakdown, scenario, value, level, origin, source,
recorded_at, note. A number has a full stop for decimals and no thousands mark. An empty value
with the status in the column ``status`` is one of the four kinds of nothing. A table of everything
ever recorded also has the columns ``revision`` and ``reason``; a plan may have ``decision``,
``decided_on``, ``denominator`` and ``baseline``, and a revised plan must name its decision.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from congso.findings import rows
from congso.findings.finding import Fault, FaultyInput
from congso.indicators.indicator import Catalogue, UnknownIndicator
from congso.observations.observation import (
    Assignment,
    Key,
    Level,
    Observation,
    Origin,
    Scenario,
    Status,
)
from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod
from congso.places.gazetteer import Gazetteer, UnknownPlace
from congso.quantities.units import Kind
from congso.writing import letters

COLUMNS = (
    "indicator", "place", "period", "breakdown", "scenario", "value", "level", "origin", "source",
    "recorded_at",
)  # fmt: skip
FURTHER_COLUMNS = (
    "note", "status", "revision", "reason", "decision", "decided_on", "denominator", "baseline",
)  # fmt: skip
"""Columns that a table may leave out."""
MOST_LETTERS = 300
"""How long words may be that stand in place of a number."""
_NUMBER = re.compile(r"-?\d{1,20}(?:\.\d{1,12})?", re.ASCII)
_Choice = TypeVar("_Choice", bound=Enum)


class _Faulty(ValueError):
    """One row cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class _Reader:
    catalogue: Catalogue
    gazetteer: Gazetteer

    def observation(self, cells: dict[str, str]) -> Observation:
        key = self._key(cells)
        status = _one_of(Status, cells.get("status") or "reported", "status")
        if not cells["source"]:
            raise _Faulty("thiếu nguồn (cột source); mỗi số phải ghi ai báo cáo, ở đâu.")
        in_words = self.catalogue[key.indicator].unit.kind is Kind.TEXT
        return Observation(
            key=key,
            value=None if in_words else _value(cells["value"], status),
            words=_words(cells["value"], status) if in_words else "",
            source=cells["source"],
            recorded_at=_moment(cells["recorded_at"]),
            level=_one_of(Level, cells["level"], "level"),
            status=status,
            origin=_one_of(Origin, cells["origin"], "origin"),
            note=cells.get("note", ""),
            revision=_revision(cells.get("revision") or "1"),
            reason=cells.get("reason", ""),
            assigned=_assignment(cells, key.scenario),
        )

    def _key(self, cells: dict[str, str]) -> Key:
        indicator = self.catalogue[cells["indicator"]]
        period = codes.read(cells["period"])
        place = self.gazetteer.identify(cells["place"], period.end)
        part = cells["breakdown"]
        parts = [member.code for member in indicator.members]
        if part and part not in parts:
            known = ", ".join(parts) or "không chia phần"
            raise _Faulty(f"chỉ tiêu “{indicator.code}” không có phần “{part}”; các phần: {known}.")
        scenario = _one_of(Scenario, cells["scenario"], "scenario")
        return Key(indicator.code, place.id, period, part, scenario)


def read(
    text: str, where: str, *, catalogue: Catalogue, gazetteer: Gazetteer
) -> tuple[Observation, ...]:
    """Return the observations of a table.

    Raises: `FaultyInput` with every fault, each with file and line.
    """
    lines = read_lines(text, where, catalogue=catalogue, gazetteer=gazetteer)
    return tuple(observation for _line, observation in lines)


def read_lines(
    text: str, where: str, *, catalogue: Catalogue, gazetteer: Gazetteer
) -> tuple[tuple[int, Observation], ...]:
    """Return the observations of a table, each with its line.

    Raises: `FaultyInput` with every fault, each with file and line.
    """
    reader = _Reader(catalogue, gazetteer)
    faults: list[Fault] = []
    found: dict[tuple[Key, int], tuple[int, Observation]] = {}
    for line, cells in rows.read(text, where, COLUMNS):
        place = f"{where}, dòng {line}"
        try:
            observation = reader.observation(cells)
        except (_Faulty, NoSuchPeriod, UnknownPlace, UnknownIndicator) as fault:
            faults.append(Fault(place, str(fault)))
            continue
        if (observation.key, observation.revision) in found:
            faults.append(Fault(place, f"số của “{observation.key}” đã có ở một dòng trên."))
        found[observation.key, observation.revision] = (line, observation)
    if faults:
        raise FaultyInput(tuple(faults))
    return tuple(found.values())


def write(observations: Iterable[Observation], *, head: bool = True) -> str:
    """Return the table that `read` reads back to these observations, in the order given.

    Shape: without `head` the lines alone, to follow others.
    Places stand by their codes, which together with the period identify them; words in NFC.
    """
    written = rows.write((*COLUMNS, *FURTHER_COLUMNS), map(_cells, observations))
    return written if head else written.partition("\n")[2]


def _cells(seen: Observation) -> tuple[str, ...]:
    key, value = seen.key, seen.value
    return (
        key.indicator, key.place.partition("@")[0], key.period.code, key.breakdown,
        key.scenario.value, letters.nfc(seen.words) if value is None else f"{value:f}",
        seen.level.value,
        seen.origin.value, letters.nfc(seen.source), seen.recorded_at.isoformat(),
        letters.nfc(seen.note), seen.status.value, str(seen.revision), letters.nfc(seen.reason),
        *_assigned(seen.assigned),
    )  # fmt: skip


def _assigned(said: Assignment) -> tuple[str, ...]:
    """Return the cells of what a plan says beside its value."""
    numbers = ("" if one is None else f"{one:f}" for one in (said.denominator, said.baseline))
    day = said.decided_on.isoformat() if said.decided_on else ""
    return letters.nfc(said.decision), day, *numbers


def _assignment(cells: dict[str, str], scenario: Scenario) -> Assignment:
    names = ("decision", "decided_on", "denominator", "baseline")
    decision, day, *numbers = (cells.get(name, "") for name in names)
    if not scenario.is_plan and (given := [name for name in names if cells.get(name)]):
        raise _Faulty(f"cột {', '.join(given)} chỉ dùng cho kế hoạch, dòng này là số thực hiện.")
    if scenario is Scenario.PLAN_REV and not decision:
        raise _Faulty("cột decision: kế hoạch điều chỉnh phải ghi số quyết định điều chỉnh.")
    for name, said in zip(names[2:], numbers, strict=True):
        if said and _NUMBER.fullmatch(said) is None:
            raise _Faulty(f"cột {name}: “{said}” không phải số; cần số trơn, ví dụ 1191500.")
    return Assignment(decision, _day(day), *(Decimal(said) if said else None for said in numbers))


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise _Faulty(f"cột decided_on: “{said}” không phải ngày; cần dạng 2023-01-15.") from None


def _one_of(choices: type[_Choice], said: str, column: str) -> _Choice:
    try:
        return choices(said)
    except ValueError:
        known = ", ".join(str(choice.value) for choice in choices)
        raise _Faulty(f"cột {column}: “{said}” không có; cần một trong: {known}.") from None


def _value(said: str, status: Status) -> Decimal | None:
    if status is not Status.REPORTED:
        if said:
            raise _Faulty(f"cột value: trạng thái “{status.said}” thì ô giá trị phải trống.")
        return None
    if _NUMBER.fullmatch(said) is None:
        raise _Faulty(
            f"cột value: “{said}” không phải số; cần số trơn với dấu chấm thập phân, ví dụ 3298.2."
        )
    return Decimal(said)


def _words(said: str, status: Status) -> str:
    if status is not Status.REPORTED and said:
        raise _Faulty(f"cột value: trạng thái “{status.said}” thì ô giá trị phải trống.")
    if status is Status.REPORTED and not said:
        raise _Faulty("cột value: chỉ tiêu này ghi bằng chữ; cần chữ, ví dụ Quyết định 922/QĐ.")
    if len(said) > MOST_LETTERS:
        raise _Faulty(
            f"cột value: dài quá {MOST_LETTERS} chữ cái; hãy ghi ngắn, phần còn lại vào note."
        )
    return said


def _revision(said: str) -> int:
    if not (said.isascii() and said.isdecimal() and 1 <= int(said[:9]) <= 9999):
        raise _Faulty(f"cột revision: “{said}” không phải số thứ tự; cần 1, 2, 3 …")
    return int(said)


def _moment(said: str) -> datetime:
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise _Faulty(
            f"cột recorded_at: “{said}” không phải thời điểm; cần dạng 2024-01-04T15:00:00+07:00."
        )
    return moment
