"""A topic (chủ đề): every page that is about it, whichever section it stands in."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from desk.kit.page import PortalPage
from desk.look.parts import Entry
from desk.newsroom import listed, topical
from desk.newsroom.entries import EntryList
from desk.newsroom.reading import Reading
from desk.newsroom.written import Written


class TopicPage(Written, EntryList, PortalPage):
    """One topic; what is about it says so itself."""

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    EMPTY = _("Chưa có trang nào thuộc chủ đề này.")
    template = "newsroom/entry_list.html"
    parent_page_types = ["newsroom.TopicIndex"]
    subpage_types: list[str] = []
    page_description = _("Gom trang của mọi chuyên mục nói về cùng một việc.")

    class Meta:
        verbose_name = _("chủ đề")
        verbose_name_plural = _("chủ đề")

    def listing(self) -> str:
        """Return the name of the list of pages about the topic."""
        return f"{listed.ON_TOPIC}/{self.pk}"

    def entries(self, reading: Reading, found: Iterable[Any]) -> tuple[Entry, ...]:
        """Return the pages of a sheet as lines that say of which kind they are."""
        return tuple(topical.line(page, reading) for page in found)

    def entry(self, reading: Reading) -> Entry:
        """Return the topic as the list of topics shows it."""
        return Entry(title=self.title, address=reading.page(self), summary=self.summary)
