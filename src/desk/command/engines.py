"""`congso engine`: derived indicators in bulk, over the files beside the record.

Each command first brings the files up to date, so that what it tells is what the record says.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from congso.findings.finding import Fault, FaultyInput
from congso.observations.ledger import Ledger
from congso.quantities import numerals
from desk.command import django_side

if TYPE_CHECKING:
    from desk.ledger.engines.computing import Result
    from desk.ledger.engines.connections import Engine
    from desk.ledger.engines.files import Brought

_SHOWN = 60
_ABOUT = 2_000
"""How many cells are compared where nobody says how many."""
_SUFFIXES = (".csv", ".parquet")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is computed, as typed."""

    indicators: str = ""
    at: str = ""
    engine: str = "duckdb"
    frame: str = ""
    """The day of a map, on which sums, plans, formulas and ranks are told."""


def rebuild(*, full: bool, as_json: bool) -> None:
    """Bring the files up to date and tell what was written."""
    django_side.set_up()
    brought = _brought(full=full)
    files = brought.files
    if as_json:
        told = {
            "rewritten": brought.rewritten,
            "read": brought.read,
            "files": len(files.kept),
            "rows": files.rows,
            "bytes": files.size,
        }
        sys.stdout.write(json.dumps(told) + "\n")
        return
    done = "Các tệp đã khớp với sổ"
    if brought.rewritten:
        done = f"Đã viết lại {_count(brought.rewritten)} tệp, đọc {_count(brought.read)} số từ sổ"
    sys.stdout.write(
        f"{done}; cả kho {_count(len(files.kept))} tệp, {_count(files.rows)} số, "
        f"{_count(files.size // 1000)} kB.\n"
    )


def compute(asked: Asked, *, place: str, out: str, as_json: bool) -> None:
    """Compute all derived indicators, or those asked for, and tell or write what came out.

    Raises: `FaultyInput` for what was typed wrong or an engine that is not here.
    """
    if out and Path(out).suffix not in _SUFFIXES:
        _refuse("--out", f"“{out}” không kết thúc bằng .csv hoặc .parquet.")
    django_side.set_up()
    with _at_work(asked) as work:
        wanted = work.places(place)
        if out:
            _write(work, out)
            return
        if as_json:
            for result in work.results():
                sys.stdout.writelines(
                    json.dumps(cell, ensure_ascii=False) + "\n"
                    for cell in work.cells(result, wanted)
                )
            return
        results = list(work.results())
        if wanted is None:
            _summary(work, results)
        else:
            _values(work, results, wanted)


def check(asked: Asked, *, every: int, as_json: bool) -> int:
    """Compare what the engine gives with the reference and return 1 where they differ.

    Shape: one cell of `every` is compared, of each column at least one; 0 takes about two thousand.
    Raises: `FaultyInput` for what was typed wrong or an engine that is not here.
    """
    django_side.set_up()
    from desk.ledger.engines import comparing

    with _at_work(asked) as work:
        results = list(work.results())
        whole = sum(result.table.num_rows for result in results)
        step = every or max(1, whole // _ABOUT)
        compared, differing = 0, []
        with _bar("Đối chiếu", len(results)) as step_on:
            for count, found in comparing.differences(results, work.ledger, step):
                compared += count
                differing += found
                step_on(compared)
        for one in differing if as_json else differing[:_SHOWN]:
            told = {
                "indicator": one.column.indicator,
                "part": one.column.part,
                "scenario": one.column.scenario.value,
                "place": one.place,
                "period": one.period,
                "engine": one.engine,
                "reference": one.reference,
            }
            sys.stdout.write(
                json.dumps(told, ensure_ascii=False) + "\n" if as_json else _line(told)
            )
        rest = len(differing) - _SHOWN
        if rest > 0 and not as_json:
            sys.stdout.write(f"… và {_count(rest)} ô nữa; --json in ra tất cả.\n")
        sys.stderr.write(
            f"{work.engine_name}: đối chiếu {_count(compared)} trên {_count(whole)} ô của "
            f"{_count(len(results))} cột, {_count(len(differing))} ô khác cách tính chuẩn.\n"
        )
    return 1 if differing else 0


@dataclass(slots=True)
class _Work:
    """An engine with the files, and what the numbers mean."""

    engine: "Engine"
    engine_name: str
    ledger: Ledger
    at: datetime | None
    frame: date | None
    codes: tuple[str, ...] | None

    def results(self) -> Iterator["Result"]:
        """Yield every column, telling how far the work is."""
        from desk.ledger.engines import computing, on_map
        from desk.ledger.engines.settling import Definitions

        definitions = Definitions(
            self.ledger.catalogue, self.ledger.gazetteer, self.ledger.register
        )
        with _bar("Tính", None) as step_on:
            if self.frame:
                found = on_map.compute(self.engine, definitions, self.frame, self.at, self.codes)
            else:
                found = computing.compute(self.engine, definitions, self.at, self.codes)
            for done, result in enumerate(found, start=1):
                step_on(done)
                yield result

    def places(self, said: str) -> frozenset[str] | None:
        """Return the units that are meant: all that ever carried the code or the name."""
        if not said:
            return None
        from congso.places import naming

        places = self.ledger.gazetteer.places
        found = [one for one in places if one.code == said] or list(naming.called(said, places))
        if not found:
            _refuse("--place", f"không có đơn vị nào mang mã hay tên “{said}”.")
        return frozenset(one.id for one in found)

    def cells(self, result: "Result", wanted: frozenset[str] | None) -> Iterator[dict[str, Any]]:
        """Yield the cells of a column, each value with all its digits and as it is printed."""
        from desk.ledger.engines import comparing, facts

        column = result.column
        decimals = self.ledger.catalogue[column.indicator].decimals
        for row in result.table.to_pylist():
            if wanted is not None and row["place"] not in wanted:
                continue
            value = row["value"]
            yield {
                "indicator": column.indicator,
                "part": column.part,
                "scenario": column.scenario.value,
                "place": row["place"],
                "period": row["period"],
                "value": None if value is None else f"{facts.exact(value, row['digits']):f}",
                "printed": None
                if value is None
                else comparing.printed(value, row["digits"], decimals),
                "status": row["status"],
                "missing": row["reason"],
                "of": row["of"],
                "peers": row["peers"],
            }


@contextmanager
def _at_work(asked: Asked) -> Iterator[_Work]:
    from desk.command.asking import day_of, end_of
    from desk.ledger import queries
    from desk.ledger.engines import connections

    at = end_of("--at", asked.at) if asked.at else None
    frame = day_of("--frame", asked.frame) if asked.frame else None
    ledger = queries.ledger(at).on_map(frame)
    codes = _codes(asked.indicators, ledger)
    brought = _brought(full=False)
    try:
        engine = connections.opened(asked.engine, _database())
    except connections.NoEngine as fault:
        _refuse(f"--engine {asked.engine}", str(fault))
    try:
        reached = None if codes is None else _reached(codes, ledger)
        engine.read("facts", brought.files.paths(reached))
        yield _Work(engine, asked.engine, ledger, at, frame, codes)
    finally:
        engine.close()


def _codes(said: str, ledger: Ledger) -> tuple[str, ...] | None:
    codes = tuple(one.strip() for one in said.split(",") if one.strip())
    for code in codes:
        if ledger.catalogue[code].formula is None and ledger.frame is None:
            _refuse("--indicators", f"“{code}” được ghi chứ không tính; cần chỉ tiêu có công thức.")
    return codes or None


def _reached(codes: Iterable[str], ledger: Ledger) -> set[str]:
    return {one for code in codes for one in ledger.catalogue.stands_on(code)}


def _database() -> str | None:
    """Return where the desk keeps its record, None where that is not PostgreSQL."""
    address = os.environ.get("CONGSO_DATABASE_URL", "")
    return address if address.startswith("postgres") else None


def _brought(*, full: bool) -> "Brought":
    from desk.ledger.engines import files

    with _bar("Đọc sổ", None) as step_on:
        return files.bring_up_to_date(
            full=full, progress=lambda done, total, _code: step_on(done, total)
        )


def _summary(work: _Work, results: Sequence["Result"]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("Chỉ tiêu")
    table.add_column("Tên", ratio=1)
    for head in ("Ô", "Có số", "Không có số", "Tính lại chính xác"):
        table.add_column(head, justify="right")
    told = [
        result for result in results if result.table["value"].null_count < result.table.num_rows
    ]
    for result in told:
        column, rows = result.column, result.table.num_rows
        missing = result.table["value"].null_count
        part = f" {column.part}" if column.part else ""
        plan = "" if column.scenario.value == "actual" else f", {column.scenario.said}"
        table.add_row(
            f"{column.indicator}{part}{plan}",
            work.ledger.catalogue[column.indicator].name,
            *map(_count, (rows, rows - missing, missing, result.settled)),
        )
    if told:
        Console(width=None if sys.stdout.isatty() else 120, highlight=False).print(table)
    cells = sum(result.table.num_rows for result in results)
    sys.stdout.write(
        f"{work.engine_name}: {_count(len(results))} cột, {_count(cells)} ô; "
        f"{_count(len(results) - len(told))} cột chưa có số nào.\n"
    )


def _values(work: _Work, results: Sequence["Result"], wanted: frozenset[str]) -> None:
    for result in results:
        indicator = work.ledger.catalogue[result.column.indicator]
        for cell in work.cells(result, wanted):
            part = f" {cell['part']}" if cell["part"] else ""
            plan = "" if cell["scenario"] == "actual" else ", kế hoạch"
            place = work.ledger.gazetteer.known(cell["place"]).name
            told = f"– ({cell['missing']})"
            if cell["printed"] is not None:
                among = f"/{cell['of']}" if cell["of"] is not None else ""
                told = f"{cell['printed']}{among} {indicator.unit.symbol}"
            sys.stdout.write(f"{indicator.name}{part}{plan}, {place}, {cell['period']}: {told}\n")


def _write(work: _Work, out: str) -> None:
    import pyarrow as pa
    import pyarrow.csv as pc
    import pyarrow.parquet as pq

    path, rows = Path(out), 0
    unfinished = path.with_name(f".{path.name}.new")
    writer: Any = None
    for result in work.results():
        count = result.table.num_rows
        column = result.column
        told = {"indicator": column.indicator, "part": column.part}
        told["scenario"] = column.scenario.value
        table = result.table
        for place, (name, said) in enumerate(told.items()):
            table = table.add_column(place, name, pa.array([said] * count, pa.string()))
        if writer is None:
            make = pq.ParquetWriter if path.suffix == ".parquet" else pc.CSVWriter
            writer = make(str(unfinished), table.schema)
        writer.write_table(table)
        rows += count
    if writer is None:
        _refuse("--out", "không có chỉ tiêu nào để tính; không ghi tệp.")
    writer.close()
    unfinished.replace(path)
    sys.stdout.write(f"Đã ghi {_count(rows)} ô vào {out}.\n")


@contextmanager
def _bar(said: str, total: int | None) -> Iterator[Any]:
    """Show how far the work is, on the screen of a person only."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(
        *columns,
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as bar:
        task = bar.add_task(said, total=total)

        def step_on(done: int, of: int | None = None) -> None:
            bar.update(task, completed=done, total=of if of is not None else total)

        yield step_on


def _line(told: dict[str, str]) -> str:
    part = f" {told['part']}" if told["part"] else ""
    return (
        f"{told['indicator']}{part}, {told['place']}, {told['period']}: máy tính "
        f"{told['engine']}, chuẩn {told['reference']}\n"
    )


def _count(number: int) -> str:
    from decimal import Decimal

    return numerals.write(Decimal(number))


def _refuse(where: str, message: str) -> NoReturn:
    raise FaultyInput((Fault(where, message),))
