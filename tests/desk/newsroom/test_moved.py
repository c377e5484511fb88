"""A page that gets another address, or another place in the tree, is found by the old one."""

from datetime import datetime
from pathlib import Path

import pytest
from pytest_django import Settings
from tests import manifests

from desk.kit.page import PortalPage
from desk.newsroom import models
from desk.press import actions, tree

pytestmark = pytest.mark.django_db


def redirects() -> dict[str, str]:
    actions.bring_up_to_date()
    told = manifests.whole(tree.root())
    found: dict[str, str] = told["redirects"]
    return found


@pytest.fixture
def article(
    section: models.Section, pinned_at: datetime, settings: Settings, tmp_path: Path
) -> models.Article:
    settings.VAR = tmp_path
    page: models.Article = section.add_child(
        instance=models.Article(
            title="Chợ nổi cuối tuần", lead="<p>Chợ họp sớm.</p>", byline="Ban Biên tập",
            published_at=pinned_at, body=[("text", "<p>Ghe từ các nơi về.</p>")],
        )
    )  # fmt: skip
    page.save_revision().publish()
    actions.bring_up_to_date()
    return page


def test_a_new_slug_leaves_the_old_address_leading_on(article: models.Article) -> None:
    old = article.address
    article.slug = "cho-noi"
    article.save_revision().publish()
    new = PortalPage.objects.get(pk=article.pk).specific.address

    assert new.endswith("/cho-noi/")
    assert redirects() == {old: new, f"{old}so-lieu.json": f"{new}so-lieu.json"}


def test_a_section_that_is_renamed_takes_its_articles_along(
    article: models.Article, section: models.Section
) -> None:
    old = (section.address, article.address)
    section.slug = "doi-song"
    section.save_revision().publish()
    new = [PortalPage.objects.get(pk=page.pk).specific.address for page in (section, article)]

    pages = {was: now for was, now in redirects().items() if was.endswith("/")}
    assert pages == dict(zip(old, new, strict=True))


def test_an_article_moved_to_another_section_is_found_by_its_old_address(
    article: models.Article, section: models.Section
) -> None:
    old = article.address
    other = section.get_parent().add_child(instance=models.Section(title="Đời sống"))
    other.save_revision().publish()
    article.move(other, pos="last-child")
    new = PortalPage.objects.get(pk=article.pk).specific.address

    assert "/doi-song/" in new
    assert redirects()[old] == new
