"""One relation said in many ways: sound passages raise nothing, one slip in each number is told."""

import re
from pathlib import Path
from typing import Final

import pytest

from congso.claims import review

LINES: Final = [
    line.replace("\\n", "\n").split(" | ")
    for line in (Path(__file__).parent / "said_in_many_ways.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
SLIPS: Final = [(text, *slip.split("→")) for text, *slips in LINES for slip in slips]


def _complaints(text: str) -> list[str]:
    return [one.message for one in review.review(text).verdicts if one.message]


def _with(text: str, right: str, wrong: str) -> str:
    """Return `text` with the first `right` that is no part of a longer number typed wrongly."""
    found = re.search(rf"(?<![\d.,]){re.escape(right)}(?!\d)", text)
    assert found is not None
    return text[: found.start()] + wrong + text[found.end() :]


@pytest.mark.parametrize("text", [line[0] for line in LINES])
def test_a_sound_passage_raises_nothing(text: str) -> None:
    assert _complaints(text) == []


@pytest.mark.parametrize(("text", "right", "wrong"), SLIPS)
def test_one_slip_is_told(text: str, right: str, wrong: str) -> None:
    assert _complaints(_with(text, right, wrong))
