"""What an unbound number may speak of, a short ranked list; and what editors called so before.

“Trạm phát sóng” is in no catalogue; once an editor has said that it means the stations, the next
text that calls them so is read that way, and says that it is.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz

from congso.claims import binding
from congso.claims.binding import Binding
from congso.claims.checks import agrees_with_ledger
from congso.claims.checks.agrees_with_ledger import Quoted
from congso.claims.naming import fitting, matching
from congso.claims.review import Review
from congso.claims.statement import CHANGE, LEVEL, Statement
from congso.indicators.indicator import Indicator
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.reference import Aspect, Reference
from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod, Period
from congso.quantities import units
from congso.quantities.units import Kind, Unit
from desk.checking.remembering import Remembering

MOST = 5
_LIKE = 0.45
"""How alike a name must be to be offered when its value is another."""
_SAME_VALUE = 0.5
_NO_VALUE = 0.4
_NAMED = 0.6


@dataclass(frozen=True, slots=True)
class Called:
    """What a phrase was said to mean."""

    indicator: str
    part: str


_One = tuple[str, str]
"""An indicator and one of its parts, by their codes."""
Aliases = Mapping[str, Called]
"""By phrase, as `phrase_of` writes it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One figure that a number may speak of."""

    indicator: str
    part: str
    name: str
    place: str
    period: str
    value: str
    """What stands in the ledger; – where there is none."""
    why: str
    """Why it stands where it does in the list."""
    reference: str
    is_same: bool
    """Whether the ledger holds just the number that the text tells."""
    is_called_so: bool
    """Whether its name is at least a little alike."""


def phrase_of(statement: Statement) -> str:
    """Return what a text calls the thing that it counts, as aliases are kept; empty for none."""
    return " ".join(matching.words(statement.measure or ""))


def confirmed(
    reviewed: Review, aliases: Aliases, ledger: Ledger, home: str
) -> dict[tuple[int, int], Reference]:
    """Return, by span, what statements speak of whose words somebody has explained before."""
    found: dict[tuple[int, int], Reference] = {}
    for statement in reviewed.statements:
        called = aliases.get(phrase_of(statement)) if statement.is_statistic else None
        indicator = ledger.catalogue.indicators.get(called.indicator) if called else None
        if called is None or indicator is None:
            continue
        wanted = _reference(statement, indicator, called.part, home)
        if wanted is not None:
            found[statement.start, statement.end] = wanted
    return found


def choices(
    statement: Statement, bound: Binding, ledger: Remembering, home: str
) -> tuple[Choice, ...]:
    """Return what an unbound statement may speak of, the likeliest first."""
    if not statement.is_statistic or not statement.measure:
        return ()
    said = replace(statement, start=0, end=0, relates_to=())

    def ranked() -> tuple[Choice, ...]:
        found = sorted(_scored(said, bound, ledger, home), key=lambda one: -one[0])
        return tuple(choice for _score, choice in found[:MOST])

    made: tuple[Choice, ...] = ledger.once((said, bound.candidates, home), ranked)
    return made


def _scored(
    statement: Statement, bound: Binding, ledger: Remembering, home: str
) -> Iterator[tuple[float, Choice]]:
    named, valued = _worth_a_look(statement, bound, ledger, home)
    for (code, part), likeness in {**valued, **named}.items():
        wanted = _reference(statement, ledger.catalogue[code], part, home)
        if wanted is None:
            continue
        figure = ledger.figure(wanted)
        is_same = figure.value is not None and (
            agrees_with_ledger.check(Quoted(statement, figure)) is None
        )
        if not is_same and (code, part) not in named:
            continue
        score = likeness + (_SAME_VALUE if is_same else 0)
        score -= _NO_VALUE if figure.value is None else 0
        yield score, _choice(figure, part, likeness, ledger, is_same=is_same)


def _worth_a_look(
    statement: Statement, bound: Binding, ledger: Remembering, home: str
) -> tuple[dict[_One, float], dict[_One, float]]:
    """Return, each with how alike its name is, what is called so and what has a value to compare.

    A part is called so only where its own name is said. A change or a ratio must be called so: by
    chance many are 76.
    """
    phrase, period = phrase_of(statement), _period(statement.period)
    alike: dict[str, float] = ledger.once(("alike", phrase), lambda: _alike_in(ledger, phrase))
    named = {(code, ""): likeness for code, likeness in alike.items() if likeness >= _LIKE}
    for one in bound.candidates:
        for part in one.parts or ("",):
            likeness = max(one.score, alike.get(one.indicator, 0.0))
            if likeness >= _LIKE:
                named[one.indicator, part] = likeness
    if period is None or binding.aspect_of(statement) is not Aspect.LEVEL:
        return named, {}
    valued = ledger.once(("valued", period, home), lambda: _valued(ledger, period, home))
    return named, {one: alike.get(one[0], 0.0) for one in valued}


def _alike_in(ledger: Ledger, phrase: str) -> dict[str, float]:
    return {
        indicator.code: _alike(phrase, (indicator.name, *indicator.aliases))
        for indicator in ledger.catalogue.indicators.values()
    }


def _valued(ledger: Ledger, period: Period, home: str) -> tuple[_One, ...]:
    return tuple(
        (indicator.code, part)
        for indicator in ledger.catalogue.indicators.values()
        for part in _parts(indicator)
        if ledger.figure(Reference(indicator.code, home, period, part)).value is not None
    )


def _choice(figure: Figure, part: str, likeness: float, ledger: Ledger, *, is_same: bool) -> Choice:
    why = ["tên rất gần"] if likeness >= _NAMED else ["tên hơi giống"] * (likeness >= _LIKE)
    if is_same:
        why.insert(0, "số trùng với sổ")
    elif figure.value is None:
        why.append("sổ chưa có số kỳ này")
    return Choice(
        indicator=figure.indicator.code,
        part=part,
        name=figure.name,
        place=ledger.gazetteer.known(figure.reference.place).name,
        period=figure.reference.period.said,
        value="–" if figure.value is None else str(figure.quantity),
        why=", ".join(why),
        reference=str(figure.reference),
        is_same=is_same,
        is_called_so=likeness >= _LIKE,
    )


def _reference(
    statement: Statement, indicator: Indicator, part: str, home: str
) -> Reference | None:
    period, base = _period(statement.period), _period(statement.base_period)
    if period is None or not _may_speak_of(statement, indicator.unit):
        return None
    base = base if statement.kind == CHANGE else None
    return Reference(indicator.code, home, period, part, binding.aspect_of(statement), base)


def _may_speak_of(statement: Statement, unit: Unit) -> bool:
    """Return whether the units fit; a counting word of the text's own may count anything."""
    if fitting.may_speak_of(statement, unit):
        return True
    is_own_word = bool(statement.unit) and statement.unit not in units.UNITS
    return is_own_word and statement.kind == LEVEL and unit.kind not in (Kind.RANK, Kind.SHARE)


def _parts(indicator: Indicator) -> Iterable[str]:
    return ["", *(member.code for member in indicator.members)]


def _alike(phrase: str, names: tuple[str, ...]) -> float:
    return max(float(fuzz.token_sort_ratio(phrase, _bare(name))) for name in names) / 100


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    return " ".join(matching.bare(matching.words(name)))


def _period(code: str | None) -> Period | None:
    try:
        return codes.read(code) if code else None
    except NoSuchPeriod:
        return None
