"""What is ill is written to whoever runs the portal, once a day in the morning.

Whoever watches by program asks ``/tinh-trang/?dang=json``; this is for the others.
"""

from datetime import time

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from desk.kit import clock
from desk.kit.clock import VIETNAM
from desk.mailing import actions as mailing
from desk.mailing.actions import Addressed
from desk.mailing.kinds import Kind
from desk.mailing.written import Letter
from desk.press import health
from desk.press.inbox.setting_aside import HANDLE
from desk.staff import reach

_FROM = time(7)
"""In Vietnam: what is ill at night and mends itself by then wakes nobody."""
_DAY = 86_400


def tell_once_a_day() -> int:
    """Write what is ill to those who may mend it; once a day, return to how many."""
    now = clock.now().astimezone(VIETNAM)
    if now.time() < _FROM or not cache.add(f"press.told.{now:%Y%m%d}", 1, timeout=2 * _DAY):
        return 0
    ill = [line for line in health.lines() if not line.is_well]
    addresses = reach.mails_of(HANDLE) if ill else []
    said = [
        f"{line.name}: {line.said} {line.place}".rstrip() + f"\n  {line.remedy}" for line in ill
    ]
    letter = Letter(
        _("Tình trạng cổng: %(count)s việc cần xem") % {"count": len(ill)}, tuple(said),
        button=(_("Xem tất cả"), f"{settings.STAFF_URL}/tinh-trang/"),
    )  # fmt: skip
    for address in addresses:
        mailing.put(letter, Kind.DUTY, Addressed(address))
    return len(addresses)
