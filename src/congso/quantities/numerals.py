"""Numbers as Vietnamese official prose writes them.

A full stop groups thousands and a comma marks decimals: ``1.422`` is one thousand four hundred
and twenty-two, ``2,25`` two and a quarter. ``03 trạm`` is three.

    >>> read("103,33")
    Decimal('103.33')
    >>> write(Decimal("5760"))
    '5.760'
    >>> read_scaled("1,2 triệu")
    Decimal('1200000')
"""

import re
from decimal import Context, Decimal
from functools import lru_cache

from congso.quantities.rounding import half_up

MINUS = "\u2212"
"""The minus sign that is printed; a hyphen is read as one too."""

SCALES = {
    "trăm": Decimal(100),
    "nghìn": Decimal(1000),
    "ngàn": Decimal(1000),
    "vạn": Decimal(10_000),
    "triệu": Decimal(1_000_000),
    "tỷ": Decimal(1_000_000_000),
    "tỉ": Decimal(1_000_000_000),
}
"""Scale words; two may follow one another: ``2 nghìn tỷ``."""

_NUMERAL = re.compile(r"(?P<whole>[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?", re.ASCII)
_LONGEST = 60
_WIDE = Context(prec=120)


class NotANumeral(ValueError):
    """The text is not a number in the official Vietnamese notation."""

    def __init__(self, text: str) -> None:
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        super().__init__(
            f"“{shown}” không phải là số viết theo lối Việt Nam: dấu chấm ngăn hàng nghìn, "
            "dấu phẩy ngăn phần thập phân, ví dụ 1.422 hoặc 103,33."
        )


def read(text: str) -> Decimal:
    """Return the number that `text` spells; its decimals are kept as written.

    Shape: one unsigned numeral, no unit, no blanks.
    Units: none; the caller pairs the number with its `Unit`.
    Raises: `NotANumeral`.
    Source: Luật Kế toán 88/2015/QH13, Điều 11 (digits and separators).
    """
    match = _NUMERAL.fullmatch(text)
    if match is None or len(text) > _LONGEST:
        raise NotANumeral(text)
    whole, part = match["whole"].replace(".", ""), match["part"]
    return Decimal(f"{whole}.{part}" if part else whole)


def read_scaled(text: str) -> Decimal:
    """Return the number of `text` with its scale words multiplied out.

    Shape: a numeral and up to two scale words: ``69,3 tỷ``, ``2 nghìn tỷ``, ``1.422``.
    Raises: `NotANumeral`.

    >>> read_scaled("69,3 tỷ")
    Decimal('69300000000')
    """
    numeral, *words = text.split()[:4] or [""]
    if len(words) > 2 or any(word.casefold() not in SCALES for word in words):
        raise NotANumeral(text)
    value = read(numeral)
    for word in words:
        value = _WIDE.multiply(value, SCALES[word.casefold()])
    return plain(value) if words else value


def write(value: Decimal, decimals: int | None = None) -> str:
    """Return `value` as printed: ``1.422``, ``103,33``; a negative one with the true minus.

    Shape: `decimals` digits after the comma, rounded half up; a negative count rounds to tens,
    hundreds …; None prints the digits that `value` carries.
    Units: none.

    >>> write(Decimal("5758.75"), -1)
    '5.760'
    >>> write(Decimal("2.2466"), 2)
    '2,25'
    """
    return _written(value) if decimals is None else _rounded(value, decimals)


@lru_cache(maxsize=4096)
def _rounded(value: Decimal, decimals: int) -> str:
    # Equal values round to the same digits, however many decimals each of them carries.
    return _written(half_up(value, decimals))


def _written(value: Decimal) -> str:
    whole, _, part = f"{value.copy_abs():f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = MINUS if value < 0 else ""
    return f"{sign}{grouped},{part}" if part else f"{sign}{grouped}"


def plain(value: Decimal) -> Decimal:
    """Return `value` without an exponent and without trailing zero decimals.

    >>> plain(Decimal("1.20E+6"))
    Decimal('1200000')
    """
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1), context=_WIDE) if value == whole else _WIDE.normalize(value)
