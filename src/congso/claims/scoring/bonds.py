"""What ties annotated figures of one text together, so that one wrong figure shows.

Now is before and the change; a growth rate is now over before; a ratio is the figure over its plan;
parts make up their whole; a percentage is so many of so many; the same figure is told twice.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims.scoring.annotation import Annotation
from congso.claims.statement import CHANGE, COVERAGE, LEVEL, PLAN_RATIO, RANK

_HUNDRED = Decimal(100)
_Span = tuple[Decimal, Decimal]
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Bond:
    """Figures that must fit one another."""

    kind: str
    members: tuple[int, ...]
    holds: Callable[[Sequence[Annotation]], bool]
    """Whether they fit, as exactly as they are printed, when the annotations are these."""
    turns: int | None = None
    """The change whose direction the others give away."""


def bonds(annotations: Sequence[Annotation]) -> list[Bond]:
    """Return the bonds that hold in a text; what does not hold as published binds nothing."""
    every = (*_changes(annotations), *_plans(annotations), *_parts(annotations))
    every = (*every, *_counts(annotations), *_moves(annotations), *_twins(annotations))
    return [bond for bond in every if _is_exact(annotations, bond) and bond.holds(annotations)]


def _is_exact(annotations: Sequence[Annotation], bond: Bond) -> bool:
    return not any(
        annotations[i].is_loose and not (bond.kind == "plan" and annotations[i].kind == LEVEL)
        for i in bond.members
    )


def _to(annotations: Sequence[Annotation], kind: str) -> Iterator[tuple[int, int]]:
    for index, one in enumerate(annotations):
        if one.relation is not None and one.relation[0] == kind and one.value is not None:
            yield index, one.relation[1]


def _changes(annotations: Sequence[Annotation]) -> Iterator[Bond]:
    bases = {now: before for before, now in _to(annotations, "base_of")}
    for index, now in _to(annotations, "change_of"):
        one, before = annotations[index], bases.get(now)
        if before is None or one.kind != CHANGE or annotations[now].kind == RANK:
            continue
        members = (now, index, before)
        if one.form == "delta_abs":
            yield Bond("increase", members, _adds_up(*members), index)
        elif one.form in {"delta_pct", "index_pct"}:
            turns = index if one.form == "delta_pct" else None
            yield Bond("growth", members, _grows(*members), turns)


def _plans(annotations: Sequence[Annotation]) -> Iterator[Bond]:
    plans = {actual: plan for plan, actual in _to(annotations, "plan_of")}
    for index, actual in _to(annotations, "ratio_of"):
        plan = plans.get(actual)
        if plan is not None and annotations[index].kind == PLAN_RATIO:
            members = (actual, index, plan)
            if annotations[index].form == "ratio_pct":
                yield Bond("plan", members, _is_ratio(*members))


def _parts(annotations: Sequence[Annotation]) -> Iterator[Bond]:
    wholes: dict[int, list[int]] = {}
    for index, whole in _to(annotations, "part_of"):
        if annotations[index].additive:
            wholes.setdefault(whole, []).append(index)
    for whole, parts in wholes.items():
        if len(parts) >= _FEWEST:
            yield Bond("parts", (whole, *parts), _makes_up(whole, tuple(parts)))


def _counts(annotations: Sequence[Annotation]) -> Iterator[Bond]:
    for index, count in _to(annotations, "share_of"):
        if annotations[count].kind == COVERAGE and annotations[count].of:
            yield Bond("count", (index,), _is_count(index, count))


def _moves(annotations: Sequence[Annotation]) -> Iterator[Bond]:
    for index, now in _to(annotations, "change_of"):
        if annotations[now].kind == RANK and annotations[now].of:
            yield Bond("move", (index,), _stays_among(now, index))


def _twins(annotations: Sequence[Annotation]) -> Iterator[Bond]:
    for index, other in _to(annotations, "same_as"):
        yield Bond(
            "twice",
            (index, other),
            lambda told, a=index, b=other: told[a].value == told[b].value,  # type: ignore[misc]
        )


def _span(one: Annotation) -> _Span:
    """Return the exact values that a printed number may stand for."""
    value = one.value or Decimal(0)
    exponent = (value / one.scale).normalize().as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    written = one.text.split("/")[0]
    if "," in written:
        decimals = max(decimals, len(written.partition(",")[2].split(" ")[0].rstrip("%")))
    step = Decimal(1).scaleb(-decimals) * one.scale
    return value - step, value + step


def _meet(one: _Span, other: _Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _adds_up(now: int, by: int, before: int) -> Callable[[Sequence[Annotation]], bool]:
    def holds(told: Sequence[Annotation]) -> bool:
        new, old = _span(told[now]), _span(told[before])
        rise = (new[0] - old[1], new[1] - old[0])
        if told[by].direction == "decrease":
            rise = (-rise[1], -rise[0])
        return _meet(rise, _span(told[by]))

    return holds


def _grows(now: int, rate: int, before: int) -> Callable[[Sequence[Annotation]], bool]:
    def holds(told: Sequence[Annotation]) -> bool:
        new, old = _span(told[now]), _span(told[before])
        if old[0] <= 0:
            return True
        shift = Decimal(0) if told[rate].form == "index_pct" else _HUNDRED
        grown = (new[0] / old[1] * _HUNDRED - shift, new[1] / old[0] * _HUNDRED - shift)
        if told[rate].direction == "decrease" and shift:
            grown = (-grown[1], -grown[0])
        return _meet(grown, _span(told[rate]))

    return holds


def _is_ratio(actual: int, ratio: int, plan: int) -> Callable[[Sequence[Annotation]], bool]:
    def holds(told: Sequence[Annotation]) -> bool:
        done, wanted = _span(told[actual]), _span(told[plan])
        if wanted[0] <= 0:
            return True
        reached = (done[0] / wanted[1] * _HUNDRED, done[1] / wanted[0] * _HUNDRED)
        return _meet(reached, _span(told[ratio]))

    return holds


def _makes_up(whole: int, parts: tuple[int, ...]) -> Callable[[Sequence[Annotation]], bool]:
    def holds(told: Sequence[Annotation]) -> bool:
        spans = [_span(told[part]) for part in parts]
        total = (sum((low for low, _ in spans), Decimal(0)), sum(high for _, high in spans))
        return _meet((total[0], Decimal(total[1])), _span(told[whole]))

    return holds


def _is_count(share: int, count: int) -> Callable[[Sequence[Annotation]], bool]:
    def holds(told: Sequence[Annotation]) -> bool:
        exact = (told[count].value or Decimal(0)) / (told[count].of or Decimal(1)) * _HUNDRED
        return _meet((exact, exact), _span(told[share]))

    return holds


def _stays_among(now: int, by: int) -> Callable[[Sequence[Annotation]], bool]:
    def holds(told: Sequence[Annotation]) -> bool:
        place, moved = told[now].value or Decimal(0), told[by].value or Decimal(0)
        was = place - moved if told[by].direction == "decrease" else place + moved
        return 1 <= was <= (told[now].of or was)

    return holds
