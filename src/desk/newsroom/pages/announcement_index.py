"""The announcements (thông báo), newest first; expired ones stay in the list."""

from django.utils.translation import gettext_lazy as _

from congso.publication.use import View
from desk.kit.page import PortalPage
from desk.newsroom import listed
from desk.newsroom.previewed import PublishedList
from desk.newsroom.reading import Reading
from desk.newsroom.values import AnnouncementListView
from desk.newsroom.written import Written


class AnnouncementIndex(Written, PublishedList, PortalPage):
    """The list of all announcements."""

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    template = "newsroom/announcement_list.html"
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["newsroom.Announcement"]
    max_count = 1
    page_description = _("Danh sách thông báo.")

    class Meta:
        verbose_name = _("trang thông báo")
        verbose_name_plural = _("trang thông báo")

    def listing(self) -> str:
        """Return the name of the list of announcements."""
        return listed.ANNOUNCEMENTS

    def sheet(self, reading: Reading, number: int) -> View:
        """Return one sheet of the announcements."""
        found, squares = self.on_sheet(reading, number)
        page = AnnouncementListView(
            title=self.title,
            summary=self.summary,
            address=reading.page(self),
            crumbs=reading.crumbs(self),
            notices=tuple(one.notice(reading) for one in found),
            paging=squares,
            number=number,
        )
        return View(self.template, {"page": page}, self.last_published_at)
