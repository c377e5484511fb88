"""Content that has to be tended: pages whose day of review has come, links that lead nowhere.

Links to other hosts are listed here; at night they are asked for where the operator allows it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.core.mail import send_mail
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.permission_policies.pages import PagePermissionPolicy

from desk.checklist.looked import look
from desk.checklist.rules import links_lead_somewhere
from desk.kit import clock, permissions
from desk.kit.page import PortalPage

AHEAD = timedelta(days=7)
_DAY = 86_400
Pages: TypeAlias = QuerySet[PortalPage]


@dataclass(frozen=True, slots=True)
class Due:
    """A page that somebody has to read again."""

    number: int
    title: str
    review_on: date
    owner: str
    mail: str

    @property
    def is_late(self) -> bool:
        """Whether the day has passed."""
        return self.review_on < clock.today()


@dataclass(frozen=True, slots=True)
class Broken:
    """A link of a live page that leads nowhere."""

    number: int
    title: str
    said: str


def due(on: date, seen: Pages | None = None) -> tuple[Due, ...]:
    """Return the live pages to be read again within a week of a day, the latest first."""
    pages = _live(seen).filter(review_on__lte=on + AHEAD).order_by("review_on")
    return tuple(
        Due(
            page.pk, page.title, page.review_on, str(page.owner or "–"),
            page.owner.email if page.owner else "",
        )
        for page in pages.select_related("owner")
    )  # fmt: skip


def broken(most: int | None = None, seen: Pages | None = None) -> Iterator[Broken]:
    """Yield every dead link of live pages, those that changed last first."""
    pages = _live(seen).filter(depth__gt=1).order_by("-last_published_at", "-pk")
    for page in pages[:most].specific().iterator(chunk_size=100):
        for link in look(page).links:
            for note in links_lead_somewhere.dead(link):
                yield Broken(page.pk, page.title, note.said)


def elsewhere(most: int | None = None, seen: Pages | None = None) -> Iterator[tuple[int, str]]:
    """Yield page and address of every link of live pages to another machine."""
    own = urlsplit(settings.PUBLIC_URL).netloc
    pages = _live(seen).filter(depth__gt=1).order_by("-last_published_at", "-pk")
    for page in pages[:most].specific().iterator(chunk_size=100):
        for link in look(page).links:
            parts = urlsplit(link.address)
            if parts.scheme in ("http", "https") and parts.netloc and parts.netloc != own:
                yield page.pk, link.address


def foreign(most: int | None = None, seen: Pages | None = None) -> dict[str, int]:
    """Return the other hosts that live pages lead to, with how often."""
    found = Counter(urlsplit(address).netloc for _page, address in elsewhere(most, seen))
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def seen_by(person: Any) -> Pages | None:
    """Return the pages whose links and days somebody sees: theirs to write; None: all of them.

    Whoever reads the journal looks after the whole portal.
    """
    if permissions.may(person, "kit.view_journalentry"):
        return None
    own = PagePermissionPolicy().instances_user_has_permission_for(person, "change")
    return PortalPage.objects.filter(pk__in=own.values("pk"))


def _live(seen: Pages | None) -> Pages:
    pages: Pages = PortalPage.objects.live()
    return pages if seen is None else pages.filter(pk__in=seen.values("pk"))


def remind_once_a_day() -> int:
    """Write to the owners of pages that are to be read again; once a day, return how many."""
    today = clock.today()
    if not cache.add(f"checklist.reminded.{today:%Y%m%d}", 1, timeout=2 * _DAY):
        return 0
    wanted = [one for one in due(today) if one.mail and one.review_on in (today, today + AHEAD)]
    for one in wanted:
        send_mail(
            _("Đến hạn rà soát: %(title)s") % {"title": one.title},
            _(
                "Trang “%(title)s” có ngày rà soát %(day)s. Hãy xem nội dung còn đúng không, sửa "
                "nếu cần, rồi đặt ngày rà soát mới: %(address)s"
            )
            % {
                "title": one.title,
                "day": f"{one.review_on:%d/%m/%Y}",
                "address": f"{settings.STAFF_URL}/pages/{one.number}/edit/",
            },
            None,
            [one.mail],
            fail_silently=True,
        )
    return len(wanted)
