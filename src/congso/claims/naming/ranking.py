"""Which indicators the words of a statement may name, the likeliest first.

“bán kính phục vụ bình quân là 2,25 km” names one surely; “doanh thu” alone names several.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from congso.claims.naming import fitting, likeness, matching
from congso.claims.statement import Statement
from congso.indicators.indicator import Catalogue
from congso.quantities.units import Kind, Unit

SURE = 0.74
_CLEAR = 0.045
"""How far ahead of the next the best must be."""
_WORTH_ASKING = 0.6
_OF_ITS_PARTS = 0.3
"""What a named part adds for an indicator that is told by such parts."""
_OF_A_PART = 0.4
"""What a restricting word takes from an indicator that counts the whole."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator, and the parts of it, that a statement may speak of."""

    indicator: str
    parts: tuple[str, ...]
    score: float
    name: str = ""
    """The name or alias that was recognised."""


def ranked(
    statement: Statement,
    catalogue: Catalogue,
    before: str,
    after: str,
    fits: Callable[[Statement, Unit], bool] = fitting.may_speak_of,
) -> tuple[Candidate, ...]:
    """Return what a statement may speak of, by its own words and those around it."""
    own = " ".join(part for part in (statement.measure, _head(statement)) if part)
    told = (statement.unit or "").partition("/")[0]
    around = f"{before} {after}"
    found = []
    fitting_units: dict[str, bool] = {}
    for indicator in catalogue.indicators.values():
        symbol = indicator.unit.symbol
        if symbol not in fitting_units:
            fitting_units[symbol] = fits(statement, indicator.unit)
        if not fitting_units[symbol]:
            continue
        said = own
        if fits is is_another_unit:
            said = own.replace(told, indicator.unit.symbol.partition("/")[0])
        names = (indicator.name, *indicator.aliases)
        score, name = max((matching.score(name, said, around), name) for name in names)
        if score + _OF_ITS_PARTS < _WORTH_ASKING:
            continue
        is_parted = indicator.adds_up
        parts = fitting.parts(indicator, (said,) if is_parted else (said, before, after))
        if indicator.breakdowns and not parts and not is_parted:
            continue
        if len({indicator.breakdown_of(part) for part in parts}) > 1:
            continue  # di động của một nhà mạng: what is divided twice is no figure of the ledger
        if matching.restrictions(said) - matching.restrictions(" ".join(names)):
            score -= _OF_A_PART
        score += _OF_ITS_PARTS if fitting.parts(indicator, (said,)) else 0
        if score >= _WORTH_ASKING:
            found.append(Candidate(indicator.code, parts, round(score, 3), name))
    return tuple(sorted(found, key=lambda candidate: -candidate.score)[:5])


def is_an_amount(unit: Unit) -> bool:
    """Return whether what is told in `unit` is so much of something, no rank and no share."""
    return unit.kind not in {Kind.RANK, Kind.SHARE}


def is_another_unit(statement: Statement, unit: Unit) -> bool:
    """Return whether an amount is told in a unit that can be none of an indicator in `unit`."""
    told = (statement.unit or "").partition("/")[0]
    own = unit.symbol.partition("/")[0]
    if not told or statement.of is not None or not is_an_amount(unit):
        return False
    return not fitting.may_speak_of(statement, unit) and not likeness.are_alike(told, own)


def is_clear(ranked: Sequence[Candidate]) -> bool:
    """Return whether the best is sure, and no other comes near it."""
    best = ranked[0].score
    whole = ranked[0].score >= 1
    longer = [whole and matching.says_more(ranked[0].name, one.name) for one in ranked[1:]]
    rivals = [other for other, less in zip(ranked[1:], longer, strict=True) if not less]
    return best >= SURE and all(best - other.score >= _CLEAR for other in rivals)


def _head(statement: Statement) -> str:
    head = (statement.unit or "").partition("/")[0]
    return "" if head in {"%", "hạng", "bậc"} or head in (statement.measure or "").lower() else head
