"""The names of rights, as people read them where a group is given some.

Django and Wagtail write these names into the database in English, where no catalogue reaches them:
"Can add image" becomes "Thêm hình ảnh".
"""

from django.contrib.auth.models import Permission
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

DEEDS = {
    "add": gettext_lazy("Thêm"),
    "change": gettext_lazy("Sửa"),
    "delete": gettext_lazy("Xóa"),
    "view": gettext_lazy("Xem"),
}


def name_rights() -> None:
    """Bring the names of all rights in line with how they are said; again changes nothing."""
    renamed = []
    for right in Permission.objects.select_related("content_type"):
        name = _said(right)
        if name != right.name:
            right.name = name
            renamed.append(right)
    Permission.objects.bulk_update(renamed, ["name"])


def _said(right: Permission) -> str:
    """Return the deed and the kind of thing; what is named otherwise stands in the catalogue."""
    deed, _line, _kind = right.codename.partition("_")
    model = right.content_type.model_class()
    if deed in DEEDS and model is not None and right.name.startswith("Can "):
        return f"{DEEDS[deed]} {model._meta.verbose_name}"  # noqa: SLF001 — Django's own door
    return _(right.name)
