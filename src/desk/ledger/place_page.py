"""The page of an administrative unit: what it was called, when, what became of it, its figures.

Phường 9 (31522) stood until 31/08/2024; its code is carried since by the new Phường 1, and the
page of the code leads to both.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from congso.indicators.indicator import Indicator, Theme
from congso.lineage.succession import Succession
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.places.gazetteer import Gazetteer
from congso.places.place import Level, Place
from congso.quantities import numerals
from congso.writing import dates, letters
from desk.ledger import addresses, holdings
from desk.ledger.editions import Edition
from desk.look import wording
from desk.look.furniture import home_crumb
from desk.look.parts import Crumb

_TOLD_EARLIER = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """Another unit, told apart from those of the same name."""

    name: str
    address: str
    said: str
    """When it stood, under what, by which act."""


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator of the place: its newest value and those before."""

    name: str
    address: str
    printed: str
    unit: str
    period: str
    origin: str
    flag: str
    """That the published number is another than the computed one."""
    earlier: str


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of a theme."""

    name: str
    address: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class OnMap:
    """A map of another day, with the pages that tell figures of the unit on it."""

    said: str
    pages: tuple[Crumb, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Everything that the page shows."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    kicker: str
    identity: tuple[tuple[str, str], ...]
    parent: Unit | None
    before: tuple[Unit, ...]
    after: tuple[Unit, ...]
    members: tuple[Unit, ...]
    members_on: date
    same_code: tuple[Unit, ...]
    same_name: tuple[Unit, ...]
    groups: tuple[Group, ...]
    edition: Edition | None = None
    listed_at: str = ""
    maps: tuple[OnMap, ...] = ()
    """The maps of other days on which its figures have a part."""


@dataclass(frozen=True, slots=True)
class CodeView:
    """The page of a code that several units carried."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    units: tuple[Unit, ...]


def view(ledger: Ledger, place: Place) -> PlaceView:
    """Return the page of a unit, from the ledger as it stands or as it was known."""
    gazetteer = ledger.gazetteer
    place = gazetteer.known(place.id)
    day = _last_day(place)
    return PlaceView(
        title=place.name,
        summary=f"{place.name} (mã {place.code}), {_span(place)}: tên gọi qua các thời kỳ, "
        "đơn vị hình thành, số liệu.",
        address=addresses.of_place(gazetteer, place),
        crumbs=crumbs(),
        kicker=f"{wording.capital(place.kind)} · mã {place.code}",
        identity=_identity(place),
        parent=_parent(gazetteer, place, day),
        before=tuple(_passed(gazetteer, gazetteer.predecessors(place.id), "source")),
        after=tuple(_passed(gazetteer, gazetteer.successors(place.id), "target")),
        members=_members(gazetteer, place, day),
        members_on=day,
        same_code=_units(gazetteer, gazetteer.carriers(place.code), place),
        same_name=_units(gazetteer, _named_alike(gazetteer, place), place),
        groups=_groups(ledger, place),
    )


def of_code(gazetteer: Gazetteer, code: str) -> CodeView:
    """Return the page of a code that several units carried, each with its own page."""
    units = gazetteer.carriers(code)
    names = ", ".join(dict.fromkeys(unit.name for unit in units))
    return CodeView(
        title=f"Mã {code} từng thuộc {len(units)} đơn vị",
        summary=f"Mã đơn vị hành chính {code}: {names}. Mã giữ nguyên nhưng đơn vị đã đổi.",
        address=addresses.of_code(code),
        crumbs=crumbs(),
        units=tuple(_unit(gazetteer, unit) for unit in reversed(units)),
    )


def crumbs() -> tuple[Crumb, ...]:
    """Return the way to the pages of places."""
    return (home_crumb(), addresses.REPORTS)


def codes(ledger: Ledger, place: str) -> tuple[str, ...]:
    """Return the indicators of which the page of a place may have a figure."""
    return holdings.once(
        ledger,
        ("indicators told", place),
        lambda: tuple(
            code for code in ledger.catalogue.indicators if holdings.is_told(ledger, code, place)
        ),
    )


def around(gazetteer: Gazetteer, home: Place) -> tuple[Place, ...]:
    """Return the units that have pages whatever is known of them: home, its kin, its members."""
    kin, waiting = {home.id}, [home.id]
    while waiting:
        one = waiting.pop()
        for step in (*gazetteer.successors(one), *gazetteer.predecessors(one)):
            for other in (step.source, step.target):
                if other is not None and other not in kin:
                    kin.add(other)
                    waiting.append(other)
    found = {place.id: place for place in map(gazetteer.known, sorted(kin))}
    for unit in tuple(found.values()):
        for member in _within(gazetteer, unit):
            found[member.id] = member
            found |= {below.id: below for below in _within(gazetteer, member)}
    return tuple(found.values())


def _identity(place: Place) -> tuple[tuple[str, str], ...]:
    given = (
        ("Tên", place.name),
        ("Loại", wording.capital(place.kind)),
        ("Mã", place.code),
        ("Hiệu lực", wording.capital(_span(place))),
        ("Văn bản", place.legal_act or ""),
        ("Diện tích", f"{numerals.write(numerals.plain(place.area))} km²" if place.area else ""),
    )
    return tuple((name, said) for name, said in given if said)


def _span(place: Place) -> str:
    start, end = place.validity.start, place.validity.end
    if start and end:
        return f"từ {dates.short(start)} đến {dates.short(end)}"
    if start:
        return f"từ {dates.short(start)} đến nay"
    return f"đến {dates.short(end)}" if end else "đang hiệu lực"


def _last_day(place: Place) -> date:
    """Return the last day on which a unit stood, far ahead for one that stands."""
    return place.validity.end or date.max


def _parent(gazetteer: Gazetteer, place: Place, day: date) -> Unit | None:
    found = [
        one for one in gazetteer.carriers(place.parent_code or "") if one.validity.holds_on(day)
    ]
    return _unit(gazetteer, found[0]) if found else None


def _within(gazetteer: Gazetteer, place: Place) -> Iterator[Place]:
    """Yield every unit that lay in a unit at any time."""
    for other in gazetteer.places:
        if other.parent_code == place.code and other.validity.overlaps(place.validity):
            yield other


def _members(gazetteer: Gazetteer, place: Place, day: date) -> tuple[Unit, ...]:
    found = [one for one in _within(gazetteer, place) if one.validity.holds_on(day)]
    found.sort(key=lambda one: letters.sort_key(one.name))
    return tuple(
        Unit(one.name, addresses.of_place(gazetteer, one), f"mã {one.code}") for one in found
    )


def _passed(gazetteer: Gazetteer, steps: Iterable[Succession], side: str) -> Iterator[Unit]:
    for step in steps:
        identity = getattr(step, side)
        act = f", {step.legal_act}" if step.legal_act else ""
        said = f"{wording.capital(step.passage.said)} ngày {dates.short(step.effective_on)}{act}"
        if identity is None:
            yield Unit("Không còn đơn vị kế tục", "", said)
            continue
        other = gazetteer.known(identity)
        yield Unit(f"{other.name} (mã {other.code})", addresses.of_place(gazetteer, other), said)


def _named_alike(gazetteer: Gazetteer, place: Place) -> list[Place]:
    name = letters.fold(place.name)
    return [
        other
        for other in gazetteer.places
        if other.code != place.code and letters.fold(other.name) == name
    ]


def _units(gazetteer: Gazetteer, found: Iterable[Place], but: Place) -> tuple[Unit, ...]:
    return tuple(_unit(gazetteer, one) for one in found if one.id != but.id)


def _unit(gazetteer: Gazetteer, place: Place) -> Unit:
    carriers = gazetteer.carriers(place.parent_code or "")
    above = [one for one in carriers if one.validity.overlaps(place.validity)]
    where = f", thuộc {above[-1].name}" if above else ""
    act = f", {place.legal_act}" if place.legal_act else ""
    return Unit(
        f"{place.name} (mã {place.code})",
        addresses.of_place(gazetteer, place),
        f"{wording.capital(_span(place))}{where}{act}",
    )


def _groups(ledger: Ledger, place: Place) -> tuple[Group, ...]:
    found: dict[Theme, list[Line]] = {}
    for code in codes(ledger, place.id):
        indicator = ledger.catalogue[code]
        line = _line(ledger, indicator, place)
        if line is not None:
            found.setdefault(ledger.catalogue.themes[indicator.theme], []).append(line)
    return tuple(
        Group(theme.name, addresses.of_theme(theme.code), tuple(lines))
        for theme, lines in found.items()
    )


def _line(ledger: Ledger, indicator: Indicator, place: Place) -> Line | None:
    levels = holdings.levels(ledger, indicator.code, place.id)
    if not levels:
        return None
    latest, *earlier = told(levels)
    return Line(
        name=indicator.name,
        address=_told_at(indicator, place),
        printed=wording.number_of(latest),
        unit=wording.unit_of(latest),
        period=wording.capital(latest.reference.period.said),
        origin=wording.origin_label(latest),
        flag=wording.capital(latest.disagreement or ""),
        earlier=_listed([f"{one.reference.period.said}: {one.quantity}" for one in earlier]),
    )


def told(levels: Sequence[Figure]) -> list[Figure]:
    """Return those of the levels of an indicator that the page prints, the newest first."""
    return list(reversed(levels[-1 - _TOLD_EARLIER :]))


def _told_at(indicator: Indicator, place: Place) -> str:
    if place.level is Level.COUNTRY:
        return addresses.of_country(indicator.code)
    return wording.indicator_address(indicator.code)


def _listed(words: Sequence[str]) -> str:
    return " · ".join(words)
