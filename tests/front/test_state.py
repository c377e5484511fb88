"""The age of the build is told where no built page could know it: in a header, on a page."""

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from front import state
from front.spoken import VIETNAMESE

Running = Any


@pytest.fixture
def aged(
    tmp_path: Path,
    publish: Callable[..., None],
    standard: Mapping[str, Mapping[str, Any]],
    start: Callable[..., Running],
) -> Running:
    """A front over a build of two hours ago."""
    built = tmp_path / "public"
    publish(built, standard)
    before = time.time() - 2 * 3600 - 5
    os.utime(built / "manifest.json", (before, before))
    running = start(built)
    running.until(lambda: running.get("/san-sang").status == 200)
    return running


def test_each_page_says_in_a_header_how_old_the_build_is(aged: Running) -> None:
    for address in ("/", "/look.3f2a.css", "/khong-co/"):
        assert 7205 <= int(aged.get(address).fields["congso-age"]) < 7500


def test_a_page_says_it_in_words(aged: Running) -> None:
    told = aged.get("/ban-dung/").body.decode()

    assert "Dựng cách đây 2 giờ" in told
    assert "Nội dung đổi gần nhất lúc 17:00 ngày 04/01/2024." in told
    assert "Mã bản dựng b1, gồm 7 địa chỉ." in told


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "chưa đến một phút"), (60, "1 phút"), (7199, "1 giờ"), (86400 * 40, "40 ngày")],
)
def test_a_length_of_time_is_said_in_its_largest_unit(seconds: int, said: str) -> None:
    assert state.lasted(seconds, VIETNAMESE) == said
