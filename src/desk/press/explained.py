"""One address as the press knows it: its file, what it stands on, and why it would be built.

“/tin-tuc/… đứng trên 23 số liệu, một ảnh và một mẫu; số telecom.sites đã khác.”
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from congso.publication.use import fingerprint
from desk.kit import remembering
from desk.press import sources, tree
from desk.press.models import Built, Gone, Moved


@dataclass(frozen=True, slots=True)
class Stood:
    """One thing that a page stands on: as it was read, and as it is now."""

    use: str
    seen: str
    now: str | None
    """None when it is gone."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What is known of an address."""

    address: str
    file: str
    type: str
    checksum: str
    """SHA-256 of the file, as the manifest tells it."""
    size: int
    modified: datetime
    owner: str
    fingerprint: str
    """Of everything that it stands on, in the states in which it was read."""
    uses: Sequence[Stood]
    why: Sequence[str]
    """What calls for building it, or taking it down; nothing where it is as it should be."""


def of(address: str) -> Explained | None:
    """Return what is known of a file of the public site, None where none stands."""
    row = Built.objects.filter(address=plain(address)).first()
    if row is None:
        return None
    noted = row.uses.order_by("kind", "key")
    with remembering.round_of_work():
        uses = [Stood(str(one), one.fingerprint, sources.current(one.use)) for one in noted]
        is_offered = not row.is_page or row.address in sources.pages_of(row.owner)
    changed = [f"{one.use} đã khác" if one.now else f"{one.use} không còn" for one in uses
               if one.now != one.seen]  # fmt: skip
    lost = [] if tree.is_whole(row.file, row.type, row.checksum) else ["tệp trên đĩa hỏng hoặc mất"]
    return Explained(
        address=row.address, file=row.file, type=row.type, checksum=row.checksum, size=row.size,
        modified=row.modified, owner=row.owner,
        fingerprint=fingerprint(*((one.use, one.seen) for one in uses)), uses=uses,
        why=[*([] if is_offered else ["không còn được đăng, sẽ gỡ"]), *lost, *changed],
    )  # fmt: skip


def absence(address: str) -> str:
    """Return why no file stands at an address, in a sentence."""
    wanted = plain(address)
    if moved := Moved.objects.filter(old=wanted).first():
        return f"{wanted} đã dời sang {moved.new}; người đọc được dẫn đến đó."
    if Gone.objects.filter(address=wanted).exists():
        return f"{wanted} đã gỡ; người đọc được báo là trang không còn (410)."
    with remembering.round_of_work():
        if any(wanted in sources.pages(files=files) for files in (False, True)):
            return f"{wanted} là trang mới, chưa được dựng; hãy chạy congso build."
    return f"{wanted} không phải địa chỉ nào của cổng; hãy chép địa chỉ từ trình duyệt."


def plain(address: str) -> str:
    """Return an address below the portal's name, given with or without it."""
    path = address.strip().removeprefix(settings.PUBLIC_URL)
    return path if path.startswith("/") else f"/{path}"
