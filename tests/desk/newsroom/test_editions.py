"""A page in another language: tied to its original, its numbers kept, its absence said."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path

import polib
import pytest
from django.core.exceptions import ValidationError
from tests.desk.newsroom.building import Shown, at, html, published, shown, stale, uses

from congso.publication.use import Recorder, View
from desk import look
from desk.kit.page import PublishingRefused
from desk.look import feeds, rendering
from desk.look.parts import Entry
from desk.newsroom import models, own, public
from desk.newsroom.prose import LiveFigure, figure_html

SITES = "telecom.sites|94|2023||level"
SET_WITH = (
    *(
        f"look/templates/look/{name}.html"
        for name in (
            "page",
            "around",
            "figures",
            "lists",
            "charts",
            "not_found",
            "received",
            "search",
        )
    ),
    *(f"newsroom/templates/newsroom/{name}.html" for name in ("text", "edition", "edition_list")),
)
"""The templates that pages in other languages are set with."""
LOOKED_FOR = {"giả định"}
"""A word that is looked for in Vietnamese labels."""


@pytest.fixture
def english(section: models.Section) -> models.EditionIndex:
    """The front page in English."""
    home = section.get_parent().get_parent()
    return home.add_child(instance=models.EditionIndex(
        title="English", slug="en", language="en", portal_kind="Portal of",
        portal_name="Sóc Trăng Province", missing="Not available in English yet.", live=True,
    ))  # fmt: skip


@pytest.fixture
def original(section: models.Section, pinned_at: datetime) -> Shown:
    """A Vietnamese page with one figure and one typed number."""
    live = figure_html(LiveFigure(SITES, pinned_at, "1.422"))
    home = section.get_parent().get_parent()
    text = f"<p>Toàn tỉnh có {live} trạm ở 11 huyện.</p>"
    return published(
        home.add_child(instance=models.SimplePage(title="Giới thiệu", body=[("text", text)]))
    )


def edition(
    english: models.EditionIndex, original: Shown, text: str, **changes: object
) -> models.Edition:
    asked: dict[str, object] = {
        "title": "About", "original": original, "translator": "A", "body": [("text", text)],
        "translated_at": original.last_published_at + timedelta(minutes=1),
    }  # fmt: skip
    return published(english.add_child(instance=models.Edition(**(asked | changes))))


def live(pinned_at: datetime) -> str:
    return figure_html(LiveFigure(SITES, pinned_at, "1.422"))


def test_an_edition_is_set_in_its_language_with_its_numbers_in_its_notation(
    english: models.EditionIndex, original: Shown, pinned_at: datetime
) -> None:
    page = edition(english, original, f"<p>{live(pinned_at)} sites in 11 districts.</p>")

    text = html(page.address)

    assert '<html lang="en">' in text
    assert '<data value="1422">1,422</data>' in text
    assert "Skip to content" in text
    assert "Portal of Sóc Trăng Province" in text
    assert "Đến nội dung chính" not in text
    assert page.address == "/en/about/"


def test_a_page_and_its_editions_know_one_another(
    english: models.EditionIndex, original: Shown
) -> None:
    before = uses()
    lacking = html(original.address)
    page = edition(english, original, "<p>In 11 districts.</p>")
    there, back = html(original.address), html(page.address)

    assert original.address in stale(before)
    assert 'href="/en/chua-co/"' in lacking
    for text in (there, back):
        assert f'hreflang="vi" href="http://127.0.0.1:8000{original.address}"' in text
        assert f'hreflang="en" href="http://127.0.0.1:8000{page.address}"' in text
    assert f'<a href="{page.address}" lang="en" hreflang="en">English</a>' in there
    assert f'<a href="{original.address}" lang="vi" hreflang="vi">Tiếng Việt</a>' in back


def test_a_page_without_an_edition_says_so_in_that_language(
    english: models.EditionIndex,
) -> None:
    text = html("/en/chua-co/")

    assert "Not available in English yet." in text
    assert "Not translated yet" in text
    assert 'content="noindex"' in text
    assert english.address == "/en/"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("404.html", "There is no page at this address"),
        ("410.html", "This page has been taken down"),
        ("503.html", "The pages below can still be opened"),
        ("da-nhan.html", "[[body]]"),
        ("tim-kiem.html", "[[body]]"),
    ],
)
def test_what_the_front_says_in_english_has_an_english_page_around_it(
    english: models.EditionIndex, name: str, words: str
) -> None:
    text = html(f"{english.address}{name}")

    assert '<html lang="en">' in text
    assert words in text
    assert "Portal of Sóc Trăng Province" in text
    assert 'content="noindex"' in text
    assert name == "tim-kiem.html" or '<a class="more" href="/en/">To the home page</a>' in text


def test_forms_and_links_of_an_edition_send_its_language(
    english: models.EditionIndex, original: Shown
) -> None:
    page = edition(english, original, "<p>In 11 districts.</p>")
    english_text, vietnamese = html(page.address), html(original.address)
    sent = '<input type="hidden" name="ngon-ngu" value="en">'

    for form in ('action="/tim-kiem/">', 'danh-gia" method="post">', 'bao-loi" method="post">'):
        assert f"{form}{sent}" in english_text
    assert 'href="/tim-kiem/?ngon-ngu=en"' in english_text
    assert 'href="/ban-dung/?ngon-ngu=en"' in english_text
    assert "ngon-ngu" not in vietnamese


def test_a_title_keeps_its_language_wherever_it_is_shown(
    english: models.EditionIndex, original: Shown, section: models.Section
) -> None:
    page = edition(english, original, "<p>In 11 districts.</p>")
    both = [("related", {"title": "Đọc thêm", "pages": [page, original]})]
    article = published(
        section.add_child(
            instance=models.Article(title="Hai thứ tiếng", lead="<p>a</p>", byline="B", body=both)
        )
    )
    beside = edition(english, article, "<p>a</p>", title="Beside", slug="beside", body=both)
    vietnamese, told = html(article.address), html(beside.address)
    recorder = Recorder()
    made = own.pages()[own.MAP](recorder)
    assert isinstance(made, View)
    tree = rendering.render(made, public.furniture(recorder), own.MAP)

    assert f'<li lang="en"><a href="{page.address}">About</a>' in vietnamese
    assert f'<li><a href="{original.address}">Giới thiệu</a>' in vietnamese
    assert f'<li lang="vi"><a href="{original.address}">Giới thiệu</a>' in told
    assert f'<li><a href="{page.address}">About</a>' in told
    assert f'<a href="{page.address}" lang="en">About</a>' in tree
    assert f'<a href="{english.address}" lang="en">English</a>' in tree


def test_a_list_and_its_feed_are_in_the_language_of_its_address(
    english: models.EditionIndex, original: Shown
) -> None:
    page = edition(english, original, "<p>In 11 districts.</p>")
    own, other = (
        feeds.FeedEntry("urn:1", title, address, page.last_published_at)
        for title, address in (("About", page.address), ("Giới thiệu", original.address))
    )
    english_feed = feeds.atom("English", english.address, [own, other]).decode()
    topic = feeds.atom("Chủ đề", "/chu-de/a/", [own, other]).decode()

    assert 'xml:lang="en">\n' in english_feed
    assert "<entry><id>urn:1</id><title>About" in english_feed
    assert '<entry xml:lang="vi"><id>urn:1</id><title>Giới' in english_feed
    assert '<entry xml:lang="en"><id>urn:1</id><title>About' in topic
    assert '<h2 lang="en"><a class="bare" href="/en/about/">' in str(
        rendering.component("look/lists.html", "entry", Entry("About", page.address))
    )


def test_the_front_page_of_a_language_lies_where_the_front_looks_for_it(
    section: models.Section,
) -> None:
    home = section.get_parent().get_parent()
    page = models.EditionIndex(
        title="English",
        slug="english",
        language="en",
        portal_kind="a",
        portal_name="b",
        missing="c",
    )

    assert home.add_child(instance=page).address == "/en/"


@pytest.mark.parametrize(
    "text",
    ["<p>1,422 sites.</p>", "<p>In 11 districts.</p>", "<p>Sites in districts.</p>"],
)
def test_an_edition_may_tell_the_numbers_of_its_original(
    english: models.EditionIndex, original: Shown, text: str
) -> None:
    assert edition(english, original, text).live


@pytest.mark.parametrize("text", ["<p>1,423 sites.</p>", "<p>1.422 sites.</p>"])
def test_a_number_that_the_original_does_not_tell_is_stopped_at_the_gate(
    english: models.EditionIndex, original: Shown, text: str
) -> None:
    with pytest.raises(PublishingRefused, match="trang tiếng Việt không ghi"):
        edition(english, original, text)


def test_an_edition_of_an_older_text_says_that_the_text_was_changed(
    english: models.EditionIndex, original: Shown
) -> None:
    page = edition(english, original, "<p>a</p>", translated_at=at(date(2024, 1, 1)))

    assert shown(page).changed
    assert "The Vietnamese page was changed" in html(page.address)


def test_a_page_has_one_edition_in_a_language_and_editions_have_none(
    english: models.EditionIndex, original: Shown
) -> None:
    first = edition(english, original, "<p>a</p>")

    with pytest.raises(ValidationError, match="đã có bản dịch"):
        edition(english, original, "<p>b</p>", title="Again")
    with pytest.raises(ValidationError, match="không phải bản dịch"):
        edition(english, first, "<p>c</p>", title="Of an edition")


def test_in_khmer_all_around_a_text_is_khmer_and_what_is_vietnamese_is_marked(
    section: models.Section, original: Shown, pinned_at: datetime
) -> None:
    home = section.get_parent().get_parent()
    front = home.add_child(instance=models.EditionIndex(
        title="ភាសាខ្មែរ", slug="km", language="km", portal_kind="វិបផតថល",
        portal_name="ខេត្ត Sóc Trăng", missing="មិនទាន់មានទេ។", live=True,
    ))  # fmt: skip
    page = edition(front, original, f"<p>{live(pinned_at)}</p>", slug="intro", title="អំពី")
    text = html(page.address)
    bare = re.sub(r"<script.*?</script>|<svg.*?</svg>", "", text, flags=re.DOTALL)
    marked = re.sub(r"<(\w+)[^>]* lang=\"(?:vi|en)\"[^>]*>.*?</\1>", "", bare, flags=re.DOTALL)
    left = re.findall(
        r">([^<]*[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ][^<]*)<", marked
    )

    assert '<html lang="km">' in text
    assert "រំលងទៅខ្លឹមសារចម្បង" in text
    assert "តើទំព័រនេះមានប្រយោជន៍" in text
    assert "Đến nội dung chính" not in text
    assert '<b lang="vi">1.422' in text
    assert [one for one in left if "Sóc Trăng" not in one] == []


@pytest.mark.parametrize("language", ["en", "km"])
def test_every_string_that_an_edition_can_show_is_in_its_catalogue(language: str) -> None:
    templates = Path(look.__file__).parents[1]
    folder = templates / "locale" / language / "LC_MESSAGES"
    told = polib.pofile(str(folder / "django.po"))
    said = {one.msgid for one in told if one.msgstr or one.msgstr_plural}
    asked = {
        found
        for name in SET_WITH
        for found in re.findall(r'_\(\s*"([^"]+)"', (templates / name).read_text("utf-8"))
    } - LOOKED_FOR

    assert len(asked) > 90
    assert sorted(asked - said) == []
    assert (folder / "django.mo").read_bytes() == told.to_binary()
