"""Finds the figure that an editor wants to put into a sentence, by its Vietnamese name.

“tram di dong” finds Số trạm thông tin di động: names are compared without tones.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from congso.indicators.indicator import Indicator
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Scenario
from congso.observations.reference import Aspect, Reference
from congso.periods.calendar import Period
from congso.quantities.units import Kind
from congso.writing import letters
from desk.look import wording
from desk.newsroom.pinned import source_of

_MOST = 12
_ASPECTS = {
    Aspect.LEVEL: "mức",
    Aspect.CHANGE: "thay đổi so với kỳ trước",
    Aspect.GROWTH: "tốc độ tăng so với kỳ trước",
    Aspect.PLAN_RATIO: "so với kế hoạch",
    Aspect.PLAN: "kế hoạch",
}


@dataclass(frozen=True, slots=True)
class Found:
    """An indicator that answers the words, with what of it can be chosen."""

    code: str
    name: str
    unit: str
    definition: str
    periods: tuple[str, ...]
    """Newest first."""
    parts: tuple[tuple[str, str], ...]
    """Code and name; the whole has an empty code."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One figure as it will stand in the sentence."""

    reference: str
    aspect: str
    """In words: mức, tăng so với năm 2022, so với kế hoạch."""
    printed: str
    quantity: str
    name: str
    period: str
    source: str
    origin: str
    missing: str
    """Why there is no value; such a figure cannot be put in."""
    known: str
    """The moment at which it is pinned."""


def search(ledger: Ledger, words: str, place: str) -> tuple[Found, ...]:
    """Return the indicators whose name, alias or code holds all the words, best first."""
    wanted = letters.fold(words).split()
    scored = [
        (score, letters.sort_key(one.name), one)
        for one in ledger.catalogue.indicators.values()
        if (score := _score(one, wanted)) is not None
    ]
    scored.sort(key=lambda entry: entry[:2])
    return tuple(_found(ledger, one, place) for _score_, _name, one in scored[:_MOST])


def choices(
    ledger: Ledger, indicator: str, place: str, period: Period, part: str, at: datetime
) -> tuple[Choice, ...]:
    """Return every figure of an indicator for a period and part, the level first.

    Raises: `UnknownIndicator`, `UnknownPlace`.
    """
    level = Reference(indicator, place, period, part)
    made = (_choice(ledger, replace(level, aspect=aspect), at) for aspect in _ASPECTS)
    return tuple(one for one in made if not one.missing or one.aspect == "mức")


def _choice(ledger: Ledger, wanted: Reference, at: datetime) -> Choice:
    figure = ledger.figure(wanted)
    return Choice(
        reference=str(wanted),
        aspect=_said(figure),
        printed=figure.printed,
        quantity=figure.quantity,
        name=figure.name,
        period=wording.period_of(wanted),
        source=source_of(figure),
        origin=wording.origin_label(figure),
        missing=figure.missing or "",
        known=at.isoformat(),
    )


def _said(figure: Figure) -> str:
    """Return the aspect in words; a change without its sign says which way it went."""
    aspect = figure.reference.aspect
    if aspect not in (Aspect.CHANGE, Aspect.GROWTH) or not figure.value:
        return _ASPECTS[aspect]
    rises = figure.value > 0
    if figure.unit.kind is Kind.RANK:
        way = "xuống" if rises else "lên"
    else:
        way = "tăng" if rises else "giảm"
    return f"{way} so với {figure.reference.compared_with.said}"


def _score(indicator: Indicator, wanted: list[str]) -> int | None:
    """Return 0 for a name that begins with the words, more for a looser match, None for none."""
    if not wanted:
        return 9
    name = letters.fold(indicator.name)
    if name.startswith(" ".join(wanted)):
        return 0
    if all(word in name for word in wanted):
        return 1
    said = " ".join(letters.fold(alias) for alias in indicator.aliases)
    codes = f"{indicator.code} {indicator.short_code or ''} {indicator.national_code or ''}".lower()
    if all(word in f"{name} {said} {codes}" for word in wanted):
        return 2
    return None


def _found(ledger: Ledger, one: Indicator, place: str) -> Found:
    parts = tuple((member.code, member.name) for member in one.members)
    periods = sorted(set(_periods(ledger, one, place)), key=lambda period: period.end, reverse=True)
    return Found(
        code=one.code,
        name=one.name,
        unit=one.unit.symbol,
        definition=one.definition,
        periods=tuple(period.code for period in periods),
        parts=parts or (("", ""),),
    )


def _periods(ledger: Ledger, one: Indicator, place: str) -> Iterator[Period]:
    for part in ("", *(member.code for member in one.members)):
        for scenario in Scenario:
            yield from ledger.known.periods(one.code, place, part, scenario)
    for code in set(one.formula.inputs.values()) if one.formula else ():
        yield from _periods(ledger, ledger.catalogue[code], place)
