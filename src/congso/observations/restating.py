"""Puts a figure together on another map, or says in one clause why it cannot be.

A period belongs to the map of its last day. What adds up is added, each unit with its share; a
missing unit leaves no total but the names of what is missing; a rank, an index or a share of a
hundred is never turned into that of another unit, only handed on where a unit changed its name.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Context, Decimal

from congso.indicators.additivity import Restate
from congso.indicators.indicator import Indicator
from congso.lineage import crosswalk
from congso.lineage.crosswalk import Share
from congso.lineage.succession import Basis
from congso.observations.figure import Figure
from congso.observations.observation import Status
from congso.observations.reference import Reference
from congso.observations.restatement import Part, Restatement
from congso.places.gazetteer import Gazetteer
from congso.places.place import Place
from congso.quantities.units import Kind
from congso.writing import dates

_EXACT = Context(prec=60)
IsKnown = Callable[[str], bool]


def parts(
    reference: Reference,
    indicator: Indicator,
    frame: date,
    gazetteer: Gazetteer,
    is_known: IsKnown,
) -> tuple[Part, ...]:
    """Return the units of the period's own map that make up the place on the map of `frame`.

    Shape: `is_known` tells of a unit whether anything was recorded for it; of a register, whose
    values stand on, a unit without one is taken from those it came from.
    """
    found = gazetteer.parts(reference.place, reference.period.end, frame, indicator.basis)
    if indicator.holds:
        found = crosswalk.gathered(
            earlier for share in found for earlier in _held(share, indicator, gazetteer, is_known)
        )
    return tuple(Part(gazetteer.known(share.source), share) for share in found)


def _held(
    share: Share, indicator: Indicator, gazetteer: Gazetteer, is_known: IsKnown
) -> list[Share]:
    """Return the share of a unit, or where nothing is known of it, of the units before it."""
    start = gazetteer.known(share.source).validity.start
    if start is None or is_known(share.source):
        return [share]
    before = gazetteer.parts(share.source, start - timedelta(days=1), start, indicator.basis)
    earlier = [
        found
        for step in before
        if step.source != share.source
        for found in _held(step.then(share), indicator, gazetteer, is_known)
    ]
    return earlier if any(is_known(found.source) for found in earlier) else [share]


def together(
    reference: Reference,
    indicator: Indicator,
    frame: date,
    parts: tuple[Part, ...],
    figures: tuple[Figure, ...],
    gazetteer: Gazetteer,
) -> Figure:
    """Return the figure that `parts` make on the map of `frame`, or why they make none.

    Shape: `figures` are those of the parts as reported, in the same order. A part that the
    indicator does not apply to is no gap; any other without value is one.
    """
    figure = Figure(
        reference,
        indicator,
        indicator.unit,
        None,
        inputs=figures,
        restatement=Restatement(frame, parts),
    )
    if len(parts) == 1 and parts[0].share.is_whole:
        (only,) = figures
        return replace(
            figure, value=only.value, decimals=only.decimals, of=only.of, missing=only.missing
        )
    if indicator.restate is not Restate.SUM:
        return replace(figure, missing=never(indicator, frame))
    undivided = [part for part in parts if part.share.weight is None]
    if undivided:
        return replace(
            figure, missing=_undivided(undivided[0], reference, indicator, frame, gazetteer)
        )
    if all(_applies_not(one) for one in figures):
        return replace(figure, missing=Status.NOT_APPLICABLE.said)
    if any(one.value is None and not _applies_not(one) for one in figures):
        return replace(figure, missing=_incomplete(parts, figures))
    return replace(figure, value=_sum(parts, figures), decimals=indicator.decimals)


def without_lineage(
    reference: Reference, indicator: Indicator, gazetteer: Gazetteer
) -> Figure | None:
    """Return that nobody knew then what a later unit was made of, None where that is not so.

    Shape: what is computed says so of its inputs.
    """
    day = reference.period.end
    if indicator.restate is Restate.RECOMPUTE or not gazetteer.is_unknown_before(
        reference.place, day
    ):
        return None
    name = gazetteer.known(reference.place).name
    told = f"khi ấy sổ chưa ghi {name} được lập từ những đơn vị nào nên không quy đổi được"
    return Figure(reference, indicator, indicator.unit, None, missing=told)


def not_on_map(place: Place, frame: date, gazetteer: Gazetteer) -> str:
    """Return why a unit cannot be asked for on a map, with the units that it lies in there."""
    told = f"{place.name} không có trên địa giới ngày {dates.short(frame)}"
    if place.validity.start is not None and frame < place.validity.start:
        return f"{told}, đơn vị này có từ {dates.short(place.validity.start)}"
    became = gazetteer.became(place.id, frame)
    if not became:
        return f"{told} và không có đơn vị kế tục"
    return f"{told}, nay thuộc {_listed(f'{one.name} (mã {one.code})' for one in became)}"


def _applies_not(figure: Figure) -> bool:
    """Return whether there is nothing to count in a unit, which is no gap in a sum."""
    seen = figure.observation
    return seen is not None and seen.status is Status.NOT_APPLICABLE


def _sum(parts: tuple[Part, ...], figures: tuple[Figure, ...]) -> Decimal:
    total = Decimal(0)
    for part, figure in zip(parts, figures, strict=True):
        if part.share.weight is not None and figure.value is not None:
            total = _EXACT.add(total, _EXACT.multiply(part.share.weight, figure.value))
    return total


def never(indicator: Indicator, frame: date) -> str:
    """Return why an indicator that is never restated has no value on a map."""
    day = dates.short(frame)
    if indicator.unit.kind is Kind.RANK:
        return (
            f"thứ hạng chỉ có nghĩa trong bảng xếp hạng của kỳ ấy, không quy đổi sang địa giới "
            f"ngày {day}"
        )
    if indicator.unit.kind is Kind.SCORE:
        return f"điểm số không cộng, không bình quân, nên không quy đổi sang địa giới ngày {day}"
    return f"số của các đơn vị không cộng được nên không quy đổi sang địa giới ngày {day}"


def _undivided(
    part: Part, reference: Reference, indicator: Indicator, frame: date, gazetteer: Gazetteer
) -> str:
    if frame < reference.period.end:
        whole = gazetteer.parts(part.place.id, frame, reference.period.end)
        names = _listed(gazetteer.known(share.source).name for share in whole)
        return (
            f"{part.place.name} {reference.period.said} gộp {names}; không có cơ sở để tách số "
            f"của {gazetteer.known(reference.place).name}"
        )
    by = f" theo {indicator.basis.said}" if indicator.basis else ""
    known = ", ".join(basis.said for basis in Basis)
    return (
        f"{part.place.name} được chia cho nhiều đơn vị mà danh mục không khai cơ sở chia{by} "
        f"({known}) nên không quy đổi được"
    )


def _incomplete(parts: tuple[Part, ...], figures: tuple[Figure, ...]) -> str:
    """Return “có 2 trên 3 đơn vị”, with the names of what is missing and why."""
    names: dict[str, list[str]] = defaultdict(list)
    count = sum(not _applies_not(figure) for figure in figures)
    for part, figure in zip(parts, figures, strict=True):
        if figure.value is None and not _applies_not(figure):
            names[figure.missing or ""].append(part.place.name)
    known = count - sum(len(found) for found in names.values())
    missing = "; ".join(f"{', '.join(found)} ({why})" for why, found in names.items())
    return f"có {known} trên {count} đơn vị, còn thiếu {missing}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
