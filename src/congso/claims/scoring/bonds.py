"""What ties annotated figures of one text together, so that one wrong figure shows.

Now is before and the change; a growth rate is now over before; a ratio is the figure over its plan;
parts make up their whole; a percentage is so many of so many; the same figure is told twice; a
density is the count over the people; and the ledger holds what a person has marked as its figure.

A number with three zeros or more at its end may have been rounded there, and so may the last digit
of any other: what lies within that breaks no bond.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims.scoring.annotation import Annotation
from congso.claims.statement import CHANGE, COVERAGE, LEVEL, PLAN_RATIO, RANK, SHARE
from congso.observations.ledger import Ledger
from congso.observations.reference import Aspect
from congso.quantities.units import Kind

_HUNDRED = Decimal(100)
_Span = tuple[Decimal, Decimal]
_FEWEST = 2
_THOUSAND = Decimal(1000)
_NEAR = 60
_WITH_PLANS = {"plan", "ledger"}


@dataclass(frozen=True, slots=True)
class Bond:
    """Figures that must fit one another."""

    kind: str
    members: tuple[int, ...]
    holds: Callable[[Sequence[Annotation]], bool]
    """Whether they fit, as exactly as they are printed, when the annotations are these."""
    turns: int | None = None
    """The change whose direction the others give away."""


def bonds(annotations: Sequence[Annotation], ledger: Ledger | None = None) -> list[Bond]:
    """Return the bonds that hold in a text; what does not hold as published binds nothing."""
    every = (*_changes(annotations), *_plans(annotations), *_parts(annotations))
    every = (*every, *_counts(annotations), *_moves(annotations), *_twins(annotations))
    every = (*every, *_shares(annotations), *_densities(annotations), *_within(annotations))
    every = (*every, *(_recorded(annotations, ledger) if ledger else ()))
    return [bond for bond in every if _is_exact(annotations, bond) and bond.holds(annotations)]


def _is_exact(annotations: Sequence[Annotation], bond: Bond) -> bool:
    """Whether all are told exactly: not hơn, not “hai phần ba”; a plan is no fact, but firm."""
    loose = any(
        annotations[i].is_loose and not (bond.kind in _WITH_PLANS and annotations[i].kind == LEVEL)
        for i in bond.members
    )
    return not loose and all(any(map(str.isdigit, annotations[i].text)) for i in bond.members)


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
    beside = {index: index - 1 for index in range(1, len(annotations))}
    for index, count in {**beside, **dict(_to(annotations, "share_of"))}.items():
        one, told = annotations[index], annotations[count]
        near = one.start - told.end < _NEAR and (one.unit or "").startswith("%")
        if near and told.kind == COVERAGE and told.of and one.value is not None:
            yield Bond("count", (index, count), _is_count(index, count))


def _moves(annotations: Sequence[Annotation]) -> Iterator[Bond]:
    bases = {now: before for before, now in _to(annotations, "base_of")}
    for index, now in _to(annotations, "change_of"):
        before = bases.get(now)
        if annotations[now].kind == RANK and before is not None:
            yield Bond("move", (now, index, before), _moves_to(now, index, before), index)
        elif annotations[now].kind == RANK and annotations[now].of:
            yield Bond("move", (index,), _stays_among(now, index))


def _twins(annotations: Sequence[Annotation]) -> Iterator[Bond]:
    for index, other in _to(annotations, "same_as"):
        yield Bond(
            "twice",
            (index, other),
            lambda told, a=index, b=other: told[a].value == told[b].value,  # type: ignore[misc]
        )


def _within(annotations: Sequence[Annotation]) -> Iterator[Bond]:
    """Return what a number cannot pass by itself: its peers, all there are, the whole of a part."""
    for index, one in enumerate(annotations):
        if one.of is not None and one.kind in {RANK, COVERAGE}:
            yield Bond("peers", (index,), _is_among(index))
        elif one.kind in {SHARE, COVERAGE} and (one.unit or "").startswith("%"):
            yield Bond("whole", (index,), _is_no_more_than_all(index))
    for part, whole in _to(annotations, "part_of"):
        yield Bond("part", (part, whole), _lies_within(part, whole))


def _is_among(index: int) -> Callable[[Sequence[Annotation]], bool]:
    def holds(told: Sequence[Annotation]) -> bool:
        return (told[index].value or Decimal(0)) <= (told[index].of or Decimal(0))

    return holds


def _is_no_more_than_all(index: int) -> Callable[[Sequence[Annotation]], bool]:
    return lambda told: (told[index].value or Decimal(0)) <= _HUNDRED


def _lies_within(part: int, whole: int) -> Callable[[Sequence[Annotation]], bool]:
    return lambda told: _span(told[part])[0] <= _span(told[whole])[1]


def _shares(annotations: Sequence[Annotation]) -> Iterator[Bond]:
    """Return the percentages told beside a part of a whole that is told as well."""
    wholes = dict(_to(annotations, "part_of"))
    for index, part in _to(annotations, "share_of"):
        whole = wholes.get(part)
        if whole is not None and annotations[part].kind == LEVEL and annotations[whole].value:
            yield Bond("share", (index, part, whole), _is_ratio(part, index, whole))


def _densities(annotations: Sequence[Annotation]) -> Iterator[Bond]:
    """Return the densities on a hundred people whose count and whose people are told."""
    people = [i for i, one in enumerate(annotations) if one.kind == LEVEL and one.unit == "người"]
    for index, one in enumerate(annotations):
        thing, stroke, over = (one.unit or "").partition("/100 ")
        if one.kind != LEVEL or not stroke or not over.startswith(("dân", "người")):
            continue
        for count, other in enumerate(annotations):
            if other.kind != LEVEL or other.unit != thing or other.periods != one.periods:
                continue
            for all_ in people:
                if annotations[all_].periods == one.periods:
                    yield Bond("density", (index, count, all_), _is_ratio(count, index, all_))


def _recorded(annotations: Sequence[Annotation], ledger: Ledger) -> Iterator[Bond]:
    """Return the figures that the ledger holds itself."""
    for index, one in enumerate(annotations):
        if one.figure is None or one.value is None:
            continue
        figure = ledger.figure(one.figure)
        if figure.value is None:
            continue
        moved = one.figure.aspect in {Aspect.CHANGE, Aspect.GROWTH}
        rises = (figure.value > 0) != (figure.unit.kind is Kind.RANK)
        direction = ("increase" if rises else "decrease") if moved and figure.value else None
        yield Bond("ledger", (index,), _is_as(index, abs(figure.value), direction), index)


def _is_as(
    index: int, value: Decimal, direction: str | None
) -> Callable[[Sequence[Annotation]], bool]:
    def holds(told: Sequence[Annotation]) -> bool:
        turned = direction is not None and told[index].direction not in {direction, None}
        return _meet((value, value), _span(told[index])) and not turned

    return holds


def _span(one: Annotation) -> _Span:
    """Return the exact values that a printed number may stand for."""
    value = one.value or Decimal(0)
    exponent = (value / one.scale).normalize().as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    written = one.text.split("/")[0]
    if "," in written:
        decimals = max(decimals, len(written.partition(",")[2].split(" ")[0].rstrip("%")))
    step = Decimal(1).scaleb(-decimals)
    if not decimals and one.scale == 1 and "/" not in (one.unit or "/") and one.unit != "%":
        step = Decimal(0)
    bare = value / one.scale
    if not decimals and bare and bare % _THOUSAND == 0:
        step = _THOUSAND
        while bare % (step * 10) == 0:
            step *= 10
        step /= 2
    return value - step / 2 * one.scale, value + step * one.scale


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


def _moves_to(now: int, by: int, before: int) -> Callable[[Sequence[Annotation]], bool]:
    def holds(told: Sequence[Annotation]) -> bool:
        rise = (told[before].value or Decimal(0)) - (told[now].value or Decimal(0))
        return (-rise if told[by].direction == "decrease" else rise) == told[by].value

    return holds


def _stays_among(now: int, by: int) -> Callable[[Sequence[Annotation]], bool]:
    def holds(told: Sequence[Annotation]) -> bool:
        place, moved = told[now].value or Decimal(0), told[by].value or Decimal(0)
        was = place - moved if told[by].direction == "decrease" else place + moved
        return 1 <= was <= (told[now].of or was)

    return holds
