"""The import contracts of `.importlinter` hold, and none has been left out."""

import configparser
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
ROOMS_WITH_TABLES: Final = sorted(
    path.parent.name for path in (ROOT / "src" / "desk").glob("*/models.py")
)


def contracts() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter", encoding="utf-8")
    return parser


def test_the_walls_stand() -> None:
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert program is not None

    answer = subprocess.run(
        [program, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize("room", ROOMS_WITH_TABLES)
def test_only_a_room_touches_its_own_tables(room: str) -> None:
    protected = {
        section["protected_modules"].strip(): section["allowed_importers"].split()
        for section in contracts().values()
        if section.get("type") == "protected"
    }

    assert protected[f"desk.{room}.models"] == [f"desk.{room}"]
