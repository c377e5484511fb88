"""What authors are owed: by the table of the day, agreed to by another, told to accounting."""

import csv
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from wagtail.models import Site

from congso.periods.calendar import Month, Quarter
from desk.kit.models import JournalEntry
from desk.kit.page import PortalPage
from desk.kit.permissions import NotPermitted
from desk.royalties import actions, queries
from desk.royalties.actions import NotAFee, NotARateTable, OwnFee, RuledOnAlready, Work
from desk.royalties.models import Fee, Rate, RateTable, Ruling
from desk.staff import actions as staff
from desk.staff.models import Person

pytestmark = pytest.mark.django_db
LINES = "Tin; 1; 3\nBài; 5; 7,5"


@pytest.fixture
def people() -> Mapping[str, Person]:
    staff.create_demonstration_people()
    return {person.username: person for person in Person.objects.all()}


@pytest.fixture
def table(people: Mapping[str, Person]) -> RateTable:
    return actions.keep_rates(
        valid_from=date(2024, 1, 1), unit_value=100_000, document="Quyết định mẫu",
        lines=LINES, by=people["ketoan"],
    )  # fmt: skip


@pytest.fixture
def page() -> PortalPage:
    """A page that went out on the evening of 31 January, in Viet Nam on the first of February."""
    made = Site.objects.get().root_page.add_child(instance=PortalPage(title="Thêm sóng"))
    made.save_revision().publish()
    PortalPage.objects.update(first_published_at=datetime(2024, 1, 31, 18, tzinfo=UTC))
    return PortalPage.objects.get(pk=made.pk)


def work(genre: str = "Bài", coefficient: str = "7.5", name: str = "Kim Thị Quyên") -> Work:
    rate = Rate.objects.filter(genre=genre).last()
    assert rate
    return Work(name, "KIM QUYÊN", "author", rate, Decimal(coefficient))


def test_a_fee_is_proposed_agreed_to_by_another_and_told_to_accounting(
    people: Mapping[str, Person], table: RateTable, page: PortalPage
) -> None:
    first = actions.propose(page=page, work=work(), by=people["bientap"])
    picture = actions.propose(page=page, work=work("Tin", "1", "=Lý Văn Ảnh"), by=people["bientap"])
    actions.propose(page=page, work=work(name="Chưa Duyệt"), by=people["bientap"])
    actions.rule(fees=[first, picture], said=Ruling.APPROVED, by=people["duyet"])
    client = Client()
    client.force_login(people["ketoan"])

    told = client.get("/nhuan-but/bang-ke.csv?ky=2024-02").content.decode("utf-8-sig")
    book = openpyxl.load_workbook(BytesIO(client.get("/nhuan-but/bang-ke.xlsx?ky=2024-Q1").content))
    rows = list(csv.DictReader(StringIO(told)))

    assert first.amount == 750_000
    assert [(one["Họ và tên"], one["Hệ số"], one["Nhuận bút (đồng)"]) for one in rows] == [
        ("Kim Thị Quyên", "7,5", "750000"),
        ("'=Lý Văn Ảnh", "1", "100000"),
        ("", "", "850000"),
    ]
    assert rows[0]["Ngày đăng"] == "01/02/2024"
    assert rows[0]["Người duyệt"] == "Trần Minh Duyệt"
    assert rows[0]["Căn cứ"] == table.document
    assert [cell.value for cell in list(book["Bảng kê"].columns)[10]][2:] == [
        750_000,
        100_000,
        850_000,
    ]
    assert [[cell.value for cell in row] for row in book["Theo người"]][1:] == [
        ["=Lý Văn Ảnh", 1, 100_000],
        ["Kim Thị Quyên", 1, 750_000],
        ["Tổng cộng", None, 850_000],
    ]
    assert {one.act for one in JournalEntry.objects.all()} >= {
        "royalties.keep_rates",
        "royalties.propose_fee",
        "royalties.approved_fee",
    }


def test_who_proposed_does_not_agree_and_a_ruling_stands(
    people: Mapping[str, Person], table: RateTable, page: PortalPage
) -> None:
    own = actions.propose(page=page, work=work(), by=people["duyet"])
    other = actions.propose(page=page, work=work("Tin", "2"), by=people["bientap"])

    with pytest.raises(OwnFee):
        actions.rule(fees=[other, own], said=Ruling.APPROVED, by=people["duyet"])
    assert not Ruling.objects.exists(), "one that is not fit keeps all back"
    with pytest.raises(NotAFee, match="ghi lý do"):
        actions.rule(fees=[other], said=Ruling.REFUSED, by=people["duyet"])
    actions.rule(fees=[other], said=Ruling.APPROVED, by=people["duyet"])
    with pytest.raises(RuledOnAlready):
        actions.rule(fees=[other], said=Ruling.APPROVED, by=people["duyet"])
    actions.rule(fees=[other], said=Ruling.REFUSED, why="Chấm hai lần", by=people["duyet"])

    assert queries.agreed(queries.of_page(page.pk)) == ()
    assert [one.why for one in queries.of_page(page.pk)] == ["", "Chấm hai lần"]
    assert table.rates.count() == 2


@pytest.mark.parametrize("who", ["tacgia", "xuatban", "ketoan", "lanhdao", "vanhanh"])
def test_only_who_may_proposes_and_agrees(
    people: Mapping[str, Person], table: RateTable, page: PortalPage, who: str
) -> None:
    fee = actions.propose(page=page, work=work(), by=people["bientap"])

    with pytest.raises(NotPermitted):
        actions.propose(page=page, work=work(), by=people[who])
    with pytest.raises(NotPermitted):
        actions.rule(fees=[fee], said=Ruling.APPROVED, by=people[who])
    if who != "ketoan":
        with pytest.raises(NotPermitted):
            actions.keep_rates(
                valid_from=table.valid_from, unit_value=1, document="x", lines=LINES, by=people[who]
            )


def test_the_table_of_the_day_of_publication_counts(
    people: Mapping[str, Person], table: RateTable, page: PortalPage
) -> None:
    actions.keep_rates(
        valid_from=date(2024, 3, 1), unit_value=200_000, document="Quyết định sau",
        lines=LINES, by=people["ketoan"],
    )  # fmt: skip

    with pytest.raises(NotAFee, match="không áp dụng cho ngày đăng"):
        actions.propose(page=page, work=work(), by=people["bientap"])
    assert actions.in_force(date(2024, 2, 29)) == table
    assert actions.in_force(date(2023, 12, 31)) is None


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("", "chưa có dòng nào"),
        ("Tin; 1", "Dòng 1 “Tin; 1” chưa đúng"),
        ("Tin; 1; 3\nBài; năm; 7", "Dòng 2"),
        ("Tin; 3; 1", "thấp trước cao"),
        ("Tin; 1; 2\ntin; 1; 2", "ghi hai lần"),
    ],
)
def test_a_table_that_cannot_be_read_says_which_line(
    people: Mapping[str, Person], lines: str, said: str
) -> None:
    with pytest.raises(NotARateTable, match=said):
        actions.keep_rates(
            valid_from=date(2024, 1, 1), unit_value=1, document="x", lines=lines,
            by=people["ketoan"],
        )  # fmt: skip


def test_an_editor_proposes_and_an_approver_agrees_on_the_screens(
    people: Mapping[str, Person], table: RateTable, page: PortalPage
) -> None:
    editor, approver = Client(), Client()
    editor.force_login(people["bientap"])
    approver.force_login(people["duyet"])
    rate = table.rates.get(genre="Bài")
    given = {"name": "Kim Thị Quyên", "part": "author", "rate": rate.pk}
    address = f"/nhuan-but/trang/{page.pk}/"

    refused = editor.post(address, {**given, "coefficient": "9"}).content.decode()
    editor.post(address, {**given, "coefficient": "6,5"})
    shown = approver.get("/nhuan-but/?ky=2024-02").content.decode()
    approver.post("/nhuan-but/?ky=2024-02", {"fee": [Fee.objects.get().pk], "approve": "1"})
    agreed = approver.get("/nhuan-but/?ky=2024-02").content.decode()

    assert "Hệ số của “Bài” từ 5 đến 7,5" in refused
    assert "650.000" in shown
    assert "chờ duyệt" in shown
    assert "Trần Minh Duyệt" in agreed
    assert queries.totals(queries.of_period(Month(2024, 2))) == (("Kim Thị Quyên", 1, 650_000),)
    assert queries.of_period(Quarter(2024, 2)) == ()
    assert editor.get("/nhuan-but/bang/").status_code == 302


def test_nobody_changes_what_was_agreed(
    people: Mapping[str, Person], table: RateTable, page: PortalPage
) -> None:
    fee = actions.propose(page=page, work=work(), by=people["bientap"])
    page.delete()

    with pytest.raises(IntegrityError), transaction.atomic():
        Fee.objects.filter(pk=fee.pk).update(amount=1)
    assert queries.of_page(fee.page_number)[0].title == "Thêm sóng", "the page may go, the debt not"
    assert table.pk
