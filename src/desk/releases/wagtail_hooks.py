"""Where releases stand on the staff side: a place in the menu and the addresses of the screens."""

from django.urls import URLPattern, path, re_path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from desk.releases import views
from desk.staff.menu import ForWhoMay


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the addresses of this room's screens."""
    acts = "|".join(views.ACTS)
    one = "phat-hanh/(?P<release>[0-9]+)"
    return [
        path("phat-hanh/", views.ReleaseList.as_view(), name="releases_list"),
        path("phat-hanh/loat/moi/", views.KeepSeries.as_view(), name="releases_new"),
        path("phat-hanh/loat/<int:series>/", views.KeepSeries.as_view(), name="releases_series"),
        path("phat-hanh/loat/<int:series>/len-lich/", views.PlanRelease.as_view(),
             name="releases_plan"),
        path("phat-hanh/<int:release>/", views.ShowRelease.as_view(), name="releases_one"),
        path("phat-hanh/<int:release>/xem-truoc/", views.Preview.as_view(),
             name="releases_preview"),
        re_path(rf"^{one}/(?P<act>{acts})/$", views.DoAct.as_view(), name="releases_act"),
    ]  # fmt: skip


@hooks.register("register_admin_menu_item")
def offer_the_releases() -> MenuItem:
    """Put releases into the menu, behind the ledger."""
    return ForWhoMay(
        "releases.view_release", _("Phát hành thống kê"), reverse("releases_list"), name="releases",
        icon_name="calendar-alt", order=160,
    )  # fmt: skip
