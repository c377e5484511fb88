"""A whole text reviewed against the ledger of 2023, sound and with planted slips."""

import unicodedata
from typing import Final

import pytest

from congso.claims import review
from congso.observations import reference
from congso.observations.ledger import Ledger
from congso.places.gazetteer import UnknownPlace

HOME: Final = "94"
ARTICLE: Final = """Sóc Trăng nhìn lại năm 2023

Trong năm 2023, ngành được giao 04 chỉ tiêu kinh tế xã hội, 03 chỉ tiêu đạt và vượt kế hoạch: \
điểm phục vụ bưu chính đạt 107,77%, thuê bao điện thoại đạt 103,33%, mật độ thuê bao điện thoại \
đạt 102,76%; riêng thuê bao internet băng rộng chỉ đạt 99,24% so với kế hoạch.

Về bưu chính, tỉnh có 18 doanh nghiệp bưu chính (tăng 02 doanh nghiệp so với năm 2022) với 208 \
điểm phục vụ bưu chính (tăng 13 điểm so với năm 2022). Bán kính phục vụ bình quân là 2,25 km/điểm \
phục vụ, số dân phục vụ bình quân là 5.760 người/điểm phục vụ. Có 07 doanh nghiệp hạ tầng gồm: \
VNPT, MobiFone, Viettel, Vietnamobile, FPT, VTVcab và SCTV.

Số trạm thông tin di động là 1.422 trạm (tăng 76 trạm so với năm 2022, số trạm năm 2022 là 1.346); \
trong đó, số trạm 2G là 952 trạm; 3G là 1.309 trạm; 4G là 1.378 trạm; 5G là 03 trạm thí điểm.

Chỉ số chuyển đổi số của tỉnh xếp thứ 36/63, tăng 20 bậc so với năm 2021; cổng dịch vụ công xếp \
thứ 19/63. Việc này theo Nghị quyết số 07-NQ/TU; hội nghị họp ngày 04/01/2024.
"""


def complaints(text: str, ledger: Ledger) -> list[tuple[str, str, str | None]]:
    reviewed = review.review(text, ledger, HOME)
    return [
        (said.text, verdict.verdict, verdict.expected)
        for said, verdict in zip(reviewed.statements, reviewed.verdicts, strict=True)
        if verdict.verdict in {review.CONTRADICTS, review.INCONSISTENT}
    ]


def test_a_sound_article_agrees_throughout(ledger: Ledger) -> None:
    reviewed = review.review(ARTICLE, ledger, HOME)

    told = [one for one in reviewed.verdicts if one.verdict != review.NOT_STATISTIC]
    assert [one.verdict for one in told] == [review.AGREES] * len(told)
    assert len(told) == 23
    assert reviewed.holds


def test_the_form_of_the_letters_changes_no_verdict(ledger: Ledger) -> None:
    taken_apart = unicodedata.normalize("NFD", ARTICLE)

    one, other = (review.review(text, ledger, HOME) for text in (ARTICLE, taken_apart))

    assert other.verdicts == one.verdicts
    assert [found.references for found in other.bindings] == [
        found.references for found in one.bindings
    ]


def test_a_sound_article_stands_without_a_ledger() -> None:
    reviewed = review.review(ARTICLE)

    assert reviewed.holds
    assert reviewed.count(review.AGREES) == 0


@pytest.mark.parametrize(
    ("was", "becomes", "found"),
    [
        ("tăng 76", "tăng 86", ("86 trạm", review.CONTRADICTS, "76")),
        ("1.422", "1.442", ("1.442 trạm", review.CONTRADICTS, "1.422")),
        ("36/63", "38/63", ("38/63", review.CONTRADICTS, "36/63")),
        ("36/63", "36/64", ("36/64", review.CONTRADICTS, "36/63")),
        ("03 chỉ tiêu", "02 chỉ tiêu", ("02 chỉ tiêu", review.CONTRADICTS, "03")),
        ("04 chỉ tiêu", "05 chỉ tiêu", ("05 chỉ tiêu", review.CONTRADICTS, "04")),
        ("07 doanh nghiệp", "08 doanh nghiệp", ("08 doanh nghiệp", review.CONTRADICTS, "07")),
        ("107,77", "108,77", ("108,77%", review.CONTRADICTS, "107,77%")),
        ("tăng 20 bậc", "giảm 20 bậc", ("20 bậc", review.CONTRADICTS, "20")),
        ("tăng 13", "giảm 13", ("13 điểm", review.CONTRADICTS, "13")),
        ("5.760", "5.670", ("5.670 người/điểm phục vụ", review.CONTRADICTS, "5.760")),
        ("2,25", "2,52", ("2,52 km/điểm phục vụ", review.CONTRADICTS, "2,25")),
        ("năm 2022 là 1.346", "năm 2022 là 1.364", ("1.364", review.CONTRADICTS, "1.346")),
        ("1.378", "1.738", ("1.738 trạm", review.CONTRADICTS, "1.378")),
    ],
)
def test_a_planted_slip_is_caught(
    was: str, becomes: str, found: tuple[str, str, str], ledger: Ledger
) -> None:
    assert found in complaints(ARTICLE.replace(was, becomes, 1), ledger)


@pytest.mark.parametrize(("was", "becomes"), [("tăng 76", "tăng 86"), ("tăng 20", "tăng 30")])
def test_a_single_slip_is_told_once(was: str, becomes: str, ledger: Ledger) -> None:
    assert len(complaints(ARTICLE.replace(was, becomes, 1), ledger)) == 1


def test_the_fault_is_told_where_it_lies(ledger: Ledger) -> None:
    """With 1.442 for 1.422 the increase no longer adds up, but the increase is right."""
    found = complaints(ARTICLE.replace("1.422", "1.442", 1), ledger)

    assert [text for text, _, _ in found] == ["1.442 trạm"]


def test_a_contradiction_is_told_in_one_vietnamese_sentence(ledger: Ledger) -> None:
    reviewed = review.review(ARTICLE.replace("tăng 76", "tăng 86", 1), ledger, HOME)
    (message,) = (one.message for one in reviewed.verdicts if one.message)

    assert message == (
        "Trái với sổ: Số trạm thông tin di động năm 2023 tăng 76 trạm so với năm 2022, "
        "bài viết ghi tăng 86 trạm."
    )


def test_what_the_ledger_does_not_hold_is_said_so(ledger: Ledger) -> None:
    reviewed = review.review("Năm 2019 tỉnh có 150 điểm phục vụ bưu chính.", ledger, HOME)
    (verdict,) = (one for one in reviewed.verdicts if one.verdict != review.NOT_STATISTIC)

    assert verdict.verdict == review.UNBOUND_FIGURE
    assert verdict.message == "Chưa đối chiếu được: Điểm phục vụ bưu chính, chưa có số năm 2019."


def test_a_settled_span_is_held_against_what_it_is_settled_on(ledger: Ledger) -> None:
    text = "Năm 2023 có 9 doanh nghiệp."
    start = text.index("9")
    settled = {(start, start + 1): reference.read("telecom.enterprises|94|2023||level")}

    reviewed = review.review(text, ledger, HOME, settled)

    assert [one.expected for one in reviewed.verdicts] == [None, "7"]


def test_a_home_that_is_no_place_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UnknownPlace):
        review.review(ARTICLE, ledger, "nowhere")


def test_records_have_the_fields_of_the_contract(ledger: Ledger) -> None:
    records = review.records(review.review(ARTICLE, ledger, HOME))

    assert [one["start"] for one in records] == sorted(one["start"] for one in records)
    assert all(ARTICLE[one["start"] : one["end"]] == one["text"] for one in records)
    (sites,) = (one for one in records if one["text"] == "1.422 trạm")
    assert sites == {
        "start": ARTICLE.index("1.422"),
        "end": ARTICLE.index("1.422") + len("1.422 trạm"),
        "text": "1.422 trạm",
        "value": 1422,
        "value_max": None,
        "of": None,
        "unit": "trạm",
        "written": "1.422",
        "scale": None,
        "measure": "Số trạm thông tin di động",
        "kind": "level",
        "period": "2023",
        "base_period": None,
        "direction": None,
        "form": None,
        "approx": None,
        "status": None,
        "relates_to": [],
        "binding": {
            "indicator": "telecom.sites",
            "place": "94",
            "period": "2023",
            "breakdown": None,
        },
        "verdict": "agrees",
        "expected": None,
        "message": None,
    }
