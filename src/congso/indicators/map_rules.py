"""Reads how an indicator is told on the map of another date, and refuses what cannot be.

A block of data/indicators may say ``adds``, ``restate`` and ``basis``; what it leaves out follows
from the unit and the formula. The number of post offices adds up, so it needs to say nothing; the
number of firms at work in a province does not, and says so.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from typing import Any, TypeVar

from congso.findings.finding import Fault
from congso.indicators import additivity
from congso.indicators.additivity import Adds, Restate
from congso.indicators.formula.tree import Asking
from congso.indicators.indicator import Indicator
from congso.lineage.succession import Basis

FIELDS: dict[str, tuple[type, str]] = {
    "adds": (str, "chữ"),
    "restate": (str, "chữ"),
    "basis": (str, "chữ"),
}
_AGAINST_PLAN = {Asking.PLANNED, Asking.MET}
_Choice = TypeVar("_Choice", bound=Enum)


class CannotRestate(ValueError):
    """What is said of adding up and of other maps does not fit the indicator."""


def settled(indicator: Indicator, block: Mapping[str, Any]) -> Indicator:
    """Return the indicator with what its block says of adding up and of other maps.

    Raises: `CannotRestate`, saying what to write instead.
    """
    adds, restate = additivity.by_nature(indicator.unit, has_formula=indicator.formula is not None)
    if _against_plan(indicator) or _counts(indicator):
        restate = Restate.NEVER
    if "adds" in block:
        adds = _one_of(Adds, block["adds"], "adds")
        restate = Restate.NEVER if adds is Adds.NONE and restate is Restate.SUM else restate
    if "restate" in block:
        restate = _one_of(Restate, block["restate"], "restate")
    told = additivity.contradiction(
        indicator.unit, adds, restate, has_formula=indicator.formula is not None
    )
    if told is None and restate is Restate.RECOMPUTE and _against_plan(indicator):
        told = (
            "công thức hỏi planned hoặc met; kế hoạch giao cho từng đơn vị nên không tính lại "
            "được cho đơn vị khác; hãy ghi restate = “never”."
        )
    if told is None and restate is Restate.RECOMPUTE and _counts(indicator):
        told = (
            "công thức đếm một danh sách; doanh nghiệp làm ở nhiều tỉnh được đếm ở mỗi tỉnh nên "
            "không tính lại được cho đơn vị khác; hãy ghi restate = “never”."
        )
    if told is not None:
        raise CannotRestate(told)
    basis = _one_of(Basis, block["basis"], "basis") if "basis" in block else None
    if basis is not None and restate is not Restate.SUM:
        raise CannotRestate("basis chỉ dùng cho chỉ tiêu có restate = “sum”; hãy bỏ mục basis.")
    return replace(indicator, adds=adds, restate=restate, basis=basis)


def faults(
    found: Mapping[str, Indicator],
    blocks: Mapping[str, Mapping[str, Any]],
    places: Mapping[str, str],
) -> list[Fault]:
    """Return a fault for each indicator that says it is recomputed and never can be.

    Shape: all by code: the indicators, their blocks, and where these stand.
    """
    told = []
    for code, indicator in found.items():
        fixed = _fixed_inputs(indicator, found)
        if fixed and blocks[code].get("restate") == Restate.RECOMPUTE.value:
            message = (
                f"restate = “recompute” nhưng đầu vào {', '.join(fixed)} không quy đổi được sang "
                "địa giới khác; hãy ghi restate = “never”."
            )
            told.append(Fault(places[code], message))
    return told


def _fixed_inputs(indicator: Indicator, found: Mapping[str, Indicator]) -> list[str]:
    codes = dict.fromkeys(indicator.formula.inputs.values()) if indicator.formula else {}
    return [code for code in codes if code in found and found[code].restate is Restate.NEVER]


def _against_plan(indicator: Indicator) -> bool:
    formula = indicator.formula
    return formula is not None and any(asked.asking in _AGAINST_PLAN for asked in formula.asked)


def _counts(indicator: Indicator) -> bool:
    return indicator.formula is not None and bool(indicator.formula.counts)


def _one_of(choices: type[_Choice], said: str, name: str) -> _Choice:
    try:
        return choices(said)
    except ValueError:
        known = ", ".join(str(choice.value) for choice in choices)
        raise CannotRestate(f"{name} = “{said}” không có; cần một trong: {known}.") from None
