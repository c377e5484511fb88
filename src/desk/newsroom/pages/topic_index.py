"""The topics (chủ đề) of the portal: the words that pages are filed under, kept as a list."""

from django.utils.translation import gettext_lazy as _

from desk.kit.page import PortalPage
from desk.newsroom import listed
from desk.newsroom.entries import EntryList
from desk.newsroom.written import Written


class TopicIndex(Written, EntryList, PortalPage):
    """The list of all topics."""

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    EMPTY = _("Chưa có chủ đề nào.")
    template = "newsroom/entry_list.html"
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["newsroom.TopicPage"]
    max_count = 1
    page_description = _("Danh sách chủ đề; mỗi chủ đề gom trang của mọi chuyên mục.")

    class Meta:
        verbose_name = _("trang chủ đề")
        verbose_name_plural = _("trang chủ đề")

    def listing(self) -> str:
        """Return the name of the list."""
        return listed.TOPICS
