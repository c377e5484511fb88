"""What a formula may ask of an indicator: only parts that make the whole are added up.

2G, 3G and 4G stand on the same masts: their sum is no number of masts, and is refused when the
definition is read.
"""

from collections.abc import Iterator, Mapping

from congso.agencies.agency import Licence
from congso.indicators.formula.evaluation import Nulls, ZeroDivision
from congso.indicators.formula.text import write
from congso.indicators.formula.tree import (
    Asked,
    Asking,
    Node,
    Ratio,
    Share,
    Sum,
    inputs_of,
    parts_of,
)
from congso.indicators.indicator import Better, Formula, Indicator
from congso.indicators.nature import Nature, OverTime

_SUMMABLE = (Nature.STOCK, Nature.FLOW)
_LICENCES = frozenset(one.value for one in Licence)


def faults_of(
    indicator: Indicator, formula: Formula, found: Mapping[str, Indicator]
) -> Iterator[str]:
    """Yield what the formula asks that its inputs cannot answer, each in one sentence."""
    for asked in inputs_of(formula.tree):
        of = found[formula.inputs[asked.name]]
        fault = _fault(asked, of) or _unlike_parts(indicator, asked, of)
        if fault:
            yield f"“{write(asked)}”: {fault}"
    uncounted = _uncounted_parts(indicator, formula)
    if uncounted:
        yield uncounted
    if formula.nulls is Nulls.SKIP and not _is_sum(formula.tree):
        yield (
            f'nulls = "skip" chỉ dùng cho phép cộng, không dùng cho “{write(formula.tree)}”: '
            'bỏ qua một đầu vào sẽ cho số sai. Hãy dùng nulls = "strict".'
        )
    if formula.zero_division is ZeroDivision.NOT_APPLICABLE and not _divides(formula.tree):
        yield (
            'zero_division = "not_applicable" chỉ có nghĩa khi công thức có phép chia; '
            "hãy bỏ mục ấy."
        )
    if indicator.nature is Nature.FLOW and _asks(formula.tree, Asking.YEAR_TO_DATE):
        yield (
            'số lũy kế đã gồm các kỳ trước nên không phải số thời kỳ; hãy bỏ kind = "flow", '
            "nếu không các kỳ sẽ bị cộng hai lần."
        )
    if indicator.peers and _asks(formula.tree, Asking.RANK_AMONG):
        yield "hạng tính bằng rank_among tự đếm số đơn vị; hãy bỏ mục peers."


def _fault(asked: Asked, of: Indicator) -> str:
    match asked.asking:
        case Asking.SUM_OVER:
            return _not_summable(of, asked.over)
        case Asking.YEAR_TO_DATE if of.over_time is not OverTime.SUM:
            return (
                f"“{of.name}” là {of.nature.said}, không cộng qua các kỳ được; "
                'chỉ số thời kỳ (kind = "flow") mới có lũy kế.'
            )
        case Asking.RANK_AMONG if of.better is Better.NEITHER:
            return (
                f"“{of.name}” chưa khai chiều tốt nên không xếp hạng được; "
                'cần better = "up" hoặc "down".'
            )
        case _:
            return ""


def _not_summable(of: Indicator, over: str) -> str:
    if not of.breakdowns:
        return f"“{of.name}” không chia phần; cần một breakdown chia hết (kind = partition)."
    breakdown = of.breakdown_by(over)
    if breakdown is None:
        known = ", ".join(one.dimension for one in of.breakdowns)
        said = f"không chia theo “{over}”" if over else "chia theo nhiều cách"
        return (
            f"“{of.name}” {said}; hãy viết rõ cộng theo cách nào, sum_over(tên, cách chia), "
            f"với một trong: {known}."
        )
    if breakdown.overlapping:
        return (
            f"các phần theo {breakdown.name} của “{of.name}” chồng lên nhau, "
            f"một {of.unit.symbol} được đếm ở nhiều phần nên tổng không phải là số chung; "
            "chỉ cộng được phần chia hết."
        )
    if of.nature not in _SUMMABLE:
        return f"“{of.name}” là {of.nature.said}, không cộng các phần được; hãy tính lại từ tổng."
    return ""


def _unlike_parts(indicator: Indicator, asked: Asked, of: Indicator) -> str:
    """Return why the parts of the indicator cannot be computed from those of an input.

    Shape: an input that is not divided that way is taken whole for every part.
    """
    if asked.asking is Asking.SUM_OVER:
        return ""
    for breakdown in indicator.breakdowns:
        other = of.breakdown_by(breakdown.dimension)
        known = other.codes if other else ()
        strange = [code for code in breakdown.codes if code not in known]
        if other is not None and strange:
            return (
                f"“{of.name}” không có phần {', '.join(strange)} mà chỉ tiêu này chia ra; "
                f"các phần: {', '.join(sorted(known))}."
            )
        if other is None and (shared := [code for code in strange if of.breakdown_of(code)]):
            return (
                f"“{of.name}” có phần {', '.join(shared)} nhưng không chia theo "
                f"“{breakdown.dimension}”; hãy khai cùng một dimension."
            )
    return ""


def _uncounted_parts(indicator: Indicator, formula: Formula) -> str:
    """Return why a register cannot be counted for the parts of the indicator."""
    if not formula.counts:
        return ""
    strange = [one.code for one in indicator.members if one.code not in _LICENCES]
    if not strange:
        return ""
    return (
        f"count(…) chỉ đếm được theo loại giấy phép ({', '.join(sorted(_LICENCES))}), "
        f"không theo phần {', '.join(strange)}."
    )


def _is_sum(tree: Node) -> bool:
    if isinstance(tree, Sum):
        return all(map(_is_sum, parts_of(tree)))
    return isinstance(tree, Asked) and tree.asking is not Asking.RANK_AMONG


def _divides(tree: Node) -> bool:
    return isinstance(tree, Ratio | Share) or any(map(_divides, parts_of(tree)))


def _asks(tree: Node, asking: Asking) -> bool:
    return any(asked.asking is asking for asked in inputs_of(tree))
