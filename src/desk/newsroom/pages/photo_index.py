"""The photo stories, newest first."""

from django.utils.translation import gettext_lazy as _

from desk.kit.page import PortalPage
from desk.newsroom import listed
from desk.newsroom.entries import EntryList
from desk.newsroom.written import Written


class PhotoIndex(Written, EntryList, PortalPage):
    """The list of all photo stories."""

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    EMPTY = _("Chưa có chùm ảnh nào.")
    template = "newsroom/entry_list.html"
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["newsroom.PhotoStory"]
    max_count = 1
    page_description = _("Danh sách chùm ảnh.")

    class Meta:
        verbose_name = _("trang ảnh")
        verbose_name_plural = _("trang ảnh")

    def listing(self) -> str:
        """Return the name of the list."""
        return listed.PHOTOS
