"""Four roles of a provincial portal, and the acts that each may do.

Who writes does not publish, who publishes does not change figures, who keeps the figures does not
write the news; whoever runs the portal may do all. An act is named as in `desk.kit.permissions`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """What a group of people may do."""

    code: str
    name: str
    """The name of the group, as people see it."""
    acts: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    """What they may do to any page: add, change, publish …"""
    files: tuple[str, ...] = ()
    """What they may do to pictures and documents: add, change, choose."""
    everything: bool = False


ROLES = (
    Role(
        "editor",
        "Biên tập viên",
        acts=("checking.remember",),
        pages=("add", "change"),
        files=("add", "change", "choose"),
    ),
    Role(
        "publisher",
        "Người duyệt xuất bản",
        acts=(
            "newsroom.publish",
            "checking.waive",
            "checking.remember",
            "releases.approve_release",
            "releases.view_release",
            "petitions.view_letter",
            "kit.view_journalentry",
        ),
        pages=("add", "change", "publish", "lock", "unlock"),
        files=("add", "change", "choose"),
    ),
    Role(
        "statistician",
        "Thống kê viên",
        acts=(
            "ledger.record_observations",
            "ledger.revise_observation",
            "ledger.view_observation",
            "releases.prepare_release",
            "releases.view_release",
            "atlas.import_places",
            "atlas.keep_agencies",
            "kit.view_journalentry",
        ),
    ),
    Role(
        "administrator",
        "Quản trị",
        pages=("add", "change", "publish", "lock", "unlock", "bulk_delete"),
        files=("add", "change", "choose"),
        everything=True,
    ),
)
"""Everybody may look things up in the ledger; only the acts above change anything."""
