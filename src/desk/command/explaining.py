"""`congso figure`: prints a figure and, asked to, where it comes from down to each source."""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from congso.findings.finding import Fault, FaultyInput
from congso.indicators.indicator import Catalogue, Indicator, UnknownIndicator
from congso.observations import explanation, restating
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Origin
from congso.observations.reference import Aspect, Reference
from congso.observations.restatement import Restatement
from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod, Period
from congso.places import naming
from congso.places.gazetteer import UnknownPlace
from congso.places.place import Place
from congso.quantities import numerals
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
    frame: str = ""


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
        ledger = ledger.as_known(end_of("--as-of", asked.as_of))
    if asked.frame:
        ledger = ledger.on_map(day_of("--frame", asked.frame))
    found = ledger.figure(_reference(asked, ledger))
    if as_json:
        sys.stdout.write(json.dumps(_plain(found), ensure_ascii=False) + "\n")
    elif found.value is None and not found.words:
        sys.stderr.write(
            "\n".join((f"{_title(found, ledger)}: {found.missing}.", *_of_parts(found), ""))
        )
    elif explain:
        _print(found, ledger)
    else:
        sys.stdout.write(f"{found.quantity}{_remarks(found)}\n")
    return 0 if found.value is not None or found.words else 1


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
    place = _place(asked.place, period, ledger)
    return Reference(indicator.code, place.id, period, asked.breakdown, Aspect(asked.aspect), base)


def _place(said: str, period: Period, ledger: Ledger) -> Place:
    """Return the unit that is meant, on the map asked for, else on that of the period."""
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
        raise _faulty("--place", f"{told}. Hãy ghi mã của đơn vị trên địa giới ấy.") from unknown


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
        raise _faulty("--place", f"{told}. Hãy ghi tên hoặc mã trên địa giới ấy.")
    raise _faulty(
        "--place",
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


def _period(option: str, said: str) -> Period:
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


def _remarks(found: Figure) -> str:
    """Return what must be said beside a number: invented inputs, another map and its weights."""
    told = [found.origin_said] if found.origin is Origin.SYNTHETIC else []
    if found.mark:
        told += [found.mark.said, *dict.fromkeys(one.weighed for one in found.restatements())]
    told += dict.fromkeys(gap.told for gap in found.gaps())
    return f" ({'; '.join(told)})" if told else ""


def _of_parts(found: Figure) -> Iterator[str]:
    """Yield what each unit reported, for a figure that they do not make up."""
    if found.restatement is None:
        return
    for part, one in zip(found.restatement.parts, found.inputs, strict=True):
        if one.value is not None:
            yield f"  {part.place.name}: {one.quantity}"


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
    for depth, name, stands in _recorded(found):
        console.print()
        console.print(Padding(Text(f"{name} = {stands.quantity}"), (0, 0, 0, 2 * depth)))
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
    if found.disagreement:
        yield "Lưu ý", found.disagreement
    if found.mark:
        yield "Địa giới", found.mark.said + _acts(found)
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


def _recorded(found: Figure, depth: int = 0) -> Iterator[tuple[int, str, Figure]]:
    if not found.inputs:
        yield depth, _name(found), found
    for name, one in zip(_names(found), found.inputs, strict=True):
        yield depth, name, one
        if one.inputs:
            yield from _recorded(one, depth + 1)


def _names(found: Figure) -> Iterator[str]:
    """Yield what each input is called: by its unit and weight where units are put together."""
    if found.restatement is None:
        yield from map(_name, found.inputs)
        return
    for part in found.restatement.parts:
        weight = numerals.write(part.share.weight or Decimal(0))
        by = "".join(f" theo {basis.said}" for basis in part.share.bases)
        yield f"{part.place.name} (mã {part.place.code}), trọng số {weight}{by}"


def _acts(found: Figure) -> str:
    """Return the acts by which units passed into others: “, căn cứ Nghị quyết …”."""
    waiting, acts = [found], dict[str, None]()
    while waiting:
        one = waiting.pop()
        waiting += reversed(one.inputs)
        parts = one.restatement.parts if one.restatement else ()
        acts |= dict.fromkeys(act for part in parts for act in part.share.acts)
    return f", căn cứ {'; '.join(acts)}" if acts else ""


def _name(stands: Figure) -> str:
    return f"{stands.name}, {stands.reference.period.said}"


def _provenance(stands: Figure) -> Iterator[str]:
    seen = stands.observation
    if stands.answers:
        yield stands.answers
    if seen is None:
        if stands.formula or (stands.restatement and stands.value is not None):
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
    if ledger.frame is not None:
        title += f", theo địa giới ngày {dates.short(ledger.frame)}"
    if ledger.known.at is None:
        return title
    return f"{title} (theo những gì đã biết đến {dates.short(ledger.known.at.date())})"


def _plain(found: Figure) -> dict[str, object]:
    reference, seen = found.reference, found.observation
    return {
        "reference": str(reference),
        "name": found.name,
        "disagreement": found.disagreement,
        "value": None if found.value is None else f"{found.value:f}",
        "of": None if found.of is None else f"{found.of:f}",
        "unit": found.unit.symbol,
        "printed": found.printed if found.value is not None or found.words else None,
        "quantity": None if found.value is None else found.quantity.replace("\xa0", " "),
        "decimals": found.decimals,
        "missing": found.missing,
        "coverage": None if found.coverage is None else found.coverage.told,
        "origin": found.origin.value if any(found.observations()) else None,
        "known_since": None if found.known_since is None else found.known_since.isoformat(),
        "formula": found.formula.written if found.formula else None,
        "restated": found.mark.value if found.mark else None,
        "parts": _plain_parts(found.restatement),
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


def _plain_parts(restatement: Restatement | None) -> list[dict[str, object]]:
    """Return the units of a figure on another map, in the order of its inputs."""
    return [
        {
            "place": part.place.id,
            "name": part.place.name,
            "weight": None if part.share.weight is None else f"{part.share.weight:f}",
            "bases": [basis.value for basis in part.share.bases],
            "acts": list(part.share.acts),
        }
        for part in (restatement.parts if restatement else ())
    ]


def _faulty(where: str, message: str) -> FaultyInput:
    return FaultyInput((Fault(where, message),))
