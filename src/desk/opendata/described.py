"""The description beside each comma-separated file: CSV on the Web, W3C recommendation of 2015.

It stands where the recommendation looks for it, at the address of the file with
``-metadata.json`` behind, so that a reader who has the one finds the other.
"""

import json
from typing import Any

from congso.quantities.units import Kind
from desk.opendata import delimited
from desk.opendata.delimited import Column
from desk.opendata.tables import Table

MEDIA_TYPE = "application/csvm+json"


def standing(table: Table, file: str) -> bytes:
    """Return the description of the file of values that stand."""
    return _written(table, file, table.title, delimited.columns(table), delimited.KEY)


def history(table: Table, file: str) -> bytes:
    """Return the description of the file of all revisions."""
    title = (
        f"{table.title}: mọi lần ghi" if table.on_map else f"{table.indicator.name}: mọi lần ghi"
    )
    columns = delimited.columns(table, is_history=True)
    return _written(table, file, title, columns, (*delimited.KEY, "revision"))


def _written(
    table: Table, file: str, title: str, columns: tuple[Column, ...], key: tuple[str, ...]
) -> bytes:
    told: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "vi"}],
        "url": file,
        "dc:title": title,
        "dc:description": table.indicator.definition,
        "dc:language": "vi",
        "dc:modified": table.modified.date().isoformat(),
        "rdfs:comment": [f"{origin.value}: {origin.said}" for origin in table.origins],
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": {
            "columns": [_column(column, table) for column in columns],
            "primaryKey": list(key),
        },
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


def _column(column: Column, table: Table) -> dict[str, Any]:
    in_words = table.indicator.unit.kind is Kind.TEXT and column.name == delimited.VALUE
    return {
        "name": column.name,
        "titles": [column.name, column.title],
        "dc:description": column.meaning,
        "datatype": "string" if in_words else column.datatype,
        "required": column.is_required,
        # A part without a code is the whole, not an unknown part; it may stand in the key.
        **({"null": "∅"} if column.name in delimited.KEY else {}),
    }
