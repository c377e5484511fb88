"""A section of the news (chuyên mục), such as Thông tin và truyền thông."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from congso.publication.use import View
from desk.kit.page import PortalPage
from desk.newsroom import listed, rows, values
from desk.newsroom.previewed import PublishedList
from desk.newsroom.reading import Reading
from desk.newsroom.values import NewsListView
from desk.newsroom.written import Written


class Section(Written, PublishedList, PortalPage):
    """A section; the articles in it are its children."""

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    template = "newsroom/news_list.html"
    parent_page_types = ["newsroom.NewsIndex"]
    subpage_types = ["newsroom.Article"]
    page_description = _("Một nhóm tin; bài viết nằm trong chuyên mục.")

    class Meta:
        verbose_name = _("chuyên mục")
        verbose_name_plural = _("chuyên mục")

    def listing(self) -> str:
        """Return the name of the list of this section's articles."""
        return f"{listed.ARTICLES}/{self.pk}"

    def sheet(self, reading: Reading, number: int) -> View:
        """Return one sheet of the section."""
        articles, squares = self.on_sheet(reading, number)
        page = NewsListView(
            title=self.title,
            summary=self.summary,
            address=reading.page(self),
            crumbs=reading.crumbs(self),
            sections=sections_of(rows.above(self), reading, here=self.pk),
            stories=tuple(one.story(reading) for one in articles),
            paging=squares,
            number=number,
        )
        return View(self.template, {"page": page}, self.last_published_at)


def sections_of(
    index: PortalPage, reading: Reading, here: int | None = None
) -> tuple[values.Section, ...]:
    """Return the live sections under the news, as a choice above the list."""
    name = f"{listed.SECTIONS}/{index.pk}"
    found = reading.once(("sections", name), partial(_sections, name))
    return tuple(values.Section(title, address, number == here) for number, title, address in found)


def _sections(name: str, reading: Reading) -> tuple[tuple[int, str, str], ...]:
    return tuple((one.pk, one.title, reading.page(one)) for one in reading.listing(name))
