"""What the portal says of itself: imprint, accessibility, map, components, emblem and colours."""

from datetime import date, timedelta
from html.parser import HTMLParser
from typing import Any, Final

import pytest
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from tests.desk.newsroom.building import at, published
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Site

from congso.publication.use import Document, Recorder, Use
from desk.kit import clock
from desk.kit.page import PortalPage
from desk.look import colours, rendering
from desk.mailing import actions as mailing
from desk.mailing.models import Mail
from desk.newsroom import around, licences, listed, models, own, public
from desk.newsroom.imprint import Imprint
from desk.press import health

pytestmark = pytest.mark.usefixtures("section")


def imprint(**told: object) -> Imprint:
    made = Imprint(site=Site.objects.get(is_default_site=True), name="Tỉnh Sóc Trăng", **told)
    made.full_clean()
    made.save()
    return made


def html(address: str) -> str:
    recorder = Recorder()
    made = own.pages()[address](recorder)
    if isinstance(made, Document):
        return made.content.decode()
    return rendering.render(made, public.furniture(recorder), address)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if tag == "a" and name == "href"]


NAMED_BY_LAW: Final[dict[str, Any]] = {
    "the managing body": ("manager", "Sở Thông tin và Truyền thông", ""),
    "its superior": ("owner", "Ủy ban nhân dân tỉnh", ""),
    "an address": ("address", "56 Lê Duẩn", ""),
    "a telephone": ("owner_phone", "0299.3822339", 'href="tel:+842993822339"'),
    "an e-mail address": ("owner_email", "ub@vidu.vn", 'href="mailto:ub@vidu.vn"'),
    "the person who answers for content": ("responsible", "Lê Văn Bình, Giám đốc", ""),
    "the number of the licence": ("licence", "01/GP-STTTT", ""),
    "the kind of the licence": ("licence_kind", "trang thông tin tổng hợp", ""),
    "who gave the licence": ("licence_issuer", "Bộ Thông tin", ""),
    "the day of the licence": ("licence_on", date(2021, 9, 22), "22/09/2021"),
    "the term of the licence": ("licence_until", date(2026, 9, 21), "21/09/2026"),
    "that the source is to be told": ("attribution", "Ghi rõ nguồn.", ""),
}
"""Item by item: Nghị định 147/2024/NĐ-CP, Điều 24.7, 24.9.a; each stands on every page."""
ON_THE_IMPRINT: Final[dict[str, Any]] = {
    **NAMED_BY_LAW,
    "the editors": ("editors", "Ban Biên tập", ""),
    "the spokesperson": ("spokesperson", "Trần Thị Cúc, Phó Giám đốc", ""),
    "the telephone of the spokesperson": ("spokesperson_phone", "0299.1", 'href="tel:'),
    "the mail of the spokesperson": ("spokesperson_email", "phn@vidu.vn", "mailto:phn@vidu.vn"),
    "the licence to aggregate": ("press_licence", "02/GP-TTĐT", ""),
    "who gave the licence to aggregate": ("press_licence_issuer", "Cục Phát thanh", ""),
    "the day of the licence to aggregate": ("press_licence_on", date(2022, 1, 3), "03/01/2022"),
    "the term of the licence to aggregate": (
        "press_licence_until", date(2027, 1, 2), "02/01/2027",
    ),
}  # fmt: skip
"""What the page of the imprint tells besides: Nghị định 244/2026/NĐ-CP, Điều 3.3, and the rest."""


def test_every_item_that_the_law_names_stands_in_the_imprint_and_below_every_page() -> None:
    imprint(**{name: value for name, value, _shown in ON_THE_IMPRINT.values()})

    page = html(own.IMPRINT)
    main = page.partition("<main")[2].partition("</main>")[0]
    foot = html(own.ACCESS).partition("<footer")[2]

    def missing(items: dict[str, Any], told: str) -> list[str]:
        return [item for item, (_name, said, as_shown) in items.items()
                if (as_shown or said) not in told]  # fmt: skip

    assert missing(ON_THE_IMPRINT, main) == []
    assert missing(NAMED_BY_LAW, foot) == []


@pytest.mark.parametrize(
    ("today", "is_told"),
    [
        (date(2026, 3, 20), False),
        (date(2026, 3, 21), True),
        (date(2026, 9, 21), True),
        (date(2026, 12, 1), True),
    ],
)
def test_a_licence_is_told_of_six_months_before_its_term_ends(
    today: date, mailoutbox: list[EmailMessage], *, is_told: bool
) -> None:
    imprint(licence="01/GP", licence_until=date(2026, 9, 21), editors_email="bbt@vidu.vn")

    with clock.stopped_at(at(today)):
        (line,) = [one for one in health.lines() if one.name == "Giấy phép của cổng"]
        licences.remind_once_a_month()
        licences.remind_once_a_month()
        assert Mail.objects.count() == is_told
        mailing.send_due()

    assert line.is_well is not is_told
    assert [one.to for one in mailoutbox] == [["bbt@vidu.vn"]] * is_told
    assert ("đã hết hạn" in line.said) == (today > date(2026, 9, 21))


def test_two_licences_that_end_on_one_day_are_both_told_of(mailoutbox: list[EmailMessage]) -> None:
    until = date(2026, 9, 21)
    imprint(
        licence="01/GP", licence_until=until, press_licence="02/GP", press_licence_until=until,
        editors_email="b@vidu.vn",
    )  # fmt: skip

    with clock.stopped_at(at(date(2026, 5, 2))):
        licences.remind_once_a_month()
        licences.remind_once_a_month()
        mailing.send_due()

    assert [mail.subject for mail in mailoutbox] == [
        "Giấy phép sắp hết hạn", "Giấy phép trang tổng hợp sắp hết hạn",
    ]  # fmt: skip
    assert "phải được cấp lại trước khi hết hạn" in mailoutbox[0].body


def test_of_a_licence_that_has_run_out_the_mail_says_so(mailoutbox: list[EmailMessage]) -> None:
    imprint(licence="01/GP", licence_until=date(2026, 9, 21), editors_email="b@vidu.vn")

    with clock.stopped_at(at(date(2026, 9, 22))):
        licences.remind_once_a_month()
        mailing.send_due()

    (mail,) = mailoutbox
    assert mail.subject == "Giấy phép đã hết hạn"
    assert "trước khi hết hạn" not in mail.body


def test_a_licence_is_told_of_again_the_month_after(mailoutbox: list[EmailMessage]) -> None:
    imprint(press_licence="02/GP", press_licence_until=date(2026, 9, 21), editors_email="b@vidu.vn")

    for day in (date(2026, 5, 2), date(2026, 5, 30), date(2026, 6, 1)):
        with clock.stopped_at(at(day)):
            licences.remind_once_a_month()
            mailing.send_due()

    assert [mail.subject for mail in mailoutbox] == ["Giấy phép trang tổng hợp sắp hết hạn"] * 2
    assert "21/09/2026" in mailoutbox[0].body


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"licence_on": date(2024, 1, 2), "licence_until": date(2024, 1, 2)}, "licence_until"),
        (
            {"press_licence_on": date(2024, 1, 2), "press_licence_until": date(2029, 1, 3)},
            "press_licence_until",
        ),
    ],
)
def test_a_term_that_cannot_be_is_refused(told: dict[str, date], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Imprint(**told).clean()

    assert set(refused.value.message_dict) == {field}
    Imprint(press_licence_on=date(2024, 1, 2), press_licence_until=date(2029, 1, 2)).clean()


def test_an_imprint_without_a_person_says_so() -> None:
    imprint(owner="UBND")
    page = html(own.IMPRINT)

    assert "Chưa khai" in page
    assert "<dt>Người chịu trách nhiệm</dt><dd>chưa khai</dd>" in page


@pytest.mark.parametrize(
    "told",
    [
        "Nguyễn Văn A", "Người mẫu B, Trưởng Ban Biên tập", "Giám đốc Sở", "đang cập nhật", "Bình",
        "(chưa khai)", "Họ Tên", "Ủy Ban Nhân Dân", "lê văn bình", "Tổng Biên Tập 2",
    ],
)  # fmt: skip
def test_a_placeholder_is_not_taken_for_who_answers(told: str) -> None:
    with pytest.raises(ValidationError, match="họ tên một người"):
        Imprint(responsible=told).clean()


@pytest.mark.parametrize("told", ["", "Lê Văn Bình, Giám đốc", "Bà Lâm Thị Ngọc Sa", "Kim Sa Rây"])
def test_a_person_is_taken_and_an_empty_place_too(told: str) -> None:
    Imprint(responsible=told).clean()


def test_the_accessibility_statement_names_whom_to_tell() -> None:
    imprint(editors="Ban Biên tập", access_contact="Tổ trợ năng", access_email="tn@vidu.vn")

    page = html(own.ACCESS)

    assert "Tổ trợ năng" in page
    assert 'href="mailto:tn@vidu.vn"' in page
    assert "WCAG 2.2" in page


def test_the_map_leads_to_every_page_or_to_its_list_and_to_every_indicator() -> None:
    section = models.Section.objects.order_by("path").first()
    published(
        section.add_child(
            instance=models.Article(
                title="Tin trong ngày", lead="<p>Tin ngắn.</p>", byline="Ban Biên tập",
                published_at=at(date(2024, 1, 4)), body=[("text", "<p>Tin ngắn.</p>")],
            )
        )
    )  # fmt: skip
    links = _Links()
    links.feed(html(own.MAP).partition("<main")[2])

    found, pages = set(links.found), {one for one in public.pages() if one.endswith("/")}
    day_by_day = PortalPage.objects.live().filter(content_type__model__in=listed.dated())
    held = {one.address: one.get_parent().specific.address for one in day_by_day}
    assert held
    assert found.isdisjoint(held)
    assert set(held.values()) <= found
    assert {one for one in pages - held.keys() if "trang-" not in one} <= found
    assert "/bao-cao-thong-ke/chi-tieu/telecom.sites/" in links.found


def test_a_new_page_makes_the_map_stale_and_nothing_else_of_these() -> None:
    before: dict[str, dict[Use, str]] = {}
    for address, make in own.pages().items():
        recorder = Recorder()
        make(recorder)
        before[address] = dict(recorder.uses)
    home = models.HomePage.objects.get()
    published(home.add_child(instance=models.SimplePage(title="Mới", body=[("text", "<p>a</p>")])))

    stale = {
        address
        for address, uses in before.items()
        if any((own.current(use) or public.current(use)) != was for use, was in uses.items())
    }

    assert stale == {own.MAP}


def test_the_components_are_set_by_the_macros_of_pages() -> None:
    page = html(own.PARTS)

    for mark in ('class="fig is-revised"', 'class="figs"', "<svg", 'class="quote"',
                 'class="banner bad"', 'class="pages"', 'class="tag warn"'):  # fmt: skip
        assert mark in page, mark
    assert 'content="noindex"' in page


@pytest.mark.parametrize(
    ("field", "colour", "said"),
    [
        ("brand_light", "xanh", "không phải mã màu"),
        ("brand_light", "#76d4bf", "khó đọc"),
        ("brand_dark", "#0b5a4e", "khó đọc"),
        ("band", "#e0e0e0", "khó đọc"),
    ],
)
def test_a_colour_on_which_words_cannot_be_read_is_refused(
    field: str, colour: str, said: str
) -> None:
    with pytest.raises(ValidationError, match=said) as refused:
        imprint(**{field: colour})

    assert set(refused.value.message_dict) == {field}


def test_emblem_and_colours_come_from_the_settings() -> None:
    image = get_image_model().objects.create(
        title="Biểu trưng", file=get_test_image_file(filename="bieu-trung.png")
    )
    assert colours.ADDRESS not in own.pages()
    imprint(emblem=image, brand_light="#7A1F2B", brand_dark="#f2b8c0", band="#4a1019")

    page, sheet = html(own.IMPRINT), html(colours.ADDRESS)

    assert '<link rel="stylesheet" href="/mau.css">' in page
    assert "art/bieu-trung" not in page.partition("<header")[2].partition("</header>")[0]
    assert "--brand:#7a1f2b" in sheet
    assert "--band:#4a1019" in sheet
    assert "prefers-color-scheme:dark" in sheet


def test_the_shipped_colours_would_be_taken() -> None:
    shipped = {"brand_light": "#0b5a4e", "brand_dark": "#76d4bf", "band": "#073f38"}

    assert [colours.problem(shipped[name], on) for name, on in colours.GROUNDS.items()] == [""] * 3


def test_another_newspapers_text_needs_a_licence_a_source_and_an_hour(
    section: models.Section,
) -> None:
    hour = at(date(2024, 1, 5))
    asked: dict[str, object] = {
        "title": "Tin đăng lại", "lead": "<p>a</p>", "byline": "BBT", "published_at": hour,
        "body": [("text", "<p>a</p>")], "source_name": "Báo Mẫu", "source_author": "Tác giả",
        "source_at": hour - timedelta(hours=2), "source_link": "https://vidu.vn/bai",
    }  # fmt: skip

    def reprint(**changes: object) -> models.Article:
        return published(section.add_child(instance=models.Article(**(asked | changes))))

    with pytest.raises(ValidationError, match="giấy phép"):
        reprint()
    imprint(press_licence="02/GP", press_licence_until=clock.today() + timedelta(days=9))
    with pytest.raises(ValidationError, match="một giờ"):
        reprint(title="b", source_at=hour - timedelta(minutes=59))
    with pytest.raises(ValidationError) as nameless:
        reprint(title="c", source_author="")
    page = reprint(title="d")
    recorder = Recorder()
    text = rendering.render(
        public.pages()[page.address](recorder),
        public.furniture(recorder),
        page.address,  # type: ignore[arg-type]
    )

    assert set(nameless.value.message_dict) == {"source_author"}
    assert 'href="https://vidu.vn/bai"' in text
    assert "Báo Mẫu" in text
    assert "/hop-thu/bao-loi" not in text


def test_an_article_tells_machines_all_six_elements(section: models.Section) -> None:
    imprint(manager="Sở Mẫu", editors="Ban Biên tập")
    page = published(section.add_child(instance=models.Article(
        title="Thêm “76” trạm", lead="<p>Một câu.</p>", byline="Lê Văn B",
        published_at=at(date(2024, 1, 5)), body=[("text", "<p>a</p>")],
    )))  # fmt: skip
    recorder = Recorder()
    view = public.pages()[page.address](recorder)

    told = dict(view.values["dublin"])  # type: ignore[union-attr,call-overload]
    text = rendering.render(view, public.furniture(recorder), page.address)  # type: ignore[arg-type]

    assert told == {
        "DC.title": "Thêm “76” trạm", "DC.creator": "Lê Văn B",
        "DC.date": clock.today().isoformat(), "DC.description": "Một câu.",
        "DC.publisher": "Sở Mẫu", "DC.identifier": f"http://127.0.0.1:8000{page.address}",
    }  # fmt: skip
    assert '<meta name="DC.publisher" content="Sở Mẫu">' in text


def test_an_unknown_use_has_no_state() -> None:
    assert own.current(Use("tree", "no")) is None
    assert own.current(Use("setting", around.IMPRINT)) is None
