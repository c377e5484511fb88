"""Pages that a program writes: rooms above fill in an article without knowing its tables."""

from typing import Any

from desk.kit.page import PortalPage
from desk.newsroom.pages.article import Article
from desk.newsroom.pages.news_index import NewsIndex
from desk.newsroom.pages.section import Section


class NoNews(ValueError):
    """The portal has no page of news that sections could stand in."""


def section_named(title: str) -> PortalPage:
    """Return the section of that name, opened and live when there was none.

    Raises: `NoNews`.
    """
    found = Section.objects.filter(title__iexact=title.strip()).first()
    if found is not None:
        return found
    above = NewsIndex.objects.order_by("path").first()
    if above is None:
        raise NoNews("Cổng chưa có trang tin tức; hãy lập trang ấy trước khi nhập bài.")
    made = Section(title=title.strip()[:200])
    above.add_child(instance=made)
    made.save_revision().publish()
    return Section.objects.get(pk=made.pk)


def article(**fields: Any) -> Article:
    """Return an article that is not in the tree yet."""
    return Article(**fields)
