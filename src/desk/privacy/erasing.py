"""Every night, what is older than its term is erased: senders of letters, remarks, addresses.

Thư trả lời ngày 05/01/2024, giữ 24 tháng: đêm 06/01/2026 người gửi được quên, câu trả lời còn đó.
"""

import logging
from datetime import datetime

from django.conf import settings
from django.core.cache import cache

from desk.kit import clock
from desk.kit.clock import VIETNAM
from desk.petitions import forgetting
from desk.privacy.models import of_the_portal
from desk.staff import addresses

log = logging.getLogger("desk.privacy")
_DAY = 86_400


def is_due() -> bool:
    """Return whether tonight's hour has come and nothing was erased since."""
    local = clock.now().astimezone(VIETNAM)
    return local.time() >= settings.VERIFY_AT and not cache.get(_tonight())


def erase() -> datetime:
    """Erase what is older than the term; return the moment before which all is gone.

    Shape: any number of times; what is erased stays so.
    """
    keeping = of_the_portal()
    before = months_ago(keeping.letters_months)
    done = forgetting.forget_before(before)
    if done.letters or done.remarks:
        log.info("Đã xóa thông tin người gửi %d thư, %d lời nhận xét.", done.letters, done.remarks)
    addresses.forget_before(months_ago(keeping.addresses_months))
    cache.set(_tonight(), 1, timeout=2 * _DAY)
    return before


def months_ago(count: int) -> datetime:
    """Return the beginning of the day so many months ago.

    Shape: months by the calendar of Viet Nam; the 31st of a shorter month is its last day.
    """
    today = clock.now().astimezone(VIETNAM).replace(hour=0, minute=0, second=0, microsecond=0)
    months = today.year * 12 + today.month - 1 - count
    year, month = divmod(months, 12)
    for day in (today.day, 30, 29, 28):
        try:
            return today.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    raise AssertionError("every month has a 28th")


def _tonight() -> str:
    return f"privacy.erased.{clock.today():%Y%m%d}"
