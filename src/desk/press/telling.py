"""Tells the front what was built: the pieces of the manifest that changed, and the manifest last.

Which pieces have to be written anew is noted with the rows that changed, so that a power cut
between the two is made good by the next round.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from itertools import starmap

from django.db.models import Max

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
    found = {
        name
        for name in named | rows.keys()
        if name not in rows
        or (name, rows[name].checksum[:16]) not in standing
        or (text := _text(name)) is None
        or tree.checksum(text) != rows[name].checksum
    }
    return sorted(found)


def bring_up_to_date() -> bool:
    """Write the pieces that changed and then the manifest; return whether it is another build."""
    stale = list(Piece.objects.filter(is_stale=True).values_list("name", flat=True))
    for name in stale:
        _write(name)
    told = [
        Told(one.name, one.checksum, one.changed_at or EPOCH)
        for one in Piece.objects.exclude(checksum="")
    ]
    is_new = tree.write_manifest(manifest.whole(told))
    tree.sweep_pieces({(one.name, one.checksum[:16]) for one in told})
    Piece.objects.filter(name__in=stale).update(is_stale=False)
    Piece.objects.filter(checksum="", is_stale=False).delete()
    return is_new


def _write(name: str) -> None:
    text = _text(name)
    if text is None:
        Piece.objects.filter(name=name).update(checksum="", changed_at=None)
        return
    checksum = tree.checksum(text)
    tree.put_piece(name, checksum[:16], text)
    newest = Built.objects.filter(piece=name).aggregate(Max("modified"))["modified__max"] or EPOCH
    Piece.objects.filter(name=name).update(checksum=checksum, changed_at=newest)


def _text(name: str) -> bytes | None:
    """Return a piece of the manifest as it should be, None where it has nothing to tell."""
    rows = list(Built.objects.filter(piece=name).values_list(*_TOLD))
    gone = list(Gone.objects.filter(piece=name).values_list("address", flat=True))
    moved, lost = _moved(name)
    if not (rows or gone or moved or lost):
        return None
    entries = starmap(_entry, rows)
    return manifest.piece(entries, [*gone, *lost], moved).encode()


def _moved(name: str) -> tuple[dict[str, str], Collection[str]]:
    """Return the addresses that lead on, and those that lead to nothing any more."""
    found = dict(Moved.objects.filter(piece=name).values_list("old", "new"))
    standing = set(
        Built.objects.filter(address__in=found.values()).values_list("address", flat=True)
    )
    return (
        {old: new for old, new in found.items() if new in standing},
        [old for old, new in found.items() if new not in standing],
    )


_TOLD = ("address", "file", "type", "checksum", "size", "modified", "cache")


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
