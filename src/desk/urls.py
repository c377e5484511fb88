"""The addresses of the staff side: Wagtail's administration at the root, nothing for readers."""

from django.conf import settings
from django.conf.urls.static import static
from django.contrib.staticfiles.urls import staticfiles_urlpatterns
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import JavaScriptCatalog
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from desk.approving import outside

handler500 = "desk.kit.disk.server_error"
urlpatterns: list[URLPattern | URLResolver] = [
    *staticfiles_urlpatterns(),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    path("documents/", include(wagtaildocs_urls)),
    # Wagtail's own address for this stands further down and knows only its own words.
    path("jsi18n/", JavaScriptCatalog.as_view()),
    # A draft for somebody without an account; all else of the rooms stands behind the sign-in.
    path("xem-thu/<str:token>/", outside.show, name="approving_outside"),
    path("", include(wagtailadmin_urls)),
]
