"""What is used is not deleted: pictures, documents and pages that other pages lean on.

“Ảnh này đang dùng ở 2 trang: …”. Whoever wants it gone takes it out of those pages first.
"""

from collections.abc import Callable, Iterable
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

from desk.kit import permissions
from desk.kit.page import PortalPage
from desk.kit.permissions import MACHINE

_TOLD = 5


class InUse(ValueError):
    """Something leans on what was to be deleted; the message names it."""


def connect() -> None:
    """Begin to ask before anything is deleted."""
    for model in (get_image_model(), get_document_model()):
        pre_delete.connect(_refuse, sender=model, dispatch_uid=f"newsroom.used.{model.__name__}")
    pre_delete.connect(_refuse_page, dispatch_uid="newsroom.used.page")


def users(one: Any) -> list[str]:
    """Return the titles of what leans on a thing, each once."""
    if isinstance(one, PortalPage):
        own = set(one.get_descendants(inclusive=True).values_list("pk", flat=True))
    else:
        own = set()
    found: dict[str, None] = {}
    for row in ReferenceIndex.get_references_to(one).select_related("base_content_type"):
        if row.base_content_type.model == "portalpage" and int(row.object_id) in own:
            continue
        holder = row.base_content_type.get_object_for_this_type(pk=row.object_id)
        name = getattr(holder, "get_admin_display_title", holder.__str__)
        found[str(name())] = None
    return list(found)


def _refuse(instance: Any, **_named: Any) -> None:
    if permissions.acting() is MACHINE:
        return  # A program that deletes knows what it does; people are told first.
    if found := users(instance):
        raise InUse(_said(str(instance), found))


def _refuse_page(sender: type, instance: Any, **_named: Any) -> None:
    if permissions.acting() is MACHINE or not issubclass(sender, PortalPage):
        return
    if type(instance) is sender and (found := users(instance)):
        raise InUse(_said(instance.get_admin_display_title(), found))


def _said(name: str, found: Iterable[str]) -> str:
    titles = list(found)
    shown = ", ".join(f"“{title}”" for title in titles[:_TOLD])
    return _(
        "Chưa xóa được “%(name)s”: đang dùng ở %(count)s nơi (%(where)s). "
        "Hãy bỏ nó ra khỏi những nơi ấy trước."
    ) % {"name": name, "count": len(titles), "where": shown + (" …" if titles[_TOLD:] else "")}


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
