"""When something happens by itself: a moment that pages stand on comes, a page goes up or down.

“Còn hiệu lực” ends with a day, and nobody saves anything then; the worker wakes at that moment and
builds the pages that noted it, and no others.
"""

from datetime import datetime

from wagtail.models import Revision

from desk.kit import clock
from desk.kit.page import PortalPage
from desk.newsroom import reaching
from desk.press import outbox
from desk.press.models import Used

_MOMENTS = "moments"


def note_what_has_come() -> bool:
    """Put into the outbox the moments that came since pages were built; return whether any did."""
    come = moments_come()
    if not come or outbox.is_told(_MOMENTS):
        return False
    outbox.note(_MOMENTS, come)
    return True


def moments_come() -> list[str]:
    """Return the moments that were ahead when a page noted them and are not any more."""
    now = reaching.key(clock.now())
    rows = Used.objects.filter(kind=reaching.MOMENT, fingerprint=reaching.AHEAD, key__lte=now)
    return sorted(rows.values_list("key", flat=True).distinct())


def next_hour() -> datetime | None:
    """Return when the next page is to go up or come down by its schedule, None when none is."""
    up = Revision.objects.filter(approved_go_live_at__isnull=False)
    down = PortalPage.objects.live().filter(expire_at__isnull=False)
    hours = (
        up.order_by("approved_go_live_at").values_list("approved_go_live_at", flat=True).first(),
        down.order_by("expire_at").values_list("expire_at", flat=True).first(),
    )
    return min((hour for hour in hours if hour is not None), default=None)
