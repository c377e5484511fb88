"""The files that pages lean on: pictures, films, style sheets, each at an address of its bytes.

They are in place before a page that shows them is, and gone when no page does any more.
"""

from collections.abc import Collection
from pathlib import Path

from django.conf import settings
from django.db import transaction

from desk.look import assets
from desk.press import failing, sources, telling, tree
from desk.press.making import Failed
from desk.press.manifest import EPOCH
from desk.press.models import Built, Cache, Used

Picture = tuple[str, str]
"""Name below the media folder, and checksum."""
_Given = assets.Asset | Picture


def bring_all() -> list[Failed]:
    """Bring in all that pages lean on, and take down what none leans on now."""
    wanted: dict[str, _Given] = {asset.address: asset for asset in assets.every().values()}
    rows = Used.objects.filter(kind=sources.FILE).order_by()
    for picture in rows.values_list("key", "fingerprint").distinct():
        wanted[address_of(picture)] = picture
    for row in Built.objects.filter(cache=Cache.ASSET):
        if row.address not in wanted:
            _take_down(row)
    return _bring(wanted)


def bring(pictures: Collection[Picture]) -> list[Failed]:
    """Bring in these files where they are not in place yet."""
    return _bring({address_of(one): one for one in pictures})


def drop(pictures: Collection[Picture]) -> None:
    """Take down those of these files on which no page leans any more."""
    for name, checksum in pictures:
        rows = Used.objects.filter(kind=sources.FILE)
        if rows.filter(key=name, fingerprint=checksum).exists():
            continue
        address = address_of((name, checksum))
        same = rows.filter(fingerprint=checksum).values_list("key", "fingerprint").distinct()
        if any(address_of(one) == address for one in same):
            continue
        row = Built.objects.filter(address=address).first()
        if row is not None and not _is_of_the_look(row.address):
            _take_down(row)


def address_of(picture: Picture) -> str:
    """Return where readers find a file."""
    return assets.with_fingerprint(*picture)


def _is_of_the_look(address: str) -> bool:
    return any(asset.address == address for asset in assets.every().values())


def _take_down(row: Built) -> None:
    with transaction.atomic():
        row.delete()
        telling.touch(row.address)
    tree.remove(row.file)


def _bring(wanted: dict[str, _Given]) -> list[Failed]:
    failed = []
    addresses = list(wanted)
    standing: dict[str, Built] = {}
    for start in range(0, len(addresses), 400):
        rows = Built.objects.filter(address__in=addresses[start : start + 400])
        standing |= {row.address: row for row in rows}
    for address, given in wanted.items():
        row = standing.get(address)
        if row is not None and row.checksum and tree.is_intact(row.file, row.type, row.size):
            continue
        try:
            _bring_one(address, given)
        except OSError as fault:
            failed.append(Failed(address, failing.said(fault)))
    return failed


def _bring_one(address: str, given: _Given) -> None:
    file = tree.file_of(address)
    if isinstance(given, assets.Asset):
        media_type, size = given.type, len(given.content)
        checksum = tree.checksum(given.content)
        tree.put(file, given.content, media_type)
    else:
        name, checksum = given
        source = Path(settings.MEDIA_ROOT) / name
        media_type, size = assets.type_of(name), source.stat().st_size
        tree.copy(file, source, media_type)
    with transaction.atomic():
        Built.objects.update_or_create(
            address=address,
            defaults={
                "file": file,
                "type": media_type,
                "checksum": checksum,
                "size": size,
                "modified": EPOCH,
                "cache": Cache.ASSET,
            },
        )
        telling.touch(address)
