"""The record as Parquet files beside the database, each rewritten only when its series move.

One file holds one indicator; a list says which file, and under which marks its series were read.
A correction in one district changes one mark: the rows of that district are read again, one file
is written under a new name, and the list is put in place of the old one in one step.
"""

import fcntl
import json
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as on_columns
import pyarrow.parquet as pq

from desk.kit import shelf
from desk.ledger import keeping, models
from desk.ledger.engines import facts

FORMAT: Final = 1
"""Files of another format are not read but written again."""
_LIST, _LOCK = "files.json", "lock"
_MARKS: Final = pa.schema([(name, pa.string()) for name in ("indicator", "place", "mark")])
_CHUNK: Final = 50_000

Progress = Callable[[int, int, str], None]
"""Is told how many indicators are done, of how many, and which one is next."""
Marks = Mapping[str, Mapping[str, str]]
"""By indicator and place: what changes with the series."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One file and what it holds."""

    file: str
    rows: int
    size: int


@dataclass(frozen=True, slots=True)
class Files:
    """The files as they stand."""

    folder: Path
    kept: Mapping[str, Kept]
    """By indicator."""
    marks: Marks
    written: str = ""
    """The name of the file of marks."""

    def paths(self, indicators: Collection[str] | None = None) -> list[Path]:
        """Return the files of some indicators or of all."""
        wanted = self.kept.keys() if indicators is None else self.kept.keys() & set(indicators)
        return [self.folder / self.kept[code].file for code in sorted(wanted)]

    @property
    def rows(self) -> int:
        """How many values they hold."""
        return sum(one.rows for one in self.kept.values())

    @property
    def size(self) -> int:
        """How many bytes they take."""
        return sum(one.size for one in self.kept.values())


@dataclass(frozen=True, slots=True)
class Brought:
    """What bringing the files up to date did."""

    files: Files
    rewritten: int
    """Files that were written."""
    read: int
    """Values that were read from the record."""


def folder() -> Path:
    """Return where the files lie."""
    return shelf.var() / "engine"


def stand(where: Path | None = None) -> Files:
    """Return the files as they stand; none where they were never written, or in another format."""
    place = where or folder()
    try:
        listed = json.loads((place / _LIST).read_text("utf-8"))
        if listed["format"] != FORMAT:
            return Files(place, {}, {})
        kept = {code: Kept(**one) for code, one in listed["files"].items()}
        return Files(place, kept, _marks(place / listed["marks"]), listed["marks"])
    except (OSError, ValueError, KeyError, TypeError):
        return Files(place, {}, {})


def stale(files: Files, marks: Marks) -> dict[str, frozenset[str] | None]:
    """Return the places of each indicator whose series moved; None where the file is not whole."""
    found: dict[str, frozenset[str] | None] = {}
    for indicator, places in marks.items():
        kept, before = files.kept.get(indicator), files.marks.get(indicator, {})
        if kept is None or not _is_whole(files.folder / kept.file, kept.size):
            found[indicator] = None
            continue
        moved = {
            place for place in places.keys() | before if places.get(place) != before.get(place)
        }
        if moved:
            found[indicator] = frozenset(moved)
    return found


def bring_up_to_date(*, full: bool = False, progress: Progress | None = None) -> Brought:
    """Write again what the record has moved away from, or everything.

    Shape: another process that asks meanwhile waits; readers keep the files they opened.
    """
    with _alone(folder()):
        # The marks are read before the rows: rows may be newer than their mark, never older.
        recorded = keeping.kept(keeping.state()).marks
        marks = {
            code: {at: one[0] for at, one in found.items()} for code, found in recorded.items()
        }
        before = stand()
        moved = stale(before, marks)
        if full:
            moved = dict.fromkeys(marks)
        if not moved and before.kept.keys() == marks.keys():
            return Brought(before, 0, 0)
        writing = Writing(before)
        for done, (indicator, places) in enumerate(sorted(moved.items())):
            if progress:
                progress(done, len(moved), indicator)
            _rewrite(writing, before, indicator, places)
        return Brought(writing.finish(marks), len(moved), writing.read)


class Writing:
    """Files being written beside those that stand, until the list of the new ones replaces it."""

    def __init__(self, before: Files) -> None:
        self.before = before
        self.read = 0
        self._kept = dict(before.kept)
        before.folder.mkdir(parents=True, exist_ok=True)

    def put(self, indicator: str, table: pa.Table) -> None:
        """Write the file of an indicator."""
        name = f"{indicator}-{uuid.uuid4().hex[:12]}.parquet"
        path = self.before.folder / name
        pq.write_table(
            table,
            path,
            compression="zstd",
            use_dictionary=[*facts.ROW[:5], "status", "level"],
            row_group_size=131_072,
        )
        self._kept[indicator] = Kept(name, table.num_rows, path.stat().st_size)

    def finish(self, marks: Marks) -> Files:
        """Put the list of the new files in place, and clear away what neither list names."""
        place = self.before.folder
        kept = {code: one for code, one in self._kept.items() if code in marks}
        written = f"marks-{uuid.uuid4().hex[:12]}.parquet"
        rows = [
            (code, at, mark)
            for code, places in marks.items()
            for at, mark in sorted(places.items())
        ]
        columns = list(zip(*rows, strict=True)) or [()] * len(_MARKS)
        pq.write_table(pa.table(list(map(pa.array, columns)), schema=_MARKS), place / written)
        listed = {
            "format": FORMAT,
            "marks": written,
            "files": {
                code: {"file": one.file, "rows": one.rows, "size": one.size}
                for code, one in sorted(kept.items())
            },
        }
        fresh = place / f"{_LIST}.new"
        fresh.write_text(json.dumps(listed, ensure_ascii=False, indent=1), "utf-8")
        fresh.replace(place / _LIST)
        named = {one.file for found in (self.before.kept, kept) for one in found.values()}
        named |= {written, self.before.written}
        for path in place.glob("*.parquet"):
            if path.name not in named:
                path.unlink(missing_ok=True)
        return Files(place, kept, marks, written)


def _rewrite(
    writing: Writing, before: Files, indicator: str, places: frozenset[str] | None
) -> None:
    if places is not None and len(places) * 2 < len(before.marks[indicator]):
        try:
            standing = pq.read_table(before.folder / before.kept[indicator].file)
        except (OSError, pa.ArrowInvalid):
            places = None
        else:
            is_moved = on_columns.is_in(standing["place"], pa.array(sorted(places), pa.string()))
            standing = standing.filter(on_columns.invert(is_moved)).select(facts.SCHEMA.names)
            fresh = _recorded(indicator, places)
            writing.read += fresh.num_rows
            whole = pa.concat_tables([standing.cast(facts.SCHEMA), fresh])
            writing.put(indicator, whole.sort_by([(name, "ascending") for name in facts.ORDER]))
            return
    whole = _recorded(indicator, None)
    writing.read += whole.num_rows
    writing.put(indicator, whole)


def _recorded(indicator: str, places: Collection[str] | None) -> pa.Table:
    """Return what was ever recorded of an indicator, at some places or at all."""
    rows = models.Observation.objects.filter(indicator=indicator)
    if places is not None:
        rows = rows.filter(place__in=sorted(places))
    found: Iterator[tuple[Any, ...]] = (
        rows.order_by().values_list(*facts.ROW).iterator(chunk_size=_CHUNK)
    )
    return facts.of_rows(found)


def _marks(path: Path) -> Marks:
    found: dict[str, dict[str, str]] = {}
    for row in pq.read_table(path).to_pylist():
        found.setdefault(row["indicator"], {})[row["place"]] = row["mark"]
    return found


def _is_whole(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except OSError:
        return False


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    place.mkdir(parents=True, exist_ok=True)
    with (place / _LOCK).open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)
