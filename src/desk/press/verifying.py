"""Proves that the built files are those of a full build: every page is made again and compared.

Nothing is written. What differs is told by address with the reason; `repair` builds just that.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

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
_ROWS, _LET_IN = 2, 0.02
"""So many rows are looked at by each process, then others may build, who are waited for so long."""
_TOLD = 200
"""So many addresses are named in the journal."""


@dataclass(frozen=True, slots=True)
class Drift:
    """A file that is not what a full build would make of it."""

    address: str
    why: str


def verify(*, progress: Progress | None = None, processes: int = 1) -> list[Drift]:
    """Return where the built files differ from a full build; the journal has that and when.

    Shape: what waits in the outbox is built first; a change that comes meanwhile is no drift.
    Whoever wants to build gets in between two rows of pages.
    """
    show = progress or (lambda _done, _total, _address: None)
    _settle()
    found = _still_differing(_pages(show, processes))
    with lock.held(tree.root() / ".lock"), remembering.round_of_work():
        show(1, 1, "bản kê")
        found += _manifest()
        show(1, 1, "chỉ mục tìm kiếm")
        found += _index(processes)
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


def _settle() -> None:
    """Build what waits."""
    actions.follow_changes()
    actions.finish()


def _offered() -> dict[str, Offered]:
    return sources.pages(files=False) | sources.pages(files=True)


def _pages(show: Progress, processes: int) -> list[Drift]:
    """Return which files are not what their pages would be made of now."""
    found: list[Drift] = []
    with remembering.round_of_work():
        offered = _offered()
        standing = Built.objects.values_list("address", flat=True)
        every = making.in_order({*offered, *standing}, offered)
        step = making.IN_A_ROW * processes * _ROWS
        with making.side_by_side(_look_at, offered, processes) as look:
            for start in range(0, len(every), step):
                some = every[start : start + step]
                with lock.held(tree.root() / ".lock"):
                    found += chain.from_iterable(look(some))
                show(start + len(some), len(every), some[-1])
                # Who waits for the lock is woken when it is free, and has to be let in.
                time.sleep(_LET_IN)
    return found


def _look_at(addresses: Sequence[str], offered: Mapping[str, Offered]) -> list[Drift]:
    """Return which of these files are not what a full build would make of them."""
    rows = Built.objects.in_bulk(addresses, field_name="address")
    sources.read_ahead({offered[one].owner for one in addresses if one in offered})
    told = ((one, _why(one, offered.get(one), rows.get(one))) for one in addresses)
    return [Drift(address, why) for address, why in told if why]


def _why(address: str, offered: Offered | None, row: Built | None) -> str:
    """Return what is wrong with a file; nothing where nothing is."""
    if offered is None and (row is None or not row.is_page):
        is_whole = row is None or tree.is_whole(row.file, row.type, row.checksum)
        return "" if is_whole else "tệp trên đĩa đã hỏng hoặc mất"
    if offered is None:
        return "đang có trên trang nhưng không còn được đăng"
    return "chưa được dựng" if row is None else _difference(address, offered, row)


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


def _index(processes: int) -> Iterator[Drift]:
    for address in writing.differing(processes):
        yield Drift(address, _OTHER_INDEX)


def _still_differing(found: list[Drift]) -> list[Drift]:
    """Return what a change that came meanwhile does not explain."""
    if outbox.waiting():
        _settle()
    if not found:
        return found
    addresses = [one.address for one in found]
    with lock.held(tree.root() / ".lock"), remembering.round_of_work():
        offered = _offered()
        with making.side_by_side(_look_at, offered, 1) as look:
            return [*chain.from_iterable(look(addresses))]
