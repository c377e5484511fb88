"""Rounding as offices print (half up) told apart from cutting digits off.

Of 16.274 tasks due in 2017, 16.051 were done: 98,63% by rounding, while the report prints 98,62.

    >>> exact = Decimal(16051) / Decimal(16274) * 100
    >>> half_up(exact, 2), cut(exact, 2)
    (Decimal('98.63'), Decimal('98.62'))
    >>> how_printed(exact, Decimal("98.62"))
    <Printing.CUT: 'cut'>
"""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from enum import Enum

_WIDE = Context(prec=300)
"""Wide enough for any numeral that a text may hold, and for the ratio of the two that lie furthest
apart among those that a formula may give."""


class Printing(Enum):
    """How a printed number comes from an exact one."""

    ROUNDED = "rounded"
    CUT = "cut"
    OTHER = "other"


def half_up(value: Decimal, decimals: int) -> Decimal:
    """Return `value` with `decimals` digits after the comma, halves away from zero."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_WIDE)


def cut(value: Decimal, decimals: int) -> Decimal:
    """Return `value` with the digits after `decimals` dropped."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_DOWN, context=_WIDE)


def decimals_of(printed: Decimal) -> int:
    """Return how many digits after the comma `printed` carries: 2 for 103,33, 0 for 1.422."""
    exponent = printed.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def how_printed(exact: Decimal, printed: Decimal, decimals: int | None = None) -> Printing:
    """Return whether `printed` is `exact` rounded half up, cut, or neither.

    Shape: `decimals` defaults to what `printed` carries; negative for tens, hundreds …
    """
    places = decimals_of(printed) if decimals is None else decimals
    if half_up(exact, places) == printed:
        return Printing.ROUNDED
    return Printing.CUT if cut(exact, places) == printed else Printing.OTHER
