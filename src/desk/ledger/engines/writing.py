"""Queries in the words of each database."""

import ibis
from ibis.expr.types import Table

from desk.ledger.engines.layers import Layered


def written(query: Table | Layered | str, dialect: str) -> str:
    """Return a query as the database of this name in ibis reads it."""
    if isinstance(query, str):
        return query
    if isinstance(query, Layered):
        return query.written(dialect)
    return str(ibis.to_sql(query, dialect=dialect, pretty=False))
