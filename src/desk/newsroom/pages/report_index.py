"""The reports (báo cáo), newest first: documents, not the figures themselves."""

from django.utils.translation import gettext_lazy as _

from desk.kit.page import PortalPage
from desk.newsroom import listed
from desk.newsroom.entries import EntryList
from desk.newsroom.written import Written


class ReportIndex(Written, EntryList, PortalPage):
    """The list of all reports."""

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    EMPTY = _("Chưa có báo cáo nào.")
    template = "newsroom/entry_list.html"
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["newsroom.Report"]
    max_count = 1
    page_description = _("Danh sách báo cáo.")

    class Meta:
        verbose_name = _("trang báo cáo")
        verbose_name_plural = _("trang báo cáo")

    def listing(self) -> str:
        """Return the name of the list."""
        return listed.REPORTS
