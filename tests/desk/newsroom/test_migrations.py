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
BEFORE_CITATIONS = "0005_pages_have_editions_in_other_languages"
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

    between = migrated(BEFORE_CITATIONS)
    counted = {"site_id": site.pk, "opening_balance": 86051288, "note": "cổng cũ"}
    between.get_model("newsroom", "VisitCounter").objects.create(**counted)
    notice = between.get_model("newsroom", "Banner").objects.create(
        severity="urgent", title="Bão", shown_from=moment, shown_until=moment
    )
    later = {"lead": "<p>c</p>", "byline": "BBT", "published_at": moment, "body": BODY}
    page(between, "Article", 7, **later)

    new = migrated(None)
    second = new.get_model("newsroom", "Article").objects.get(path="00010007")
    article = new.get_model("newsroom", "Article").objects.get(path="00010008")
    announcement = new.get_model("newsroom", "Announcement").objects.get()
    imprint = new.get_model("newsroom", "Imprint").objects.get()
    counter = new.get_model("newsroom", "VisitCounter").objects.get()

    assert (article.title, article.byline, article.published_at) == ("Article", "BBT", moment)
    assert (article.source_name, len(article.related), len(article.body)) == ("", 0, 1)
    assert (announcement.issuer, announcement.issued_on) == ("Sở", date(2024, 1, 9))
    assert len(announcement.files) == 0
    assert (imprint.owner, imprint.brand_light, imprint.emblem) == ("UBND", "", None)
    # Nobody knows on which day the sum of before was drawn up.
    assert (counter.opening_balance, counter.note, counter.balance_on) == (
        86051288,
        "cổng cũ",
        None,
    )
    # The next look at everything reads what a page of before cites: nothing is told of it yet.
    assert (second.lead, len(second.body), second.live) == ("<p>c</p>", 1, True)
    # A notice that stood above pages goes on standing there, though nobody let it go.
    banner = new.get_model("newsroom", "Banner").objects.get()
    assert (banner.title, banner.approved_at) == ("Bão", notice.updated_at)
    assert (banner.approved_by, banner.written_by, banner.closes_forms) == (None, None, False)
    assert (imprint.licence_issuer, imprint.licence_until) == ("", None)
    for model in ("Cited", "CitedFrom"):
        assert not new.get_model("newsroom", model).objects.exists()
