"""What a reader is told, in a sentence and with a way on, when there is no page to show.

A built tree may bring its own ``/404.html`` and ``/410.html`` in the dress of the portal;
these plain ones stand in for them, and for all that no build can foresee.
"""

from dataclasses import dataclass
from html import escape
from typing import Final


@dataclass(frozen=True, slots=True)
class Notice:
    """A heading and a sentence in the reader's words."""

    heading: str
    sentence: str


NOTICES: Final = {
    400: Notice(
        "Địa chỉ không hợp lệ",
        "Địa chỉ này có ký tự mà không trang nào dùng. Hãy kiểm tra lại đường dẫn vừa mở.",
    ),
    404: Notice(
        "Không tìm thấy trang",
        "Không có trang nào ở địa chỉ này. Có thể đường dẫn bị gõ sai hoặc đã cũ.",
    ),
    405: Notice(
        "Không nhận yêu cầu này",
        "Địa chỉ này chỉ để đọc: máy chủ nhận GET và HEAD.",
    ),
    406: Notice(
        "Không có bản phù hợp",
        "Trình duyệt từ chối mọi kiểu nén mà trang này có."
        " Hãy cho phép gzip, zstd, br hoặc identity.",
    ),
    408: Notice(
        "Gửi quá lâu",
        "Nội dung gửi lên chưa đến đủ nên máy chủ ngừng đợi. Hãy thử gửi lại.",
    ),
    410: Notice(
        "Trang đã gỡ",
        "Trang này từng được đăng và đã được gỡ xuống, không có địa chỉ thay thế.",
    ),
    412: Notice(
        "Trang đã thay đổi",
        "Bản mà yêu cầu nhắc đến không còn là bản hiện hành. Hãy tải lại trang.",
    ),
    413: Notice(
        "Nội dung quá dài",
        "Máy chủ nhận nhiều nhất 128 KB mỗi lần gửi. Hãy rút ngắn nội dung rồi gửi lại.",
    ),
    415: Notice(
        "Không nhận kiểu nội dung này",
        "Hãy gửi từ biểu mẫu trên trang của cổng; tệp đính kèm không được nhận.",
    ),
    416: Notice(
        "Ngoài phạm vi của tệp",
        "Đoạn được yêu cầu nằm sau chỗ kết thúc của tệp. Hãy tải lại từ đầu.",
    ),
    500: Notice(
        "Máy chủ gặp trục trặc",
        "Yêu cầu này chưa trả lời được. Hãy thử lại sau ít phút.",
    ),
    503: Notice(
        "Trang đang được chuẩn bị",
        "Nội dung đang được dựng và sẽ có trong giây lát. Hãy thử lại sau ít giây.",
    ),
}


def page(status: int) -> bytes:
    """Return the built-in page for a status; it needs no style and no other file.

    Shape: one of the statuses of `NOTICES`.
    """
    notice = NOTICES[status]
    heading, sentence = escape(notice.heading), escape(notice.sentence)
    return (
        '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{heading} – Cổng Số</title>\n</head>\n<body>\n<main>\n"
        f"<h1>{heading}</h1>\n<p>{sentence}</p>\n"
        '<p><a href="/">Về trang chủ</a></p>\n</main>\n</body>\n</html>\n'
    ).encode()
