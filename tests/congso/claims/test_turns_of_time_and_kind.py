"""Turns that move the time or kind of a figure: khi đó, từ … xuống còn, a bracket of its own."""

import pytest

from congso.claims import reading, review
from congso.claims.statement import Statement


def only(text: str, written: str) -> Statement:
    figures = (said for said in reading.read(text) if said.is_statistic)
    return next(said for said in figures if said.text.startswith(written))


YEAR = "Kết quả hoạt động 9 tháng đầu năm 2017\n\n"


@pytest.mark.parametrize(
    ("text", "written", "period", "base"),
    [
        (YEAR + "Thời gian cấp phép giảm từ 26 ngày cuối năm 2016 xuống còn 19 ngày, tức giảm "
         "7 ngày.", "26 ngày", "2016-12", None),
        (YEAR + "Thời gian cấp phép giảm từ 26 ngày cuối năm 2016 xuống còn 19 ngày, tức giảm "
         "7 ngày.", "19 ngày", "2017-01/2017-09", None),
        (YEAR + "Giá cát từ 310.000 đồng/m3 hồi tháng 01 vọt lên 465.000 đồng/m3, tăng 50%.",
         "50%", "2017-01/2017-09", "2017-01"),
        (YEAR + "So với năm 2015 tăng 81 bác sĩ, khi đó cả tỉnh mới có 486 bác sĩ.",
         "486", "2015", None),
        (YEAR + "Có 3.707 thuê bao, so với con số 3.120 của cuối năm trước.",
         "3.120", "2016-12", None),
        (YEAR + "Trồng 7 tuyến cây; cùng kỳ năm trước được 5 tuyến, tăng 2 tuyến.",
         "5 tuyến", "2016-01/2016-09", None),
        (YEAR + "Vốn kéo dài từ năm trước 1.343 tỷ đồng.", "1.343", "2017-01/2017-09", None),
        (YEAR + "Cả năm, ngành dự kiến thu 815 tỷ đồng, nộp ngân sách 54 tỷ đồng.",
         "54", "2017", None),
        (YEAR + "Độ mặn 9,8‰, cao hơn cùng kỳ năm 2016 là 3,6‰.",
         "3,6‰", "2017-01/2017-09", "2016-01/2016-09"),
        (("Gieo cấy năm 2016\n\nTính đến ngày 24/02/2016, xuống giống 7.150 ha lúa đông xuân "
         "2015 - 2016."), "7.150", "2016", None),
        (("Dịch bệnh đến ngày 22/7/2019\n\n1. Trong ngày 22/7\nTiêu hủy 87 con.\n\n"
         "2. Lũy kế từ ổ dịch đầu tiên (01/02/2019)\nTiêu hủy 192.634 con.\n\n"
         "3. Thị trường\nĐàn lợn còn 388.500 con."), "192.634", "2019-02/2019-07", None),
        (("Dịch bệnh đến ngày 22/7/2019\n\n1. Trong ngày 22/7\nTiêu hủy 87 con.\n\n"
         "2. Lũy kế từ ổ dịch đầu tiên (01/02/2019)\nTiêu hủy 192.634 con.\n\n"
         "3. Thị trường\nĐàn lợn còn 388.500 con."), "388.500", "2019-07", None),
    ],
)  # fmt: skip
def test_the_time_of_a_figure_follows_its_turn(
    text: str, written: str, period: str, base: str | None
) -> None:
    said = only(text, written)

    assert (said.period, said.base_period) == (period, base)


@pytest.mark.parametrize(
    ("text", "written", "kind"),
    [
        ("Còn 3.204 dự án, gồm 2.318 dự án FDI (72,3%) và 886 dự án khác.", "72,3%", "share"),
        (
            "Khách đến từ Hàn Quốc (22.610 lượt, 24,0%), Pháp (11.340 lượt, 12,0%).",
            "12,0%",
            "share",
        ),
        ("Chi 148,2 tỷ đồng, bằng 1,07% chi ngân sách địa phương.", "1,07%", "share"),
        ("Ngân sách hỗ trợ 5,4 tỷ đồng, không vượt 30% tổng mức.", "30%", "share"),
        ("Chi 512,8 tỷ đồng, bằng 104,9% quỹ được giao.", "104,9%", "plan_ratio"),
        ("Đã chi 204,3 tỷ đồng cho 4.396 hộ, đạt 63,5%.", "63,5%", "plan_ratio"),
        ("Độ mặn 9,8‰, cao hơn cùng kỳ năm 2015 là 3,6‰.", "3,6‰", "change"),
        (
            "Tốt nghiệp đạt 98,73%, cao hơn năm trước 0,41%; hoàn thành tiểu học 99,9%.",
            "99,9%",
            "coverage",
        ),
        ("Tỷ lệ đỗ đạt 98,73%. Công nghiệp tăng 8%; dịch vụ 7%.", "7%", "change"),
    ],
)
def test_a_percentage_is_of_what_it_is_told_beside(text: str, written: str, kind: str) -> None:
    assert only(text, written).kind == kind


@pytest.mark.parametrize(
    ("text", "written", "unit"),
    [
        ("Nhận 46 phản ánh: 27 phản ánh về giá, 12 về giao thông, 7 về vệ sinh.", "7", "phản ánh"),
        ("Giá cát 310.000 đồng/m3.", "310.000", "đồng/m3"),
    ],
)
def test_a_number_goes_on_with_the_unit_before(text: str, written: str, unit: str) -> None:
    assert only(text, written).unit == unit


@pytest.mark.parametrize(
    "text",
    [
        (
            "Nhận 46 phản ánh: 27 phản ánh về giá, 12 về giao thông, 7 về vệ sinh; đã giải quyết "
            "44 phản ánh, đạt 95,7%."
        ),
        "Tiêu hủy 192.634 con, trọng lượng 11.874 tấn, bằng 31,5% tổng đàn (611.000 con).",
        "Dịch ở 6.842 hộ. Nhu cầu 321,8 tỷ đồng, đã chi 204,3 tỷ đồng cho 4.396 hộ, đạt 63,5%.",
        "Đã chi 14,6 tỷ đồng, cứu 3.050 ha. Mức hỗ trợ là 2 triệu đồng/ha.",
        "Có 9/14 trường đạt chuẩn quốc gia (64,3%), có 2 trường đạt mức độ 2.",
    ],
)
def test_what_only_stands_beside_a_figure_is_not_held_against_it(text: str) -> None:
    assert [one.message for one in review.review(text).verdicts if one.message] == []
