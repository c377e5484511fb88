"""Turns of official prose that the reader must follow, each in a sentence of its own."""

from decimal import Decimal

import pytest

from congso.claims import reading, review
from congso.claims.statement import Statement


def figures(text: str) -> list[Statement]:
    return [said for said in reading.read(text) if said.is_statistic]


def only(text: str, written: str) -> Statement:
    return next(said for said in figures(text) if said.text.startswith(written))


def complaints(text: str) -> list[str]:
    return [one.message for one in review.review(text).verdicts if one.message]


@pytest.mark.parametrize(
    ("text", "written", "value", "unit"),
    [
        ("Thuê bao 5G lên 84.200, gấp đôi quý trước.", "84.200", "84200", "thuê bao"),
        ("Thuê bao cáp quang 268.450, đạt 98% kế hoạch.", "268.450", "268450", "thuê bao"),
        ("Chỉ số công khai ngân sách (POBI) đạt 0,6842, xếp thứ 8/63.", "0,68", "0.6842", "điểm"),
        ("Nhận 127 phản ánh, đã trả lời 121/127, còn lại trong hạn.", "121/127", "121", "phản ánh"),
        ("Có 36 cơ sở (y 15, dược 21) được cấp phép.", "15", "15", "cơ sở"),
        ("Thời gian toàn trình nội tỉnh không quá 24 giờ.", "24 giờ", "24", "giờ"),
        ("Chính quyền số đứng thứ 21, kinh tế số thứ 34.", "34", "34", "hạng"),
    ],
)
def test_a_bare_number_takes_the_unit_of_what_it_counts(
    text: str, written: str, value: str, unit: str
) -> None:
    said = only(text, written)

    assert (said.value, said.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "written", "kind", "direction"),
    [
        ("Tỷ lệ đạt 82,4%, thấp hơn mục tiêu giao (90%) 7,6 điểm phần trăm.", "7,6", "plan_ratio",
         "decrease"),
        ("Thu tiền đất 905 tỷ đồng, đạt 173% dự toán; xổ số 1.430 tỷ đồng, đạt 84%.", "84%",
         "plan_ratio", None),
        ("Chỉ số tồn kho giảm 13,9%; tỷ lệ tồn kho bình quân 68,4%.", "68,4%", "coverage", None),
        ("Công nghiệp tăng 10,3%, đóng góp 8,5 điểm phần trăm.", "8,5", "share", None),
        ("Tiêm chủng mới đạt 83,6% (kế hoạch 95%).", "83,6%", "coverage", None),
        ("Có 284 cơ sở với 7.920 phòng, tăng 19 cơ sở và 640 phòng so với năm 2022.", "640",
         "change", "increase"),
        ("Năm 2024, GRDP tăng 9,1%, vượt kế hoạch đề ra (8,5%).", "8,5%", "change", "increase"),
        ("Tiếp nhận 900 hồ sơ: đúng hạn 891 hồ sơ (99%).", "99%", "share", None),
    ],
)  # fmt: skip
def test_what_a_number_says_follows_from_what_it_is_told_beside(
    text: str, written: str, kind: str, direction: str | None
) -> None:
    said = only(text, written)

    assert (said.kind, said.direction) == (kind, direction)


@pytest.mark.parametrize(
    ("text", "written", "period", "base"),
    [
        (("Tổng kết năm học 2023 - 2024\nToàn tỉnh có 478 trường, giảm 11 trường so với năm học "
         "trước."), "11 trường", "2023/2024", "2022/2023"),
        ("Nửa đầu năm 2025 đón 187.000 lượt, gấp 1,7 lần so với 110.000 lượt nửa đầu năm ngoái.",
         "110.000", "2024-H1", None),
        ("Quý I/2024 thu 24 tỷ đồng, tăng từ 20 tỷ đồng của cùng kỳ.", "20 tỷ", "2023-Q1", None),
        ("Năm 2023 ghi nhận 2.015 ca, giảm 61,3% (5.207 ca).", "5.207", "2022", None),
        ("Năm 2023 có 1.422 trạm, tăng 5,6% (76 trạm) so với năm 2022.", "76", "2023", "2022"),
        ("Năm 2024, tỷ lệ đạt 81%, cao hơn trung bình cả nước 4%.", "4%", "2024", None),
        ("Năm 2024 có 163 trạm, gấp 3,4 lần năm trước.", "3,4", "2024", "2023"),
        (("Giải quyết hồ sơ tháng 5/2025\nTrong tháng 5 nhận 90 hồ sơ.\nII. NHIỆM VỤ THÁNG 6/2025\n"
         "Nâng tỷ lệ trực tuyến lên 80%."), "80%", "2025-06", None),
        ("Năm 2024 giải ngân đạt 31%, đến 30/9 đạt 46%.", "46%", "2024", None),
        ("Sáu tháng cuối năm 2025, phấn đấu thu 127 tỷ đồng.", "127", "2025-H2", None),
    ],
)  # fmt: skip
def test_a_period_is_heard_where_it_is_said_in_other_words(
    text: str, written: str, period: str | None, base: str | None
) -> None:
    said = only(text, written)

    assert (said.period, said.base_period) == (period, base)


TABLE = (
    "Hạ tầng năm 2023\n\nHuyện | Số trạm (trạm) | Hộ có cáp quang (%) | So với năm 2022 (%)\n"
    "Châu Lộc | 238 | 82,1 | 104,5\nPhú Mỹ | 176 | 79,8 | 98,2\nTổng cộng | 414 | 81,0 | 101,7\n"
)


def test_a_bare_number_in_a_table_is_told_by_the_head_of_its_column() -> None:
    row = figures(TABLE)[:3]

    assert [(said.value, said.unit, said.kind, said.period) for said in row] == [
        (Decimal(238), "trạm", "level", "2023"),
        (Decimal("82.1"), "%", "coverage", "2023"),
        (Decimal("104.5"), "%", "change", "2023"),
    ]
    assert row[2].base_period == "2022"


def test_a_column_with_a_period_in_its_head_is_told_by_the_name_of_the_row() -> None:
    first, second, ratio, _ = figures(
        "Chỉ tiêu\tNăm 2022\tNăm 2023\nHồ sơ trực tuyến (hồ sơ)\t287.460\t402.880\n"
        "Tỷ lệ trực tuyến (%)\t57,7\t71,7\n"
    )

    assert (first.unit, first.period, second.period) == ("hồ sơ", "2022", "2023")
    assert (ratio.kind, ratio.unit) == ("coverage", "%")


@pytest.mark.parametrize(
    "text",
    [
        "STT | Huyện | Số xã\n1 | Châu Lộc | 12\n2 | Phú Mỹ | 9\n",
        "| Huyện | Số xã |\n|---|---|\n| Châu Lộc | 12 |\n| Phú Mỹ | 9 |\n",
    ],
)
def test_the_number_of_a_row_and_the_rule_under_a_head_count_nothing(text: str) -> None:
    assert [said.value for said in figures(text)] == [Decimal(12), Decimal(9)]


def test_x_of_y_may_tell_its_unit_twice() -> None:
    said = only("Có 12.480 hộ/186.300 hộ mở gian hàng.", "12.480")

    assert (said.kind, said.of, said.unit) == ("coverage", Decimal(186300), "hộ")


def test_names_are_paired_with_numbers_in_brackets() -> None:
    found = figures("Số trạm 2G, 3G, 4G (lần lượt là 952, 1.309 và 1.378 trạm) đều tăng.")

    assert [said.measure for said in found] == ["Số trạm 2G", "Số trạm 3G", "Số trạm 4G"]


@pytest.mark.parametrize(
    ("sound", "was", "becomes"),
    [
        (TABLE, "| 414 |", "| 441 |"),
        ("Cung cấp 1.296 dịch vụ, trong đó 815 toàn trình và 481 một phần.", "481", "487"),
        (("Có 1.318,6 nghìn thuê bao, gồm 1.287,4 nghìn thuê bao di động và 31,2 nghìn thuê bao "
         "cố định."), "31,2", "34,2"),
        ("Có 214 điểm phục vụ: 26 bưu cục, 81 điểm bưu điện và 107 đại lý.", "107", "117"),
        ("Có 214 người được cấp thẻ (38 thẻ quốc tế, 176 thẻ nội địa).", "176", "276"),
        (("Mật độ chung 73,77 máy/100 dân, riêng cố định 1,63 máy/100 dân, di động 72,14 máy/100 "
         "dân."), "1,63", "1,93"),
        ("Đón 3.125.000 lượt khách. Khách nội địa 2.938.000 lượt, khách quốc tế 187.000 lượt.",
         "187", "287"),
        ("Thu 7.182 tỷ đồng, trong đó thu nội địa 6.840 tỷ đồng, xuất nhập khẩu 342 tỷ đồng.",
         "342 tỷ", "342 triệu"),
        ("Thu 7.182 tỷ đồng, bằng 68,4% dự toán (10.500 tỷ đồng).", "68,4", "68,7"),
        ("Tiếp nhận 68.450 hồ sơ, tăng 3.150 hồ sơ so với năm 2022 (65.300 hồ sơ).", "450", "460"),
        ("Diện tích 3.298,2 km2, dân số 1.198.080 người, mật độ 363 người/km2.", "363", "393"),
        ("Dân số 1.280.000 người; 322.560 thuê bao, đạt 25,2 thuê bao/100 dân.", "25,2", "22,5"),
        (
            "Trung bình mỗi hộ có 3 thuê bao. Như vậy, trung bình mỗi hộ có 3 thuê bao.",
            "có 3",
            "có 4",
        ),
        ("Doanh thu đạt 101,5% kế hoạch, hoàn thành chỉ tiêu đề ra.", "101,5", "98,5"),
        ("Chỉ tiêu đạt gồm: thuê bao đạt 103% kế hoạch; doanh thu đạt 101% kế hoạch.", "103", "93"),
        ("Chỉ tiêu chưa đạt là: thuê bao đạt 93% kế hoạch.", "93", "103"),
        ("Tỷ lệ hộ nghèo là 2,1% (6.300 hộ/300.000 hộ).", "2,1", "2,7"),
        (("Nhận 100 đơn, tăng 20 đơn so với năm 2022 (80 đơn): trực tuyến 75 đơn (75%), còn "
         "lại 25 đơn."), "75%", "57%"),
        ("Năm 2024 có 97 trạm, tăng 5 trạm so với năm 2023.", "năm 2023", "năm 2025"),
        ("Xếp hạng 25/63, tăng 7 bậc so với năm 2023; năm 2023 tỉnh đứng thứ 32/63.", "32/", "33/"),
        ("Tỷ lệ thuê bao dùng điện thoại thông minh đạt 91,2%.", "91", "191"),
        ("Công chứng 46.800 việc, tăng 3.900 việc so với năm 2024 (42.900 việc).", "900 việc",
         "900 hộ"),
        ("- Dân số 12.846 người.\n- Dân tộc Thái 8.221 người, chiếm 64,0%.", "64,0", "62,0"),
        ("Có 610 hồ chứa nước; 402 hồ đã tích đầy, chiếm 65,9%.", "65,9", "35,9"),
    ],
)  # fmt: skip
def test_what_does_not_fit_together_is_told(sound: str, was: str, becomes: str) -> None:
    assert complaints(sound) == []
    assert complaints(sound.replace(was, becomes, 1))


@pytest.mark.parametrize(
    "text",
    [
        (
            "Toàn ngành thiếu 634 giáo viên, nhiều nhất là Tin học (142 giáo viên), Anh (118 giáo "
            "viên)."
        ),
        (
            "Giải ngân 2.486,5 tỷ đồng, đạt 46,9% kế hoạch vốn được giao (5.302 tỷ đồng), cao hơn "
            "bình quân cả nước (40,12%)."
        ),
        "Nhóm tốt có 4 huyện, gồm: Bình Sơn, Tân Hòa, Châu Lộc và Phú Mỹ; nhóm khá 5 huyện.",
        "Hội nghị có 120 đại biểu, gồm: 14 sở, 9 huyện và 12 doanh nghiệp.",
        "Tỷ lệ tồn kho tại thời điểm 30/9 giảm 2% so với cùng kỳ.",
        "Mỗi xã có 3 trạm thu phát sóng. Mỗi huyện có 4 trạm thu phát sóng.",
        "PAPI xếp hạng 25/63, tăng 7 bậc so với năm 2023; năm 2023 PCI đứng thứ 40/63.",
        "Chỉ tiêu đạt gồm: doanh thu đạt 101% kế hoạch; riêng thuê bao đạt 93% kế hoạch.",
        "Có 109/109 xã có đài, trong đó 87 đài dùng công nghệ số, đạt 79,8%.",
        "Tuyển sinh 7.640 người: cao đẳng 820, trung cấp 1.410, dưới 3 tháng 5.410.",
        "Thuê bao di động đạt 117% dân số.",
        "- Doanh nghiệp: 1.204 đơn vị.\n- Trường học: 96 đơn vị, chiếm 12,3% số trường.",
        "Đã giải quyết 900 hồ sơ, đúng hạn 700 hồ sơ, quá hạn 30 hồ sơ, còn lại đang xử lý.",
    ],
)
def test_what_only_looks_as_if_it_did_not_fit_raises_nothing(text: str) -> None:
    assert complaints(text) == []


@pytest.mark.parametrize(
    ("text", "written", "period", "base"),
    [
        (
            ("Tình hình 9 tháng đầu năm và nhiệm vụ 3 tháng cuối năm 2025\n\nĐàn heo 42.700 con "
            "(cùng kỳ 39.800 con), tăng 7,3%.\n\nNăm học 2025 - 2026 có 41 trường."),
            "39.800", "2024-01/2024-09", None,
        ),
        (
            "KẾ HOẠCH NĂM 2026\n\nI. HIỆN TRẠNG\nĐến hết năm 2025, toàn tỉnh có 2.316 trạm.",
            "2.316", "2025", None,
        ),
        (
            ("BÁO CÁO 6 THÁNG ĐẦU NĂM 2025\n\nChỉ số DTI năm 2024 của tỉnh xếp thứ 26/63, tăng 5 "
            "bậc so với năm 2023 (31/63). Toàn tỉnh có 1.946 dịch vụ."),
            "1.946", "2025-H1", None,
        ),
        (
            ("Tình hình tháng 7/2025\n\nCộng dồn từ đầu năm 1.572 ca, giảm 22,4% so với cùng kỳ "
            "năm 2024 (cùng kỳ: 2.026 ca)."),
            "22,4%", "2025-01/2025-07", "2024-01/2024-07",
        ),
        ("Từ ngày 15 đến 21/4/2025, Thư viện đón 31.250 lượt bạn đọc.", "31.250", "2025-04", None),
        ("Thiệt hại (tính đến 17 giờ ngày 29/10/2025)\n\nCó 12 người bị thương.", "12",
         "2025-10", None),
        ("Mười tháng đầu năm 2025, đón 5,4 triệu lượt khách.", "5,4", "2025-01/2025-10", None),
        (
            "Tháng 8/2025, xã có 742 lượt khám, nhiều hơn tháng trước 58 lượt.",
            "58", "2025-08", "2025-07",
        ),
        (
            ("Tháng 10/2025 đạt 5.842 tỷ đồng; 10 tháng đạt 55.310 tỷ đồng, gồm hàng hóa 41.276 tỷ "
            "đồng (chiếm 74,6%), lưu trú 14.034 tỷ đồng."),
            "14.034", "2025-01/2025-10", None,
        ),
        (
            ("Tình hình tháng 8/2025\n\nYêu cầu: trước 30/9, 100% cán bộ có chữ ký số; số hóa tối "
            "thiểu 80% hồ sơ."),
            "80%", "2025-09", None,
        ),
        (
            ("Báo cáo 7 tháng năm 2025\n\nYêu cầu đến 30/9 giải ngân tối thiểu 75%, hết năm đạt "
            "100% kế hoạch."),
            "100%", "2025", None,
        ),
        (
            "Báo cáo quý II/2025\n\nHoàn thành phủ sóng 21/21 thôn trước ngày 31/12/2025.",
            "21/21", "2025", None,
        ),
        (
            ("ĐIỂM BÁO NGÀY 12/11/2025\n\n* Báo A: Thưởng 120 triệu đồng.\n\n* Báo B: Xuất khẩu "
            "gạo 10 tháng đầu năm 2025 đạt 7,2 triệu tấn."),
            "120 triệu", "2025-11", None,
        ),
        ("(14/02/2026) Sáng 27 tháng Chạp, chợ hoa có 420 gian hàng.", "420", "2026-02", None),
        (
            ("TUYỂN SINH LỚP 10 NĂM HỌC 2025 - 2026\n\nKỳ thi năm 2025 có 17.846 thí sinh.\n\nVắng "
            "thi 94 thí sinh."),
            "94", "2025", None,
        ),
        (
            ("Nông thôn mới năm 2024\n\nNguồn lực huy động từ năm 2021 đến nay là 14.850 tỷ đồng, "
            "gồm: ngân sách 5.940 tỷ đồng (chiếm 40%), tín dụng 6.682 tỷ đồng."),
            "6.682", "2021/2024", None,
        ),
        (
            ("Kết quả cấp nước giai đoạn 2021 - 2025\n\nNăm 2021 đạt 81%. Trong 5 năm đã đầu tư "
            "214 tỷ đồng; đến nay đạt 91%."),
            "214", "2021/2025", None,
        ),
        (
            "Nông vụ tháng 12\n\nTháng 12/2025 lượng mưa 42 mm. Dự báo tháng 1/2026 mưa 20 mm.",
            "42", "2025-12", None,
        ),
        (
            ("Năm 2015, cả huyện mới có 2 xã đạt chuẩn. Sau mười năm, 14/14 xã về đích. Năm 2025, "
            "huyện làm 86 km đường."),
            "14/14", "2025", None,
        ),
        (
            "Tháng 10/2025 xử lý 1.204 trường hợp; từ đầu năm đến nay xử lý 11.320 trường hợp.",
            "11.320", "2025-01/2025-10", None,
        ),
        (
            ("Vốn chính sách\n\nĐến hết tháng 10/2025, dư nợ 9.624 tỷ đồng.\n\nCó 4.216 tổ vay vốn."
            "\n\nNăm 2026, phấn đấu tăng 8%."),
            "4.216", "2025-10", None,
        ),
        (
            ("Vận hành hồ chứa\nNgày 20 tháng 11 năm 2025\n\nLúc 7 giờ sáng nay, mực nước 108,6 m."
            "\n\nNăm 2024, mưa 1.800 mm."),
            "108,6", "2025-11", None,
        ),
        (
            ("Hội chợ (từ 19 đến 24/8/2025) có 215 gian hàng, gấp 1,6 lần lần tổ chức năm 2024."
            "\n\nDoanh thu 7,4 tỷ đồng."),
            "7,4", "2025-08", None,
        ),
        (
            ("Bảo vệ rừng quý I/2025\n\nPhát hiện 68 vụ.\n\n2. Nhiệm vụ quý II\nTrồng 1.150 ha."),
            "1.150", "2025-Q2", None,
        ),
        (
            ("Xã báo cáo số liệu đến 24 giờ ngày 30/6/2025 như sau:\n- Dân số 12.846 người.\n"
            "- Hộ nghèo 498 hộ; đầu năm 2025 là 573 hộ."),
            "498", "2025-06", None,
        ),
        (
            ("NGHỊ QUYẾT NHIỆM KỲ 2025 - 2030\n\nA. Kết quả nhiệm kỳ 2020 - 2025\nTổng thu đạt 712 "
            "tỷ đồng.\n\nB. Chỉ tiêu nhiệm kỳ 2025 - 2030\nKết nạp 200 đảng viên."),
            "712", "2020/2025", None,
        ),
        (
            "Tháng 9/2025 có 40 vụ. Đến ngày 15/10, tỉnh sẽ rà soát 286 tàu.", "286", "2025-10",
            None,
        ),
        (
            "Tháng 8/2025 ghi nhận 61 ca, giảm 8 ca so với tuần 31.", "8 ca", "2025-08", None,
        ),
        (
            "Quý III/2025 đạt 412 tấn. Dự kiến quý IV đạt 420 tấn; cả năm đạt 1.600 tấn.",
            "1.600", "2025", None,
        ),
        (
            "Trồng trọt tháng 10/2025\n\nTrong tháng, gieo 2.140 ha rau, lũy kế 38.600 ha.",
            "38.600", "2025-01/2025-10", None,
        ),
        (
            ("Vốn vay\n\nĐến ngày 31/8/2025, dư nợ 618 tỷ đồng.\n\nTrong 8 tháng, cho vay đạt 176 "
            "tỷ đồng."),
            "176", "2025-01/2025-08", None,
        ),
        (
            ("Kết quả tháng 7/2024\n\nThu 14,9 tỷ đồng.\n\n3. Nhiệm vụ tháng 8\nThu tối thiểu 16 "
            "tỷ đồng."),
            "16", "2024-08", None,
        ),
        (
            ("KẾ HOẠCH\nTiêm phòng năm 2024\n\nI. TÌNH HÌNH NĂM 2023\nTiêm 96.400 liều.\n\nII. MỤC "
            "TIÊU\nXây dựng 10 cơ sở an toàn."),
            "10", "2024", None,
        ),
        (
            ("SƠ KẾT GIỮA NHIỆM KỲ 2018 - 2023\n27/07/2021 09:14\n\nNửa nhiệm kỳ qua, Hội tổ chức "
            "1.284 cuộc.\n\nHiện có 13 chi hội."),
            "13", "2021", None,
        ),
        (
            ("Huấn luyện năm 2025\n\nĐợt 1 có 2.100 chiến sĩ. Cùng kỳ năm ngoái huấn luyện 5.980 "
            "dân quân."),
            "5.980", "2024", None,
        ),
        (
            ("Sơ kết 6 tháng đầu năm 2025\n\nSáu tháng cuối năm phấn đấu tăng 9,1%; thu ngân sách "
            "cả năm 240 tỷ đồng."),
            "240", "2025", None,
        ),
        (
            ("Báo cáo tháng 6/2024\n\nKhởi tố 412 vụ trong 6 tháng.\nRiêng tháng 5, bắt 21 người. "
            "Còn 64 đối tượng."),
            "64", "2024-06", None,
        ),
        (
            ("Báo cáo năm 2022\n\nPhần thứ nhất\nKẾT QUẢ NĂM 2022\nCó 236 cơ sở.\n\nPhần thứ hai\n"
            "NHIỆM VỤ NĂM 2023\nTập huấn cho 600 cán bộ."),
            "600", "2023", None,
        ),
        (
            "Dự án giai đoạn 2018 - 2020\n\nNăm 2018 triển khai tại 12 xã, năm 2019 là 26 xã.",
            "26", "2019", None,
        ),
        (
            "Khảo sát năm 2023\n\nĐợt 1 (tháng 6) có 580 phiếu; đợt 2 (tháng 11) có 620 phiếu.",
            "620", "2023-11", None,
        ),
        (
            "Thành lập năm 2018 với 12 thành viên, đến năm 2025 hợp tác xã có 64 thành viên.", "64",
            "2025", None,
        ),
        (
            ("Xuất khẩu 7 tháng năm 2017\n\nGạo: trong tháng đạt 561 nghìn tấn; 7 tháng 3.400 "
            "nghìn tấn."),
            "561", "2017-07", None,
        ),
        (
            ("Xuất khẩu tháng 7 và 7 tháng năm 2017\n\nGạo: trong tháng đạt 561 nghìn tấn; 7 tháng "
            "3.400 nghìn tấn."),
            "3.400", "2017-01/2017-07", None,
        ),
        (
            ("KẾ HOẠCH\nHạ tầng số năm 2026\n\nI. HIỆN TRẠNG (tính đến ngày 30/11/2025)\nCó 4.128 "
            "trạm.\n\nII. MỤC TIÊU\nLắp 850 trạm."),
            "4.128", "2025-11", None,
        ),
        (
            ("KẾ HOẠCH\nHạ tầng số năm 2026\n\nI. THỰC TRẠNG\nCó 4.128 trạm.\n\nII. MỤC TIÊU\nLắp "
            "850 trạm."),
            "4.128", "2025", None,
        ),
        (
            ("KẾ HOẠCH\nHạ tầng số năm 2026\n\nII. MỤC TIÊU\n1. Đến hết năm 2026\n- Lắp 850 trạm.\n"
            "2. Đến năm 2030\n- Có 6.400 trạm.\n\nIII. KINH PHÍ\nTổng kinh phí 620 tỷ đồng."),
            "6.400", "2030", None,
        ),
        (
            ("KẾ HOẠCH\nHạ tầng số năm 2026\n\nII. MỤC TIÊU\n1. Đến hết năm 2026\n- Lắp 850 trạm.\n"
            "2. Đến năm 2030\n- Có 6.400 trạm.\n\nIII. KINH PHÍ\nTổng kinh phí 620 tỷ đồng."),
            "620", "2026", None,
        ),
        (
            ("Kết quả bầu cử đại biểu HĐND tỉnh nhiệm kỳ 2021 - 2026\n\nNgày 23/5/2021, có "
            "731 khu vực bỏ phiếu."),
            "731", "2021-05", None,
        ),
        (
            "Báo cáo tháng 10/2025\n\nXếp hạng 7/94 xã, phường (tháng trước hạng 12).",
            "12", "2025-09", None,
        ),
        (
            ("Vận hành phường mới\n\nTừ 01/7 đến 30/9/2025, phường tiếp nhận 14.218 hồ sơ."),
            "14.218", "2025-Q3", None,
        ),
        (
            ("Giải ngân năm 2023\n\nVốn chưa giải ngân 453 tỷ đồng, đề nghị kéo dài sang năm 2024 "
            "là 428 tỷ đồng."),
            "428", "2023", None,
        ),
        (
            "Hiện trạng giai đoạn 2016 - 2020\n\nCOD giảm từ 96 mg/l (2016) còn 41 mg/l (2020).",
            "41", "2020", None,
        ),
    ],
)  # fmt: skip
def test_a_time_told_by_other_parts_of_the_text_is_heard(
    text: str, written: str, period: str, base: str | None
) -> None:
    said = only(text, written)

    assert (said.period, said.base_period) == (period, base)


@pytest.mark.parametrize(
    ("text", "written", "kind"),
    [
        ("Thời gian lưu trú 1,4 ngày, nhích 0,1 ngày.", "1,4 ngày", "level"),
        ("Doanh thu: 186 tỷ đồng ▲ 34%", "34%", "change"),
        ("Năm 2024 xếp thứ 26/63, tăng 5 bậc so với năm 2023 (31/63).", "31/63", "rank"),
        ("Kiểm tra 1.104 cơ sở, 987 cơ sở đạt yêu cầu (89,4%).", "89,4%", "coverage"),
        ("Với 3,42 triệu lượt, trong đó 2,96 triệu lượt thành công, đạt 86,5%. 100% cơ sở khám.",
         "86,5%", "coverage"),
        ("Giải ngân 92,4 tỷ đồng trên tổng số 154 tỷ đồng được giao, đạt 60%.", "60%",
         "plan_ratio"),
        ("Tiêm cho 96 cháu trên tổng số 104 cháu.", "104", "level"),
    ],
)  # fmt: skip
def test_a_number_is_of_the_kind_that_its_neighbours_make_it(
    text: str, written: str, kind: str
) -> None:
    assert only(text, written).kind == kind


def test_what_is_counted_on_is_no_figure() -> None:
    assert not figures("Chưa đạt là số giường bệnh trên một vạn dân, học 2 buổi/ngày.")


def test_percentages_that_make_a_hundred_are_shares() -> None:
    text = "Nguyên nhân: hết hạn hợp đồng 38,1%; doanh nghiệp cắt giảm 46,5%; khác 15,4%."

    told = [one for one in reading.read(text) if one.is_statistic]

    assert [(one.kind, one.direction) for one in told] == [("share", None)] * 3


def test_percentages_that_make_more_or_less_keep_what_their_words_say() -> None:
    text = "Hộ dùng nước sạch 98,1%; hộ có điện 99,5%; sản lượng giảm 2,4%."

    told = [one for one in reading.read(text) if one.is_statistic]

    assert [one.kind for one in told] == ["coverage", "coverage", "change"]
