"""Killed at any step that has a name, the portal goes on as if it had not been."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What was there after each kill, once another had been at work: see `killing.py`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CONGSO_")}
    environment = {
        **kept, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "DJANGO_SETTINGS_MODULE": "desk.settings",
        "CONGSO_VAR": str(tmp_path_factory.mktemp("killed")),
    }  # fmt: skip
    ran = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("killing.py"))],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-3000:]
    found: dict[str, Any] = json.loads(ran.stdout)
    assert all(one["died"] for one in found.values()), ran.stderr[-3000:]
    return found


def test_after_any_kill_of_a_builder_the_tree_is_that_of_a_full_build(left: dict[str, Any]) -> None:
    differing = {name: one["drift"] for name, one in left.items() if one.get("drift")}

    assert len([one for one in left.values() if "drift" in one]) == 30
    assert not differing


def test_after_any_kill_the_index_says_what_the_pages_say(left: dict[str, Any]) -> None:
    assert not {name: one["index"] for name, one in left.items() if one.get("index")}


def test_after_any_kill_every_change_was_built(left: dict[str, Any]) -> None:
    assert not {name: one["waiting"] for name, one in left.items() if one.get("waiting")}


def test_a_change_and_its_note_are_lost_or_kept_together(left: dict[str, Any]) -> None:
    assert (left["within"]["rows"], left["within"]["notes"]) == (0, 0)
    assert (left["after"]["rows"], left["after"]["notes"]) == (1, 1)


def test_no_letter_that_was_acknowledged_is_missing_and_none_is_doubled(
    left: dict[str, Any],
) -> None:
    sent = {name: one for name, one in left.items() if "letters" in one}

    assert len(sent) == 6
    for one in sent.values():
        assert set(one["acknowledged"]) <= set(one["letters"])
        assert len(one["letters"]) == len(set(one["letters"]))
        assert (one["set aside"], one["segments"]) == (0, [])
