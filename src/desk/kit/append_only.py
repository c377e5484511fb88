"""Tables that only grow: the database itself refuses to change or drop a row.

Figures, the journal and waivers are records. A better value follows the old one; a mistake in the
journal is answered by another entry. No program, shell or screen can do otherwise.
"""

from typing import Any

from django.apps import apps
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

_REFUSAL = "chỉ ghi thêm: không sửa, không xóa dòng đã có"
_DEEDS = ("UPDATE", "DELETE")
_guarded: dict[str, tuple[str, ...]] = {}


def guard(label: str, *, against: tuple[str, ...] = _DEEDS) -> None:
    """Let the table of this model, ``ledger.Observation``, only grow from the next migrate on.

    Shape: `against` ``UPDATE`` alone for rows that go when their term is over.
    """
    _guarded[label] = against


def set_guards(using: str = "default", **_signal: Any) -> None:
    """Put the guards on every guarded table that stands.

    Run after every migrate: SQLite alters a table by making it anew, and would lose them.
    """
    connection = connections[using]
    standing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table, deeds in _tables(standing):
            for statement in _guarding(connection, table, deeds):
                cursor.execute(statement)


def lift_guards(using: str = "default") -> None:
    """Take the guards off, for a test that empties the whole database behind itself."""
    connection = connections[using]
    standing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table, deeds in _tables(standing):
            for deed in deeds:
                on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
                cursor.execute(f'DROP TRIGGER IF EXISTS "{_name(table, deed)}"{on}')


def _tables(standing: set[str]) -> list[tuple[str, tuple[str, ...]]]:
    named = {
        apps.get_model(label)._meta.db_table: deeds  # noqa: SLF001 — Django's way
        for label, deeds in _guarded.items()
    }
    return [(table, named[table]) for table in sorted(named.keys() & standing)]


def _name(table: str, deed: str) -> str:
    return f"{table}_no_{deed.lower()}"


def _guarding(connection: BaseDatabaseWrapper, table: str, deeds: tuple[str, ...]) -> list[str]:
    message = f"{table}: {_REFUSAL}"
    if connection.vendor == "sqlite":
        return [
            f'CREATE TRIGGER IF NOT EXISTS "{_name(table, deed)}" BEFORE {deed} ON "{table}" '
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
            for deed in deeds
        ]
    function = (
        "CREATE OR REPLACE FUNCTION congso_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN RAISE EXCEPTION '%: {_REFUSAL}', TG_TABLE_NAME "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    triggers = [
        f'CREATE OR REPLACE TRIGGER "{_name(table, deed)}" BEFORE {deed} ON "{table}" '
        "FOR EACH ROW EXECUTE FUNCTION congso_only_grows()"
        for deed in deeds
    ]
    return [function, *triggers]
