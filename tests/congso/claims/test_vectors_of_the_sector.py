"""Published tables told in prose: where the parts do not fit the whole, the text is refused."""

import pytest

from congso.claims import review

SOUND = {
    "restored and open": (
        "Có 6.285 trạm mất liên lạc, gồm: đã khôi phục 3.010 trạm, chưa khôi phục 3.275 trạm."
    ),
    "tasks of 2020": (
        "Năm 2020 có 833 nhiệm vụ, gồm: đúng hạn 585 nhiệm vụ, quá hạn 67 nhiệm vụ, "
        "đang làm 181 nhiệm vụ."
    ),
    "technologies overlap": (
        "Có 1.422 trạm thông tin di động, trong đó 952 trạm 2G, 1.309 trạm 3G, 1.378 trạm 4G, "
        "3 trạm 5G."
    ),
    "recommendations": (
        "Có 139 kiến nghị, gồm: cấp tỉnh 109 kiến nghị, cấp huyện 14 kiến nghị, khác 16 kiến nghị."
    ),
}


def test_what_was_lost_and_is_neither_restored_nor_open_is_refused() -> None:
    text = "Có 336 trạm mất liên lạc, gồm: đã khôi phục 172 trạm, chưa khôi phục 184 trạm."
    reviewed = review.review(text)

    assert not reviewed.holds
    assert "Các phần cộng lại là 356, bài viết ghi tổng số 336 trạm." in [
        one.message for one in reviewed.verdicts
    ]


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_parts_that_fit_raise_nothing(text: str) -> None:
    assert review.review(text).holds


@pytest.mark.parametrize("total", ["15.533", "15.531"])
def test_counts_that_differ_by_one_are_refused(total: str) -> None:
    text = (
        f"Năm 2018 có {total} nhiệm vụ, gồm: đúng hạn 13.119 nhiệm vụ, quá hạn 2.065 nhiệm vụ, "
        "đang làm 348 nhiệm vụ."
    )
    reviewed = review.review(text)

    assert f"Các phần cộng lại là 15.532, bài viết ghi tổng số {total} nhiệm vụ." in [
        one.message for one in reviewed.verdicts
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Cơ cấu gồm: bưu cục 33%, đại lý 33%, thùng thư 33% trong 100% điểm.",
        "Có 15.532 nhiệm vụ, gồm: đúng hạn 13.119, quá hạn 2.065, đang làm 348 nhiệm vụ.",
        "Có 15,5 nghìn nhiệm vụ, gồm: đúng hạn 13.119, quá hạn 2.065, đang làm 348 nhiệm vụ.",
    ],
)
def test_rounded_measures_need_not_add_up_to_the_last_digit(text: str) -> None:
    assert not [one for one in review.review(text).verdicts if "Các phần" in (one.message or "")]
