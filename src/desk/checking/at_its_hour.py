"""A page that a gate refuses at its hour: whoever set the hour is told once, and why.

“Mạng di động dày thêm” was to go out at seven and holds 86 trạm for 76: the editor reads so in a
mail, and in the journal, instead of wondering at noon why the page is not there.
"""

from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Revision

from congso.writing import dates
from desk.kit import journal
from desk.kit.clock import VIETNAM
from desk.kit.page import PortalPage, PublishingRefused
from desk.kit.permissions import MACHINE

ACT = "checking.refuse"


def tell(revision: Revision, refused: PublishingRefused) -> bool:
    """Tell who set the hour that the page stays, unless the same was told of this revision before.

    Returns whether it was told now.
    """
    subject = _subject(refused.page, revision)
    reasons = list(refused.reasons)
    if any(e.act == ACT and e.details.get("reasons") == reasons for e in journal.behind(subject)):
        return False
    journal.record(MACHINE, ACT, subject, page=refused.page.pk, reasons=reasons)
    person = revision.user or refused.page.owner
    if person is not None and person.email:
        send_mail(
            _("Bài hẹn giờ chưa lên: %(page)s") % {"page": refused.page.title},
            _letter(refused),
            None,
            [person.email],
            fail_silently=True,
        )
    return True


def kept_back(page: PortalPage) -> str:
    """Return why a page did not come out at its hour and what to do; empty where none is due."""
    revision = page.scheduled_revision if page.is_kept_back else None
    if revision is None:
        return ""
    hour = revision.approved_go_live_at.astimezone(VIETNAM)
    subject = _subject(revision.as_object(), revision)
    told = [e.details["reasons"] for e in journal.behind(subject) if e.act == ACT]
    if not told:
        return _(
            "Đã quá giờ hẹn %(hour)s mà bản nháp chưa lên và chưa rõ vì sao. Nếu vài phút nữa vẫn "
            "vậy, hãy xuất bản ngay tại đây hoặc báo người quản trị xem tiến trình nền."
        ) % {"hour": _said(hour)}
    return _(
        "Đã quá giờ hẹn %(hour)s mà bản nháp bị giữ lại, vì: %(reasons)s Sửa rồi xuất bản, hẹn giờ "
        "khác, hoặc bỏ hẹn; bản nháp giữ nguyên."
    ) % {"hour": _said(hour), "reasons": " ".join(told[-1])}


def _said(hour: datetime) -> str:
    return f"{hour:%H:%M} {dates.short(hour.date())}"


def _subject(page: PortalPage, revision: Revision) -> str:
    return _("“%(page)s”, bản nháp %(number)s") % {"page": page.title, "number": revision.pk}


def _letter(refused: PublishingRefused) -> str:
    address = settings.STAFF_URL + reverse("checking_page", args=[refused.page.pk])
    listed = "\n".join(f"- {reason}" for reason in refused.reasons)
    return _(
        "Đã đến giờ hẹn nhưng “%(page)s” chưa lên được, vì:\n%(reasons)s\n\nBản nháp giữ nguyên. "
        "Sửa rồi xuất bản hoặc hẹn lại tại: %(address)s"
    ) % {"page": refused.page.title, "reasons": listed, "address": address}
