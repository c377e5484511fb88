"""The page of an indicator on the map of another date: put together, marked, or honestly not.

Điểm phục vụ năm 2023 on the map of 01/07/2025 is the sum of three provinces; with one of them
missing there is no total, but "có 2 trên 3 đơn vị" and what each of them reported.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from congso.indicators.additivity import Restate
from congso.indicators.indicator import Indicator
from congso.observations import explanation as rules
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.reference import Reference
from congso.observations.restatement import Mark, Part
from congso.periods.calendar import Period
from congso.places.place import Place
from congso.quantities import numerals
from congso.writing import dates
from desk.ledger import addresses, explanation, holdings, maps
from desk.ledger.editions import Edition
from desk.ledger.explanation import Explanation
from desk.ledger.maps import MapChoice
from desk.look import wording
from desk.look.furniture import home_crumb
from desk.look.parts import Crumb, Download


@dataclass(frozen=True, slots=True)
class MapRow:
    """One period on the map, beside what was reported then."""

    period: str
    printed: str
    mark: str
    missing: str
    reported: str
    """What the unit of that time reported itself."""
    origin: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """One unit that the figure is put together from."""

    place: str
    address: str
    share: str
    quantity: str
    missing: str
    origin: str
    source: str
    acts: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """What one figure is put together from, unit by unit."""

    name: str
    period: str
    rule: str
    rows: tuple[PartRow, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """Everything that the page shows."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    day: date
    place: str
    place_address: str
    was: str
    """Name of the unit as reported."""
    was_address: str
    period: str
    printed: str
    unit: str
    mark: str
    is_estimated: bool
    missing: str
    origin: str
    measured_in: str
    rows: tuple[MapRow, ...]
    gathered: tuple[Gathered, ...]
    why: Explanation | None
    maps: tuple[MapChoice, ...]
    files: tuple[Download, ...]
    """What can be taken away of the indicator on this map."""
    edition: Edition | None = None
    """Said where the page tells what was known on a day."""
    listed_at: str = ""
    """Where the editions of the page are listed."""


def units(ledger: Ledger, home: Place, day: date) -> tuple[Place, ...]:
    """Return the units whose values the page of `home` on the map of `day` shows.

    Shape: the unit of that map first, then those that it came from.
    """
    unit = maps.unit_on(ledger.gazetteer, home, day)
    if unit is None:
        return ()
    before = ledger.gazetteer.parts(unit.id, home.validity.end or day, day)
    known = (ledger.gazetteer.known(share.source) for share in before)
    return (unit, *(place for place in known if place.id != unit.id))


def figures(ledger: Ledger, indicator: Indicator, home: Place, day: date) -> list[Figure]:
    """Return the figures of an indicator on the map of a day, oldest first."""
    every, on_map = units(ledger, home, day), ledger.on_map(day)
    parts = _parts_of(indicator, ledger, every)
    return [
        on_map.figure(Reference(indicator.code, every[0].id, period, part))
        for period in _periods(ledger, indicator, every)
        for part in parts
    ]


def view(
    ledger: Ledger,
    indicator: Indicator,
    home: Place,
    day: date,
    files: Sequence[Download] = (),
) -> MapView:
    """Return the page of `indicator` for the unit in which `home` lies on the map of `day`."""
    every = units(ledger, home, day)
    unit, on_map = every[0], ledger.on_map(day)
    found = figures(ledger, indicator, home, day)
    told = [figure for figure in found if figure.value is not None]
    newest = told[-1] if told else (found[-1] if found else None)
    return MapView(
        title=f"{indicator.name} trên địa giới ngày {dates.short(day)}",
        summary=f"{indicator.name}, {unit.name}: quy đổi theo địa giới ngày {dates.short(day)}.",
        address=maps.address(indicator.code, day),
        crumbs=(
            home_crumb(),
            addresses.REPORTS,
            Crumb(indicator.name, wording.indicator_address(indicator.code)),
        ),
        day=day,
        place=unit.name,
        place_address=addresses.of_place(ledger.gazetteer, unit),
        was=home.name,
        was_address=addresses.of_place(ledger.gazetteer, home),
        period=wording.capital(newest.reference.period.said) if newest else "",
        printed=wording.number_of(newest) if newest else "–",
        unit=wording.unit_of(newest) if newest and newest.value is not None else "",
        mark=newest.mark.said if newest and newest.mark else "",
        is_estimated=newest is not None and newest.mark is Mark.ESTIMATED,
        missing=(newest.missing or "") if newest else "chưa có số",
        origin=wording.origin_label(newest) if newest and newest.value is not None else "",
        measured_in=indicator.unit.symbol,
        rows=tuple(_row(ledger, figure, home) for figure in reversed(found)),
        gathered=_gathered(ledger, newest) if newest else (),
        why=explanation.explain(on_map, newest) if newest and newest.formula else None,
        maps=maps.choices(ledger.gazetteer, home, indicator.code, day),
        files=tuple(files),
    )


def _periods(ledger: Ledger, indicator: Indicator, units: tuple[Place, ...]) -> list[Period]:
    codes = ledger.catalogue.stands_on(indicator.code)
    found = {
        key.period
        for unit in units
        for code in codes
        for key in holdings.keys(ledger, code, unit.id)
        if not key.scenario.is_plan
    }
    return sorted(found, key=lambda period: (period.end, period.start))


def _parts_of(indicator: Indicator, ledger: Ledger, units: tuple[Place, ...]) -> tuple[str, ...]:
    """Return the parts that are told: the whole alone, unless only parts are reported."""
    whole = any(ledger.known.periods(indicator.code, unit.id) for unit in units)
    told = (
        member.code
        for member in indicator.members
        if any(ledger.known.periods(indicator.code, unit.id, member.code) for unit in units)
    )
    return ("",) if whole else tuple(told) or ("",)


def _row(ledger: Ledger, figure: Figure, home: Place) -> MapRow:
    asked = figure.reference
    reported = ledger.figure(Reference(asked.indicator, home.id, asked.period, asked.breakdown))
    part = figure.name.removeprefix(figure.indicator.name).strip(" ,")
    return MapRow(
        period=" · ".join(filter(None, (wording.capital(asked.period.said), part))),
        printed=figure.printed,
        mark=figure.mark.said if figure.mark else "",
        missing=figure.missing or "",
        reported=wording.told(reported),
        origin=wording.origin_label(figure) if figure.value is not None else "",
    )


def _gathered(ledger: Ledger, figure: Figure) -> tuple[Gathered, ...]:
    return tuple(
        Gathered(
            name=one.name,
            period=one.reference.period.said,
            rule=wording.capital(rules.explain(one).rule or ""),
            rows=tuple(
                _part(ledger, part, found, is_added=one.indicator.restate is Restate.SUM)
                for part, found in zip(one.restatement.parts, one.inputs, strict=True)
            ),
        )
        for one in _restated(figure)
        if one.restatement is not None
    )


def _restated(figure: Figure) -> Iterator[Figure]:
    """Yield every figure under this one that was put together from units of another map."""
    if figure.restatement is not None:
        yield figure
        return
    for one in figure.inputs:
        yield from _restated(one)


def _part(ledger: Ledger, part: Part, figure: Figure, *, is_added: bool) -> PartRow:
    weight = part.share.weight
    share = "không chia được" if weight is None else numerals.write(weight)
    bases = ", ".join(basis.said for basis in part.share.bases)
    return PartRow(
        place=part.place.name,
        address=addresses.of_place(ledger.gazetteer, part.place),
        share=(f"{share} theo {bases}" if bases else share) if is_added else "–",
        quantity=figure.quantity,
        missing=figure.missing or "",
        origin=wording.origin_label(figure) if figure.value is not None else "",
        source=wording.source_of(figure),
        acts="; ".join(part.share.acts),
    )
