"""Who may do what to a page, and in which state: the whole table, as data.

It speaks of a page that somebody else edited last. The screens obey it and a test tries every
cell over HTTP; `congso rights` prints it. “Own” deeds have rows of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

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
_CODES = {
    "A": "author", "E": "editor", "D": "approver", "X": "publisher", "S": "statistician",
    "L": "leader", "K": "accountant", "O": "operator",
    "Q": "administrator",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be tried on a page."""

    code: str
    said: str
    allowed: Mapping[str, frozenset[str]]
    """State → codes of the roles that may; a state that is not named has no such deed."""


def _deed(code: str, said: str, **allowed: str) -> Deed:
    return Deed(
        code,
        said,
        {state: frozenset(_CODES[letter] for letter in who) for state, who in allowed.items()},
    )


DEEDS: tuple[Deed, ...] = (
    _deed("write", "Sửa và lưu bản nháp",
          draft="EDXQ", review="DQ", approved="EDXQ", scheduled="", live="EDXQ", changed="EDXQ"),
    _deed("submit", "Gửi duyệt", draft="EDXQ", changed="EDXQ"),
    _deed("approve", "Duyệt (màn hình duyệt)", draft="DQ", review="DQ", changed="DQ"),
    _deed("approve_step", "Duyệt (bước duyệt của trình soạn thảo)", review="DQ"),
    _deed("approve_own", "Duyệt bài mình sửa lần cuối", draft="", review="", changed=""),
    _deed("alone", "Xuất bản khẩn bài của mình, ghi lý do", draft="DQ", changed="DQ"),
    _deed("publish", "Xuất bản (trình soạn thảo)",
          draft="Q", review="Q", approved="XQ", scheduled="", changed="Q"),
    _deed("publish_own", "Xuất bản bài mình sửa lần cuối", draft="", review="", changed=""),
    _deed("publish_many", "Xuất bản hàng loạt", draft="Q", review="Q", approved="XQ", changed="Q"),
    _deed("publish_program", "Xuất bản qua giao diện chương trình",
          draft="Q", review="Q", approved="XQ", changed="Q"),
    _deed("publish_screen", "Xuất bản (màn hình duyệt)",
          draft="Q", review="Q", approved="XQ", changed="Q"),
    _deed("correct", "Sửa trang đang đăng và xuất bản luôn", live="", changed=""),
    _deed("bundle_in", "Cho vào gói xuất bản",
          draft="EDXQ", review="EDXQ", approved="EDXQ", changed="EDXQ"),
    _deed("bundle_out", "Cho ra cùng gói",
          draft="Q", review="Q", approved="XQ", scheduled="", changed="Q"),
    _deed("bundle_clock", "Hẹn giờ cả gói, đến giờ gói tự ra",
          draft="", approved="XQ", changed=""),
    _deed("revert", "Lấy lại bản cũ và xuất bản luôn", draft="", review="", live="", changed=""),
    _deed("revert_program", "Lấy lại bản cũ qua giao diện chương trình, rồi xuất bản",
          draft="", live="", changed=""),
    _deed("cancel", "Hủy lượt gửi duyệt của người khác", review="DQ"),
    _deed("cancel_publish", "Hủy lượt gửi duyệt rồi xuất bản", review="Q"),
    _deed("schedule", "Hẹn giờ xuất bản", draft="Q", review="Q", approved="XQ", changed="Q"),
    _deed("unschedule", "Bỏ hẹn giờ", scheduled="XQ"),
    _deed("withdraw", "Gỡ khỏi trang", live="XQ", changed="XQ"),
    _deed("withdraw_many", "Gỡ hàng loạt", live="XQ", changed="XQ"),
    _deed("take_down", "Gỡ theo yêu cầu của cơ quan có thẩm quyền",
          scheduled="XQ", live="XQ", changed="XQ"),
    _deed("publish_taken", "Xuất bản lại trang đã gỡ theo yêu cầu", live="", changed=""),
    _deed("delete", "Xóa", draft="EDXQ", approved="EDXQ", live="XQ", changed="XQ"),
    _deed("move", "Chuyển sang chuyên mục khác",
          draft="EDQ", approved="EDQ", live="Q", changed="Q"),
    _deed("copy", "Chép thành bản nháp mới", draft="EDQ", live="EDQ"),
    _deed("copy_live", "Chép và cho bản chép lên luôn", draft="", live="", changed=""),
    _deed("alias", "Đặt thêm ở chuyên mục khác", live="Q"),
    _deed("lock", "Khóa", draft="DQ", approved="DQ", live="DQ"),
    _deed("unlock", "Mở khóa của người khác", draft="DQ", approved="DQ", live="DQ"),
    _deed("unlock_publish", "Mở khóa rồi xuất bản", draft="Q", approved="Q"),
)  # fmt: skip


def printed() -> str:
    """Return the table as a document, in Markdown."""
    lines = [
        "# Ai được làm gì với một trang",
        "",
        "Bảng này in bằng `congso rights`; kiểm thử thử từng ô qua HTTP.",
        "Nó nói về trang mà người khác sửa lần cuối; việc với bài của chính mình có dòng riêng.",
        "Một người giữ hai vai trò thì được cộng quyền của cả hai, trừ việc tự duyệt bài mình.",
        "Vai trò giao theo chuyên mục có cùng bảng này, trong chuyên mục ấy.",
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
        lines += [_line(deed, deed.allowed[state]) for deed in DEEDS if state in deed.allowed]
    lines += ["", "## Việc khác", "", "| việc | vai trò |", "|---|---|"]
    acts = sorted({act for role in ROLES for act in role.acts})
    for act in acts:
        who = [role.name for role in ROLES if role.everything or act in role.acts]
        lines.append(f"| `{act}` | {', '.join(who)} |")
    return "\n".join(lines) + "\n"


def _line(deed: Deed, who: frozenset[str]) -> str:
    cells = " | ".join("✓" if role.code in who else "–" for role in ROLES)
    return f"| {deed.said} | {cells} |"
