"""A statement finds the figure it speaks of; where several could be meant, it asks."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from congso.claims import binding, reading, review
from congso.claims.binding import Binding
from congso.claims.naming import matching
from congso.observations import reference
from congso.observations.ledger import Ledger
from congso.observations.observation import Observation, read_key
from congso.observations.record import Record

HOME = "94"
PUBLISHED = datetime(2024, 1, 4, 8, tzinfo=UTC)


def bound(text: str, ledger: Ledger) -> dict[str, Binding]:
    statements = reading.read(text)
    bindings = binding.bind(statements, text, ledger, HOME)
    pairs = zip(statements, bindings, strict=True)
    return {said.text: found for said, found in pairs if said.is_statistic}


@pytest.mark.parametrize(
    ("text", "written", "expected"),
    [
        ("Năm 2023, tỉnh có 18 doanh nghiệp bưu chính.", "18", "postal.enterprises|94|2023||level"),
        ("Năm 2023 có 208 điểm phục vụ bưu chính.", "208", "postal.points|94|2023||level"),
        (
            "Năm 2023, bán kính phục vụ bình quân là 2,25 km.",
            "2,25",
            "postal.service_radius|94|2023||level",
        ),
        (
            "Năm 2023, chỉ tiêu về thuê bao điện đạt 103,33% kế hoạch.",
            "103,33",
            "telephone.subscribers|94|2023||plan_ratio",
        ),
        (
            "Năm 2023, mật độ thuê bao điện thoại đạt 102,76% kế hoạch.",
            "102,76",
            "telephone.density|94|2023||plan_ratio",
        ),
        (
            "Năm 2023, số trạm thông tin di động tăng 76 trạm so với năm 2022.",
            "76",
            "telecom.sites|94|2023||change:2022",
        ),
        (
            "Năm 2023, số trạm thông tin di động tăng 5,65% so với năm 2022.",
            "5,65",
            "telecom.sites|94|2023||growth:2022",
        ),
        ("Năm 2023, số trạm 4G là 1.378 trạm.", "1.378", "telecom.stations|94|2023|4G|level"),
        (
            "Năm 2023, cổng dịch vụ công xếp thứ 19/63.",
            "19/63",
            "public_service_portal.rank|94|2023||level",
        ),
        (
            "Năm 2022, chỉ số chuyển đổi số tăng 20 bậc so với năm 2021.",
            "20",
            "dti.rank|94|2022||change:2021",
        ),
    ],
)
def test_a_phrase_finds_its_figure(text: str, written: str, expected: str, ledger: Ledger) -> None:
    (found,) = (one for said, one in bound(text, ledger).items() if said.startswith(written))

    assert [str(one) for one in found.references] == [expected]


def test_a_rank_told_in_a_review_is_that_of_its_own_edition(ledger: Ledger) -> None:
    found = bound("Năm 2023, chỉ số chuyển đổi số của tỉnh xếp thứ 36/63.", ledger)

    assert str(found["36/63"].reference) == "dti.rank|94|2022||level"


@pytest.mark.parametrize(
    ("recorded", "text", "expected"),
    [
        # Told of a year that agencies reported on and the statistics not yet have.
        ("2024-BC", "Năm 2024, tỉnh có 1.430 trạm thông tin di động.", "2024-BC||level"),
        # Both are held: the number printed tells which is meant; none of them is the calendar's.
        ("2023-BC", "Năm 2023, tỉnh có 1.430 trạm thông tin di động.", "2023-BC||level"),
        ("2023-BC", "Năm 2023, tỉnh có 1.422 trạm thông tin di động.", "2023||level"),
        ("2023-BC", "Năm 2023, tỉnh có 1.411 trạm thông tin di động.", "2023||level"),
    ],
)
def test_a_year_may_be_one_that_was_closed_for_a_report(
    recorded: str, text: str, expected: str, ledger: Ledger
) -> None:
    key = read_key(f"telecom.sites|94|{recorded}||actual")
    record = Record([*ledger.known, Observation(key, Decimal(1430), "báo cáo", PUBLISHED)])
    now = replace(ledger, record=record, known=record.as_known())

    (found,) = bound(text, now).values()

    assert str(found.reference) == f"telecom.sites|94|{expected}"


def test_parts_told_together_are_all_meant(ledger: Ledger) -> None:
    found = bound("Năm 2023, mạng 2G, 3G, 4G phủ sóng 100% địa bàn dân cư.", ledger)

    assert [one.breakdown for one in found["100%"].references] == ["2G", "3G", "4G"]


def test_what_is_told_of_a_figure_follows_it(ledger: Ledger) -> None:
    found = bound(
        "Năm 2023, tổng số trạm thông tin di động là 1.422 trạm (tăng 76 trạm so với năm 2022, "
        "số trạm năm 2022 là 1.346).",
        ledger,
    )

    assert [str(one.reference) for one in found.values()] == [
        "telecom.sites|94|2023||level",
        "telecom.sites|94|2023||change:2022",
        "telecom.sites|94|2022||level",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, tỉnh Thái Nguyên có 225 điểm phục vụ bưu chính.",
        "Năm 2023, cả nước có 23.500 điểm phục vụ bưu chính.",
        "Huyện Tam Bình năm 2023 có 12 điểm phục vụ bưu chính.",
        "Năm 2023 có 5 doanh nghiệp.",
        "Năm 2023, số thuê bao điện thoại trả trước là 950.000 thuê bao.",
        "Có 208 điểm phục vụ bưu chính.",
        "Giai đoạn 2021-2023 có 208 điểm phục vụ bưu chính.",
        "Năm 2023, số người xem là 208 người.",
    ],
    ids=["elsewhere", "nation", "district", "vague", "part", "no period", "span", "other unit"],
)
def test_what_is_not_clear_is_not_bound(text: str, ledger: Ledger) -> None:
    (found,) = bound(text, ledger).values()

    assert found.references == ()


def test_a_part_that_is_an_indicator_of_its_own_is_bound_to_that(ledger: Ledger) -> None:
    text = "Năm 2023, số thuê bao điện thoại di động là 950.000 thuê bao."

    (found,) = bound(text, ledger).values()

    assert str(found.reference) == "telephone.mobile_subscribers|94|2023||level"


def test_a_part_is_not_taken_for_its_whole(ledger: Ledger) -> None:
    text = (
        "Năm 2023, tổng số thuê bao điện thoại đạt 1.108.025 thuê bao, trong đó: trả trước "
        "900.000, trả sau 208.025."
    )

    found = bound(text, ledger)

    assert [one.reference is not None for one in found.values()] == [True, False, False]


def test_an_unclear_phrase_is_offered_a_ranked_choice(ledger: Ledger) -> None:
    text = "Năm 2023, doanh nghiệp bưu chính và doanh nghiệp viễn thông là 25 doanh nghiệp."

    (found,) = bound(text, ledger).values()

    assert found.reference is None
    assert {one.indicator for one in found.candidates} == {
        "postal.enterprises",
        "telecom.enterprises",
    }
    scores = [one.score for one in found.candidates]
    assert scores == sorted(scores, reverse=True)


def test_a_figure_of_a_district_is_held_against_that_district(ledger: Ledger) -> None:
    text = "Sóc Trăng: năm 2023, huyện Mỹ Tú có 12 điểm phục vụ bưu chính."

    (found,) = bound(text, ledger).values()

    assert found.reference is not None
    assert found.reference.place.startswith("944") or found.reference.place != HOME


def test_what_an_editor_has_settled_is_used_instead(ledger: Ledger) -> None:
    text = "Năm 2023 có 5 doanh nghiệp."
    settled = reference.read("telecom.enterprises|94|2023||level")
    start = text.index("5")

    found = binding.bind(reading.read(text), text, ledger, HOME, {(start, start + 1): settled})

    assert [one.reference for one in found] == [None, settled]


@pytest.mark.parametrize(
    ("name", "phrase", "fits"),
    [
        ("thuê bao điện thoại", "chỉ tiêu về thuê bao điện", True),
        ("thuê bao điện thoại", "thuê bao diện thoại", True),
        ("thuê bao điện thoại", "thuê bao internet băng rộng", False),
        ("mật độ thuê bao điện thoại", "thuê bao điện thoại", False),
        ("điểm phục vụ", "điểm phục vụ trên địa bàn", True),
    ],
)
def test_a_slip_of_the_hand_is_forgiven_another_name_is_not(
    name: str,
    phrase: str,
    fits: bool,  # noqa: FBT001 - a table says yes or no
) -> None:
    assert (matching.score(name, phrase, "") >= 0.7) is fits


@pytest.mark.parametrize(
    ("text", "written", "expected"),
    [
        (
            "Năm 2023, bán kính phục vụ bình quân là 2,25 m/điểm.", "2,25 m",
            ("Sai đơn vị: Bán kính phục vụ bình quân năm 2023 trong sổ là 2,25 km/điểm phục vụ, "
            "bài viết ghi 2,25 m/điểm."),
        ),
        (
            "Năm 2023, toàn tỉnh có 208 trạm phục vụ bưu chính.", "208",
            ("Sai đơn vị: Điểm phục vụ bưu chính năm 2023 trong sổ là 208 điểm, "
            "bài viết ghi 208 trạm."),
        ),
    ],
)  # fmt: skip
def test_a_figure_of_the_ledger_told_in_another_unit_contradicts_it(
    text: str, written: str, expected: str, ledger: Ledger
) -> None:
    reviewed = review.review(text, ledger, HOME)
    pairs = zip(reviewed.statements, reviewed.verdicts, strict=True)
    [verdict] = [found for said, found in pairs if said.text.startswith(written)]

    assert (verdict.verdict, verdict.message) == (review.CONTRADICTS, expected)


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, thanh tra 208 hộ gần điểm phục vụ bưu chính.",
        "Năm 2023, có 208 lượt kiểm tra điểm phục vụ bưu chính.",
        "Năm 2023, bán kính phục vụ bình quân là 2.250 m.",
        "Năm 2023, toàn tỉnh có 18 trạm phục vụ bưu chính.",
        "Năm 2022, toàn tỉnh có 1.422 tỷ đồng cho trạm thông tin di động.",
    ],
)
def test_another_unit_with_other_words_or_numbers_contradicts_nothing(
    text: str, ledger: Ledger
) -> None:
    assert review.review(text, ledger, HOME).count(review.CONTRADICTS) == 0
