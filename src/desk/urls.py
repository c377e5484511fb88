"""The addresses of the staff side: Wagtail's administration at the root, nothing for readers."""

from django.conf import settings
from django.contrib.staticfiles.urls import staticfiles_urlpatterns
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import JavaScriptCatalog
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from desk.approving import outside
from desk.intake import serving
from desk.newsroom import views as newsroom

handler500 = "desk.kit.disk.server_error"
urlpatterns: list[URLPattern | URLResolver] = [
    *staticfiles_urlpatterns(),
    # What was uploaded may belong to a draft: whoever reads it has signed in.
    path(f"{settings.MEDIA_URL.lstrip('/')}<path:path>", serving.uploaded),
    path(
        "documents/",
        include(decorate_urlpatterns(wagtaildocs_urls.urlpatterns, require_admin_access)),
    ),
    # What every reader is given may be seen by whoever reads a draft by its link.
    path("tep/<str:name>", newsroom.file_of_the_look, name="newsroom_look"),
    # Wagtail's own address for this stands further down and knows only its own words.
    path("jsi18n/", JavaScriptCatalog.as_view()),
    # A draft for somebody without an account; all else of the rooms stands behind the sign-in.
    path("xem-thu/<str:token>/", outside.show, name="approving_outside"),
    path("xem-thu/<str:token>/<str:mark>/<path:name>", outside.show_file, name="approving_file"),
    path("", include(wagtailadmin_urls)),
]
