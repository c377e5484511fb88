"""What the texts of the demonstration name is there: sections, stories, pictures, the film."""

import re
import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from congso.indicators.indicator import Catalogue
from congso.observations import reference
from congso.observations.ledger import Ledger
from congso.periods import codes

DEMO: Final = Path(__file__).resolve().parents[3] / "data" / "demo"
PICTURE_AT_MOST: Final = 120 * 1024
FILM_AT_MOST: Final = 900 * 1000
CUE: Final = re.compile(r"(\d\d):(\d\d):(\d\d)\.(\d{3}) --> (\d\d):(\d\d):(\d\d)\.(\d{3})\n(.+)")


def pages(kind: str) -> dict[str, dict[str, Any]]:
    """Return the pages of a kind by slug, in their order."""
    return {
        re.sub(r"^\d+-", "", path.stem): tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted((DEMO / kind).glob("*.toml"))
    }


PORTAL: Final = tomllib.loads((DEMO / "portal.toml").read_text(encoding="utf-8"))
ARTICLES: Final = pages("articles")
ANNOUNCEMENTS: Final = pages("announcements")
VIDEOS: Final = pages("videos")
PHOTOS: Final = pages("photos")


def pictures() -> list[dict[str, str]]:
    """Return every picture that a page names: an article may do without, a story has several."""
    found = [page["picture"] for page in ARTICLES.values() if "picture" in page]
    bodies = [page["body"] for page in (*ARTICLES.values(), *PHOTOS.values())]
    return found + [block for body in bodies for block in body if block["type"] == "picture"]


def test_every_article_has_its_section_and_every_section_an_article() -> None:
    sections = {section["slug"] for section in PORTAL["sections"]}

    assert {article["section"] for article in ARTICLES.values()} == sections


def test_the_front_page_leads_with_an_article_that_exists() -> None:
    assert PORTAL["home"]["lead"] in ARTICLES


@pytest.mark.parametrize("said", PORTAL["home"]["figures"])
def test_a_figure_of_the_front_page_has_a_value(ledger: Ledger, said: str) -> None:
    assert ledger.figure(reference.read(said)).value is not None


def test_charts_speak_of_indicators_that_have_what_they_show(catalogue: Catalogue) -> None:
    blocks = [
        PORTAL["home"]["plan"],
        *(block for page in ARTICLES.values() for block in page["body"]),
    ]
    charted = [block for block in blocks if "indicators" in block or "indicator" in block]

    for block in charted:
        shown = [catalogue[code] for code in block.get("indicators", [block.get("indicator")])]
        assert codes.read(block["period"]).code == "2023"
        assert "indicators" in block or shown[0].breakdowns
    assert len(charted) >= 3


@pytest.mark.parametrize("picture", pictures(), ids=lambda picture: picture["image"])
def test_a_picture_is_there_light_and_described(picture: dict[str, str]) -> None:
    content = (DEMO / "pictures" / picture["image"]).read_bytes()

    assert content.startswith(b"\xff\xd8")
    assert len(content) <= PICTURE_AT_MOST
    assert picture["credit"] == "Tranh minh họa: Cổng Số"
    assert picture["caption"]
    assert picture["alt"] not in {"", picture["caption"]}


def test_no_picture_is_left_over() -> None:
    used = {picture["image"] for picture in pictures()}

    assert {path.name for path in (DEMO / "pictures").iterdir()} == used


TOLD_IN_FILMS: Final = {
    "cach-tinh-ban-kinh-phuc-vu": (
        *("place.area|94|2022||level", "postal.points|94|2023||level"),
        *("postal.service_radius|94|2023||level", "postal.points|94|2022||level"),
        "postal.service_radius|94|2022||level",
    ),
    "mot-tram-nhieu-cong-nghe-phim": ("telecom.sites|94|2023||level",),
}


@pytest.mark.parametrize("slug", VIDEOS)
def test_a_film_is_there_with_its_captions_and_transcript(slug: str) -> None:
    film = VIDEOS[slug]
    content = (DEMO / "videos" / film["file"]).read_bytes()
    captions = (DEMO / "videos" / film["captions"]).read_text(encoding="utf-8")
    cues = CUE.findall(captions)
    moments = [
        60 * int(minutes) + int(seconds) + int(thousandths) / 1000
        for cue in cues
        for minutes, seconds, thousandths in (cue[1:4], cue[5:8])
    ]

    # What a player needs to begin and to jump stands before the pictures.
    if film["file"].endswith(".webm"):
        assert content.startswith(b"\x1a\x45\xdf\xa3")
        assert content.index(b"\x1c\x53\xbb\x6b") < content.index(b"\x1f\x43\xb6\x75")
    else:
        assert content[4:8] == b"ftyp"
        assert content.index(b"moov") < content.index(b"mdat")
    assert len(content) <= FILM_AT_MOST
    assert (DEMO / "videos" / film["poster"]).read_bytes().startswith(b"\xff\xd8")
    assert captions.startswith("WEBVTT\n")
    assert len(cues) == captions.count("-->")
    assert moments == sorted(moments)
    assert film["seconds"] <= moments[-1] <= film["seconds"] + 1
    assert len(film["transcript"]) >= len(cues)


@pytest.mark.parametrize("slug", VIDEOS)
def test_a_film_says_what_the_ledger_says(ledger: Ledger, slug: str) -> None:
    film = VIDEOS[slug]
    known = ledger.as_known(film["known_at"])
    figures = [known.figure(reference.read(said)).printed for said in TOLD_IN_FILMS[slug]]
    told = " ".join(film["transcript"])
    captions = (DEMO / "videos" / film["captions"]).read_text(encoding="utf-8")

    assert all(figure in told and figure in captions for figure in figures), figures


def test_announcements_hold_from_a_day_on() -> None:
    today = date(2026, 1, 1)

    def day(announcement: dict[str, Any], name: str) -> date:
        if f"{name}_in_days" in announcement:
            return today + timedelta(days=announcement[f"{name}_in_days"])
        return announcement.get(name, date.max)

    for announcement in ANNOUNCEMENTS.values():
        days = [day(announcement, name) for name in ("issued_on", "valid_from", "valid_to")]
        assert days == sorted(days)
        assert days[1] < date.max
        assert all(block["type"] == "text" for block in announcement["body"])


def test_an_invented_announcement_says_so_in_its_title() -> None:
    titles = [announcement["title"] for announcement in ANNOUNCEMENTS.values()]

    assert all(title.startswith("Thông báo mẫu") or "bản trình diễn" in title for title in titles)


def test_links_lead_to_pages_of_the_demonstration() -> None:
    addresses = {
        *("/gioi-thieu/", "/tin-tuc/", "/thong-bao/", "/videos/", "/bao-cao-thong-ke/"),
        *(f"/tin-tuc/{page['section']}/{slug}/" for slug, page in ARTICLES.items()),
        *(f"/thong-bao/{slug}/" for slug in ANNOUNCEMENTS),
        *(f"/videos/{slug}/" for slug in VIDEOS),
    }
    links = {
        link
        for page in (*ARTICLES.values(), *ANNOUNCEMENTS.values(), *pages("pages").values())
        for block in page["body"]
        for link in re.findall(r'href="([^"]+)"', block.get("html", ""))
    }

    assert links
    assert links <= addresses


def test_moments_carry_their_offset() -> None:
    moments = [
        value
        for page in (*ARTICLES.values(), *VIDEOS.values(), *pages("pages").values())
        for value in page.values()
        if isinstance(value, datetime)
    ]

    assert moments
    assert all(str(moment.utcoffset()) == "7:00:00" for moment in moments)


def test_the_imprint_says_who_and_where() -> None:
    imprint = PORTAL["imprint"]

    # The law asks for a personal name and no placeholder: nobody answers for a demonstration.
    assert {name for name, value in imprint.items() if not value} == {"responsible"}
    assert (imprint["licence"], imprint["licence_on"]) == ("01/GP-STTTT", date(2021, 9, 22))
    assert PORTAL["counter"]["opening_balance"] == 86_051_288
    assert "không phải cổng chính thức" in PORTAL["standing_line"]
