"""What is in a bundle goes out with it and not alone, by whatever road it is tried."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.utils.translation import gettext as _

from desk.bundles.models import Bundle, Member
from desk.kit.page import PortalPage
from desk.kit.permissions import Actor

_going_out: ContextVar[int] = ContextVar("bundle that goes out", default=0)


@contextmanager
def opened_for(bundle: Bundle) -> Iterator[None]:
    """Let the members of a bundle out for as long as the block runs."""
    token = _going_out.set(bundle.pk)
    try:
        yield
    finally:
        _going_out.reset(token)


def ask(page: PortalPage, by: Actor) -> Iterable[str]:  # noqa: ARG001 — nobody is above it
    """Return in which bundle the page waits."""
    held = _waiting().filter(page_id=page.pk or 0).first()
    return (_said(held.bundle),) if held else ()


def holds_page(page: PortalPage) -> bool:
    """Return whether a page waits in a bundle: approved, it goes out with it."""
    return bool(_waiting().filter(page_id=page.pk or 0).exists())


def holds(release: Any) -> str:
    """Return why a release does not go out alone, empty when it may."""
    held = _waiting().filter(release_id=release.pk).first()
    return _said(held.bundle) if held else ""


def _waiting() -> Any:
    members = Member.objects.select_related("bundle").exclude(bundle=_going_out.get())
    return members.exclude(bundle__state=Bundle.OUT)


def _said(bundle: Bundle) -> str:
    return _("Nằm trong gói “%(bundle)s”: ra cùng cả gói, hoặc lấy ra khỏi gói trước.") % {
        "bundle": bundle.title
    }
