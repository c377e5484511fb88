"""Who may do what to what is no page, and in which state: releases, files, bundles, letters, fees.

A release that nobody approved is published by nobody, by whatever road.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from desk.approving.cells import Deed, deed


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with states of its own."""

    code: str
    said: str
    states: Mapping[str, str]
    deeds: tuple[Deed, ...]


THINGS: tuple[Thing, ...] = (
    Thing(
        "release", "Lần phát hành thống kê",
        {
            "provisional": "dự kiến", "confirmed": "đã chốt ngày", "approved": "đã duyệt",
            "published": "đã phát hành", "cancelled": "đã hủy",
        },
        (
            deed("write", "Soạn các phần",
                 provisional="SQ", confirmed="SQ", approved="SQ", published="", cancelled=""),
            deed("confirm", "Chốt ngày", provisional="SQ", published="", cancelled=""),
            deed("move", "Đổi ngày, ghi lý do",
                 provisional="SQ", confirmed="SQ", approved="SQ", published="", cancelled=""),
            deed("approve", "Duyệt", provisional="", confirmed="DQ", published="", cancelled=""),
            deed("approve_own", "Duyệt lần phát hành mình soạn", confirmed=""),
            deed("publish", "Phát hành",
                 provisional="", confirmed="", approved="DQ", published="", cancelled=""),
            deed("publish_early", "Phát hành trước giờ đã công bố", approved=""),
            deed("publish_bundle", "Cho vào gói rồi cho cả gói ra", confirmed=""),
            deed("correct", "Đính chính",
                 provisional="", confirmed="", approved="", published="DQ", cancelled=""),
            deed("cancel", "Hủy, ghi lý do",
                 provisional="SQ", confirmed="SQ", approved="SQ", published="", cancelled=""),
        ),
    ),
    Thing(
        "upload", "Tệp số liệu gửi lên",
        {"previewed": "đang xem trước", "accepted": "đã ghi vào sổ"},
        (
            deed("see", "Xem tệp sẽ ghi gì", previewed="SQ"),
            deed("accept", "Ghi vào sổ", previewed="SQ", accepted=""),
        ),
    ),
    Thing(
        "bundle", "Gói xuất bản",
        {"open": "đang soạn", "scheduled": "hẹn giờ", "out": "đã ra"},
        (
            deed("put_in", "Cho trang vào", open="EDXQ", scheduled="EDXQ", out=""),
            deed("take_out", "Lấy trang ra", open="EDXQ", scheduled="EDXQ", out=""),
            deed("schedule", "Hẹn giờ", open="XQ", scheduled="XQ", out=""),
            deed("unschedule", "Bỏ hẹn giờ", scheduled="XQ", out=""),
            deed("let_out", "Cho ra", open="XQ", scheduled="XQ", out=""),
            deed("let_out_unapproved", "Cho trang chưa duyệt vào gói hẹn giờ, đến giờ gói tự ra",
                 scheduled=""),
        ),
    ),
    Thing(
        "letter", "Thư của người đọc",
        {
            "received": "đã nhận", "working": "đã soạn trả lời", "answered": "đã trả lời",
            "returned": "thư trả lời không đến", "closed": "đã khép lại",
        },
        (
            deed("assign", "Giao xử lý", received="EDQ", working="EDQ", answered="", closed=""),
            deed("report", "Báo tiến độ", received="EDQ", working="EDQ", answered="", closed=""),
            deed("write", "Soạn trả lời", received="EDQ", working="EDQ", answered=""),
            deed("answer", "Duyệt và trả lời", received="", working="DQ", answered=""),
            deed("answer_own", "Duyệt câu trả lời mình soạn", working=""),
            deed("show", "Đăng thư, trả lời sau", received="", working="DQ"),
            deed("hide", "Thôi đăng và mở lại", answered="DQ", closed="DQ"),
            deed("close", "Khép lại", received="DQ", working="DQ", answered="", closed=""),
            deed("tell", "Ghi đã báo người gửi bằng cách khác", answered="", returned="EDQ"),
            deed("forget", "Xóa thông tin người gửi",
                 received="DQ", working="DQ", answered="DQ", closed="DQ"),
        ),
    ),
    Thing(
        "fee", "Nhuận bút",
        {"proposed": "đã chấm", "approved": "đã duyệt", "refused": "không duyệt"},
        (
            deed("approve", "Duyệt", proposed="DQ", approved="", refused=""),
            deed("approve_own", "Duyệt dòng mình chấm", proposed=""),
            deed("refuse", "Không duyệt, ghi lý do", proposed="DQ", approved="DQ", refused=""),
        ),
    ),
    Thing(
        "demand", "Yêu cầu gỡ bỏ",
        {"received": "đã ghi nhận", "taken_down": "đã gỡ", "restored": "đã cho đăng lại"},
        (
            deed("obey", "Gỡ", received="XQ", taken_down="", restored=""),
            deed("lift", "Cho đăng lại theo văn bản", received="", taken_down="XQ", restored=""),
            deed("lift_without", "Cho đăng lại không có văn bản", taken_down=""),
        ),
    ),
    Thing(
        "correction", "Chỗ cần xem lại trong bài đã đăng",
        {"waiting": "chờ xem", "settled": "đã để nguyên"},
        (
            deed("take", "Nhận bài", waiting="EDXQ"),
            deed("assign", "Giao bài", waiting="DQ"),
            deed("settle", "Để nguyên số đã đăng, ghi lý do", waiting="DQ", settled=""),
        ),
    ),
    Thing(
        "edition", "Bài của năm trước",
        {"draft": "bản nháp", "live": "đang xuất bản"},
        (
            deed("begin", "Soạn bản năm sau", draft="AEDQ", live="AEDQ"),
            deed("begin_live", "Soạn bản năm sau và cho lên luôn", draft="", live=""),
        ),
    ),
    Thing(
        "portal", "Cả cổng",
        {"any": ""},
        (
            deed("keep_imprint", "Sửa thông tin cổng (chân trang)", any="Q"),
            deed("keep_counter", "Sửa số dư đầu của bộ đếm", any="Q"),
            deed("keep_terms", "Sửa thời hạn giữ dữ liệu cá nhân", any="Q"),
            deed("change_banner", "Sửa thông báo đầu trang", any="XQ"),
            deed("delete_banner", "Xóa thông báo đầu trang", any="XQ"),
            deed("add_person", "Lập tài khoản", any="Q"),
            deed("promote_oneself", "Tự giao cho mình vai trò khác", any="Q"),
            deed("change_role", "Sửa quyền của một vai trò", any="Q"),
            deed("assign_roles", "Giao vai trò hàng loạt", any="Q"),
            deed("drop_workflow", "Tắt quy trình duyệt", any="Q"),
            deed("change_site", "Đổi trang gốc của cổng", any="Q"),
            deed("hide_page", "Hạn chế người xem một trang", any=""),
            deed("add_picture", "Thêm ảnh", any="AEDQ"),
            deed("add_picture_chooser", "Thêm ảnh từ trong bài", any="AEDQ"),
            deed("add_pictures", "Thêm nhiều ảnh một lúc", any="AEDQ"),
            deed("add_paper_chooser", "Thêm tài liệu từ trong bài", any="AEDQ"),
            deed("add_papers", "Thêm nhiều tài liệu một lúc", any="AEDQ"),
            deed("delete_pictures", "Xóa ảnh người khác hàng loạt", any="EDQ"),
            deed("reset_factor", "Bỏ lớp đăng nhập thứ hai của người khác", any="Q"),
        ),
    ),
)  # fmt: skip
