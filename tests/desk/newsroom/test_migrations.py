"""What was written before the tables of the newsroom changed is read afterwards as it was."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.apps.registry import Apps
from django.db import DEFAULT_DB_ALIAS as DEFAULT
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from pytest_django import DjangoDbBlocker

BEFORE = "0001_the_newsroom_opens"
BODY = json.dumps([{"type": "text", "value": "<p>a</p>", "id": "1"}])


@pytest.fixture
def empty(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """An empty database in memory in the place of the one of the tests.

    Wagtail's first migration writes to the default database whichever is being migrated.
    """
    kept = connections[DEFAULT]
    told = kept.settings_dict | {
        "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {},
    }  # fmt: skip
    with django_db_blocker.unblock():
        connections[DEFAULT] = DatabaseWrapper(told, DEFAULT)
        try:
            yield
            connections[DEFAULT].close()
        finally:
            connections[DEFAULT] = kept


def migrated(name: str | None) -> Apps:
    """Return the tables after the migrations of the newsroom up to one, or to the newest."""
    executor = MigrationExecutor(connections[DEFAULT])
    targets = [("newsroom", name)] if name else executor.loader.graph.leaf_nodes("newsroom")
    return executor.migrate(targets).apps


def page(apps: Apps, model: str, step: int, **told: object) -> None:
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="newsroom", model=model.lower()
    )
    locale = apps.get_model("wagtailcore", "Locale").objects.first()
    apps.get_model("newsroom", model).objects.create(
        path=f"0001000{step}", depth=2, numchild=0, slug=model.lower(), draft_title="a",
        content_type=kind, locale=locale, live=True, url_path=f"/{model}/", title=model, **told,
    )  # fmt: skip


@pytest.mark.usefixtures("empty")
def test_articles_announcements_and_imprint_of_before_stay_as_they_were() -> None:
    old = migrated(BEFORE)
    moment = datetime(2024, 1, 4, 10, tzinfo=UTC)
    page(old, "Article", 8, lead="<p>b</p>", byline="BBT", published_at=moment, body=BODY)
    page(old, "Announcement", 9, issuer="Sở", issued_on=date(2024, 1, 9), body=BODY)
    sites = old.get_model("wagtailcore", "Site").objects
    site = sites.first() or sites.create(
        hostname="a", root_page=old.get_model("kit", "PortalPage").objects.first()
    )
    old.get_model("newsroom", "Imprint").objects.create(site=site, owner="UBND")

    new = migrated(None)
    article = new.get_model("newsroom", "Article").objects.get()
    announcement = new.get_model("newsroom", "Announcement").objects.get()
    imprint = new.get_model("newsroom", "Imprint").objects.get()

    assert (article.title, article.byline, article.published_at) == ("Article", "BBT", moment)
    assert (article.source_name, len(article.related), len(article.body)) == ("", 0, 1)
    assert (announcement.issuer, announcement.issued_on) == ("Sở", date(2024, 1, 9))
    assert len(announcement.files) == 0
    assert (imprint.owner, imprint.brand_light, imprint.emblem) == ("UBND", "", None)


@pytest.mark.usefixtures("empty")
def test_a_page_of_before_is_read_for_what_it_cites_at_the_next_look_at_everything() -> None:
    old = migrated("0005_pages_have_editions_in_other_languages")
    moment = datetime(2024, 1, 4, 10, tzinfo=UTC)
    page(old, "Article", 8, lead="<p>b</p>", byline="BBT", published_at=moment, body=BODY)

    new = migrated("0006_what_pages_cite_is_kept")
    article = new.get_model("newsroom", "Article").objects.get()
    cited = new.get_model("newsroom", "Cited").objects

    assert (article.title, article.live, len(article.body)) == ("Article", True, 1)
    assert not cited.exists()
    assert not new.get_model("newsroom", "CitedFrom").objects.filter(page=article.pk).exists()
    cited.create(page_id=article.pk, number=1, indicator="telecom.sites", reference="a")
    assert cited.get().known_at is None
