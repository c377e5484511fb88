"""The staff side as people meet it: its own face, the journal in the menu, no English help."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem, SubmenuMenuItem

from desk.staff import section_views, sections, sessions, sign_in_views, views
from desk.staff.menu import ForWhoMay


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the addresses of this room's screens."""
    return [
        path("nhat-ky/", views.Journal.as_view(), name="staff_journal"),
        path("nhat-ky/bang.csv", views.JournalTable.as_view(), name="staff_journal_table"),
        path("dang-lam/", sessions.at_work, name="staff_at_work"),
        path("xac-thuc/", sign_in_views.Verify.as_view(), name="staff_verify"),
        path("lop-hai/", sign_in_views.SecondFactor.as_view(), name="staff_second_factor"),
        path("quyen/chuyen-muc/", section_views.SectionRoles.as_view(), name="staff_sections"),
    ]


@hooks.register("register_admin_menu_item")
def offer_the_journal() -> MenuItem:
    """Put the journal into the menu, after the reports."""
    address = reverse("staff_journal")
    return ForWhoMay(
        "kit.view_journalentry",
        _("Nhật ký"),
        address,
        name="journal",
        icon_name="history",
        order=9500,
    )


@hooks.register("register_account_menu_item")
def offer_the_second_factor(_request: HttpRequest) -> dict[str, str]:
    """Put the second factor among one's own settings."""
    return {
        "url": reverse("staff_second_factor"),
        "label": str(_("Đăng nhập hai lớp")),
        "help_text": str(_("Mã trên điện thoại, mã dự phòng, đăng xuất nơi khác.")),
    }


@hooks.register("register_settings_menu_item")
def offer_the_second_factor_in_the_menu() -> MenuItem:
    """Put it into the menu too, where it is found."""
    address = reverse("staff_second_factor")
    return MenuItem(_("Đăng nhập hai lớp"), address, icon_name="key", order=950)


@hooks.register("register_settings_menu_item")
def offer_the_sections() -> MenuItem:
    """Put rights by section where people and groups are."""
    address = reverse("staff_sections")
    return ForWhoMay(
        sections.GRANT, _("Quyền theo chuyên mục"), address, icon_name="group", order=650
    )


@hooks.register("construct_main_menu")
def leave_out_the_help(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out Wagtail's own help: it is English and speaks of Wagtail, not of this portal."""
    items[:] = [item for item in items if item.name != "help"]


@hooks.register("construct_main_menu")
def leave_out_the_version(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out which release of Wagtail runs: nobody's business but the operator's."""
    for at, item in enumerate(items):
        if item.name == "settings" and isinstance(item, SubmenuMenuItem):
            items[at] = SubmenuMenuItem(
                item.label,
                item.menu,
                name=item.name,
                icon_name=item.icon_name,
                order=item.order,
            )


@hooks.register("insert_global_admin_css", order=-1)
def load_the_face() -> str:
    """Load the portal's typeface and colours."""
    return format_html('<link rel="stylesheet" href="{}">', static("staff/staff.css"))


@hooks.register("insert_global_admin_js")
def insert_names() -> str:
    """Name the fields that the editing side draws without a name."""
    return format_html('<script src="{}" defer></script>', static("staff/names.js"))


@hooks.register("insert_global_admin_js")
def insert_awake() -> str:
    """Keep whoever types signed in."""
    return format_html('<script src="{}" defer></script>', static("staff/awake.js"))
