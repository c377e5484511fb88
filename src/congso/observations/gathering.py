"""Several figures gathered into one: the parts of a whole, the months of a year, a rank.

Of the first quarter without February there is no sum: "mới có 2 trên 3 kỳ, thiếu tháng 2/2024".
Of three places with 5, 5 and 4 points two stand first and one third.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from congso.indicators.formula import evaluation
from congso.indicators.formula.evaluation import Nulls
from congso.indicators.indicator import Better
from congso.observations.coverage import Coverage
from congso.observations.figure import Figure
from congso.observations.observation import Status
from congso.observations.reference import Reference
from congso.periods.so_far import year_so_far
from congso.places.gazetteer import Gazetteer
from congso.quantities import units
from congso.writing import dates

Level = Callable[[Reference], Figure]
"""Answers a reference to a level."""
_RANK = units.named("hạng")


def over_parts(whole: Figure, level: Level, nulls: Nulls) -> Figure:
    """Return the sum over the members of the breakdown that is asked, or of the only one.

    Shape: `whole` is the figure to fill, without a value.
    """
    breakdown = whole.indicator.breakdown_by(whole.gathers_over)
    names = {member.code: member.name for member in breakdown.members} if breakdown else {}
    parts = [level(replace(whole.reference, breakdown=code)) for code in names]
    return _total(
        replace(whole, reference=replace(whole.reference, breakdown="")),
        parts,
        of="phần",
        named=lambda part: names[part.reference.breakdown],
        nulls=nulls,
    )


def over_year(whole: Figure, level: Level, nulls: Nulls) -> Figure:
    """Return the sum of the periods of the year up to that of `whole`."""
    periods = year_so_far(whole.reference.period)
    parts = [level(replace(whole.reference, period=period)) for period in periods]
    return _total(whole, parts, of="kỳ", named=lambda part: part.reference.period.said, nulls=nulls)


def among_peers(whole: Figure, level: Level, gazetteer: Gazetteer) -> Figure:
    """Return the rank of a place among the units of its level under its parent, with their number.

    Shape: one plus how many are strictly better; equals share a place and the next is skipped.
    A peer that the indicator does not apply to is none; one without value leaves no rank.
    """
    reference, day = whole.reference, whole.reference.period.end
    place = gazetteer.known(reference.place)
    figure = replace(whole, unit=_RANK)
    standing = gazetteer.on(day, place.level)
    if place not in standing:
        return replace(figure, missing=f"ngày {dates.short(day)} không có {place.name}")
    others = [
        other
        for other in standing
        if other.parent_code == place.parent_code and other.id != place.id
    ]
    peers = (
        replace(level(replace(reference, place=peer.id)), where=peer.name)
        for peer in (place, *others)
    )
    return _ranked(replace(figure, inputs=tuple(peers)))


def place_among(values: Iterable[Decimal], own: Decimal, better: Better) -> int:
    """Return one plus how many of `values` are strictly better; equals share a place.

    >>> points = [Decimal(5), Decimal(5), Decimal(4)]
    >>> [place_among(points, own, Better.UP) for own in points]
    [1, 1, 3]
    >>> [place_among(points, own, Better.DOWN) for own in points]
    [2, 2, 1]
    """
    if better is Better.UP:
        return 1 + sum(value > own for value in values)
    return 1 + sum(value < own for value in values)


def _total(
    whole: Figure,
    parts: Sequence[Figure],
    *,
    of: str,
    named: Callable[[Figure], str],
    nulls: Nulls,
) -> Figure:
    """Return the sum; a part that does not apply is no gap, any other without value is one."""
    asked = [part for part in parts if _applies(part)]
    found = [part.value for part in asked if part.value is not None]
    gap = Coverage(of, len(asked), tuple(named(part) for part in asked if part.value is None))
    figure = replace(whole, inputs=tuple(parts))
    if not asked:
        return replace(figure, missing=Status.NOT_APPLICABLE.said)
    if not found or (gap.absent and nulls is Nulls.STRICT):
        return replace(figure, missing=_short_of(gap))
    return replace(
        figure,
        value=evaluation.total(found),
        decimals=whole.indicator.decimals,
        coverage=gap if gap.absent else None,
    )


def _ranked(figure: Figure) -> Figure:
    """Return the rank of the first input among all of them."""
    own = figure.inputs[0]
    peers = [peer for peer in figure.inputs if _applies(peer)]
    absent = tuple(peer.where for peer in peers if peer.value is None)
    if own.value is None:
        return replace(figure, missing=own.missing)
    if absent:
        return replace(figure, missing=_short_of(Coverage("đơn vị", len(peers), absent)))
    if len(peers) == 1:
        return replace(figure, missing="không có đơn vị cùng cấp nào để xếp hạng")
    values = [peer.value for peer in peers if peer.value is not None]
    place = place_among(values, own.value, own.indicator.better)
    return replace(figure, value=Decimal(place), of=Decimal(len(peers)), decimals=0)


def _applies(figure: Figure) -> bool:
    seen = figure.observation
    return figure.applies and (seen is None or seen.status is not Status.NOT_APPLICABLE)


def _short_of(gap: Coverage) -> str:
    return f"mới có {gap.said}, thiếu {gap.lacking}"
