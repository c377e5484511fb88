"""Units of measure: what may be added, divided and compared, and what may not.

Counted things (điểm, trạm, thuê bao, người) carry a label but no dimension: only so does
``sqrt(area / (pi * points))`` come out as a length. The label still keeps điểm and người apart.
A percentage, a percentage point and a rank are different kinds of number even where all are
"just numbers".

    >>> named("km²").dimension == (named("km").dimension * 2)
    True
    >>> named("%").factor
    Decimal('0.01')
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from congso.quantities.counted import NOTHING, Counted


class Kind(Enum):
    """Which sort of number a unit belongs to; different sorts never add up."""

    AMOUNT = "amount"
    SHARE = "share"
    POINTS = "percentage points"
    RANK = "rank"
    SCORE = "score"
    TEXT = "text"
    """Words, which nobody counts with."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """Powers of length, money and time: km² is length 2, a count has none."""

    length: Fraction = Fraction(0)
    money: Fraction = Fraction(0)
    time: Fraction = Fraction(0)

    def __add__(self, other: "Dimension") -> "Dimension":
        """Return the dimension of a product."""
        return Dimension(
            self.length + other.length, self.money + other.money, self.time + other.time
        )

    def __sub__(self, other: "Dimension") -> "Dimension":
        """Return the dimension of a quotient."""
        return self + other * -1

    def __mul__(self, power: int | Fraction) -> "Dimension":
        """Return the dimension of a power."""
        return Dimension(self.length * power, self.money * power, self.time * power)

    def __str__(self) -> str:
        """Return the dimension in Vietnamese words, for messages."""
        named_powers = (("độ dài", self.length), ("tiền", self.money), ("thời gian", self.time))
        said = [name if power == 1 else f"{name}^{power}" for name, power in named_powers if power]
        return " · ".join(said) or "số đếm, không thứ nguyên"


NUMBER = Dimension()
LENGTH = Dimension(length=Fraction(1))
MONEY = Dimension(money=Fraction(1))
TIME = Dimension(time=Fraction(1))


class UnknownUnit(LookupError):
    """No unit of this name is known."""

    def __init__(self, symbol: str) -> None:
        super().__init__(
            f"Không có đơn vị đo “{symbol}”. Hãy dùng một đơn vị đã khai trong "
            "congso/quantities/units.py, hoặc khai thêm một dòng ở đó."
        )


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: a symbol that is printed and the dimension that is checked."""

    symbol: str
    dimension: Dimension = NUMBER
    factor: Decimal = Decimal(1)
    """One of this unit in the plain unit of its dimension: 0,01 for %, 1000 for km in metres."""
    kind: Kind = Kind.AMOUNT
    counted: Counted = NOTHING
    """What is counted; only a formula minds it, so that older comparisons of units stand."""

    @property
    def joins(self) -> str:
        """What stands between number and unit in print: nothing before a percent sign."""
        return "" if self.symbol == "%" else "\u00a0"

    @property
    def is_per(self) -> bool:
        """Whether it is so much on each of something: an average, which never adds up."""
        powers = (self.dimension.length, self.dimension.money, self.dimension.time)
        return self.counted.is_per or min(powers) < 0

    def is_like(self, other: "Unit") -> bool:
        """Return whether values of the two units may be added or compared."""
        return self.dimension == other.dimension and self.kind == other.kind


_AREA = LENGTH * 2
_COUNTED = (
    "điểm", "trạm", "lớp", "doanh nghiệp", "đơn vị", "thuê bao", "người", "hộ",
    "chỉ tiêu", "dịch vụ", "hồ sơ", "bưu gửi", "lượt", "nhiệm vụ", "cuộc", "xã", "tỉnh",
    "địa bàn", "ấp", "khóm", "giao dịch", "máy", "cơ quan", "chế độ báo cáo",
)  # fmt: skip
_PER_POINT = Counted.of("", per="điểm")

UNITS: dict[str, Unit] = {
    unit.symbol: unit
    for unit in (
        *(Unit(symbol, counted=Counted.of(symbol)) for symbol in _COUNTED),
        Unit("điểm phục vụ", counted=Counted.of("điểm")),
        Unit("tỉnh, thành", counted=Counted.of("tỉnh")),
        Unit("m", LENGTH),
        Unit("km", LENGTH, Decimal(1000)),
        Unit("km/điểm phục vụ", LENGTH, Decimal(1000), counted=_PER_POINT),
        Unit("m²", _AREA),
        Unit("ha", _AREA, Decimal(10_000)),
        Unit("km²", _AREA, Decimal(1_000_000)),
        Unit("người/điểm phục vụ", counted=Counted.of("người", per="điểm")),
        Unit("người/km²", NUMBER - _AREA, Decimal("0.000001"), counted=Counted.of("người")),
        Unit(
            "thuê bao/100 dân",
            factor=Decimal("0.01"),
            counted=Counted.of("thuê bao", per="người"),
        ),
        Unit("đồng", MONEY),
        Unit("nghìn đồng", MONEY, Decimal(1000)),
        Unit("triệu đồng", MONEY, Decimal(1_000_000)),
        Unit("tỷ đồng", MONEY, Decimal(1_000_000_000)),
        Unit("ngày", TIME),
        Unit("%", factor=Decimal("0.01"), kind=Kind.SHARE),
        Unit("điểm phần trăm", factor=Decimal("0.01"), kind=Kind.POINTS),
        Unit("hạng", kind=Kind.RANK, counted=Counted.of("hạng")),
        Unit("bậc", kind=Kind.RANK, counted=Counted.of("bậc")),
        Unit("điểm số", kind=Kind.SCORE),
        Unit("chữ", kind=Kind.TEXT, counted=Counted.of("chữ")),
    )
}


def named(symbol: str) -> Unit:
    """Return the unit that is printed as `symbol`.

    Raises: `UnknownUnit`.
    """
    try:
        return UNITS[symbol]
    except KeyError:
        raise UnknownUnit(symbol) from None
