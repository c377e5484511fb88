"""What is installed is pinned exactly, with hashes, alike everywhere and from no named place."""

import re
from pathlib import Path
from typing import Final

import pytest

REQUIREMENTS: Final = Path(__file__).resolve().parents[2] / "requirements"
PINNED: Final = sorted(REQUIREMENTS.glob("*.txt"))
PIN: Final = re.compile(r"^(?P<name>[A-Za-z0-9][\w.-]*)==(?P<version>\S+) \\$", re.MULTILINE)
BLOCK: Final = re.compile(r"^(?=[A-Za-z0-9])", re.MULTILINE)


def pins(path: Path) -> dict[str, str]:
    return {m["name"]: m["version"] for m in PIN.finditer(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("path", PINNED, ids=lambda path: path.name)
def test_every_line_is_an_exact_version_with_a_hash(path: Path) -> None:
    blocks = [block for block in BLOCK.split(path.read_text(encoding="utf-8")) if PIN.match(block)]
    others = [
        line
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith((" ", "#")) and not PIN.match(line + "\n")
    ]

    assert blocks
    assert not others
    assert not [block for block in blocks if "--hash=sha256:" not in block]


@pytest.mark.parametrize("path", PINNED, ids=lambda path: path.name)
def test_no_pin_says_where_it_came_from(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not re.findall(r"^.*(?:://|--find-links|index-url|trusted-host).*$", text, re.MULTILINE)


@pytest.mark.parametrize("path", PINNED, ids=lambda path: path.name)
def test_a_library_has_one_version_everywhere(path: Path) -> None:
    everything = {**pins(REQUIREMENTS / "dev.txt"), **pins(REQUIREMENTS / "build.txt")}

    assert pins(path).items() <= everything.items()


def test_every_wish_has_its_pins() -> None:
    wishes = {path.stem for path in REQUIREMENTS.glob("*.in")}

    assert wishes == {path.stem for path in PINNED}


@pytest.mark.parametrize("name", sorted(path.stem for path in REQUIREMENTS.glob("*.in")))
def test_every_wished_library_is_pinned(name: str) -> None:
    wished = {
        re.split(r"[\[<>=~!;\s]", line, maxsplit=1)[0].lower()
        for line in (REQUIREMENTS / f"{name}.in").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("-", "#"))
    }

    assert wished <= set(pins(REQUIREMENTS / f"{name}.txt"))
