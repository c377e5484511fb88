"""A text read into statements: every number, and what the text says with it.

>>> text = "Năm 2023 có 18 doanh nghiệp, tăng 2 so với năm 2022."
>>> [(said.text, said.kind, said.period) for said in read(text)][1:3]
[('18 doanh nghiệp', 'level', '2023'), ('2', 'change', '2023')]
"""

from dataclasses import dataclass, replace

from congso.claims.prose import (
    document_period,
    judging,
    measures,
    numbers,
    openings,
    passages,
    relations,
    respectively,
    roles,
    sections,
    settling,
    shares_of_all,
    timing,
)
from congso.claims.prose.figures import Figure
from congso.claims.prose.hearing import Judgement
from congso.claims.prose.marks import NUMBER, Mark
from congso.claims.prose.passages import Place
from congso.claims.prose.roles import Dated
from congso.claims.prose.view import View
from congso.claims.statement import OTHER, PLAN_RATIO, RANK, Relation, Statement

_KEPT = 24
"""How many figures of a long sentence a later one may lean on."""


def read(text: str) -> tuple[Statement, ...]:
    """Return a statement for every number of `text`, in its order.

    Shape: any text, composed or not; offsets are those of `text` as given.
    """
    heard = Heard.of(text)
    return heard.statements(document_period.of_dates(heard.dates, heard.view.low))


@dataclass(frozen=True, slots=True)
class Heard:
    """A text whose numbers are understood, but for when they hold."""

    text: str
    view: View
    marks: tuple[Mark, ...]
    told: list[tuple[Place, Judgement]]
    """The figures, each with what is said of it."""
    dates: list[Dated]

    @classmethod
    def of(cls, text: str) -> "Heard":
        """Return `text` as far as it is understood without its time."""
        view = View.of(text)
        marks = numbers.find(view)
        judged = _judged(view, passages.places(view, marks))
        told = shares_of_all.heard(_places_of_figures(view, marks, judged))
        return cls(text, view, marks, told, roles.of_text(view, marks))

    def statements(self, whole: str | None) -> tuple[Statement, ...]:
        """Return a statement for every number, the text as a whole being of the period `whole`."""
        figures, said = self._figures(whole)
        statements = [_plain(self.text, self.view, mark) for mark in self.marks]
        related = relations.of_figures(figures)
        figures = settling.by_relation(figures, related)
        for figure, measure, relates_to in zip(figures, said, related, strict=True):
            statements[figure.place.index] = _told(
                statements[figure.place.index], figure, measure,
                tuple(replace(to, index=figures[to.index].place.index) for to in relates_to),
            )  # fmt: skip
        return _counted(statements, self.marks)

    def _figures(self, whole: str | None) -> tuple[list[Figure], list[str | None]]:
        clock = timing.Clock(self.dates, whole, sections.of_text(self.view))
        times = [clock.read(place, say) for place, say in self.told]
        times = settling.by_later_words(times, self.told)
        figures = [
            Figure(place, say, time) for (place, say), time in zip(self.told, times, strict=True)
        ]
        return figures, respectively.measures(self.view, figures, _measures(self.view, figures))


def _counted(statements: list[Statement], marks: tuple[Mark, ...]) -> tuple[Statement, ...]:
    """Return the statements without words such as giống that turned out to say nothing."""
    kept = [
        index
        for index, (said, mark) in enumerate(zip(statements, marks, strict=True))
        if said.is_statistic or not mark.is_unchanged
    ]
    if len(kept) == len(statements):
        return tuple(statements)
    moved = {index: position for position, index in enumerate(kept)}
    return tuple(
        replace(
            statements[index],
            relates_to=tuple(
                replace(to, index=moved[to.index]) for to in statements[index].relates_to
            ),
        )
        for index in kept
    )


def _places_of_figures(
    view: View, marks: tuple[Mark, ...], judged: dict[int, Judgement]
) -> list[tuple[Place, Judgement]]:
    """Return the figures with the words between them, what is none of them left out."""
    kept = [
        mark if mark.kind != NUMBER or index in judged else replace(mark, kind=OTHER)
        for index, mark in enumerate(marks)
    ]
    return [(place, judged[place.index]) for place in passages.places(view, kept)]


def _judged(view: View, places: list[Place]) -> dict[int, Judgement]:
    """Return what each number says, by its index; those that are no figures left out."""
    found: dict[int, Judgement] = {}
    earlier: list[tuple[Place, Judgement]] = []
    sentence, paragraph, planned = (-1, -1), -1, False
    for place in places:
        if place.sentence != sentence:
            carried = place.paragraph == paragraph and planned and _has_a_ratio(earlier)
            sentence, paragraph, earlier = place.sentence, place.paragraph, []
            opening = view.low[sentence[0] : place.mark.start].lstrip()
            planned = (
                carried
                or openings.opens_with_a_plan(opening)
                or openings.stands_under_a_plan(view, sentence[0])
            )
        say = judging.judge(view, place, earlier[-_KEPT:], planned=planned)
        if say.kind != OTHER:
            found[place.index] = say
            earlier.append((place, say))
    return found


def _has_a_ratio(earlier: list[tuple[Place, Judgement]]) -> bool:
    return any(said.kind == PLAN_RATIO for _, said in earlier)


def _measures(view: View, figures: list[Figure]) -> list[str | None]:
    found: list[str | None] = []
    earlier: list[tuple[Place, Judgement, str | None]] = []
    for figure in figures:
        if earlier and earlier[-1][0].sentence != figure.place.sentence:
            earlier = []
        found.append(measures.measure(view, figure.place, figure.judged, earlier[-6:]))
        earlier.append((figure.place, figure.judged, found[-1]))
    return found


def _plain(text: str, view: View, mark: Mark) -> Statement:
    start, end = view.origin(mark.start), view.origin(mark.end)
    kind = OTHER if mark.kind == NUMBER else mark.kind
    return Statement(
        start=start,
        end=end,
        text=text[start:end],
        kind=kind,
        value=mark.value,
        written=mark.written,
    )


def _told(
    bare: Statement, figure: Figure, measure: str | None, related: tuple[Relation, ...]
) -> Statement:
    mark, judged, timed = figure.place.mark, figure.judged, figure.timed
    if judged.kind == RANK:
        end = bare.start + mark.digits_end - mark.start
        bare = replace(bare, end=end, text=bare.text[: end - bare.start])
    return replace(
        bare,
        kind=judged.kind, value=mark.value, value_max=mark.value_max, of=mark.of,
        unit=judged.unit or None, written=mark.written, scale=mark.scale, measure=measure,
        period=timed.period, base_period=timed.base, direction=judged.direction,
        form=judged.form, approx=judged.approx,
        status=judged.status or ("target" if timed.ahead else None), relates_to=related,
    )  # fmt: skip
