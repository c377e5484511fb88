"""What is ready leaves where it came in; whatever else happens, a request goes its usual way."""

from types import SimpleNamespace
from typing import Any

import pytest
from granian import _futures

from front import shortcut


class Watcher:
    """A request as Granian hands it over."""

    scope, proto = SimpleNamespace(path="/"), SimpleNamespace()

    def __init__(self) -> None:
        self.is_done = False

    def done(self) -> None:
        self.is_done = True


def handed_on(answers: Any) -> tuple[Watcher, list[Watcher]]:  # noqa: ANN401
    later: list[Watcher] = []
    asked = Watcher()
    shortcut.first(answers, later.append)(asked)
    return asked, later


def test_what_is_ready_never_reaches_the_loop() -> None:
    asked, later = handed_on(lambda _scope, _reader: True)

    assert asked.is_done
    assert not later


def test_what_is_not_ready_goes_the_usual_way() -> None:
    asked, later = handed_on(lambda _scope, _reader: False)

    assert later == [asked]
    assert not asked.is_done


def test_what_fails_goes_the_usual_way() -> None:
    def fails(_scope: object, _reader: object) -> bool:
        raise RuntimeError("hỏng")

    asked, later = handed_on(fails)

    assert later == [asked]
    assert not asked.is_done


def test_granian_as_pinned_has_the_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_futures, "_cbsched_aioschedule", _futures._cbsched_aioschedule)
    assert shortcut.install(lambda _scope, _reader: True), "a later Granian: see front/shortcut.py"
    asked = Watcher()
    _futures._cbsched_aioschedule(None, None, lambda _watcher: pytest.fail("the loop was asked"))(
        asked
    )

    assert asked.is_done


def test_a_granian_without_it_serves_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(_futures, "_cbsched_aioschedule")

    assert not shortcut.install(lambda _scope, _reader: True)
