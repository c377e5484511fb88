"""Reads the reviewed text files that define indicators; one fault refuses them all.

A file of data/indicators is TOML: a ``[theme]`` block, then one block an indicator, named by
its code.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from congso.findings.finding import Fault, FaultyInput
from congso.indicators import askable, breakdowns, map_rules, nature, secrecy, versions
from congso.indicators.formula import policies
from congso.indicators.formula import text as formula_text
from congso.indicators.formula import units as formula_units
from congso.indicators.formula.evaluation import STRICT
from congso.indicators.formula.tree import Node, inputs_of
from congso.indicators.indicator import (
    Better,
    Catalogue,
    Formula,
    Indicator,
    Theme,
)
from congso.indicators.nature import Nature, OverTime
from congso.quantities import units
from congso.writing import letters

_FIELDS: dict[str, tuple[type, str]] = {
    "name": (str, "chữ"),
    "unit": (str, "chữ"),
    "decimals": (int, "số nguyên"),
    "aliases": (list, "danh sách chữ"),
    "better": (str, "chữ"),
    "kind": (str, "chữ"),
    "nulls": (str, "chữ"),
    "zero_division": (str, "chữ"),
    "formula": (str, "chữ"),
    "inputs": (dict, "bảng tên = mã chỉ tiêu"),
    "part_of": (str, "chữ"),
    "peers": (str, "chữ"),
    "holds": (bool, "true hoặc false"),
    "over_time": (str, "chữ"),
    **breakdowns.FIELDS,
    **map_rules.FIELDS,
    **versions.FIELDS,
    **secrecy.FIELDS,
    "short_code": (str, "chữ"),
    "national_code": (str, "chữ"),
    "ended": (date, "ngày, ví dụ 2026-12-31"),
    "definition": (str, "chữ"),
    "source": (str, "chữ"),
}
_CODE = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+", re.ASCII)


class _Faulty(ValueError):
    """One block cannot be read; the message says why."""


def read(files: Iterable[tuple[str, str]]) -> Catalogue:
    """Return the catalogue that the files define.

    Shape: pairs of file name and text, in the order wanted.
    Raises: `FaultyInput` with every fault, each with file and block.
    """
    faults: list[Fault] = []
    themes: dict[str, Theme] = {}
    found: dict[str, Indicator] = {}
    places: dict[str, str] = {}
    blocks: dict[str, Mapping[str, Any]] = {}
    for name, text in files:
        theme: Theme | None = None
        for code, block in _blocks(name, text, faults):
            where = f"{name}, khối [{code}]"
            try:
                if code in found:
                    faults.append(Fault(where, f"mã “{code}” đã được định nghĩa ở {places[code]}."))
                    continue
                if code == "theme":
                    theme = themes[block["code"]] = Theme(block["code"], block["name"])
                    continue
                found[code] = map_rules.settled(_indicator(code, block), block)
                places[code], blocks[code] = where, block
                if theme is not None:
                    themes.setdefault(found[code].theme, theme)
            except (
                _Faulty,
                breakdowns.NotABreakdown,
                map_rules.CannotRestate,
                units.UnknownUnit,
                versions.NotAVersion,
                secrecy.NotARule,
                formula_text.NotAFormula,
                policies.NotAPolicy,
            ) as fault:
                faults.append(Fault(where, str(fault)))
            except KeyError as missing:
                faults.append(Fault(where, f"thiếu mục {missing}; mỗi chỉ tiêu cần name và unit."))
    if not faults:
        _check_references(found, places, faults)
        faults += map_rules.faults(found, blocks, places)
    if faults:
        raise FaultyInput(tuple(faults))
    return Catalogue(found, themes)


def _blocks(name: str, text: str, faults: list[Fault]) -> Iterable[tuple[str, dict[str, Any]]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not letters.is_nfc(line):
            message = "chữ không ở dạng dựng sẵn (Unicode NFC); hãy lưu lại tệp ở dạng NFC."
            faults.append(Fault(f"{name}, dòng {number}", message))
            return ()
    try:
        blocks = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        faults.append(Fault(name, f"không đọc được TOML ({problem})."))
        return ()
    for code, block in blocks.items():
        if not isinstance(block, dict):
            faults.append(Fault(f"{name}, mục {code}", 'nằm ngoài mọi khối; cần ["mã.chỉ_tiêu"].'))
            return ()
    return blocks.items()


def _indicator(code: str, block: Mapping[str, Any]) -> Indicator:
    unknown = sorted(set(block) - set(_FIELDS))
    if unknown:
        raise _Faulty(
            f"không có mục {', '.join(unknown)}; các mục có: {', '.join(sorted(_FIELDS))}."
        )
    if _CODE.fullmatch(code) is None:
        raise _Faulty(f"mã “{code}” sai; cần chữ thường có dấu chấm, ví dụ postal.points.")
    _require_types(block)
    better = block.get("better", "none")
    if better not in {known.value for known in Better}:
        raise _Faulty(f"better = “{better}” không có; cần up, down hoặc none.")
    unit, formula = units.named(block["unit"]), _formula(block)
    natural = _nature(block, unit, formula)
    if natural is Nature.TEXT:
        _require_words(block)
    defined, breaks = versions.read(block)
    return Indicator(
        code=code,
        name=block["name"],
        unit=unit,
        decimals=block.get("decimals", 0),
        aliases=tuple(block.get("aliases", ())),
        better=Better(better),
        nature=natural,
        formula=formula,
        breakdowns=breakdowns.read(block),
        part_of=block.get("part_of"),
        peers=block.get("peers"),
        holds=block.get("holds", False),
        over_time=_over_time(block, natural, formula),
        versions=defined,
        breaks=breaks,
        secrecy=secrecy.read(block),
        short_code=block.get("short_code"),
        national_code=block.get("national_code"),
        ended=block.get("ended"),
        definition=block.get("definition", ""),
        source=block.get("source", ""),
    )


def _require_words(block: Mapping[str, Any]) -> None:
    """Words are recorded and shown; nothing is computed of them, and they have no parts."""
    idle = [
        name
        for name in ("formula", "breakdown", "decimals", "better", "peers", "min_respondents")
        if name in block
    ]
    if idle:
        raise _Faulty(
            f"mục {', '.join(idle)} không dùng cho thông tin bằng chữ (đơn vị “chữ”): chữ chỉ được "
            "ghi và trình bày, không tính, không xếp hạng."
        )


def _require_types(block: Mapping[str, Any]) -> None:
    for name, value in block.items():
        if name in breakdowns.FIELDS:
            continue
        wanted, said = _FIELDS[name]
        texts = value if isinstance(value, list) and name not in versions.FIELDS else []
        if name == "inputs" and isinstance(value, dict):
            texts = list(value.values())
        if type(value) is not wanted or not all(isinstance(text, str) for text in texts):
            raise _Faulty(f"mục {name} phải là {said}, không phải “{value}”.")


def _nature(block: Mapping[str, Any], unit: units.Unit, formula: Formula | None) -> Nature:
    if "kind" not in block:
        return nature.by_default(unit, formula.tree if formula else None)
    said, known = block["kind"], [one.value for one in Nature]
    if said not in known:
        raise _Faulty(f"kind = “{said}” không có; cần một trong: {', '.join(known)}.")
    decided = nature.of_unit(unit)
    if decided is not None and said != decided.value:
        raise _Faulty(
            f"kind = “{said}” ({Nature(said).said}) trái với đơn vị “{unit.symbol}”, "
            f"vốn là {decided.said}; hãy bỏ mục kind hoặc sửa đơn vị."
        )
    return Nature(said)


def _over_time(block: Mapping[str, Any], natural: Nature, formula: Formula | None) -> OverTime:
    usual = nature.over_time(natural, has_formula=formula is not None)
    said, known = block.get("over_time", usual.value), [one.value for one in OverTime]
    if said not in known:
        raise _Faulty(f"over_time = “{said}” không có; cần một trong: {', '.join(known)}.")
    chosen = OverTime(said)
    if (chosen is OverTime.SUM) > (natural is Nature.FLOW):
        raise _Faulty(
            f"over_time = “sum” nhưng chỉ tiêu là {natural.said}; chỉ số thời kỳ "
            '(kind = "flow") mới cộng qua các kỳ được.'
        )
    if chosen is OverTime.RECOMPUTE and formula is None:
        raise _Faulty("over_time = “recompute” cần có formula để tính lại.")
    return chosen


def _formula(block: Mapping[str, Any]) -> Formula | None:
    if "formula" not in block:
        idle = [name for name in ("inputs", "nulls", "zero_division") if name in block]
        if idle:
            raise _Faulty(f"mục {', '.join(idle)} chỉ có nghĩa khi có formula.")
        return None
    tree, written = policies.read(block["formula"])
    said = {name: block[name] for name in ("nulls", "zero_division") if name in block}
    policy = policies.named(said) if said else written
    if said and written not in (STRICT, policy):
        raise _Faulty("nulls và zero_division: công thức nói một đằng, mục riêng nói một nẻo.")
    inputs = {**codes_in(tree), **block.get("inputs", {})}
    return Formula(tree, inputs, policy.nulls, policy.zero_division)


def codes_in(tree: Node) -> dict[str, str]:
    """Return the codes that a formula names outright; each is its own input."""
    return {asked.name: asked.name for asked in inputs_of(tree) if "." in asked.name}


def _check_references(
    found: Mapping[str, Indicator], places: Mapping[str, str], faults: list[Fault]
) -> None:
    for indicator in found.values():
        where = places[indicator.code]
        named = [indicator.part_of, indicator.peers]
        if indicator.secrecy:
            named += [indicator.secrecy.respondents, indicator.secrecy.largest]
        named += indicator.formula.inputs.values() if indicator.formula else []
        strangers = [code for code in named if code is not None and code not in found]
        if strangers:
            faults.append(Fault(where, f"nhắc đến chỉ tiêu không có: {', '.join(strangers)}."))
        elif indicator.formula:
            _check_formula(indicator, found, where, faults)


def _check_formula(
    indicator: Indicator, found: Mapping[str, Indicator], where: str, faults: list[Fault]
) -> None:
    formula = indicator.formula
    if formula is None:
        return
    try:
        of_inputs = {name: found[code].unit for name, code in formula.inputs.items()}
        formula_units.require(formula.tree, of_inputs, indicator.unit)
    except formula_units.WrongUnit as fault:
        faults.append(Fault(where, str(fault)))
    else:
        faults += [Fault(where, said) for said in askable.faults_of(indicator, formula, found)]
    if _reaches(indicator.code, indicator.code, found, set()):
        faults.append(Fault(where, "công thức quay vòng về chính nó; hãy bỏ vòng lặp."))


def _reaches(start: str, goal: str, found: Mapping[str, Indicator], seen: set[str]) -> bool:
    formula = found[start].formula
    for code in formula.inputs.values() if formula else ():
        if code == goal:
            return True
        if code not in seen:
            seen.add(code)
            if _reaches(code, goal, found, seen):
                return True
    return False
