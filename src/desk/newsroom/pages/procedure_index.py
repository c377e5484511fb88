"""The catalogue of administrative procedures (thủ tục); none is handled here."""

from django.utils.translation import gettext_lazy as _

from desk.kit.page import PortalPage
from desk.newsroom import listed
from desk.newsroom.entries import EntryList
from desk.newsroom.written import Written


class ProcedureIndex(Written, EntryList, PortalPage):
    """The list of all procedures."""

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    EMPTY = _("Chưa có thủ tục nào.")
    template = "newsroom/entry_list.html"
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["newsroom.Procedure"]
    max_count = 1
    page_description = _("Danh mục thủ tục, dẫn sang Cổng Dịch vụ công quốc gia.")

    class Meta:
        verbose_name = _("trang thủ tục hành chính")
        verbose_name_plural = _("trang thủ tục hành chính")

    def listing(self) -> str:
        """Return the name of the list."""
        return listed.PROCEDURES
