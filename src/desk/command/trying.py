"""`congso formula`: tells what a formula comes to before anybody defines an indicator by it."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from congso.findings.finding import Fault, FaultyInput
from congso.indicators import trial
from congso.indicators.indicator import Catalogue
from congso.indicators.trial import CannotBeTried, Trial
from congso.observations import explanation
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.reference import Reference
from congso.quantities import units
from desk.command import asking, explaining, record


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asked for, as typed."""

    text: str
    inputs: tuple[str, ...]
    unit: str
    place: str
    period: str
    as_of: str


def formula(asked: Asked, *, source: str, as_json: bool) -> int:
    """Print what a formula comes to and, for a period, its value; return 1 where it has none.

    Raises: `FaultyInput` for what was typed wrong, with the character; `UnknownPlace`.
    """
    ledger = record.required(source)
    tried = _tried(asked, ledger.catalogue)
    found = _figure(asked, tried, ledger) if asked.period else None
    if as_json:
        told = _plain(tried, found, ledger.catalogue)
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    else:
        _print([*_lines(tried, ledger.catalogue), *(_valued(found, ledger) if found else ())])
    return 1 if found is not None and found.value is None else 0


def _tried(asked: Asked, catalogue: Catalogue) -> Trial:
    try:
        declared = units.named(asked.unit) if asked.unit else None
    except units.UnknownUnit as unknown:
        raise _faulty("--unit", str(unknown)) from None
    try:
        return trial.read(
            asked.text, catalogue, inputs=dict(map(_input, asked.inputs)), declared=declared
        )
    except CannotBeTried as fault:
        raise _faulty("CÔNG_THỨC", str(fault)) from None


def _input(said: str) -> tuple[str, str]:
    name, sign, code = said.partition("=")
    if not (name.strip() and sign and code.strip()):
        raise _faulty("--input", f"“{said}” thiếu một vế; cần TÊN=MÃ, ví dụ area=place.area.")
    return name.strip(), code.strip()


def _figure(asked: Asked, tried: Trial, ledger: Ledger) -> Figure:
    if asked.as_of:
        ledger = ledger.as_known(asking.end_of("--as-of", asked.as_of))
    ledger = replace(ledger, catalogue=tried.beside(ledger.catalogue))
    period = asking.period_of("--period", asked.period)
    place = asking.place_of(asked.place, period, ledger)
    return ledger.figure(Reference(trial.CODE, place.id, period))


def _lines(tried: Trial, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    yield "Công thức", tried.formula.written
    yield "Đọc là", tried.rule(catalogue)
    yield "Kết quả", f"{tried.sort}; {tried.indicator.nature.said}"
    fitting = ", ".join(unit.symbol for unit in tried.units)
    yield "Đơn vị", fitting or "chưa có đơn vị nào trong bảng hợp với kết quả này"
    for name, code in tried.formula.inputs.items():
        one = catalogue[code]
        short = "" if name == code else f"{name} = "
        yield "Đầu vào", f"{short}{code}: {one.name} ({one.unit.symbol})"


def _valued(found: Figure, ledger: Ledger) -> Iterator[tuple[str, str]]:
    place = ledger.gazetteer.known(found.reference.place).name
    where = f"{place}, {found.reference.period.said}"
    if found.value is None:
        yield "Giá trị", f"{where}: {found.missing}"
        return
    told = explanation.explain(found)
    yield "Giá trị", f"{where}: {found.quantity}{explaining.remarks(found)}"
    if told.worked:
        yield "Thay số", told.worked


def _print(lines: list[tuple[str, str]]) -> None:
    wide = max(len(name) for name, _said in lines)
    sys.stdout.writelines(f"{name:<{wide}}  {said}\n" for name, said in lines)


def _plain(tried: Trial, found: Figure | None, catalogue: Catalogue) -> dict[str, Any]:
    told: dict[str, Any] = {
        "formula": tried.formula.written,
        "rule": tried.rule(catalogue),
        "sort": str(tried.sort),
        "kind": tried.indicator.nature.value,
        "units": [unit.symbol for unit in tried.units],
        "inputs": dict(tried.formula.inputs),
    }
    if found is not None:
        told["place"] = found.reference.place
        told["period"] = found.reference.period.code
        told["value"] = None if found.value is None else f"{found.value:f}"
        told["quantity"] = None if found.value is None else found.quantity
        told["missing"] = found.missing
    return told


def _faulty(where: str, said: str) -> FaultyInput:
    return FaultyInput((Fault(where, said),))
