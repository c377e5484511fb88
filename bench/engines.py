"""How fast the engines are beside plain SQL on the same facts, on DuckDB and on PostgreSQL.

    python bench/engines.py                       eleven million facts, as a province has
    python bench/engines.py --facts 500000        fewer
    python bench/engines.py --country 240000000   also the files of the whole country

PostgreSQL is started where its programs are. The whole country takes minutes and is written only
when asked for, also by CONGSO_BENCH_COUNTRY.
Each number is the best of a few runs, with the time of the processor beside that of the clock:
another program on the machine lengthens only the latter.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

import duckdb
import numpy as np
import psycopg
import pyarrow as pa

from congso.indicators.additivity import Adds, Restate
from congso.indicators.formula import text
from congso.indicators.formula.tree import inputs_of
from congso.indicators.indicator import Better, Catalogue, Formula, Indicator
from congso.lineage.succession import Passage, Succession, Validity
from congso.periods.calendar import Month
from congso.places.gazetteer import Gazetteer
from congso.places.place import Level, Place
from congso.quantities import units
from desk.command import django_side
from desk.ledger.engines import facts, on_map, standing
from desk.ledger.engines.computing import compute
from desk.ledger.engines.connections import DuckDB
from desk.ledger.engines.restated import restate
from desk.ledger.engines.settling import Definitions
from desk.ledger.engines.writing import written as said

if TYPE_CHECKING:
    from desk.ledger.engines.files import Files

Server = psycopg.Connection | None
MEASURES, PLACES, REVISIONS = 200, 150, 3
FORMULAS: Final = 200
BEGINNING: Final = datetime(2016, 1, 1, tzinfo=UTC)
SECOND: Final = 1_000_000
_MERGED_ON: Final = date(2060, 1, 1)
"""The day from which three places are one."""
PROGRAMS: Final = Path("/usr/lib/postgresql")
KINDS: Final = (
    ("share(a, b)", "%", 2),
    ("a / b * 100", "%", 1),
    ("sqrt(a / (pi * b))", "km", 2),
    ("a - previous(a)", "điểm", 0),
    ("share(a - same_period_last_year(a), same_period_last_year(a))", "%", 2),
    ("a + b + c", "điểm", 0),
    ("share(a, a + b + c)", "%", 1),
    ("year_to_date(a)", "điểm", 0),
)


@dataclass(frozen=True, slots=True)
class Took:
    """What a run took, by the clock and of the processor."""

    clock: float
    processor: float

    @property
    def said(self) -> str:
        """Both, in seconds or milliseconds."""
        return f"{_span(self.clock)} (CPU {_span(self.processor)})"


def timed(work: Callable[[], object], rounds: int = 3) -> Took:
    """Return the best of several runs."""
    best = Took(float("inf"), float("inf"))
    for _ in range(rounds):
        clock, processor = time.perf_counter(), _processor()
        work()
        took = Took(time.perf_counter() - clock, _processor() - processor)
        best = min(best, took, key=lambda one: one.clock)
    return best


def main() -> None:
    """Measure, and print a line for each question."""
    asked = argparse.ArgumentParser(description="Đo tốc độ tính hàng loạt")
    asked.add_argument("--facts", type=int, default=11_000_000)
    country = os.environ.get("CONGSO_BENCH_COUNTRY", "0")
    asked.add_argument("--country", type=int, default=int(country))
    given = asked.parse_args()
    months = max(13, given.facts // (MEASURES * PLACES * REVISIONS))
    with tempfile.TemporaryDirectory(prefix="congso-bench-") as place:
        os.environ["CONGSO_VAR"] = place
        _set_up()
        province(Path(place) / "engine", months)
        if given.country:
            whole_country(Path(place) / "country", given.country)


def province(folder: Path, months: int) -> None:
    """Print how long each question takes over the facts of a province."""
    began = time.perf_counter(), _processor()
    kept = written(folder, measures=MEASURES, places=PLACES, months=months)
    took = Took(time.perf_counter() - began[0], _processor() - began[1])
    print(f"Một tỉnh: {kept.rows:,} số, {MEASURES} chỉ tiêu, {PLACES} nơi, {months} tháng")
    print(f"{'viết lại toàn bộ tệp Parquet':<44}{took.said}; {kept.size / kept.rows:.1f} byte/số")
    with _postgresql() as server:
        if server is None:
            print("Không có PostgreSQL trên máy này: không so với PostgreSQL.")
        else:
            _load(server, kept)
        for question in (recompute, as_known, restated, on_another_map, series):
            question(kept, server)
    print(f"Bộ nhớ cao nhất của chương trình: {_peak():.1f} GB\n")


def recompute(kept: "Files", server: Server) -> None:
    """Print how long all formulas take, their doubtful cells decided and all reasons told."""
    catalogue, gazetteer = _catalogue(), _gazetteer()
    definitions = Definitions(catalogue, gazetteer)
    told: list[int] = []

    def ours() -> None:
        engine = DuckDB()
        engine.read("facts", kept.paths())
        found = [(one.table.num_rows, one.settled) for one in compute(engine, definitions)]
        engine.close()
        told[:] = [sum(column) for column in zip(*found, strict=True)]

    first, took = timed(ours, rounds=1), timed(ours, rounds=2)
    query = _plain_formulas(catalogue)
    plain = timed(lambda: _duckdb(kept, query), rounds=2)
    other = None if server is None else timed(lambda: _answer(server, query), rounds=1)
    _tell(f"tính lại {FORMULAS} công thức", took, plain, other, 10)
    print(f"{'  lần đầu, khi công thức chưa dịch ra SQL':<44}{first.said}")
    print(f"{'':<44}{told[0]:,} ô, trong đó {told[1]:,} ô do cách tính chuẩn định chữ số")


def as_known(kept: "Files", server: Server) -> None:
    """Print how long it takes to sum what was known on a day."""
    at = BEGINNING + timedelta(days=365 * 12)
    found = standing.as_known(at)
    query = said(found.group_by("indicator", "period").agg(whole=found.value.sum()), "duckdb")
    took = timed(lambda: _duckdb(kept, query))
    plain = f"""
        SELECT indicator, period, sum(value) AS whole FROM (
            SELECT *, row_number() OVER (
                PARTITION BY indicator, place, period, breakdown, scenario
                ORDER BY recorded_at DESC, revision DESC) AS place_in_line
            FROM facts WHERE recorded_at <= {int(at.timestamp()) * SECOND}) AS ranked
        WHERE place_in_line = 1 GROUP BY indicator, period"""
    other = None if server is None else timed(lambda: _answer(server, plain), rounds=1)
    _tell("như đã biết vào một ngày", took, timed(lambda: _duckdb(kept, plain), 2), other, 1)


def restated(kept: "Files", server: Server) -> None:
    """Print how long it takes to put every series together on a map of a third as many units."""
    definitions = _merged_places()

    def ours() -> None:
        engine = DuckDB()
        engine.read("facts", kept.paths())
        for _one in restate(engine, definitions, _MERGED_ON):
            pass
        engine.close()

    walk = "SELECT 'p' || i AS source, 'q' || (i // 3) AS target FROM range(150) AS t(i)"
    query = """
        SELECT indicator, target, period, sum(value) AS whole, count(value) AS known
        FROM facts JOIN walk ON walk.source = facts.place
        WHERE superseded_at IS NULL GROUP BY indicator, target, period"""
    before = f"CREATE TEMP TABLE walk AS {walk}"
    plain = timed(lambda: _duckdb(kept, query, before))
    other = None
    if server is not None:
        walk = "SELECT 'p' || i AS source, 'q' || (i / 3) AS target FROM generate_series(0,149) i"
        server.execute(f"CREATE TEMP TABLE walk AS {walk}")
        other = timed(lambda: _answer(server, query), rounds=1)
    _tell("gộp mọi chuỗi theo địa giới khác", timed(ours), plain, other, 0.5)


def on_another_map(kept: "Files", server: Server) -> None:
    """Print how long all sums and all formulas take on a map of a third as many units."""
    added, catalogue = _merged_places(), _catalogue()
    computed = {
        code: replace(one, restate=Restate.RECOMPUTE)
        for code, one in catalogue.indicators.items()
        if one.formula is not None
    }
    definitions = replace(added, catalogue=Catalogue({**added.catalogue.indicators, **computed}))
    told: list[int] = []

    def ours() -> None:
        engine = DuckDB()
        engine.read("facts", kept.paths())
        found = on_map.compute(engine, definitions, _MERGED_ON)
        counted = [(one.table.num_rows, one.settled) for one in found]
        engine.close()
        told[:] = [sum(column) for column in zip(*counted, strict=True)]

    first, took = timed(ours, rounds=1), timed(ours, rounds=1)
    whole = """(SELECT indicator, target AS place, period, sum(value) AS value
        FROM facts JOIN walk ON walk.source = facts.place
        WHERE superseded_at IS NULL GROUP BY indicator, target, period) AS together"""
    query = _plain_formulas(catalogue, whole)
    walk = "SELECT 'p' || i AS source, 'q' || (i // 3) AS target FROM range(150) AS t(i)"
    plain = timed(lambda: _duckdb(kept, query, f"CREATE TEMP TABLE walk AS {walk}"), rounds=1)
    other = None if server is None else timed(lambda: _answer(server, query), rounds=1)
    _tell(f"{FORMULAS} công thức theo địa giới khác", took, plain, other, 10)
    print(f"{'  lần đầu, khi công thức chưa dịch ra SQL':<44}{first.said}")
    print(f"{'':<44}{told[0]:,} ô, trong đó {told[1]:,} ô do cách tính chuẩn định chữ số")


def series(kept: "Files", server: Server) -> None:
    """Print how long one series of a page takes."""
    query = "SELECT period, value FROM facts WHERE place = 'p7' AND superseded_at IS NULL"
    one = f"{query} AND indicator = 'b.m7' ORDER BY period"
    connection = duckdb.connect()
    paths = [str(path) for path in kept.paths(["b.m7"])]
    connection.execute(f"CREATE VIEW facts AS SELECT * FROM read_parquet({paths})")
    took = timed(lambda: connection.sql(one).fetchall(), 20)
    connection.close()
    other = None if server is None else timed(lambda: _answer(server, one), rounds=20)
    whole = duckdb.connect()
    paths = [str(path) for path in kept.paths()]
    whole.execute(f"CREATE VIEW facts AS SELECT * FROM read_parquet({paths})")
    plain = timed(lambda: whole.sql(one).fetchall(), 5)
    whole.close()
    _tell("một chuỗi số cho một trang", took, plain, other, 0.02)


def whole_country(folder: Path, facts: int) -> None:
    """Print how long the files of the whole country take, in chunks, and what they weigh."""
    before = _peak()
    places, months = 11_000, 36
    measures = max(1, facts // (places * months * REVISIONS))
    began = time.perf_counter(), _processor()
    kept = written(folder, measures=measures, places=places, months=months)
    took = Took(time.perf_counter() - began[0], _processor() - began[1])
    print(f"Cả nước: {kept.rows:,} số, {measures} chỉ tiêu, {places:,} nơi, {months} tháng")
    print(f"{'viết lại toàn bộ tệp Parquet':<44}{took.said}; {kept.size / kept.rows:.1f} byte/số")
    query = (
        "SELECT indicator, period, sum(value) FROM facts WHERE superseded_at IS NULL GROUP BY 1, 2"
    )
    print(f"{'tổng theo chỉ tiêu và kỳ':<44}{timed(lambda: _duckdb(kept, query), 1).said}")
    peak = _peak()
    verdict = "đạt" if peak <= 8 else "CHƯA ĐẠT"
    print(f"Bộ nhớ cao nhất: {peak:.1f} GB (mức 8 GB: {verdict}); trước đó {before:.1f} GB")
    shutil.rmtree(folder)


def written(folder: Path, *, measures: int, places: int, months: int) -> "Files":
    """Write the facts of these measures, one file after another, and return the files."""
    from desk.ledger.engines import files  # noqa: PLC0415 — after the settings

    writing = files.Writing(files.Files(folder, {}, {}))
    for number in range(measures):
        writing.put(f"b.m{number}", _facts(number, places, months))
    return writing.finish({f"b.m{number}": {"p0": "m"} for number in range(measures)})


def _facts(number: int, places: int, months: int) -> pa.Table:
    """Return three revisions of a measure in each place and month."""
    random = np.random.default_rng(number)
    cells = places * months
    count = cells * REVISIONS
    place = np.repeat(np.arange(places), months * REVISIONS)
    month = np.tile(np.repeat(np.arange(months), REVISIONS), places)
    revision = np.tile(np.arange(1, REVISIONS + 1), cells)
    value = random.integers(1, 100_000, count).astype(float)
    if number % 4 == 1:
        value = np.round(value / 100, 2)
    recorded = (int(BEGINNING.timestamp()) + (month + revision * 2) * 2_592_000) * SECOND
    superseded = pa.array(recorded + 2 * 2_592_000 * SECOND, mask=revision == REVISIONS)

    def named(codes: np.ndarray, names: list[str]) -> pa.Array:
        return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), names).cast(pa.string())

    same = np.zeros(count, dtype=np.int32)
    nothing = pa.nulls(count)
    return pa.table(
        [
            named(same, [f"b.m{number}"]),
            named(place, [f"p{one}" for one in range(places)]),
            named(month, [_month(one) for one in range(months)]),
            *(named(same, [said]) for said in ("", "actual")),
            pa.array(revision, pa.int16()),
            pa.array(value),
            *(nothing.cast(kind) for kind in (pa.string(), pa.float64(), pa.string())),
            *(named(same, [said]) for said in ("reported", "official")),
            pa.array(recorded),
            superseded,
        ],
        schema=facts.SCHEMA,
    )


def _month(number: int) -> str:
    return Month(BEGINNING.year + number // 12, number % 12 + 1).code


def _catalogue() -> Catalogue:
    points = units.named("điểm")
    found = {
        f"b.m{one}": Indicator(f"b.m{one}", f"Số {one}", points, 2 * (one % 4 == 1))
        for one in range(MEASURES)
    }
    for number in range(FORMULAS):
        said, unit, decimals = KINDS[number % len(KINDS)]
        tree = text.read(said)
        names = {asked.name for asked in inputs_of(tree)}
        inputs = {name: f"b.m{(number + 7 * 'abc'.index(name)) % MEASURES}" for name in names}
        code = f"b.f{number}"
        found[code] = Indicator(
            code, f"Công thức {number}", units.named(unit), decimals,
            better=Better.UP, formula=Formula(tree, inputs),
        )  # fmt: skip
    return Catalogue(found)


def _gazetteer() -> Gazetteer:
    return Gazetteer(
        Place(f"p{one}", f"p{one}", f"Nơi {one}", Level.DISTRICT, "Huyện", Validity(), "94")
        for one in range(PLACES)
    )


def _merged_places() -> Definitions:
    """Return the definitions with every series adding up, and each three places becoming one."""
    before, since = Validity(None, _MERGED_ON - timedelta(days=1)), Validity(_MERGED_ON)
    places = [
        Place(f"{letter}{one}", f"{letter}{one}", f"Nơi {one}", Level.DISTRICT, "Huyện", when, "94")
        for letter, count, when in (("p", PLACES, before), ("q", PLACES // 3, since))
        for one in range(count)
    ]
    merged = [
        Succession(_MERGED_ON, Passage.MERGE, f"p{one}", f"q{one // 3}", Decimal(1), "NQ")
        for one in range(PLACES)
    ]
    found = {
        code: replace(one, adds=Adds.SUM, restate=Restate.SUM)
        for code, one in _catalogue().indicators.items()
        if one.formula is None
    }
    return Definitions(Catalogue(found), Gazetteer(places, tuple(merged)))


def _plain_formulas(catalogue: Catalogue, whole: str = "facts WHERE superseded_at IS NULL") -> str:
    """Return all formulas as somebody would write them by hand: doubles, no reasons, no doubts."""
    pivoted = ", ".join(
        f"max(value) FILTER (WHERE indicator = 'b.m{one}') AS m{one}" for one in range(MEASURES)
    )
    told = []
    for number in range(FORMULAS):
        formula = catalogue[f"b.f{number}"].formula
        assert formula is not None
        a, b, c = (formula.inputs.get(name, "b.m0").partition(".")[2] for name in "abc")
        over = "OVER (PARTITION BY place ORDER BY period)"
        year = "OVER (PARTITION BY place, left(period, 4) ORDER BY period)"
        told.append(
            (
                f"{a} / nullif({b}, 0) * 100",
                f"{a} / nullif({b}, 0) * 100",
                f"sqrt({a} / nullif(pi() * {b}, 0))",
                f"{a} - lag({a}) {over}",
                f"({a} - lag({a}, 12) {over}) / nullif(lag({a}, 12) {over}, 0) * 100",
                f"{a} + {b} + {c}",
                f"{a} / nullif({a} + {b} + {c}, 0) * 100",
                f"sum({a}) {year}",
            )[number % len(KINDS)]
        )
    listed = ", ".join(f"{one} AS f{number}" for number, one in enumerate(told))
    return f"""
        WITH wide AS (
            SELECT place, period, {pivoted} FROM {whole}
            GROUP BY place, period)
        SELECT place, period, {listed} FROM wide"""


def _duckdb(kept: "Files", query: str, before: str = "") -> None:
    connection = duckdb.connect()
    paths = [str(path) for path in kept.paths()]
    connection.execute(f"CREATE VIEW facts AS SELECT * FROM read_parquet({paths})")
    if before:
        connection.execute(before)
    connection.sql(query).to_arrow_table()
    connection.close()


@contextmanager
def _postgresql() -> Iterator[Server]:
    """Start a server of its own where the programs are; none elsewhere."""
    found = sorted(PROGRAMS.glob("*/bin/postgres"))
    if not found:
        yield None
        return
    programs = found[-1].parent
    with tempfile.TemporaryDirectory(prefix="congso-bench-pg-") as place:
        as_user = []
        if os.geteuid() == 0:
            shutil.chown(place, "postgres", "postgres")
            as_user = ["runuser", "-u", "postgres", "--"]

        def run(program: str, *arguments: str) -> None:
            command = [*as_user, str(programs / program), *arguments]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

        cluster = f"{place}/c"
        run("initdb", "-D", cluster, "-U", "congso", "-A", "trust", "--no-sync", "-E", "UTF8")
        settings = (
            f"-k {place} -c listen_addresses= -c fsync=off -c shared_buffers=512MB "
            "-c max_wal_size=8GB -c max_parallel_workers_per_gather=2"
        )
        run("pg_ctl", "-D", cluster, "-w", "-s", "-l", f"{place}/log", "-o", settings, "start")
        try:
            with psycopg.connect(
                f"host={place} user=congso dbname=postgres", autocommit=True
            ) as one:
                one.execute("SET work_mem = '512MB'")
                yield one
        finally:
            run("pg_ctl", "-D", cluster, "-s", "-m", "immediate", "stop")


def _load(server: "psycopg.Connection", kept: "Files") -> None:
    server.execute(
        "CREATE UNLOGGED TABLE facts (indicator text, place text, period text, breakdown text, "
        "scenario text, revision smallint, value float8, recorded_at bigint, superseded_at bigint)"
    )
    names = (
        "indicator, place, period, breakdown, scenario, revision, value, recorded_at, superseded_at"
    )
    connection = duckdb.connect()
    for path in kept.paths():
        with tempfile.NamedTemporaryFile(suffix=".csv") as file:
            connection.execute(
                f"COPY (SELECT {names} FROM read_parquet('{path}')) TO '{file.name}' "
                "(FORMAT csv, HEADER false)"
            )
            with server.cursor().copy(f"COPY facts ({names}) FROM STDIN (FORMAT csv)") as copy:
                copy.write(Path(file.name).read_bytes())
    connection.close()
    server.execute("CREATE INDEX ON facts (indicator, place) WHERE superseded_at IS NULL")
    server.execute("ANALYZE facts")


def _answer(server: "psycopg.Connection", query: str) -> None:
    with server.cursor(binary=True) as cursor:
        cursor.execute(query)
        cursor.fetchall()


def _tell(said: str, ours: Took, plain: Took, other: Took | None, aim: float) -> None:
    verdict = "đạt" if ours.clock <= aim else "CHƯA ĐẠT"
    print(f"{said:<44}{ours.said}; mức {_span(aim)}: {verdict}")
    ratio = ours.clock / plain.clock, ours.processor / max(plain.processor, 1e-6)
    print(
        f"{'  SQL thường trên DuckDB':<44}{plain.said}; "
        f"gấp {ratio[0]:.2f} lần, CPU {ratio[1]:.2f} lần"
    )
    if other is not None:
        share = ours.clock / other.clock
        print(f"{'  SQL thường trên PostgreSQL':<44}{_span(other.clock)}; gấp {share:.3f} lần")


def _span(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def _set_up() -> None:
    django_side.set_up()


if __name__ == "__main__":
    sys.exit(main())
