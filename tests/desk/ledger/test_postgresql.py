"""The same record on the larger desk's database."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
ROOMS = ("kit", "atlas", "ledger", "checking", "press")
OWN = ("tests/desk/ledger/engines", "tests/desk/press/test_killed.py")
"""They have databases of their own, whichever this one is."""


@pytest.mark.needs("postgresql")
def test_all_that_holds_on_sqlite_holds_on_postgresql() -> None:
    rooms = [f"tests/desk/{room}" for room in ROOMS]
    environment = {
        name: value for name, value in os.environ.items() if name != "CONGSO_TEST_POSTGRES"
    }
    environment["CONGSO_DATABASE_URL"] = os.environ["CONGSO_TEST_POSTGRES"]
    environment.pop("CI", None)

    ran = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"),
            *("--hypothesis-profile=ci", *(f"--ignore={one}" for one in OWN), *rooms),
        ],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=1200,
    )  # fmt: skip

    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-2000:]
    assert " passed" in ran.stdout
