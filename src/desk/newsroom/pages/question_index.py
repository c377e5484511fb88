"""Questions that people asked, with their public answers (hỏi đáp)."""

from django.utils.translation import gettext_lazy as _

from desk.kit.page import PortalPage
from desk.newsroom import listed
from desk.newsroom.entries import EntryList
from desk.newsroom.written import Written


class QuestionIndex(Written, EntryList, PortalPage):
    """The list of all questions."""

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    EMPTY = _("Chưa có câu hỏi nào.")
    template = "newsroom/entry_list.html"
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["newsroom.Question"]
    max_count = 1
    page_description = _("Danh sách câu hỏi và câu trả lời công khai.")

    class Meta:
        verbose_name = _("trang hỏi đáp")
        verbose_name_plural = _("trang hỏi đáp")

    def listing(self) -> str:
        """Return the name of the list."""
        return listed.QUESTIONS
