"""A link by which somebody without an account reads a draft for two days: a source, a lawyer.

The link is signed and names one revision; what is written later is not behind it, and robots are
told to keep away.
"""

from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Revision

from desk.kit.page import PortalPage

_SALT = "desk.approving.outside"
LASTS = 48 * 3600
"""Seconds that a link opens the draft."""


def link_to(page: PortalPage) -> str:
    """Return the address at which the newest draft of a page is read for two days."""
    revision = page.get_latest_revision()
    token = signing.dumps(revision.pk, salt=_SALT)
    return reverse("approving_outside", args=[token])


def show(request: HttpRequest, token: str) -> HttpResponse:
    """Show the draft as readers will see it, or say that the link has run out."""
    try:
        number = signing.loads(token, salt=_SALT, max_age=LASTS)
    except signing.BadSignature:
        said = _("Liên kết xem thử đã hết hạn hoặc không đúng. Hãy xin ban biên tập liên kết mới.")
        return render(request, "approving/run_out.html", {"said": said}, status=410)
    page: Any = get_object_or_404(Revision, pk=number).as_object()
    answer: HttpResponse = page.serve_preview(request, page.default_preview_mode)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    answer.headers["Cache-Control"] = "no-store"
    return answer
