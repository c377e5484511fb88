"""The nightly walk along all links: what is found is kept, shown by page, and written to owners.

Links within the portal always; those to other machines where the operator allows it, each address
once a night, one after the other, and told only after three nights on which it did not open.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from itertools import groupby

from django.conf import settings
from django.core.cache import cache
from django.core.mail import send_mail
from django.db import close_old_connections, transaction
from django.utils.translation import gettext as _

from desk.checklist import outside, tending
from desk.checklist.models import DeadLink, Elsewhere
from desk.checklist.tending import Pages
from desk.kit import clock
from desk.kit.clock import VIETNAM
from desk.kit.page import PortalPage

log = logging.getLogger("desk.checklist")
NIGHTS = 3
"""On which an address must have failed before anybody is told."""
MOST = 500
"""Addresses elsewhere that are asked in one night, those longest not asked first."""
PAUSE = 1.0
"""Seconds between two of them."""
_DAY = 86_400
_SEEN = "checklist.links.seen"
Asking = Callable[[str], str]


def walk_once_a_night() -> threading.Thread | None:
    """Begin the walk on a thread of its own, unless another worker did tonight."""
    tonight = clock.now().astimezone(VIETNAM)
    if not cache.add(f"checklist.links.{tonight:%Y%m%d}", 1, timeout=2 * _DAY):
        return None
    walking = threading.Thread(target=_walk_alone, name="links", daemon=True)
    walking.start()
    return walking


def _walk_alone() -> None:
    try:
        walk()
    except Exception:
        log.exception("Chưa kiểm tra xong liên kết; đêm sau kiểm tra lại.")
    finally:
        close_old_connections()


def walk(ask: Asking = outside.trouble, pause: float = PAUSE) -> tuple[DeadLink, ...]:
    """Follow every link of every live page, keep what is dead, and write to the owners of new ones.

    Returns what was not dead before.
    """
    if settings.LINKS_OUTSIDE:
        _ask_elsewhere(ask, pause)
    found = [(one.number, one.said) for one in tending.broken()]
    found += _dead_elsewhere()
    new = _keep(dict.fromkeys(found))
    _write(new)
    cache.set(_SEEN, clock.now(), timeout=None)
    return new


def last_walk() -> object:
    """Return when the last walk ended, None where none did."""
    return cache.get(_SEEN)


def kept(seen: Pages | None = None) -> list[tuple[PortalPage, list[DeadLink]]]:
    """Return what the last walk found, page by page."""
    rows = DeadLink.objects.select_related("page__owner").order_by("page__title", "page_id", "id")
    if seen is not None:
        rows = rows.filter(page__in=seen)
    return [(page, list(links)) for page, links in groupby(rows, key=lambda row: row.page)]


@transaction.atomic
def _keep(found: Iterable[tuple[int, str]]) -> tuple[DeadLink, ...]:
    wanted = set(found)
    known = {(row.page_id, row.said): row for row in DeadLink.objects.all()}
    mended = [row.pk for key, row in known.items() if key not in wanted]
    DeadLink.objects.filter(pk__in=mended).delete()
    today = clock.today()
    new = [
        DeadLink(page_id=page, said=said, since=today)
        for page, said in sorted(wanted - known.keys())
    ]
    DeadLink.objects.bulk_create(new, batch_size=200)
    return tuple(new)


def _ask_elsewhere(ask: Asking, pause: float) -> None:
    linked = {address for _page, address in tending.elsewhere() if len(address) <= 500}
    Elsewhere.objects.exclude(address__in=linked).delete()
    rows = {row.address: row for row in Elsewhere.objects.all()}
    today = clock.today()
    never = today - timedelta(days=36_500)
    order = sorted(linked, key=lambda one: (rows[one].asked_on if one in rows else never, one))
    for address in order[:MOST]:
        row = rows.get(address) or Elsewhere(address=address)
        row.why = ask(address)[:200]
        row.failed = min(row.failed + 1, 999) if row.why else 0
        row.asked_on = today
        row.save()
        time.sleep(pause)


def _dead_elsewhere() -> list[tuple[int, str]]:
    dead = {row.address: row.why for row in Elsewhere.objects.filter(failed__gte=NIGHTS)}
    said = _("địa chỉ ngoài cổng %(address)s: %(why)s, %(nights)s đêm liền.")
    return [
        (page, said % {"address": address, "why": dead[address], "nights": NIGHTS})
        for page, address in tending.elsewhere()
        if address in dead
    ]


def _write(new: Iterable[DeadLink]) -> None:
    """Write one letter to each owner of pages with links that died."""
    by_owner: dict[str, list[str]] = {}
    for row in new:
        mail = row.page.owner.email if row.page.owner else ""
        if mail:
            address = f"{settings.STAFF_URL}/pages/{row.page_id}/edit/"
            by_owner.setdefault(mail, []).append(f"{row.page.title}: {row.said} {address}")
    for mail, lines in by_owner.items():
        send_mail(
            _("Liên kết hỏng: %(count)s") % {"count": len(lines)},
            "\n".join(lines), None, [mail], fail_silently=True,
        )  # fmt: skip
