"""Notes what changed, in the transaction that changed it: a crash loses neither or both."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from congso.publication.touch import Change
from desk.kit import clock
from desk.kit.signals import (
    figures_changed,
    lists_changed,
    others_changed,
    pages_changed,
    pages_withdrawn,
    releases_changed,
)
from desk.press import models

_FIGURES, _WITHDRAWN = "figures", "withdrawn"


def connect() -> None:
    """Begin to listen to what rooms announce."""
    figures_changed.connect(_figures, dispatch_uid="press.outbox.figures")
    pages_changed.connect(_pages, dispatch_uid="press.outbox.pages")
    lists_changed.connect(_lists, dispatch_uid="press.outbox.lists")
    pages_withdrawn.connect(_withdrawn, dispatch_uid="press.outbox.withdrawn")
    others_changed.connect(_others, dispatch_uid="press.outbox.others")
    releases_changed.connect(_releases, dispatch_uid="press.outbox.releases")


def note(kind: str, keys: Iterable[object] = (), *, is_shown: bool = False) -> None:
    """Ask for the public files to be brought up to date; lists alone where pages are shown."""
    told = [str(key) for key in keys]
    models.Change.objects.create(at=clock.now(), kind=kind, keys=told, is_shown=is_shown)


def waiting(*, shown: bool | None = None) -> list[int]:
    """Return the ids of the changes that no build has seen.

    Shape: `shown` asks for those whose pages readers have already, or have not yet.
    """
    rows = models.Change.objects.all() if shown is None else _where(shown=shown)
    return list(rows.values_list("id", flat=True))


def is_waiting(*, shown: bool, since: datetime | None = None) -> bool:
    """Return whether there is such a change, one that waits since a moment or longer."""
    rows = _where(shown=shown)
    return bool((rows if since is None else rows.filter(at__lte=since)).exists())


def waited(seen: list[int]) -> float:
    """Return how many seconds the oldest of these changes waits."""
    first = models.Change.objects.filter(id__in=seen[:1]).values_list("at", flat=True).first()
    return max(0.0, (clock.now() - first).total_seconds()) if first else 0.0


def newest() -> int:
    """Return the number of the newest change that waits, 0 where none does."""
    return models.Change.objects.order_by("-id").values_list("id", flat=True).first() or 0


def is_told(kind: str) -> bool:
    """Return whether a change of a kind waits already."""
    return _where(shown=False).filter(kind=kind).exists()


def changes(seen: list[int]) -> list[Change]:
    """Return what these changes tell."""
    rows = (
        row
        for start in range(0, len(seen), 500)
        for row in models.Change.objects.filter(id__in=seen[start : start + 500])
    )
    return [Change(row.kind, tuple(row.keys)) for row in rows]


def of_kind(kind: str) -> list[Change]:
    """Return the changes of a kind that readers have not yet."""
    rows = _where(shown=False).filter(kind=kind)
    return [Change(row.kind, tuple(row.keys)) for row in rows]


def show(seen: list[int]) -> None:
    """Note that readers have the pages of these changes."""
    for start in range(0, len(seen), 500):
        models.Change.objects.filter(id__in=seen[start : start + 500]).update(is_shown=True)


def withdrawn() -> set[str]:
    """Return the ids of pages that must go at once, ahead of anything that is to be built."""
    rows = models.Change.objects.filter(kind=_WITHDRAWN).values_list("keys", flat=True)
    return {key for keys in rows for key in keys}


def gone(pages: set[str]) -> None:
    """Note that these pages are gone; what stood on them is still to be built."""
    for row in models.Change.objects.filter(kind=_WITHDRAWN):
        if pages.issuperset(row.keys):
            models.Change.objects.filter(pk=row.pk).update(kind="pages")


def changed_indicators(seen: list[int]) -> set[str]:
    """Return the codes of the indicators of which these changes told new values."""
    found = set[str]()
    for start in range(0, len(seen), 500):
        rows = models.Change.objects.filter(id__in=seen[start : start + 500], kind=_FIGURES)
        for keys in rows.values_list("keys", flat=True):
            found |= {key.partition("|")[0] for key in keys}
    return found


def done(seen: list[int]) -> None:
    """Forget the changes that a build has seen; later ones stay."""
    for start in range(0, len(seen), 500):
        models.Change.objects.filter(id__in=seen[start : start + 500]).delete()


def _figures(keys: Iterable[object], **_named: Any) -> None:
    note(_FIGURES, keys)


def _pages(pages: Iterable[object], **_named: Any) -> None:
    note("pages", pages)


def _lists(codes: Iterable[object], **_named: Any) -> None:
    note("lists", codes)


def _withdrawn(pages: Iterable[object], **_named: Any) -> None:
    note(_WITHDRAWN, pages)


def _releases(releases: Iterable[object], **_named: Any) -> None:
    note("releases", releases)


def _others(kind: str, keys: Iterable[object], **_named: Any) -> None:
    note(kind, keys)


def _where(*, shown: bool) -> Any:
    return models.Change.objects.filter(is_shown=shown)
