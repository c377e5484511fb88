"""Words of Wagtail's screens that no catalogue reaches, because Wagtail does not mark them.

A form field or a column without a label is called after its name in the code: "Role", "Site name".
Each is given its Vietnamese label here, once, when the room is ready.
"""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers
from wagtail.admin.forms.workflows import WorkflowContentTypeForm, WorkflowPageForm
from wagtail.admin.views.pages.search import SearchView
from wagtail.sites.views import IndexView as SiteList
from wagtail.users.forms import PagePermissionsForm
from wagtail.users.views.bulk_actions.assign_role import RoleForm

FIELDS: tuple[tuple[type[forms.BaseForm], dict[str, object]], ...] = (
    (choosers.AnchorLinkChooserForm, {"link_text": _("Chữ của liên kết")}),
    (choosers.ExternalLinkChooserForm, {"link_text": _("Chữ của liên kết")}),
    (
        choosers.PhoneLinkChooserForm,
        {"phone_number": _("Số điện thoại"), "link_text": _("Chữ của liên kết")},
    ),
    (
        choosers.EmailLinkChooserForm,
        {
            "email_address": _("Địa chỉ thư điện tử"),
            "link_text": _("Chữ của liên kết"),
            "subject": _("Tiêu đề thư"),
            "body": _("Nội dung thư"),
        },
    ),
    (PagePermissionsForm, {"page": _("Trang"), "permissions": _("Quyền")}),
    (RoleForm, {"role": _("Vai trò")}),
    (WorkflowContentTypeForm, {"content_types": _("Loại nội dung")}),
    (WorkflowPageForm, {"page": _("Trang")}),
)
COLUMNS_OF_SITES = {
    "port": _("Cổng mạng"),
    "site_name": _("Tên trang web"),
    "root_page": _("Trang gốc"),
}


def put_up() -> None:
    """Label what Wagtail leaves to the names of its code."""
    for form, labels in FIELDS:
        for name, label in labels.items():
            form.base_fields[name].label = label
    for column in SiteList.columns:
        column.label = COLUMNS_OF_SITES.get(column.name, column.label)
    SearchView.verbose_name_plural = _("trang")
