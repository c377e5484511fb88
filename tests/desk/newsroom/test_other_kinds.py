"""Events, questions, reports, procedures, organisations and photo stories as readers find them."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from icalendar import Calendar
from tests.desk.newsroom.building import Shown, at, html, published, shown, stale, uses
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from desk.kit import clock
from desk.newsroom import models, public

pytestmark = pytest.mark.usefixtures("media")
TEXT = [("text", "<p>a</p>")]
NOW = at(date(2024, 1, 15))


@pytest.fixture
def home(section: models.Section) -> Shown:
    """The front page of an empty portal."""
    return section.get_parent().get_parent()


def event(home: Shown, **changes: object) -> models.Event:
    index = models.EventIndex.objects.first() or home.add_child(
        instance=models.EventIndex(title="Lịch sự kiện", live=True)
    )
    asked: dict[str, object] = {
        "title": "Họp báo; quý, I", "kind": "press", "organiser": "Sở", "place": "Hội trường",
        "starts_at": datetime(2024, 1, 31, 23, 30, tzinfo=clock.VIETNAM),
        "ends_at": datetime(2024, 2, 1, 1, 0, tzinfo=clock.VIETNAM),
    }  # fmt: skip
    return published(index.add_child(instance=models.Event(**(asked | changes))))


def question(home: Shown, **changes: object) -> models.Question:
    index = models.QuestionIndex.objects.first() or home.add_child(
        instance=models.QuestionIndex(title="Hỏi đáp", live=True)
    )
    asked: dict[str, object] = {
        "title": "Bao giờ có 4G?", "asked": "Ấp tôi bao giờ có 4G?", "topic": "Viễn thông",
        "agency": "Sở", "asked_on": date(2024, 1, 5),
    }  # fmt: skip
    return published(index.add_child(instance=models.Question(**(asked | changes))))


def report(home: Shown, **changes: object) -> models.Report:
    index = models.ReportIndex.objects.first() or home.add_child(
        instance=models.ReportIndex(title="Báo cáo", live=True)
    )
    asked: dict[str, object] = {
        "title": "Báo cáo năm", "kind": "year", "period": "2023", "issuer": "Sở",
        "issued_on": date(2024, 1, 9), "body": TEXT,
    }  # fmt: skip
    return published(index.add_child(instance=models.Report(**(asked | changes))))


def procedure(home: Shown, **changes: object) -> models.Procedure:
    index = models.ProcedureIndex.objects.first() or home.add_child(
        instance=models.ProcedureIndex(title="Thủ tục", live=True)
    )
    asked: dict[str, object] = {
        "title": "Cấp giấy phép", "code": "1.001", "field": "Bưu chính", "level": "whole",
        "who": "Doanh nghiệp", "agency": "Sở", "term": "30 ngày", "body": TEXT,
        "portal_url": "https://dichvucong.gov.vn/p/1",
    }  # fmt: skip
    return published(index.add_child(instance=models.Procedure(**(asked | changes))))


def test_a_month_is_that_of_viet_nam_and_shows_its_days(home: Shown) -> None:
    page = event(home)

    month = shown(models.EventIndex.objects.get(), "/lich-su-kien/thang-2024-01/")
    days = [day for week in month.weeks for day in week if day.events]

    assert [(day.day, day.events[0].address) for day in days] == [(date(2024, 1, 31), page.address)]
    assert (month.weeks[0][0].day, len(month.weeks)) == (date(2024, 1, 1), 5)
    assert "/lich-su-kien/thang-2024-02/" not in public.pages()


def test_what_is_to_come_stands_before_what_has_been(home: Shown) -> None:
    for day in (10, 20, 25):
        starts = datetime(2024, 1, day, 8, tzinfo=clock.VIETNAM)
        event(home, title=f"Ngày {day}", starts_at=starts, ends_at=None)

    with clock.stopped_at(NOW):
        page = shown(models.EventIndex.objects.get())

    assert [one.title for one in page.ahead] == ["Ngày 20", "Ngày 25"]
    assert [(one.title, one.tag.said) for one in page.past] == [("Ngày 10", "Đã qua")]


def test_an_event_that_is_over_makes_only_what_spoke_of_it_stale(home: Shown) -> None:
    page = event(home)
    other = event(home, title="Khác", starts_at=at(date(2024, 3, 1)), ends_at=None)
    with clock.stopped_at(NOW):
        before = uses()
    with clock.stopped_at(at(date(2024, 2, 2))):
        found = stale(before)

    assert found == {"/", page.address, "/lich-su-kien/", "/lich-su-kien/thang-2024-01/"}
    assert other.address not in found


def test_a_calendar_file_holds_what_machines_need(home: Shown) -> None:
    page = event(home)
    event(home, title="Cả ngày", is_all_day=True, state="cancelled", ends_at=None)

    one = Calendar.from_ical(html(f"{page.address}su-kien.ics")).events[0]
    every = Calendar.from_ical(html("/lich-su-kien/lich.ics")).events

    assert (one["summary"], one.start) == ("Họp báo; quý, I", page.starts_at)
    assert one["uid"].startswith(str(page.translation_key))
    by_title = {str(found["summary"]): found for found in every}
    assert (by_title["Cả ngày"].start, by_title["Cả ngày"]["status"]) == (
        date(2024, 1, 31), "CANCELLED",
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "23:30 ngày 31/01/2024 – 01/02/2024"),
        ({"ends_at": None}, "23:30 ngày 31/01/2024"),
        ({"is_all_day": True, "ends_at": None}, "31/01/2024"),
        (
            {"ends_at": datetime(2024, 1, 31, 23, 45, tzinfo=clock.VIETNAM)},
            "23:30 – 23:45 ngày 31/01/2024",
        ),
    ],
)
def test_when_an_event_is_told_in_words(changes: dict[str, object], said: str) -> None:
    starts = datetime(2024, 1, 31, 23, 30, tzinfo=clock.VIETNAM)
    page = models.Event(
        **({"starts_at": starts, "ends_at": starts + timedelta(minutes=90)} | changes)
    )

    assert page.when == said


def test_a_question_says_by_when_it_is_to_be_answered_in_working_days(home: Shown) -> None:
    open_question = question(home)
    answered = question(home, title="Khác", answered_on=date(2024, 1, 9), answer=TEXT)

    assert (shown(open_question).tag.said, shown(answered).tag.said) == (
        "Đang xử lý", "Đã trả lời",
    )  # fmt: skip
    assert "26/01/2024" in shown(open_question).note
    assert shown(answered).note == ""


def test_an_answer_has_its_day(home: Shown) -> None:
    with pytest.raises(ValidationError, match="cùng nhau"):
        question(home, answer=TEXT)
    with pytest.raises(ValidationError, match="trước ngày hỏi"):
        question(home, title="b", answer=TEXT, answered_on=date(2024, 1, 4))


def test_a_report_shows_and_uses_its_chief_figures(home: Shown) -> None:
    sites = {"indicator": "telecom.sites", "place": "94", "period": "2023", "breakdown": ""}
    page = report(home, figures=[("figure", sites)], release="")

    view = shown(page)

    assert [(card.printed, card.unit) for card in view.cards] == [("1.422", "trạm")]
    assert page.figures_used() == ("telecom.sites|94|2023||level",)
    assert ("Kỳ báo cáo", "Năm 2023") in {(one.name, one.said) for one in view.facts}


def test_a_report_of_no_period_or_release_is_refused(home: Shown) -> None:
    with pytest.raises(ValidationError) as wrong:
        report(home, period="2023-Q9")
    with pytest.raises(ValidationError) as unknown:
        report(home, title="b", release="khong-co")

    assert set(wrong.value.message_dict) == {"period"}
    assert set(unknown.value.message_dict) == {"release"}


@pytest.mark.parametrize(
    "address",
    [
        "http://dichvucong.gov.vn/p/1", "https://dichvucong.gov.vn.vidu.vn/",
        "https://vidu.vn/dichvucong.gov.vn", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_a_procedure_leads_to_the_national_portal_alone(home: Shown, address: str) -> None:
    with pytest.raises(ValidationError) as refused:
        procedure(home, portal_url=address)

    assert set(refused.value.message_dict) == {"portal_url"}


def test_a_procedure_is_applied_for_elsewhere(home: Shown) -> None:
    page = html(procedure(home).address)

    assert 'href="https://dichvucong.gov.vn/p/1"' in page
    assert "hồ sơ không nộp ở đây" in page


def test_an_organisation_shows_its_tiers_and_who_speaks_for_it(home: Shown) -> None:
    person = {
        "name": "Lê Văn B", "post": "Phó Giám đốc", "telephone": "0299.3822339", "speaks": True,
        "duties": "", "email": "", "picture": None,
    }  # fmt: skip
    blank = {"duties": "", "telephone": "", "email": "", "address": "", "people": []}
    page = published(home.add_child(instance=models.Organisation(title="Cơ cấu", units=[
        ("leading", blank | {"name": "Ban Giám đốc", "people": [person]}),
        ("department", blank | {"name": "Phòng Bưu chính"}),
        ("department", blank | {"name": "Văn phòng"}),
    ])))  # fmt: skip

    tiers = [(tier.said, [unit.name for unit in tier.units]) for tier in shown(page).tiers]
    text = html(page.address)

    assert tiers == [
        ("Lãnh đạo", ["Ban Giám đốc"]), ("Phòng chuyên môn", ["Phòng Bưu chính", "Văn phòng"]),
    ]  # fmt: skip
    assert 'href="tel:+842993822339"' in text
    assert "Người phát ngôn" in text


def test_a_photo_story_has_its_pictures_with_words_and_credits(home: Shown) -> None:
    index = home.add_child(instance=models.PhotoIndex(title="Ảnh", live=True))
    image = get_image_model().objects.create(
        title="Chợ", file=get_test_image_file(filename="cho.png")
    )
    shot = {"image": image, "alt": "Ghe trên sông", "caption": "Chợ nổi", "credit": "Cổng Số"}
    page = published(index.add_child(
        instance=models.PhotoStory(title="Chợ nổi", byline="BBT", pictures=[("picture", shot)])
    ))  # fmt: skip

    (entry,) = shown(index).entries

    assert "1 ảnh" in entry.facts
    assert entry.picture.alt == "Ghe trên sông"
    assert "Chợ nổi" in html(page.address)
    with pytest.raises(ValidationError, match="ít nhất một ảnh"):
        published(index.add_child(
            instance=models.PhotoStory(title="Không ảnh", byline="BBT", pictures=TEXT)
        ))  # fmt: skip


def test_every_block_of_a_text_is_set(home: Shown) -> None:
    other = procedure(home)
    place = {"place": "94"}
    page = report(home, body=[
        ("figure_cards", {"figures": [
            {"indicator": "telecom.sites", "period": "2023", "breakdown": ""} | place,
        ]}),
        ("figure_table", {"title": "Mạng lưới", "indicators": ["postal.points", "telecom.sites"],
                          "periods": ["2022", "2023"]} | place),
        ("series_chart", {"title": "Tăng", "indicator": "telecom.sites",
                          "periods": ["2023", "2022"]} | place),
        ("quotation", {"quote": "Đúng là một.", "by": "Lê Văn B", "post": ""}),
        ("related", {"title": "Đọc thêm", "pages": [other]}),
        ("contact", {"name": "Văn phòng", "post": "", "telephone": "0299.3822339",
                     "email": "", "address": ""}),
        ("film_elsewhere", {"title": "Phim về sông", "address": "https://phim.vidu.vn/xem?v=1",
                            "said": "Ba phút trên sông Hậu.", "minutes": 3}),
    ])  # fmt: skip

    parts = {part.kind: part for part in shown(page).text.parts}

    assert [card.printed for card in parts["cards"].cards] == ["1.422"]
    assert parts["table"].rows[1][2] == ("1.346", "1.422")
    assert [row[1] for row in parts["chart"].chart.rows] == ["1.346", "1.422"]
    assert parts["related"].links[0].address == other.address
    assert parts["contact"].facts[0].address == "tel:+842993822339"
    assert parts["film elsewhere"].host == "phim.vidu.vn"
    assert "telecom.sites|94|2022||level" in page.figures_used()
    assert "Đúng là một." in [passage.text for passage in page.passages(_ledger())]


def test_a_film_on_another_host_is_a_way_there_and_nothing_of_it_is_fetched(home: Shown) -> None:
    film = {"title": "Phim về sông", "address": "https://phim.vidu.vn/xem?v=1",
            "said": "Ba phút trên sông Hậu.", "minutes": 3}  # fmt: skip
    page = published(report(home, body=[("film_elsewhere", film)]))
    told = html(page.address)

    assert re.findall(r'[\w-]+="[^"]*phim\.vidu\.vn[^"]*"', told) == [f'href="{film["address"]}"']
    assert 'rel="noopener noreferrer external nofollow"' in told
    assert "<iframe" not in told
    assert "bấm nút là đồng ý mở trang của họ" in told
    block = models.Report.body.field.stream_block.child_blocks["film_elsewhere"]
    with pytest.raises(ValidationError):
        block.clean(block.to_python({**film, "address": "http://phim.vidu.vn/"}))


def test_an_article_shows_a_map_of_tiles_where_there_is_one(home: Shown) -> None:
    _districts()
    given = {"title": "Nhiều nhất ở thành phố", "indicator": "postal.points", "period": "2023",
             "level": "district", "place": "94"}  # fmt: skip
    page = report(home, body=[("tile_map", given)])
    (part,) = shown(page).text.parts
    block = models.Report.body.field.stream_block.child_blocks["tile_map"]
    block.clean(block.to_python(given))

    assert part.chart.title == "Nhiều nhất ở thành phố"
    assert len(part.chart.rows) == 11
    assert ("Thành phố Sóc Trăng", "31*") in part.chart.rows
    assert "postal.points|941|2023||level" in page.figures_used()
    for wrong in ({"level": "commune"}, {"place": "999"}, {"period": "2026"}):
        with pytest.raises(ValidationError):
            block.clean(block.to_python({**given, **wrong}))


def _districts() -> None:
    from desk.kit import shelf
    from desk.kit.permissions import MACHINE
    from desk.ledger import actions

    path = shelf.reviewed("demo", "figures", "cap_huyen_2023.csv")
    actions.import_table(shelf.read_text(path), path.name, by=MACHINE)


def _ledger() -> Shown:
    from desk.ledger import queries

    return queries.ledger()


def test_each_kind_is_found_by_everything_that_was_read(home: Shown) -> None:
    event(home)
    question(home)
    report(home)
    procedure(home)

    for address, seen in uses().items():
        assert {use: public.current(use) for use in seen} == seen, address
