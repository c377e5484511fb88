"""A text made to be slow is read in time that grows with its length, and no faster."""

import time
from typing import Final

import pytest

from congso.claims import review

SMALL: Final = 3_000
TIMES: Final = 4
SLACK: Final = 2.5
"""Four times the text may take ten times as long: noise passes, squares of the length do not."""
LEAST: Final = 0.05
PATTERNS: Final = {
    "digits": "7",
    "digits and commas": "1,",
    "nested brackets": "([",
    "closing brackets": ")",
    "combining marks": "e\u0302\u0301",
    "marks without end": "\u0301",
    "a line without spaces": "tăng5%năm2023",
    "tabs": "\t12\t",
    "emoji": "👍🏽12 ",
    "right to left": "\u202eمئة 12 %\u202c ",
    "zero width": "1\u200b2\u200d ",
    "nothing": "\x00",
    "nothing and digits": "\x001",
    "mixed scripts": "năm 2023 год 12 年 １２ ",
    "percentages": "tăng 5%, ",
    "so many of so many": "12/34 ",
    "one long sentence": "trong đó 5 xã, 7 xã và 9 xã; ",
    "lists in order": "A, B lần lượt là 5, 7 xã; ",
    "ranks": "xếp thứ 3/63, tăng 4 bậc, ",
    "changes of names": "số vụ giảm 3 vụ, số người tăng 2 người. ",
    "words for numbers": "hai mươi lăm nghìn ",
    "quotes": "“",
    "dates": "ngày 12/3/2023 ",
    "shortened units": "(PAKN) 12 PAKN ",
}


def _seconds(text: str) -> float:
    start = time.process_time()
    review.review(text)
    return time.process_time() - start


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS.keys())
def test_time_grows_with_length(pattern: str) -> None:
    small = pattern * (SMALL // len(pattern))
    once = max(LEAST, min(_seconds(small), _seconds(small)))

    large = min(_seconds(small * TIMES), _seconds(small * TIMES))
    assert large <= once * TIMES * SLACK
