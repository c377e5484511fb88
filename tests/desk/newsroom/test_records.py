"""Each page has a record for machines: its figures, their sources, what was checked."""

import json
from datetime import datetime
from typing import Any

import pytest

from congso.publication.use import Document, Recorder, Use, View
from desk.checking import public as checking
from desk.look import rendering
from desk.newsroom import models, public
from desk.newsroom.prose import LiveFigure, figure_html

pytestmark = pytest.mark.usefixtures("media")
SITES = "telecom.sites|94|2023||level"


@pytest.fixture
def article(section: models.Section, pinned_at: datetime) -> models.Article:
    live = figure_html(LiveFigure(SITES, pinned_at, "1.422"))
    page: models.Article = section.add_child(
        instance=models.Article(
            title="Thêm 76 trạm di động",
            lead=f"<p>Toàn tỉnh có {live} trạm.</p>",
            byline="Ban Biên tập",
            published_at=pinned_at,
            body=[
                ("text", "<p>Năm 2023 cả tỉnh có 1.422 trạm thông tin di động.</p>"),
                ("plan_chart", {
                    "title": "Ba vượt, một thiếu", "indicators": ["postal.points"],
                    "period": "2023", "place": "94",
                }),
            ],
        )
    )  # fmt: skip
    page.save_revision().publish()
    again: models.Article = models.Article.objects.get(pk=page.pk)
    return again


def made(address: str) -> tuple[View | Document, dict[Use, str]]:
    recorder = Recorder()
    return public.pages()[address](recorder), recorder.uses


def record(page: models.Article) -> dict[str, Any]:
    document, _uses = made(f"{page.address}so-lieu.json")
    assert isinstance(document, Document)
    assert document.type == "application/json"
    told: dict[str, Any] = json.loads(document.content)
    return told


def test_a_figure_is_told_with_its_value_source_and_what_it_stands_on(
    article: models.Article,
) -> None:
    told = record(article)
    live, charted = told["figures"][0], told["figures"][1:]

    assert (live["reference"], live["value"], live["quantity"]) == (
        SITES,
        "1422",
        "1.422\u00a0trạm",
    )
    assert live["known_at"] == "2024-01-04T17:30:00+07:00"
    assert live["now"] is None
    assert live["stands_on"][0].startswith("telecom.sites|94|2023||actual#")
    assert set(live["sources"]) <= set(told["sources"])
    assert {one["indicator"] for one in charted} == {"postal.points"}
    assert told["page"].endswith(article.address)


def test_what_was_checked_is_told_without_who(article: models.Article) -> None:
    told = record(article)
    typed = [one for one in told["checks"] if "cả tỉnh" in one["sentence"]]

    assert told["checked_at"]
    assert ("1.422", "agrees") in {(one["statement"].split()[0], one["verdict"]) for one in typed}
    assert all(set(one) >= {"statement", "sentence", "verdict", "stands_on"} for one in typed)
    assert "by_name" not in json.dumps(told)


def test_the_page_leads_to_its_record(article: models.Article) -> None:
    view, _uses = made(article.address)
    assert isinstance(view, View)
    html = rendering.render(view, public.furniture(Recorder()), article.address)

    address = f"{article.address}so-lieu.json"
    assert f'<link rel="alternate" type="application/json" href="{address}"' in html
    assert f'<a href="{address}">' in html


def test_every_use_of_a_record_is_known_to_its_room(article: models.Article) -> None:
    _document, uses = made(f"{article.address}so-lieu.json")
    checks = [use for use in uses if use.kind == "checks of page"]

    assert [checking.current(use) for use in checks] == [uses[checks[0]]]
    article.title = "Thêm 76 trạm di động trong năm 2023"
    article.save_revision().publish()
    assert checking.current(checks[0]) != uses[checks[0]], "published again is checked again"


def test_the_front_page_tells_its_headline_figures(section: models.Section) -> None:
    home = models.HomePage.objects.get(pk=section.get_parent().get_parent().pk)
    shown = {"indicator": "telecom.sites", "period": "2023", "place": "94", "breakdown": ""}
    home.headlines = [("figure", shown)]
    home.save_revision().publish()

    told = {one["reference"]: one["printed"] for one in record(home)["figures"]}

    assert told[SITES] == "1.422"
    assert told["telecom.sites|94|2023||change"] == "76"
