"""What a sentence says of its numbers: kind, form, period, base, and what belongs together."""

from decimal import Decimal

import pytest

from congso.claims import reading
from congso.claims.statement import Statement


def figures(text: str) -> list[Statement]:
    return [said for said in reading.read(text) if said.is_statistic]


def only(text: str, written: str) -> Statement:
    (found,) = (said for said in figures(text) if said.text.startswith(written))
    return found


@pytest.mark.parametrize(
    ("text", "kind", "form", "direction"),
    [
        ("Toàn tỉnh có 1.422 trạm.", "level", None, None),
        ("Số trạm tăng 76 trạm so với năm 2022.", "change", "delta_abs", "increase"),
        ("Số trạm tăng lên 1.422 trạm.", "level", None, None),
        ("Doanh thu giảm 8,66% so với cùng kỳ.", "change", "delta_pct", "decrease"),
        ("Doanh thu bằng 108,23% so với cùng kỳ.", "change", "index_pct", "increase"),
        ("Doanh thu đạt 96,5% so với cùng kỳ.", "change", "index_pct", "decrease"),
        ("Số thuê bao gấp 1,5 lần năm 2020.", "change", "multiple", "increase"),
        ("Số thuê bao tăng gấp đôi.", "change", "multiple", "increase"),
        ("Tỷ lệ tăng 3,2 điểm phần trăm.", "change", "delta_pp", "increase"),
        ("Tốc độ tăng trưởng kinh tế ước đạt 7,03%.", "change", "delta_pct", "increase"),
        ("Thuê bao đạt 39,6% so với kế hoạch năm.", "plan_ratio", "ratio_pct", None),
        ("Nộp ngân sách đạt 98% dự toán.", "plan_ratio", "ratio_pct", None),
        ("Doanh thu vượt 8% so với kế hoạch.", "plan_ratio", "excess_pct", None),
        ("Chỉ tiêu về thuê bao đạt 103,33%.", "plan_ratio", "ratio_pct", None),
        ("Chỉ số xếp thứ 36/63 tỉnh, thành.", "rank", None, None),
        ("Tỉnh đứng thứ 12 cả nước.", "rank", None, None),
        ("Viettel nắm 41,51% thị phần.", "share", None, None),
        ("Kinh tế số chiếm 20% GRDP.", "share", None, None),
        ("Thuê bao bằng 79% dân số.", "share", None, None),
        ("Mạng 4G phủ sóng 100% địa bàn dân cư.", "coverage", None, None),
        ("Sóng đã tới 212/216 bản.", "coverage", None, None),
        ("Tỷ lệ hộ có cáp quang đạt 82,5%.", "coverage", None, None),
        ("Mức độ hài lòng đạt 4,5/5 điểm.", "level", None, None),
        ("Thời gian xử lý bình quân 2 ngày.", "level", None, None),
    ],
)
def test_the_words_around_decide(
    text: str, kind: str, form: str | None, direction: str | None
) -> None:
    (said,) = figures(text)

    assert (said.kind, said.form, said.direction) == (kind, form, direction)


@pytest.mark.parametrize(
    "text",
    [
        "Trong 5 - 10 năm tới",
        "Chuyển đổi số trong 3 tháng qua",
        "Khối băng tần 2500 - 2600 MHz",
        "Địa chỉ: 56 Lê Duẩn",
        "Theo Điều 7, số liệu chốt vào ngày 20",
        "Tổ chức 2 lần",
    ],
)
def test_a_number_that_counts_nothing_is_no_figure(text: str) -> None:
    assert figures(text) == []


def test_at_the_end_of_a_list_the_plan_is_said_for_all() -> None:
    text = (
        "Năm 2023, thuê bao điện thoại đạt 103,33%; mật độ đạt 102,76%; "
        "riêng băng rộng chỉ đạt 99,24% so với kế hoạch."
    )

    assert [said.kind for said in figures(text)] == ["plan_ratio"] * 3


def test_a_list_keeps_the_kind_of_its_first_item() -> None:
    found = figures("Viettel nắm 45% thị phần với 500 trạm; VNPT 30% với 400 trạm.")

    assert [said.kind for said in found] == ["share", "level", "share", "level"]


@pytest.mark.parametrize(
    ("text", "written", "period", "base"),
    [
        ("Năm 2023 có 18 đơn vị, tăng 2 đơn vị so với năm 2022.", "2 đơn", "2023", "2022"),
        ("Quý I/2024, thu 5 tỷ đồng, tăng 1% so với cùng kỳ.", "1%", "2024-Q1", "2023-Q1"),
        ("6 tháng đầu năm 2023, thu giảm 8% so với cùng kỳ năm 2022.", "8%", "2023-H1", "2022-H1"),
        ("9 tháng năm 2024 đạt 5 tỷ đồng.", "5 tỷ", "2024-01/2024-09", None),
        ("Tháng 5/2024, chỉ số tăng 3% so với tháng trước.", "3%", "2024-05", "2024-04"),
        ("Năm 2023, số hộ giảm 5% so với đầu năm.", "5%", "2023", "2022-12"),
        ("Năm 2023 (số trạm năm 2022 là 1.346).", "1.346", "2022", None),
        ("Số trạm tăng 23% so với cùng kỳ năm 2019.", "23%", "2020", "2019"),
        ("Năm 2023 đạt 9%. Đến năm 2025 có 30% số hộ.", "30%", "2025", None),
        ("Năm 2023 thu 5 tỷ đồng (kế hoạch năm 6 tỷ đồng).", "6 tỷ", "2023", None),
        ("Năm 2023 đạt 81% (chỉ tiêu năm 2024 là 90%).", "90%", "2024", None),
        ("Năm 2023, tăng 5% so với năm 2022 (1.346 trạm).", "1.346", "2022", None),
        ("Năm 2023: hạng 22/63, tăng 7 bậc so với năm 2021.", "22/63", "2022", None),
        ("Doanh thu năm 2023 tăng 5%, 6% và 7% so với năm 2022.", "5%", "2023", "2022"),
    ],
)
def test_periods_are_carried_and_bases_resolved(
    text: str, written: str, period: str | None, base: str | None
) -> None:
    said = only(text, written)

    assert (said.period, said.base_period) == (period, base)


def test_a_period_at_the_head_of_a_sentence_holds_to_the_end_of_the_paragraph() -> None:
    found = figures(
        "Kết quả quý I/2024\nNhắc lại năm 2023: thu 9 tỷ đồng; chi 8 tỷ đồng. Lãi 1 tỷ đồng."
        "\nThu quý này 3 tỷ đồng."
    )

    assert [said.period for said in found] == ["2023", "2023", "2023", "2024-Q1"]


@pytest.mark.parametrize(
    ("text", "approx"),
    [
        ("có hơn 2.000 trạm", "gt"),
        ("có trên 2.000 trạm", "gt"),
        ("có gần 2.000 trạm", "lt"),
        ("có khoảng 2.000 trạm", "approx"),
        ("có ít nhất 50 trạm", "ge"),
        ("có 50 trạm trở lên", "ge"),
        ("có 2.000 trạm", None),
    ],
)
def test_hedges_are_heard_and_kept_out_of_the_span(text: str, approx: str | None) -> None:
    (said,) = figures(text)

    assert said.approx == approx
    assert said.text[0].isdigit()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Phấn đấu năm 2025 có 95% số hộ dùng cáp quang.", "target"),
        ("Tỷ lệ đạt 93,55%, cao hơn yêu cầu 80%.", "target"),
        ("Thương mại điện tử được dự báo tăng 25 - 30%/năm.", "forecast"),
        ("Kế hoạch năm 2025: thuê bao đạt 950.000 thuê bao.", "target"),
    ],
)
def test_goals_and_forecasts_are_no_facts(text: str, status: str) -> None:
    assert figures(text)[-1].status == status


def test_a_change_belongs_to_its_level_and_the_base_too() -> None:
    text = (
        "Tổng số trạm năm 2023 là 1.422 trạm (tăng 76 trạm so với năm 2022, "
        "số trạm năm 2022 là 1.346); trong đó, 2G là 952 trạm; 3G là 1.309 trạm."
    )
    statements = reading.read(text)
    related = {
        said.text: [(to.type, statements[to.index].text) for to in said.relates_to]
        for said in statements
        if said.is_statistic
    }

    assert related == {
        "1.422 trạm": [],
        "76 trạm": [("change_of", "1.422 trạm")],
        "1.346": [("base_of", "1.422 trạm")],
        "952 trạm": [("part_of", "1.422 trạm")],
        "1.309 trạm": [("part_of", "1.422 trạm")],
    }


@pytest.mark.parametrize(
    ("text", "written", "measure"),
    [
        (
            "Tổng số trạm thông tin di động là 1.422 trạm.",
            "1.422",
            "Tổng số trạm thông tin di động",
        ),
        ("Có 18 doanh nghiệp bưu chính (tăng 02).", "18", "doanh nghiệp bưu chính"),
        ("Số trạm 2G là 952 trạm; 3G là 1.309 trạm.", "1.309", "Số trạm 3G"),
        ("Có 9 trạm, trong đó di động 7 trạm, cố định 2 trạm.", "2", "trạm cố định"),
        ("Chỉ số (PAR Index) năm 2023 đạt 87,5 điểm.", "87,5", "Chỉ số"),
        ("Cáp quang tới 99% trung tâm thôn.", "99%", "trung tâm thôn"),
    ],
)
def test_what_is_measured_is_said_in_the_words_of_the_text(
    text: str, written: str, measure: str
) -> None:
    assert only(text, written).measure == measure


def test_nothing_changed_is_a_change_told_without_a_number() -> None:
    found = figures("Năm 2023 có 07 doanh nghiệp hạ tầng (giống năm 2022).")

    assert [(said.text, said.value, said.form, said.base_period) for said in found] == [
        ("07 doanh nghiệp", Decimal(7), None, None),
        ("giống", Decimal(0), "no_change", "2022"),
    ]


def test_a_word_of_likeness_alone_says_nothing() -> None:
    assert [said.text for said in reading.read("Kết quả giống năm 2022.")] == ["2022"]


def test_a_shared_unit_is_given_to_each_number() -> None:
    found = figures("Số trạm lần lượt là 952, 1.309, 1.378 và 3 trạm.")

    assert [(said.value, said.unit) for said in found] == [
        (Decimal(952), "trạm"),
        (Decimal(1309), "trạm"),
        (Decimal(1378), "trạm"),
        (Decimal(3), "trạm"),
    ]
