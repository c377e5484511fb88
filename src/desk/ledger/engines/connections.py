"""The databases that execute: each takes tables, fills tables by queries, and hands tables back.

DuckDB runs inside the program, PostgreSQL where the desk keeps its record, ClickHouse where the
whole country is counted. None of them decides what a number means.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Protocol

import duckdb
import psycopg
import pyarrow as pa
import pyarrow.parquet as pq
from psycopg import sql

_POSTGRES: Final = {
    pa.string(): "text",
    pa.float64(): "double precision",
    pa.int64(): "bigint",
    pa.int32(): "integer",
    pa.int16(): "smallint",
    pa.int8(): "smallint",
    pa.bool_(): "boolean",
}
_MEMORY: Final = "4GB"
NAMES: Final = ("duckdb", "postgresql", "clickhouse")


class Engine(Protocol):
    """What the engines ask of a database."""

    dialect: str
    """Its name in ibis."""

    def take(self, name: str, table: pa.Table) -> None:
        """Keep a table under a name."""

    def read(self, name: str, files: list[Path]) -> None:
        """Let a name stand for Parquet files."""

    def fill(self, name: str, query: str) -> None:
        """Keep what a query answers under a name."""

    def drop(self, name: str) -> None:
        """Forget a table."""

    def answer(self, query: str) -> pa.Table:
        """Return what a query answers."""

    def close(self) -> None:
        """Let go of the database and of everything kept."""


class DuckDB:
    """The engine inside the program: it reads Parquet files where they lie."""

    dialect = "duckdb"

    def __init__(self, memory: str = _MEMORY, threads: int | None = None) -> None:
        self._spill = tempfile.TemporaryDirectory(prefix="congso-engine-")
        self.connection = duckdb.connect(":memory:")
        self.connection.execute(f"SET memory_limit = '{memory}'")
        self.connection.execute(f"SET temp_directory = '{self._spill.name}'")
        self.connection.execute("SET preserve_insertion_order = false")
        if threads:
            self.connection.execute(f"SET threads = {threads}")

    def take(self, name: str, table: pa.Table) -> None:
        self.connection.register(f"{name}_taken", table)
        self.fill(name, f'SELECT * FROM "{name}_taken"')  # noqa: S608 — a name of ours
        self.connection.unregister(f"{name}_taken")

    def read(self, name: str, files: list[Path]) -> None:
        listed = ", ".join(f"'{_quoted(path)}'" for path in files)
        self.connection.execute(
            f'CREATE VIEW "{name}" AS SELECT * FROM read_parquet([{listed}])'  # noqa: S608
        )

    def fill(self, name: str, query: str) -> None:
        self.connection.execute(f'CREATE TEMP TABLE "{name}" AS {query}')

    def drop(self, name: str) -> None:
        self.connection.execute(f'DROP TABLE IF EXISTS "{name}"')

    def answer(self, query: str) -> pa.Table:
        return self.connection.sql(query).to_arrow_table()

    def close(self) -> None:
        self.connection.close()
        self._spill.cleanup()


class PostgreSQL:
    """The engine where the desk keeps its record; everything kept ends with the connection."""

    dialect = "postgres"

    def __init__(self, address: str) -> None:
        self.connection = psycopg.connect(address, autocommit=True)
        self.connection.execute("SET search_path = pg_temp, public")
        self.connection.execute("SET work_mem = '256MB'")
        self.connection.execute("SET jit = off")

    def take(self, name: str, table: pa.Table) -> None:
        columns = sql.SQL(", ").join(
            sql.SQL("{} {}").format(sql.Identifier(one.name), sql.SQL(_POSTGRES[one.type]))
            for one in table.schema
        )
        named = sql.Identifier(name)
        create = sql.SQL("CREATE TEMP TABLE IF NOT EXISTS {} ({})").format(named, columns)
        with self.connection.cursor() as cursor:
            cursor.execute(create)
            with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(named)) as copy:
                for row in _rows(table):
                    copy.write_row(row)
            cursor.execute(sql.SQL("ANALYZE {}").format(named))

    def read(self, name: str, files: list[Path]) -> None:
        for path in files:
            self.take(name, pq.read_table(path))

    def fill(self, name: str, query: str) -> None:
        named = sql.Identifier(name)
        self.connection.execute(
            sql.SQL("CREATE TEMP TABLE {} AS {}").format(named, _written(query))
        )
        self.connection.execute(sql.SQL("ANALYZE {}").format(named))

    def drop(self, name: str) -> None:
        self.connection.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(sql.Identifier(name)))

    def answer(self, query: str) -> pa.Table:
        with self.connection.cursor() as cursor:
            cursor.execute(_written(query))
            names = [column.name for column in cursor.description or ()]
            rows = cursor.fetchall()
        columns = list(zip(*rows, strict=True)) if rows else [()] * len(names)
        return pa.table({name: list(cells) for name, cells in zip(names, columns, strict=True)})

    def close(self) -> None:
        self.connection.close()


class ClickHouse:
    """The engine for the whole country, here inside the program.

    Every column may hold nothing and a join without a partner gives nothing: left to itself
    ClickHouse would give 0 for both.
    """

    dialect = "clickhouse"

    def __init__(self) -> None:
        from chdb import session  # noqa: PLC0415 — installed only where it is asked for

        self.place = tempfile.TemporaryDirectory(prefix="congso-engine-")
        self.session: Any = session.Session(str(Path(self.place.name) / "tables"))
        self.session.query("SET join_use_nulls = 1")
        for limit in (
            *("max_query_size", "max_ast_elements", "max_expanded_ast_elements"),
            "max_parser_backtracks",
        ):
            self.session.query(f"SET {limit} = 100000000")

    def take(self, name: str, table: pa.Table) -> None:
        path = Path(self.place.name) / f"{name}.parquet"
        pq.write_table(table, path)
        self.fill(name, self._of([path]))

    def read(self, name: str, files: list[Path]) -> None:
        self.fill(name, self._of(files))

    def _of(self, files: list[Path]) -> str:
        each = (f"SELECT * FROM file('{_quoted(path)}', Parquet)" for path in files)  # noqa: S608
        return " UNION ALL ".join(each)

    def fill(self, name: str, query: str) -> None:
        found = self.answer(f"DESCRIBE ({query})").to_pylist()
        columns = ", ".join(
            f"`{_text(one['name'])}` {_nullable(_text(one['type']))}" for one in found
        )
        self.session.query(f"CREATE TABLE `{name}` ({columns}) ENGINE = Memory AS {query}")

    def drop(self, name: str) -> None:
        self.session.query(f"DROP TABLE IF EXISTS `{name}`")

    def answer(self, query: str) -> pa.Table:
        found: pa.Table = pa.ipc.open_file(self.session.query(query, "Arrow").bytes()).read_all()
        return found

    def close(self) -> None:
        self.session.close()
        self.place.cleanup()


class NoEngine(RuntimeError):
    """An engine that was asked for is not here."""


def opened(name: str, database: str | None) -> Engine:
    """Return the engine of this name; `database` is where PostgreSQL is to be found.

    Raises: `NoEngine`, saying what is missing.
    """
    if name == "duckdb":
        return DuckDB()
    if name == "clickhouse":
        try:
            return ClickHouse()
        except ImportError:
            raise NoEngine(
                "máy này chưa cài chdb (ClickHouse chạy trong chương trình); "
                "hãy cài chdb, hoặc dùng duckdb."
            ) from None
    if name != "postgresql":
        raise NoEngine(f"“{name}” không có; cần một trong: {', '.join(NAMES)}.")
    if database is None:
        raise NoEngine(
            "cổng đang giữ sổ trong SQLite; hãy đặt CONGSO_DATABASE_URL tới một máy chủ "
            "PostgreSQL, hoặc dùng duckdb."
        )
    try:
        return PostgreSQL(database)
    except psycopg.OperationalError as problem:
        raise NoEngine(f"không nối được PostgreSQL ({str(problem).strip()}).") from None


def _rows(table: pa.Table) -> Iterator[tuple[object, ...]]:
    for batch in table.to_batches(max_chunksize=50_000):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _written(query: str) -> sql.SQL:
    return sql.SQL(query)


def _text(said: str | bytes) -> str:
    return said.decode() if isinstance(said, bytes) else said


def _nullable(kind: str) -> str:
    return kind if kind.startswith("Nullable") else f"Nullable({kind})"


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
