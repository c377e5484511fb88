"""Every number is somebody's: an amount with its unit, a date, a document, a name."""

from decimal import Decimal

import pytest

from congso.claims.prose import amounts, numbers, words
from congso.claims.prose.marks import NUMBER
from congso.claims.prose.view import View


def read(text: str) -> list[tuple[str, str]]:
    return [(text[mark.start : mark.end], mark.kind) for mark in numbers.find(View.of(text))]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("có 1.422 trạm", "1422", "trạm"),
        ("đạt 103,33%", "103.33", "%"),
        ("03 trạm thí điểm", "3", "trạm"),
        ("hơn 1,2 triệu thuê bao", "1200000", "thuê bao"),
        ("gần 2 nghìn tỷ đồng", "2000000000000", "đồng"),
        ("1,6 triệu tỷ đồng", "1600000000000000", "đồng"),
        ("5 vạn hộ", "50000", "hộ"),
        ("5.760 người/điểm phục vụ", "5760", "người/điểm phục vụ"),
        ("92,48 thuê bao/100 dân", "92.48", "thuê bao/100 dân"),
        ("63,5 triệu đồng/người/năm", "63500000", "đồng/người/năm"),
        ("26 cơ quan, đơn vị", "26", "cơ quan, đơn vị"),
        ("1,422 trạm phát sóng", "1422", "trạm phát sóng"),
        ("1,488 triệu thuê bao", "1488000", "thuê bao"),
        ("12.5% số xã", "12.5", "%"),
        ("3.298,2 km2", "3298.2", "km2"),
        ("100 Mbps", "100", "Mbps"),
        ("hai mươi lăm xã", "25", "xã"),
        ("một phần ba số hộ", "33.33", "%"),
        ("một trăm linh năm trạm", "105", "trạm"),
        ("40 khinh khí cầu bay", "40", "khinh khí"),
    ],
)
def test_an_amount_is_read_with_its_unit(text: str, value: str, unit: str) -> None:
    (mark,) = numbers.find(View.of(text))

    assert (mark.kind, mark.value, mark.unit) == (NUMBER, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "value", "upper", "of"),
    [
        ("tăng 7,5 - 8%", "7.5", "8", None),
        ("từ 10 đến 12%", "10", "12", None),
        ("10% – 12% số hộ", "10", "12", None),
        ("đạt 36/63 tỉnh, thành", "36", None, "63"),
        ("03/04 chỉ tiêu", "3", None, "4"),
        ("đạt 40,62/80 điểm", "40.62", None, "80"),
    ],
)
def test_two_numbers_that_are_one_figure(
    text: str, value: str, upper: str | None, of: str | None
) -> None:
    (mark,) = numbers.find(View.of(text))

    assert mark.value == Decimal(value)
    assert mark.value_max == (None if upper is None else Decimal(upper))
    assert mark.of == (None if of is None else Decimal(of))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("thu 3.893.595 tỷ đồng; nộp 126,484 tỷ đồng", 126_484_000_000_000),
        ("thu 12.300 tỷ đồng; nộp 126,484 tỷ đồng", 126_484_000_000),
    ],
    ids=["of the country", "of a province"],
)
def test_a_comma_for_a_full_stop_is_known_by_the_company_it_keeps(text: str, value: int) -> None:
    found = numbers.find(View.of(text))

    assert found[-1].value == value


def test_two_scales_are_one_amount() -> None:
    (mark,) = numbers.find(View.of("2 tỷ 300 triệu đồng"))

    assert (mark.value, mark.unit) == (Decimal(2_300_000_000), "đồng")


def test_a_fall_is_no_range() -> None:
    found = [mark.value for mark in numbers.find(View.of("từ 12 xã đến 5 xã"))]

    assert found == [Decimal(12), Decimal(5)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Nghị quyết số 07-NQ/TU", ["document_number"]),
        ("Nghị định số 42/2022/NĐ-CP ngày 24/6/2022", ["document_number", "date"]),
        ("Giấy phép số 01/GP-STTTT", ["document_number"]),
        ("Đề án 06", ["document_number"]),
        ("chiều 04/01/2024", ["date"]),
        ("ngày 20 tháng 11 năm 2023", ["date"]),
        ("ngày 2023-11-20", ["date"]),
        ("ngày 12/3", ["date"]),
        ("30.6.2023", ["date"]),
        ("quý IV/2023", ["date"]),
        ("6 tháng đầu năm", ["date"]),
        ("thời kỳ 2021 - 2030, tầm nhìn đến năm 2050", ["date", "date"]),
        ("lúc 22:13", ["other_number"]),
        ("lúc 8 giờ 30 phút", ["other_number"]),
        ("Điện thoại: 0299.3822339", ["other_number"]),
        ("Hotline: 1900 0000", ["other_number"]),
        ("mạng 2G, 3G, 4G", ["other_number"] * 3),
        ("Điều 7 Quy chế", ["other_number"]),
        ("Phường 3, Quận 1", ["other_number"] * 2),
        ("Quốc lộ 53", ["other_number"]),
        ("Thứ 6, họp lần thứ 29", ["other_number"] * 2),
        ("giai đoạn 1", ["other_number"]),
        ("1 2 3 4 5 …", ["other_number"]),
        ("Tất cả: 86051288", ["other_number"]),
        ("từ 18 tuổi trở lên", ["other_number"]),
        ("dịch bệnh COVID-19", ["other_number"]),
        ("trực 24/7", ["other_number"]),
        ("công nghiệp 4.0", ["other_number"]),
        ("1. Bưu chính", ["other_number"]),
        ("khu vực IV", ["other_number"]),
        ("ban2@soctrang.gov.vn", ["other_number"]),
        ("tại 56 Lê Duẩn", ["number"]),
    ],
)
def test_what_is_no_amount_is_known_for_what_it_is(text: str, kinds: list[str]) -> None:
    assert [kind for _, kind in read(text)] == kinds


def test_what_figures_are_counted_on_is_no_figure() -> None:
    found = read("mật độ điện thoại/100 dân là 140 thuê bao")

    assert found == [("100", "other_number"), ("140 thuê bao", NUMBER)]


@pytest.mark.parametrize(
    ("written", "value"),
    [("1.422", "1422"), ("1,198,108", "1198108"), ("0.309", "0.309"), ("12.5", "12.5")],
)
def test_numbers_in_other_notations_are_understood(written: str, value: str) -> None:
    assert amounts.value_of(written) == Decimal(value)


@pytest.mark.parametrize("written", ["1.2.3.4", "9" * 60, "1,2,3"])
def test_what_is_no_number_has_no_value(written: str) -> None:
    assert amounts.value_of(written) is None


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("hai nghìn không trăm hai mươi lăm", 2025),
        ("một triệu hai trăm nghìn", 1200000),
        ("mười lăm", 15),
        ("ba trăm linh năm", 305),
        ("hai triệu rưỡi", 2500000),
    ],
)
def test_numbers_in_words(said: str, value: int) -> None:
    assert words.value_of(said) == value
