"""Uploaded files as the staff side shows them: to whoever is signed in, to nobody else.

Pictures of a draft and documents that wait for their hour lie among those that are out. Readers
get what the press built, from the front, and never ask here.
"""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.static import serve
from wagtail.admin.auth import require_admin_access

KEPT = 300
"""Seconds for which a browser keeps a file without asking again."""


@require_admin_access
def uploaded(request: HttpRequest, path: str) -> HttpResponseBase:
    """Return an uploaded file to somebody who may work here; others are led to the sign-in."""
    answer = sent(request, path)
    patch_cache_control(answer, private=True, max_age=KEPT)
    return answer


def sent(request: HttpRequest, name: str) -> HttpResponseBase:
    """Return an uploaded file by its name; whoever calls has asked who may read it.

    Raises: `Http404`.
    """
    return serve(request, name, document_root=settings.MEDIA_ROOT)
