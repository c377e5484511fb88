"""What the documents promise exists, and every decision says how it would show to be wrong."""

import re
from pathlib import Path
from typing import Final

import pytest

from desk.command.app import app

ROOT: Final = Path(__file__).resolve().parents[2]
READMES: Final = [ROOT / "README.md", ROOT / "README.vi.md"]
DECISIONS: Final = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
PARTS: Final = [
    *("Status", "Context", "Decision", "Consequences", "How it would show to be wrong"),
]
ROOMS: Final = {
    path.parent.name
    for tree in ("congso", "desk")
    for path in (ROOT / "src" / tree).glob("*/__init__.py")
}


def named(path: Path) -> str:
    return path.name


def headings(path: Path) -> list[str]:
    return re.findall(r"^## (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("path", READMES, ids=named)
def test_a_readme_names_only_targets_that_exist(path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    promised = set(
        re.findall(r"(?:^\s*|`)make ([a-z]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    )

    assert {"run", "test"} <= promised <= targets


@pytest.mark.parametrize("path", READMES, ids=named)
def test_a_readme_has_a_line_for_every_room(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not {room for room in ROOMS if f"`{room}`" not in text}


@pytest.mark.parametrize("path", READMES, ids=named)
def test_a_readme_names_every_command_and_no_other(path: Path) -> None:
    plain = {
        (call.name or call.callback.__name__) for call in app.registered_commands if call.callback
    }
    grouped = {
        f"{group.name} {command.name}"
        for group in app.registered_groups
        if group.typer_instance
        for command in group.typer_instance.registered_commands
    }
    named_here = re.findall(
        r"^\| `congso ((?:(?:import|template|release|deploy|engine) )?[a-z]+)",
        path.read_text(encoding="utf-8"),
        re.MULTILINE,
    )

    assert set(named_here) == plain | grouped


@pytest.mark.parametrize("path", [*READMES, *sorted((ROOT / "docs").rglob("*.md"))], ids=named)
def test_a_link_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!\w+:|#)([^)#]+)", path.read_text(encoding="utf-8"))

    assert not [link for link in links if not (path.parent / link).exists()]


@pytest.mark.parametrize("path", DECISIONS, ids=named)
def test_a_decision_is_whole(path: Path) -> None:
    assert headings(path) == PARTS


def test_a_number_names_one_decision() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]

    assert len(set(numbers)) == len(numbers)


def test_every_decision_is_listed() -> None:
    index = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")

    assert not [path.name for path in DECISIONS if f"({path.name})" not in index]
