"""Makes a page and puts its file in place; what was made of it is told, so that rows can follow.

Several processes may make pages side by side; none of them writes to the tables.
"""

import gc
import multiprocessing
import signal
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import connections

from congso.publication.touch import Offered
from congso.publication.use import ITSELF, Document, Recorder, Use, View
from desk.kit import remembering
from desk.look import rendering
from desk.look.furniture import Furniture
from desk.press import failing, sources, tree
from desk.press.manifest import EPOCH
from desk.press.models import Built

HTML = "text/html; charset=utf-8"
_AROUND = "around"
IN_A_ROW = 100
"""Pages that a process makes before it hands them over."""
_SEARCHED = (20_000, 20, 50)
"""How often a process looks for garbage: it lives for one build and makes little."""
T = TypeVar("T")
Noted = tuple[str, str, str]
"""Kind, key and fingerprint of a use: what a process hands to another of it."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A page that could not be made: its file of before, if any, still stands."""

    address: str
    why: str
    owner: str = ""
    """Whose page it is; empty for a file that pages lean on."""


@dataclass(frozen=True, slots=True)
class Made:
    """A page whose file is in place."""

    address: str
    owner: str
    file: str
    type: str
    checksum: str
    size: int
    modified: datetime
    uses: Sequence[Noted]

    def is_of(self, numbers: Collection[str]) -> bool:
        """Return whether it is a page of one of these."""
        itself = (key.partition(" ")[0] for kind, key, _seen in self.uses if kind == ITSELF)
        return any(number in numbers for number in itself)


Standing = tuple[str, str]
"""Checksum and media type of a file as it was built last."""
Making = Callable[[Sequence[str]], Iterator[Sequence[Made | Failed]]]


@contextmanager
def makers(
    offered: Mapping[str, Offered], processes: int, in_a_row: int = IN_A_ROW
) -> Iterator[Making]:
    """Give what makes pages by their addresses, a few at a time, in so many processes."""
    with side_by_side(_make_all, offered, processes, in_a_row) as make:
        yield lambda addresses: map(_as_written, make(addresses))


@contextmanager
def side_by_side(
    work: Callable[[Sequence[str], Mapping[str, Offered]], T],
    offered: Mapping[str, Offered],
    processes: int,
    in_a_row: int = IN_A_ROW,
) -> Iterator[Callable[[Sequence[str]], Iterator[T]]]:
    """Give what does some work with pages by their addresses, a row at a time, their order kept.

    Shape: in so many processes, each born with what is offered; in this one where it is one.
    """
    if processes < 2:
        yield lambda addresses: (work(some, offered) for some in _in_rows(addresses, in_a_row))
        return
    _Side.offered, _Side.work = offered, work
    # A connection must not be shared with a child; each opens its own.
    connections.close_all()
    with multiprocessing.get_context("fork").Pool(processes, _Side.begin) as pool:
        yield lambda addresses: pool.imap(_Side.do, _in_rows(addresses, in_a_row))
    _Side.offered = {}


def in_order(addresses: Iterable[str], offered: Mapping[str, Offered]) -> list[str]:
    """Return addresses so that those of one thing, and of what came after it, are made together.

    Shape: they show one another and the same figures, which are then read once for all of them.
    """

    def of(address: str) -> tuple[str, int, str]:
        made = offered.get(address)
        kind, _blank, number = made.owner.rpartition(" ") if made else ("", "", "")
        return (kind, int(number), "") if number.isdecimal() else (kind, 0, number)

    return sorted(addresses, key=of)


class _Side:
    """What a process beside this one knows from its birth."""

    offered: Mapping[str, Offered] = {}
    work: Callable[[Sequence[str], Mapping[str, Offered]], Any]

    @staticmethod
    def begin() -> None:
        """Leave what it was born with out of the search for garbage, and search less often.

        Shape: whoever is asked to stop is the process that this one works for.
        """
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        gc.freeze()
        gc.set_threshold(*_SEARCHED)

    @staticmethod
    def do(addresses: Sequence[str]) -> Any:
        """Do the work with some pages."""
        return _Side.work(addresses, _Side.offered)


def _as_written(made: Sequence[Made | Failed]) -> Sequence[Made | Failed]:
    """Note the files that another process wrote, so that they are synced with the rest."""
    tree.are_written((one.file, one.type, one.size) for one in made if isinstance(one, Made))
    return made


def _in_rows(addresses: Sequence[str], in_a_row: int) -> Iterator[Sequence[str]]:
    return (addresses[at : at + in_a_row] for at in range(0, len(addresses), in_a_row))


def _make_all(addresses: Sequence[str], offered: Mapping[str, Offered]) -> list[Made | Failed]:
    sources.read_ahead({offered[address].owner for address in addresses})
    standing = standing_at(addresses)
    return [_make(address, offered[address], standing.get(address)) for address in addresses]


def _make(address: str, offered: Offered, standing: Standing | None) -> Made | Failed:
    made = rendered(address, offered)
    if isinstance(made, Failed):
        return made
    return put(address, made[0], offered.owner, made[1], standing)


def rendered(address: str, offered: Offered) -> tuple[Document, Mapping[Use, str]] | Failed:
    """Return the bytes of a page with what it stands on; nothing is written."""
    recorder = Recorder()
    try:
        made = offered(recorder)
        recorder.used(sources.PROGRAM, "congso", sources.program())
        document = made if isinstance(made, Document) else _set(made, address, recorder)
    except Exception as fault:  # noqa: BLE001 - one page that fails must not keep the others back
        return Failed(address, failing.said(fault), offered.owner)
    return document, recorder.uses


def standing_at(addresses: Sequence[str]) -> dict[str, Standing]:
    """Return what stands at these addresses."""
    rows = Built.objects.filter(address__in=addresses)
    found = rows.values_list("address", "checksum", "type")
    return {address: (checksum, media_type) for address, checksum, media_type in found}


def put(
    address: str, document: Document, owner: str, uses: Mapping[Use, str], standing: Standing | None
) -> Made:
    """Put the file of a page in place, unless it stands there already."""
    content, media_type = document.content, document.type
    file, checksum = tree.file_of(address), tree.checksum(content)
    stands = standing == (checksum, media_type)
    if not (stands and tree.is_intact(file, media_type, len(content))):
        tree.put(file, content, media_type)
    modified = document.modified or EPOCH
    noted = tuple((use.kind, use.key, seen) for use, seen in uses.items())
    return Made(address, owner, file, media_type, checksum, len(content), modified, noted)


def _set(view: View, address: str, recorder: Recorder) -> Document:
    """Return the page that a view becomes, with the furniture around it."""
    around = _around(recorder)
    recorder.used(sources.TEMPLATE, view.template, rendering.fingerprint(view.template))
    language = rendering.language_of(view)
    recorder.used(sources.WORDS, language, rendering.fingerprint_of_words(language))
    text = rendering.render(view, around, address)
    return Document(text.encode(), HTML, view.modified)


def _around(recorder: Recorder) -> Furniture:
    """Return what stands around every page: read once in a round, and noted on each page."""
    known = remembering.memory()
    if known is None:
        return sources.furniture(recorder)
    if _AROUND not in known:
        own = Recorder()
        known[_AROUND] = sources.furniture(own), own.uses
    found: tuple[Furniture, Mapping[Use, str]] = known[_AROUND]
    recorder.used_all(found[1])
    return found[0]
