"""The register of legal documents (văn bản), with the drafts on which people may comment."""

from django.utils.translation import gettext_lazy as _

from desk.kit.page import PortalPage
from desk.newsroom import listed
from desk.newsroom.entries import EntryList
from desk.newsroom.written import Written


class LegalDocumentIndex(Written, EntryList, PortalPage):
    """The list of all legal documents."""

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    EMPTY = _("Chưa có văn bản nào.")
    template = "newsroom/entry_list.html"
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["newsroom.LegalDocument"]
    max_count = 1
    page_description = _("Danh sách văn bản, lọc theo năm, loại, cơ quan.")

    class Meta:
        verbose_name = _("trang văn bản pháp quy")
        verbose_name_plural = _("trang văn bản pháp quy")

    def listing(self) -> str:
        """Return the name of the list of documents."""
        return listed.DOCUMENTS
