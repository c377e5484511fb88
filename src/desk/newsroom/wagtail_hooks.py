"""Where the newsroom meets the editing side: live figures in the editor, addresses, slugs."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from desk.look import assets
from desk.newsroom import entities, views


@hooks.register("register_rich_text_features")
def register_live_figures(features: FeatureRegistry) -> None:
    """Teach the editor live figures."""
    entities.register(features)


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the addresses of this room's screens."""
    return [
        path("so-lieu/chon/", views.figures, name="newsroom_figures"),
        path("tep/<str:name>", _file_of_the_look, name="newsroom_look"),
    ]


def _file_of_the_look(_request: HttpRequest, name: str) -> HttpResponse:
    """Return a file of the look, for pages shown before they are public."""
    for asset in assets.every().values():
        if asset.address == f"{assets.FOLDER}{name}":
            return HttpResponse(asset.content, content_type=asset.type)
    raise Http404
