"""The page of reports and statistics: themes, their indicators with the latest figure, the plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from congso.indicators.indicator import Indicator, Theme
from congso.observations.ledger import Ledger
from congso.places.place import Level, Place
from congso.writing import dates
from desk.ledger import addresses, chart_files, indicator_page, parted, peers, targets
from desk.ledger.editions import Edition
from desk.look import wording
from desk.look.charts import PlanChart
from desk.look.furniture import home_crumb
from desk.look.parts import Change, Crumb, Download

TITLE = "Báo cáo – thống kê"


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator with its latest figure, or its parts."""

    name: str
    address: str
    printed: str
    unit: str
    period: str
    origin: str
    change: Change | None


@dataclass(frozen=True, slots=True)
class Group:
    """The indicators of a theme."""

    name: str
    anchor: str
    address: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ReportsView:
    """Everything that the page shows."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    plan: PlanChart | None
    groups: tuple[Group, ...]
    all_files: tuple[Download, ...]
    """Where everything can be taken away."""
    places: tuple[Crumb, ...]
    """The pages of the places that figures are told of."""
    edition: Edition | None = None
    """Said where the page tells what was known on a day."""
    listed_at: str = ""
    """Where the editions of the page are listed."""


def view(ledger: Ledger, place: str, all_files: Sequence[Download] = ()) -> ReportsView:
    """Return the page for `place`, from the ledger as it stands or was known."""
    groups: dict[Theme, list[Line]] = {}
    for indicator in ledger.catalogue.indicators.values():
        reported = line(ledger, indicator, place)
        if reported is not None:
            groups.setdefault(ledger.catalogue.themes[indicator.theme], []).append(reported)
    return ReportsView(
        title=TITLE,
        summary="Mỗi chỉ tiêu có một trang: chuỗi số, cách tính, nguồn và mọi lần sửa.",
        address=addresses.REPORTS.address,
        crumbs=(home_crumb(),),
        plan=chart_files.at(addresses.REPORTS.address, chart_files.PLAN, plan(ledger, place)),
        groups=tuple(
            Group(theme.name, theme.code, addresses.of_theme(theme.code), tuple(lines))
            for theme, lines in sorted(groups.items(), key=lambda group: -len(group[1]))
        ),
        all_files=tuple(all_files),
        places=tuple(
            Crumb(_told_apart(one), addresses.of_place(ledger.gazetteer, one))
            for one in places(ledger, place)
        ),
    )


def line(ledger: Ledger, indicator: Indicator, place: str) -> Line | None:
    """Return the newest figure of an indicator, or its parts; None where there is none."""
    address = wording.indicator_address(indicator.code)
    figure = indicator_page.latest(ledger, indicator, place)
    if figure is not None:
        return Line(
            name=indicator.name,
            address=address,
            printed=wording.number_of(figure),
            unit=wording.unit_of(figure),
            period=wording.capital(figure.reference.period.said),
            origin=wording.origin_label(figure),
            change=wording.change(ledger, figure.reference),
        )
    parts = parted.latest(ledger, indicator, place)
    if not parts:
        return None
    is_share = indicator.unit.symbol == "%"
    told = [
        f"{part.name.removeprefix(indicator.name).strip()}\u00a0"
        f"{part.quantity if is_share else part.printed}"
        for part in parts
    ]
    return Line(
        name=indicator.name,
        address=address,
        printed=" · ".join(told),
        unit="" if is_share else indicator.unit.symbol,
        period=wording.capital(parts[0].reference.period.said),
        origin=wording.origin_label(parts[0]),
        change=None,
    )


def places(ledger: Ledger, home: str) -> tuple[Place, ...]:
    """Return home, the units that it passed into or came from, and those that lie in it."""
    own = ledger.gazetteer.known(home)
    day = own.validity.end or date.max
    steps = (*ledger.gazetteer.predecessors(home), *ledger.gazetteer.successors(home))
    kin = [one for step in steps for one in (step.source, step.target) if one not in {home, None}]
    known = [own, *(ledger.gazetteer.known(str(one)) for one in dict.fromkeys(kin))]
    return (*known, *peers.of_level(ledger.gazetteer, own, Level.DISTRICT, day))


def _told_apart(place: Place) -> str:
    start = place.validity.start
    return f"{place.name} (từ {dates.short(start)})" if start else place.name


def plan(ledger: Ledger, place: str) -> PlanChart | None:
    """Return the targets of the newest period that has a plan."""
    periods = {
        figure.reference.period
        for code in targets.assigned(ledger.catalogue)
        if (figure := indicator_page.latest(ledger, ledger.catalogue[code], place))
    }
    newest = sorted(periods, key=lambda period: (period.end, period.start), reverse=True)
    codes = targets.assigned(ledger.catalogue)
    charts = (targets.chart(ledger, place, period, codes) for period in newest)
    return next((chart for chart in charts if chart is not None), None)
