"""Queries in the words of each database."""

import ibis
from ibis.expr.types import Table


def written(query: Table, dialect: str) -> str:
    """Return a query as the database of this name in ibis reads it."""
    return str(ibis.to_sql(query, dialect=dialect, pretty=False))
