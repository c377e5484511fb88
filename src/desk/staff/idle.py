"""Accounts that nobody uses are closed: after 45 days, with a notice two weeks before.

An account left open when its owner moved to another office is how a portal is taken over. What the
person wrote keeps their name; an administrator may open the account again.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _

from desk.kit import clock, journal
from desk.kit.permissions import MACHINE
from desk.staff import noting, sessions
from desk.staff.models import Person

AHEAD = timedelta(days=14)
MOST_DAYS = 45
"""Source: TCVN 14423:2026 (secondary publication)."""
WARNED, CLOSED = "staff.warn_idle_account", "staff.close_idle_account"
_DAY = 86_400


def see_to_accounts_once_a_day() -> int:
    """Warn about accounts that nobody uses, close those that were warned; return how many closed.

    Shape: an account is closed no sooner than two weeks after a warning that came since it was last
    used or closed; the last administrator never is.
    """
    today = clock.today()
    if not settings.IDLE_DAYS:
        return 0
    if not cache.add(f"staff.idle.{today:%Y%m%d}", 1, timeout=2 * _DAY):
        return 0
    return sum(_see_to(person) for person in Person.objects.filter(is_active=True).order_by("pk"))


def _see_to(person: Person) -> bool:
    now, most = clock.now(), timedelta(days=settings.IDLE_DAYS)
    used = max(filter(None, (person.last_login, person.date_joined)))
    if used > now - most + AHEAD or _is_last_administrator(person):
        return False
    warned = _last(WARNED, person)
    since = max(filter(None, (used, _last(CLOSED, person))))
    if warned is None or warned < since:
        _warn(person)
        return False
    if warned > now - AHEAD or used > now - most:
        return False
    _close(person)
    return True


@transaction.atomic
def _warn(person: Person) -> None:
    journal.record(MACHINE, WARNED, person.get_username(), name=str(person))
    _write(
        person,
        _("Tài khoản sắp đóng"),
        _(
            "Tài khoản “%(name)s” đã lâu không dùng. Nếu không đăng nhập trong 14 ngày tới, cổng "
            "sẽ đóng tài khoản: %(address)s"
        ),
    )


@transaction.atomic
def _close(person: Person) -> None:
    person.is_active = False
    with noting.under_its_own_name():
        person.save(update_fields=["is_active"])
    sessions.end_all(person)
    journal.record(MACHINE, CLOSED, person.get_username(), name=str(person))
    _write(
        person,
        _("Tài khoản đã đóng"),
        _(
            "Tài khoản “%(name)s” đã đóng vì %(days)s ngày không dùng. Bài đã viết giữ nguyên tên. "
            "Cần dùng lại thì nhờ quản trị viên mở: %(address)s"
        ),
    )


def _write(person: Person, subject: str, text: str) -> None:
    if person.email:
        told = {
            "name": person.get_username(), "days": settings.IDLE_DAYS,
            "address": f"{settings.STAFF_URL}/",
        }  # fmt: skip
        send_mail(subject, text % told, None, [person.email], fail_silently=True)


def _last(act: str, person: Person) -> datetime | None:
    found = [one.at for one in journal.behind(person.get_username()) if one.act == act]
    return found[-1] if found else None


def _is_last_administrator(person: Person) -> bool:
    others = Person.objects.filter(is_active=True, is_superuser=True).exclude(pk=person.pk)
    return person.is_superuser and not others.exists()
