"""A link by which somebody without an account reads a draft for two days: a source, a lawyer.

The link is signed and names one revision; what is written later is not behind it, and robots are
told to keep away. The pictures and files of that revision open by the same link, no others.
"""

import re
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from wagtail.models import Revision

from desk.intake import serving
from desk.kit.page import PortalPage

_SALT = "desk.approving.outside"
_UPLOADED = re.compile(rf"(?<=[\"' ]){re.escape(settings.MEDIA_URL)}(?P<name>[^\"'\s,()<>&?#]+)")
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
    shown = answer.content.decode()
    answer.content = _UPLOADED.sub(lambda found: _address_of_file(token, found["name"]), shown)
    return _for_them_alone(answer)


def show_file(request: HttpRequest, token: str, mark: str, name: str) -> HttpResponseBase:
    """Return a picture or file that the draft of a link shows, for as long as the link opens it.

    Raises: `Http404` for any other file, and once the link has run out.
    """
    try:
        signing.loads(token, salt=_SALT, max_age=LASTS)
    except signing.BadSignature:
        raise Http404 from None
    if not constant_time_compare(mark, _mark(token, name)):
        raise Http404
    return _for_them_alone(serving.sent(request, name))


def _address_of_file(token: str, address: str) -> str:
    """Return the address at which a file that the draft shows is read by its link."""
    name = unquote(address)
    return reverse("approving_file", args=[token, _mark(token, name), name])


def _mark(token: str, name: str) -> str:
    """Return what shows that the draft behind a link shows a file of this name."""
    return salted_hmac(_SALT, f"{token}/{name}", algorithm="sha256").hexdigest()


def _for_them_alone(answer: Any) -> Any:
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    answer.headers["Cache-Control"] = "no-store"
    return answer
