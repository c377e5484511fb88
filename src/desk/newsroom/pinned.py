"""A figure as a page pinned it, beside what the ledger says of it now.

The page of 04/01/2024 keeps its 1.422 trạm; when the ledger is revised to 1.425, the page says so
in a dated note and goes on showing what it was published with.
"""

from dataclasses import dataclass
from datetime import date, datetime

from congso.indicators.indicator import UnknownIndicator
from congso.observations import reference
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Observation
from congso.observations.reference import Aspect, NotAReference
from congso.periods.calendar import NoSuchPeriod
from congso.places.gazetteer import UnknownPlace
from congso.quantities import numerals
from congso.quantities.units import Kind
from desk.kit import remembering
from desk.kit.clock import VIETNAM
from desk.ledger import queries, uses
from desk.look import wording
from desk.look.parts import Cited, Revision
from desk.newsroom.prose import LiveFigure

_PINS = "pins"
_THEN, _FOUND = 50, 2000
"""So many moments and figures are kept of a round before they are forgotten together."""


class NoSuchFigure(LookupError):
    """A live figure refers to nothing that the ledger knows."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """One live figure of a text: what it said when it was pinned, and what it would say now."""

    known_at: datetime
    then: Figure
    now: Figure
    noted: tuple[str, str]
    """Key and fingerprint of what it says now, as every page that shows it notes them."""

    @property
    def is_revised(self) -> bool:
        """Whether the ledger now prints another value than the page."""
        return self.then.quantity != self.now.quantity

    @property
    def known(self) -> date:
        """The day up to which the printed value was known."""
        return self.known_at.astimezone(VIETNAM).date()

    def cited(self, number: int) -> Cited:
        """Return the figure as the text and its list of sources show it."""
        revised_by = self._revised_by() if self.is_revised else None
        return Cited(
            number=number,
            value=wording.exact(self.then),
            printed=self.then.printed,
            quantity=self.then.quantity,
            name=self.then.name,
            address=wording.indicator_address(self.then.indicator.code),
            period=wording.period_of(self.then.reference),
            source=source_of(self.then),
            known=self.known,
            origin=wording.origin_label(self.then),
            revised=self.now.quantity if self.is_revised else "",
            revised_on=_day(revised_by) if revised_by else None,
            reference=str(self.then.reference),
            known_at=self.known_at.astimezone(VIETNAM).isoformat(),
        )

    def revision(self) -> Revision | None:
        """Return what the dated note says, None while the ledger still agrees."""
        changed = self._revised_by() if self.is_revised else None
        if changed is None:
            return None
        return Revision(
            day=_day(changed),
            name=f"{self.then.name}, {wording.period_of(self.then.reference)}",
            was=self.then.quantity,
            now=self.now.quantity,
            reason=changed.reason or changed.note,
            address=wording.indicator_address(self.then.indicator.code),
        )

    def _revised_by(self) -> Observation | None:
        before = set(self.then.observations())
        fresh = [found for found in self.now.observations() if found not in before]
        return max(fresh, key=lambda found: found.recorded_at, default=None)


_Then = dict[datetime, Ledger]
_Found = dict[tuple[str, datetime | None], Pinned]


def _known_of(ledger: Ledger) -> tuple[_Then, _Found]:
    """Return what was looked up in a ledger in this round, as far as it is kept."""
    memory = remembering.memory()
    if memory is None:
        return {}, {}
    of, then, found = memory.get(_PINS, (None, {}, {}))
    if of is not ledger or len(then) > _THEN or len(found) > _FOUND:
        then, found = {}, {}
        memory[_PINS] = ledger, then, found
    return then, found


class Pins:
    """Looks live figures up in one ledger, each moment's state once.

    Shape: a page, its record and the pages beside it ask for the same figures within a round.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._then, self._found = _known_of(ledger)

    def look_up(self, live: LiveFigure) -> Pinned:
        """Return the figure that `live` refers to.

        Raises: `NoSuchFigure`, saying what the reference lacks.
        """
        sought = (live.reference, live.known_at)
        if sought not in self._found:
            self._found[sought] = self._look_up(live)
        return self._found[sought]

    def _look_up(self, live: LiveFigure) -> Pinned:
        if live.known_at is None:
            raise NoSuchFigure(
                f"Số liệu “{live.reference}” thiếu thời điểm ghim; hãy chèn lại số liệu này."
            )
        try:
            wanted = reference.read(live.reference)
            now = self.ledger.figure(wanted)
            then = self.as_known(live.known_at).figure(wanted)
        except (NotAReference, NoSuchPeriod, UnknownIndicator, UnknownPlace) as missing:
            raise NoSuchFigure(str(missing)) from None
        return Pinned(live.known_at, then, now, uses.noted(now))

    def printed(self, live: LiveFigure) -> str:
        """Return the number that stands for `live` in the sentence."""
        try:
            return self.look_up(live).then.printed
        except NoSuchFigure:
            return live.preview

    def as_known(self, at: datetime) -> Ledger:
        """Return the ledger as it stood at a moment, by the definitions of then."""
        if at not in self._then:
            self._then[at] = queries.as_known(self.ledger, at)
        return self._then[at]


def source_of(figure: Figure) -> str:
    """Return where a figure comes from, in one line: the sum behind it, then who reported."""
    told = _computed_from(figure)
    return "; ".join([*([told] if told else []), *figure.sources])


def _computed_from(figure: Figure) -> str:
    match figure.reference.aspect:
        case Aspect.CHANGE:
            now, before = figure.inputs
            if figure.value is not None and figure.value < 0:
                now, before = before, now
            return f"{_in_a_sum(now)} trừ {_in_a_sum(before)}"
        case Aspect.GROWTH:
            now, before = figure.inputs
            return f"{now.quantity} so với {before.quantity}"
        case Aspect.PLAN_RATIO:
            actual, plan = figure.inputs
            return f"{actual.quantity} chia cho kế hoạch {plan.quantity}"
        case _ if figure.formula:
            names = dict.fromkeys(part.indicator.name.lower() for part in figure.inputs)
            return f"tính từ {', '.join(names)}"
        case _:
            return ""


def _in_a_sum(figure: Figure) -> str:
    if figure.unit.kind is Kind.RANK and figure.value is not None:
        return f"hạng {numerals.write(figure.value, 0)}"
    return figure.quantity


def _day(observation: Observation) -> date:
    return observation.recorded_at.astimezone(VIETNAM).date()
