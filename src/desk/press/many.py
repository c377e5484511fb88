"""Puts many small rows into a table at once; a model for each of them would cost most of it."""

from collections.abc import Sequence

from django.db import connection, models


def put(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    instead: Sequence[str] | None = None,
) -> None:
    """Put rows into the table of a model, each told column by column as the database keeps it.

    Shape: the first column tells which row is which. Where one stands already the columns `instead`
    take the place of what it held; with none of them it stays as it is. Without `instead` every
    row is new.
    """
    quoted = connection.ops.quote_name
    told = ", ".join(map(quoted, columns))
    marks = ", ".join(["%s"] * len(columns))
    put_in = f"INSERT INTO {quoted(model._meta.db_table)} ({told}) VALUES ({marks})"  # noqa: S608, SLF001 — our own names; Django's way
    if instead is not None:
        fresh = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in instead)
        put_in += f" ON CONFLICT ({quoted(columns[0])}) DO " + (
            f"UPDATE SET {fresh}" if fresh else "NOTHING"
        )
    with connection.cursor() as cursor:
        cursor.executemany(put_in, rows)
