"""Parts and their whole in one table: counts that divide a whole add up to it exactly.

>>> from decimal import Decimal
>>> parts = [Decimal(13119), Decimal(2065), Decimal(348)]
>>> misfit(Decimal(15533), parts, overlapping=False, decimals=0)
'tổng các phần là 15.532, phải bằng tổng 15.533'
>>> misfit(Decimal(15532), parts, overlapping=False, decimals=0)
>>> misfit(Decimal("10.0"), [Decimal("3.3")] * 3, overlapping=False, decimals=1)
>>> technologies = [Decimal(one) for one in (952, 1309, 1378, 3)]
>>> misfit(Decimal(1422), technologies, overlapping=True, decimals=0)
>>> misfit(Decimal(3642), technologies, overlapping=True, decimals=0)
'tổng 3.642 đúng bằng các phần cộng lại, mà các phần chồng lên nhau: đây là số lớp, không phải tổng'
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from congso.indicators.indicator import Breakdown, Catalogue, Indicator
from congso.observations.observation import Key, Observation
from congso.quantities import numerals
from congso.quantities.units import Kind

Value = Callable[[Key], Decimal | None]
"""What is known of a key, in the table or on record."""

_MANY = 30
"""From how many on it is no chance that nothing is counted in two overlapping parts."""


def misfit(
    whole: Decimal, parts: Sequence[Decimal], *, overlapping: bool, decimals: int
) -> str | None:
    """Return why all the parts of a whole do not fit it, None where they do.

    Shape: counts fit exactly; where fractions are told, each part may have been rounded by one of
    its last digit. A whole of many that is the sum of overlapping parts was added up by mistake.
    """
    total = sum(parts, Decimal(0))
    is_count = decimals <= 0 and whole == whole.to_integral_value()
    slack = (Decimal(0) if is_count else Decimal(len(parts))).scaleb(-max(decimals, 0))
    if overlapping and whole == total >= _MANY and sum(map(bool, parts)) > 1:
        return (
            f"tổng {numerals.write(whole)} đúng bằng các phần cộng lại, mà các phần chồng lên "
            "nhau: đây là số lớp, không phải tổng"
        )
    if total + slack >= whole and (overlapping or total - slack <= whole):
        return None
    sign = "ít nhất phải bằng" if overlapping else "phải bằng"
    return f"tổng các phần là {numerals.write(total)}, {sign} tổng {numerals.write(whole)}"


def is_measured(indicator: Indicator) -> bool:
    """Return whether the parts of an indicator can be held against their whole at all."""
    return indicator.unit.kind is Kind.AMOUNT and not indicator.unit.is_per


def faults(
    observations: Iterable[Observation], known: Value, catalogue: Catalogue
) -> Iterator[tuple[Observation, str]]:
    """Yield values that do not fit their whole or their parts, and why, each breakdown once.

    Shape: `known` answers for what the table does not tell.
    """
    told = {seen.key: seen for seen in observations}
    checked: set[tuple[Key, str, str]] = set()
    for key, seen in told.items():
        for whole, divided, breakdown in _wholes(key, catalogue):
            spot = whole, divided.code, breakdown.dimension
            if spot in checked or not is_measured(divided):
                continue
            checked.add(spot)
            said = _fault(whole, divided, breakdown, told, known)
            if said:
                yield told.get(whole, seen), said


def _wholes(key: Key, catalogue: Catalogue) -> Iterator[tuple[Key, Indicator, Breakdown]]:
    """Yield the wholes that a value is, or is a part of, with what divides each and how."""
    indicator = catalogue[key.indicator]
    if key.breakdown:
        whole = replace(key, indicator=indicator.part_of or indicator.code, breakdown="")
        breakdown = indicator.breakdown_of(key.breakdown)
        if breakdown is not None:
            yield whole, indicator, breakdown
        return
    for divided in catalogue.indicators.values():
        if (divided.part_of or divided.code) == key.indicator:
            yield from ((key, divided, breakdown) for breakdown in divided.breakdowns)


def _fault(
    whole: Key,
    divided: Indicator,
    breakdown: Breakdown,
    told: Mapping[Key, Observation],
    known: Value,
) -> str | None:
    def value(key: Key) -> Decimal | None:
        return told[key].value if key in told else known(key)

    total = value(whole)
    if total is None:
        return None
    keys = [
        replace(whole, indicator=divided.code, breakdown=member.code)
        for member in breakdown.members
    ]
    found = {key.breakdown: part for key in keys if (part := value(key)) is not None}
    for code, part in found.items():
        if part > total:
            return f"phần {code} là {numerals.write(part)}, lớn hơn tổng {numerals.write(total)}"
    if len(found) < len(keys):
        return None
    return misfit(
        total, list(found.values()), overlapping=breakdown.overlapping, decimals=divided.decimals
    )
