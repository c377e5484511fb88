"""The index as the front asks it: read-only, bounded in time, replaced without a restart.

A file that lost its place may be written to by the press; what was read of one is believed only
where it was in its place before and after. Exact tones come first, then the same words without
tones, then pages that have only some of them.
"""

import sqlite3
import threading
import time
from collections.abc import Callable, Container
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from congso.searching import schema, terms
from congso.searching.terms import Question
from front.pages import snapshot

PER_PAGE: Final = 10
MOST: Final = 1000
"""Pages of which the order is made; more are counted, not listed."""
SECONDS: Final = 1.0
"""A question that takes longer is given up."""
_STEPS: Final = 20_000
_TRIES: Final = 4
"""How often a question is asked of files that lose their place meanwhile."""


class NoIndex(LookupError):
    """There is no index that can be asked."""


class TooLong(TimeoutError):
    """The question took too long."""


class Anything:
    """Holds every address."""

    def __contains__(self, _address: object) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to."""

    section: str = ""
    since: str = ""
    until: str = ""
    """Days as ISO writes them."""
    open_to: Container[str] = Anything()
    """The pages that readers can open: of no other is anything told, whatever the file holds."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One page that was found."""

    address: str
    title: str
    section: str
    day: str
    text: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A figure that the question asks for by name."""

    name: str
    said: str
    period: str
    place: str
    address: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """An old place that the question names, and what it is now."""

    name: str
    now: str
    day: str


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that a question leads to."""

    total: int
    hits: tuple[Hit, ...]
    figures: tuple[Answered, ...]
    renamed: tuple[Renamed, ...]
    sections: tuple[tuple[str, int], ...]
    """Name of a section and how many pages of it were found, without the filter of section."""
    is_loose: bool = False
    """Whether no page has all the words, so that pages with some of them are listed."""


class Index:
    """The newest index file of a built tree."""

    def __init__(self, built: Path) -> None:
        """Read the index of `built`."""
        self._path = built / schema.FILE
        self._lock = threading.Lock()
        self._mark: snapshot.Mark | None = None
        self._open: sqlite3.Connection | None = None

    def find(self, question: Question, filters: Filters, page: int = 1) -> Found:
        """Return one page of what was found, best first.

        Raises: `NoIndex`, `TooLong`.
        """
        with self._lock:
            for _ in range(_TRIES):
                asked, mark = self._connection()
                asked.set_progress_handler(_is_late(time.monotonic() + SECONDS), _STEPS)
                found, fault = None, None
                try:
                    found = _found(asked, question, filters, page)
                except sqlite3.DatabaseError as problem:
                    fault = problem
                if self._standing() == mark:
                    return _believed(found, fault)
        raise NoIndex(str(self._path))

    def _standing(self) -> snapshot.Mark:
        try:
            return snapshot.mark_of(self._path.stat())
        except OSError as fault:
            raise NoIndex(str(fault)) from fault

    def _connection(self) -> tuple[sqlite3.Connection, snapshot.Mark]:
        mark = self._standing()
        if self._open is None or mark != self._mark:
            if self._open is not None:
                self._open.close()
            address = f"{self._path.absolute().as_uri()}?mode=ro&immutable=1"
            self._open = sqlite3.connect(address, uri=True, check_same_thread=False)
            self._mark = mark
        return self._open, mark


def _is_late(end: float) -> Callable[[], bool]:
    return lambda: time.monotonic() > end


def _believed(found: Found | None, fault: sqlite3.DatabaseError | None) -> Found:
    """Return what was found in a file that was in its place all the while, or what is wrong."""
    if found is not None:
        return found
    told = str(fault)
    if isinstance(fault, sqlite3.OperationalError) and "interrupted" in told:
        raise TooLong(told) from fault
    raise NoIndex(told) from fault


def _found(asked: sqlite3.Connection, question: Question, filters: Filters, page: int) -> Found:
    ranked, is_loose = _ranked(asked, question, filters)
    wanted = [one for one in ranked if one[1] == filters.section] if filters.section else ranked
    start = (page - 1) * PER_PAGE
    return Found(
        total=len(wanted),
        hits=tuple(_hit(asked, one[0]) for one in wanted[start : start + PER_PAGE]),
        figures=_figures(asked, question, filters.open_to) if page == 1 else (),
        renamed=_renamed(asked, question),
        sections=_sections(ranked),
        is_loose=is_loose,
    )


def _ranked(
    asked: sqlite3.Connection, question: Question, filters: Filters
) -> tuple[list[tuple[int, str]], bool]:
    """Return id and section of every page found, best first, and whether the match is loose."""
    found: dict[int, str] = {}
    for table, expression in (
        ("exact", terms.exact(question)),
        ("folded", terms.phrase(question)),
        ("folded", terms.folded(question)),
    ):
        _match(asked, table, expression, filters, found)
    if found or len(question.words) < 2:
        return list(found.items()), False
    _match(asked, "folded", terms.any_of(question), filters, found)
    return list(found.items()), bool(found)


def _match(
    asked: sqlite3.Connection,
    table: str,
    expression: str,
    filters: Filters,
    found: dict[int, str],
) -> None:
    if not expression:
        return
    where, given = "", list[Any]()
    for condition, value in (("day >= ?", filters.since), ("day <= ?", filters.until)):
        if value:
            where += f" AND page.day != '' AND page.{condition}"
            given.append(value)
    rows = asked.execute(
        f"SELECT page.id, page.section, page.address FROM {table}"  # noqa: S608 — our own names
        f" JOIN page ON page.id = {table}.rowid WHERE {table} MATCH ?{where}"
        f" ORDER BY bm25({table}, 8.0, 1.0), page.day DESC, page.address LIMIT ?",
        (expression, *given, MOST),
    )
    for page, section, address in rows:
        if address in filters.open_to:
            found.setdefault(page, section)


def _hit(asked: sqlite3.Connection, page: int) -> Hit:
    row = asked.execute(
        "SELECT address, title, section, day, text FROM page WHERE id = ?", (page,)
    ).fetchone()
    return Hit(*row)


def _figures(
    asked: sqlite3.Connection, question: Question, open_to: Container[str]
) -> tuple[Answered, ...]:
    """Return the figures that carry every word of the question in one of their names."""
    words = question.folded.split()
    if not words:
        return ()
    found = []
    for name, names, said, period, address, place in asked.execute("SELECT * FROM figure"):
        fits = [one for one in names.split("\n") if _names(one, words)]
        if fits and address.partition("#")[0] in open_to:
            closeness = min(len(one.split()) - len(words) for one in fits)
            found.append((abs(closeness), len(name), Answered(name, said, period, place, address)))
    return tuple(one for _close, _length, one in sorted(found, key=lambda one: one[:2])[:3])


def _names(name: str, words: list[str]) -> bool:
    """Say whether a name has all words, or the words have the whole name and it says enough."""
    own = name.split()
    return set(words) <= set(own) or (len(own) > 1 and set(own) <= set(words))


def _renamed(asked: sqlite3.Connection, question: Question) -> tuple[Renamed, ...]:
    """Return what became of the places that the question names, the longest name first."""
    words = question.folded.split()
    runs = {
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + 6) + 1)
    }
    rows = [
        (len(run), Renamed(name, now, day))
        for run in runs
        for name, now, day in asked.execute(
            "SELECT name, now, day FROM renamed WHERE folded = ?", (run,)
        )
    ]
    longest = max((length for length, _one in rows), default=0)
    found = {
        one: None for length, one in sorted(rows, key=lambda row: row[1].name) if length == longest
    }
    return tuple(found)[:3]


def _sections(ranked: list[tuple[int, str]]) -> tuple[tuple[str, int], ...]:
    counted: dict[str, int] = {}
    for _page, section in ranked:
        counted[section] = counted.get(section, 0) + 1
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0])))
