"""A statistician defines an indicator on the screen, tries its formula and saves it, over HTTP."""

import html
import re
import tomllib

import pytest
from django.http import HttpResponse
from django.test import Client

from congso.indicators import definitions
from desk.kit import journal, shelf
from desk.kit.permissions import MACHINE
from desk.ledger import actions, defining, queries
from desk.press import outbox
from desk.staff import actions as staff
from desk.staff.models import Person

pytestmark = pytest.mark.django_db
LIST = "/so-lieu/dinh-nghia/"
NEW, TRY = f"{LIST}moi/", f"{LIST}thu/"
CODE = "postal.people_per_land"
ONE = f"{LIST}{CODE}/"
TYPED = {
    "code": CODE, "theme_name": "", "name": "Số người trên một km² đất",
    "aliases": "mật độ người | người mỗi km²", "definition": "Dân số bình quân trên đất.",
    "formula": "people/area", "inputs": "people = place.mean_population\narea = place.area",
    "unit": "người/km²", "kind": "", "better": "none", "decimals": "1", "nulls": "strict",
    "zero_division": "not_applicable", "over_time": "", "try_place": "94", "try_period": "2023",
    "valid_from": "01/01/2020", "legal_basis": "Quyết định 12/QĐ-UBND", "meaning": "",
    "source": "", "seen": "0",
}  # fmt: skip
CHANGED = {**TYPED, "valid_from": "", "reason": "in gọn hơn", "decimals": "0", "seen": "1"}
ENDING = {
    "on": "31/12/2024", "legal_basis": "Quyết định 9/QĐ-UBND", "reason": "thôi dùng", "seen": "1",
}  # fmt: skip


@pytest.fixture
def desk(client: Client) -> Client:
    """The facts of the province, and a statistician who has signed in."""
    path = shelf.reviewed("figures", "soctrang_2023.csv")
    actions.import_table(shelf.read_text(path), path.name, by=MACHINE)
    staff.create_demonstration_people()
    client.force_login(Person.objects.get(username="thongke"))
    return client


def text(answer: HttpResponse) -> str:
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", html.unescape(plain))


def test_the_list_shows_the_files_to_read_only_and_leads_to_a_new_one(desk: Client) -> None:
    shown = text(desk.get(LIST))

    assert all(one.name in shown for one in queries.catalogue().indicators.values())
    assert "trong bộ chỉ tiêu của cổng" in shown
    assert "Thêm chỉ tiêu" in shown
    found = desk.get(f"{LIST}postal.service_radius/")
    assert "sqrt(area / (pi * points))" in text(found)
    assert "Sửa định nghĩa" not in text(found)
    assert desk.get(f"{LIST}postal.service_radius/sua/").status_code == 404
    assert "postal.points" not in text(desk.get(f"{LIST}?q=bien+che"))


def test_a_formula_is_tried_with_its_value_and_nothing_is_written(desk: Client) -> None:
    shown = text(desk.post(TRY, {
        "formula": "sqrt(place.area/(pi*postal.points))", "inputs": "", "unit": "km",
        "try_place": "94", "try_period": "2023",
    }))  # fmt: skip

    assert "2,25 km" in shown
    assert "sqrt(place.area / (pi * postal.points))" in shown
    assert "√(3.298,2 km² ÷ (π × 208 điểm))" in shown
    assert "m, km, km/điểm phục vụ" in shown


@pytest.mark.parametrize(
    ("formula", "period", "told"),
    [
        ("2 * (place.area + postal.points)", "", ("ký tự 6", "“place.area” là độ dài^2",
                                                  "“postal.points” là số đếm (điểm)")),
        ("place.area", "2023", ("“km/điểm phục vụ” là",)),
        ("postal.pointz", "", ("Có phải “postal.points”?",)),
        ("sqrt(place.area", "", ("thiếu dấu “)”",)),
        ("sqrt(place.area / postal.points)", "1990", ("chưa có số",)),
        ("sqrt(place.area / postal.points)", "hôm qua", ("hôm qua",)),
    ],
)  # fmt: skip
def test_a_formula_that_does_not_hold_is_refused_where_it_stands(
    desk: Client, formula: str, period: str, told: tuple[str, ...]
) -> None:
    shown = text(desk.post(TRY, {
        "formula": formula, "inputs": "", "unit": "km/điểm phục vụ", "try_place": "94",
        "try_period": period,
    }))  # fmt: skip

    assert all(one in shown for one in told)


def test_a_try_of_the_whole_shows_value_and_block_and_writes_nothing(desk: Client) -> None:
    shown = desk.post(NEW, {**TYPED, "try": "1"})

    assert "363,3 người/km²" in text(shown)
    assert "Lưu được" in text(shown)
    assert f'["{CODE}"]' in html.unescape(shown.content.decode())
    assert "mật độ người | người mỗi km²" in shown.content.decode()
    assert CODE not in queries.catalogue()


def test_a_wrong_unit_is_refused_at_save_naming_both_sides_and_nothing_is_lost(
    desk: Client,
) -> None:
    refused = desk.post(NEW, {**TYPED, "unit": "%"})

    assert refused.status_code == 200
    assert "cho kết quả là độ dài^-2 · người" in text(refused)
    assert "“%” là tỷ lệ phần trăm" in text(refused)
    assert "people = place.mean_population" in html.unescape(refused.content.decode())
    assert CODE not in queries.catalogue()
    assert not outbox.of_kind("definitions")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"code": "postal.points"}, "thuộc bộ chỉ tiêu của cổng"),
        ({"code": "Bưu cục"}, "cần chữ thường có dấu chấm"),
        ({"code": "parks.area"}, "Chưa có chủ đề “parks”"),
        ({"inputs": "people place.mean_population"}, "thiếu một vế"),
        ({"name": "Diện tích tự nhiên"}, "đã là của “Diện tích tự nhiên” (place.area)"),
        ({"valid_from": ""}, "không được để trống"),
        ({"zero_division": "missing", "nulls": "skip"}, 'nulls = "skip" chỉ dùng cho phép cộng'),
        ({"kind": "flow"}, "trái với đơn vị"),
        ({"breakdowns": "b = Bưu cục"}, "Dòng “b = Bưu cục” không phải một phần mới"),
        ({"breakdowns": "kind | Loại | một phần"}, "chưa nói rõ cách chia"),
        ({"breakdowns": "operator | Nhà mạng | chia hết\na = A"}, "firms = true"),
    ],
)
def test_bad_input_says_what_is_wrong(desk: Client, typed: dict[str, str], told: str) -> None:
    assert told in text(desk.post(NEW, {**TYPED, **typed}))
    assert not outbox.of_kind("definitions")


def test_a_saved_one_stands_in_the_record_the_journal_and_the_outbox(desk: Client) -> None:
    saved = desk.post(NEW, TYPED)

    assert saved["Location"] == ONE
    found = queries.catalogue()[CODE]
    assert found.aliases == ("mật độ người", "người mỗi km²")
    (entry,) = journal.entries(journal.Asked(defining.DEFINE)).object_list
    assert (entry.subject, entry.details["edition"]) == (CODE, 1)
    assert entry.by == journal.name_of(Person.objects.get(username="thongke"))
    assert [one.keys for one in outbox.of_kind("definitions")] == [(CODE,)]
    assert "363,3 người/km²" in text(desk.get(f"/so-lieu/chi-tieu/{CODE}/"))

    block = desk.get(f"{ONE}khoi.toml").content.decode()
    assert tomllib.loads(block)[CODE]["zero_division"] == "not_applicable"
    files = [*shelf.definition_texts().items(), ("own.toml", block)]
    assert definitions.read(files)[CODE] == found


def test_a_theme_of_its_own_is_named(desk: Client) -> None:
    desk.post(NEW, {**TYPED, "code": "parks.area_share", "theme_name": "Công viên"})

    assert "Công viên" in text(desk.get(LIST))
    assert "Công viên" in text(desk.get("/so-lieu/"))


def test_a_change_is_a_further_edition_and_another_meaning_needs_its_day(desk: Client) -> None:
    desk.post(NEW, TYPED)
    asked = desk.get(f"{ONE}sua/").content.decode()
    assert "people = place.mean_population" in html.unescape(asked)

    desk.post(f"{ONE}sua/", CHANGED)
    assert queries.catalogue()[CODE].decimals == 0
    other = {**CHANGED, "formula": "people/area*2", "seen": "2"}
    assert "Đổi công thức là đổi nghĩa" in text(desk.post(f"{ONE}sua/", other))
    late = desk.post(f"{ONE}sua/", {**other, "seen": "1", "valid_from": "01/01/2023"})
    assert "đã có lần ghi 2" in text(late)
    desk.post(f"{ONE}sua/", {**other, "valid_from": "01/01/2023", "anew": "on"})

    found = queries.catalogue()[CODE]
    assert [one.computed for one in found.versions] == [True, True]
    assert found.versions[1].breaks
    shown = text(desk.get(ONE))
    assert "in gọn hơn" in shown
    assert "lần ghi 3" in shown


@pytest.mark.parametrize(
    ("screen", "typed"),
    [(f"{ONE}sua/", {**CHANGED, "decimals": "2"}), (f"{ONE}ket-thuc/", ENDING)],
)
def test_who_comes_late_is_refused_however_often_they_send(
    desk: Client, screen: str, typed: dict[str, str]
) -> None:
    desk.post(NEW, TYPED)
    desk.post(f"{ONE}sua/", CHANGED)

    for _again in range(2):
        refused = desk.post(screen, typed)
        assert "đã có lần ghi 2" in text(refused)
        (seen,) = re.findall(r'name="seen" value="(\d+)"', refused.content.decode())
        typed = {**typed, "seen": seen}
    found = queries.catalogue()[CODE]
    assert (found.decimals, found.ended) == (0, None)


def test_what_an_indicator_is_divided_into_is_typed_and_comes_back(desk: Client) -> None:
    parts = (
        "kind | Loại điểm | chia hết\nb = Bưu cục\nd = Đại lý\n\n"
        "operator | Doanh nghiệp | chồng nhau | doanh nghiệp: Luật cho công khai\nvnpt = VNPT"
    )
    plain = {**TYPED, "formula": "", "inputs": "", "unit": "điểm", "zero_division": "missing"}
    saved = desk.post(NEW, {**plain, "breakdowns": parts})

    assert saved["Location"] == ONE
    kind, operator = queries.catalogue()[CODE].breakdowns
    assert (kind.dimension, kind.overlapping, kind.codes) == ("kind", False, ("b", "d"))
    assert (operator.overlapping, operator.firms) == (True, True)
    assert operator.public_because == "Luật cho công khai"
    assert parts in html.unescape(desk.get(f"{ONE}sua/").content.decode())


def test_an_indicator_is_ended_with_its_act(desk: Client) -> None:
    desk.post(NEW, TYPED)
    assert 'name="seen" value="1"' in desk.get(f"{ONE}ket-thuc/").content.decode()
    assert "không được để trống" in text(desk.post(f"{ONE}ket-thuc/", {**ENDING, "reason": ""}))
    desk.post(f"{ONE}ket-thuc/", ENDING)

    assert "thôi dùng sau 31/12/2024" in text(desk.get(f"{LIST}?q={CODE}"))
    late = {
        "period": "2025", "place": "94", "scenario": "actual", "value": "1",
        "status": "reported", "level": "official", "origin": "published", "source": "x",
    }  # fmt: skip
    told = text(desk.post(f"/so-lieu/chi-tieu/{CODE}/ghi/", late))
    assert "thôi thu thập sau 31/12/2024" in told


def test_others_look_and_try_but_do_not_define(desk: Client) -> None:
    desk.post(NEW, TYPED)
    desk.force_login(Person.objects.get(username="bientap"))

    assert "Thêm chỉ tiêu" not in text(desk.get(LIST))
    assert "Sửa định nghĩa" not in text(desk.get(ONE))
    assert desk.get(TRY).status_code == 200
    refused = [desk.get(one).status_code for one in (NEW, f"{ONE}sua/", f"{ONE}ket-thuc/")]
    assert set(refused) <= {302, 403}
    desk.post(NEW, {**TYPED, "code": "postal.other", "name": "Khác", "aliases": ""})
    assert "postal.other" not in queries.catalogue()
