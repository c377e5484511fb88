"""Where the newsroom meets the editing side: live figures in the editor, addresses, slugs."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from desk.kit.page import PortalPage
from desk.newsroom import entities, next_edition, urgent_notices, views
from desk.newsroom.banners import Banner
from desk.staff.menu import ForWhoMay


@hooks.register("register_rich_text_features")
def register_live_figures(features: FeatureRegistry) -> None:
    """Teach the editor live figures."""
    entities.register(features)


class _WritesBanner(CreateView):
    """Notes who wrote a notice."""

    def save_instance(self) -> Banner:
        urgent_notices.written(self.form.instance, self.request.user)
        made: Banner = super().save_instance()
        return made


class _RewritesBanner(EditView):
    """Notes who wrote a notice as it stands now."""

    def save_instance(self) -> Banner:
        urgent_notices.written(self.form.instance, self.request.user)
        made: Banner = super().save_instance()
        return made


class BannerViews(SnippetViewSet):
    """The screens on which notices above every page are kept."""

    model = Banner
    icon = "warning"
    menu_label = _("Thông báo đầu trang")
    menu_order = 260
    add_to_admin_menu = True
    list_display = [
        "title",
        "severity",
        "shown_from",
        "shown_until",
        Column("standing", label=_("Tình trạng")),
    ]
    add_view_class = _WritesBanner
    edit_view_class = _RewritesBanner


register_snippet(BannerViews)


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the addresses of this room's screens."""
    return [
        path("thong-bao-khan/", views.UrgentNotices.as_view(), name="newsroom_urgent_notices"),
        path("so-lieu/chon/", views.figures, name="newsroom_figures"),
        path(
            "ban-nam-sau/<int:number>/",
            views.BeginNextEdition.as_view(),
            name="newsroom_next_edition",
        ),
    ]


@hooks.register("register_reports_menu_item")
def offer_urgent_notices() -> MenuItem:
    """Put the notices that wait for a second person beside urgent news."""
    address = reverse("newsroom_urgent_notices")
    return ForWhoMay(
        urgent_notices.APPROVE,
        _("Thông báo khẩn đầu trang"),
        address,
        name="notices",
        icon_name="warning",
        order=9105,
    )


@hooks.register("register_page_header_buttons")
def offer_the_next_edition(page: PortalPage, user: Any, **_asked: Any) -> list[Button]:
    """Offer to begin the next edition of a page to whoever may write beside it."""
    if page.depth <= 2 or not next_edition.is_possible(page):
        return []
    if not page.get_parent().permissions_for_user(user).can_add_subpage():
        return []
    address = reverse("newsroom_next_edition", args=[page.pk])
    return [Button(gettext("Bản năm sau"), address, icon_name="copy", priority=45)]
