"""Which figures a release tells, and how they are frozen into its bundle.

Every indicator of the series at every place: the period with its plan, its ratio to plan and its
change, and the periods before for comparison. What has no value has no line.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from congso.indicators.indicator import Indicator
from congso.observations import bundle
from congso.observations.ledger import Ledger
from congso.observations.reference import Aspect, Reference
from congso.periods.calendar import NoSuchPeriod, Period
from congso.places.gazetteer import UnknownPlace
from desk.ledger import queries as ledger_queries
from desk.ledger import targets
from desk.look import wording
from desk.releases import packing
from desk.releases.models import Release


@dataclass(frozen=True, slots=True)
class Frozen:
    """The bundle of a release, and the sum by which one tells it from another."""

    content: bytes
    checksum: str


def freeze(release: Release, at: datetime, number: int) -> Frozen:
    """Return the bundle of a release as known at a moment; the same moment gives the same."""
    known = ledger_at(release, at)
    about = {
        "title": str(release),
        "series": release.series.slug,
        "period": release.period,
        "edition": number,
    }
    files = bundle.pack(
        known, wanted(known, release), ledger_queries.definition_texts(), about=about
    )
    content = packing.zipped(files)
    return Frozen(content, hashlib.sha256(content).hexdigest())


def ledger_at(release: Release, at: datetime) -> Ledger:
    """Return the ledger of readers as known at a moment, on the map of the release.

    Shape: what is withheld is veiled in it, so that no bundle carries it out.
    """
    return ledger_queries.public_ledger().as_known(at.astimezone(UTC)).on_map(release.frame)


def wanted(ledger: Ledger, release: Release) -> list[Reference]:
    """Return every figure of the release that has a value, in the order of the series."""
    return [one for asked in _asked(ledger, release) for one in _with_value(ledger, asked)]


def missing(ledger: Ledger, release: Release) -> list[str]:
    """Return what the series promises and the period has no value of, each in words."""
    found = []
    for code in release.series.indicators:
        for place in release.series.places:
            try:
                asked = list(_of_period(ledger, code, place, release.covers))
            except UnknownPlace as unknown:
                found.append(str(unknown))
                continue
            if not any(wording.is_founded(ledger.figure(one)) for one in asked):
                name = ledger.gazetteer.known(asked[0].place).name
                found.append(f"{ledger.catalogue[code].name}, {name}: chưa có số của kỳ.")
    return found


def _asked(ledger: Ledger, release: Release) -> Iterator[Reference]:
    for code in release.series.indicators:
        for place in release.series.places:
            for period in _periods(release):
                try:
                    yield from _of_period(ledger, code, place, period)
                except UnknownPlace:
                    continue


def _periods(release: Release) -> Iterator[Period]:
    period = release.covers
    yield period
    for _step in range(release.series.look_back):
        try:
            period = period.previous()
        except NoSuchPeriod:
            return
        yield period


def _of_period(ledger: Ledger, code: str, place: str, period: Period) -> Iterator[Reference]:
    unit = ledger.gazetteer.identify(place, ledger.frame or period.end).id
    for part in ("", *_parts(ledger.catalogue[code])):
        yield Reference(code, unit, period, part)


def _parts(indicator: Indicator) -> tuple[str, ...]:
    return tuple(one.code for one in indicator.members)


def _with_value(ledger: Ledger, asked: Reference) -> Iterator[Reference]:
    if not wording.is_founded(ledger.figure(asked)):
        return
    yield asked
    aspects = [Aspect.CHANGE]
    if asked.indicator in targets.assigned(ledger.catalogue):
        aspects += [Aspect.PLAN, Aspect.PLAN_RATIO]
    for aspect in aspects:
        one = Reference(asked.indicator, asked.place, asked.period, asked.breakdown, aspect)
        figure = ledger.figure(one)
        if figure.value is not None and all(map(wording.is_founded, figure.inputs or (figure,))):
            yield one
