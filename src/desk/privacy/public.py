"""The page that tells readers what is kept of them, why, for how long, and who answers for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.forms.models import model_to_dict
from django.utils.translation import gettext as _

from congso.publication.touch import NOTHING, Change, Offered, Touch
from congso.publication.use import Recorder, Use, View, fingerprint
from desk.kit.signals import others_changed
from desk.look import rendering
from desk.look.furniture import home_crumb
from desk.look.parts import Crumb, Fact
from desk.petitions import queries as letters
from desk.privacy.models import Keeping, of_the_portal
from desk.subscriptions.actions import OPEN_FOR, PAUSED_FOR

ADDRESS = "/du-lieu-ca-nhan/"
_USE = Use("privacy", "keeping")
_OWNER = "privacy"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of readers on one occasion."""

    when: str
    what: str
    why: str
    until: str


@dataclass(frozen=True, slots=True)
class PrivacyView:
    """What the page shows."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    kept: tuple[Kept, ...]
    answered_within: int
    contacts: tuple[Fact, ...]
    """Empty where the contacts at the foot of the page answer."""
    law: tuple[str, ...]
    since: date | None


def pages() -> Mapping[str, Offered]:
    """Return the address of the page with what makes it."""
    return {ADDRESS: Offered(_OWNER, _page)}


def pages_of(owner: str) -> Mapping[str, Offered]:
    """Return the same for privacy, none for anything else."""
    return pages() if owner == _OWNER else {}


def touched(change: Change) -> Touch:
    """Return what a change of the settings touches."""
    return Touch(frozenset({_USE})) if change.kind == "settings" else NOTHING


def current(use: Use) -> str | None:
    """Return a text that changes with the settings; None for another room's use."""
    return _state() if use == _USE else None


def on_saved(sender: type, **named: Any) -> None:
    """Tell the press that the settings changed."""
    if not named.get("raw"):
        others_changed.send(sender=sender, kind="settings", keys=[sender.__name__])


def _state() -> str:
    return fingerprint(*model_to_dict(of_the_portal(), exclude=["addresses_months"]).items())


def _page(recorder: Recorder) -> View:
    recorder.used(_USE.kind, _USE.key, _state())
    told = of_the_portal()
    page = PrivacyView(
        title=_("Dữ liệu cá nhân"),
        summary=_("Cổng biết gì về người đọc, giữ bao lâu, để làm gì, và ai trả lời."),
        address=ADDRESS,
        crumbs=(home_crumb(),),
        kept=_kept(told),
        answered_within=letters.answered_within(),
        contacts=_contacts(told),
        law=tuple(line.strip() for line in told.law.splitlines() if line.strip()),
        since=told.since,
    )
    return View("privacy/privacy.html", {"page": page})


def _kept(told: Keeping) -> tuple[Kept, ...]:
    months = _("%(months)s tháng") % {"months": told.letters_months}
    hours = OPEN_FOR // timedelta(hours=1)
    return (
        Kept(
            _("Mở một trang"),
            _("Số lượt theo trang và ngày. Không cookie, không địa chỉ mạng, không nhật ký."),
            _("Biết trang nào có người đọc."),
            _("Số đếm: lâu dài. Dấu phân biệt lượt, tính bằng khóa đổi mỗi ngày: hết ngày."),
        ),
        Kept(
            _("Bấm “Có” hoặc “Chưa” cuối trang"),
            _("Số lần theo trang và ngày; lời nhận xét, nếu viết. Không kèm tên."),
            _("Sửa trang chưa giúp được ai."),
            _("Số đếm: lâu dài. Lời nhận xét: %(months)s.") % {"months": months},
        ),
        Kept(
            _("Gửi thư, báo lỗi, góp ý dự thảo"),
            _("Họ tên, liên hệ và lời đã viết."),
            _("Trả lời người gửi; không dùng vào việc khác, không công khai."),
            _(
                "%(months)s sau khi thư được trả lời hoặc khép lại. Còn lại: mã thư, các ngày, "
                "câu trả lời và phần đã đăng, không có tên."
            )
            % {"months": months},
        ),
        Kept(
            _("Theo dõi qua thư"),
            _(
                "Địa chỉ, các mục đã chọn, ngày xác nhận, ngày thư bị trả lại nếu có. Không ghi "
                "ai mở thư, bấm gì."
            ),
            _("Gửi tin đã hỏi."),
            _(
                "Đến khi thôi theo dõi. Không xác nhận: %(hours)s giờ. Thư cứ bị trả lại: ngừng "
                "gửi, %(days)s ngày sau thì xóa."
            )
            % {"hours": hours, "days": PAUSED_FOR.days},
        ),
    )


def _contacts(told: Keeping) -> tuple[Fact, ...]:
    dialled = f"tel:{rendering.telephone(told.phone)}" if told.phone else ""
    found = (
        Fact(_("Nơi phụ trách"), told.contact),
        Fact(_("Điện thoại"), told.phone, dialled),
        Fact(_("Thư điện tử"), told.email, f"mailto:{told.email}"),
    )
    return tuple(one for one in found if one.said)
