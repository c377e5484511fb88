"""The table as a cube: JSON-stat 2.0, with the level and origin of every cell in its status.

A cell that stands on an invented number says so: ``estimate/synthetic``, ước tính, số liệu giả
định. Places are named by identity, because a code may have meant another commune before.
"""

import json
from itertools import product
from typing import Any

from congso.observations.observation import Origin, Scenario, Status
from congso.writing import dates
from desk.opendata.rows import COMPUTED, COMPUTED_SAID, Row
from desk.opendata.tables import Table

MEDIA_TYPE = "application/json"
WHOLE = "_T"
"""The category of the whole, beside those of the parts."""
_VALUES = "\u241evalues\u241e"


def written(table: Table) -> bytes:
    """Return the values that stand."""
    axes = _axes(table)
    found = {_cell(row): row for row in table.rows}
    cells = [found.get(cell) for cell in product(*axes.values())]
    told = {
        "version": "2.0",
        "class": "dataset",
        "label": table.title,
        "source": "; ".join(
            dict.fromkeys(one for row in table.rows for one in row.source.split("; "))
        ),
        "updated": table.modified.isoformat(),
        **({"note": notes} if (notes := _notes(table)) else {}),
        "id": list(axes),
        "size": [len(axis) for axis in axes.values()],
        "role": {"geo": ["place"], "time": ["period"], "metric": ["indicator"]},
        "dimension": {name: _dimension(table, name, axis) for name, axis in axes.items()},
        "value": _VALUES,
        "status": {str(place): _status(row) for place, row in enumerate(cells) if row},
        "extension": _extension(table, cells),
    }
    numbers = ",".join((row.digits or "null") if row else "null" for row in cells)
    # The digits as they were recorded: a number of twenty digits is not rounded on its way out.
    whole = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return whole.replace(f'"{_VALUES}"', f"[{numbers}]").encode() + b"\n"


def _axes(table: Table) -> dict[str, tuple[str, ...]]:
    """Return the categories of each dimension, in the order of the rows."""
    rows = table.rows
    members = table.indicator.members
    parts = {row.key.breakdown for row in rows}
    scenarios = {row.key.scenario for row in rows}
    periods = {row.key.period for row in rows}
    return {
        "indicator": (table.indicator.code,),
        "place": tuple(dict.fromkeys(row.key.place for row in rows)),
        "period": tuple(
            period.code for period in sorted(periods, key=lambda one: (one.end, one.start))
        ),
        "breakdown": (
            *((WHOLE,) if "" in parts else ()),
            *(member.code for member in members if member.code in parts),
        ),
        "scenario": tuple(one.value for one in Scenario if one in scenarios),
    }


def _cell(row: Row) -> tuple[str, ...]:
    """Return the category of a row in each dimension."""
    key = row.key
    return (
        *(key.indicator, key.place, key.period.code, key.breakdown or WHOLE, key.scenario.value),
    )


def _dimension(table: Table, name: str, axis: tuple[str, ...]) -> dict[str, Any]:
    labels = _labels(table, name)
    category: dict[str, Any] = {
        "index": list(axis),
        "label": {code: labels[code] for code in axis},
    }
    if name == "indicator":
        unit = {"label": table.indicator.unit.symbol, "decimals": max(table.indicator.decimals, 0)}
        category["unit"] = {table.indicator.code: unit}
    return {"label": _NAMES[name], "category": category}


_NAMES = {
    "indicator": "Chỉ tiêu",
    "place": "Địa bàn",
    "period": "Kỳ",
    "breakdown": "Phần",
    "scenario": "Kịch bản",
}


def _labels(table: Table, name: str) -> dict[str, str]:
    match name:
        case "indicator":
            return {table.indicator.code: table.indicator.name}
        case "place":
            return {row.key.place: row.place_name for row in table.rows}
        case "period":
            return {row.key.period.code: row.key.period.said for row in table.rows}
        case "breakdown":
            parts = {row.key.breakdown for row in table.rows}
            return {part or WHOLE: table.part_name(part) or "Toàn bộ" for part in parts}
        case _:
            return {scenario.value: scenario.said for scenario in Scenario}


def _status(row: Row) -> str:
    """Return how final a cell is, or why it is empty, where it comes from, how it is on a map."""
    first = row.level.value if row.status is Status.REPORTED else row.status.value
    return "/".join((first, row.origin.value, *([row.on_map.method.value] if row.on_map else ())))


def _status_said(row: Row) -> str:
    first = row.level.said if row.status is Status.REPORTED else row.status.said
    return ", ".join((first, row.origin.said, *([row.on_map.method.said] if row.on_map else ())))


def _extension(table: Table, cells: list[Row | None]) -> dict[str, Any]:
    """Return what the format has no place for, by the position of the cell."""
    there = [(str(place), row) for place, row in enumerate(cells) if row]
    return {
        "status": {"label": {_status(row): _status_said(row) for row in table.rows}},
        "definition": table.indicator.definition,
        "decimals": table.indicator.decimals,
        "source": {place: row.source for place, row in there},
        "recorded_at": {place: row.recorded_at.isoformat() for place, row in there},
        "revision": {place: row.revision for place, row in there},
        "note": {place: row.note for place, row in there if row.note},
        **_in_words(there),
        **_put_together(table, there),
        COMPUTED: [int(place) for place, row in there if row.is_computed],
        "label": {COMPUTED: COMPUTED_SAID},
    }


def _put_together(table: Table, there: list[tuple[str, Row]]) -> dict[str, Any]:
    """Return the map of a table, and of each cell how and of which units it was put together."""
    if table.on_map is None:
        return {}
    on_map = [(place, row.on_map) for place, row in there if row.on_map]
    return {
        "map": table.on_map.isoformat(),
        "method": {place: one.method.value for place, one in on_map},
        "parts": {place: one.parts for place, one in on_map if one.parts},
        "coverage": {
            place: [one.known, one.wanted] for place, one in on_map if one.wanted is not None
        },
    }


def _in_words(there: list[tuple[str, Row]]) -> dict[str, Any]:
    words = {place: row.words for place, row in there if row.words}
    return {"words": words} if words else {}


def _notes(table: Table) -> list[str]:
    notes = []
    if Origin.SYNTHETIC in table.origins:
        notes.append("Có số liệu giả định để trình diễn, không phải số thật; xem status của ô.")
    if table.on_map is not None:
        notes.append(
            f"Mọi số kể theo địa giới ngày {dates.short(table.on_map)}: method, parts, coverage."
        )
    if any(row.words for row in table.rows):
        notes.append("Chỉ tiêu ghi bằng chữ: value trống, chữ của từng ô ở extension.words.")
    notes += table.overlaps
    return notes
