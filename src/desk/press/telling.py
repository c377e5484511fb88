"""Tells the front what was built: the pieces of the manifest that changed, and the manifest last.

Which pieces have to be written anew is noted with the rows that changed, so that a power cut
between the two is made good by the next round.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import starmap
from typing import Any

from congso.publication import pieces
from desk.press import manifest, tree
from desk.press.manifest import EPOCH, Entry, Told
from desk.press.models import Built, Gone, Moved, Piece


def touch(*addresses: str) -> None:
    """Note that what the manifest tells of these addresses changes, and of what leads to them."""
    olds = Moved.objects.filter(new__in=addresses).values_list("old", flat=True)
    touch_pieces({pieces.name_of(one) for one in (*addresses, *olds)})


def touch_pieces(names: Iterable[str]) -> None:
    """Note that these pieces have to be written anew."""
    Piece.objects.bulk_create(
        [Piece(name=name, is_stale=True) for name in sorted(names)],
        update_conflicts=True, unique_fields=["name"], update_fields=["is_stale"],
    )  # fmt: skip


def touch_lost() -> None:
    """Note the pieces whose files are not there."""
    standing = tree.pieces()
    lost = [one for one in Piece.objects.all() if (one.name, one.checksum[:16]) not in standing]
    touch_pieces(one.name for one in lost)


def differing() -> list[str]:
    """Return the pieces of which the files are not what the rows tell, the whole among them."""
    rows = {one.name: one for one in Piece.objects.exclude(checksum="")}
    named = {pieces.name_of(one) for one in Built.objects.values_list("address", flat=True)}
    standing = tree.pieces()
    texts = dict(_texts(sorted(named | rows.keys())))
    found = {
        name
        for name, (text, _newest) in texts.items()
        if name not in rows
        or (name, rows[name].checksum[:16]) not in standing
        or tree.checksum(text) != rows[name].checksum
    }
    return sorted(found)


def bring_up_to_date() -> bool:
    """Write the pieces that changed and then the manifest; return whether it is another build."""
    stale = list(Piece.objects.filter(is_stale=True).values_list("name", flat=True))
    _write(stale)
    told = [
        Told(one.name, one.checksum, one.changed_at or EPOCH)
        for one in Piece.objects.exclude(checksum="")
    ]
    is_new = tree.write_manifest(manifest.whole(told))
    tree.sweep_pieces({(one.name, one.checksum[:16]) for one in told})
    Piece.objects.filter(name__in=stale).update(is_stale=False)
    Piece.objects.filter(checksum="", is_stale=False).delete()
    return is_new


def _write(names: Collection[str]) -> None:
    written = []
    for name, (text, newest) in _texts(names):
        checksum = tree.checksum(text) if text else ""
        if text:
            tree.put_piece(name, checksum[:16], text)
        written.append(Piece(name=name, checksum=checksum, changed_at=newest if text else None))
    Piece.objects.bulk_create(
        written, update_conflicts=True,
        unique_fields=["name"], update_fields=["checksum", "changed_at"],
    )  # fmt: skip


def _texts(names: Collection[str]) -> Iterator[tuple[str, tuple[bytes, datetime]]]:
    """Yield pieces of the manifest as they should be, each with the date of its newest page.

    Shape: no bytes for a piece that has nothing to tell.
    """
    gone, moved = _by_piece(Gone, names, "address"), _by_piece(Moved, names, "old", "new")
    leads_to = [new for pairs in moved.values() for _old, new in pairs]
    standing = _standing(leads_to)
    for name in names:
        rows = list(Built.objects.filter(piece=name).values_list(*_TOLD))
        newest = max((row[_MODIFIED] for row in rows), default=EPOCH)
        lost = [old for old, new in moved[name] if new not in standing]
        onward = {old: new for old, new in moved[name] if new in standing}
        nothing = [*(address for (address,) in gone[name]), *lost]
        if rows or nothing or onward:
            text = manifest.piece(starmap(_entry, rows), nothing, onward).encode()
            yield name, (text, newest)
        else:
            yield name, (b"", newest)


def _by_piece(model: Any, names: Collection[str], *fields: str) -> dict[str, list[Any]]:
    found = defaultdict[str, list[Any]](list)
    for name, *told in model.objects.filter(piece__in=names).values_list("piece", *fields):
        found[name].append(told)
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
