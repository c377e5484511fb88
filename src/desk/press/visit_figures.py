"""What the counter counted in a month becomes a figure of the ledger, once the month is over.

“Tháng 10/2026 cổng có 12.480 lượt truy cập” can then be a live figure like any other. Days that are
counted later (the inbox was away) follow as a revision; what somebody else reported is left alone.
"""

import calendar
from datetime import date, timedelta
from decimal import Decimal

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from congso.observations.observation import Key, Level, Observation, Origin
from congso.periods.calendar import Month
from desk.atlas import queries as atlas
from desk.kit import clock
from desk.kit.permissions import MACHINE
from desk.ledger import actions, queries
from desk.ledger.actions import AlreadyRecorded, AlreadyRevised
from desk.visits import queries as visits

INDICATOR = "portal.visits"
SOURCE = "Bộ đếm của cổng, bảng theo ngày ở /luot-truy-cap.csv"
_SETTLED = timedelta(days=2)
"""So long after its end a month is waited for: entries of its last day may come late."""
_DAY = 86_400


def record_once_a_day() -> int:
    """Record the months that are over and not on record as counted; return how many were new."""
    today = clock.today()
    if not cache.add(f"press.visits.{today:%Y%m%d}", 1, timeout=2 * _DAY):
        return 0
    counted = visits.months()
    if not counted:
        return 0
    place = atlas.gazetteer().known(settings.HOME_PLACE).id
    first = visits.first_day()
    new = 0
    for year, month in _over(min(counted), today):
        key = Key(INDICATOR, place, Month(year, month))
        new += _record(key, Decimal(counted.get((year, month), 0)), first)
    return new


def _over(begin: tuple[int, int], today: date) -> list[tuple[int, int]]:
    """Return every month from one on that is over and settled."""
    found, (year, month) = [], begin
    while date(year, month, calendar.monthrange(year, month)[1]) + _SETTLED < today:
        found.append((year, month))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


def _record(key: Key, value: Decimal, first: date | None) -> bool:
    stands = queries.standing(key)
    if stands is not None and (stands.source != SOURCE or stands.value == value):
        return False
    begun = first is not None and key.period.start < first
    note = _("Đếm từ ngày %(day)s.") % {"day": f"{first:%d/%m/%Y}"} if begun else ""
    try:
        if stands is None:
            told = Observation(
                key=key, value=value, source=SOURCE, recorded_at=clock.now(),
                level=Level.OFFICIAL, origin=Origin.PUBLISHED, note=note,
            )  # fmt: skip
            actions.record_observations([told], by=MACHINE, where=SOURCE)
        else:
            actions.revise_observation(
                key=key, value=value, level=Level.CORRECTION, source=SOURCE, note=note,
                reason=_("Bộ đếm nhận thêm lượt truy cập của tháng này sau khi đã chốt."),
                expected_previous=stands.value, by=MACHINE,
            )  # fmt: skip
    except (AlreadyRecorded, AlreadyRevised):
        # Another worker was quicker; the next day sees whether it counted the same.
        return False
    return True
