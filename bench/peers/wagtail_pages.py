"""The peers: the same article rendered by Wagtail for each request, and behind Django's cache.

``WAGTAIL_CACHED=1`` puts Django's page cache, in memory, before it. The page is found by Wagtail's
own routing and set in the same template with the same furniture.
"""

import os

from desk.command import django_side

django_side.set_up()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.urls import re_path  # noqa: E402
from django.views.decorators.cache import cache_page  # noqa: E402
from wagtail.models import Site  # noqa: E402

from congso.publication.use import Recorder  # noqa: E402
from desk.ledger import queries  # noqa: E402
from desk.look import rendering  # noqa: E402
from desk.newsroom.around import furniture  # noqa: E402
from desk.newsroom.reading import Reading  # noqa: E402


def page(request: HttpRequest, path: str) -> HttpResponse:
    """Return the page at a path, made for this request."""
    site = Site.find_for_request(request)
    parts = [part for part in path.split("/") if part]
    found, _arguments, _named = site.root_page.localized.specific.route(request, parts)
    reading = Reading(Recorder(), queries.public_ledger())
    view = found.specific.view(reading)
    return HttpResponse(rendering.render(view, furniture(reading), f"/{path}"))


is_cached = os.environ.get("WAGTAIL_CACHED") == "1"
urlpatterns = [re_path(r"^(.*)$", cache_page(3600)(page) if is_cached else page)]

from django.conf import settings  # noqa: E402

settings.ROOT_URLCONF = __name__
settings.ALLOWED_HOSTS = ["*"]
settings.MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
application = WSGIHandler()
