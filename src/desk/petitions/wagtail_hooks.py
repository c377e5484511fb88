"""Letters in the menu of the staff side, for whoever may read them."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from desk.petitions import views
from desk.staff.menu import ForWhoMay


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the addresses of the letters."""
    return [
        path("thu/", views.Letters.as_view(), name="petitions_letters"),
        path("thu/<int:number>/", views.OneLetter.as_view(), name="petitions_letter"),
    ]


@hooks.register("register_admin_menu_item")
def offer_the_letters() -> MenuItem:
    """Put the letters into the menu."""
    address = reverse("petitions_letters")
    return ForWhoMay(
        views.ACT, _("Thư và đánh giá"), address, name="letters", icon_name="mail", order=9000
    )
