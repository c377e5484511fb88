"""Every public class of the core stands in the glossary, beside the word people use for it."""

import ast
import re
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
CORE: Final = ROOT / "src" / "congso"
GLOSSARY: Final = ROOT / "docs" / "glossary.md"
HEADING: Final = re.compile(r"^## (?P<room>.+)$")
ENTRY: Final = re.compile(r"^\| `(?P<name>[A-Za-z]+)` \| (?P<words>[^|]*) \|")


def classes() -> set[tuple[str, str]]:
    """Return room and name of each public class of the core."""
    return {
        (path.relative_to(CORE).parts[0], node.name)
        for path in sorted(CORE.rglob("*.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }


def entries() -> dict[tuple[str, str], str]:
    """Return the Vietnamese words of each entry, by the heading it stands under and its name."""
    found: dict[tuple[str, str], str] = {}
    room = ""
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
        if heading := HEADING.match(line):
            room = heading["room"]
        elif entry := ENTRY.match(line):
            found[room, entry["name"]] = entry["words"].strip()
    return found


def test_every_class_of_the_core_has_its_word() -> None:
    assert not classes() - set(entries())


def test_no_entry_speaks_of_a_class_that_is_gone() -> None:
    assert not set(entries()) - classes()


def test_no_entry_is_without_a_word() -> None:
    assert not [entry for entry, words in entries().items() if not words]
