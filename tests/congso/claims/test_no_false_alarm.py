"""Sound sentences raise nothing: an editor who is warned for nothing stops reading warnings."""

from pathlib import Path
from typing import Final

import pytest

from congso.claims import review
from congso.claims.review import CONTRADICTS, INCONSISTENT, Review
from congso.observations.ledger import Ledger

FOLDER: Final = Path(__file__).resolve().parents[2] / "golden" / "claims"
PASSAGES: Final = sorted(FOLDER.glob("*.txt"))
SOUND: Final = (
    (
        "Năm 2023, ngành có 4 chỉ tiêu kinh tế – xã hội: 3 chỉ tiêu đạt và vượt kế hoạch, 1 chỉ "
        "tiêu chưa đạt."
    ),
    (
        "Năm 2023, so với kế hoạch, điểm phục vụ bưu chính đạt 107,77%. Thuê bao điện thoại đạt "
        "103,33%. Thuê bao internet băng rộng đạt 99,24%."
    ),
    "Năm 2023, so kế hoạch, điểm phục vụ bưu chính đạt 107,77%, thuê bao điện thoại đạt 103,33%.",
    (
        "Kết quả thực hiện kế hoạch năm 2023:\n- Điểm phục vụ bưu chính đạt 107,77%;\n"
        "- Thuê bao internet băng rộng đạt 99,24%."
    ),
    (
        "Năm 2023, tỉnh có 208 điểm phục vụ bưu chính; bán kính phục vụ bình quân của một điểm là "
        "2,25 km, số dân phục vụ bình quân 5.760 người."
    ),
    (
        "Đến cuối năm 2023 toàn tỉnh có 1.422 trạm thông tin di động, tăng 76 trạm so với 1.346 "
        "trạm của năm 2022.\n\nTỉnh có 208 điểm phục vụ bưu chính."
    ),
    (
        "Theo kế hoạch số 15/KH-UBND ngày 10/01/2023, năm 2023 tỉnh có 193 điểm phục vụ bưu chính; "
        "thực hiện được 208 điểm, vượt 7,77% kế hoạch."
    ),
    (
        "Năm 2023, sóng 2G phủ 100% địa bàn dân cư. Chỉ số chuyển đổi số lên 20 bậc so với năm "
        "2021, đứng thứ 36/63. Cổng Dịch vụ công của tỉnh xếp thứ 19/63."
    ),
)


def _alarms(reviewed: Review) -> list[tuple[str, str, str | None]]:
    return [
        (said.text, one.verdict, one.message)
        for said, one in zip(reviewed.statements, reviewed.verdicts, strict=True)
        if one.verdict in {CONTRADICTS, INCONSISTENT}
    ]


@pytest.mark.parametrize("text", SOUND)
def test_sound_sentences_agree_throughout(text: str, ledger: Ledger) -> None:
    reviewed = review.review(text, ledger, "94")

    told = [one.verdict for one in reviewed.verdicts if one.verdict != review.NOT_STATISTIC]
    assert told == [review.AGREES] * len(told)
    assert not _alarms(review.review(text))


@pytest.mark.parametrize("path", PASSAGES, ids=lambda path: path.stem)
def test_approved_passages_raise_nothing_by_themselves(path: Path) -> None:
    assert not _alarms(review.review(path.read_text(encoding="utf-8")))


def test_a_passage_about_home_raises_nothing_against_its_ledger(ledger: Ledger) -> None:
    text = (FOLDER / "home-one-year.txt").read_text(encoding="utf-8")
    reviewed = review.review(text, ledger, "94")

    assert not _alarms(reviewed)
    assert reviewed.count(review.AGREES) >= 20


@pytest.mark.parametrize(
    "text",
    [
        "Huyện Kế Sách: kết quả năm 2023\nToàn huyện có 18 điểm phục vụ bưu chính.",
        "Năm 2023, điểm phục vụ bưu chính của thành phố là 25 điểm.",
        "Năm 2023, tỉnh An Bình có 246 điểm phục vụ bưu chính.",
        "Năm 2023, tỉnh có thêm 6 điểm phục vụ bưu chính.",
        "Nếu tính cả đại lý thì năm 2023 tỉnh có 231 điểm phục vụ bưu chính.",
        "Cách đây 2 năm, chỉ số chuyển đổi số của tỉnh xếp thứ 56/63.",
        "Năm 2023, mỗi năm số trạm thông tin di động tăng 70 trạm.",
        "Năm 2023, tỉnh có 210/1.422 trạm thông tin di động dùng năng lượng mặt trời.",
        "Năm 2021, ngành được giao 09 chỉ tiêu kinh tế xã hội.",
        "Năm 2023, diện tích gieo trồng lúa của tỉnh là 74.320 ha.",
        "Năm 2023, ngành liên kết tiêu thụ trên diện tích 12.640 ha.",
        "Năm 2023, dân số trong độ tuổi lao động 650.000 người.",
        "Năm 2023, thanh tra 30 điểm phục vụ bưu chính.",
        "Năm 2023, có 12 doanh nghiệp bưu chính bị xử phạt.",
        "Năm 2023, có 15 trạm thu phát sóng bị mất điện.",
        "Năm 2023, Viettel có 520 trạm thu phát sóng.",
        "Năm 2023, thuê bao điện thoại của Viettel là 700.000 thuê bao.",
        "Năm 2023, tỷ lệ phủ sóng 4G ở khu dân cư vùng sâu đạt 98%.",
        "Năm 2023, toàn huyện có 12 điểm phục vụ bưu chính.",
    ],
)
def test_what_is_not_the_figure_of_the_province_is_not_held_against_it(
    text: str, ledger: Ledger
) -> None:
    assert not _alarms(review.review(text, ledger, "94"))


OTHER_PLANS = (
    "Năm 2023, chi bộ đạt 12/15 chỉ tiêu.",
    "Năm 2023, tỉnh đạt 20/24 chỉ tiêu kinh tế - xã hội.",
    "Năm 2023, đã hoàn thành 12/15 chỉ tiêu nghị quyết đề ra.",
    "Năm 2023, có 15 chỉ tiêu thi đua, trong đó 12 chỉ tiêu đạt và vượt.",
    "Ngành có 04 chỉ tiêu kinh tế - xã hội. Năm 2023, chi bộ có 12 chỉ tiêu đạt và vượt.",
)


@pytest.mark.parametrize("text", OTHER_PLANS)
def test_targets_of_another_plan_are_not_held_against_those_of_the_ledger(
    text: str, ledger: Ledger
) -> None:
    assert not _alarms(review.review(text, ledger, "94"))


def test_targets_of_the_plan_that_a_text_names_are_held_against_the_ledger(ledger: Ledger) -> None:
    text = "Năm 2023, ngành có 04 chỉ tiêu kinh tế - xã hội, có 02 chỉ tiêu đạt và vượt kế hoạch."

    (alarm,) = _alarms(review.review(text, ledger, "94"))

    assert alarm[:2] == ("02 chỉ tiêu", CONTRADICTS)
