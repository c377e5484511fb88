"""`congso figure`: prints a figure and, asked to, where it comes from down to each source."""

import json
import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal

from congso.indicators.indicator import Indicator
from congso.observations import explanation
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Origin
from congso.observations.reference import Aspect
from congso.observations.restatement import Restatement
from congso.quantities import numerals
from congso.writing import dates
from desk.command import asking, record
from desk.command.asking import Asked
from desk.kit.clock import VIETNAM


def figure(asked: Asked, *, source: str, explain: bool, as_json: bool) -> int:
    """Print what is asked for, and return 1 when there is no value for any of it.

    Raises: `FaultyInput` for what was typed wrong; `UnknownIndicator`; `UnknownPlace`.
    """
    if asked.as_of:
        ledger = record.as_known(source, asking.end_of("--as-of", asked.as_of))
    else:
        ledger = record.required(source)
    if asked.frame:
        ledger = ledger.on_map(asking.day_of("--frame", asked.frame))
    every = [ledger.figure(one) for one in asking.references(asked, ledger)]
    if as_json:
        sys.stdout.writelines(json.dumps(_plain(one), ensure_ascii=False) + "\n" for one in every)
    elif asked.is_series and not explain:
        _print_series(every, ledger)
    else:
        for one in every:
            _tell(one, ledger, explain=explain)
    return 0 if any(map(_is_told, every)) else 1


def _is_told(found: Figure) -> bool:
    return found.value is not None or bool(found.words)


def _tell(found: Figure, ledger: Ledger, *, explain: bool) -> None:
    if not _is_told(found):
        sys.stderr.write(
            "\n".join((f"{_title(found, ledger)}: {found.missing}.", *_of_parts(found), ""))
        )
    elif explain:
        _print(found, ledger)
    else:
        sys.stdout.write(f"{found.quantity}{remarks(found)}\n")


def _print_series(every: Sequence[Figure], ledger: Ledger) -> None:
    """Print a line a period: the figure with what must be said beside it, or why there is none."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 120, highlight=False)
    first, last = every[0], every[-1]
    spanned = f"{first.reference.period.said} – {last.reference.period.said}"
    console.print(Text(_title(last, ledger, spanned), style="bold"))
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, justify="right")
    table.add_column(ratio=1)
    for one in every:
        said, missing = one.reference.period.said, _absent(one, ledger)
        beside = missing or _beside(one)
        quantity = Text("–", style="dim") if missing else Text(one.quantity, style="bold cyan")
        table.add_row(said[:1].upper() + said[1:], quantity, Text(beside, style="dim"))
    console.print(table)


def _absent(found: Figure, ledger: Ledger) -> str:
    """Return why a period of a series has no figure, empty where it has one."""
    if _is_told(found):
        return ""
    place = ledger.gazetteer.known(found.reference.place)
    if ledger.frame is None and not place.validity.holds_on(found.reference.period.end):
        return f"{place.name} không có trên địa giới của kỳ"
    return found.missing or "chưa có số"


def remarks(found: Figure) -> str:
    """Return in brackets what must be said beside a number, nothing where nothing must."""
    told = _beside(found)
    return f" ({told})" if told else ""


def _beside(found: Figure) -> str:
    """Return what must be said beside a number: invented inputs, another map and its weights."""
    told = [found.origin_said] if found.origin is Origin.SYNTHETIC else []
    if found.mark:
        told += [found.mark.said, *dict.fromkeys(one.weighed for one in found.restatements())]
    told += dict.fromkeys(gap.told for gap in found.gaps())
    return "; ".join(told)


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


def _title(found: Figure, ledger: Ledger, spanned: str = "") -> str:
    place = ledger.gazetteer.known(found.reference.place).name
    title = f"{found.name}, {place}, {spanned or found.reference.period.said}"
    if not spanned and found.reference.aspect in (Aspect.CHANGE, Aspect.GROWTH):
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
