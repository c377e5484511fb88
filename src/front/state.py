"""How old is what readers are shown: a page that the front makes, since no built page can know.

>>> spoken(200), spoken(86400 * 3 + 5)
('3 phút', '3 ngày')
"""

from datetime import UTC, datetime
from typing import Final

from congso.visits.counting import VIETNAM
from front.inbox import replies
from front.pages.answers import Answer
from front.pages.snapshot import Snapshot

ADDRESS: Final = "/ban-dung/"
_SPANS: Final = ((86400, "ngày"), (3600, "giờ"), (60, "phút"))


def spoken(seconds: int) -> str:
    """Return a length of time in its largest unit, as a reader says it."""
    for length, name in _SPANS:
        if seconds >= length:
            return f"{seconds // length} {name}"
    return "chưa đến một phút"


def page(snapshot: Snapshot, *, is_newest: bool) -> Answer:
    """Return the page that tells of the build that is being served."""
    count = f"{len(snapshot.pages):,}".replace(",", ".")
    made = datetime.fromtimestamp(snapshot.made, UTC)
    told = [
        f"Dựng cách đây {spoken(snapshot.age)}, lúc {_moment(made)}.",
        f"Nội dung đổi gần nhất lúc {_moment(datetime.fromisoformat(snapshot.changed))}.",
        f"Mã bản dựng {snapshot.build}, gồm {count} địa chỉ.",
    ]
    if not is_newest:
        told.append("Một bản mới hơn chưa dùng được; cổng giữ bản này cho đến khi bản mới lành.")
    return replies.said(200, "Bản dựng đang phục vụ", told, snapshot)


def _moment(moment: datetime) -> str:
    local = moment.astimezone(VIETNAM)
    return f"{local:%H:%M} ngày {local:%d/%m/%Y}"
