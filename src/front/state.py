"""How old is what readers are shown: a page that the front makes, since no built page can know.

>>> from front.spoken import VIETNAMESE
>>> lasted(200, VIETNAMESE), lasted(86400 * 3 + 5, VIETNAMESE)
('3 phút', '3 ngày')
"""

from datetime import UTC, datetime
from typing import Final

from congso.visits.counting import VIETNAM
from front.inbox import replies
from front.pages.answers import Answer
from front.pages.snapshot import Snapshot
from front.spoken import Tongue, marked

ADDRESS: Final = "/ban-dung/"
_SPANS: Final = (
    (86400, marked("%(num)s ngày")),
    (3600, marked("%(num)s giờ")),
    (60, marked("%(num)s phút")),
)


def lasted(seconds: int, tongue: Tongue) -> str:
    """Return a length of time in its largest unit, as a reader says it."""
    for length, told in _SPANS:
        if seconds >= length:
            return tongue.count(seconds // length, told)
    return tongue.say("chưa đến một phút")


def page(snapshot: Snapshot, tongue: Tongue, *, is_newest: bool) -> Answer:
    """Return the page that tells of the build that is being served."""
    say = tongue.say
    made = datetime.fromtimestamp(snapshot.made, UTC)
    changed = datetime.fromisoformat(snapshot.changed)
    told = [
        say(
            "Dựng cách đây %(age)s, lúc %(moment)s.",
            age=lasted(snapshot.age, tongue),
            moment=_moment(made, tongue),
        ),
        say("Nội dung đổi gần nhất lúc %(moment)s.", moment=_moment(changed, tongue)),
        say(
            "Mã bản dựng %(build)s, gồm %(count)s địa chỉ.",
            build=snapshot.build,
            count=tongue.number(len(snapshot.pages)),
        ),
    ]
    if not is_newest:
        told.append(
            say("Một bản mới hơn chưa dùng được; cổng giữ bản này cho đến khi bản mới lành.")
        )
    return replies.said(200, say("Bản dựng đang phục vụ"), told, snapshot, tongue)


def _moment(moment: datetime, tongue: Tongue) -> str:
    local = moment.astimezone(VIETNAM)
    day = tongue.day(local.date().isoformat())
    return tongue.say("%(hour)s ngày %(day)s", hour=f"{local:%H:%M}", day=day)
