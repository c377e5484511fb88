"""The ledger on the staff side: looked at by all who sign in, written by statisticians."""

import html
import re
from decimal import Decimal
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from congso.observations.observation import Level, read_key
from desk.kit import shelf
from desk.kit.permissions import MACHINE
from desk.ledger import actions, models, queries
from desk.staff import actions as staff
from desk.staff.models import Person

pytestmark = pytest.mark.django_db

SITES = read_key("telecom.sites|94|2023||actual")
LIST, ONE = "/so-lieu/", "/so-lieu/chi-tieu/telecom.sites/"
RECORD = f"{ONE}ghi/"
REVISE = f"/so-lieu/sua/{quote(str(SITES))}/"
FIRST = {
    "period": "2022-H1", "place": "94", "scenario": "actual", "value": "1.300",
    "status": "reported", "level": "official", "origin": "published", "source": "Báo cáo 6 tháng",
    "note": "",
}  # fmt: skip
BETTER = {
    "value": "1.425", "status": "reported", "level": "preliminary", "origin": "published",
    "source": "Công văn đính chính", "reason": "Đếm sót ba trạm", "note": "",
    "expected_previous": "1422",
}  # fmt: skip


@pytest.fixture
def desk(client: Client) -> Client:
    """The facts of the province, and its four people."""
    path = shelf.reviewed("figures", "soctrang_2023.csv")
    actions.import_table(shelf.read_text(path), path.name, by=MACHINE)
    staff.create_demonstration_people()
    return client


def signed_in(client: Client, username: str = "thongke") -> Client:
    client.force_login(Person.objects.get(username=username))
    return client


def text(answer: object) -> str:
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", html.unescape(plain))


def test_the_list_shows_every_indicator_with_its_latest_figure(desk: Client) -> None:
    shown = text(signed_in(desk).get(LIST))

    assert all(one.name in shown for one in queries.catalogue().indicators.values())
    assert "1.422 trạm" in shown
    assert "2,25 km/điểm phục vụ năm 2023 tính theo công thức" in shown
    assert "1.108.025 thuê bao năm 2023 số liệu giả định" in shown


@pytest.mark.parametrize("wanted", ["ban kinh", "Bán kính", "POST.RAD", "service_radius"])
def test_an_indicator_is_found_without_its_tones(desk: Client, wanted: str) -> None:
    shown = text(signed_in(desk).get(LIST, {"q": wanted}))

    assert "Bán kính phục vụ bình quân" in shown
    assert "Hạng Chỉ số" not in shown


def test_an_indicator_is_found_by_its_number_in_the_national_list(desk: Client) -> None:
    (wanted,) = (
        one for one in queries.catalogue().indicators.values() if one.national_code == "1304"
    )
    shown = text(signed_in(desk).get(LIST, {"q": "1304"}))

    assert wanted.name in shown
    assert "Bán kính phục vụ" not in shown


def test_a_search_that_finds_nothing_says_so(desk: Client) -> None:
    assert "Không có chỉ tiêu nào khớp với “xyz”" in text(signed_in(desk).get(LIST, {"q": "xyz"}))


def test_an_indicator_shows_every_value_and_what_stood_before(desk: Client) -> None:
    actions.revise_observation(
        key=SITES, value=Decimal(1425), level=Level.PRELIMINARY, source="Công văn",
        reason="Đếm sót ba trạm", expected_previous=Decimal(1422), by=MACHINE,
    )  # fmt: skip
    page = signed_in(desk).get(ONE)

    assert "1.425 trạm sơ bộ" in text(page)
    assert "Lý do sửa: Đếm sót ba trạm" in text(page)
    assert "<s>1.422\xa0trạm</s>" in page.content.decode()
    assert "1.346 trạm chính thức 04/01/2024" in text(page)


def test_a_computed_indicator_leads_to_what_it_is_computed_from(desk: Client) -> None:
    page = signed_in(desk).get("/so-lieu/chi-tieu/postal.service_radius/")

    assert "sqrt(area / (pi * points))" in text(page)
    assert reverse("ledger_indicator", args=["postal.points"]) in page.content.decode()
    assert "Sửa số" not in text(page)


def test_a_first_value_is_recorded_as_it_was_typed(desk: Client) -> None:
    answer = signed_in(desk).post(RECORD, FIRST)

    recorded = queries.standing(read_key("telecom.sites|94|2022-H1||actual"))
    assert answer.status_code == 302
    assert (recorded.value, recorded.source) == (1300, "Báo cáo 6 tháng")
    row = models.Observation.objects.get(period="2022-H1")
    assert row.recorded_by.username == "thongke"
    assert "Đã ghi 1.300 trạm, 6 tháng đầu năm 2022." in text(desk.get(ONE))


def test_an_invented_value_says_so_before_it_is_revised(desk: Client) -> None:
    key = quote("broadband.subscribers|94|2023||plan")
    shown = text(signed_in(desk).get(f"/so-lieu/sua/{key}/"))

    assert "Thuê bao internet băng rộng, năm 2023, kế hoạch 905.000 thuê bao" in shown
    assert "905.000 thuê bao số liệu giả định" in shown


def test_a_value_is_revised_with_its_reason(desk: Client) -> None:
    answer = signed_in(desk).post(REVISE, BETTER)

    assert answer.status_code == 302
    assert [one.value for one in queries.vintages(SITES)] == [1422, 1425]
    assert queries.standing(SITES).reason == "Đếm sót ba trạm"
    assert "Đã sửa thành 1.425 trạm; số cũ 1.422 trạm vẫn được giữ." in text(desk.get(ONE))


def test_somebody_who_was_slower_is_told_what_stands_now(desk: Client) -> None:
    signed_in(desk).post(REVISE, BETTER)
    late = desk.post(REVISE, BETTER | {"value": "1.430"})

    assert "Số đang có là 1.425" in text(late)
    assert len(queries.vintages(SITES)) == 2


@pytest.mark.parametrize(
    ("slip", "message"),
    [
        ({"value": "1,422.5"}, "“1,422.5” không phải số theo cách viết Việt Nam"),
        ({"value": ""}, "Tình trạng “đã có số” thì cần giá trị."),
        ({"status": "withheld"}, "Chọn “đã có số”, hoặc xóa giá trị."),
        ({"reason": " "}, "Hãy ghi lý do"),
        ({"source": ""}, "Hãy ghi nguồn"),
        (
            {"value": "1.422", "level": "estimate", "source": "SAME"},
            "Số mới giống hệt số đang có",
        ),
    ],
    ids=["number", "no value", "value of nothing", "no reason", "no source", "same"],
)
def test_a_slip_in_a_revision_is_told_and_changes_nothing(
    desk: Client, slip: dict[str, str], message: str
) -> None:
    standing = queries.standing(SITES)
    if slip.get("source") == "SAME":
        slip = slip | {"source": standing.source}
    answer = signed_in(desk).post(REVISE, BETTER | slip)

    assert answer.status_code == 200
    assert message in text(answer)
    assert queries.vintages(SITES) == (standing,)


@pytest.mark.parametrize(
    ("slip", "message"),
    [
        ({"period": "2023-13"}, "Không có kỳ “2023-13”"),
        ({"place": "99"}, "Không có đơn vị hành chính nào mang mã “99”"),
        ({"period": "2026"}, "Ngày 31/12/2026 không có đơn vị nào mang mã “94”"),
        ({"period": "2023"}, "đã ghi là 1.422"),
    ],
    ids=["period", "place", "place of that day", "there is one"],
)
def test_a_slip_in_a_first_value_is_told_and_changes_nothing(
    desk: Client, slip: dict[str, str], message: str
) -> None:
    answer = signed_in(desk).post(RECORD, FIRST | slip)

    assert answer.status_code == 200
    assert message in text(answer)
    assert models.Observation.objects.count() == 30


@pytest.mark.parametrize("username", ["bientap", "duyet"])
@pytest.mark.parametrize("address", [RECORD, REVISE])
def test_who_keeps_no_figures_may_look_but_not_write(
    desk: Client, username: str, address: str
) -> None:
    signed_in(desk, username)

    assert desk.get(ONE).status_code == 200
    assert address not in desk.get(ONE).content.decode()
    assert desk.post(address, BETTER | FIRST).status_code in (302, 403)
    assert models.Observation.objects.count() == 30


def test_nobody_looks_without_signing_in(desk: Client) -> None:
    answer = desk.get(LIST)

    assert answer.status_code == 302
    assert answer.url.startswith("/login/")


@pytest.mark.parametrize(
    "address",
    [
        "chi-tieu/no.such/",
        "sua/x/",
        "sua/telecom.sites|94|2023-13||actual/",
        "sua/telecom.sites|94|2020||actual/",
    ],
)
def test_what_is_not_in_the_ledger_is_not_found(desk: Client, address: str) -> None:
    assert signed_in(desk).get(f"{LIST}{address}").status_code == 404


def test_the_list_is_read_with_few_queries(desk: Client, django_assert_max_num_queries) -> None:  # noqa: ANN001
    signed_in(desk).get(LIST)

    with django_assert_max_num_queries(16):
        desk.get(LIST)


@pytest.mark.parametrize(("username", "is_shown"), [("thongke", True), ("bientap", False)])
def test_the_first_screen_shows_statisticians_what_was_recorded_last(
    desk: Client, username: str, *, is_shown: bool
) -> None:
    signed_in(desk).post(REVISE, BETTER)
    shown = text(signed_in(desk, username).get("/"))

    assert ("Tỉnh Sóc Trăng năm 2023, thực hiện 1.425 trạm" in shown) is is_shown
    assert ("năm 2023, kế hoạch 905.000 thuê bao số liệu giả định" in shown) is is_shown
