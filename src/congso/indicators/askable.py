"""What a formula may ask of an indicator: only parts that make the whole are added up.

2G, 3G and 4G stand on the same masts: their sum is no number of masts, and is refused when the
definition is read.
"""

from collections.abc import Iterator, Mapping

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


def faults_of(
    indicator: Indicator, formula: Formula, found: Mapping[str, Indicator]
) -> Iterator[str]:
    """Yield what the formula asks that its inputs cannot answer, each in one sentence."""
    for asked in inputs_of(formula.tree):
        of = found[formula.inputs[asked.name]]
        fault = _fault(asked, of) or _unlike_parts(indicator, asked, of)
        if fault:
            yield f"“{write(asked)}”: {fault}"
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
            return _not_summable(of)
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


def _not_summable(of: Indicator) -> str:
    if of.breakdown is None:
        return f"“{of.name}” không chia phần; cần một breakdown chia hết (kind = partition)."
    if of.breakdown.overlapping:
        return (
            f"các phần theo {of.breakdown.name} của “{of.name}” chồng lên nhau, "
            f"một {of.unit.symbol} được đếm ở nhiều phần nên tổng không phải là số chung; "
            "chỉ cộng được phần chia hết."
        )
    if of.nature not in _SUMMABLE:
        return f"“{of.name}” là {of.nature.said}, không cộng các phần được; hãy tính lại từ tổng."
    return ""


def _unlike_parts(indicator: Indicator, asked: Asked, of: Indicator) -> str:
    """Return why the parts of the indicator cannot be computed from those of an input."""
    if indicator.breakdown is None or of.breakdown is None or asked.asking is Asking.SUM_OVER:
        return ""
    known = {member.code for member in of.breakdown.members}
    strange = [one.code for one in indicator.breakdown.members if one.code not in known]
    if not strange:
        return ""
    return (
        f"“{of.name}” không có phần {', '.join(strange)} mà chỉ tiêu này chia ra; "
        f"các phần: {', '.join(sorted(known))}."
    )


def _is_sum(tree: Node) -> bool:
    if isinstance(tree, Sum):
        return all(map(_is_sum, parts_of(tree)))
    return isinstance(tree, Asked) and tree.asking is not Asking.RANK_AMONG


def _divides(tree: Node) -> bool:
    return isinstance(tree, Ratio | Share) or any(map(_divides, parts_of(tree)))


def _asks(tree: Node, asking: Asking) -> bool:
    return any(asked.asking is asking for asked in inputs_of(tree))
