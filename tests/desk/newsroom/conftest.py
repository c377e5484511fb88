"""A small portal for the newsroom's tests: the real figures, a front page, one section."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from wagtail.models import Site

from desk.kit import clock, shelf
from desk.kit.permissions import MACHINE

if TYPE_CHECKING:
    from desk.newsroom.pages.section import Section

FACTS = "soctrang_2023.csv"


@pytest.fixture
def figures(db: None) -> None:  # noqa: ARG001 — asked for its effect
    """The recorded figures of the province."""
    from desk.ledger import actions

    text = shelf.read_text(shelf.reviewed("figures", FACTS))
    actions.import_table(text, FACTS, by=MACHINE)


@pytest.fixture
def section(figures: None) -> "Section":  # noqa: ARG001 — asked for its effect
    """A section of the news of a portal whose front page, indexes and this section are live."""
    from desk.kit.page import PortalPage
    from desk.newsroom import models

    root = PortalPage.get_first_root_node()
    home = root.add_child(instance=models.HomePage(title="Trang chủ", slug="trang-chu", live=True))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    news = home.add_child(instance=models.NewsIndex(title="Tin tức", live=True))
    home.add_child(instance=models.AnnouncementIndex(title="Thông báo", live=True))
    home.add_child(instance=models.VideoIndex(title="Videos", live=True))
    return news.add_child(instance=models.Section(title="Thông tin và truyền thông", live=True))


@pytest.fixture
def pinned_at() -> datetime:
    """The evening on which the figures of the article were pinned."""
    return datetime(2024, 1, 4, 17, 30, tzinfo=clock.VIETNAM)


@pytest.fixture
def media(settings: object, tmp_path: Path) -> Path:
    """A media folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path / "media"  # type: ignore[attr-defined]
    return settings.MEDIA_ROOT  # type: ignore[attr-defined]
