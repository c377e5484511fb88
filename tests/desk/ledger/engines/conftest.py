"""The engines that are held against the reference: two in this process, one on a server."""

import os
from collections.abc import Callable, Iterator

import pytest

from desk.ledger.engines.connections import ClickHouse, DuckDB, Engine, PostgreSQL

ENGINES = [
    "duckdb",
    "clickhouse",
    pytest.param("postgresql", marks=pytest.mark.needs("postgresql")),
]


@pytest.fixture(scope="module", params=ENGINES)
def start(request: pytest.FixtureRequest) -> Iterator[Callable[[], Engine]]:
    """Start an empty engine as often as asked; the one before is closed."""
    started: list[Engine] = []

    def begin() -> Engine:
        while started:
            started.pop().close()
        match request.param:
            case "duckdb":
                started.append(DuckDB(threads=1))
            case "clickhouse":
                started.append(ClickHouse())
            case _:
                started.append(PostgreSQL(os.environ["CONGSO_TEST_POSTGRES"]))
        return started[0]

    yield begin
    while started:
        started.pop().close()
