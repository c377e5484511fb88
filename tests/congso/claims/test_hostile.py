"""A text made to be slow is read in time that grows with its length, and no faster."""

import sys
import time
from typing import Final

import pytest

from congso.claims import review

SMALL: Final = 3_000
TIMES: Final = 4
SLACK: Final = 2.5
"""Four times the text may take ten times as long: noise passes, squares of the length do not."""
LEAST: Final = 0.05
LEAST_CALLS: Final = 200
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
    "cells": "| 1 ",
    "rows": "Xã | 12 | 3,4\n",
    "strokes": "|\n",
    "halves": "cố định 5 trạm, di động 6 trạm, ",
    "targets met": "chỉ tiêu đạt gồm: 98% kế hoạch; ",
    "densities": "12 thuê bao, 5 thuê bao/100 dân; ",
}


def _seconds(text: str) -> float:
    start = time.process_time()
    review.review(text)
    return time.process_time() - start


def _calls(text: str) -> int:
    """Return how many calls a review takes: the same on every machine."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        review.review(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS.keys())
def test_work_grows_with_length(pattern: str) -> None:
    small = pattern * (SMALL // 2 // len(pattern))
    fixed = _calls("")

    once, more = _calls(small) - fixed, _calls(small * TIMES) - fixed

    assert more <= max(once, LEAST_CALLS) * TIMES * 1.5


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS.keys())
def test_time_grows_with_length(pattern: str) -> None:
    small = pattern * (SMALL // len(pattern))
    once = max(LEAST, min(_seconds(small), _seconds(small)))

    large = min(_seconds(small * TIMES), _seconds(small * TIMES))
    assert large <= once * TIMES * SLACK
