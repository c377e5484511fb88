"""What several processes built side by side is, byte for byte, what one makes of it."""

import shutil
from pathlib import Path

from tests.journeys.conftest import run

PROVE = """
from desk.command import django_side; django_side.set_up()
from desk.press import verifying
print([f"{one.address}: {one.why}" for one in verifying.verify()])
"""


def test_pages_made_in_two_processes_are_those_that_one_makes(
    prepared: Path, tmp_path: Path
) -> None:
    var = tmp_path / "var"
    shutil.copytree(prepared, var)

    assert run(var, PROVE).strip() == "[]"
