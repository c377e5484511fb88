"""How exactly a printed number speaks: 2,25 to the hundredth, 5.760 to the ten, hơn 2.000 loosely.

A printed number stands for every exact one that prints as it. Zeros at the end of a whole number
mean that it may have been rounded there, as long as that moves it by no more than one part in a
hundred; a single zero says so only of what is computed, for every tenth count ends in one.

    >>> people = Statement(0, 5, "5.760", "level", value=Decimal(5760), written="5.760")
    >>> exact = Decimal("5758.75")
    >>> agrees(people, exact, computed=True), agrees(people, exact)
    (True, False)
    >>> printed_like(people, Decimal("5671.2"))
    '5.671'
"""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from congso.claims.prose import vocabulary
from congso.claims.statement import Statement
from congso.quantities import numerals
from congso.quantities.rounding import decimals_of

_LOOSEST = Decimal("0.01")
_TEN = Decimal(10)
_HALF = Decimal("0.5")
_THOUSAND = Decimal(1000)
_NINE = 9
_TWO = 2
_MOST_DIGITS = 30
"""A longer number is none that a person has mistyped."""
_ABOUT = Decimal("0.05")
_ROUNDLY = Decimal("0.15")
"""How far above “hơn” and below “gần” a number may lie."""

Interval = tuple[Decimal, Decimal]


def step(statement: Statement, *, computed: bool = False) -> Decimal:
    """Return what the last meaningful digit counts: 0,01 of 2,25; 100 of 70.500; 1 of 1.422."""
    value = abs(statement.value or Decimal(0))
    scale = Decimal(statement.scale or 1)
    bare = value / scale
    decimals = _decimals(statement)
    if decimals:
        return Decimal(1).scaleb(-decimals) * scale
    finest = Decimal(1)
    while finest * 10 <= bare * _LOOSEST and bare % (finest * 10) == 0:
        finest *= 10
    if finest == _TEN and not computed:
        finest = Decimal(1)
    return finest * scale


def interval(statement: Statement) -> Interval:
    """Return the exact values that the printed one may stand for; digits may have been cut off."""
    value = statement.value or Decimal(0)
    upper = statement.value_max if statement.value_max is not None else value
    half = step(statement) / 2
    match statement.approx:
        case "gt":
            return value, upper + abs(upper) * _ROUNDLY
        case "ge":
            return value, upper + abs(upper)
        case "lt":
            return value - abs(value) * _ROUNDLY, upper
        case "approx":
            wide = max(abs(value) * _ABOUT, half)
            return value - wide, upper + wide
    return value - half, upper + max(half, step(statement) if _decimals(statement) else half)


def counted(statement: Statement) -> Interval:
    """Return what a printed number stands for where counts are added up or a plan is divided by.

    Fewer than three zeros at the end are digits like others there: 65.300 hồ sơ and 3.150 more
    make 68.450; 300.000 may still have been rounded.

    >>> counted(Statement(0, 6, "65.300", "level", value=Decimal(65300), written="65.300"))
    (Decimal('65300'), Decimal('65300'))
    """
    value, scale = statement.value or Decimal(0), Decimal(statement.scale or 1)
    loose = statement.approx is not None or statement.value_max is not None
    if loose or _decimals(statement) or (value / scale) % _THOUSAND == 0:
        return interval(statement)
    half = scale / 2 if scale != 1 else Decimal(0)
    return value - half, value + half


def measured(statement: Statement) -> Interval:
    """Return what a printed number stands for where another is divided by it: things are whole.

    >>> measured(Statement(0, 8, "193 điểm", "level", value=Decimal(193), unit="điểm phục vụ"))
    (Decimal('193'), Decimal('193'))
    """
    loose = statement.approx is not None or statement.value_max is not None
    plain = statement.scale in {None, 1} and not _decimals(statement)
    things = vocabulary.COUNTED_HERE.fullmatch((statement.unit or "").lower()) is not None
    if things and plain and not loose and step(statement) == 1:
        value = statement.value or Decimal(0)
        return value, value
    return interval(statement)


def is_mistyped(statement: Statement, exact: Decimal) -> bool:
    """Return whether a number is `exact` but for one digit, or two neighbours that changed places.

    >>> wrong = Statement(0, 3, "586", "level", value=Decimal(586), written="586")
    >>> [is_mistyped(wrong, Decimal(number)) for number in (286, 568, 587, 268)]
    [True, True, True, False]
    """
    if exact <= 0 or statement.value is None:
        return False
    one, other = (_digits(statement, value) for value in (statement.value, exact))
    if len(one) != len(other):
        return False
    apart = [place for place, pair in enumerate(zip(one, other, strict=True)) if len({*pair}) > 1]
    if len(apart) == 1:
        return True
    first, last = (apart[0], apart[-1]) if apart else (0, 0)
    swapped = one[first] == other[last] and one[last] == other[first]
    return len(apart) == _TWO and last == first + 1 and swapped


def would_add_up(whole: Statement, parts: Sequence[Statement]) -> bool:
    """Return whether parts miss their whole, and would make it up but for one slip of the hand."""
    missed = (whole.value or Decimal(0)) - sum(
        (part.value or Decimal(0) for part in parts), Decimal(0)
    )
    if not missed:
        return False
    return is_mistyped(whole, (whole.value or Decimal(0)) - missed) or any(
        is_mistyped(part, (part.value or Decimal(0)) + missed) for part in parts
    )


def is_near(statement: Statement, span: Interval) -> bool:
    """Return whether a number would lie in `span` were it not for one slip of the hand.

    >>> share = Statement(0, 5, "52,8%", "share", value=Decimal("52.8"), written="52,8")
    >>> is_near(share, (Decimal("82.74"), Decimal("82.76")))
    True
    """
    decimals = _decimals(statement)
    finest = Decimal(1).scaleb(-decimals) * Decimal(statement.scale or 1)
    least, most = ((edge / finest) for edge in span)
    if most < 0 or most.adjusted() >= _MOST_DIGITS:
        return False
    low = int((least - _HALF).to_integral_value(ROUND_CEILING))
    high = int((most + _HALF).to_integral_value(ROUND_FLOOR))
    written = _digits(statement, statement.value or Decimal(0)).zfill(decimals + 1)
    return low <= high and _can_slip_into(written, low, high, leading=len(written) == decimals + 1)


def _can_slip_into(digits: str, low: int, high: int, *, leading: bool) -> bool:
    """Whether one digit, or two neighbours that change places, lead from `digits` into a range.

    Only where `leading` may the first digit become a nought: 3,52 for 0,52.
    """
    value, weight, after = int(digits), 1, 0
    for place in range(len(digits) - 1, -1, -1):
        digit = int(digits[place])
        fewest = max(0 if place or leading else 1, digit - (value - low) // weight)
        most = min(_NINE, digit + (high - value) // weight)
        if fewest <= most and not fewest == most == digit:
            return True
        if weight > 1:
            swapped = value + (after - digit) * (weight - weight // 10)
            if after != digit and (place or after or leading) and low <= swapped <= high:
                return True
        after, weight = digit, weight * 10
    return False


def _digits(statement: Statement, value: Decimal) -> str:
    """Return the digits that a value is printed with as the statement prints its own."""
    finest = Decimal(1).scaleb(-_decimals(statement)) * Decimal(statement.scale or 1)
    whole = value / finest
    return str(int(whole.to_integral_value())) if whole.adjusted() < _MOST_DIGITS else ""


def is_one_slip(missed: Decimal) -> bool:
    """Return whether a difference is what one mistyped digit makes, or two that changed places.

    >>> [is_one_slip(Decimal(n)) for n in (300, 63, 120, 0)]
    [True, True, False, False]
    """
    number = int("".join(map(str, abs(missed).normalize().as_tuple().digits)))
    return 0 < number <= _NINE or (number % _NINE == 0 < number <= _NINE * _NINE)


def agrees(statement: Statement, exact: Decimal, *, computed: bool = False) -> bool:
    """Return whether `exact` prints as the statement does: rounded half up, or loosely."""
    low, high = interval(statement)
    if statement.approx is not None or statement.value_max is not None:
        return low <= exact <= high
    value, half = statement.value or Decimal(0), step(statement, computed=computed) / 2
    return value - half <= exact < value + half


def meet(one: Interval, other: Interval) -> bool:
    """Return whether two intervals have a value in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def printed_like(statement: Statement, exact: Decimal) -> str:
    """Return `exact` as the text would write it: decimals, scale word and leading zero."""
    scaled = exact / Decimal(statement.scale or 1)
    number = numerals.write(scaled, _decimals(statement))
    written = statement.written or ""
    if written.startswith("0") and written.isdigit() and number.isdigit():
        number = number.zfill(len(written))
    if statement.written and statement.scale:
        number += statement.text.partition(statement.written)[2].removesuffix(statement.unit or "")
    return number.strip()


def said(statement: Statement, number: str) -> str:
    """Return `number` with the unit that the text gives the statement.

    >>> said(Statement(0, 7, "86 trạm", "change", written="86", unit="trạm"), "76")
    '76 trạm'
    """
    unit = statement.unit or ""
    if not unit or not statement.text.endswith(unit) or number.endswith("%"):
        return number
    return f"{number}%" if unit == "%" else f"{number} {unit}"


def _decimals(statement: Statement) -> int:
    if statement.value is None:
        return 0
    written = statement.written or ""
    _, comma, part = written.partition(",")
    if comma and part.isdigit() and not _is_thousands(statement, written):
        return len(part)
    if statement.written and statement.scale and statement.value % statement.scale:
        return decimals_of(statement.value / statement.scale)  # 6 tỷ 870 triệu đồng
    return 0 if statement.written else decimals_of(statement.value)


def _is_thousands(statement: Statement, written: str) -> bool:
    """Whether the comma was typed for a full stop: 1,422 trạm."""
    whole = written.replace(",", "").replace(".", "")
    return (
        statement.value is not None
        and whole.isdigit()
        and Decimal(whole) * (statement.scale or 1) == statement.value
    )
