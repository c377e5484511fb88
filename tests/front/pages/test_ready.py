"""What was just answered is answered again, to those who ask for the same and nothing special."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from front.pages import ready
from front.pages.answers import Answer, Stretch
from front.pages.ready import Ready
from front.pages.snapshot import Mark, Snapshot


class Fields(dict[str, str]):
    """Headers as the server hands them over."""

    def get_all(self, name: str) -> list[str]:
        return [self[name]] if name in self else []


def build(name: str) -> Snapshot:
    return Snapshot(name, datetime(2024, 1, 4, tzinfo=UTC).isoformat(), "", {}, frozenset(), {})


PAGE = Answer(200, [("etag", '"a-br"')], b"body")
BR = Fields({"accept-encoding": "br"})


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """What sets the clock."""

    def set_to(moment: float) -> None:
        monkeypatch.setattr(time, "monotonic", lambda: moment)

    set_to(100.0)
    return set_to


def kept(made: Ready, answer: Answer = PAGE, of: Snapshot | None = None) -> Any:  # noqa: ANN401
    here = of or build("b1")
    made.get("/", BR, here)
    made.keep("/", "br", answer, here)
    return made.get("/", BR, here)


@pytest.mark.usefixtures("second")
def test_a_whole_page_is_given_again() -> None:
    assert kept(Ready()) == (PAGE.fields, b"body")


@pytest.mark.usefixtures("second")
@pytest.mark.parametrize("name", ready.CONDITIONS)
def test_who_asks_with_a_condition_is_answered_anew(name: str) -> None:
    made, here = Ready(), build("b1")
    assert kept(made, of=here)

    assert made.get("/", Fields({"accept-encoding": "br", name: "x"}), here) is None


@pytest.mark.usefixtures("second")
def test_another_encoding_address_or_build_is_another_answer() -> None:
    made, here = Ready(), build("b1")
    assert kept(made, of=here)

    assert made.get("/", Fields({"accept-encoding": "gzip"}), here) is None
    assert made.get("/khac/", BR, here) is None
    assert made.get("/", BR, build("b2")) is None
    assert made.get("/", BR, here) is None, "the answers of a build that has gone are gone too"


def test_after_a_second_it_is_worked_out_anew(second: Callable[[float], None]) -> None:
    made, here = Ready(), build("b1")
    assert kept(made, of=here)
    second(101.0)

    assert made.get("/", BR, here) is None


@pytest.mark.usefixtures("second")
@pytest.mark.parametrize(
    "answer",
    [
        Answer(404, [], b"khong co"),
        Answer(308, [("location", "/")]),
        Answer(200, [], Stretch("/a", Mark(1, 1, 1), range(1))),
    ],
)
def test_only_whole_pages_from_memory_are_kept(answer: Answer) -> None:
    assert kept(Ready(), answer) is None


@pytest.mark.usefixtures("second")
def test_what_was_worked_out_from_a_build_that_has_gone_is_never_given() -> None:
    made, old, new = Ready(), build("b1"), build("b2")
    made.get("/", BR, old)
    made.get("/", BR, new)
    made.keep("/", "br", PAGE, old)

    assert made.get("/", BR, new) is None
