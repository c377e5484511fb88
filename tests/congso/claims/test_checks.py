"""A text is held against itself; a slip names the figure that would fit."""

import pytest

from congso.claims import review


def disputes(text: str) -> list[tuple[str, str | None]]:
    reviewed = review.review(text)
    return [
        (said.text, verdict.expected)
        for said, verdict in zip(reviewed.statements, reviewed.verdicts, strict=True)
        if verdict.verdict == review.INCONSISTENT
    ]


SOUND = {
    "increase": "Năm 2023 có 1.422 trạm (tăng 76 trạm so với năm 2022, năm 2022 là 1.346 trạm).",
    "decrease": "Số hộ nghèo giảm từ 12.500 hộ xuống còn 9.800 hộ (giảm 2.700 hộ).",
    "about": "Năm 2023 có gần 2.000 trạm, tăng hơn 100 trạm so với năm 2022 là 1.870 trạm.",
    "growth": "Năm 2023 có 1.422 trạm, tăng 5,65% so với năm 2022 (1.346 trạm).",
    "plan": "Lợi nhuận 69.106 tỷ đồng, đạt 22,9% so với kế hoạch năm (302.400 tỷ đồng).",
    "rank": "Năm 2022 xếp thứ 36/63, tăng 20 bậc so với năm 2021.",
    "rank told": "Năm 2023 xếp hạng 22/63, tăng 7 bậc so với năm 2022 (hạng 29).",
    "names": "Có 03 doanh nghiệp (giống năm 2022) gồm: VNPT, Viettel và FPT.",
    "parts": (
        "Có 1.640 thuê bao, gồm: cá nhân 1.529 thuê bao, cơ quan 41 thuê bao, khác 70 thuê bao."
    ),
    "some parts": "Có 1.640 thuê bao, trong đó cơ quan 41 thuê bao, khác 70 thuê bao.",
    "overlapping": (
        "Tổng số trạm là 1.422 trạm; trong đó, trạm 2G là 952 trạm; 3G là 1.309 trạm, "
        "4G là 1.378 trạm; 5G là 03 trạm."
    ),
    "portion": "Đường truyền đã qua 122/132 ấp, chiếm 92,42%.",
    "cut": "Đã xong 16.051/16.274 nhiệm vụ, đạt 98,62%.",
    "targets": (
        "Ngành có 04 chỉ tiêu, 03 chỉ tiêu đạt và vượt kế hoạch: thuê bao đạt 103,33%; mật độ đạt "
        "102,76%; điểm phục vụ đạt 107,77%; băng rộng chỉ đạt 99,24% so với kế hoạch."
    ),
    "density": "Tỷ lệ thuê bao di động trên dân số đạt 112%.",
    "since": "Năm 2023 có 1.422 trạm, tăng 76 trạm so với 1.346 trạm của năm 2022.",
    "bed use": "Công suất sử dụng giường bệnh đạt 112,4%.",
    "parts and shares": (
        "Dân số thành thị 402.930 người, chiếm 30,7%; nông thôn 909.550 người, chiếm 69,3%."
    ),
    "counted out of": "Kiểm tra 3.672 cơ sở, 3.305 cơ sở đạt yêu cầu, đạt tỷ lệ 90%.",
    "of the plan": "Năm 2024 lắp mới 131/150 trạm, đạt 87,3% kế hoạch.",
    "bodies": "Có 03 sở: Sở Nội vụ, Sở Giáo dục và Đào tạo, Sở Y tế.",
    "open list": "Có 300 xã, gồm: đồng bằng 120 xã, miền núi 80 xã, còn lại là hải đảo.",
    "mean": "Tuổi thọ trung bình 74,9 tuổi (nam 72,4 tuổi; nữ 77,6 tuổi).",
    "two sentences": "Có 109/109 trạm có bác sĩ; 104 xã đạt tiêu chí, bằng 95,4%.",
    "plan of a quarter": "Doanh thu đạt 61% kế hoạch năm, vượt kế hoạch quý III.",
    "concluded": "Dân số tăng 41.260 người so với kết quả Tổng điều tra năm 2019.",
    "growth above all": "Sản lượng tăng 150% so với năm 2022.",
    "closed list": "Đã công nhận 286 sản phẩm OCOP, trong đó 241 sản phẩm 3 sao và 45 sản phẩm "
    "4 sao.",
    "some of all": "Có 12.650 thí sinh, trong đó 1.187 thí sinh tự do và 203 thí sinh giáo dục "
    "thường xuyên.",
    "medals": "Thể thao giành 214 huy chương các loại (61 vàng, 68 bạc, 85 đồng).",
    "people of kinds": "Tổng số nhân lực 512 người, gồm 118 bác sĩ, 236 điều dưỡng, 158 người "
    "khác.",
    "lines": "Tổng thu là 28.416 triệu đồng, bằng 106,2% so với cùng kỳ. Trong đó:\n"
    "- Thu hưởng 100%: 3.152 triệu đồng;\n- Thu phân chia: 7.864 triệu đồng;\n"
    "- Thu bổ sung: 17.400 triệu đồng.",
    "shares of one whole": "Loại tốt 486 em, chiếm 27,6%; khá 902 em, chiếm 51,1%; đạt 361 em "
    "(20,5%); chưa đạt 15 em.",
    "whole in brackets": "Dịch vụ theo yêu cầu 27,4 tỷ đồng, chiếm 12,8% tổng thu của bệnh viện "
    "(214 tỷ đồng).",
    "debt": "Nợ thuế là 742 tỷ đồng, giảm 56 tỷ đồng so với đầu năm; nợ khó thu 118 tỷ đồng, chiếm "
    "15,9%.",
    "after a plan": "Năm 2025 xử lý 666 vụ, đạt 55,5% kế hoạch năm (1.200 vụ), giảm 4,3% so với "
    "cùng kỳ năm trước (696 vụ).",
    "converted": "Có 2.946 hộ đã đăng ký, đạt 98,4% số hộ phải chuyển đổi (2.994 hộ).",
    "plan of the money": "Quỹ giải ngân 28,6 tỷ đồng cho 54 dự án, đạt 95,3% kế hoạch (30 tỷ "
    "đồng).",
    "plan of all": "Đạt 398.500 tấn, gồm nuôi trồng 326.300 tấn và khai thác 72.200 tấn, vượt 2,2% "
    "kế hoạch (390.000 tấn).",
    "whole before": "Toàn tỉnh có 1.642.800 thuê bao di động; thuê bao thông minh 1.395.000 thuê "
    "bao, chiếm 84,9%.",
    "another whole": "Toàn tỉnh có 1.642.800 thuê bao, tăng 2%. Riêng thuê bao 5G là 41.200 thuê "
    "bao, chiếm 3,6% thuê bao thông minh.",
    "dealt with": "Tiếp nhận 412 phản ánh, đã xử lý 397 phản ánh, đạt 96,4%.",
    "over a plan": "Thuê bao điện thoại đạt 103,33%.",
    "mean people": "Dân số trung bình là 1.280.000 người. Băng rộng có 322.560 thuê bao, mật độ "
    "25,2 thuê bao/100 dân.",
    "of technologies": "Tổng số trạm BTS là 2.310 trạm; số trạm 3G, 4G, 5G lần lượt là 2.108, "
    "2.296 và 47 trạm.",
    "of kinds": "Mạng lưới có 138 điểm phục vụ: 31 bưu cục và 107 đại lý.",
    "people": "Số lao động được tạo việc làm là 12.480 lao động, tăng 320 người so với 12.160 "
    "người của năm 2023.",
    "planned": "Có 15.420 lao động, đạt 61,7% kế hoạch năm (25.000 lao động).",
    "named": "Tổng số thủ tục hành chính là 1.912 thủ tục.",
    "rank of a year": "Năm 2022, chỉ số DTI xếp thứ 36/63, tăng 20 bậc so với năm 2021 (hạng 56).",
    "enough targets": "Ngành có 04 chỉ tiêu; trong năm có 03 chỉ tiêu đạt và vượt.",
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND.keys())
def test_a_sound_text_raises_nothing(text: str) -> None:
    assert disputes(text) == []


@pytest.mark.parametrize(
    ("sound", "was", "becomes", "found"),
    [
        ("increase", "tăng 76", "tăng 86", [("86 trạm", "76")]),
        ("increase", "1.346", "1.364", [("76 trạm", "58")]),
        ("increase", "tăng 76", "giảm 76", [("76 trạm", "76")]),
        ("decrease", "2.700", "2.800", [("2.800 hộ", "2.700")]),
        ("about", "1.870", "1.570", [("100 trạm", "430")]),
        ("growth", "5,65%", "6,55%", [("6,55%", "5,65%")]),
        ("plan", "22,9%", "29,2%", [("29,2%", "22,9%")]),
        ("rank", "tăng 20", "tăng 30", [("30 bậc", "27")]),
        ("parts and shares", "402.930", "420.930", [("30,7%", "31,6%")]),
        ("parts and shares", "69,3%", "63,9%", [("63,9%", "69,3%")]),
        ("counted out of", "3.305", "3.005", [("90%", "82%")]),
        ("of the plan", "87,3%", "78,3%", [("78,3%", "87,3%")]),
        ("increase", "tăng 76 trạm", "tăng 76 hộ", [("76 hộ", "76 trạm")]),
        ("since", "có 1.422 trạm", "có 1.422 hộ", [("1.422 hộ", "1.422 trạm")]),
        ("rank", "36/63", "66/63", [("66/63", "63/63")]),
        ("rank told", "hạng 29", "hạng 27", [("7 bậc", "5")]),
        ("rank told", "tăng 7", "giảm 7", [("7 bậc", "7")]),
        ("names", "03", "04", [("04 doanh nghiệp", "03")]),
        ("parts", "1.529", "1.592", [("1.640 thuê bao", "1.703")]),
        ("some parts", "41", "4.100", [("4.100 thuê bao", None)]),
        ("overlapping", "1.378", "1.738", [("1.738 trạm", None)]),
        ("overlapping", "1.422", "4.122", [("4.122 trạm", "3.642")]),
        ("portion", "92,42%", "94,22%", [("94,22%", "92,42%")]),
        ("portion", "122/132", "142/132", [("142/132 ấp", "132/132"), ("92,42%", "107,58%")]),
        ("targets", "03", "02", [("02 chỉ tiêu", "03")]),
        ("targets", "99,24%", "102,24%", [("03 chỉ tiêu", "04")]),
        ("closed list", "286", "586", [("586 sản phẩm", "286")]),
        ("closed list", "và 45", "và 48", [("286 sản phẩm", "289")]),
        ("medals", "85", "15", [("214 huy chương", "144")]),
        ("people of kinds", "236", "296", [("512 người", "572")]),
        ("lines", "7.864", "9.864", [("28.416 triệu đồng", "30.416 triệu")]),
        ("shares of one whole", "51,1%", "54,1%", [("54,1%", "51,3%")]),
        ("whole in brackets", "(214", "(274", [("12,8%", "10,0%")]),
        ("debt", "15,9%", "19,5%", [("19,5%", "15,9%")]),
        ("after a plan", "giảm 4,3%", "giảm 7,3%", [("7,3%", "4,3%")]),
        ("converted", "98,4%", "94,8%", [("94,8%", "98,4%")]),
        ("plan of the money", "95,3%", "98,3%", [("98,3%", "95,3%")]),
        ("plan of all", "2,2%", "7,2%", [("7,2%", "2,2%")]),
        ("whole before", "84,9%", "54,9%", [("54,9%", "84,9%")]),
        ("whole before", "1.395.000", "4.395.000", [("84,9%", "267,5%")]),
        ("dealt with", "96,4%", "196,4%", [("196,4%", "100%")]),
        ("mean people", "25,2", "25,5", [("25,5 thuê bao/100 dân", "25,2")]),
        ("of technologies", "2.296", "2.596", [("2.596", None)]),
        ("people", "320 người", "320 tấn", [("320 tấn", "320 lao động")]),
        ("planned", "(25.000 lao động)", "(25.000 xã)", [("25.000 xã", "25.000 lao động")]),
        ("named", "1.912 thủ tục", "1.912 hộ", [("1.912 hộ", "1.912 thủ tục hành chính")]),
        ("rank of a year", "năm 2021", "năm 2024", [("20 bậc", None)]),
        ("enough targets", "04", "01", [("03 chỉ tiêu", None)]),
    ],
)
def test_a_slip_names_the_figure_that_would_fit(
    sound: str, was: str, becomes: str, found: list[tuple[str, str | None]]
) -> None:
    text = SOUND[sound].replace(was, becomes, 1)

    assert disputes(text) == found


@pytest.mark.parametrize("text", ["Viettel chiếm 141,51% thị phần.", "Số hộ giảm 120%."])
def test_more_than_all_cannot_be(text: str) -> None:
    ((_, expected),) = disputes(text)

    assert expected == "100%"


def test_the_sentence_for_the_editor_says_what_is_and_what_would_be() -> None:
    reviewed = review.review(SOUND["increase"].replace("tăng 76", "tăng 86"))
    (message,) = (verdict.message for verdict in reviewed.verdicts if verdict.message)

    assert message == "Từ 1.346 trạm lên 1.422 trạm là tăng 76 trạm, bài viết ghi tăng 86 trạm."


@pytest.mark.parametrize(
    "text",
    [
        "Có 120 đại biểu: Nguyễn An, Trần Bình.",
        "Có 05 doanh nghiệp như: VNPT, Viettel…",
        "Có 03 huyện đạt chuẩn: huyện A và các xã.",
    ],
)
def test_examples_after_a_count_are_no_list(text: str) -> None:
    assert disputes(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Năm 2023, thuê bao đạt 98,5% kế hoạch, vượt chỉ tiêu được giao.", ["98,5%"]),
        ("Năm 2023, thuê bao đạt 103% kế hoạch (chưa đạt).", ["103%"]),
        ("Năm 2023, thuê bao đạt 103% kế hoạch, vượt chỉ tiêu được giao.", []),
        ("Năm 2023, thuê bao đạt 98,5% kế hoạch (chưa đạt).", []),
        ("Năm 2023, thuê bao đạt 98% kế hoạch, các chỉ tiêu khác vượt kế hoạch.", []),
        ("Đến nay đạt 48% kế hoạch năm, vượt tiến độ đề ra.", []),
        (
            (
                "Năm 2023, tổng số thuê bao điện thoại là 1.108.025 thuê bao.\n"
                "Cuối năm 2023, tổng số thuê bao điện thoại là 1.108.052 thuê bao."
            ),
            ["1.108.052 thuê bao"],
        ),
        (
            (
                "Năm 2023, tổng số thuê bao điện thoại là 1.108.025 thuê bao.\n"
                "Năm 2022, tổng số thuê bao điện thoại là 1.108.052 thuê bao."
            ),
            [],
        ),
        (
            (
                "Năm 2023, tổng số thuê bao điện thoại của huyện Mỹ Tú là 18.025 thuê bao.\n"
                "Năm 2023, tổng số thuê bao điện thoại của huyện Kế Sách là 18.026 thuê bao."
            ),
            [],
        ),
    ],
)
def test_words_and_figures_that_contradict_one_another(text: str, wrong: list[str]) -> None:
    reviewed = review.review(text)

    found = zip(reviewed.statements, reviewed.verdicts, strict=True)
    assert [said.text for said, one in found if one.verdict == review.INCONSISTENT] == wrong
