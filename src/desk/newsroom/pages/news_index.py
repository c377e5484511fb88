"""All the news, newest first, with the sections to choose from."""

from django.utils.translation import gettext_lazy as _

from congso.publication.use import View
from desk.kit.page import PortalPage
from desk.newsroom import listed
from desk.newsroom.pages.section import sections_of
from desk.newsroom.previewed import PublishedList
from desk.newsroom.reading import Reading
from desk.newsroom.values import NewsListView
from desk.newsroom.written import Written


class NewsIndex(Written, PublishedList, PortalPage):
    """The list of all articles of all sections."""

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    template = "newsroom/news_list.html"
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["newsroom.Section"]
    max_count = 1
    page_description = _("Danh sách mọi tin; chứa các chuyên mục.")

    class Meta:
        verbose_name = _("trang tin tức")
        verbose_name_plural = _("trang tin tức")

    def listing(self) -> str:
        """Return the name of the list of all articles."""
        return listed.ARTICLES

    def sheet(self, reading: Reading, number: int) -> View:
        """Return one sheet of the news."""
        articles, squares = self.on_sheet(reading, number)
        page = NewsListView(
            title=self.title,
            summary=self.summary,
            address=reading.page(self),
            crumbs=reading.crumbs(self),
            sections=sections_of(self, reading),
            stories=tuple(one.story(reading) for one in articles),
            paging=squares,
            number=number,
        )
        return View(self.template, {"page": page}, self.last_published_at)
