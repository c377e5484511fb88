"""What the ledger overtakes becomes work: a place on a list until it is mended or answered for."""

import csv
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from decimal import Decimal
from io import StringIO

import pytest
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import reverse

from congso.observations.observation import Level, read_key
from desk.checking import actions, aftercare, keeping, models, overtaken, settling
from desk.checking.overtaken import State, Work
from desk.checking.wagtail_hooks import offer_what_was_overtaken
from desk.kit.models import JournalEntry
from desk.kit.permissions import MACHINE, NotPermitted
from desk.ledger import actions as ledger_actions
from desk.newsroom.pages.article import Article
from desk.staff.models import Person

Write = Callable[..., Article]
People = Mapping[str, Person]
SITES = "telecom.sites"
TEXT = "<p>Năm 2023, toàn tỉnh có 1.422 trạm thông tin di động.</p><p>Sóng phủ khắp nơi.</p>"
REASON = "Bài tường thuật hội nghị tháng 1, ghi đúng số đã báo cáo hôm đó."
SCREEN = "/kiem-tra/can-xem-lai/"


def revise(value: str, expected: str) -> None:
    ledger_actions.revise_observation(
        key=read_key("telecom.sites|94|2023||actual"), value=Decimal(value), level=Level.CORRECTION,
        source="Báo cáo tháng 3 của Sở", reason="Rà soát lại: thêm ba trạm.",
        expected_previous=Decimal(expected), by=MACHINE,
    )  # fmt: skip
    aftercare.follow({SITES})


def again(page: Article, html: str) -> None:
    draft = page.get_latest_revision_as_object()
    draft.body = [("text", html)]
    draft.save_revision().publish()


def only() -> Work:
    (one,) = overtaken.work()
    return one


def done() -> list[State]:
    return [place.state for one in overtaken.work(is_done=True) for place in one.places]


@pytest.fixture
def page(write: Write, people: People) -> Article:
    """A published page that the ledger has overtaken."""
    made = write(TEXT)
    made.save_revision(user=people["bientap"]).publish(user=people["duyet"])
    revise("1425", "1422")
    return made


def test_a_place_tells_what_is_printed_what_fits_since_when_and_by_what(page: Article) -> None:
    one = only()
    (place,) = one.places

    assert (one.title, one.section_name, one.person_name) == (
        page.title, "Thông tin và truyền thông", "Thạch Thị Biên",
    )  # fmt: skip
    assert (place.told.said, place.told.now) == ("1.422 trạm", "1.425 trạm")
    assert (place.before, place.after) == ("Năm 2023, toàn tỉnh có ", " thông tin di động.")
    assert (place.source, place.key) == (
        "Báo cáo tháng 3 của Sở", "telecom.sites|94|2023||actual",
    )  # fmt: skip
    assert "thêm ba trạm" in place.told.reason


@pytest.mark.parametrize(
    ("html", "state"),
    [
        (TEXT.replace("1.422", "1.425"), State.MENDED),
        ("<p>Sóng phủ khắp nơi.</p>", State.MENDED),
        (TEXT.replace("toàn tỉnh có", "cả tỉnh có").replace("1.422", "1.425"), State.MENDED),
    ],
    ids=["the number mended", "no figure left at all", "the sentence rewritten"],
)
def test_what_was_mended_is_found_by_itself(page: Article, html: str, state: State) -> None:
    again(page, html)

    assert not overtaken.work()
    assert done() == [state]


def test_a_page_published_again_as_it_was_is_answered_for(page: Article, people: People) -> None:
    draft = page.get_latest_revision_as_object()
    actions.waive(
        draft, sentence=only().places[0].told.sentence, statement="1.422 trạm", reason=REASON,
        by=people["duyet"],
    )  # fmt: skip
    again(page, TEXT)

    assert done() == [State.WAIVED]


def test_the_place_goes_when_the_ledger_returns_or_the_page_goes(page: Article) -> None:
    revise("1422", "1425")
    assert done() == [State.BACK]
    revise("1426", "1422")
    assert only().places[0].told.now == "1.426 trạm"

    Article.objects.get(pk=page.pk).unpublish()

    assert done() == [State.GONE]


def test_a_settlement_has_a_reason_is_for_ever_and_for_this_value_only(
    page: Article, people: People
) -> None:
    number = only().places[0].told.number
    with pytest.raises(actions.NoReason):
        settling.settle(number, reason="vì thế", by=people["duyet"])

    settling.settle(number, reason=REASON, by=people["duyet"])

    assert done() == [State.SETTLED]
    assert JournalEntry.objects.filter(act="checking.settle", details__reason=REASON).exists()
    with pytest.raises(settling.NothingToDo):
        settling.settle(number, reason=REASON, by=people["duyet"])
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Settlement.objects.all().delete()
    revise("1430", "1425")
    assert only().places[0].told.now == "1.430 trạm"
    assert page.title == only().title


def test_who_may_not_settle_is_told_so(page: Article, people: People) -> None:
    number = only().places[0].told.number

    with pytest.raises(NotPermitted, match="để nguyên"):
        settling.settle(number, reason=REASON, by=people["bientap"])

    assert overtaken.work()[0].page == page.pk


def test_a_page_is_taken_or_handed_to_whoever_may_edit_it(page: Article, people: People) -> None:
    settling.assign(page, to=people["duyet"], by=people["duyet"])
    assert only().person_name == "Trần Minh Duyệt"
    settling.assign(page, to=people["bientap"], by=people["duyet"])
    assert only().person_name == "Thạch Thị Biên"

    with pytest.raises(NotPermitted):
        settling.assign(page, to=people["duyet"], by=people["bientap"])
    with pytest.raises(settling.CannotEdit, match="không có quyền sửa"):
        settling.assign(page, to=people["thongke"], by=people["duyet"])


def test_a_live_figure_is_on_the_list_until_it_is_pinned_anew(
    write: Write, live: Callable[[str, str], str]
) -> None:
    figure = live("telecom.sites|94|2023||level", "1.422")
    page = write(f"<p>Năm 2023 có {figure} trạm di động.</p>")
    page.get_latest_revision().publish()
    revise("1425", "1422")
    assert only().places[0].told.is_live

    draft = page.get_latest_revision_as_object()
    (one,) = keeping.standing()
    actions.renew(draft, sentence=one.sentence, statement=one.statement, by=MACHINE)
    Article.objects.get(pk=page.pk).get_latest_revision().publish()

    assert done() == [State.MENDED]


def on_screen(client: Client, person: Person, **asked: str) -> HttpResponse:
    client.force_login(person)
    return client.get(SCREEN, asked)


def test_the_screen_leads_to_the_sentence_and_offers_what_each_may_do(
    page: Article, people: People, client: Client
) -> None:
    number = only().places[0].told.number
    as_editor = on_screen(client, people["bientap"]).content.decode()
    opened = client.get(f"/pages/{page.pk}/edit/?dinh-chinh={number}").content.decode()
    as_publisher = on_screen(client, people["duyet"]).content.decode()
    as_statistician = on_screen(client, people["thongke"]).content.decode()

    assert f"/pages/{page.pk}/edit/?dinh-chinh={number}" in as_editor
    assert 'data-said="1.422 trạm"' in opened
    assert 'value="settle"' not in as_editor
    assert 'value="settle"' in as_publisher
    assert 'value="take"' in as_publisher
    assert "Mở bài tại câu này" not in as_statistician
    assert "<mark>1.422 trạm</mark>" in as_statistician


@pytest.mark.usefixtures("page")
def test_the_list_is_narrowed_by_section_and_person_and_taken_away(
    people: People, client: Client
) -> None:
    one = only()
    here = {"muc": str(one.section), "nguoi": str(people["bientap"].pk)}
    assert one.title in on_screen(client, people["duyet"], **here).content.decode()
    assert one.title not in on_screen(client, people["duyet"], nguoi="999").content.decode()

    table = client.get(reverse("checking_overtaken_table"), here).content.decode("utf-8-sig")

    (_head, line) = csv.reader(StringIO(table))
    assert line[5:7] == ["1.422 trạm", "1.425 trạm"]


@pytest.mark.usefixtures("page")
def test_the_buttons_work_and_refusals_are_told(people: People, client: Client) -> None:
    number = str(only().places[0].told.number)
    client.force_login(people["duyet"])
    short = client.post(SCREEN, {"act": "settle", "number": number, "reason": "ừ"}, follow=True)
    taken = client.post(SCREEN, {"act": "take", "page": str(only().page)}, follow=True)
    settled = client.post(
        SCREEN, {"act": "settle", "number": number, "reason": REASON}, follow=True
    )

    assert "Hãy ghi lý do" in short.content.decode()
    assert "do Trần Minh Duyệt phụ trách" in taken.content.decode()
    assert "mọi số đã đăng còn khớp sổ" in settled.content.decode()
    assert REASON in client.get(SCREEN, {"xem": "xong"}).content.decode()


@pytest.mark.usefixtures("page")
def test_the_first_screen_counts_what_waits_for_those_who_may_see_it(
    people: People, client: Client
) -> None:
    client.force_login(people["bientap"])
    home = client.get("/").content.decode()

    assert "<b>1</b> bài, 1 chỗ còn ghi số cũ" in home
    assert SCREEN in home


@pytest.mark.usefixtures("page")
def test_the_menu_counts_the_pages_that_wait(people: People) -> None:
    request = HttpRequest()
    request.user = people["bientap"]
    entry = offer_what_was_overtaken().render_component(request)

    assert str(entry.label).endswith("(1)")


def test_the_menu_asks_one_question_until_something_changes(
    page: Article, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    assert overtaken.count() == 1

    with django_assert_num_queries(1):
        assert overtaken.count() == 1

    again(page, TEXT.replace("1.422", "1.425"))
    assert overtaken.count() == 0

    page.refresh_from_db()
    page.unpublish()
    with django_assert_num_queries(4):
        overtaken.count()
    with django_assert_num_queries(1):
        assert overtaken.count() == 0
