"""Tells the front what was built: the pieces of the manifest that changed, and the manifest last.

Which slots have to be told anew is noted with the rows that changed, so that a power cut between
the two is made good by the next round.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import starmap
from typing import Any

from django.db import transaction
from django.db.models import BooleanField, Max
from django.db.models.expressions import RawSQL

from congso.publication import pieces
from desk.press import manifest, many, tree
from desk.press.manifest import EPOCH, Entry
from desk.press.models import Built, Gone, Moved, Piece, Untold

_AT_ONCE = 40
"""Pieces of which the rows are asked for in one question."""
_TELLING = (Built, Gone, Moved)


def touch(*addresses: str) -> None:
    """Note that what the manifest tells of these addresses changes, and of what leads to them."""
    olds = Moved.objects.filter(new__in=addresses).values_list("old", flat=True)
    _note({pieces.slot_of(one) for one in (*addresses, *olds)})


def touch_pieces(names: Iterable[str]) -> None:
    """Note that these pieces have to be written anew."""
    _note({pieces.span(name)[0] for name in names})


def begin_anew() -> None:
    """Forget which pieces there are, so that all are made and written anew."""
    with transaction.atomic():
        Piece.objects.all().delete()
        touch_pieces(pieces.ROOTS)


def touch_lost() -> None:
    """Note the pieces whose files are not there."""
    standing = tree.pieces()
    rows = Piece.objects.exclude(checksum="").values_list("name", "checksum")
    touch_pieces(name for name, checksum in rows if (name, checksum[:16]) not in standing)


def differing() -> list[str]:
    """Return the pieces that are not those that the rows make, or have not the text they should."""
    rows = {name: (checksum, size) for name, checksum, size in _rows()}
    halves = {name: _slots([name]).get(name, []) for name in pieces.ROOTS}
    wanted, _all = pieces.settled(halves, {})
    found = {name for name in wanted.keys() ^ rows.keys() if wanted.get(name) or name in rows}
    standing = tree.pieces()
    for name, (text, _newest) in _texts(wanted.keys() & rows.keys()):
        checksum = tree.checksum(text) if text else ""
        is_lost = bool(text) and (name, checksum[:16]) not in standing
        if is_lost or rows[name] != (checksum, wanted[name]):
            found.add(name)
    return sorted(found)


def bring_up_to_date(*, whole: bool = False) -> bool:
    """Write the pieces that changed and then the manifest; return whether it is another build.

    Shape: with `whole` the manifest is held against what it should be also where nothing changed.
    """
    slots = set(Untold.objects.values_list("slot", flat=True))
    if not (slots or whole) and tree.has_manifest():
        return False
    told = _write(slots)
    newest = Piece.objects.aggregate(newest=Max("changed_at"))["newest"] or EPOCH
    is_new = tree.write_manifest(manifest.whole(told, newest))
    tree.sweep_pieces({(name, checksum[:16]) for name, checksum in told.items()})
    # Whoever builds holds the lock: nothing was noted meanwhile.
    Untold.objects.all().delete()
    return is_new


def _note(slots: Collection[str]) -> None:
    many.put(Untold, ("slot",), [(slot,) for slot in sorted(slots)], instead=())


def _rows() -> list[tuple[str, str, int]]:
    return list(Piece.objects.values_list("name", "checksum", "size"))


def _write(slots: Collection[str]) -> dict[str, str]:
    """Write the pieces that tell of these slots, divided or put together as their sizes ask.

    Returns the checksum of every piece that tells of anything.
    """
    rows = _rows()
    sizes = {name: size for name, _checksum, size in rows}
    stale = {pieces.among(slot, sizes) for slot in slots}
    held = _slots(stale)
    settled, fresh = pieces.settled({name: held.get(name, []) for name in stale}, sizes)
    written = []
    for name, (text, newest) in _texts(fresh):
        checksum = tree.checksum(text) if text else ""
        if text:
            tree.put_piece(name, checksum[:16], text)
        changed_at = newest if text else None
        written.append(
            Piece(name=name, checksum=checksum, changed_at=changed_at, size=settled[name])
        )
    with transaction.atomic():
        left = sorted(sizes.keys() - settled.keys())
        for start in range(0, len(left), 400):
            Piece.objects.filter(name__in=left[start : start + 400]).delete()
        Piece.objects.bulk_create(
            written, update_conflicts=True,
            unique_fields=["name"], update_fields=["checksum", "changed_at", "size"],
        )  # fmt: skip
    told = {name: checksum for name, checksum, _size in rows if name in settled}
    told |= {one.name: one.checksum for one in written}
    return {name: checksum for name, checksum in told.items() if checksum}


def _slots(names: Collection[str]) -> dict[str, list[str]]:
    """Return the slots of all that is told in pieces, by piece."""
    found = defaultdict[str, list[str]](list)
    for some in _in_rows(names):
        for table in _TELLING:
            rows = table.objects.filter(_within(some)).order_by().values_list("slot", flat=True)
            for slot in rows:
                found[pieces.among(slot, names)].append(slot)
    return found


def _texts(names: Collection[str]) -> Iterator[tuple[str, tuple[bytes, datetime]]]:
    """Yield pieces of the manifest as they should be, each with the date of its newest page.

    Shape: no bytes for a piece that has nothing to tell.
    """
    for some in _in_rows(names):
        built = _by_piece(Built, some, *_TOLD)
        gone, moved = _by_piece(Gone, some, "address"), _by_piece(Moved, some, "old", "new")
        standing = _standing([new for pairs in moved.values() for _old, new in pairs])
        for name in some:
            yield name, _text(built[name], gone[name], moved[name], standing)


def _text(
    rows: Sequence[Any], gone: Sequence[Any], moved: Sequence[Any], standing: Collection[str]
) -> tuple[bytes, datetime]:
    newest = max((row[_MODIFIED] for row in rows), default=EPOCH)
    lost = [old for old, new in moved if new not in standing]
    onward: Mapping[str, str] = {old: new for old, new in moved if new in standing}
    nothing = [*(address for (address,) in gone), *lost]
    if not (rows or nothing or onward):
        return b"", newest
    return manifest.piece(starmap(_entry, rows), nothing, onward).encode(), newest


def _in_rows(names: Collection[str]) -> Iterator[list[str]]:
    every = sorted(names)
    return (every[start : start + _AT_ONCE] for start in range(0, len(every), _AT_ONCE))


def _within(names: Sequence[str]) -> RawSQL:
    """Return the condition that a slot lies in one of these pieces, as an index can answer it.

    Shape: as SQL, since Django takes longer to put forty conditions together than to answer them.
    """
    spans = " OR ".join(["slot BETWEEN %s AND %s"] * len(names))
    bounds = [bound for name in names for bound in pieces.span(name)]
    return RawSQL(f"({spans})", bounds, BooleanField())  # noqa: S611 — our own names


def _by_piece(model: Any, names: Sequence[str], *fields: str) -> dict[str, list[Any]]:
    found = defaultdict[str, list[Any]](list)
    rows = model.objects.filter(_within(names)).order_by()
    for slot, *told in rows.values_list("slot", *fields):
        found[pieces.among(slot, names)].append(told)
    return found


def _standing(addresses: Sequence[str]) -> set[str]:
    found = set[str]()
    for start in range(0, len(addresses), 400):
        rows = Built.objects.filter(address__in=addresses[start : start + 400])
        found |= set(rows.values_list("address", flat=True))
    return found


_TOLD = ("address", "file", "type", "checksum", "size", "modified", "cache")
_MODIFIED = _TOLD.index("modified")


def _entry(
    address: str,
    file: str,
    media_type: str,
    checksum: str,
    size: int,
    modified: datetime,
    cache: str,
) -> Entry:
    variants = tree.encodings(file, media_type, size)
    return Entry(address, file, media_type, checksum, size, modified, cache, variants)
