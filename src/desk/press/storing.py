"""Notes what was built in the tables, many pages in one transaction; files first, rows after.

A power cut between the two leaves rows older than their files: those pages are built again.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Q

from congso.publication import pieces
from congso.publication.use import ITSELF
from desk.kit import clock
from desk.press import many, sources, telling, tree
from desk.press.making import Made
from desk.press.media import Picture
from desk.press.models import Built, Cache, Gone, Moved, Unlisted, Used

_FIELDS = ("file", "type", "checksum", "size", "modified", "cache", "is_page", "owner", "slot")


def keep(made: Sequence[Made], *, is_page: bool = True) -> set[Picture]:
    """Note pages with what they stand on; return the media that they leaned on before."""
    addresses = [one.address for one in made]
    with transaction.atomic():
        standing, told = _numbers(addresses), _told_of(addresses)
        before = _media(addresses) if standing else set()
        many.put(
            Built, ("address", *_FIELDS), [_row(one, is_page=is_page) for one in made],
            instead=_FIELDS,
        )  # fmt: skip
        # A page that was made again and came out as it stood is news to nobody.
        fresh = [
            one.address
            for one in made
            if told.get(one.address)
            != (one.file, one.type, one.checksum, one.size, one.modified, is_page)
        ]
        if is_page:
            _note_uses(made, standing.values())
            Gone.objects.filter(address__in=fresh).delete()
            Moved.objects.filter(old__in=fresh).delete()
            _note_unlisted(fresh)
        telling.touch(*fresh)
    return before


_Told = tuple[str, str, str, int, datetime, bool]


def _told_of(addresses: Collection[str]) -> dict[str, _Told]:
    """Return what manifest and lists tell of these addresses, where something stands."""
    rows = Built.objects.filter(address__in=addresses, cache=Cache.PAGE).values_list(
        "address", "file", "type", "checksum", "size", "modified", "is_page"
    )
    return {address: (*told, modified, is_page) for address, *told, modified, is_page in rows}


def take_down(address: str) -> set[Picture]:
    """Take a page down, its old address leading to the new where it has one.

    Returns the media that it leaned on.
    """
    row = Built.objects.get(address=address)
    with transaction.atomic():
        before = _media([address])
        if new := _moved_to(row):
            Moved.objects.update_or_create(old=address, defaults={"new": new, "at": clock.now()})
            Moved.objects.filter(new=address).update(new=new)
        else:
            Gone.objects.get_or_create(address=address)
        row.delete()
        _note_unlisted([address])
        telling.touch(address, *([new] if new else []))
    tree.remove(row.file)
    return before


def drop(address: str) -> None:
    """Take down a file that is no page, if it stands: nobody is told that it was there."""
    row = Built.objects.filter(address=address).first()
    if row is not None:
        with transaction.atomic():
            row.delete()
            telling.touch(address)
        tree.remove(row.file)


def unlisted() -> set[str]:
    """Return the addresses of which the site map and the index of search are still to be told."""
    return set(Unlisted.objects.values_list("address", flat=True))


def listed() -> None:
    """Note that the site map and the index of search were told of everything.

    Shape: whoever builds holds the lock, so that nothing was noted meanwhile.
    """
    Unlisted.objects.all().delete()


def _note_uses(made: Sequence[Made], standing: Collection[int]) -> None:
    """Put down what pages stand on, in place of what the ones that stood before did."""
    Used.objects.filter(page__in=standing).delete()
    rows = _numbers([one.address for one in made])
    told = [(rows[one.address], *noted) for one in made for noted in one.uses]
    many.put(Used, ("page_id", "kind", "key", "fingerprint"), told)


def _numbers(addresses: Collection[str]) -> dict[str, int]:
    """Return by which number each of these addresses is known, of those that stand."""
    return dict(Built.objects.filter(address__in=addresses).values_list("address", "id"))


def _note_unlisted(addresses: Iterable[str]) -> None:
    many.put(Unlisted, ("address",), [(address,) for address in addresses], instead=())


def addresses_of(numbers: Collection[str]) -> list[str]:
    """Return every address at which a page of one of these numbers stands."""
    found = Q()
    for number in numbers:
        found |= Q(key=number) | Q(key__gte=f"{number} ", key__lt=f"{number}!")
    rows = Used.objects.filter(found, kind=ITSELF)
    return list(rows.values_list("page__address", flat=True))


def adopt() -> None:
    """Note whose the pages are that were built before anybody asked."""
    without = list(Built.objects.filter(is_page=True, owner=""))
    if without:
        offered = sources.pages(files=False) | sources.pages(files=True)
        for row in without:
            row.owner = offered[row.address].owner if row.address in offered else ""
        Built.objects.bulk_update(without, ["owner"], batch_size=300)


def _row(one: Made, *, is_page: bool) -> tuple[object, ...]:
    modified = connection.ops.adapt_datetimefield_value(one.modified)
    slot = pieces.slot_of(one.address)
    told = (one.address, one.file, one.type, one.checksum, one.size, modified, str(Cache.PAGE))
    return (*told, is_page, one.owner, slot)


def _media(addresses: Collection[str]) -> set[Picture]:
    rows = Used.objects.filter(page__address__in=addresses, kind=sources.FILE)
    return set(rows.values_list("key", "fingerprint"))


def _moved_to(row: Built) -> str | None:
    """Return where the page lies that lay here, None when it lies nowhere."""
    same = Used.objects.filter(
        kind=ITSELF, key__in=row.uses.filter(kind=ITSELF).values("key")
    ).exclude(page=row)
    return same.values_list("page__address", flat=True).first()
