"""A file that is another than it was is mostly the next build's; only else all is proved."""

from collections.abc import Callable
from pathlib import Path

import pytest

from front.pages import watch
from front.pages.watch import Watch

Publish = Callable[..., None]


def watched(built: Path, publish: Publish) -> Watch:
    """Return a watch that keeps nothing in memory, and its build, a file of which was overtaken."""
    publish(built, {"/a/": {"body": b"one"}, "/b/": {"body": b"two"}})
    found = Watch(built, budget=0)
    assert found.look()
    (built / "site/a/index.html").write_bytes(b"three")
    found.doubt()
    return found


def test_the_next_build_settles_a_doubt(tmp_path: Path, publish: Publish) -> None:
    found = watched(tmp_path, publish)

    assert not found.look()
    assert found.refusal is None
    publish(tmp_path, {"/a/": {"body": b"three"}, "/b/": {"body": b"two"}}, build="b2")
    assert found.look()
    assert not found.look()
    assert found.current is not None
    assert found.current.build == "b2"


def test_a_doubt_that_no_build_explains_has_all_proved(
    tmp_path: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "RETRY", 0.0)
    found = watched(tmp_path, publish)

    assert not found.look()
    assert found.refusal is not None
    assert "site/a/index.html" in found.refusal
