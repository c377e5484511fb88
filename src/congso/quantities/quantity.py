r"""A number with its unit, printed as an official page prints it.

>>> from congso.quantities import units
>>> Quantity(Decimal("2.2466"), units.named("km")).printed(2)
'2,25\xa0km'
>>> Quantity(Decimal("103.33"), units.named("%")).printed(2)
'103,33%'
"""

from dataclasses import dataclass
from decimal import Decimal

from congso.quantities import numerals
from congso.quantities.units import Unit


class UnitsDoNotMatch(ValueError):
    """Two quantities of different sorts were put together."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(
            f"Không thể cộng trừ hay so sánh “{one}” với “{other}”: hai đơn vị khác loại. "
            "Hãy đổi về cùng một đơn vị."
        )


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value and the unit it is counted in."""

    value: Decimal
    unit: Unit

    def to(self, unit: Unit) -> "Quantity":
        """Return the same amount in another unit of the same sort.

        Raises: `UnitsDoNotMatch`.

        >>> from congso.quantities import units
        >>> Quantity(Decimal(3), units.named("km")).to(units.named("m")).value
        Decimal('3000')
        """
        if not self.unit.is_like(unit):
            raise UnitsDoNotMatch(self.unit.symbol, unit.symbol)
        return Quantity(numerals.plain(self.value * self.unit.factor / unit.factor), unit)

    def printed(self, decimals: int | None = None) -> str:
        """Return number and unit as printed; they never part at a line end."""
        return f"{numerals.write(self.value, decimals)}{self.unit.joins}{self.unit.symbol}"
