"""What a page stands on, for machines: its figures with their sources, and what was checked.

The record of ``/bao-cao-thong-ke/dia-phuong/94/`` lies at ``…/dia-phuong/94/so-lieu.json``, for as
long as the page does. Pages of figures and pages of the newsroom tell theirs in the same form.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.conf import settings

from congso.observations.figure import Figure
from congso.observations.reference import Aspect
from congso.publication.use import Document
from congso.quantities import numerals
from congso.quantities.rounding import half_up
from desk.ledger.assurances import Assurance
from desk.look import wording
from desk.look.parts import Download, newest

NAME: Final = "so-lieu.json"
FORMAT: Final = 1
TYPE: Final = "application/json"
_Key = tuple[str, str, str]
"""Reference, map, and the question that it answers."""


def address_of(page: str) -> str:
    """Return where the record of the page at an address lies.

    >>> address_of("/tin-tuc/ket-qua/")
    '/tin-tuc/ket-qua/so-lieu.json'
    """
    return f"{page}{NAME}"


def figure(found: Figure, where: str) -> dict[str, Any]:
    """Return a figure as records tell it.

    Shape: `where` says in what of the page it stands: prose, chart, page, explanation.
    """
    indicator = found.indicator
    return {
        "in": where,
        "reference": str(found.reference),
        "indicator": indicator.code,
        "name": found.name,
        "page": f"{settings.PUBLIC_URL}{wording.indicator_address(indicator.code)}",
        "period": wording.period_of(found.reference),
        "value": wording.exact(found) or None,
        "printed": found.printed,
        "quantity": found.quantity,
        "origin": wording.origin_label(found) or None,
        "formula": found.formula.written if found.formula else None,
        "sources": list(found.sources),
        "stands_on": _stands_on(found),
    } | ({"answers": found.answers} if found.answers else {})


def of_figures(
    address: str,
    title: str,
    shown: Iterable[Figure],
    *,
    files: Sequence[Download] = (),
    assured: Sequence[tuple[Figure, Assurance]] = (),
    published_at: datetime | None = None,
) -> Document:
    """Return the record of a page of figures.

    Shape: `shown` are the figures that the page prints, in its order; what a computed one is
    explained by follows. `assured` are the checks that the page tells of its figures.
    """
    told = dict[_Key, dict[str, Any]]()
    inputs = dict[_Key, dict[str, Any]]()
    checks = list[dict[str, Any]]()
    moments = list[datetime | None]()
    for one in shown:
        key = _key(one)
        if key not in told:
            told[key] = figure(one, "page") | _on_map(one)
            inputs |= {_key(of): figure(of, "explanation") | _on_map(of) for of in _inputs(one)}
            checks += _checked(one)
            moments.append(one.known_since)
    every = [*told.values(), *(one for key, one in inputs.items() if key not in told)]
    checks = [*(_check(of, one.said, one.note, holds=one.holds) for of, one in assured), *checks]
    return document(
        address, title, every, checks=checks, published_at=published_at,
        modified=newest([published_at, *moments]),
        data=[f"{settings.PUBLIC_URL}{one.address}" for one in files],
    )  # fmt: skip


def document(
    address: str,
    title: str,
    figures: Sequence[Mapping[str, Any]],
    *,
    checks: Sequence[Mapping[str, Any]],
    published_at: datetime | None = None,
    checked_at: datetime | None = None,
    modified: datetime | None = None,
    data: Sequence[str] = (),
) -> Document:
    """Return a record as the file that readers' machines get."""
    told = {
        "format": FORMAT,
        "page": f"{settings.PUBLIC_URL}{address}",
        "title": title,
        "published_at": moment(published_at),
        "figures": list(figures),
        "sources": sorted({source for one in figures for source in one["sources"]}),
        "checked_at": moment(checked_at),
        "checks": list(checks),
    }
    # Whole series are not told twice: the files that can be taken away hold them.
    told |= {"data": list(data)} if data else {}
    return Document(_written(told).encode(), TYPE, modified)


def _written(told: Mapping[str, Any]) -> str:
    """Return a record as text: a line for each name, and for each figure and each check.

    >>> print(_written({"title": "Kỳ 1", "figures": [{"value": 1}, {"value": 2}], "checks": []}))
    {
     "title": "Kỳ 1",
     "figures": [
      {"value": 1},
      {"value": 2}
     ],
     "checks": []
    }
    <BLANKLINE>
    """
    lines = (f" {_in_one_line(name)}: {_in_lines(value)}" for name, value in told.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _in_lines(value: Any) -> str:
    if not value or not isinstance(value, list):
        return _in_one_line(value)
    return "[\n" + ",\n".join(f"  {_in_one_line(one)}" for one in value) + "\n ]"


_in_one_line = json.JSONEncoder(ensure_ascii=False).encode


def moment(at: datetime | None) -> str | None:
    """Return a moment as records write it."""
    return at.astimezone(wording.CLOCK).isoformat(timespec="seconds") if at else None


def _stands_on(found: Figure) -> list[str]:
    return sorted(
        f"{seen.key}#{seen.revision} {seen.level.value} {seen.recorded_at.isoformat()}"
        for seen in found.observations()
    )


def _key(found: Figure) -> _Key:
    """Return what tells a figure apart; of a target one may be asked for its share and for yes."""
    return (
        str(found.reference),
        str(found.restatement.frame) if found.restatement else "",
        found.answers or "",
    )


def _on_map(found: Figure) -> dict[str, Any]:
    return {"map": found.restatement.frame.isoformat()} if found.restatement else {}


def _inputs(found: Figure) -> Iterable[Figure]:
    """Yield what a figure is explained by; the peers of a rank have pages of their own."""
    if found.gathers is not None:
        return
    for one in found.inputs:
        yield one
        yield from _inputs(one)


def _checked(found: Figure) -> Iterable[dict[str, Any]]:
    """Yield the check of a computed figure against the value that was published of it."""
    published = found.published
    if published is None or published.value is None or found.value is None:
        return
    if found.reference.aspect is not Aspect.LEVEL or found.decimals is None:
        return
    printed = numerals.write(half_up(published.value, found.decimals), found.decimals)
    said = f"số công bố {printed} ({published.source})"
    yield _check(found, said, found.disagreement or "", holds=found.disagreement is None)


def _check(found: Figure, sentence: str, said: str, *, holds: bool) -> dict[str, Any]:
    return {
        "statement": f"{found.name}, {wording.period_of(found.reference)}: {found.quantity}",
        "sentence": sentence,
        "verdict": "agrees" if holds else "contradicts",
        "said": said,
        "reference": str(found.reference),
        "figure": found.quantity,
        "stands_on": _stands_on(found),
        "kept_with_a_reason": False,
    }
