"""The texts of the demonstration: every figure in them is a reference that the ledger answers."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any, Final

import pytest

from congso.claims.review import review
from congso.observations import reference
from congso.observations.ledger import Ledger
from congso.observations.observation import Origin
from congso.observations.reference import Reference
from congso.writing import letters

DEMO: Final = Path(__file__).resolve().parents[3] / "data" / "demo"
FILES: Final = sorted(DEMO.rglob("*.toml"))
ARTICLES: Final = sorted((DEMO / "articles").glob("*.toml"))
CONFERENCE: Final = ARTICLES[0]
FIGURE: Final = re.compile(r"\{\{([^{}]*)\}\}")
TAG: Final = re.compile(r"<[^>]*>")
ALLOWED_TAG: Final = re.compile(r'</?(?:p|h2|ul|ol|li|strong)>|<a href="/[a-z0-9/-]+">|</a>')
HEADED: Final = {"portal.toml": "name", "releases.toml": "series", "banners.toml": "banners"}
"""What a file begins with where it is no page with a title."""
BLOCKS: Final = {
    *("text", "plan_chart", "breakdown_chart", "series_chart", "tile_map", "figure_table"),
    *("picture", "quotation", "related", "contact"),
}

CITED: Final = {
    "SF01": "targets.assigned|94|2023||level",
    "SF02": "targets.met|94|2023||level",
    "SF03": "targets.missed|94|2023||level",
    "SF04": "telephone.subscribers|94|2023||plan_ratio",
    "SF05": "telephone.density|94|2023||plan_ratio",
    "SF06": "postal.points|94|2023||plan_ratio",
    "SF07": "broadband.subscribers|94|2023||plan_ratio",
    "SF08": "postal.enterprises|94|2023||level",
    "SF09": "postal.enterprises|94|2023||change:2022",
    "SF10": "postal.points|94|2023||level",
    "SF11": "postal.points|94|2023||change:2022",
    "SF12": "postal.service_radius|94|2023||level",
    "SF13": "postal.people_per_point|94|2023||level",
    "SF14": "telecom.enterprises|94|2023||level",
    "SF16": "telecom.sites|94|2023||level",
    "SF17": "telecom.sites|94|2023||change:2022",
    "SF18": "telecom.sites|94|2022||level",
    "SF19": "telecom.stations|94|2023|2G|level",
    "SF20": "telecom.stations|94|2023|3G|level",
    "SF21": "telecom.stations|94|2023|4G|level",
    "SF22": "telecom.stations|94|2023|5G|level",
    "SF24": "telecom.residential_coverage|94|2023|2G|level",
    "SF25": "telecom.residential_coverage|94|2023|3G|level",
    "SF26": "telecom.residential_coverage|94|2023|4G|level",
    "SF28": "dti.rank|94|2022||level",
    "SF29": "dti.rank|94|2022||change:2021",
    "SF31": "public_service_portal.rank|94|2023||level",
}


def named(path: Path) -> str:
    return str(path.relative_to(DEMO))


def written(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def texts(page: Mapping[str, Any]) -> list[str]:
    """Return the lead and the text blocks of a page."""
    blocks = [block["html"] for block in page.get("body", ()) if block["type"] == "text"]
    return [page.get("lead", ""), *blocks]


def cited(page: Mapping[str, Any]) -> list[str]:
    return [found for text in texts(page) for found in FIGURE.findall(text)]


def printed(
    page: Mapping[str, Any], ledger: Ledger
) -> tuple[str, dict[tuple[int, int], Reference]]:
    """Return the page as a reader sees it, and where in it live figures stand."""
    lines = [re.sub(r"</(?:p|h2|li)>", "\n", text) for text in [page["title"], *texts(page)]]
    source = unescape(TAG.sub("", "\n".join(lines)))
    seen, spans = "", dict[tuple[int, int], Reference]()
    rest = 0
    for found in FIGURE.finditer(source):
        seen += source[rest : found.start()]
        figure = ledger.figure(reference.read(found[1]))
        spans[len(seen), len(seen) + len(figure.printed)] = figure.reference
        seen += figure.printed
        rest = found.end()
    return seen + source[rest:], spans


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_text_is_composed_and_readable(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert unicodedata.is_normalized("NFC", text)
    assert written(path)[HEADED.get(path.name, "title")]


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_slug_is_its_own_address(path: Path) -> None:
    slug = re.sub(r"^\d+-", "", path.stem)

    assert letters.slug(slug) == slug


@pytest.mark.parametrize("path", FILES, ids=named)
def test_figures_stand_only_where_they_are_live(path: Path) -> None:
    page = written(path)
    others = {name: value for name, value in page.items() if name not in {"lead", "body"}}
    blocks = [
        {name: value for name, value in block.items() if name != "html"}
        for block in page.get("body", ())
    ]

    assert "{{" not in f"{others}{blocks}"
    assert {block["type"] for block in page.get("body", ())} <= BLOCKS
    assert not cited(page) or page["known_at"].tzinfo is not None


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_text_is_built_of_plain_parts(path: Path) -> None:
    for text in texts(written(path)):
        tags = TAG.findall(text)
        assert not [tag for tag in tags if not ALLOWED_TAG.fullmatch(tag)]
        assert text.count("<p>") == text.count("</p>")
        assert not re.search(r'["\'] |\.\.\.| - ', TAG.sub("", text))


@pytest.mark.parametrize(
    ("path", "said"),
    [(path, said) for path in FILES for said in dict.fromkeys(cited(written(path)))],
    ids=lambda value: value if isinstance(value, str) else named(value),
)
def test_every_figure_has_a_value_as_known_then(ledger: Ledger, path: Path, said: str) -> None:
    known = ledger.as_known(written(path)["known_at"])
    figure = known.figure(reference.read(said))

    assert str(figure.reference) == said
    assert figure.value is not None, figure.missing


@pytest.mark.parametrize("path", ARTICLES, ids=named)
def test_an_article_agrees_with_the_ledger(ledger: Ledger, path: Path) -> None:
    text, spans = printed(written(path), ledger)
    reviewed = review(text, ledger, "94", spans)
    wrong = [
        one.message for one in reviewed.verdicts if one.verdict in {"contradicts", "inconsistent"}
    ]

    assert not wrong


@pytest.mark.parametrize("path", ARTICLES, ids=named)
def test_no_figure_is_typed(ledger: Ledger, path: Path) -> None:
    text, spans = printed(written(path), ledger)
    typed = [
        statement.text
        for statement in review(text, ledger, "94", spans).statements
        if statement.is_statistic
        and not any(start < statement.end and statement.start < end for start, end in spans)
    ]

    assert not typed


@pytest.mark.parametrize("fact", CITED)
def test_the_conference_cites_each_figure_of_its_table(fact: str) -> None:
    assert CITED[fact] in cited(written(CONFERENCE))


def test_the_conference_names_what_is_not_a_figure() -> None:
    text = "\n".join(texts(written(CONFERENCE)))
    names = ("VNPT", "MobiFone", "Viettel", "Vietnamobile", "FPT", "VTVcab", "SCTV")

    assert all(name in text for name in names)
    assert "04/01/2024" in text
    assert "Nghị quyết số 07-NQ/TU" in text
    assert "Đề án số 03/ĐA-UBND" in text
    assert "bằng năm 2022" in text
    assert "5G đang phát thử tại thành phố Sóc Trăng" in text


def test_a_changed_digit_is_caught(ledger: Ledger) -> None:
    text, spans = printed(written(CONFERENCE), ledger)
    at = text.index("1.422")
    reviewed = review(text[:at] + "1.442" + text[at + 5 :], ledger, "94", spans)

    wrong = [one for one in reviewed.verdicts if one.verdict in {"contradicts", "inconsistent"}]

    assert [one.expected for one in wrong if one.expected and "1.422" in one.expected]


def test_invented_inputs_are_owned_up_to(ledger: Ledger) -> None:
    page = written(CONFERENCE)
    origins = {ledger.figure(reference.read(said)).origin for said in cited(page)}

    assert Origin.SYNTHETIC in origins
    assert "số liệu giả định" in "\n".join(texts(page))
    assert "số liệu giả định" in "\n".join(texts(written(DEMO / "pages" / "gioi-thieu.toml")))


def test_news_that_could_be_taken_for_fact_says_what_it_is() -> None:
    told = {path: "\n".join(texts(written(path))) for path in ARTICLES}
    plain = [path for path in ARTICLES if not cited(written(path))]

    assert plain
    assert all("Đây là tin trình diễn." in told[path] for path in plain)
