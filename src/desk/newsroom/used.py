"""What is used is not deleted: pictures, documents and pages that other pages lean on.

“Ảnh này đang dùng ở 2 trang: …”. Whoever wants it gone takes it out of those pages first. What
they may not see is told as a number.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import ProtectedError
from django.db.models.signals import pre_delete
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex
from wagtail.permission_policies.pages import PagePermissionPolicy

from desk.kit import permissions
from desk.kit.page import PortalPage
from desk.kit.permissions import MACHINE

_TOLD = 5
_ON_PAGES = ("add", "approve", "change", "publish", "lock", "unlock")


class InUse(ValueError):
    """Something leans on what was to be deleted; the message names it."""


def connect() -> None:
    """Begin to ask before anything is deleted."""
    for model in (get_image_model(), get_document_model()):
        pre_delete.connect(_refuse, sender=model, dispatch_uid=f"newsroom.used.{model.__name__}")
    pre_delete.connect(_refuse_page, dispatch_uid="newsroom.used.page")


@dataclass(frozen=True, slots=True)
class Users:
    """What leans on a thing, as somebody may know of it."""

    titles: tuple[str, ...]
    """Of what they may see, each once."""
    others: int
    """How many more there are that they may not see."""


def users(one: Any, person: Any) -> Users:
    """Return what leans on a thing, as a person may know of it."""
    if isinstance(one, PortalPage):
        own = set(one.get_descendants(inclusive=True).values_list("pk", flat=True))
    else:
        own = set()
    found: dict[tuple[int, str], str | None] = {}
    for row in ReferenceIndex.get_references_to(one).select_related("base_content_type"):
        if row.base_content_type.model == "portalpage" and int(row.object_id) in own:
            continue
        where = (row.base_content_type_id, row.object_id)
        if where not in found:
            holder = row.base_content_type.get_object_for_this_type(pk=row.object_id)
            name = getattr(holder, "get_admin_display_title", holder.__str__)
            found[where] = str(name()) if _may_see(person, holder) else None
    titles = dict.fromkeys(title for title in found.values() if title is not None)
    return Users(tuple(titles), sum(title is None for title in found.values()))


def _may_see(person: Any, holder: Any) -> bool:
    """Return whether somebody works with a page, or with things of a kind."""
    if isinstance(holder, PortalPage):
        return bool(
            PagePermissionPolicy().user_has_any_permission_for_instance(person, _ON_PAGES, holder)
        )
    label, name = holder._meta.app_label, holder._meta.model_name  # noqa: SLF001 — Django's way
    return any(person.has_perm(f"{label}.{verb}_{name}") for verb in ("view", "change"))


def _refuse(instance: Any, **_named: Any) -> None:
    if permissions.acting() is MACHINE:
        return  # A program that deletes knows what it does; people are told first.
    found = users(instance, permissions.acting())
    if found.titles or found.others:
        raise InUse(_said(str(instance), found))


def _refuse_page(sender: type, instance: Any, **_named: Any) -> None:
    if permissions.acting() is MACHINE or not issubclass(sender, PortalPage):
        return
    if type(instance) is not sender:
        return
    found = users(instance, permissions.acting())
    if found.titles or found.others:
        raise InUse(_said(instance.get_admin_display_title(), found))


def _said(name: str, found: Users) -> str:
    shown = [f"“{title}”" for title in found.titles[:_TOLD]]
    if found.titles[_TOLD:]:
        shown.append("…")
    if found.others:
        shown.append(_("%(count)s nơi ngoài phần việc của bạn") % {"count": found.others})
    return _(
        "Chưa xóa được “%(name)s”: đang dùng ở %(count)s nơi (%(where)s). "
        "Hãy bỏ nó ra khỏi những nơi ấy trước."
    ) % {"name": name, "count": len(found.titles) + found.others, "where": ", ".join(shown)}


class RefusedDeleting:
    """Tells in words why something was not deleted, whichever screen tried."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Lead back with the reason; nothing was deleted."""
        if isinstance(exception, InUse):
            said = str(exception)
        elif isinstance(exception, ProtectedError):
            said = _(
                "Chưa xóa được vì còn được nhắc tới trong sổ sách (nhật ký, lần duyệt, bài viết). "
                "Tài khoản của người đã làm việc thì bỏ dấu “Đang hoạt động” thay cho xóa."
            )
        else:
            return None
        messages.error(request, said)
        back = request.headers.get("Referer", "")
        is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()})
        return redirect(back if is_ours else "wagtailadmin_home")
