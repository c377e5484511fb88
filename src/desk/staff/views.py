"""The journal on the staff side: who did what, when, and why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy

from desk.kit import journal
from desk.staff.screens import Screen

ACTS = {
    "approving.approve": gettext_lazy("duyệt bài"),
    "approving.let_out_alone": gettext_lazy("xuất bản khẩn"),
    "arrivals.import_articles": gettext_lazy("nhập bài từ cổng cũ"),
    "atlas.import_places": gettext_lazy("nhập danh mục địa bàn"),
    "atlas.keep_agency": gettext_lazy("sửa danh sách cơ quan, doanh nghiệp"),
    "bundles.open_bundle": gettext_lazy("mở gói xuất bản"),
    "bundles.put_in": gettext_lazy("cho vào gói"),
    "bundles.take_out": gettext_lazy("lấy ra khỏi gói"),
    "bundles.schedule": gettext_lazy("hẹn giờ gói"),
    "bundles.unschedule": gettext_lazy("bỏ hẹn giờ gói"),
    "bundles.let_out": gettext_lazy("cho gói ra"),
    "bundles.refuse": gettext_lazy("gói chưa ra được"),
    "checking.bind": gettext_lazy("gắn số vào sổ"),
    "checking.correct": gettext_lazy("sửa số trong bài"),
    "checking.waive": gettext_lazy("bỏ qua cảnh báo"),
    "checking.remember": gettext_lazy("xác nhận cách gọi"),
    "checking.forget": gettext_lazy("bỏ cách gọi"),
    "checking.tidy": gettext_lazy("sửa lỗi gõ"),
    "checking.renew": gettext_lazy("lấy số mới cho số liệu sống"),
    "checking.settle": gettext_lazy("để nguyên số đã đăng"),
    "checking.refuse": gettext_lazy("bài hẹn giờ chưa lên được"),
    "checking.assign": gettext_lazy("giao bài cần xem lại"),
    "ledger.record_observations": gettext_lazy("ghi số liệu"),
    "ledger.import_form": gettext_lazy("nhập tệp số liệu"),
    "ledger.refuse_import": gettext_lazy("từ chối tệp số liệu"),
    "ledger.revise_observation": gettext_lazy("sửa số liệu"),
    "newsroom.change_counter": gettext_lazy("sửa số dư đầu của bộ đếm"),
    "newsroom.begin_next_edition": gettext_lazy("soạn bản năm sau"),
    "petitions.answer_letter": gettext_lazy("duyệt và trả lời thư"),
    "petitions.close_letter": gettext_lazy("khép lại thư"),
    "petitions.forget_old": gettext_lazy("xóa người gửi của thư đã hết hạn giữ"),
    "petitions.forget_sender": gettext_lazy("xóa thông tin người gửi thư"),
    "petitions.hide_letter": gettext_lazy("thôi đăng thư"),
    "press.try_again": gettext_lazy("nhận lại mục hộp thư để riêng"),
    "press.proved": gettext_lazy("soát bản dựng"),
    "press.repaired": gettext_lazy("dựng lại chỗ lệch"),
    "press.drift": gettext_lazy("bản dựng lệch"),
    "releases.approve_release": gettext_lazy("duyệt lần phát hành"),
    "releases.cancel_release": gettext_lazy("hủy lần phát hành"),
    "releases.confirm_release": gettext_lazy("chốt ngày phát hành"),
    "releases.correct_release": gettext_lazy("đính chính lần phát hành"),
    "releases.keep_series": gettext_lazy("khai loạt phát hành"),
    "releases.move_release": gettext_lazy("đổi ngày phát hành"),
    "releases.plan_release": gettext_lazy("lên lịch phát hành"),
    "releases.publish_release": gettext_lazy("phát hành số liệu"),
    "releases.return_release": gettext_lazy("trả lại lần phát hành để duyệt lại"),
    "releases.write_release": gettext_lazy("soạn lần phát hành"),
    "royalties.approved_fee": gettext_lazy("duyệt nhuận bút"),
    "royalties.keep_rates": gettext_lazy("khai bảng hệ số nhuận bút"),
    "royalties.propose_fee": gettext_lazy("chấm nhuận bút"),
    "royalties.refused_fee": gettext_lazy("không duyệt nhuận bút"),
    "newsroom.approve_banner": gettext_lazy("duyệt thông báo khẩn đầu trang"),
    "subscriptions.approve_urgent": gettext_lazy("duyệt gửi tin khẩn"),
    "subscriptions.ask_urgent": gettext_lazy("đề nghị gửi tin khẩn"),
    "subscriptions.drop_urgent": gettext_lazy("rút đề nghị gửi tin khẩn"),
    "subscriptions.erase_subscriber": gettext_lazy("xóa địa chỉ theo dõi theo yêu cầu"),
    "takedowns.receive_demand": gettext_lazy("ghi nhận yêu cầu gỡ bỏ"),
    "takedowns.take_down": gettext_lazy("gỡ bỏ theo yêu cầu"),
    "takedowns.restore": gettext_lazy("cho đăng lại"),
    "staff.create_demonstration_person": gettext_lazy("lập tài khoản trình diễn"),
    "staff.enrol_second_factor": gettext_lazy("bật đăng nhập hai lớp"),
    "staff.reset_second_factor": gettext_lazy("bỏ lớp đăng nhập thứ hai"),
    "staff.let_into_section": gettext_lazy("giao vai trò trong chuyên mục"),
    "staff.let_out_of_section": gettext_lazy("rút vai trò trong chuyên mục"),
}
_DETAILS = {
    "was": gettext_lazy("số cũ"),
    "now": gettext_lazy("số mới"),
    "level": gettext_lazy("mức độ"),
    "reason": gettext_lazy("lý do"),
    "source": gettext_lazy("nguồn"),
    "count": gettext_lazy("số dòng"),
    "unchanged": gettext_lazy("số đã có"),
    "warnings": gettext_lazy("cảnh báo"),
    "role": gettext_lazy("vai trò"),
    "agency": gettext_lazy("cơ quan"),
    "section": gettext_lazy("chuyên mục"),
    "written_by": gettext_lazy("người viết"),
    "places": gettext_lazy("đơn vị"),
    "successions": gettext_lazy("thay đổi địa giới"),
    "agencies": gettext_lazy("cơ quan"),
    "statement": gettext_lazy("số trong bài"),
    "sentence": gettext_lazy("trong câu"),
    "expected": gettext_lazy("số khớp"),
    "to": gettext_lazy("người phụ trách"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A deed in words."""

    at: datetime
    by: str
    act: str
    subject: str
    details: tuple[tuple[str, str], ...]


class Journal(Screen):
    """What was done, the newest first, found by kind of deed, person or subject."""

    act = "kit.view_journalentry"
    template_name = "staff/journal.html"
    page_title = gettext_lazy("Nhật ký")
    header_icon = "history"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        act, wanted = self.asked("act"), self.asked("q")
        page = journal.entries(act=act, wanted=wanted, page=self.number())
        return {
            **super().get_context_data(**kwargs),
            "page": page,
            "lines": [_told(entry) for entry in page.object_list],
            "acts": [(act, ACTS.get(act, act)) for act in journal.acts()],
            "act": act,
            "wanted": wanted,
        }


def _told(entry: journal.Entry) -> Line:
    details = tuple(
        (str(_DETAILS[name]), str(value))
        for name, value in entry.details.items()
        if name in _DETAILS and value not in (None, "")
    )
    return Line(entry.at, entry.by, str(ACTS.get(entry.act, entry.act)), entry.subject, details)
