"""The demonstration as it was loaded: what stands on each page, and what a revision does to it."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker
from tests.desk.newsroom.building import html as page_at
from tests.desk.newsroom.conftest import FACTS

from congso.observations.observation import Level, read_key
from congso.publication.use import Document, Recorder, Use
from desk.checking import public as corrections_public
from desk.kit import clock, shelf
from desk.kit.permissions import MACHINE
from desk.ledger import actions
from desk.ledger import public as figures_public
from desk.look import rendering
from desk.newsroom import citations, demonstration, models, public
from desk.releases import public as releases_public

CITED = "telecom.sites|94|2023||level"
SITES = read_key("telecom.sites|94|2023||actual")


@pytest.fixture(scope="module")
def loaded(
    django_db_setup: None,  # noqa: ARG001 — asked for its effect
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """The demonstration, loaded once; what a test changes in it is taken back after the test."""
    from django.core.cache import cache

    from desk.ledger import queries

    place = tmp_path_factory.mktemp("media")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=place),
        transaction.atomic(),
    ):
        cache.clear()
        queries.forget()
        actions.import_table(shelf.read_text(shelf.reviewed("figures", FACTS)), FACTS, by=MACHINE)
        demonstration.load()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def before(loaded: None) -> dict[str, tuple[str, dict[Use, str]]]:  # noqa: ARG001 — as above
    """Every page of the demonstration as it was loaded, with what it used."""
    return built()


def revise_sites() -> None:
    with clock.stopped_at(datetime(2024, 3, 9, 9, tzinfo=clock.VIETNAM)):
        actions.revise_observation(
            key=SITES,
            value=Decimal(1425),
            level=Level.OFFICIAL,
            source="Công văn đính chính",
            reason="Đếm sót ba trạm",
            expected_previous=Decimal(1422),
            by=MACHINE,
        )


def built() -> dict[str, tuple[str, dict[Use, str]]]:
    made: dict[str, tuple[str, dict[Use, str]]] = {}
    for address, make in public.pages().items():
        recorder = Recorder()
        view = make(recorder)
        around = public.furniture(recorder)
        if isinstance(view, Document):
            html = view.content.decode()
        else:
            html = rendering.render(view, around, address)
        made[address] = html, dict(recorder.uses)
    return made


def state(use: Use) -> str | None:
    rooms = (public, figures_public, corrections_public, releases_public)
    return next(filter(None, (room.current(use) for room in rooms)), None)


def test_every_page_is_set_and_says_that_it_is_a_demonstration(
    before: dict[str, tuple[str, dict[Use, str]]],
) -> None:
    pages = {address: html for address, (html, _uses) in before.items() if address.endswith("/")}
    for address, html in pages.items():
        said = ("không phải cổng chính thức", "not the official portal", "មិនមែនវិបផតថលផ្លូវការ")
        assert any(line in html for line in said), address
        total = "86,051,288" if '<html lang="en">' in html else "86.051.288"
        assert total in html, address
        assert "???" not in html, address


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded")
def test_a_link_to_our_own_page_stays_right_when_the_page_moves() -> None:
    article = next(
        page
        for page in models.Article.objects.all()
        if 'linktype="page"' in str(page.body.raw_data)
    )

    assert "/videos/" not in article.body[0].value.source


@pytest.mark.django_db
def test_after_a_revision_only_pages_that_use_the_figure_are_stale(
    before: dict[str, tuple[str, dict[Use, str]]],
) -> None:
    revise_sites()

    stale = {
        address
        for address, (_html, uses) in before.items()
        if any(state(use) != seen for use, seen in uses.items())
    }
    using = {
        address
        for address, (_html, uses) in before.items()
        if any(use.kind == "figure" and use.key.startswith("telecom.sites|") for use in uses)
    }

    assert stale
    assert stale == using
    assert "/gioi-thieu/" not in stale


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded")
def test_after_a_revision_the_article_keeps_its_figure_and_carries_a_dated_note() -> None:
    article = models.HomePage.objects.get().lead_article
    revise_sites()

    html = page_at(article.address)

    assert '<data value="1422">1.422</data><sup>(đc)</sup>' in html
    assert "Ghi chú ngày 09/03/2024" in html
    assert "Đếm sót ba trạm" in html
    assert "1.425\u00a0trạm" in html


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded")
def test_an_indicator_knows_the_articles_that_cite_it() -> None:
    article = models.HomePage.objects.get().lead_article

    before = [one for one in citations.of("telecom.sites") if one.address == article.address]
    revise_sites()
    after = [one for one in citations.of("telecom.sites") if one.address == article.address]

    assert "1.422\u00a0trạm" in [one.quantity for one in before]
    assert not any(one.is_revised for one in before)
    assert any(one.is_revised for one in after)
