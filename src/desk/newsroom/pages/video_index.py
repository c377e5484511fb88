"""The video library: own files with captions, newest first."""

from django.utils.translation import gettext_lazy as _

from congso.publication.use import View
from desk.kit.page import PortalPage
from desk.newsroom import listed
from desk.newsroom.previewed import PublishedList
from desk.newsroom.reading import Reading
from desk.newsroom.values import VideoListView
from desk.newsroom.written import Written


class VideoIndex(Written, PublishedList, PortalPage):
    """The list of all videos."""

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    template = "newsroom/video_list.html"
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["newsroom.Video"]
    max_count = 1
    page_description = _("Danh sách video.")

    class Meta:
        verbose_name = _("trang video")
        verbose_name_plural = _("trang video")

    def listing(self) -> str:
        """Return the name of the list of videos."""
        return listed.VIDEOS

    def sheet(self, reading: Reading, number: int) -> View:
        """Return one sheet of the videos."""
        found, squares = self.on_sheet(reading, number)
        page = VideoListView(
            title=self.title,
            summary=self.summary,
            address=reading.page(self),
            crumbs=reading.crumbs(self),
            clips=tuple(one.clip(reading) for one in found),
            paging=squares,
            number=number,
        )
        return View(self.template, {"page": page}, self.last_published_at)
