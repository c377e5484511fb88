"""The screens that editors use speak Vietnamese, also where Wagtail's own catalogue is silent."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import trans_real

from desk.kit.page import PortalPage
from desk.newsroom import models
from desk.staff.models import Person

ENGLISH = re.compile(r"[A-Za-z]{2}")
SAME_IN_BOTH = {"trang", "Trang", "video", "trang video", "sapo", "Sapo", "fax", "slug"}


def screens(article: PortalPage) -> list[str]:
    home, section = models.HomePage.objects.get().pk, article.get_parent().pk
    return [
        "/",
        f"/pages/{home}/",
        f"/pages/{section}/",
        f"/pages/{home}/add_subpage/",
        f"/pages/add/newsroom/article/{section}/",
        f"/pages/{article.pk}/edit/",
        f"/pages/{article.pk}/history/",
        f"/pages/{article.pk}/revisions/compare/earliest...latest/",
        f"/pages/{article.pk}/unpublish/",
        f"/pages/{article.pk}/delete/",
        f"/kiem-tra/{article.pk}/",
        "/images/",
        "/images/add/",
        "/images/chooser/",
        "/documents/",
        "/settings/newsroom/imprint/",
        "/account/",
    ]


@pytest.fixture
def untranslated(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """What was asked for while a screen was made and stands in no Vietnamese catalogue."""
    catalogue = trans_real.translation("vi")._catalog
    found: set[str] = set()

    def note(said: str) -> None:
        known = catalogue.get(said) or catalogue.get((said, 0))
        if not known and said.isascii() and ENGLISH.search(said) and said not in SAME_IN_BOTH:
            found.add(said)

    def noting(ask: Callable[..., str]) -> Callable[..., str]:
        def asked(said: str, *more: object) -> str:
            note(said)
            return ask(said, *more)

        return asked

    for name in ("gettext", "ngettext"):
        monkeypatch.setattr(translation._trans, name, noting(getattr(trans_real, name)))
    return found


def test_no_screen_of_an_editor_falls_back_to_english(
    section: models.Section, pinned_at: datetime, client: Client, untranslated: set[str]
) -> None:
    article = section.add_child(
        instance=models.Article(
            title="Thêm trạm", lead="<p>a</p>", byline="Ban Biên tập", published_at=pinned_at,
            body=[("text", "<p>a</p>")],
        )
    )  # fmt: skip
    article.save_revision().publish()
    client.force_login(Person.objects.create_superuser("lan"))

    for address in screens(article):
        assert client.get(address, follow=True).status_code == 200, address

    assert untranslated == set()


def test_the_scripts_of_the_screens_are_given_vietnamese_words(client: Client) -> None:
    assert "Thu g\\u1ecdn t\\u1ea5t c\\u1ea3" in client.get("/jsi18n/").content.decode()
