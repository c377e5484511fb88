"""A yearly page begins from the one before; what is used is named before it may go."""

from datetime import date, datetime

import pytest
from django.test import Client
from tests.desk.newsroom.building import published

from congso.findings.finding import FaultyInput
from congso.places.place import Place
from desk.atlas import actions as atlas
from desk.checklist import examining
from desk.kit import shelf
from desk.kit.models import JournalEntry
from desk.newsroom import models, next_edition, relied
from desk.newsroom.prose import LiveFigure, figure_html
from desk.staff.models import Person

pytestmark = pytest.mark.usefixtures("media")
SITES = "telecom.sites|94|2022||level"


@pytest.fixture
def article(section: models.Section, pinned_at: datetime) -> models.Article:
    live = figure_html(LiveFigure(SITES, pinned_at, "1.346"))
    page = models.Article(
        title="Mạng di động năm 2022", slug="mang-di-dong-nam-2022", byline="Kim Quyên",
        lead=f"<p>Cả tỉnh có {live} trạm.</p>", published_at=pinned_at,
        body=[
            ("text", f"<p>Năm 2022 có {live} trạm ở khắp tỉnh.</p>"),
            ("figure_table", {
                "title": "Hai năm", "indicators": ["postal.points"], "place": "94",
                "periods": ["2022", "2023"],
            }),
        ],
    )  # fmt: skip
    made: models.Article = published(section.add_child(instance=page))
    return made


def test_figures_are_a_year_further_on_and_sentences_are_kept_for_review(
    article: models.Article, admin_client: Client
) -> None:
    address = f"/ban-nam-sau/{article.pk}/"
    asked = admin_client.get(address).content.decode()
    admin_client.post(address)
    draft = models.Article.objects.get(title="Mạng di động năm 2023")
    new = draft.get_latest_revision_as_object()
    table = new.body[1].value

    assert "Soạn bản năm 2023" in asked
    assert (draft.live, draft.slug, draft.byline) == (False, "mang-di-dong-nam-2023", "Kim Quyên")
    assert next(new.live_figures()).reference == "telecom.sites|94|2023||level"
    assert list(table["periods"]) == ["2023", "2024"]
    assert "Năm 2022 có" in new.body[0].value.source
    assert article.get_latest_revision_as_object().figures_used()[0] == SITES, "the old one stays"
    entry = JournalEntry.objects.get(act="newsroom.begin_next_edition")
    assert entry.details["missing"] == ["postal.points|94|2024||level"]


def test_the_checklist_names_old_years_and_figures_that_are_not_there(
    article: models.Article,
) -> None:
    from desk.kit.permissions import MACHINE

    begun = next_edition.begin(article, by=MACHINE)

    said = " ".join(note.said for note in examining.notes(begun.page))

    assert "còn nhắc năm 2022" in said
    assert "postal.points|94|2024||level chưa có trong sổ" in said
    assert begun.missing == 1
    assert not [n for n in examining.notes(article) if "còn nhắc" in n.said]


def test_a_page_without_a_year_is_not_begun_and_who_may_not_write_does_not(
    article: models.Article, client: Client
) -> None:
    nobody = Person.objects.create_user("ngoai")
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        next_edition.begin(article, by=nobody)
    plain = models.Article(title="Không năm", lead="<p>Chữ.</p>", body=[], byline="A")
    with pytest.raises(next_edition.NoYear):
        next_edition.year_of(plain)
    client.force_login(nobody)
    assert client.post(f"/ban-nam-sau/{article.pk}/").status_code == 302
    assert models.Article.objects.count() == 1


def test_an_indicator_in_use_is_not_taken_out(
    article: models.Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    relied.refuse_lost_indicators()
    whole = shelf.catalogue()
    left = {code: one for code, one in whole.indicators.items() if code != "telecom.sites"}
    monkeypatch.setattr(shelf, "catalogue", lambda: _Lacking(left))

    with pytest.raises(FaultyInput) as refused:
        relied.refuse_lost_indicators()

    said = str(refused.value)
    assert "“telecom.sites” đang dùng" in said
    assert article.title in said
    assert "sổ số liệu có số đã ghi" in said


class _Lacking:
    def __init__(self, indicators: dict[str, object]) -> None:
        self.indicators = indicators


def test_a_place_that_is_cited_is_not_left_out_of_the_list(article: models.Article) -> None:
    place = _place("94")

    told = atlas._vanished(place, "places.csv")

    assert "Đơn vị đã ghi không được bỏ" in told.message
    assert f"Đang dùng ở 1 nơi: “{article.title}”." in told.message
    assert relied.on_place(_place("95")) == []


def _place(code: str) -> Place:
    return shelf.gazetteer().identify(code, date(2023, 12, 31))


def test_a_document_that_others_name_is_not_deleted_and_its_links_stay(
    section: models.Section, admin_client: Client
) -> None:
    home = section.get_parent().get_parent()
    index = home.add_child(instance=models.LegalDocumentIndex(title="Văn bản", live=True))
    old, new = (
        index.add_child(
            instance=models.LegalDocument(
                title=title, kind="decision", number=title, issuer="UBND", abstract="Về việc.",
            )
        )
        for title in ("1/QĐ", "2/QĐ")
    )  # fmt: skip
    new.links = [models.DocumentLink(relation="replaces", other=old)]
    new.save()

    told = admin_client.post(f"/pages/{old.pk}/delete/", follow=True).content.decode()

    assert "Chưa xóa được “1/QĐ”: đang dùng ở 1 nơi (“2/QĐ”)" in told
    assert models.DocumentLink.objects.get().other == old
