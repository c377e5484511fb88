"""Why a figure is what it is: formula, inputs with their sources, and what was checked.

Vì sao là 2,25 km? The root of 3.298,2 km² divided by π times 208 điểm; the area from the
statistical yearbook, the points from the year-end report.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from congso.agencies.register import Roll
from congso.indicators.formula.tree import (
    ATOM,
    Asked,
    Asking,
    Count,
    Difference,
    Negative,
    Node,
    Number,
    Pi,
    Power,
    Product,
    Question,
    Ratio,
    Root,
    Share,
    Sum,
    binding,
)
from congso.observations import explanation
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.quantities import numerals
from congso.writing import dates
from desk.ledger import assurances
from desk.ledger.assurances import Assurance
from desk.look import wording

_SIGNS = {Sum: "+", Difference: "−", Product: "×"}
_ASKED = {
    Asking.PREVIOUS: "kỳ trước",
    Asking.SAME_LAST_YEAR: "cùng kỳ năm trước",
    Asking.PLAN: "kế hoạch",
    Asking.SUM_OVER: "tổng các phần",
    Asking.RANK_AMONG: "hạng trong các đơn vị cùng cấp",
    Asking.YEAR_TO_DATE: "lũy kế từ đầu năm",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a formula as a page sets it: number, root, fraction, power, row of signs."""

    kind: str
    """value, root, ratio, power, row, bracket."""
    printed: str = ""
    name: str = ""
    sign: str = ""
    """Between the parts of a row; the exponent of a power."""
    parts: tuple["Term", ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """One input of a formula, with where it comes from."""

    name: str
    quantity: str
    period: str
    source: str
    address: str
    known: date | None
    level: str = ""
    origin: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to “Vì sao là …?”."""

    question: str
    result: Term
    formula: Term | None
    """None where the figure is recorded, not computed."""
    told: str
    exact: str
    """The value before rounding, where rounding changed it."""
    inputs: tuple[Given, ...]
    policy: str
    """What the formula does with missing inputs and zeros; empty where there is none."""
    checked: tuple[Assurance, ...]


def explain(ledger: Ledger, figure: Figure) -> Explanation | None:
    """Return why the figure is what it is, None where there is no value to explain."""
    if figure.value is None:
        return None
    return Explanation(
        question=f"Vì sao là {figure.quantity}?",
        result=Term("value", figure.quantity, figure.name),
        formula=_formula(figure),
        told=_told(figure),
        exact=_exact(figure),
        inputs=(*(_given(one) for one in _stood_on(figure)), *map(_rolled, figure.rolls)),
        policy=explanation.explain(figure).policy or "",
        checked=assurances.of(ledger, figure),
    )


def _told(figure: Figure) -> str:
    if figure.formula is not None:
        told = "Số này được tính, không ai gõ vào: công thức dưới đây lấy thẳng số đã ghi trong sổ."
        gaps = "; ".join(dict.fromkeys(gap.told for gap in figure.gaps()))
        told = f"{told} Chưa đủ số: {gaps}." if gaps else told
        other = figure.disagreement
        return f"{told} {wording.capital(other)}." if other else told
    return "Số này được báo cáo và ghi vào sổ một lần; mọi trang đều dẫn về đây."


def _exact(figure: Figure) -> str:
    exact = explanation.explain(figure).exact if figure.formula else None
    return f"{exact}{figure.unit.joins}{figure.unit.symbol}" if exact else ""


def _stood_on(figure: Figure) -> Iterator[Figure]:
    """Yield the inputs of a figure, each sum and rank with what it gathers."""
    if not figure.inputs and not figure.rolls:
        yield figure
    for one in figure.inputs:
        yield one
        if one.gathers is not None:
            yield from one.inputs


def _formula(figure: Figure) -> Term | None:
    if figure.formula is None:
        return None
    given = dict(zip(figure.formula.asked, figure.inputs, strict=True))
    tree = figure.formula.tree
    if isinstance(tree, Asked) and tree.asking in (Asking.SUM_OVER, Asking.YEAR_TO_DATE):
        return _added_up(given[tree])
    answers: dict[Question, Figure | Roll] = {}
    answers.update(zip(figure.formula.asked, figure.inputs, strict=True))
    answers.update(zip(figure.formula.counts, figure.rolls, strict=True))
    return _term(tree, answers)


def _added_up(total: Figure) -> Term:
    """Return what a sum adds, each part by its name or its period."""
    terms = [
        Term("value", part.quantity, _label(part, total))
        for part in total.inputs
        if part.value is not None
    ]
    return terms[0] if len(terms) == 1 else Term("row", sign="+", parts=tuple(terms))


def _label(part: Figure, total: Figure) -> str:
    if total.gathers is Asking.YEAR_TO_DATE:
        return wording.capital(part.reference.period.said)
    return part.name


def _term(node: Node, answers: dict[Question, Figure | Roll]) -> Term:
    match node:
        case Number(value):
            return Term("value", numerals.write(value))
        case Pi():
            return Term("value", "π")
        case Asked() | Count():
            return _asked(node, answers[node])
        case Root(of):
            return Term("root", parts=(_term(of, answers),))
        case Negative(of):
            return Term("row", sign="−", parts=(_within(of, binding(node), answers),))
        case Ratio(left, right):
            return Term("ratio", parts=(_term(left, answers), _term(right, answers)))
        case Share(part, of):
            ratio = Term("ratio", parts=(_term(part, answers), _term(of, answers)))
            return Term("row", sign="×", parts=(ratio, Term("value", "100%")))
        case Power(of, exponent):
            return Term("power", sign=str(exponent), parts=(_within(of, ATOM, answers),))
        case _:
            return _row(node, answers)


def _row(node: Sum | Difference | Product, answers: dict[Question, Figure | Roll]) -> Term:
    sign = _SIGNS[type(node)]
    parts: list[Term] = []
    for side, rank in ((node.left, binding(node)), (node.right, binding(node) + 1)):
        same = type(side) is type(node) and not isinstance(node, Difference)
        term = _term(side, answers)
        parts += term.parts if same else (_within(side, rank, answers),)
    return Term("row", sign=sign, parts=tuple(parts))


def _within(node: Node, rank: int, answers: dict[Question, Figure | Roll]) -> Term:
    """Return the term, in brackets where a row would be read another way without them."""
    term = _term(node, answers)
    return Term("bracket", parts=(term,)) if term.kind == "row" and binding(node) < rank else term


def _asked(asked: Question, figure: Figure | Roll) -> Term:
    if isinstance(figure, Roll):
        return Term("value", figure.quantity, wording.capital(figure.title))
    name = figure.indicator.name
    if isinstance(asked, Asked) and asked.asking in _ASKED:
        name = f"{name}, {_ASKED[asked.asking]}"
    if figure.answers is not None:
        return Term("value", figure.printed, f"{name}: {figure.answers}")
    return Term("value", figure.quantity, name)


def _rolled(roll: Roll) -> Given:
    """Return a register that was counted, with who stood in it."""
    return Given(
        name=wording.capital(roll.title),
        quantity=roll.quantity,
        period=f"ngày {dates.short(roll.day)}",
        source=roll.source,
        address="",
        known=roll.checked_on,
        note=roll.names,
    )


def _given(figure: Figure) -> Given:
    recorded = figure.observation
    quantity = figure.quantity
    if figure.answers is not None:
        quantity = wording.capital(figure.answers)
    return Given(
        name=wording.capital(figure.name.removesuffix(", so với kế hoạch")),
        quantity=quantity,
        period=(recorded.key.period if recorded else figure.reference.period).said,
        source=wording.source_of(figure) or (figure.missing or ""),
        address=wording.indicator_address(figure.indicator.code),
        known=wording.day_known(figure),
        level=recorded.level.said if recorded else "",
        origin=wording.origin_label(figure),
        note=recorded.note if recorded else "",
    )
