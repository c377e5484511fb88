"""`congso figure`: prints a figure and, asked to, where it comes from down to each source."""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from congso.findings.finding import Fault, FaultyInput
from congso.indicators.indicator import Catalogue, Indicator, UnknownIndicator
from congso.observations import explanation
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Origin
from congso.observations.reference import Aspect, Reference
from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod, Period
from congso.writing import dates
from desk.command import record
from desk.kit.clock import VIETNAM

_DAY = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asked for, as typed."""

    code: str
    place: str
    period: str
    breakdown: str = ""
    aspect: str = "level"
    base: str = ""
    as_of: str = ""


def figure(asked: Asked, *, source: str, explain: bool, as_json: bool) -> int:
    """Print the figure and return 1 when there is no value for it.

    Raises: `FaultyInput` for what was typed wrong; `UnknownIndicator`; `UnknownPlace`.
    """
    if source == "none":
        raise _faulty("--ledger", "cần một sổ số liệu: auto, data hoặc đường dẫn một bảng CSV.")
    ledger = record.ledger(source)
    if ledger is None:
        return 1
    if asked.as_of:
        ledger = ledger.as_known(_end_of(asked.as_of))
    found = ledger.figure(_reference(asked, ledger))
    if as_json:
        sys.stdout.write(json.dumps(_plain(found), ensure_ascii=False) + "\n")
    elif found.value is None:
        sys.stderr.write(f"{_title(found, ledger)}: {found.missing}.\n")
    elif explain:
        _print(found, ledger)
    else:
        told = [found.origin_said] if found.origin is Origin.SYNTHETIC else []
        told += dict.fromkeys(gap.told for gap in found.gaps())
        sys.stdout.write(found.quantity + (f" ({'; '.join(told)})" if told else "") + "\n")
    return 0 if found.value is not None else 1


def _reference(asked: Asked, ledger: Ledger) -> Reference:
    indicator = _indicator(asked.code, ledger.catalogue)
    period = _period("--period", asked.period)
    if asked.aspect not in {known.value for known in Aspect}:
        choices = ", ".join(known.value for known in Aspect)
        raise _faulty("--aspect", f"“{asked.aspect}” không có; cần một trong: {choices}.")
    parts = [member.code for member in indicator.breakdown.members] if indicator.breakdown else []
    if asked.breakdown and asked.breakdown not in parts:
        known = ", ".join(parts) or "chỉ tiêu này không chia phần"
        raise _faulty("--breakdown", f"không có phần “{asked.breakdown}”; các phần: {known}.")
    base = _period("--base", asked.base) if asked.base else None
    place = ledger.gazetteer.identify(asked.place, period.end)
    return Reference(indicator.code, place.id, period, asked.breakdown, Aspect(asked.aspect), base)


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


def _period(option: str, said: str) -> Period:
    try:
        return codes.read(said)
    except NoSuchPeriod as unknown:
        raise _faulty(option, str(unknown)) from None


def _end_of(said: str) -> datetime:
    """Return the last moment of a day, in Viet Nam; a whole moment is taken as it is."""
    match = _DAY.fullmatch(said)
    try:
        if match:
            day = date(int(match["year"]), int(match["month"]), int(match["day"]))
            return datetime.combine(day, time.max, VIETNAM)
        moment = datetime.fromisoformat(said)
    except ValueError:
        raise _faulty(
            "--as-of", f"“{said}” không phải ngày; cần dạng 05/01/2024 hoặc 2024-01-05."
        ) from None
    if len(said) <= len("2024-01-05"):
        return datetime.combine(moment.date(), time.max, VIETNAM)
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def _print(found: Figure, ledger: Ledger) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 120, highlight=False)
    console.print(Text(_title(found, ledger), style="bold"))
    console.print(Text(found.quantity, style="bold cyan"))
    if found.origin is Origin.SYNTHETIC:
        console.print(Text("Có đầu vào là số liệu giả định, không phải số thật.", style="yellow"))
    for told in dict.fromkeys(gap.told for gap in found.gaps()):
        console.print(Text(f"Chưa đủ số: {told}.", style="yellow"))
    console.print()
    grid = Table.grid(padding=(0, 2, 0, 0))
    for name, step in _steps(found):
        grid.add_row(Text(name, style="dim"), Text(step))
    console.print(grid)
    for depth, stands in _recorded(found):
        console.print()
        console.print(Padding(Text(f"{_name(stands)} = {stands.quantity}"), (0, 0, 0, 2 * depth)))
        for line in _provenance(stands):
            console.print(Padding(Text(line, style="dim"), (0, 0, 0, 2 * depth + 2)))


def _steps(found: Figure) -> Iterator[tuple[str, str]]:
    yield "Mã", found.indicator.code + _short_code(found.indicator)
    told = explanation.explain(found)
    if found.formula:
        yield "Công thức", found.formula.written
    if told.rule and told.worked:
        yield "Cách tính", told.rule
        yield "Thay số", told.worked
    if told.exact:
        yield "Trước khi làm tròn", told.exact
        yield "Làm tròn", f"{_rounding(found)}: {found.printed}"
    if found.indicator.definition:
        yield "Định nghĩa", found.indicator.definition
    if found.indicator.source:
        yield "Căn cứ", found.indicator.source


def _short_code(indicator: Indicator) -> str:
    known = [code for code in (indicator.short_code, indicator.national_code) if code]
    return f" ({', '.join(known)})" if known else ""


def _rounding(found: Figure) -> str:
    places = found.decimals or 0
    if places > 0:
        return f"nửa lên, {places} chữ số sau dấu phẩy"
    return "nửa lên, đến hàng đơn vị" if places == 0 else f"nửa lên, đến {10**-places} đơn vị"


def _recorded(found: Figure, depth: int = 0) -> Iterator[tuple[int, Figure]]:
    if not found.inputs:
        yield depth, found
    for one in found.inputs:
        if one.inputs:
            yield depth, one
            yield from _recorded(one, depth + 1)
        else:
            yield depth, one


def _name(stands: Figure) -> str:
    return f"{stands.name}, {stands.reference.period.said}"


def _provenance(stands: Figure) -> Iterator[str]:
    seen = stands.observation
    if stands.answers:
        yield stands.answers
    if seen is None:
        if stands.formula:
            yield f"{explanation.explain(stands).rule}"
        elif stands.missing:
            yield stands.missing
        return
    if seen.key.period != stands.reference.period:
        yield f"số của {seen.key.period.said}, còn giữ đến khi có số mới"
    yield f"Nguồn: {seen.source}"
    day = dates.short(seen.recorded_at.astimezone(VIETNAM).date())
    revised = f", lần ghi {seen.revision} ({seen.reason})" if seen.revision > 1 else ""
    yield f"Ghi ngày {day}, {seen.level.said}, {seen.origin.said}{revised}"
    if seen.note:
        yield f"Ghi chú: {seen.note}"


def _title(found: Figure, ledger: Ledger) -> str:
    place = ledger.gazetteer.known(found.reference.place).name
    title = f"{found.name}, {place}, {found.reference.period.said}"
    if found.reference.aspect in (Aspect.CHANGE, Aspect.GROWTH):
        title += f" so với {found.reference.compared_with.said}"
    if ledger.known.at is None:
        return title
    return f"{title} (theo những gì đã biết đến {dates.short(ledger.known.at.date())})"


def _plain(found: Figure) -> dict[str, object]:
    reference, seen = found.reference, found.observation
    return {
        "reference": str(reference),
        "name": found.name,
        "value": None if found.value is None else f"{found.value:f}",
        "of": None if found.of is None else f"{found.of:f}",
        "unit": found.unit.symbol,
        "printed": None if found.value is None else found.printed,
        "quantity": None if found.value is None else found.quantity.replace("\xa0", " "),
        "decimals": found.decimals,
        "missing": found.missing,
        "coverage": None if found.coverage is None else found.coverage.told,
        "origin": found.origin.value if any(found.observations()) else None,
        "known_since": None if found.known_since is None else found.known_since.isoformat(),
        "formula": found.formula.written if found.formula else None,
        "observation": None
        if seen is None
        else {
            "key": str(seen.key),
            "revision": seen.revision,
            "level": seen.level.value,
            "status": seen.status.value,
            "origin": seen.origin.value,
            "source": seen.source,
            "recorded_at": seen.recorded_at.isoformat(),
            "note": seen.note,
            "reason": seen.reason,
        },
        "inputs": [_plain(one) for one in found.inputs],
    }


def _faulty(where: str, message: str) -> FaultyInput:
    return FaultyInput((Fault(where, message),))
