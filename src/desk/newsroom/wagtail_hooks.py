"""Where the newsroom meets the editing side: live figures in the editor, addresses, slugs."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from desk.look import assets
from desk.newsroom import entities, views
from desk.newsroom.banners import Banner


@hooks.register("register_rich_text_features")
def register_live_figures(features: FeatureRegistry) -> None:
    """Teach the editor live figures."""
    entities.register(features)


class BannerViews(SnippetViewSet):
    """The screens on which notices above every page are kept."""

    model = Banner
    icon = "warning"
    menu_label = _("Thông báo đầu trang")
    menu_order = 260
    add_to_admin_menu = True
    list_display = ["title", "severity", "shown_from", "shown_until"]


register_snippet(BannerViews)


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
