"""The roles of a provincial portal, and the acts that each may do.

Who writes does not approve, who approves does not change figures, who keeps the figures does not
write the news; whoever runs the portal may do all, and still approves nothing of their own.
An act is named as in `desk.kit.permissions`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """What a group of people may do."""

    code: str
    name: str
    """The name of the group, as people see it."""
    said: str
    """What the role is for, in one sentence."""
    acts: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    """What they may do to any page, or to those of a section: add, change, approve, publish …"""
    files: tuple[str, ...] = ()
    """What they may do to pictures and documents: add, change, choose."""
    everything: bool = False

    @property
    def is_for_sections(self) -> bool:
        """Whether the role can be given for one section alone."""
        return bool(self.pages) and not self.everything

    @property
    def acts_in_a_section(self) -> tuple[str, ...]:
        """What comes with the role where it is given for one section."""
        return tuple(act for act in self.acts if act not in OF_THE_WHOLE)

    @property
    def files_in_a_section(self) -> tuple[str, ...]:
        """What it may do to files then: sections share them, so it changes those it added."""
        return tuple(deed for deed in self.files if deed != "change")


OF_THE_WHOLE = frozenset({
    "checking.remember",
    "kit.view_journalentry",
    "kit.view_journalsource",
    "newsroom.add_banner",
    "newsroom.change_banner",
    "newsroom.delete_banner",
    "newsroom.view_banner",
    "newsroom.approve_banner",
    "releases.approve_release",
    "releases.view_release",
    "subscriptions.view_subscriber",
})  # fmt: skip
"""Acts that touch no page, or all of them; a role in a section does not bring them."""

ROLES = (
    Role(
        "author",
        "Tác giả",
        "Viết bài mới và sửa bài của mình, gửi duyệt.",
        acts=("checking.remember", "checking.view_correction"),
        pages=("add",),
        files=("add", "choose"),
    ),
    Role(
        "editor",
        "Biên tập viên",
        "Viết và sửa mọi bài, gửi duyệt, soạn gói.",
        acts=(
            "bundles.prepare_bundle",
            "checking.remember",
            "checking.view_correction",
            "petitions.view_letter",
            "petitions.answer_letter",
            "royalties.propose_fee",
            "royalties.view_fee",
            "subscriptions.ask_urgent",
        ),
        pages=("add", "change"),
        files=("add", "change", "choose"),
    ),
    Role(
        "approver",
        "Người duyệt",
        "Đọc, sửa, duyệt bài của người khác; cho giữ nguyên một số có lý do.",
        acts=(
            "approving.approve_page",
            "royalties.approve_fee",
            "royalties.propose_fee",
            "royalties.view_fee",
            "bundles.prepare_bundle",
            "checking.waive",
            "checking.remember",
            "checking.view_correction",
            "checking.settle",
            "checking.assign",
            "releases.approve_release",
            "releases.view_release",
            "petitions.view_letter",
            "petitions.answer_letter",
            "petitions.approve_answer",
            "subscriptions.ask_urgent",
            "subscriptions.approve_urgent",
            "newsroom.approve_banner",
            "kit.view_journalentry",
        ),
        pages=("add", "approve", "change", "lock", "unlock"),
        files=("add", "change", "choose"),
    ),
    Role(
        "publisher",
        "Người xuất bản",
        "Cho lên trang, hẹn giờ và gỡ những gì người khác đã duyệt.",
        acts=(
            "newsroom.add_banner",
            "newsroom.change_banner",
            "newsroom.delete_banner",
            "newsroom.view_banner",
            "newsroom.approve_banner",
            "bundles.prepare_bundle",
            "bundles.release_bundle",
            "takedowns.obey_demand",
            "subscriptions.view_subscriber",
            "subscriptions.ask_urgent",
            "subscriptions.approve_urgent",
            "checking.view_correction",
            "releases.view_release",
            "kit.view_journalentry",
        ),
        pages=("change", "publish"),
        files=("choose",),
    ),
    Role(
        "statistician",
        "Thống kê viên",
        "Giữ sổ số liệu, soạn phát hành thống kê.",
        acts=(
            "ledger.record_observations",
            "ledger.revise_observation",
            "ledger.view_observation",
            "ledger.define_indicators",
            "releases.prepare_release",
            "releases.view_release",
            "atlas.import_places",
            "atlas.keep_agencies",
            "checking.view_correction",
            "kit.view_journalentry",
        ),
    ),
    Role(
        "leader",
        "Lãnh đạo",
        "Xem số liệu, lịch phát hành, thư và nhật ký; không sửa gì.",
        acts=(
            "ledger.view_observation",
            "releases.view_release",
            "petitions.view_letter",
            "subscriptions.view_subscriber",
            "royalties.view_fee",
            "kit.view_journalentry",
        ),
    ),
    Role(
        "accountant",
        "Kế toán",
        "Khai bảng hệ số nhuận bút, lấy bảng kê; không sửa gì khác.",
        acts=("royalties.keep_rates", "royalties.view_fee"),
    ),
    Role(
        "operator",
        "Người vận hành",
        "Xem tình trạng hệ thống và nhật ký, kể cả việc làm từ máy nào; xử lý mục để riêng.",
        acts=(
            "press.handle_setaside",
            "subscriptions.view_subscriber",
            "kit.view_journalentry",
            "kit.view_journalsource",
        ),
    ),
    Role(
        "administrator",
        "Quản trị",
        "Mọi việc, kể cả người dùng và vai trò; vẫn không tự duyệt bài của mình.",
        pages=("add", "approve", "change", "publish", "lock", "unlock", "bulk_delete"),
        files=("add", "change", "choose"),
        everything=True,
    ),
)
"""Everybody may look things up in the ledger; only the acts above change anything."""


def named(code: str) -> Role:
    """Return the role of a code.

    Raises: `KeyError`.
    """
    return {role.code: role for role in ROLES}[code]
