"""Proves that the built files are those of a full build: every page is made again and compared.

Nothing is written. What differs is told by address with the reason; `repair` builds just that.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from congso.publication.touch import Offered
from desk.kit import journal, remembering
from desk.kit.permissions import MACHINE
from desk.press import actions, lock, making, outbox, sources, telling, tree
from desk.press.making import Failed
from desk.press.models import Built
from desk.press.searching import writing

Progress = Callable[[int, int, str], None]
_PIECE, _OTHER_INDEX = "manifest/", "chỉ mục tìm kiếm khác trang đã dựng"
PROVED, REPAIRED = "press.proved", "press.repaired"
"""What the journal says of each proof and of what was built anew after one."""
_TOLD = 200
"""So many addresses are named in the journal."""


@dataclass(frozen=True, slots=True)
class Drift:
    """A file that is not what a full build would make of it."""

    address: str
    why: str


def verify(*, progress: Progress | None = None) -> list[Drift]:
    """Return where the built files differ from a full build; the journal has that and when.

    Shape: what waits in the outbox is built first; a change that comes meanwhile is no drift.
    """
    actions.follow_changes()
    actions.finish()
    with lock.held(tree.root() / ".lock"), remembering.round_of_work():
        found = [*_pages(progress), *_manifest(), *_index()]
    if outbox.waiting():
        found = [one for one in found if one.address in _still_differing(found)]
    journal.record(MACHINE, PROVED, "public", count=len({one.address for one in found}))
    if found:
        told = [f"{one.address}: {one.why}" for one in found[:_TOLD]]
        journal.record(MACHINE, "press.drift", "public", count=len(found), addresses=told)
    return found


def repair(found: list[Drift]) -> actions.Outcome:
    """Build what differs anew, and nothing else."""
    addresses = [one.address for one in found]
    for start in range(0, len(addresses), 400):
        some = addresses[start : start + 400]
        Built.objects.filter(address__in=some).update(checksum="")
    if any(one.startswith(_PIECE) for one in addresses):
        telling.begin_anew()
    if any(one.why == _OTHER_INDEX for one in found):
        writing.begin_anew()
    outcome = actions.bring_up_to_date()
    if not outcome.failed:
        journal.record(MACHINE, REPAIRED, "public", count=len(found))
    return outcome


def _pages(progress: Progress | None) -> Iterator[Drift]:
    offered = sources.pages(files=False) | sources.pages(files=True)
    rows = {row.address: row for row in Built.objects.filter(is_page=True)}
    for address in sorted(rows.keys() - offered.keys()):
        yield Drift(address, "đang có trên trang nhưng không còn được đăng")
    for number, address in enumerate(sorted(offered), start=1):
        if address not in rows:
            yield Drift(address, "chưa được dựng")
        else:
            why = _difference(address, offered[address], rows[address])
            if why:
                yield Drift(address, why)
        if progress is not None:
            progress(number, len(offered), address)
    for row in Built.objects.filter(is_page=False):
        if not tree.is_whole(row.file, row.type, row.checksum):
            yield Drift(row.address, "tệp trên đĩa đã hỏng hoặc mất")


def _difference(address: str, offered: Offered, row: Built) -> str:
    """Return how a page differs from what would be made of it now; nothing where it does not."""
    made = making.rendered(address, offered)
    if isinstance(made, Failed):
        return f"không dựng lại được ({made.why})"
    document, _uses = made
    if (tree.checksum(document.content), document.type) != (row.checksum, row.type):
        return "nội dung khác bản dựng lại"
    if not tree.is_whole(row.file, row.type, row.checksum):
        return "tệp trên đĩa đã hỏng hoặc mất"
    return ""


def _manifest() -> Iterator[Drift]:
    for name in telling.differing():
        yield Drift(f"{_PIECE}{name}", "bản kê khác những gì đã dựng")


def _index() -> Iterator[Drift]:
    for address in writing.differing():
        yield Drift(address, _OTHER_INDEX)


def _still_differing(found: list[Drift]) -> set[str]:
    """Return what a change that came meanwhile does not explain."""
    actions.follow_changes()
    actions.finish()
    with lock.held(tree.root() / ".lock"), remembering.round_of_work():
        offered = sources.pages(files=False) | sources.pages(files=True)
        rows = Built.objects.in_bulk([one.address for one in found], field_name="address")
        return {
            one.address
            for one in found
            if one.address not in offered
            or one.address not in rows
            or _difference(one.address, offered[one.address], rows[one.address])
        }
