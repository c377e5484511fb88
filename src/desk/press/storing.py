"""Notes what was built in the tables, many pages in one transaction; files first, rows after.

A power cut between the two leaves rows older than their files: those pages are built again.
"""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import Q

from congso.publication.use import ITSELF
from desk.kit import clock
from desk.press import sources, telling, tree
from desk.press.making import Made
from desk.press.media import Picture
from desk.press.models import Built, Cache, Gone, Moved, Used

_FIELDS = ("file", "type", "checksum", "size", "modified", "cache", "is_page", "owner", "piece")


def keep(made: Sequence[Made], *, is_page: bool = True) -> set[Picture]:
    """Note pages with what they stand on; return the media that they leaned on before."""
    addresses = [one.address for one in made]
    with transaction.atomic():
        before = _media(addresses)
        Built.objects.bulk_create(
            [_row(one, is_page=is_page) for one in made], update_conflicts=True,
            unique_fields=["address"], update_fields=_FIELDS,
        )  # fmt: skip
        rows = dict(Built.objects.filter(address__in=addresses).values_list("address", "id"))
        if is_page:
            Used.objects.filter(page__in=rows.values()).delete()
            Used.objects.bulk_create(
                [
                    Used(page_id=rows[one.address], kind=use.kind, key=use.key, fingerprint=seen)
                    for one in made
                    for use, seen in one.uses.items()
                ],
                batch_size=500,
            )
            Gone.objects.filter(address__in=addresses).delete()
            Moved.objects.filter(old__in=addresses).delete()
        telling.touch(*addresses)
    return before


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
        telling.touch(address, *([new] if new else []))
    tree.remove(row.file)
    return before


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


def _row(one: Made, *, is_page: bool) -> Built:
    made = Built(
        address=one.address, file=one.file, type=one.type, checksum=one.checksum, size=one.size,
        modified=one.modified, cache=Cache.PAGE, is_page=is_page, owner=one.owner,
    )  # fmt: skip
    made.name_piece()
    return made


def _media(addresses: Collection[str]) -> set[Picture]:
    rows = Used.objects.filter(page__address__in=addresses, kind=sources.FILE)
    return set(rows.values_list("key", "fingerprint"))


def _moved_to(row: Built) -> str | None:
    """Return where the page lies that lay here, None when it lies nowhere."""
    same = Used.objects.filter(
        kind=ITSELF, key__in=row.uses.filter(kind=ITSELF).values("key")
    ).exclude(page=row)
    return same.values_list("page__address", flat=True).first()
