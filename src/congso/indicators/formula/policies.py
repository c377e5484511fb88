"""What a formula says of missing inputs and of zeros, written behind it and read back.

>>> tree, policy = read("online + direct with nulls = skip")
>>> policy.nulls
<Nulls.SKIP: 'skip'>
>>> write(tree, policy)
'online + direct with nulls = skip'
>>> write(*read("share(paid, due) with  zero_division=not_applicable, nulls = strict"))
'share(paid, due) with zero_division = not_applicable'
>>> aloud(policy)
'Đầu vào thiếu: cộng những gì có và nói rõ thiếu gì. Mẫu số bằng 0: không có số.'
"""

import re
from enum import Enum
from typing import TypeVar

from congso.indicators.formula import text as formula_text
from congso.indicators.formula.evaluation import STRICT, Nulls, Policy, ZeroDivision
from congso.indicators.formula.text import NotAFormula
from congso.indicators.formula.tree import Node

_WITH = re.compile(r"(?<![a-z0-9_.])with(?![a-z0-9_.])", re.ASCII)
_SAID = re.compile(r"\s*([a-z_]+)\s*=\s*([a-z_]+)\s*", re.ASCII)
_NULLS, _ZERO = "nulls", "zero_division"
_Choice = TypeVar("_Choice", bound=Enum)


class NotAPolicy(ValueError):
    """A policy is said that does not exist, or said twice."""


def read(text: str) -> tuple[Node, Policy]:
    """Return tree and policy of a formula.

    Shape: behind the formula may stand ``with nulls = skip, zero_division = not_applicable``.
    Raises: `NotAFormula`, with the place and what was expected; `NotAPolicy`.
    """
    found = _WITH.search(text)
    if found is None:
        return formula_text.read(text), STRICT
    tree, said = formula_text.read(text[: found.start()]), dict[str, str]()
    at = found.end()
    for clause in text[at:].split(","):
        match = _SAID.fullmatch(clause)
        if match is None:
            wanted = "sau with cần các mục như nulls = skip, zero_division = not_applicable"
            raise NotAFormula(text, at, f"không hiểu “{clause.strip()}”; {wanted}.")
        if match[1] in said:
            raise NotAFormula(text, at, f"mục {match[1]} nói hai lần.")
        said[match[1]] = match[2]
        at += len(clause) + 1
    return tree, named(said)


def write(node: Node, policy: Policy) -> str:
    """Return the text that reads back to both; what goes without saying is not said."""
    said = []
    if policy.nulls is not STRICT.nulls:
        said.append(f"{_NULLS} = {policy.nulls.value}")
    if policy.zero_division is not STRICT.zero_division:
        said.append(f"{_ZERO} = {policy.zero_division.value}")
    written = formula_text.write(node)
    return f"{written} with {', '.join(said)}" if said else written


def named(said: dict[str, str]) -> Policy:
    """Return the policy of these names and values.

    Raises: `NotAPolicy`.
    """
    unknown = sorted(said.keys() - {_NULLS, _ZERO})
    if unknown:
        raise NotAPolicy(f"không có mục {', '.join(unknown)}; các mục có: {_NULLS}, {_ZERO}.")
    return Policy(
        _one_of(Nulls, said.get(_NULLS, STRICT.nulls.value), _NULLS, ""),
        _one_of(ZeroDivision, said.get(_ZERO, STRICT.zero_division.value), _ZERO, _NEVER_A_NUMBER),
    )


def aloud(policy: Policy) -> str:
    """Return the policy as a page says it."""
    nulls = {
        Nulls.STRICT: "không tính",
        Nulls.SKIP: "cộng những gì có và nói rõ thiếu gì",
    }[policy.nulls]
    zero = {
        ZeroDivision.MISSING: "không có số",
        ZeroDivision.NOT_APPLICABLE: "không áp dụng, không coi là thiếu số",
    }[policy.zero_division]
    return f"Đầu vào thiếu: {nulls}. Mẫu số bằng 0: {zero}."


_NEVER_A_NUMBER = " Chia cho 0 thì không có số và nói rõ vì sao, không thay bằng số nào khác."


def _one_of(choices: type[_Choice], said: str, name: str, why: str) -> _Choice:
    try:
        return choices(said)
    except ValueError:
        known = " hoặc ".join(str(choice.value) for choice in choices)
        raise NotAPolicy(f"{name} = “{said}” không có; cần {known}.{why}") from None
