"""What a person read in a text: a figure with its kind, its period and what it belongs to.

>>> [one] = read('{"start": 3, "end": 11, "text": "18 trạm", "kind": "level", "value": 18}')
>>> one.kind, one.value
('level', Decimal('18'))
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from congso.claims.statement import STATISTICS
from congso.observations import reference
from congso.observations.reference import Reference
from congso.quantities import numerals


@dataclass(frozen=True, slots=True)
class Annotation:
    """One number of a text as a person annotated it."""

    start: int
    end: int
    text: str
    kind: str
    value: Decimal | None
    written: Decimal | None
    """The bare number, scale words left out."""
    of: Decimal | None
    unit: str | None
    periods: frozenset[str | None]
    """The period, and a second defensible one where there is."""
    base_period: str | None
    direction: str | None
    form: str | None
    scale: int
    is_loose: bool
    """Whether the text says it roughly: hơn, gần, khoảng, a range."""
    is_implicit: bool
    """Whether it is said without a number."""
    additive: bool
    """Of a part: whether the parts must add up to the whole."""
    relation: tuple[str, int] | None
    """Its type, and the position of the other annotation."""
    measure: str = ""
    """What is measured, in the words of the text."""
    figure: Reference | None = None
    """The figure of the ledger that it tells, where a person has said so."""


def read(lines: str) -> tuple[Annotation, ...]:
    """Return the annotations of a text.

    Shape: one JSON object a line, fields as `congso check --json` has them.
    """
    return tuple(_of(json.loads(line, parse_float=Decimal)) for line in lines.splitlines() if line)


def statistics(annotations: tuple[Annotation, ...]) -> tuple[Annotation, ...]:
    """Return those that are figures."""
    return tuple(one for one in annotations if one.kind in STATISTICS)


def _of(record: Mapping[str, Any]) -> Annotation:
    relation = record.get("relation")
    kind, _, line = relation.partition(":") if relation else ("", "", "")
    periods = {record.get("period"), record.get("period_alt") or record.get("period")}
    return Annotation(
        start=record["start"],
        end=record["end"],
        text=record["text"],
        kind=record["kind"],
        value=_number(record.get("value")),
        written=_written(record.get("written")),
        of=_number(record.get("of")),
        unit=record.get("unit"),
        periods=frozenset(periods),
        base_period=record.get("base_period"),
        direction=record.get("direction"),
        form=record.get("form"),
        scale=int(record.get("scale") or 1),
        is_loose=bool(record.get("approx") or record.get("value_max") or record.get("status")),
        is_implicit=bool(record.get("implicit")),
        additive=bool(record.get("additive")),
        relation=(kind, int(line) - 1) if relation else None,
        measure=record.get("measure") or "",
        figure=reference.read(record["figure"]) if record.get("figure") else None,
    )


def _number(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _written(said: str | None) -> Decimal | None:
    try:
        return None if said is None else numerals.read(said)
    except numerals.NotANumeral:
        return None
