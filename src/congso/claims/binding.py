"""Which figure of the ledger a statement speaks of; where several could be meant, it says so.

A change, a ratio to plan or an earlier value follows what it is told of: “(tăng 76 trạm so với năm
2022, số trạm năm 2022 là 1.346)” is about the stations named before it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from congso.claims import closings, settled
from congso.claims.checks import told_in_the_unit_of_the_ledger
from congso.claims.naming import fitting, plans, ranking, whereabouts, wholly
from congso.claims.naming.ranking import Candidate
from congso.claims.statement import CHANGE, LEVEL, PLAN_RATIO, RANK, Statement
from congso.observations.ledger import Ledger
from congso.observations.reference import Aspect, Reference
from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod, Period
from congso.places.place import Place
from congso.writing import letters

_AROUND = 160
_FOLLOWED = {"change_of", "base_of", "plan_of", "ratio_of", "same_as"}
_BESIDE_ANOTHER = re.compile(
    r"\bhơn (?:so với )?(?!so với|năm |cùng kỳ|quý |tháng |trước|đầu năm|cuối năm|kỳ )"
    r"[^,;()]{2,40}$",
    re.IGNORECASE,
)
"""A difference from another thing is no change from an earlier period."""
_OF_NO_PERIOD = re.compile(
    r"\b(?:mỗi|hằng|hàng|bình quân) năm\b[^,;()]{0,80}$|\b(?:nếu|giả sử)\b", re.IGNORECASE
)
"""What several years have on average, or what would be."""
_ADDED = re.compile(
    r"\b(?:thêm|mới được|lắp mới|xây mới|phát triển mới|lắp đặt mới|khai trương|bổ sung)"
    r"(?: (?:được|hơn|gần|khoảng|trên))*\s*$",
    re.IGNORECASE,
)
"""What came new is not all there is."""
_CLAUSE = re.compile(r"[;.\n]\s")


@dataclass(frozen=True, slots=True)
class Binding:
    """What a statement is bound to; without references, what it may be bound to."""

    references: tuple[Reference, ...] = ()
    """One, or one for each part that is told together: 2G, 3G, 4G."""
    candidates: tuple[Candidate, ...] = ()
    """Best first."""
    is_of_some: bool = False
    """Whether the words may tell of some only: it may agree, and never contradicts."""

    is_in_another_unit: bool = False
    """Whether name, place, period and number are those of a figure, and the unit is not."""

    @property
    def reference(self) -> Reference | None:
        """The only or first figure it is bound to."""
        return self.references[0] if self.references else None


UNBOUND = Binding()


def bind(
    statements: Sequence[Statement],
    text: str,
    ledger: Ledger,
    home: str | None,
    bound: Mapping[tuple[int, int], Reference] | None = None,
) -> tuple[Binding, ...]:
    """Return for each statement what it speaks of.

    Shape: `home` is the identity of the province whose ledger this is; `bound` gives what an
    editor has settled, by start and end of the span.
    Raises: `UnknownPlace` where `home` is none.
    """
    binder = _Binder(statements, text, ledger, home)
    known = settled.settle(statements, bound or {})
    given = {index: Binding((reference,)) for index, reference in known.items()}
    found = [given.get(index) or binder.first(index) for index in range(len(statements))]
    return tuple(
        given.get(index) or binder.following(index, found) for index in range(len(statements))
    )


class _Binder:
    def __init__(
        self, statements: Sequence[Statement], text: str, ledger: Ledger, home: str | None
    ) -> None:
        self._statements = statements
        self._text = text
        self._ledger = ledger
        self._where = whereabouts.of_text(text, ledger.gazetteer, home)
        self._home = home

    def first(self, index: int) -> Binding:
        """Return what statement `index` speaks of by its own words."""
        statement = self._statements[index]
        period = _period(statement.period)
        if not statement.is_statistic or (statement.of is not None and statement.kind == CHANGE):
            return UNBOUND
        if statement.kind == CHANGE and statement.status is not None:
            return UNBOUND
        before, after = self._around(index)
        if statement.kind == CHANGE and _BESIDE_ANOTHER.search(before):
            return UNBOUND
        if _OF_NO_PERIOD.search(before) or (statement.kind == LEVEL and _ADDED.search(before)):
            return UNBOUND
        catalogue = self._ledger.catalogue
        ranked = ranking.ranked(statement, catalogue, before, after)
        if statement.kind == LEVEL and not (ranked and ranking.is_clear(ranked)):
            mistaken = self._in_another_unit(index, before, after, period)
            if mistaken is not None:
                return mistaken
        if period is None or not ranked:
            return Binding(candidates=ranked)
        place = self._where.of(f"{before} {after}", period.end)
        if place is None or not ranking.is_clear(ranked):
            return Binding(candidates=ranked if place is not None else ())
        references = self._references(statement, ranked[0], place, period)
        is_of_some = not self._tells_all(statement, before, after, ranked[0], place)
        is_of_some = is_of_some or self._is_of_another_plan(index, after, ranked[0])
        return Binding(references, ranked, is_of_some)

    def following(self, index: int, found: Sequence[Binding]) -> Binding:
        """Return the binding of statement `index`, taken from what it is told of where it is."""
        statement, own = self._statements[index], found[index]
        if not statement.is_statistic:
            return own
        told = next((to.index for to in statement.relates_to if to.type in _FOLLOWED), None)
        leader = found[told].reference if told is not None else None
        period = _period(statement.period)
        whole = statement.related("part_of")
        if whole is not None and _is_the_same(own, found[whole]):
            return Binding(candidates=own.candidates)
        if told is None or leader is None or period is None:
            return own
        sure = own.candidates and own.candidates[0].score >= 1 and own.reference is not None
        if sure and own.reference is not None and own.reference.indicator != leader.indicator:
            return own
        indicator = self._ledger.catalogue[leader.indicator]
        if not fitting.may_speak_of(statement, indicator.unit):
            return own
        parts = tuple(reference.breakdown for reference in found[told].references)
        candidate = Candidate(indicator.code, parts, ranking.SURE)
        place = self._ledger.gazetteer.known(leader.place)
        references = self._references(statement, candidate, place, period)
        return Binding(references, own.candidates, found[told].is_of_some)

    def _in_another_unit(
        self, index: int, before: str, after: str, period: Period | None
    ) -> Binding | None:
        """Return the binding to a figure that is told whole, in a unit that is not its own."""
        statement = self._statements[index]
        number = told_in_the_unit_of_the_ledger.number_of(statement)
        if number is None or period is None:
            return None
        ranked = ranking.ranked(
            statement, self._ledger.catalogue, before, after, ranking.is_another_unit
        )
        if not ranked or not ranking.is_clear(ranked):
            return None
        place = self._where.of(f"{before} {after}", period.end)
        if place is None or not self._tells_all(statement, before, after, ranked[0], place):
            return None
        references = self._references(statement, ranked[0], place, period)
        figures = [self._ledger.figure(reference) for reference in references]
        if len(figures) == 1 and told_in_the_unit_of_the_ledger.is_its_number(
            statement, figures[0]
        ):
            return Binding(references, is_in_another_unit=True)
        return None

    def _tells_all(
        self, statement: Statement, before: str, after: str, candidate: Candidate, place: Place
    ) -> bool:
        """Return whether a statement tells all that its indicator counts at `place`."""
        indicator = self._ledger.catalogue[candidate.indicator]
        names = (
            *(indicator.name, *indicator.aliases, place.name, statement.unit or ""),
            *(word for member in indicator.members for word in (member.code, member.name)),
        )
        return wholly.tells_all(statement.measure or "", before, after, names)

    def _is_of_another_plan(self, index: int, after: str, candidate: Candidate) -> bool:
        """Return whether targets are counted that the text does not call those of the ledger."""
        statement, indicator = self._statements[index], self._ledger.catalogue[candidate.indicator]
        passage = plans.passage(self._text, statement.start, statement.end)
        return plans.is_another(statement, indicator, f"{letters.nfc(passage)} {after}")

    def _around(self, index: int) -> tuple[str, str]:
        """Return the clause before and after a statement, so far as it is not another figure's."""
        statement = self._statements[index]
        start = max(0, statement.start - _AROUND)
        start = max(start, self._end_of_figure_before(index))
        end = statement.end + _AROUND // 2
        if index + 1 < len(self._statements):
            end = min(end, self._statements[index + 1].start)
        before = _CLAUSE.split(letters.nfc(self._text[start : statement.start]))[-1]
        after = _CLAUSE.split(letters.nfc(self._text[statement.end : end]))[0]
        return before, after

    def _end_of_figure_before(self, index: int) -> int:
        earlier = (self._statements[i] for i in range(index - 1, max(-1, index - 12), -1))
        return next((said.end for said in earlier if said.is_statistic), 0)

    def _references(
        self, statement: Statement, candidate: Candidate, place: Place, period: Period
    ) -> tuple[Reference, ...]:
        aspect = aspect_of(statement)
        base = _period(statement.base_period) if statement.kind == CHANGE else None
        if statement.unit in {"bậc", "hạng"} and not self._says_its_base(statement):
            base = None
        asked = (
            Reference(candidate.indicator, place.id, period, part, aspect, base)
            for part in candidate.parts or ("",)
        )
        references = tuple(closings.meant(statement, one, self._ledger) for one in asked)
        ranked = statement.kind == RANK or statement.unit == "bậc"
        if ranked and not self._names_its_edition(statement, period):
            return tuple(self._of_its_edition(reference) for reference in references)
        return references

    def _says_its_base(self, statement: Statement) -> bool:
        """Return whether a move of a rank is told with what it is counted from."""
        start, end = statement.start, statement.end
        before = letters.nfc(self._text[max(0, start - _AROUND) : start])
        return fitting.says_a_base(before, letters.nfc(self._text[end : end + _AROUND // 2]))

    def _names_its_edition(self, statement: Statement, period: Period) -> bool:
        """Return whether the year stands beside the index: “Chỉ số DTI năm 2023 xếp thứ 41”."""
        told = self._text[max(0, statement.start - _AROUND) : statement.start]
        clause = _CLAUSE.split(letters.nfc(told))[-1]
        return fitting.names_an_edition(clause, period.code)

    def _of_its_edition(self, reference: Reference) -> Reference:
        """Return a rank's reference in the year it was ranked for: a review tells last year's."""
        if (
            self._ledger.figure(replace(reference, aspect=Aspect.LEVEL, base=None)).value
            is not None
        ):
            return reference
        earlier = replace(reference, period=reference.period.previous())
        known = (
            self._ledger.figure(replace(earlier, aspect=Aspect.LEVEL, base=None)).value is not None
        )
        return earlier if known and reference.base is None else reference


def _is_the_same(part: Binding, whole: Binding) -> bool:
    """Whether a part would be bound to just what its whole is bound to."""
    return part.reference is not None and part.reference == whole.reference


def aspect_of(statement: Statement) -> Aspect:
    """Return which face of a figure a statement tells: level, plan, change or growth."""
    if statement.kind == PLAN_RATIO:
        return Aspect.PLAN_RATIO
    if statement.kind == CHANGE:
        growth = statement.form in {"delta_pct", "index_pct", "multiple"}
        return Aspect.GROWTH if growth else Aspect.CHANGE
    return Aspect.PLAN if statement.status == "target" else Aspect.LEVEL


def _period(code: str | None) -> Period | None:
    try:
        return codes.read(code) if code else None
    except NoSuchPeriod:
        return None
