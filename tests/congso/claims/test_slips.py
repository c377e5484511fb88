"""Slips of the hand in the words: told as warnings, none where there is none."""

import unicodedata

import pytest

from congso.claims import review
from congso.findings.finding import Severity


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (
            "Hội nghị tổng kết tổng kết công tác năm 2023.",
            ["Cụm từ “tổng kết” bị lặp hai lần liền nhau."],
        ),
        ("Số trạm của của tỉnh tăng.", ["Từ “của” bị lặp hai lần liền nhau."]),
        ("Có 18 doanh nghiệp (tăng 02 doanh nghiệp.", ["Dấu ngoặc “(” mở mà không đóng."]),
        ("Có 18 doanh nghiệp tăng 02 doanh nghiệp).", ["Dấu ngoặc “)” đóng mà không mở."]),
        (
            "Có 1.422 trạm, đạt 98.5% kế hoạch.",
            ["“98.5” viết khác các số còn lại trong bài; theo cách viết của bài là “98,5”."],
        ),
        (
            "Cổng thông điện tử tỉnh có 18 chuyên mục.",
            ["“Cổng thông điện tử” có lẽ thiếu chữ; tên đầy đủ là “cổng thông tin điện tử”."],
        ),
        ("Có 1.422 trạm [xem bảng 1.", ["Dấu ngoặc “[” mở mà không đóng."]),
    ],
)
def test_a_slip_is_told_and_holds_nothing_back(text: str, messages: list[str]) -> None:
    reviewed = review.review(text)

    assert [slip.message for slip in reviewed.slips] == messages
    assert all(slip.severity is Severity.WARNS for slip in reviewed.slips)
    assert reviewed.holds


def test_a_phrase_that_opens_a_sentence_may_be_doubled_too() -> None:
    (slip,) = review.review("Có 318 dự án. Đứng đầu Đứng đầu là Hàn Quốc.").slips

    assert slip.expected == "Đứng đầu"


def test_a_slip_is_told_where_it_stands_however_letters_are_composed() -> None:
    text = unicodedata.normalize("NFD", "Kết quả tổng kết tổng kết năm.")
    (slip,) = review.review(text).slips

    assert slip.span is not None
    said = unicodedata.normalize("NFC", text[slip.span.start : slip.span.end])
    assert said == "tổng kết tổng kết"


@pytest.mark.parametrize(
    "text",
    [
        "Số thuê bao dần dần tăng, luôn luôn ổn định; người người, nhà nhà dùng dịch vụ số.",
        "a) Bưu chính; b) Viễn thông; 1) Doanh thu; 2.1) Sản lượng.",
        "Năm năm qua, tỉnh có (1.422 trạm, tăng 76 trạm\nso với năm 2022).",
        "Đơn vị tính thuê bao\nThuê bao điện thoại",
        "Bảng số liệu: Thuê bao Thuê bao 1.108.025",
        "Điện thoại: (0299) 3822339 (giờ hành chính)",
        "Tỉnh (theo Nghị quyết [07-NQ/TU]) đã làm.",
    ],
)
def test_sound_words_raise_no_slip(text: str) -> None:
    assert review.review(text).slips == ()
