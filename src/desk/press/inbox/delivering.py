"""Each entry goes to the room that it is for; what cannot go there is set aside with its reason."""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db import DataError, IntegrityError, transaction

from congso.inbox import entry
from congso.inbox.entry import Entry, NotAnEntry
from desk.kit import clock
from desk.petitions import actions as petitions
from desk.press.models import SetAside
from desk.subscriptions import actions as subscriptions
from desk.visits import actions as visits

log = logging.getLogger("desk.press")
_FAULTS = (ValueError, TypeError, KeyError, DataError, IntegrityError)
"""What an entry can be wrong with; a database that is away is no fault of the entry."""
_LONGEST_WHY = 300
_READ = 2000
"""Bytes of a line that people are shown; the whole of it is kept beside."""


@dataclass(slots=True)
class Taken:
    """What was taken out."""

    entries: int = 0
    set_aside: int = 0
    why: str = ""
    """Why the last one was set aside, empty where none was."""


def deliver(lines: Iterable[tuple[int, bytes]], source: str, taken: Taken) -> None:
    """Give each line to its room.

    Shape: lines with their place in `source`, in order. Call it inside the transaction that notes
    how far `source` has been read.
    """
    found: dict[str, list[tuple[int, Entry]]] = defaultdict(list)
    for place, line in lines:
        try:
            one = entry.read(line)
        except NotAnEntry as fault:
            set_aside(line, str(fault), source, place, taken)
            continue
        if one.kind in _RECEIVERS:
            found[one.kind].append((place, one))
        else:
            set_aside(line, f"không có nơi nhận loại “{one.kind}”", source, place, taken)
    for kind, entries in found.items():
        if not _received(kind, [one for _place, one in entries]):
            _deliver_singly(kind, entries, source, taken)
            continue
        taken.entries += len(entries)


def set_aside(line: bytes, why: str, source: str, place: int, taken: Taken) -> None:
    """Keep a line that cannot be taken in, all of it and byte for byte."""
    # Why may quote the reader: it stands with the entry, not in the log.
    log.warning("Một mục của hộp thư được để riêng (%s, vị trí %d).", source, place)
    told = line[:_READ].decode("utf-8", "backslashreplace").replace("\x00", "\\x00")
    taken.why = why[:_LONGEST_WHY]
    SetAside.objects.create(
        at=clock.now(), source=source, place=place, why=taken.why, line=told, content=line
    )
    taken.set_aside += 1


def _received(kind: str, entries: Sequence[Entry]) -> bool:
    try:
        with transaction.atomic():
            _RECEIVERS[kind](entries)
    except _FAULTS:
        return False
    return True


def _deliver_singly(
    kind: str, entries: Sequence[tuple[int, Entry]], source: str, taken: Taken
) -> None:
    for place, one in entries:
        try:
            with transaction.atomic():
                _RECEIVERS[kind]([one])
        except _FAULTS as fault:
            set_aside(entry.written(one), f"{fault}", source, place, taken)
        else:
            taken.entries += 1


_RECEIVERS: dict[str, Callable[[Sequence[Entry]], None]] = {
    "visit": visits.add,
    "rating": petitions.add_ratings,
    "letter": petitions.receive_letters,
    "correction": petitions.receive_letters,
    "subscription": subscriptions.receive,
    "confirmation": subscriptions.confirm,
    "leaving": subscriptions.leave,
}
"""Kind of an entry → the room that takes it."""
