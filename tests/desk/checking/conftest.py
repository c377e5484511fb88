"""A draft article about the mobile network, on the real figures of the province."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from wagtail.models import Site

from desk.kit import clock, shelf
from desk.kit.permissions import MACHINE

if TYPE_CHECKING:
    from pytest_django.fixtures import SettingsWrapper

    from desk.newsroom.pages.article import Article
    from desk.newsroom.pages.section import Section
    from desk.staff.models import Person

FACTS = "soctrang_2023.csv"
SENTENCE = (
    "Năm 2023, toàn tỉnh có {live} trạm thông tin di động, tăng {typed} trạm so với năm 2022."
)


@pytest.fixture
def section(db: None) -> "Section":  # noqa: ARG001 — asked for its effect
    """A live section of the news, with the figures recorded."""
    from desk.kit.page import PortalPage
    from desk.ledger import actions
    from desk.newsroom import models

    text = shelf.read_text(shelf.reviewed("figures", FACTS))
    actions.import_table(text, FACTS, by=MACHINE)
    root = PortalPage.get_first_root_node()
    home = root.add_child(instance=models.HomePage(title="Trang chủ", slug="trang-chu", live=True))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    news = home.add_child(instance=models.NewsIndex(title="Tin tức", live=True))
    return news.add_child(instance=models.Section(title="Thông tin và truyền thông", live=True))


@pytest.fixture
def write(section: "Section") -> "Callable[..., Article]":
    """Writes a draft: `write("<p>…</p>")` returns the page."""
    from desk.newsroom import models

    def draft(html: str, **changes: object) -> "Article":
        page = models.Article(
            **{
                "title": "Mạng di động dày thêm",
                "lead": "<p>Thêm trạm, thêm sóng.</p>",
                "byline": "Ban Biên tập",
                "body": [("text", html)],
                **changes,
            }
        )
        section.add_child(instance=page)
        page.save_revision()
        return page

    return draft


@pytest.fixture
def live() -> Callable[[str, str], str]:
    """Gives the stored form of a live figure."""
    from desk.newsroom.prose import LiveFigure, figure_html

    known = datetime(2024, 1, 4, 17, 30, tzinfo=clock.VIETNAM)

    def made(reference: str, preview: str) -> str:
        return figure_html(LiveFigure(reference, known, preview))

    return made


@pytest.fixture
def people(db: None, settings: "SettingsWrapper") -> dict[str, "Person"]:  # noqa: ARG001 — as above
    """The four people of the demonstration, by their names for signing in."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    from desk.staff import actions
    from desk.staff.models import Person

    actions.create_demonstration_people()
    return {person.username: person for person in Person.objects.all()}
