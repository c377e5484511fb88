"""Every value that a figure ever had, oldest knowledge last: nothing that was printed is lost.

Số trạm của năm 2023: 1.422, known from 04/01/2024; a revision follows it and says why.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Key, Observation, Scenario
from congso.observations.reference import Aspect, Reference
from congso.quantities import numerals
from congso.quantities.units import Kind
from desk.ledger import holdings
from desk.look import wording

_CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
_ASPECTS = {
    Scenario.ACTUAL: Aspect.LEVEL,
    Scenario.PLAN: Aspect.ORIGINAL_PLAN,
    Scenario.PLAN_REV: Aspect.PLAN,
}


@dataclass(frozen=True, slots=True)
class Vintage:
    """One value as it became known, and what it followed."""

    moment: datetime
    quantity: str
    of: str
    """What it is the value of: năm 2023, 4G, kế hoạch."""
    source: str
    was: str = ""
    """The quantity before a revision."""
    level: str = ""
    origin: str = ""
    reason: str = ""
    note: str = ""
    is_standing: bool = True

    @property
    def day(self) -> date:
        """The day it became known, on local clocks."""
        return self.moment.astimezone(_CLOCK).date()


def recorded(ledger: Ledger, code: str, place: str) -> tuple[Vintage, ...]:
    """Return every recorded value of an indicator, the newest knowledge first."""
    keys = holdings.keys(ledger, code, place)
    found = [vintage for key in keys for vintage in _of_key(ledger, key)]
    return tuple(sorted(found, key=lambda one: (one.moment, one.is_standing), reverse=True))


def computed(ledger: Ledger, reference: Reference) -> tuple[Vintage, ...]:
    """Return every value that a computed figure had, as what it stands on became known."""
    moments = sorted({found.recorded_at for found in _all_inputs(ledger, reference)})
    found: list[Vintage] = []
    before: Figure | None = None
    for moment in moments:
        figure = ledger.as_known(moment).figure(reference)
        if figure.value is None or (before and figure.quantity == before.quantity):
            continue
        found.append(
            Vintage(
                moment=moment,
                quantity=figure.quantity,
                of=reference.period.said,
                source=wording.source_of(figure),
                was=before.quantity if before else "",
                origin=wording.origin_label(figure),
                reason=_why(before, figure),
                is_standing=False,
            )
        )
        before = figure
    return tuple(
        replace(one, is_standing=place == len(found) - 1) for place, one in enumerate(found)
    )[::-1]


def _of_key(ledger: Ledger, key: Key) -> Iterator[Vintage]:
    revisions = _known(ledger, key)
    before = ""
    for observation in revisions:
        quantity = _quantity(ledger, observation)
        yield Vintage(
            moment=observation.recorded_at,
            quantity=quantity,
            of=_of(ledger, key),
            source=observation.source,
            was=before,
            level=observation.level.said,
            origin=observation.origin.said,
            reason=observation.reason,
            note=observation.note,
            is_standing=observation is revisions[-1],
        )
        before = quantity


def reference_to(key: Key) -> Reference:
    """Return what a figure is asked by that stands on the value of a key."""
    return Reference(key.indicator, key.place, key.period, key.breakdown, _ASPECTS[key.scenario])


def _quantity(ledger: Ledger, observation: Observation) -> str:
    """Return the value as it is printed, whatever is known since."""
    if observation.value is None:
        return observation.words or observation.status.said
    key = observation.key
    if ledger.catalogue[key.indicator].unit.kind is Kind.RANK:
        return f"thứ {numerals.write(observation.value, 0)}"
    figure = replace(ledger.figure(reference_to(key)), value=observation.value, of=None)
    return replace(figure, decimals=figure.indicator.decimals).quantity


def _of(ledger: Ledger, key: Key) -> str:
    words = [key.period.said]
    words += [ledger.catalogue[key.indicator].part_name(key.breakdown)] if key.breakdown else []
    if key.scenario.is_plan:
        words.append(key.scenario.said)
    return ", ".join(words)


def _all_inputs(ledger: Ledger, reference: Reference) -> Iterator[Observation]:
    """Yield every revision of everything that the figure stands on."""
    for observation in ledger.figure(reference).observations():
        yield from _known(ledger, observation.key)


def _known(ledger: Ledger, key: Key) -> tuple[Observation, ...]:
    """Return every value of `key` that was known at the moment of the ledger, oldest first."""
    at, found = ledger.known.at, ledger.record.vintages(key)
    return tuple(seen for seen in found if at is None or seen.recorded_at <= at)


def _why(before: Figure | None, now: Figure) -> str:
    if before is None:
        return ""
    changed = [
        f"{new.name}: {new.quantity} (trước: {old.quantity})"
        for old, new in zip(before.inputs, now.inputs, strict=True)
        if old.quantity != new.quantity
    ]
    reasons = dict.fromkeys(found.reason for found in now.observations() if found.reason)
    return "; ".join((*changed, *reasons))
