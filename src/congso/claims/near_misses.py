"""Figures that fit one another, would but for one slip of the hand, or have nothing to do together.

Where a text does not say that figures belong together, numbers that fit say it; and so do numbers
that one mistyped digit, or two neighbours that changed places, keep from fitting.

    >>> now, before = Statement(0, 3, "287", "level", Decimal(287)), Decimal(146)
    >>> before = Statement(0, 3, "146", "level", before)
    >>> by = [Statement(0, 3, n, "change", Decimal(n), form="delta_abs") for n in ("141", "114")]
    >>> [increase(now, each, before) for each in by]
    [<Fit.FITS: 'fits'>, <Fit.SLIPPED: 'slipped'>]
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import Enum

from congso.claims import precision
from congso.claims.precision import Interval
from congso.claims.statement import LEVEL, Statement

_HUNDRED, _ONE = Decimal(100), Decimal(1)
_SCALES = tuple(Decimal(1000) ** power for power in (-2, -1, 1, 2))
_TIMES = 20
"""How many times what rounding leaves open a number must be to say something."""
_BACK = 6
"""How far back another level may explain a change."""
_LEAST = Decimal("1e-9")


class Fit(Enum):
    """How figures stand to one another."""

    FITS = "fits"
    SLIPPED = "slipped"
    """They would fit but for one digit, two that changed places, or tăng for giảm."""
    APART = "apart"


def ratio(some: Statement, told: Statement, all_: Statement, per: Decimal = _HUNDRED) -> Fit:
    """Return how `some` over `all_`, times `per`, stands to the ratio told."""
    one, other, said = _count(some), _count(all_), precision.interval(told)
    if one[0] <= 0 or other[0] <= 0 or said[0] <= 0:
        return Fit.APART
    return _of_three(
        (told, (one[0] / other[1] * per, one[1] / other[0] * per), said),
        (some, (said[0] * other[0] / per, said[1] * other[1] / per), one),
        (all_, (one[0] / said[1] * per, one[1] / said[0] * per), other),
    )


def growth(now: Statement, rate: Statement, before: Statement) -> Fit:
    """Return how the growth from `before` to `now` stands to the rate told."""
    shift = Decimal(0) if rate.form == "index_pct" else _HUNDRED
    new, old, said = _count(now), _count(before), precision.interval(rate)
    if rate.form == "multiple":
        return ratio(now, rate, before, _ONE)
    if old[0] <= 0 or new[0] <= 0:
        return Fit.APART
    rates = (new[0] / old[1] * _HUNDRED - shift, new[1] / old[0] * _HUNDRED - shift)
    down = rate.direction == "decrease" and shift > 0
    rates = (-rates[1], -rates[0]) if down else rates
    if shift and precision.meet((-rates[1], -rates[0]), said):
        return Fit.SLIPPED  # tăng for giảm
    grown = (_HUNDRED - said[1], _HUNDRED - said[0]) if down else (shift + said[0], shift + said[1])
    if grown[0] <= 0:
        return Fit.APART
    return _of_three(
        (rate, rates, said),
        (now, (old[0] * grown[0] / _HUNDRED, old[1] * grown[1] / _HUNDRED), new),
        (before, (new[0] / grown[1] * _HUNDRED, new[1] / grown[0] * _HUNDRED), old),
    )


def increase(now: Statement, by: Statement, before: Statement) -> Fit:
    """Return how the step from `before` to `now` stands to the change told."""
    new, old, step = (precision.counted(each) for each in (now, before, by))
    down = by.direction == "decrease"
    rise = (new[0] - old[1], new[1] - old[0])
    rises = (-rise[1], -rise[0]) if down else rise
    if not precision.meet(rises, step) and precision.meet((-rises[1], -rises[0]), step):
        return Fit.SLIPPED  # tăng for giảm
    signed = (-step[1], -step[0]) if down else step
    return _of_three(
        (by, rises, step),
        (now, (old[0] + signed[0], old[1] + signed[1]), new),
        (before, (new[0] - signed[1], new[1] - signed[0]), old),
    )


def total(whole: Statement, parts: Sequence[Statement]) -> Fit:
    """Return how the sum of `parts` stands to the whole told."""
    spans = [precision.counted(part) for part in parts]
    low, high = (sum((span[side] for span in spans), Decimal(0)) for side in (0, 1))
    all_ = precision.counted(whole)
    others = [
        (part, (all_[0] - high + span[1], all_[1] - low + span[0]), span)
        for part, span in zip(parts, spans, strict=True)
    ]
    return _of_three((whole, (low, high), all_), *others)


def first(
    fit: Callable[[Statement, Statement, Statement], Fit],
    triples: Sequence[tuple[Statement, Statement, Statement]],
) -> tuple[Statement, Statement, Statement] | None:
    """Return the first three that a slip keeps apart; None where any three fit as they stand."""
    found = [(fit(*triple), triple) for triple in triples]
    if any(each is Fit.FITS for each, _ in found):
        return None
    return next((triple for each, triple in found if each is Fit.SLIPPED), None)


def is_explained(
    fit: Callable[[Statement, Statement, Statement], Fit],
    statements: Sequence[Statement],
    change: int,
    now: int,
    before: Statement,
) -> bool:
    """Return whether a level told before leads with the other two to where it stands, not `now`.

    “1.848 ca nội soi. Số ca tăng 420 ca so với năm 2023 (4.200 ca)”: it is of 4.620 ca, told above.
    """
    one, by = statements[now], statements[change]
    if fit(one, by, before) is Fit.FITS:
        return False
    return any(
        other.kind == LEVEL
        and other.unit == one.unit
        and other is not one
        and other is not before
        and fit(other, by, before) is Fit.FITS
        for other in statements[max(0, change - _BACK) : change]
    )


def _count(statement: Statement) -> Interval:
    return precision.measured(statement)


def _is_scaled(own: Interval, one: Statement, span: Interval) -> bool:
    """Whether another scale word would make a figure fit: 17,43 nghìn USD for 17,43 tỷ USD."""
    if (one.scale or 1) == 1:
        return False
    wide = (span[1] - span[0]) * _TIMES
    scaled = ((own[0] * by, own[1] * by) for by in _SCALES)
    return any(precision.meet(each, span) and each[1] >= wide for each in scaled)


def _of_three(*told: tuple[Statement, Interval, Interval]) -> Fit:
    """Return how figures fit, each given with what the others make it and with what it says."""
    _, wanted, said = told[0]
    if precision.meet(wanted, said):
        return Fit.FITS
    slipped = any(
        not precision.meet(span, own)
        and span[1] > 0
        and (precision.is_near(one, span) or _is_scaled(own, one, span))
        for one, span, own in told
    )
    return Fit.SLIPPED if slipped else Fit.APART
