"""Where people and their deeds stand on the staff side: the journal in the menu."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from desk.kit import permissions
from desk.staff import views


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the address of the journal."""
    return [path("nhat-ky/", views.Journal.as_view(), name="staff_journal")]


class _JournalItem(MenuItem):
    """Shown to whoever may read the journal."""

    def is_shown(self, request: HttpRequest) -> bool:
        return permissions.may(request.user, "kit.view_journalentry")


@hooks.register("register_admin_menu_item")
def offer_the_journal() -> MenuItem:
    """Put the journal into the menu, after the reports."""
    address = reverse("staff_journal")
    return _JournalItem(_("Nhật ký"), address, name="journal", icon_name="history", order=9500)
