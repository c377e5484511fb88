"""Pages that could not be made: since when, why in a sentence, and when each is tried again.

They wait here and not in the outbox, so that one page that fails keeps neither lists, downloads
and search of what else changed, nor the changes that come after.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError, transaction
from django.template import TemplateDoesNotExist, TemplateSyntaxError

from desk.kit import clock, disk, faults, journal, permissions
from desk.kit.permissions import Actor
from desk.press.models import Unbuilt

_FIRST, _LAST = timedelta(seconds=5), timedelta(minutes=10)
"""A page is tried again so soon at first, each time twice as late, at last so late."""
_OURS = ("congso.", "desk.")
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Waiting:
    """A page that could not be made and waits to be tried again."""

    address: str
    since: datetime
    tried_at: datetime
    tries: int
    why: str


def said(fault: BaseException) -> str:
    """Return why a page could not be made, in a sentence with what to do.

    Shape: refusals of our own rooms speak for themselves; of a fault that nobody foresaw kind and
    place are named, at the end, where a long one is cut.
    """
    if told := disk.said(fault):
        return told
    match fault:
        case TemplateDoesNotExist():
            return f"Thiếu mẫu trang {fault}: hãy cài lại bản phần mềm."
        case TemplateSyntaxError():
            return f"Mẫu trang viết sai ({fault}): hãy cài lại bản phần mềm."
        case DatabaseError():
            return f"Cơ sở dữ liệu không trả lời đúng ({fault}): hãy xem máy chủ dữ liệu."
        case FileNotFoundError():
            return f"Mất tệp {fault.filename}: hãy tải lại tệp ấy lên rồi thử lại."
    if type(fault).__module__.startswith(_OURS) and str(fault):
        return str(fault)
    return (
        "Phần mềm gặp lỗi chưa lường: hãy gửi dòng này cho người giữ phần mềm. "
        f"{faults.where(fault)}"
    )


def note(failed: dict[str, tuple[str, str]], mended: Collection[str] | None) -> None:
    """Note what failed, and strike off what did not any more.

    Shape: address → whose page it is and why it failed; `mended` None after a look at everything,
    when whatever did not fail is well or gone.
    """
    standing = {row.address: row for row in Unbuilt.objects.all()}
    well = standing.keys() - failed.keys()
    now = clock.now()
    with transaction.atomic():
        Unbuilt.objects.filter(
            pk__in=[standing[one].pk for one in well if mended is None or one in mended]
        ).delete()
        for address, (owner, why) in failed.items():
            row = standing.get(address) or Unbuilt(address=address, since=now)
            row.owner, row.why, row.tried_at = owner, why[:_LONGEST], now
            row.due_at = now + min(_FIRST * 2 ** min(row.tries, 10), _LAST)
            row.tries += 1
            row.save()


def due() -> dict[str, str]:
    """Return the addresses of which it is time to try again, with whose pages they are."""
    rows = Unbuilt.objects.filter(due_at__lte=clock.now())
    return dict(rows.values_list("address", "owner"))


def is_due() -> bool:
    """Return whether it is time to try one again."""
    return bool(Unbuilt.objects.filter(due_at__lte=clock.now()).exists())


def ask_again(address: str = "", *, by: Actor) -> int:
    """Let a page be tried again now, or all of them; return how many.

    Raises: `NotPermitted`.
    """
    permissions.require(by, "press.handle_setaside")
    rows = Unbuilt.objects.filter(address=address) if address else Unbuilt.objects.all()
    with transaction.atomic():
        count = int(rows.update(due_at=clock.now()))
        journal.record(by, "press.ask_again", address or "public", count=count)
    return count


def count() -> int:
    """Return how many pages could not be made."""
    return int(Unbuilt.objects.count())


def waiting(most: int = 100) -> list[Waiting]:
    """Return pages that could not be made, those longest so first."""
    rows = Unbuilt.objects.order_by("since", "address")[:most]
    return [Waiting(one.address, one.since, one.tried_at, one.tries, one.why) for one in rows]
