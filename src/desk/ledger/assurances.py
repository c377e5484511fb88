"""What was checked of a figure before it is explained, each check carried out anew.

1.422 − 1.346 = 76; 2G 952, 3G 1.309, 4G 1.378, 5G 3: none is more than 1.422.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from congso.indicators.formula import evaluation
from congso.indicators.formula import units as formula_units
from congso.indicators.formula.evaluation import Missing
from congso.indicators.indicator import Indicator
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.reference import Aspect, Reference
from congso.quantities import numerals
from congso.quantities.rounding import half_up
from congso.quantities.units import Kind
from congso.writing import dates
from desk.ledger import parted, targets
from desk.ledger.parted import Division


@dataclass(frozen=True, slots=True)
class Assurance:
    """One check: what was found, and whether it holds."""

    said: str
    note: str
    holds: bool = True


Check = Callable[[Ledger, Figure], Assurance | None]


def of(ledger: Ledger, figure: Figure) -> tuple[Assurance, ...]:
    """Return every check that speaks of the figure, those of its parts first."""
    if figure.value is None:
        return ()
    found = (check(ledger, figure) for check in CHECKS)
    told = (assurance for assurance in found if assurance is not None)
    return (*_parts_fit(ledger, figure), *told)


def units_fit(ledger: Ledger, figure: Figure) -> Assurance | None:
    """Return whether the formula gives the sort of number that the indicator declares."""
    formula = figure.formula
    if formula is None:
        return None
    units = {name: ledger.catalogue[code].unit for name, code in formula.inputs.items()}
    sort = formula_units.sort_of(formula.tree, units)
    try:
        formula_units.require(formula.tree, units, figure.indicator.unit)
    except formula_units.WrongUnit as fault:
        return Assurance(str(fault), "đơn vị của công thức", holds=False)
    return Assurance(f"Đơn vị của công thức khớp với {figure.unit.symbol}", f"loại kết quả: {sort}")


def comes_out_again(_ledger: Ledger, figure: Figure) -> Assurance | None:
    """Return whether the formula gives the same when it is computed once more."""
    formula = figure.formula
    if formula is None or figure.value is None:
        return None
    given: dict[object, Decimal | Missing] = {
        **dict(zip(formula.asked, map(_plain, figure.inputs), strict=True)),
        **dict(zip(formula.counts, (Decimal(roll.count) for roll in figure.rolls), strict=True)),
    }
    value = formula.value(given.__getitem__, figure.unit)
    if isinstance(value, Missing):
        return Assurance(value.reason, "tính lại từ đầu vào", holds=False)
    holds = value == figure.value
    exact = numerals.plain(half_up(value, 6))
    return Assurance(
        f"Tính lại từ {len(given)} đầu vào ra {numerals.write(exact)}, in thành {figure.printed}",
        _rounding(figure.decimals, is_exact=exact == half_up(value, figure.decimals or 0)),
        holds,
    )


def change_adds_up(ledger: Ledger, figure: Figure) -> Assurance | None:
    """Return whether before and change lead to now, at the printed precision."""
    changed = ledger.figure(replace(figure.reference, aspect=Aspect.CHANGE))
    if changed.value is None or figure.decimals is None or figure.unit.kind is Kind.RANK:
        return None
    now, before = (half_up(one.value or Decimal(0), figure.decimals) for one in changed.inputs)
    moved = half_up(changed.value, figure.decimals)
    base = figure.reference.period.previous().said
    written = (numerals.write(number, max(figure.decimals, 0)) for number in (now, before, moved))
    holds = now - before == moved
    note = f"so với {base}" if holds else f"so với {base}; lệch ở chữ số cuối do làm tròn từng số"
    return Assurance("{} − {} = {}".format(*written), note, holds)


def rank_moves_as_told(ledger: Ledger, figure: Figure) -> Assurance | None:
    """Return whether a rank lies among its peers, and how it moved."""
    if figure.unit.kind is not Kind.RANK or figure.value is None or figure.of is None:
        return None
    holds = 1 <= figure.value <= figure.of
    before = ledger.figure(
        replace(figure.reference, period=figure.reference.period.previous(), base=None)
    )
    note = f"bảng xếp hạng có {numerals.write(figure.of, 0)} đơn vị"
    if before.value is not None:
        note += f"; {before.reference.period.said} đứng thứ {before.printed}"
    return Assurance(
        f"Hạng {numerals.write(figure.value, 0)} nằm từ 1 đến {numerals.write(figure.of, 0)}",
        note,
        holds,
    )


def _parts_fit(ledger: Ledger, figure: Figure) -> Iterator[Assurance]:
    """Yield whether the parts of an indicator go with the whole, for each way of dividing it."""
    if not figure.reference.breakdown and figure.value is not None:
        for one in parted.divisions(ledger.catalogue, figure.indicator):
            found = _these_parts_fit(ledger, figure, figure.value, one)
            if found:
                yield found


def _these_parts_fit(
    ledger: Ledger, figure: Figure, whole: Decimal, division: Division
) -> Assurance | None:
    divided, breakdown = division.divided, division.breakdown
    parts = [
        (member.name, part.value, part.printed)
        for member in breakdown.members
        if (part := ledger.figure(_part(figure, divided, member.code))).value is not None
    ]
    values = [value for _, value, _ in parts if value is not None]
    if not values:
        return None
    told = ", ".join(f"{name} {printed}" for name, _, printed in parts)
    total = sum(values, Decimal(0))
    if breakdown.overlapping:
        return Assurance(
            f"{told}: mỗi số không quá {figure.printed}",
            f"một {figure.unit.symbol} được đếm ở mỗi phần mà nó có, nên các số không cộng lại",
            max(values) <= whole <= total,
        )
    return Assurance(f"{told}: cộng lại bằng {figure.printed}", "", total == whole)


def share_is_within_hundred(_ledger: Ledger, figure: Figure) -> Assurance | None:
    """Return whether a share lies between nothing and everything."""
    if figure.unit.kind is not Kind.SHARE or figure.value is None:
        return None
    return Assurance(f"{figure.quantity} nằm từ 0% đến 100%", "", 0 <= figure.value <= 100)


def ratio_takes_its_own_plan(ledger: Ledger, figure: Figure) -> Assurance | None:
    """Return how the ratio to plan comes out of value and plan."""
    if figure.indicator.code not in targets.assigned(ledger.catalogue):
        return None
    ratio = ledger.figure(replace(figure.reference, aspect=Aspect.PLAN_RATIO))
    if ratio.value is None:
        return None
    actual, planned = ratio.inputs
    if actual.value is None or not planned.value:
        return None
    again = half_up(actual.value / planned.value * 100, ratio.decimals or 0)
    return Assurance(
        f"{actual.printed} ÷ {planned.printed} = {numerals.write(again)}% kế hoạch",
        "thực hiện chia cho kế hoạch của chính chỉ tiêu này",
        f"{numerals.write(again)}%" == ratio.quantity,
    )


def inputs_are_of_the_period(_ledger: Ledger, figure: Figure) -> Assurance | None:
    """Return of which periods the inputs are, and whether one of them is a register's."""
    if figure.formula is None:
        return None
    older = [
        f"{found.indicator.name} lấy số {found.observation.key.period.said}"
        for found in figure.inputs
        if found.observation and found.observation.key.period != found.reference.period
    ]
    if older:
        return Assurance("; ".join(older), "số đăng ký, giữ đến khi có số mới")
    if not figure.inputs:
        return _register_answers(figure)
    gathered = [part for one in figure.inputs if one.gathers for part in one.inputs]
    asked = {one.reference.period for one in (*figure.inputs, *gathered)}
    first, last = (end(asked, key=lambda one: one.end) for end in (min, max))
    if first != last:
        said = f"Đầu vào là số từ {first.said} đến {last.said}"
        return Assurance(said, "đúng những kỳ mà công thức hỏi")
    return Assurance(
        f"Mọi đầu vào đều là số của {figure.reference.period.said}", "cùng kỳ với kết quả"
    )


def _register_answers(figure: Figure) -> Assurance | None:
    """Return for which day the registers were counted, and until when they were looked through."""
    said = [
        f"Đếm ngày {dates.short(roll.day)}, danh sách rà soát đến {dates.short(roll.checked_on)}"
        for roll in figure.rolls
        if roll.checked_on
    ]
    note = "ngày đếm nằm trong thời gian của danh sách"
    return Assurance("; ".join(said), note) if said else None


CHECKS: tuple[Check, ...] = (
    change_adds_up,
    rank_moves_as_told,
    share_is_within_hundred,
    ratio_takes_its_own_plan,
    comes_out_again,
    units_fit,
    inputs_are_of_the_period,
)


def _plain(figure: Figure) -> Decimal | Missing:
    if figure.value is None:
        return Missing(f"{figure.name}: {figure.missing}")
    return evaluation.to_plain(figure.value, figure.unit.factor)


def _part(figure: Figure, divided: Indicator, member: str) -> Reference:
    return replace(figure.reference, indicator=divided.code, breakdown=member, aspect=Aspect.LEVEL)


def _rounding(decimals: int | None, *, is_exact: bool) -> str:
    if is_exact or decimals is None:
        return "không phải làm tròn"
    if decimals < 0:
        return f"in tròn đến {'chục' if decimals == -1 else 'trăm'}"
    return f"làm tròn {decimals} chữ số sau dấu phẩy" if decimals else "làm tròn đến đơn vị"
