"""Rules of a session: it ends when nobody does anything, and it stops at the second factor.

Whoever types is at work, though nothing is sent yet: the screen says so once a minute.
"""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from desk.kit import journal
from desk.staff import second_factor

MOST_MINUTES, MOST_MINUTES_ADMIN = 15, 5
"""Source: TCVN 14423:2026 (secondary publication)."""
_SEEN = "seen"
_GRAIN = 60
"""Seconds within which another request is not noted again."""
_BY_ITSELF = ("/editing-sessions/", "/jsi18n/", "/ban-nhap/", "/kiem-tra/moi/")
"""Addresses that a screen asks for by itself while nobody is at it."""
_OPEN = ("/login/", "/logout/", "/static/", "/tep/", "/jsi18n/", "/xac-thuc/", "/lop-hai/")


class SessionRules:
    """Ends idle sessions, and leads to the second factor who has not shown it yet."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        return self._ended(request) or self._stopped(request) or self.get_response(request)

    def _ended(self, request: HttpRequest) -> HttpResponse | None:
        now, seen, most = int(time.time()), request.session.get(_SEEN), minutes_of(request.user)
        if seen is not None and now - seen > most * 60:
            logout(request)
            messages.info(
                request,
                _("Bạn đã rời máy hơn %(minutes)s phút nên cổng tự đăng xuất. Bản nháp vẫn còn.")
                % {"minutes": most},
            )
            return redirect(f"{reverse('wagtailadmin_login')}?next={request.path}")
        is_by_itself = any(part in request.path for part in _BY_ITSELF)
        if not is_by_itself and (seen is None or now - seen > _GRAIN):
            request.session[_SEEN] = now
        return None

    def _stopped(self, request: HttpRequest) -> HttpResponse | None:
        if request.path.startswith(_OPEN) or request.user.is_verified():
            return None
        if second_factor.is_enrolled(request.user):
            return redirect(f"{reverse('staff_verify')}?next={request.path}")
        if second_factor.must_enrol(request.user):
            return redirect("staff_second_factor")
        return None


def minutes_of(person: Any) -> int:
    """Return after how many minutes without a person doing anything their session ends."""
    most: int = settings.IDLE_MINUTES
    return min(most, settings.IDLE_MINUTES_ADMIN) if person.is_superuser else most


def at_work(_request: HttpRequest) -> HttpResponse:
    """Answer a screen at which somebody types; the rules above have noted it."""
    return HttpResponse(status=204)


def sign_out_elsewhere(request: HttpRequest) -> int:
    """End every other session of whoever asks; return how many there were."""
    ended = end_all(request.user, but=request.session.session_key)
    journal.record(request.user, "staff.end_sessions", request.user, count=ended)
    return ended


def end_all(person: Any, *, but: str | None = None) -> int:
    """End every session of a person, but for one; return how many there were."""
    ended = 0
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        is_theirs = session.get_decoded().get("_auth_user_id") == str(person.pk)
        if is_theirs and session.session_key != but:
            session.delete()
            ended += 1
    return ended
