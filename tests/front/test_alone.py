"""The front stands alone: no Django, no desk, no database in its process; its examples hold."""

import doctest
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
MODULES = sorted(
    ".".join(path.relative_to(SOURCE).with_suffix("").parts)
    for path in (SOURCE / "front").rglob("*.py")
    if path.name not in {"__init__.py", "__main__.py"}
)


def test_nothing_of_the_desk_is_loaded() -> None:
    asked = (
        "import sys, front.app, front.__main__\n"
        "walled = {'django', 'wagtail', 'desk', 'psycopg', 'typer'}\n"
        "print(sorted(walled & {name.partition('.')[0] for name in sys.modules}))"
    )
    told = subprocess.run(
        [sys.executable, "-c", asked],
        env={"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout == "[]\n"


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
