"""What stands around the words of the front in another language: notices, received, search.

The press has the same five in Vietnamese; the front finds each below the address of its language.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from congso.publication.use import View
from desk.look.parts import Crumb
from desk.newsroom.values import Dress

_SAID_BY_THE_FRONT = "[[heading]]"
FRAMES = {
    "404.html": (
        "look/not_found.html",
        _("Không có trang ở địa chỉ này"),
        _("Có thể địa chỉ gõ thiếu hoặc trang đã dời chỗ. Các mục dưới đây dẫn đến mọi trang."),
    ),
    "410.html": (
        "look/not_found.html",
        _("Trang này đã được gỡ"),
        _("Trang từng ở địa chỉ này và nay không còn đăng. Các mục dưới đây dẫn đến mọi trang."),
    ),
    "503.html": (
        "look/away.html",
        _("Phần này đang tạm nghỉ"),
        _("Hãy thử lại sau ít phút; chưa có gì được gửi đi. Các trang dưới đây vẫn mở được."),
    ),
    "da-nhan.html": ("look/received.html", _SAID_BY_THE_FRONT, ""),
    "tim-kiem.html": ("look/search.html", _SAID_BY_THE_FRONT, ""),
}
"""Name → template, heading, sentence."""


@dataclass(frozen=True, slots=True)
class FrameView:
    """One of them."""

    title: str
    summary: str
    address: str
    language: str
    dress: Dress
    crumbs: tuple[Crumb, ...] = ()


def view(name: str, below: str, language: str, dress: Dress, moment: datetime | None) -> View:
    """Return the frame of a name, set in the language that is spoken just now."""
    template, title, summary = FRAMES[name]
    page = FrameView(str(title), str(summary), f"{below}{name}", language, dress)
    return View(template, {"page": page}, moment)
