"""The charts of the pages of figures as files of their own: pictures and their values.

Which charts a page has follows from what is known; it is looked at once for each state of that, so
that a build that changes one figure does not draw them all.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from django.conf import settings

from congso.indicators.indicator import Indicator
from congso.observations.ledger import Ledger
from congso.publication.use import Document, Recorder, fingerprint
from desk.atlas import queries as atlas
from desk.ledger import (
    addresses,
    chart_files,
    comparison_page,
    holdings,
    indicator_page,
    notes,
    queries,
)  # fmt: skip
from desk.ledger.comparisons import Comparison
from desk.look import plan_pictures, wording
from desk.look.charts import Chart, PlanChart

Maker = Callable[[Recorder], Document]
Noting = Callable[[Recorder, Ledger], None]
Charts = Mapping[str, Chart]


def of_indicator(ledger: Ledger, indicator: Indicator, noting: Noting) -> Mapping[str, Maker]:
    """Return the files of the charts of an indicator, of the home and of the whole country.

    Shape: `noting` notes that a file stands on the indicator as the home has it.
    """
    made: dict[str, Maker] = {}
    home, page = settings.HOME_PLACE, wording.indicator_address(indicator.code)

    def drawn(now: Ledger) -> Charts:
        return indicator_page.charts_of(now, indicator, home)

    for name in _named(ledger, f"{indicator.code}|{home}", indicator, drawn):
        made |= chart_files.makers(page, name, _draw(drawn, name, noting))
    country = holdings.country(ledger, indicator.code)
    if country is None:
        return made
    unit = country.id

    def told(now: Ledger) -> Charts:
        return indicator_page.charts_of(now, indicator, unit)

    def noted(recorder: Recorder, now: Ledger) -> None:
        notes.series(recorder, now, indicator.code, unit)

    for name in _named(ledger, f"{indicator.code}|{unit}", indicator, told):
        page = addresses.of_country(indicator.code)
        made |= chart_files.makers(page, name, _draw(told, name, noted))
    return made


def of_comparison(
    ledger: Ledger, indicator: Indicator, comparison: Comparison
) -> Mapping[str, Maker]:
    """Return the files of the charts of a comparison."""
    page = comparison.address(indicator.code)

    def drawn(now: Ledger) -> Charts:
        home = now.gazetteer.known(settings.HOME_PLACE)
        return comparison_page.charts_of(now, indicator, home, comparison)

    def noted(recorder: Recorder, now: Ledger) -> None:
        notes.side_by_side(recorder, now, indicator.code, comparison)

    made: dict[str, Maker] = {}
    for name in _named(ledger, page, indicator, drawn):
        made |= chart_files.makers(page, name, _draw(drawn, name, noted))
    return made


def of_plan(
    ledger: Ledger, page: str, plan: Callable[[Ledger], PlanChart | None], noting: Noting
) -> Mapping[str, Maker]:
    """Return the files of the targets against plan of a page, none where there are no targets."""
    if not holdings.once(ledger, ("plan drawn", page), lambda: plan(ledger) is not None):
        return {}

    def draw(recorder: Recorder) -> tuple[Chart, None]:
        now = queries.public_ledger()
        noting(recorder, now)
        found = plan(now)
        if found is None:
            raise LookupError(page)
        return plan_pictures.picture(found), None

    return chart_files.makers(page, chart_files.PLAN, draw)


def _draw(drawn: Callable[[Ledger], Charts], name: str, noting: Noting) -> chart_files.Draw:
    def draw(recorder: Recorder) -> tuple[Chart, None]:
        ledger = queries.public_ledger()
        notes.places(recorder)
        noting(recorder, ledger)
        return drawn(ledger)[name], None

    return draw


@dataclass(slots=True)
class _Memory:
    """Which charts there were, and in which state of what they stand on."""

    known: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)


_memory = _Memory()


def _named(
    ledger: Ledger, key: str, indicator: Indicator, drawn: Callable[[Ledger], Charts]
) -> Iterator[str]:
    codes = sorted(holdings.closure(ledger.catalogue, indicator.code))
    state = fingerprint(
        *(repr(ledger.catalogue[code]) for code in codes),
        *(ledger.record.state(code) for code in codes),
        atlas.state(),
    )
    found = _memory.known.get(key)
    if found is None or found[0] != state:
        _memory.known[key] = found = state, tuple(drawn(ledger))
    yield from found[1]
