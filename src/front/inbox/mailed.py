"""Links that stand in mails: to begin or to end a subscription.

Opening one changes nothing, because scanners of mail open every link; a button does, or the mail
program itself, which posts to the link that the mail names for it (RFC 8058). Whether a token is
one of ours only the desk can tell.
"""

import re
from dataclasses import dataclass
from typing import Final

from front.spoken import marked

_TOKEN: Final = re.compile(r"[A-Za-z0-9_.-]{8,120}")


@dataclass(frozen=True, slots=True)
class Deed:
    """What a link is for, in the words of the page with its button, each marked."""

    kind: str
    heading: str
    asks: str
    button: str
    done: str


DEEDS: Final = {
    "xac-nhan": Deed(
        "confirmation",
        marked("Xác nhận theo dõi"),
        marked("Bấm nút dưới đây để bắt đầu nhận thư về các mục bạn đã chọn."),
        marked("Xác nhận"),
        marked(
            "Thư chào sẽ đến trong ít phút. Không thấy thư chào nghĩa là lời mời đã quá hạn 48 "
            "giờ: hãy đăng ký lại ở trang Theo dõi."
        ),
    ),
    "thoi-theo-doi": Deed(
        "leaving",
        marked("Thôi theo dõi"),
        marked("Bấm nút dưới đây để thôi nhận thư. Địa chỉ của bạn được xóa khỏi cổng."),
        marked("Thôi theo dõi"),
        marked(
            "Địa chỉ của bạn được xóa trong ít phút và không nhận thư nữa. Thư đã gửi đi thì vẫn "
            "tới."
        ),
    ),
}
"""Step of the address below the box → what it does."""


def read(rest: str) -> tuple[Deed, str] | None:
    """Return deed and token of an address below the box, None when it is no such link.

    >>> read("xac-nhan/k3f9-abc.sig")[1]
    'k3f9-abc.sig'
    >>> read("xac-nhan/<b>") is None, read("thu") is None
    (True, True)
    """
    name, _slash, token = rest.partition("/")
    deed = DEEDS.get(name)
    return (deed, token) if deed and _TOKEN.fullmatch(token) else None
