"""Who may do what to a page or another thing, and in which state: the whole table, as data.

It speaks of a page that somebody else edited last. The screens obey it and a test tries every
cell over HTTP; `congso rights` prints it. “Own” deeds have rows of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from desk.approving import beyond_pages
from desk.approving.cells import Deed, deed, roles
from desk.staff.roles import ROLES

DRAFT, REVIEW, APPROVED = "draft", "review", "approved"
SCHEDULED, LIVE, CHANGED = "scheduled", "live", "changed"
STATES: Mapping[str, str] = {
    DRAFT: "bản nháp",
    REVIEW: "chờ duyệt",
    APPROVED: "đã duyệt",
    SCHEDULED: "hẹn giờ",
    LIVE: "đang xuất bản",
    CHANGED: "đang xuất bản, có bản nháp mới",
}


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that can be tried on a screen that is no page's own: lists, letters, fees."""

    code: str
    said: str
    allowed: frozenset[str]
    """Codes of the roles that may, held for the whole portal."""
    is_in_sections: bool
    """Whether those who hold such a role in one section may, for its pages; else they may not."""


def _duty(code: str, said: str, who: str, *, whole: bool = False) -> Duty:
    return Duty(code, said, roles(who), not whole)


DUTIES: tuple[Duty, ...] = (
    _duty("waive", "Cho giữ nguyên một số, ghi lý do", "DQ"),
    _duty("see_overtaken", "Xem bài cần xem lại vì sổ đã đổi", "AEDXSQ"),
    _duty("take_overtaken", "Nhận bài cần xem lại", "EDXQ"),
    _duty("assign_overtaken", "Giao bài cần xem lại", "DQ"),
    _duty("settle_overtaken", "Để nguyên số đã đăng, ghi lý do", "DQ"),
    _duty("table_overtaken", "Tải bảng bài cần xem lại", "AEDXSQ"),
    _duty("see_links", "Xem liên kết hỏng, ngày rà soát", "EDXSLOQ"),
    _duty("see_bundle", "Xem gói có trang này", "EDXQ"),
    _duty("leave_bundle", "Lấy trang ra khỏi gói", "EDXQ"),
    _duty("unschedule_bundle", "Bỏ hẹn giờ gói có trang này", "XQ"),
    _duty("see_demand", "Xem yêu cầu gỡ trang này", "XQ"),
    _duty("obey_demand", "Gỡ theo yêu cầu đã ghi nhận", "XQ"),
    _duty("lift_demand", "Cho đăng lại trang đã gỡ theo yêu cầu", "XQ"),
    _duty("see_report", "Xem thư báo lỗi trong trang này", "EDLQ"),
    _duty("answer_report", "Soạn trả lời thư báo lỗi", "EDQ"),
    _duty("let_answer_out", "Duyệt và gửi trả lời thư báo lỗi", "DQ"),
    _duty("see_fee", "Xem nhuận bút của trang này", "EDLKQ"),
    _duty("take_fees_away", "Tải bảng kê nhuận bút có trang này", "EDLKQ"),
    _duty("propose_fee", "Chấm nhuận bút", "EDQ"),
    _duty("approve_fee", "Duyệt nhuận bút", "DQ"),
    _duty("ask_urgent", "Đề nghị gửi tin khẩn về trang này", "EDXQ"),
    _duty("approve_urgent", "Duyệt gửi tin khẩn", "DXQ"),
    _duty("see_letter", "Xem thư gửi Sở", "EDLQ", whole=True),
    _duty("answer_letter", "Soạn trả lời thư gửi Sở", "EDQ", whole=True),
    _duty("remember", "Xác nhận một cách gọi dùng cho mọi bài", "AEDQ", whole=True),
    _duty("banner", "Đặt thông báo đầu trang", "XQ", whole=True),
    _duty("approve_banner", "Duyệt thông báo khẩn đầu trang", "DXQ", whole=True),
    _duty("import_articles", "Nhập bài từ cổng cũ", "Q", whole=True),
    _duty("see_releases", "Xem lần phát hành thống kê", "DXSLQ", whole=True),
    _duty("bundle_release", "Cho lần phát hành vào gói", "EDXQ", whole=True),
    _duty("see_journal", "Xem nhật ký", "DXSLOQ", whole=True),
    _duty("see_followers", "Xem số người theo dõi qua thư", "XLOQ", whole=True),
    _duty("see_health", "Xem tình trạng hệ thống", "DXSLOQ", whole=True),
    _duty("handle_aside", "Xử lý mục hộp thư để riêng, cho dựng lại trang", "OQ", whole=True),
    _duty("keep_rates", "Khai bảng hệ số nhuận bút", "KQ", whole=True),
    _duty("record", "Ghi số liệu vào sổ", "SQ", whole=True),
    _duty("define", "Định nghĩa chỉ tiêu", "SQ", whole=True),
    _duty("change_file", "Sửa ảnh người khác đã tải lên", "EDQ", whole=True),
    _duty("give_role", "Giao vai trò trong chuyên mục", "Q", whole=True),
)
"""Tried of a page in one section by each role for the whole portal, and by those that can be given
for a section, once for its own and once for another."""

DEEDS: tuple[Deed, ...] = (
    deed("write", "Sửa và lưu bản nháp",
         draft="EDXQ", review="DQ", approved="EDXQ", scheduled="", live="EDXQ", changed="EDXQ"),
    deed("submit", "Gửi duyệt", draft="EDXQ", changed="EDXQ"),
    deed("approve", "Duyệt (màn hình duyệt)", draft="DQ", review="DQ", changed="DQ"),
    deed("approve_step", "Duyệt (bước duyệt của trình soạn thảo)", review="DQ"),
    deed("approve_own", "Duyệt bài mình sửa lần cuối", draft="", review="", changed=""),
    deed("alone", "Xuất bản khẩn bài của mình, ghi lý do", draft="DQ", changed="DQ"),
    deed("publish", "Xuất bản (trình soạn thảo)",
         draft="Q", review="Q", approved="XQ", scheduled="", changed="Q"),
    deed("publish_own", "Xuất bản bài mình sửa lần cuối", draft="", review="", changed=""),
    deed("publish_many", "Xuất bản hàng loạt", draft="Q", review="Q", approved="XQ", changed="Q"),
    deed("publish_program", "Xuất bản qua giao diện chương trình",
         draft="Q", review="Q", approved="XQ", changed="Q"),
    deed("publish_screen", "Xuất bản (màn hình duyệt)",
         draft="Q", review="Q", approved="XQ", changed="Q"),
    deed("correct", "Sửa trang đang đăng và xuất bản luôn", live="", changed=""),
    deed("bundle_in", "Cho vào gói xuất bản",
         draft="EDXQ", review="EDXQ", approved="EDXQ", changed="EDXQ"),
    deed("bundle_out", "Cho ra cùng gói",
         draft="Q", review="Q", approved="XQ", scheduled="", changed="Q"),
    deed("bundle_clock", "Hẹn giờ cả gói, đến giờ gói tự ra",
         draft="", approved="XQ", changed=""),
    deed("revert", "Lấy lại bản cũ và xuất bản luôn", draft="", review="", live="", changed=""),
    deed("revert_program", "Lấy lại bản cũ qua giao diện chương trình, rồi xuất bản",
         draft="", live="", changed=""),
    deed("cancel", "Hủy lượt gửi duyệt của người khác", review="DQ"),
    deed("cancel_publish", "Hủy lượt gửi duyệt rồi xuất bản", review="Q"),
    deed("schedule", "Hẹn giờ xuất bản", draft="Q", review="Q", approved="XQ", changed="Q"),
    deed("unschedule", "Bỏ hẹn giờ", scheduled="XQ"),
    deed("withdraw", "Gỡ khỏi trang", live="XQ", changed="XQ"),
    deed("withdraw_program", "Gỡ qua giao diện chương trình", live="XQ", changed="XQ"),
    deed("withdraw_many", "Gỡ hàng loạt", live="XQ", changed="XQ"),
    deed("take_down", "Gỡ theo yêu cầu của cơ quan có thẩm quyền",
         scheduled="XQ", live="XQ", changed="XQ"),
    deed("publish_taken", "Xuất bản lại trang đã gỡ theo yêu cầu", live="", changed=""),
    deed("delete", "Xóa", draft="EDXQ", approved="EDXQ", live="XQ", changed="XQ"),
    deed("delete_many", "Xóa hàng loạt", draft="EDXQ", live="XQ"),
    deed("delete_program", "Xóa qua giao diện chương trình", draft="EDXQ", live="XQ"),
    deed("move", "Chuyển sang chuyên mục khác",
         draft="EDQ", approved="EDQ", live="Q", changed="Q"),
    deed("move_many", "Chuyển hàng loạt", draft="EDQ", live="Q"),
    deed("move_program", "Chuyển qua giao diện chương trình", draft="EDQ", live="Q"),
    deed("copy", "Chép thành bản nháp mới", draft="EDQ", live="EDQ"),
    deed("copy_live", "Chép và cho bản chép lên luôn", draft="", live="", changed=""),
    deed("copy_live_program", "Chép qua giao diện chương trình, giữ bản chép lên luôn",
         live="", changed=""),
    deed("create_live", "Viết bài mới và cho lên luôn", draft=""),
    deed("alias_program", "Đặt thêm ở chuyên mục khác qua giao diện chương trình", live="Q"),
    deed("alias", "Đặt thêm ở chuyên mục khác", live="Q"),
    deed("lock", "Khóa", draft="DQ", approved="DQ", live="DQ"),
    deed("unlock", "Mở khóa của người khác", draft="DQ", approved="DQ", live="DQ"),
    deed("unlock_publish", "Mở khóa rồi xuất bản", draft="Q", approved="Q"),
)  # fmt: skip


def printed() -> str:
    """Return the table as a document, in Markdown."""
    lines = [
        "# Ai được làm gì với một trang",
        "",
        "Bảng này in bằng `congso rights`; kiểm thử thử từng ô qua HTTP.",
        "Nó nói về trang mà người khác sửa lần cuối; việc với bài của chính mình có dòng riêng.",
        "Một người giữ hai vai trò thì được cộng quyền của cả hai, trừ việc tự duyệt bài mình.",
        "Vai trò giao theo chuyên mục có cùng bảng này, trong chuyên mục ấy; ở chuyên mục khác thì",
        "không có ô nào được.",
        "",
        "## Vai trò",
        "",
        "| vai trò | để làm gì |",
        "|---|---|",
        *(f"| {role.name} | {role.said} |" for role in ROLES),
        "",
        "## Việc",
        "",
        "✓ được; – không được; ô trống: trạng thái ấy không có việc này.",
    ]
    for state, said in STATES.items():
        lines += ["", f"### Trang ở trạng thái: {said}", ""]
        lines += ["| việc | " + " | ".join(role.name for role in ROLES) + " |"]
        lines += ["|---|" + "---|" * len(ROLES)]
        lines += [_line(one, one.allowed[state]) for one in DEEDS if state in one.allowed]
    lines += _things()
    lines += _duties()
    lines += ["", "## Quyền của mỗi vai trò", "", "| quyền | vai trò |", "|---|---|"]
    acts = sorted({act for role in ROLES for act in role.acts})
    for act in acts:
        who = [role.name for role in ROLES if role.everything or act in role.acts]
        lines.append(f"| `{act}` | {', '.join(who)} |")
    return "\n".join(lines) + "\n"


def _things() -> list[str]:
    lines = [
        "",
        "## Việc với những gì không phải là trang",
        "",
        "Cột là vai trò cho cả cổng. Kiểm thử thử từng ô qua HTTP, kể cả gửi thẳng tới địa chỉ mà",
        "màn hình không đưa nút.",
    ]
    for thing in beyond_pages.THINGS:
        for state, said in thing.states.items():
            lines += ["", f"### {thing.said}{': ' if said else ''}{said}", ""]
            lines += ["| việc | " + " | ".join(role.name for role in ROLES) + " |"]
            lines += ["|---|" + "---|" * len(ROLES)]
            held = [one for one in thing.deeds if state in one.allowed]
            lines += [_line(one, one.allowed[state]) for one in held]
    return lines


def _duties() -> list[str]:
    return [
        "",
        "## Việc ở các màn hình khác",
        "",
        "Cột là vai trò cho cả cổng.",
        "Việc có dấu •: ai giữ vai trò ấy ở một chuyên mục cũng được, với trang của chuyên mục ấy,",
        "không được với trang của chuyên mục khác; danh sách cũng không kể.",
        "Việc không có dấu thuộc về cả cổng: vai trò ở một chuyên mục không kèm theo.",
        "",
        "| việc | • | " + " | ".join(role.name for role in ROLES) + " |",
        "|---|---|" + "---|" * len(ROLES),
        *(
            f"| {duty.said} | {'•' if duty.is_in_sections else ''} | {_cells(duty.allowed)} |"
            for duty in DUTIES
        ),
    ]


def _line(one: Deed, who: frozenset[str]) -> str:
    return f"| {one.said} | {_cells(who)} |"


def _cells(who: frozenset[str]) -> str:
    return " | ".join("✓" if role.code in who else "–" for role in ROLES)
