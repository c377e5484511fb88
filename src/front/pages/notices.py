"""What a reader is told, in a sentence and with a way on, when there is no page to show.

A built tree may bring its own ``/404.html`` and ``/410.html`` in the dress of the portal, and
``/en/404.html`` for its English side; these plain ones stand in for them, and for all that no
build can foresee.
"""

from dataclasses import dataclass
from html import escape
from typing import Final

from front.pages import dress
from front.spoken import Tongue, marked


@dataclass(frozen=True, slots=True)
class Notice:
    """A heading and a sentence in the reader's words, both marked."""

    heading: str
    sentence: str


NOTICES: Final = {
    400: Notice(
        marked("Địa chỉ không hợp lệ"),
        marked("Địa chỉ này có ký tự mà không trang nào dùng. Hãy kiểm tra lại đường dẫn vừa mở."),
    ),
    404: Notice(
        marked("Không tìm thấy trang"),
        marked("Không có trang nào ở địa chỉ này. Có thể đường dẫn bị gõ sai hoặc đã cũ."),
    ),
    405: Notice(
        marked("Không nhận yêu cầu này"),
        marked("Địa chỉ này chỉ để đọc: máy chủ nhận GET và HEAD."),
    ),
    406: Notice(
        marked("Không có bản phù hợp"),
        marked(
            "Trình duyệt từ chối mọi kiểu nén mà trang này có."
            " Hãy cho phép gzip, zstd, br hoặc identity."
        ),
    ),
    408: Notice(
        marked("Gửi quá lâu"),
        marked("Nội dung gửi lên chưa đến đủ nên máy chủ ngừng đợi. Hãy thử gửi lại."),
    ),
    410: Notice(
        marked("Trang đã gỡ"),
        marked("Trang này từng được đăng và đã được gỡ xuống, không có địa chỉ thay thế."),
    ),
    412: Notice(
        marked("Trang đã thay đổi"),
        marked("Bản mà yêu cầu nhắc đến không còn là bản hiện hành. Hãy tải lại trang."),
    ),
    413: Notice(
        marked("Nội dung quá dài"),
        marked("Máy chủ nhận nhiều nhất 128 KB mỗi lần gửi. Hãy rút ngắn nội dung rồi gửi lại."),
    ),
    415: Notice(
        marked("Không nhận kiểu nội dung này"),
        marked("Hãy gửi từ biểu mẫu trên trang của cổng; tệp đính kèm không được nhận."),
    ),
    416: Notice(
        marked("Ngoài phạm vi của tệp"),
        marked("Đoạn được yêu cầu nằm sau chỗ kết thúc của tệp. Hãy tải lại từ đầu."),
    ),
    500: Notice(
        marked("Máy chủ gặp trục trặc"),
        marked("Yêu cầu này chưa trả lời được. Hãy thử lại sau ít phút."),
    ),
    503: Notice(
        marked("Trang đang được chuẩn bị"),
        marked("Nội dung đang được dựng và sẽ có trong giây lát. Hãy thử lại sau ít giây."),
    ),
}


def page(status: int, tongue: Tongue) -> bytes:
    """Return the built-in page for a status; it needs no style and no other file.

    Shape: one of the statuses of `NOTICES`.
    """
    notice = NOTICES[status]
    heading, sentence = escape(tongue.say(notice.heading)), escape(tongue.say(notice.sentence))
    return dress.plain(heading, f"<p>{sentence}</p>", tongue).encode()
