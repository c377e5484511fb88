"""Brings the public files up to date: what changed is built, what is gone is taken down.

A plan says what is to be done; here it is done, page by page, and the manifest is written last.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Prefetch

from congso.publication.plan import Build, Plan, plan
from congso.publication.use import ITSELF, Document, Recorder, Use, View
from desk.checking import aftercare
from desk.kit import clock
from desk.look import assets, rendering
from desk.look.furniture import Furniture
from desk.press import exporting, lock, outbox, own_pages, sources, telling, tree
from desk.press.manifest import EPOCH
from desk.press.models import Built, Cache, Gone, Moved, Used
from desk.press.searching import writing

HTML = "text/html; charset=utf-8"
Progress = Callable[[int, int, str], None]
"""Told how many pages are done, of how many, and the address of the last one."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A page that could not be made: its file of before, if any, still stands."""

    address: str
    why: str


@dataclass(slots=True)
class Outcome:
    """What a run did."""

    built: list[str] = field(default_factory=list)
    kept: int = 0
    deleted: list[str] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    is_new: bool = False
    """Whether readers get another build than before."""


def planned(*, full: bool = False) -> Plan:
    """Return what would be done to bring the public files up to date."""
    return _plan(sources.pages(), full=full)


def bring_up_to_date(*, full: bool = False, progress: Progress | None = None) -> Outcome:
    """Build what is stale, take down what is gone, and tell the front; all of it when `full`.

    Shape: a page that cannot be made is left as it was and told of in `failed`; the rest goes on.
    Raises: `TwoPagesAtOneAddress`.
    """
    with lock.held(tree.root() / ".lock"):
        seen = outbox.waiting()
        aftercare.follow(outbox.changed_indicators(seen))
        outcome, around = Outcome(), _Around()
        pages = sources.pages()
        todo = _plan(pages, full=full)
        outcome.kept = len(todo.keep)
        new = [build for build in todo.build if not build.because]
        stale = [build for build in todo.build if build.because]
        # What is taken down is gone before anything stale is built, however much that is; new
        # pages come first only because one of them may be where an old one went.
        for number, build in enumerate((*new, *stale), start=1):
            if number == len(new) + 1:
                _take_down_all(todo.delete, outcome)
            _withdraw(outcome)
            if build.address in outcome.deleted:
                continue
            _build(build, pages[build.address], around, outcome)
            if progress is not None:
                progress(number, len(todo.build), build.address)
        _take_down_all(todo.delete, outcome)
        _bring_files(outcome)
        _bring_lists()
        if full:
            tree.sweep(Built.objects.values_list("file", flat=True))
        telling.touch_lost()
        outcome.is_new = telling.bring_up_to_date() or outcome.is_new
        exporting.bring_up_to_date()
        writing.bring_up_to_date()
        if not outcome.failed:
            outbox.done(seen)
    return outcome


def withdraw() -> list[str]:
    """Take from readers what was withdrawn, before anything else is done; return the addresses."""
    if not outbox.withdrawn():
        return []
    outcome = Outcome()
    with lock.held(tree.root() / ".lock"):
        _withdraw(outcome)
    return outcome.deleted


def _withdraw(outcome: Outcome) -> None:
    pages = outbox.withdrawn()
    if not pages:
        return
    marks = Used.objects.filter(kind=ITSELF).values_list("key", "page__address")
    found = [address for key, address in marks if key.partition(" ")[0] in pages]
    _take_down_all(found, outcome)
    outbox.gone(pages)


def _plan(pages: dict[str, sources.Maker], *, full: bool) -> Plan:
    rows = Built.objects.filter(is_page=True).prefetch_related(
        Prefetch("uses", Used.objects.only("page_id", "kind", "key", "fingerprint"))
    )
    built: dict[str, dict[Use, str]] = {}
    for row in rows:
        uses = {used.use: used.fingerprint for used in row.uses.all()}
        is_there = tree.is_intact(row.file, row.type, row.size)
        built[row.address] = uses if is_there and not full else {_LOST: ""}
    return plan(wanted=pages, built=built, current=_current)


_LOST = Use("file of the page", "")
"""Stands in for the uses of a page whose file must be made anew; nothing is ever current for it."""


def _current(use: Use) -> str | None:
    return None if use == _LOST else sources.current(use)


class _Around:
    """What stands around every page: read once in a run, and noted as used by each page.

    What changes while the run lasts differs from what was noted, and is built by the next run.
    """

    def __init__(self) -> None:
        self._recorder = Recorder()
        self._furniture: Furniture | None = None

    def noted_on(self, recorder: Recorder) -> Furniture:
        if self._furniture is None:
            self._furniture = sources.furniture(self._recorder)
        recorder.uses.update(self._recorder.uses)
        return self._furniture


def _build(build: Build, maker: sources.Maker, around: _Around, outcome: Outcome) -> None:
    recorder = Recorder()
    try:
        made = maker(recorder)
        recorder.used(sources.PROGRAM, "congso", sources.program())
        if isinstance(made, Document):
            document = made
        else:
            document = _set(made, build.address, recorder, around)
    except Exception as fault:  # noqa: BLE001 - one page that fails must not keep the others back
        outcome.failed.append(Failed(build.address, f"{type(fault).__name__}: {fault}"))
        return
    modified = document.modified or EPOCH
    _store(build.address, document.content, document.type, modified, recorder)
    outcome.built.append(build.address)


def _set(view: View, address: str, recorder: Recorder, around: _Around) -> Document:
    """Return the page that a view becomes, with the furniture around it."""
    furniture = around.noted_on(recorder)
    recorder.used(sources.TEMPLATE, view.template, rendering.fingerprint(view.template))
    text = rendering.render(view, furniture, address)
    return Document(text.encode(), HTML, view.modified)


def _take_down_all(addresses: Sequence[str], outcome: Outcome) -> None:
    """Take pages down that stand yet, and let readers know at once."""
    standing = [address for address in addresses if address not in outcome.deleted]
    for address in standing:
        _take_down(address, outcome)
    if standing:
        outcome.is_new = telling.bring_up_to_date()


def _take_down(address: str, outcome: Outcome) -> None:
    row = Built.objects.get(address=address)
    with transaction.atomic():
        if new := _moved_to(row):
            Moved.objects.update_or_create(old=address, defaults={"new": new, "at": clock.now()})
            Moved.objects.filter(new=address).update(new=new)
        else:
            Gone.objects.get_or_create(address=address)
        row.delete()
        telling.touch(address, *([new] if new else []))
    tree.remove(row.file)
    outcome.deleted.append(address)


def _moved_to(row: Built) -> str | None:
    """Return where the page lies that lay here, None when it lies nowhere."""
    same = Used.objects.filter(
        kind=ITSELF, key__in=row.uses.filter(kind=ITSELF).values("key")
    ).exclude(page=row)
    return same.values_list("page__address", flat=True).first()


def _store(
    address: str, content: bytes, media_type: str, modified: datetime, recorder: Recorder | None
) -> None:
    """Put a file in place and note it with its uses; the file first, so that no row lies."""
    file, checksum = tree.file_of(address), tree.checksum(content)
    row = Built.objects.filter(address=address).first()
    same = row is not None and row.checksum == checksum and row.type == media_type
    if not (same and tree.is_intact(file, media_type, len(content))):
        tree.put(file, content, media_type)
    with transaction.atomic():
        row, _ = Built.objects.update_or_create(
            address=address,
            defaults={
                "file": file,
                "type": media_type,
                "checksum": checksum,
                "size": len(content),
                "modified": modified,
                "cache": Cache.PAGE,
                "is_page": recorder is not None,
            },
        )
        if recorder is not None:
            row.uses.all().delete()
            Used.objects.bulk_create(
                Used(page=row, kind=use.kind, key=use.key, fingerprint=fingerprint)
                for use, fingerprint in recorder.uses.items()
            )
            Gone.objects.filter(address=address).delete()
            Moved.objects.filter(old=address).delete()
        telling.touch(address)


def _bring_files(outcome: Outcome) -> None:
    """Bring in the files that the pages lean on, and take down those that none leans on now."""
    wanted: dict[str, assets.Asset | tuple[str, str]] = {
        asset.address: asset for asset in assets.every().values()
    }
    media = Used.objects.filter(kind=sources.FILE).values_list("key", "fingerprint").distinct()
    for name, checksum in media:
        wanted[assets.with_fingerprint(name, checksum)] = (name, checksum)
    standing = {row.address: row for row in Built.objects.filter(cache=Cache.ASSET)}
    for address, row in standing.items():
        if address not in wanted:
            with transaction.atomic():
                row.delete()
                telling.touch(address)
            tree.remove(row.file)
    for address, given in wanted.items():
        row = standing.get(address)
        if row is not None and tree.is_intact(row.file, row.type, row.size):
            continue
        try:
            _bring_file(address, given)
        except OSError as fault:
            outcome.failed.append(Failed(address, f"không đọc được tệp ({fault})."))


def _bring_file(address: str, given: assets.Asset | tuple[str, str]) -> None:
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


def _bring_lists() -> None:
    """Write what the site tells robots and browsers about itself."""
    pages = Built.objects.filter(is_page=True).values_list("address", "modified")
    listed = [
        (address, modified)
        for address, modified in pages
        if address.endswith("/") and sources.is_listed(address)
    ]
    newest = max((modified for _, modified in listed), default=EPOCH)
    plain, xml = "text/plain; charset=utf-8", "application/xml; charset=utf-8"
    _store(own_pages.ROBOTS, own_pages.robots().encode(), plain, EPOCH, None)
    _store(own_pages.SITEMAP, own_pages.sitemap(listed).encode(), xml, newest, None)
    _store(own_pages.FAVICON, assets.favicon(), "image/x-icon", EPOCH, None)
