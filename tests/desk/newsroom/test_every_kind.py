"""Every kind of page draws the ledger alike, and is shown to its editor as readers will see it."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from tests import page_forms
from tests.desk.newsroom.building import Shown, html, published
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import get_page_models

from congso.observations.observation import Level, read_key
from desk.checking import actions as checking
from desk.checking import gate, queries
from desk.kit import clock, shelf
from desk.kit.page import PortalPage
from desk.kit.permissions import MACHINE
from desk.ledger import actions
from desk.newsroom import models, pictured
from desk.newsroom.blocks import BodyBlock
from desk.newsroom.prose import LiveFigure, figure_html
from desk.newsroom.reading import RECORD
from desk.newsroom.written import Written
from desk.staff.models import Person

pytestmark = pytest.mark.usefixtures("media")
SENTENCE = "Năm 2023, toàn tỉnh có {} trạm thông tin di động."
SITES = "telecom.sites|94|2023||level"
POINTS = "postal.points|94|2023||level"
PLANNED = "postal.points|94|2023||plan_ratio"
PLACE = {"place": "94"}
LIVE = figure_html(LiveFigure(SITES, datetime(2024, 1, 4, 10, 30, tzinfo=UTC), "1.422"))
DRAWN: Final = [
    ("text", f"<h2>Di động</h2><p>Toàn tỉnh có {LIVE} trạm.</p>"),
    ("figure_cards", {"figures": [{"indicator": "postal.points", "period": "2023",
                                   "breakdown": ""} | PLACE]}),
    ("figure_table", {"title": "Mạng lưới", "indicators": ["postal.points", "telecom.sites"],
                      "periods": ["2022", "2023"]} | PLACE),
    ("series_chart", {"title": "Trạm tăng", "indicator": "telecom.sites",
                      "periods": ["2022", "2023"]} | PLACE),
    ("breakdown_chart", {"title": "Theo công nghệ", "indicator": "telecom.stations",
                         "period": "2023"} | PLACE),
    ("plan_chart", {"title": "Vượt kế hoạch", "indicators": ["postal.points"],
                    "period": "2023"} | PLACE),
    ("tile_map", {"title": "Điểm phục vụ các huyện", "indicator": "postal.points", "period": "2023",
                  "level": "district"} | PLACE),
]  # fmt: skip
"""A text with a live figure, and a block of each kind that is drawn from the ledger."""
DAY = date(2024, 1, 9)
MOMENT = datetime(2024, 1, 31, 8, tzinfo=clock.VIETNAM)


def photograph() -> object:
    return get_image_model().objects.create(title="Cầu", file=get_test_image_file("cau.png"))


def _index(home: Shown, model: type, **told: object) -> Shown:
    found = model.objects.first()  # type: ignore[attr-defined]
    return found or home.add_child(
        instance=model(**({"title": model.__name__, "live": True} | told))
    )


def _article(_home: Shown) -> PortalPage:
    section = models.Section.objects.get()
    return section.add_child(instance=models.Article(
        title="Bài", lead="<p>Một câu.</p>", byline="Kim Quyên", published_at=MOMENT, body=DRAWN,
    ))  # fmt: skip


def _announcement(home: Shown) -> PortalPage:
    return _index(home, models.AnnouncementIndex).add_child(instance=models.Announcement(
        title="Thông báo", issuer="Sở", issued_on=DAY, body=DRAWN,
    ))  # fmt: skip


def _report(home: Shown) -> PortalPage:
    return _index(home, models.ReportIndex).add_child(instance=models.Report(
        title="Báo cáo", kind="year", period="2023", issuer="Sở", issued_on=DAY, body=DRAWN,
    ))  # fmt: skip


def _legal_document(home: Shown) -> PortalPage:
    return _index(home, models.LegalDocumentIndex).add_child(instance=models.LegalDocument(
        title="Quyết định 03", kind="decision", number="03/2023/QĐ-UBND", issuer="Ủy ban",
        issued_on=DAY, abstract="Ban hành quy chế.", body=DRAWN,
    ))  # fmt: skip


def _event(home: Shown) -> PortalPage:
    return _index(home, models.EventIndex).add_child(instance=models.Event(
        title="Họp báo", kind="press", organiser="Sở", starts_at=MOMENT, body=DRAWN,
    ))  # fmt: skip


def _question(home: Shown) -> PortalPage:
    return _index(home, models.QuestionIndex).add_child(instance=models.Question(
        title="Bao giờ có sóng?", asked="Bao giờ?", topic="Viễn thông", agency="Sở", asked_on=DAY,
        answered_on=DAY, answer=DRAWN,
    ))  # fmt: skip


def _procedure(home: Shown) -> PortalPage:
    return _index(home, models.ProcedureIndex).add_child(instance=models.Procedure(
        title="Cấp giấy phép", code="1.001", field="Bưu chính", level="whole", who="Doanh nghiệp",
        agency="Sở", term="30 ngày", portal_url="https://dichvucong.gov.vn/p/1", body=DRAWN,
    ))  # fmt: skip


def _organisation(home: Shown) -> PortalPage:
    unit = {"name": "Văn phòng", "duties": "", "telephone": "", "email": "", "address": "",
            "people": []}  # fmt: skip
    return home.add_child(instance=models.Organisation(
        title="Bộ máy", slug="bo-may", units=[("department", unit)], body=DRAWN,
    ))  # fmt: skip


def _simple_page(home: Shown) -> PortalPage:
    return home.add_child(
        instance=models.SimplePage(title="Giới thiệu", slug="gioi-thieu", body=DRAWN)
    )


def _video(home: Shown) -> PortalPage:
    return _index(home, models.VideoIndex).add_child(instance=models.Video(
        title="Phim", film=ContentFile(b"x", "phim.mp4"), poster=photograph(),
        seconds=65, published_at=MOMENT, transcript=DRAWN,
    ))  # fmt: skip


def _edition_index(home: Shown) -> PortalPage:
    return _index(
        home, models.EditionIndex, title="English", language="en", portal_kind="Portal of",
        portal_name="Sóc Trăng", missing="Not yet.", body=DRAWN,
    )  # fmt: skip


def _edition(home: Shown) -> PortalPage:
    original = published(_announcement(home))
    return _edition_index(home).add_child(instance=models.Edition(
        title="Notice", original=original, translator="Sở", translated_at=MOMENT, body=DRAWN,
    ))  # fmt: skip


def _photo_story(home: Shown) -> PortalPage:
    shot = {"image": photograph(), "alt": "Cầu", "caption": "", "credit": "Ảnh: Sở"}
    return _index(home, models.PhotoIndex).add_child(instance=models.PhotoStory(
        title="Chùm ảnh", byline="Sở", published_at=MOMENT,
        pictures=[("picture", shot), DRAWN[0]],
    ))  # fmt: skip


def _topic(home: Shown) -> PortalPage:
    return _index(home, models.TopicIndex).add_child(instance=models.TopicPage(title="Chủ đề"))


Builder = Callable[[Shown], PortalPage]
DRAWING: Final[Mapping[type, Builder]] = {
    models.Article: _article, models.Announcement: _announcement, models.Report: _report,
    models.LegalDocument: _legal_document, models.Event: _event, models.Question: _question,
    models.Procedure: _procedure, models.Organisation: _organisation,
    models.SimplePage: _simple_page, models.Video: _video, models.Edition: _edition,
    models.EditionIndex: _edition_index,
}  # fmt: skip
"""The kinds of page with a body, each with how one is made whose body is `DRAWN`."""
KINDS: Final[Mapping[type, Builder]] = {
    **DRAWING,
    models.PhotoStory: _photo_story, models.TopicPage: _topic,
    models.HomePage: lambda home: home,
    models.NewsIndex: lambda _home: models.NewsIndex.objects.get(),
    models.Section: lambda _home: models.Section.objects.get(),
    **{
        model: lambda home, model=model: _index(home, model)  # type: ignore[misc]
        for model in (
            models.AnnouncementIndex, models.LegalDocumentIndex, models.ReportIndex,
            models.QuestionIndex, models.EventIndex, models.ProcedureIndex, models.PhotoIndex,
            models.VideoIndex, models.TopicIndex,
        )
    },
}  # fmt: skip
TITLES: Final = tuple(told["title"] for _kind, told in DRAWN if "title" in told)


@pytest.fixture
def home(section: models.Section) -> Shown:
    """The front page of an empty portal that knows its districts too."""
    path = shelf.reviewed("demo", "figures", "cap_huyen_2023.csv")
    actions.import_table(shelf.read_text(path), path.name, by=MACHINE)
    return section.get_parent().get_parent().specific


def main_of(text: str) -> str:
    """Return what a page says: its words, without where its files lie."""
    main = BeautifulSoup(text, "html.parser").main
    assert main is not None
    for hidden in main.select("script, .take-along, .takes"):
        hidden.decompose()
    return re.sub(r"\s+", " ", main.get_text(" ")).strip()


def test_no_kind_of_page_is_forgotten_here() -> None:
    newsroom = {one for one in get_page_models() if one._meta.app_label == "newsroom"}
    with_body = {
        one
        for one in newsroom
        if issubclass(one, Written)
        and any(
            isinstance(one._meta.get_field(name).stream_block, BodyBlock) for name in one.BODIES
        )
    }

    assert newsroom == set(KINDS)
    assert with_body == set(DRAWING)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_editor_previews_what_readers_will_see(kind: type, home: Shown, client: Client) -> None:
    page = KINDS[kind](home)
    page.save_revision()
    page = PortalPage.objects.get(pk=page.pk).specific
    client.force_login(Person.objects.create_superuser("quantri", password="x"))
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])

    told = client.post(preview, page_forms.posted(page)).json()
    seen = client.get(preview).content.decode()

    assert told == {"is_valid": True, "is_available": True}
    assert main_of(seen) == main_of(html(published(page).address))
    assert page.title in main_of(seen) or kind is models.HomePage


@pytest.mark.parametrize("kind", DRAWING, ids=lambda kind: kind.__name__)
def test_every_kind_draws_the_ledger_and_tells_of_it_as_articles_do(
    kind: type, home: Shown
) -> None:
    page = published(DRAWING[kind](home))
    seen = BeautifulSoup(html(page.address), "html.parser")
    record = json.loads(html(f"{page.address}{RECORD}"))["figures"]
    files = list(pictured.addresses(page))
    drawn = "".join(map(html, files))
    _revise_the_sites()

    assert seen.select_one(".prose a.fig")
    assert seen.select_one("#nguon")
    assert seen.select_one("script[src*='the-so']")
    assert all(said in seen.get_text() for said in TITLES)
    assert {SITES, POINTS, PLANNED} <= set(page.figures_used())
    assert {one["reference"] for one in record} == set(page.figures_used())
    assert SITES in {one["reference"] for one in record if one.get("known_at")}
    assert len(files) == 2 * len(pictured.KINDS)
    assert all(address in str(seen) for address in files)
    assert "1.422" in drawn
    assert "Đếm sót ba trạm" in main_of(html(page.address))


def _revise_the_sites() -> None:
    actions.revise_observation(
        key=read_key("telecom.sites|94|2023||actual"), value=Decimal(1425), level=Level.OFFICIAL,
        source="Công văn đính chính", reason="Đếm sót ba trạm", expected_previous=Decimal(1422),
        by=MACHINE,
    )  # fmt: skip


@pytest.mark.parametrize(
    "kind",
    [kind for kind in DRAWING if kind not in {models.Edition, models.EditionIndex}],
    ids=lambda kind: kind.__name__,
)
def test_a_wrong_number_stops_every_kind_and_its_statements_are_published(
    kind: type, home: Shown
) -> None:
    page = DRAWING[kind](home)
    (name,) = page.BODIES
    setattr(page, name, [("text", f"<p>{SENTENCE.format('1.442')}</p>"), *DRAWN])
    page.save_revision()
    (stopping,) = queries.examination(page).stopping

    assert any("1.422" in said for said in gate.ask(page, MACHINE))
    checking.correct(page, sentence=stopping.sentence, statement=stopping.text, by=MACHINE)
    mended = PortalPage.objects.get(pk=page.pk).get_latest_revision().as_object()
    assert not list(gate.ask(mended, MACHINE))
    record = json.loads(html(f"{published(mended).address}{RECORD}"))
    assert SENTENCE.format("1.422") in {one["sentence"] for one in record["checks"]}
