"""A build that was broken off is put right before the next begins, whatever killed it.

While files may be ahead of the tables a note lies beside the manifest. Who finds it there knows
that a builder died (a kill, a power cut, a full disk) and looks at what was written since.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import transaction

from desk.press import lock, media, outbox, own_pages, tree
from desk.press.models import Built

_NOTE = ".building"


@contextmanager
def building() -> Iterator[None]:
    """Hold the tree for one build, once what an earlier one left half done is put right."""
    with lock.held(tree.root() / ".lock"):
        note = tree.root() / _NOTE
        if note.exists():
            _put_right(since=note.stat().st_mtime_ns)
        note.touch()
        yield
        note.unlink(missing_ok=True)


def _put_right(*, since: int) -> None:
    """Take away what no row tells of, and have made anew what is not what its row tells.

    A page written and not noted may have been taken back before anybody looked again: its new
    bytes would stand under the old row, and a page that is not published would stay on the disk.
    """
    tree.sweep(Built.objects.values_list("file", flat=True))
    for folder in (tree.root(), tree.root() / "manifest", Path(settings.VAR) / "ledger"):
        tree.sweep_aside(folder)
    rows = Built.objects.values_list("id", "file", "type", "checksum", "size")
    half = [
        number
        for number, file, media_type, checksum, size in rows.iterator(chunk_size=2000)
        if not tree.is_whole_since(since, file, media_type, checksum, size)
    ]
    with transaction.atomic():
        for start in range(0, len(half), 400):
            Built.objects.filter(id__in=half[start : start + 400]).update(checksum="")
        if half:
            outbox.note(own_pages.BROKEN_OFF)
    media.bring_all()
