"""The page of a theme: its targets against plan, its indicators, where places are compared."""

from collections.abc import Sequence
from dataclasses import dataclass

from congso.indicators.indicator import Indicator, Theme
from congso.observations.ledger import Ledger
from congso.places.place import Place
from desk.ledger import (
    addresses,
    chart_files,
    comparisons,
    indicator_page,
    reports_page,
    targets,
)  # fmt: skip
from desk.ledger.editions import Edition
from desk.ledger.reports_page import Line
from desk.look.charts import PlanChart
from desk.look.furniture import home_crumb
from desk.look.parts import Crumb


@dataclass(frozen=True, slots=True)
class Compared:
    """An indicator with the comparisons of places that it has."""

    name: str
    links: tuple[Crumb, ...]


@dataclass(frozen=True, slots=True)
class ThemeView:
    """Everything that the page shows."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    plan: PlanChart | None
    lines: tuple[Line, ...]
    compared: tuple[Compared, ...] = ()
    """Where places are compared now; nothing on a page of a past day."""
    edition: Edition | None = None
    """Said where the page tells what was known on a day."""
    listed_at: str = ""
    """Where the editions of the page are listed."""


@dataclass(frozen=True, slots=True)
class ElsewhereView:
    """A page under another word of a theme, which leads to the page of the theme."""

    title: str
    summary: str
    address: str
    """Where the theme lies."""
    crumbs: tuple[Crumb, ...]


def elsewhere(theme: Theme) -> ElsewhereView:
    """Return the page that leads to a theme."""
    return ElsewhereView(
        title=theme.name,
        summary=f"Các chỉ tiêu này nằm ở trang chủ đề {theme.name}.",
        address=addresses.of_theme(theme.code),
        crumbs=(home_crumb(), addresses.REPORTS),
    )


def view(ledger: Ledger, theme: Theme, indicators: Sequence[Indicator], home: Place) -> ThemeView:
    """Return the page of a theme with those of its indicators that are shown."""
    lines = (reports_page.line(ledger, indicator, home.id) for indicator in indicators)
    return ThemeView(
        title=theme.name,
        summary=f"{len(indicators)} chỉ tiêu của {home.name}: số mới nhất, kế hoạch, so sánh.",
        address=addresses.of_theme(theme.code),
        crumbs=(home_crumb(), addresses.REPORTS),
        plan=chart_files.at(
            addresses.of_theme(theme.code), chart_files.PLAN, plan(ledger, indicators, home)
        ),
        lines=tuple(line for line in lines if line is not None),
    )


def compared(ledger: Ledger, indicators: Sequence[Indicator], home: Place) -> tuple[Compared, ...]:
    """Return where places are compared for the indicators of a theme."""
    every = (Compared(one.name, comparisons.links(ledger, one, home)) for one in indicators)
    return tuple(one for one in every if one.links)


def plan(ledger: Ledger, indicators: Sequence[Indicator], home: Place) -> PlanChart | None:
    """Return the targets of the theme in the newest period that has a plan for any."""
    codes = [one.code for one in indicators if one.code in targets.assigned(ledger.catalogue)]
    periods = {
        figure.reference.period
        for code in codes
        if (figure := indicator_page.latest(ledger, ledger.catalogue[code], home.id))
    }
    newest = sorted(periods, key=lambda period: (period.end, period.start), reverse=True)
    charts = (targets.chart(ledger, home.id, period, codes) for period in newest)
    return next((chart for chart in charts if chart is not None), None)
