"""The ledger: definitions, places and what is known, asked for figures.

A figure that is recorded is looked up; a derived one is computed from its inputs in the same
scenario, so that a plan is divided by its own denominator. Asked on the map of a date, it puts
additive figures together from the units of their own time and computes the others from those.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from congso.agencies.register import NOBODY, Register, Roll
from congso.indicators.additivity import Restate
from congso.indicators.formula import evaluation
from congso.indicators.formula.evaluation import Missing, Nulls
from congso.indicators.formula.tree import GATHERING, Asked, Asking, Count, Question
from congso.indicators.indicator import Catalogue, Formula, Indicator
from congso.observations import comparing, gathering, planning, restating
from congso.observations.coverage import Coverage
from congso.observations.figure import Figure
from congso.observations.observation import Key, Observation, Status
from congso.observations.record import Known, Record
from congso.observations.reference import Aspect, Reference
from congso.periods import comparing as periods
from congso.periods.calendar import NoSuchPeriod, Period
from congso.periods.so_far import year_so_far
from congso.places.gazetteer import Gazetteer
from congso.quantities import units

_TARGETS = units.named("chỉ tiêu")


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the portal can answer from, the moment asked of, and the map asked for."""

    catalogue: Catalogue
    gazetteer: Gazetteer
    record: Record
    known: Known
    frame: date | None = None
    """The day of the map on which figures are told; None tells each as it was reported."""
    register: Register = NOBODY
    """Bodies and firms, which some indicators count."""

    def as_known(self, at: datetime | None) -> "Ledger":
        """Return the ledger as it stood at a moment."""
        return replace(
            self,
            known=self.record.as_known(at),
            gazetteer=self.gazetteer.as_known(at),
            register=self.register.as_known(at),
        )

    def on_map(self, day: date | None) -> "Ledger":
        """Return the ledger on the map of a day; None tells figures as they were reported."""
        return replace(self, frame=day)

    def figure(self, reference: Reference, frame: date | None = None) -> Figure:
        """Return the figure that `reference` means, with all it stands on.

        Shape: a figure without value says why in `missing`; nothing is invented. `frame` is the
        day of the map to tell it on, and `reference` names a unit of that map.
        Units: those of the indicator; % for ratios and growth, bậc for moves of a rank.
        Raises: `UnknownIndicator`, `UnknownPlace`.
        """
        if frame is not None:
            return self.on_map(frame).figure(reference)
        indicator = self.catalogue[reference.indicator]
        place = self.gazetteer.known(reference.place)
        if self.frame is not None and not place.validity.holds_on(self.frame):
            told = restating.not_on_map(place, self.frame, self.gazetteer)
            return Figure(reference, indicator, indicator.unit, None, missing=told)
        match reference.aspect:
            case Aspect.LEVEL | Aspect.PLAN | Aspect.ORIGINAL_PLAN:
                return self._level(reference)
            case Aspect.CHANGE:
                return comparing.change(reference, *self._two(reference))
            case Aspect.GROWTH:
                return comparing.growth(reference, *self._two(reference))
            case Aspect.PLAN_RATIO:
                return self._plan_ratio(reference, Aspect.PLAN)
            case Aspect.ORIGINAL_RATIO:
                return self._plan_ratio(reference, Aspect.ORIGINAL_PLAN)

    def vintages(self, reference: Reference) -> tuple[Observation, ...]:
        """Return every value ever recorded for the level that `reference` is about."""
        found = (
            seen
            for scenario in reference.scenarios
            for seen in self.record.vintages(reference.key(scenario=scenario))
        )
        return tuple(sorted(found, key=lambda seen: seen.recorded_at))

    def _level(self, reference: Reference) -> Figure:
        indicator = self.catalogue[reference.indicator]
        found = self._recorded(reference)
        if found is None and self.frame is not None:
            restated = self._restated(reference, indicator, self.frame)
            if restated is not None:
                return restated
        formula = indicator.formula_on(reference.period.end)
        if formula and (found is None or _is_published(found)):
            computed = self._computed(reference, formula)
            if found is None or computed.value is not None:
                return replace(computed, published=found)
        peers = self._peers(reference)
        figure = Figure(reference, indicator, indicator.unit, None, observation=found, of=peers)
        if found is None:
            return replace(figure, missing=f"chưa có số {reference.period.said}")
        if found.status is Status.REPORTED and found.words:
            return figure
        if found.status is not Status.REPORTED or found.value is None:
            return replace(figure, missing=found.status.said)
        return replace(figure, value=found.value, decimals=indicator.decimals)

    def _restated(self, reference: Reference, indicator: Indicator, frame: date) -> Figure | None:
        """Return the figure put together on the map, None where it is told or computed there."""

        def is_known(place: str) -> bool:
            return self._recorded(replace(reference, place=place)) is not None

        parts = restating.parts(reference, indicator, frame, self.gazetteer, is_known)
        if not parts or [part.place.id for part in parts] == [reference.place]:
            return restating.without_lineage(reference, indicator, self.gazetteer)
        is_renamed = len(parts) == 1 and parts[0].share.is_whole
        if indicator.restate is Restate.RECOMPUTE and not (
            is_renamed and is_known(parts[0].place.id)
        ):
            return None
        reported = self.on_map(None)
        found = tuple(
            reported._level(replace(reference, place=part.place.id))  # noqa: SLF001 — its own kind
            for part in parts
        )
        return restating.together(reference, indicator, frame, parts, found, self.gazetteer)

    def _recorded(self, reference: Reference) -> Observation | None:
        found = (self._observed(reference.key(scenario=one)) for one in reference.scenarios)
        return next((seen for seen in found if seen is not None), None)

    def _observed(self, key: Key) -> Observation | None:
        found = self.known.get(key)
        if found is None and self.catalogue[key.indicator].holds:
            return self.known.last_before(key)
        return found

    def _peers(self, reference: Reference) -> Decimal | None:
        code = self.catalogue[reference.indicator].peers
        if code is None or reference.aspect is not Aspect.LEVEL:
            return None
        found = self._observed(Key(code, reference.place, reference.period))
        return found.value if found else None

    def _computed(self, reference: Reference, formula: Formula) -> Figure:
        indicator = self.catalogue[reference.indicator]
        inputs = tuple(self._input(reference, formula, asked) for asked in formula.asked)
        inputs = planning.with_own_denominator(formula.tree, inputs)
        rolls = tuple(self._roll(reference, count) for count in formula.counts)
        answers: dict[Question, Decimal | Missing] = {
            **dict(zip(formula.asked, map(_plain_value, inputs), strict=True)),
            **dict(zip(formula.counts, map(_counted, rolls), strict=True)),
        }
        value = formula.value(answers.__getitem__, indicator.unit)
        figure = Figure(
            reference, indicator, indicator.unit, None, inputs=inputs, formula=formula, rolls=rolls
        )
        if isinstance(value, Missing):
            return replace(figure, missing=value.reason, applies=value.applies)
        return replace(
            figure,
            value=value,
            decimals=indicator.decimals,
            of=inputs[0].of if isinstance(formula.tree, Asked) else None,
            coverage=_coverage(inputs),
        )

    def _roll(self, reference: Reference, count: Count) -> Roll:
        """Return who stood in a register on the last day of the period, as far as then known."""
        day, asked_at = reference.period.end, self.known.at
        if reference.aspect is not Aspect.LEVEL:
            return Roll(count.name, day, missing="danh sách chỉ cho số thực hiện")
        if asked_at is not None and asked_at.date() < day:
            return Roll(count.name, day, missing=f"{reference.period.said} khi ấy chưa kết thúc")
        place = self.gazetteer.known(reference.place).code
        return self.register.roll(count.name, place, day, reference.breakdown)

    def _input(self, reference: Reference, formula: Formula, asked: Asked) -> Figure:
        code, period, aspect = formula.inputs[asked.name], reference.period, reference.aspect
        part = self.catalogue[code].part_for(reference.breakdown)
        wanted = Reference(code, reference.place, period, part, aspect)
        if asked.asking in GATHERING:
            return self._gathered(wanted, asked, formula.nulls)
        match asked.asking:
            case Asking.PREVIOUS | Asking.SAME_LAST_YEAR:
                return self._earlier(wanted, asked.asking)
            case Asking.PLAN:
                return self._level(replace(wanted, aspect=Aspect.PLAN))
            case Asking.PLANNED:
                return self._planned(wanted)
            case Asking.MET:
                return self._met(wanted)
            case _:
                return self._level(wanted)

    def _earlier(self, reference: Reference, asking: Asking) -> Figure:
        now = reference.period
        try:
            before = now.previous() if asking is Asking.PREVIOUS else now.same_last_year()
        except NoSuchPeriod:
            indicator = self.catalogue[reference.indicator]
            why = f"lịch của cổng không có kỳ trước {now.said}"
            return Figure(reference, indicator, indicator.unit, None, missing=why)
        found = self._level(replace(reference, period=before))
        apart = self._apart(reference, before)
        return replace(found, value=None, missing=apart) if apart else found

    def _apart(self, reference: Reference, before: Period) -> str | None:
        """Return why the period of a reference is not compared with another, None where it is."""
        if said := periods.parted(reference.period, before):
            return said
        place, of = self.gazetteer.known(reference.place).code, reference.indicator
        broken = self.catalogue.break_between(of, place, before, reference.period)
        return broken.told if broken else None

    def _gathered(self, reference: Reference, asked: Asked, nulls: Nulls) -> Figure:
        indicator, asking = self.catalogue[reference.indicator], asked.asking
        whole = Figure(
            reference, indicator, indicator.unit, None, gathers=asking, gathers_over=asked.over
        )
        match asking:
            case Asking.SUM_OVER:
                return gathering.over_parts(whole, self._level, nulls)
            case Asking.YEAR_TO_DATE:
                apart = self._apart(reference, year_so_far(reference.period)[0])
                if apart is not None:
                    return replace(whole, missing=apart)
                return gathering.over_year(whole, self._level, nulls)
            case _:
                return gathering.among_peers(whole, self._level, self.gazetteer)

    def _planned(self, reference: Reference) -> Figure:
        plan = self._level(replace(reference, aspect=Aspect.PLAN))
        return replace(
            plan, value=Decimal(plan.value is not None), decimals=0, unit=_TARGETS, missing=None,
            answers="có kế hoạch" if plan.value is not None else "không có kế hoạch",
        )  # fmt: skip

    def _met(self, reference: Reference) -> Figure:
        ratio = self._plan_ratio(replace(reference, aspect=Aspect.PLAN_RATIO), Aspect.PLAN)
        if ratio.value is None:
            return replace(ratio, unit=_TARGETS)
        met = planning.ahead(ratio) >= 0
        return replace(
            ratio, value=Decimal(met), decimals=0, unit=_TARGETS,
            answers=f"{'đạt' if met else 'chưa đạt'}, {ratio.printed}{ratio.unit.symbol}",
        )  # fmt: skip

    def _two(self, reference: Reference) -> tuple[Figure, Figure, str | None]:
        level, base = replace(reference, aspect=Aspect.LEVEL, base=None), reference.compared_with
        return (
            self._level(level),
            self._level(replace(level, period=base)),
            self._apart(level, base),
        )

    def _plan_ratio(self, reference: Reference, against: Aspect) -> Figure:
        actual = self._level(replace(reference, aspect=Aspect.LEVEL))
        plan = self._level(replace(reference, aspect=against))
        return comparing.against_plan(reference, actual, plan)


def _is_published(seen: Observation) -> bool:
    """Whether it is a result that was reported, which its own inputs may not bear out."""
    return seen.status is Status.REPORTED and not seen.key.scenario.is_plan


def _counted(roll: Roll) -> Decimal | Missing:
    return Missing(roll.missing) if roll.missing else Decimal(roll.count)


def _plain_value(figure: Figure) -> Decimal | Missing:
    if figure.value is None:
        return Missing(f"{figure.name}: {figure.missing}", figure.applies)
    return evaluation.to_plain(figure.value, figure.unit.factor)


def _coverage(inputs: tuple[Figure, ...]) -> Coverage | None:
    """Return how many inputs a sum that skips the missing had, None where it had them all."""
    absent = tuple(figure.name for figure in inputs if figure.value is None)
    return Coverage("đầu vào", len(inputs), absent) if absent else None
