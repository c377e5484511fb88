"""The rule of four eyes: what one person wrote goes out when another has approved it.

Asked wherever a page becomes public, whichever button, list, program or clock brought it there.
What nobody wrote (set up, imported) the portal itself may publish.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from desk.approving import content, people, queries
from desk.kit.page import PortalPage
from desk.kit.permissions import MACHINE, Actor


def ask(page: PortalPage, by: Actor) -> Iterable[str]:
    """Return why this person may not let this content out, in one sentence; nothing if they may."""
    if page.alias_of_id is not None:
        return ()  # An alias shows what its original shows, and the original passed here.
    mark = content.digest(page)
    origin = queries.origin(page, mark)
    is_approved = page.pk is not None and queries.approval(page, mark, origin) is not None
    if by is MACHINE:
        return () if is_approved or origin.author is None else (_unapproved(origin.author),)
    if not people.may_publish(by, page):
        return (_("Bạn không có quyền xuất bản ở chuyên mục này; hãy nhờ người xuất bản."),)
    if is_approved:
        return ()
    if origin.author == by:
        return (
            _(
                "Bạn là người sửa bài này lần cuối; phải có người khác duyệt. "
                "Hãy bấm “Gửi duyệt”, hoặc nhờ người có quyền duyệt mở bài và duyệt."
            ),
        )
    return () if people.may_approve(by, page) else (_unapproved(origin.author),)


def _unapproved(author: object) -> str:
    return _(
        "Nội dung này chưa có ai duyệt (người sửa lần cuối: %(author)s). "
        "Hãy gửi duyệt; duyệt xong thì xuất bản được."
    ) % {"author": author or _("hệ thống")}
