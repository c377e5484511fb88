"""Each kind of page stands where it may, says which figures it shows, and gives plain values."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import get_page_models

from congso.publication.use import Recorder, Use
from desk.kit import remembering
from desk.kit.page import PortalPage
from desk.ledger import queries
from desk.newsroom import checks, models, public
from desk.newsroom.counter import VisitCounter
from desk.newsroom.imprint import Imprint
from desk.newsroom.previewed import Published, PublishedList
from desk.newsroom.prose import LiveFigure, figure_html
from desk.newsroom.reading import RECORD, Reading
from desk.newsroom.sheets import HEAD
from desk.newsroom.texts import AgainstPlan, Drawn

if TYPE_CHECKING:
    from desk.newsroom.values import ArticleView, NewsListView

Shown = Any
SITES = "telecom.sites|94|2023||level"


def article(section: models.Section, pinned_at: datetime, **changes: object) -> models.Article:
    live = figure_html(LiveFigure(SITES, pinned_at, "1.422"))
    asked: dict[str, object] = {
        "title": "Thêm 76 trạm di động",
        "lead": f"<p>Toàn tỉnh có {live} trạm.</p>",
        "byline": "Ban Biên tập",
        "published_at": pinned_at,
        "body": [
            ("text", f"<h2>Di động</h2><p>Đến cuối năm có {live} trạm.</p>"),
            ("breakdown_chart", {
                "title": "4G có ở gần mọi trạm", "indicator": "telecom.stations",
                "period": "2023", "place": "94",
            }),
            ("plan_chart", {
                "title": "Ba vượt, một thiếu", "indicators": ["postal.points"],
                "period": "2023", "place": "94",
            }),
        ],
    }  # fmt: skip
    page: models.Article = section.add_child(instance=models.Article(**(asked | changes)))
    return page


def published(page: PortalPage) -> models.Article:
    page.save_revision().publish()
    again: models.Article = PortalPage.objects.get(pk=page.pk).specific
    return again


def shown(page: Published) -> Shown:
    return page.view(Reading(Recorder(), queries.ledger())).values["page"]


def sheet(page: PublishedList, number: int) -> Shown:
    return page.sheet(Reading(Recorder(), queries.ledger()), number).values["page"]


@pytest.mark.parametrize(
    "model",
    [one for one in get_page_models() if one._meta.app_label == "newsroom"],
    ids=lambda model: model.__name__,
)
def test_every_kind_of_page_says_which_figures_it_shows(model: type) -> None:
    assert not checks._faults(model)
    assert callable(model.figures_used)  # type: ignore[attr-defined]


def test_a_kind_of_page_that_was_half_forgotten_does_not_start() -> None:
    class Forgotten:
        WORDS: ClassVar = {"headline": "Tiêu đề"}
        _meta = models.Section._meta

    found = {fault.id for fault in checks._faults(Forgotten)}

    assert found == {"newsroom.E001", "newsroom.E002", "newsroom.E003"}


@pytest.mark.parametrize(
    ("child", "parents"),
    [
        ("HomePage", {"PortalPage"}),
        ("NewsIndex", {"HomePage"}),
        ("Section", {"NewsIndex"}),
        ("Article", {"Section"}),
        ("AnnouncementIndex", {"HomePage"}),
        ("Announcement", {"AnnouncementIndex"}),
        ("LegalDocumentIndex", {"HomePage"}),
        ("LegalDocument", {"LegalDocumentIndex"}),
        ("ReportIndex", {"HomePage"}),
        ("Report", {"ReportIndex"}),
        ("QuestionIndex", {"HomePage"}),
        ("Question", {"QuestionIndex"}),
        ("EventIndex", {"HomePage"}),
        ("Event", {"EventIndex"}),
        ("ProcedureIndex", {"HomePage"}),
        ("Procedure", {"ProcedureIndex"}),
        ("PhotoIndex", {"HomePage"}),
        ("PhotoStory", {"PhotoIndex"}),
        ("Organisation", {"HomePage", "SimplePage"}),
        ("VideoIndex", {"HomePage"}),
        ("Video", {"VideoIndex"}),
        ("SimplePage", {"HomePage", "SimplePage"}),
    ],
)
def test_a_page_stands_only_where_its_kind_belongs(child: str, parents: set[str]) -> None:
    model = getattr(models, child)

    assert {parent.__name__ for parent in model.allowed_parent_page_models()} == parents


@pytest.mark.django_db
def test_an_article_has_the_address_its_title_makes(
    section: models.Section, pinned_at: datetime
) -> None:
    page = article(section, pinned_at, title="Chỉ số Chuyển đổi số")

    assert page.address == "/tin-tuc/thong-tin-va-truyen-thong/chi-so-chuyen-doi-so/"


def test_an_article_shows_its_figures_with_sources_once_each(
    section: models.Section, pinned_at: datetime
) -> None:
    page: ArticleView = shown(published(article(section, pinned_at)))

    assert [cited.printed for cited in page.text.cited] == ["1.422", "1.422"]
    assert page.summary == "Toàn tỉnh có 1.422 trạm."
    assert [crumb.title for crumb in page.crumbs] == [
        "Trang chủ", "Tin tức", "Thông tin và truyền thông",
    ]  # fmt: skip
    assert [heading.title for heading in page.text.headings] == ["Di động"]


def test_a_chart_in_a_text_is_drawn_from_the_ledger(
    section: models.Section, pinned_at: datetime
) -> None:
    page: ArticleView = shown(published(article(section, pinned_at)))
    drawn = [part for part in page.text.parts if isinstance(part, Drawn)]
    plan = [part for part in page.text.parts if isinstance(part, AgainstPlan)]

    assert [row[1] for row in drawn[0].chart.rows] == ["1.422", "1.378", "1.309", "952", "3"]
    assert [bullet.line.gap for bullet in plan[0].chart.bullets] == ["Vượt 7,77 điểm phần trăm"]


def test_an_article_names_every_figure_of_text_and_charts(
    section: models.Section, pinned_at: datetime
) -> None:
    used = article(section, pinned_at).figures_used()

    assert used.count(SITES) == 1
    assert "telecom.stations|94|2023|4G|level" in used
    assert "postal.points|94|2023||plan_ratio" in used


def test_everything_that_a_page_used_is_as_it_was_when_asked_again(
    section: models.Section, pinned_at: datetime
) -> None:
    published(article(section, pinned_at))
    for address, make in public.pages().items():
        recorder = Recorder()
        make(recorder)
        public.furniture(recorder)
        own = {use: seen for use, seen in recorder.uses.items() if use.kind in public.KINDS}

        assert {use: public.current(use) for use in own} == own, address


def test_a_new_article_makes_the_lists_stale_and_no_other_article(
    section: models.Section, pinned_at: datetime
) -> None:
    first = published(article(section, pinned_at))
    other_section = section.get_parent().specific.add_child(
        instance=models.Section(title="Văn hóa", live=True)
    )
    used: dict[str, dict[Use, str]] = {}
    for address, make in public.pages().items():
        recorder = Recorder()
        make(recorder)
        used[address] = dict(recorder.uses)
    published(article(other_section, pinned_at, title="Mùa hội"))

    stale = {
        address
        for address, seen in used.items()
        if any(use.kind in public.KINDS and public.current(use) != was for use, was in seen.items())
    }

    assert stale == {
        "/", "/tin-tuc/", "/tin-tuc/atom.xml", "/tin-tuc/van-hoa/", "/tin-tuc/van-hoa/atom.xml",
    }  # fmt: skip
    assert first.address not in stale


def test_a_page_taken_back_leaves_the_site(section: models.Section, pinned_at: datetime) -> None:
    page = published(article(section, pinned_at))
    page.unpublish()

    assert page.address not in public.pages()


def test_a_long_list_goes_on_over_several_sheets(
    section: models.Section, pinned_at: datetime
) -> None:
    for number in range(25):
        page = article(section, pinned_at, title=f"Bài {number + 1}", body=[("text", "<p>a</p>")])
        PortalPage.objects.filter(pk=page.pk).update(live=True)
    index = models.NewsIndex.objects.get()

    head: NewsListView = sheet(index, HEAD)
    oldest: NewsListView = sheet(index, 1)

    assert {"/tin-tuc/", "/tin-tuc/trang-1/"} <= public.pages().keys()
    assert (len(head.stories), len(oldest.stories)) == (13, 12)
    assert [link.number for link in oldest.paging] == [HEAD, 1]
    assert oldest.paging[1].is_here


def test_a_new_article_leaves_the_sheets_behind_the_head_as_they_are(
    section: models.Section, pinned_at: datetime
) -> None:
    def add(number: int) -> None:
        one = article(section, pinned_at, title=f"Bài {number + 1}", body=[("text", "<p>a</p>")])
        PortalPage.objects.filter(pk=one.pk).update(live=True)

    for number in range(25):
        add(number)
    index = models.NewsIndex.objects.get()
    before: NewsListView = sheet(index, 1)
    add(25)

    assert sheet(index, 1) == before
    assert len(sheet(index, HEAD).stories) == 14


def test_what_was_read_ahead_is_not_asked_for_again(
    section: models.Section, pinned_at: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = [published(article(section, pinned_at, title=f"Bài {number}")) for number in range(4)]
    with remembering.round_of_work():
        offered = public.pages()
        public.read_ahead({offered[page.address].owner for page in made})
        first, second = (
            [offered[page.address], offered[f"{page.address}{RECORD}"]] for page in made[:2]
        )
        for make in first:
            make(Recorder())

        with django_assert_num_queries(0):
            for make in second:
                make(Recorder())


def test_letters_are_kept_composed(section: models.Section, pinned_at: datetime) -> None:
    page = article(section, pinned_at, title="Su\u031b\u0323 kie\u0323\u0302n")
    page.save_revision()

    assert page.title == "Sự kiện"
    assert page.slug == "su-kien"


@pytest.mark.usefixtures("media")
def test_a_picture_needs_words_for_who_cannot_see_it_and_its_source(
    section: models.Section, pinned_at: datetime
) -> None:
    page = article(section, pinned_at, picture=get_image_model().objects.create(
        title="Hội trường", file=get_test_image_file(filename="hoi-truong.png")
    ))  # fmt: skip

    with pytest.raises(ValidationError) as refused:
        page.save_revision()

    assert set(refused.value.message_dict) == {"picture_alt", "picture_credit"}


@pytest.mark.usefixtures("section")
def test_an_announcement_that_ends_before_it_begins_is_refused() -> None:
    index = models.AnnouncementIndex.objects.get()
    page = models.Announcement(
        title="Bảo trì", issuer="Sở", valid_from=date(2024, 1, 14), valid_to=date(2024, 1, 13),
        body=[("text", "<p>a</p>")],
    )  # fmt: skip

    index.add_child(instance=page)

    with pytest.raises(ValidationError, match="hết hiệu lực"):
        page.save_revision()


@pytest.mark.usefixtures("section")
def test_an_expired_announcement_stays_with_its_dates() -> None:
    index = models.AnnouncementIndex.objects.get()
    page = models.Announcement(
        title="Bảo trì", issuer="Sở", valid_from=date(2020, 1, 1), valid_to=date(2020, 1, 2),
        body=[("text", "<p>a</p>")],
    )  # fmt: skip
    published(index.add_child(instance=page))

    (notice,) = sheet(index, 1).notices

    assert notice.ends == date(2020, 1, 2)


@pytest.mark.usefixtures("section")
def test_the_furniture_says_who_answers_and_carries_the_old_visits() -> None:
    from wagtail.models import Site

    site = Site.objects.get(is_default_site=True)
    Imprint.objects.create(site=site, name="Tỉnh Sóc Trăng", owner="UBND", licence="Số 01")
    VisitCounter.objects.create(site=site, opening_balance=86051288, note="từ cổng cũ")

    made = public.furniture(Recorder())

    assert made.imprint is not None
    assert made.imprint.responsible == ""
    assert made.counter is not None
    assert made.counter.printed == "86.051.288"
    assert [door.title for door in made.doors] == [
        "Tin tức", "Thông báo", "Báo cáo – thống kê", "Videos",
    ]  # fmt: skip


@pytest.mark.usefixtures("section")
def test_a_changed_imprint_makes_every_page_stale() -> None:
    from wagtail.models import Site

    imprint = Imprint.objects.create(site=Site.objects.get(is_default_site=True), owner="UBND")
    recorder = Recorder()
    public.furniture(recorder)
    imprint.owner = "Ủy ban nhân dân tỉnh"
    imprint.save()

    assert public.current(Use("furniture", "all")) != recorder.uses[Use("furniture", "all")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "use",
    [Use("setting", "no"), Use("listing", "no"), Use("file", "no.webp"), Use("figure", "x")],
    ids=str,
)
def test_what_is_gone_or_another_rooms_has_no_state(use: Use) -> None:
    assert public.current(use) is None
