"""Every public class of the core stands in the glossary, beside the word people use for it."""

import ast
import re
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
GLOSSARY: Final = ROOT / "docs" / "glossary.md"
ENTRY: Final = re.compile(r"^\| `(?P<name>[A-Za-z.]+)` \| (?P<words>[^|]+) \|", re.MULTILINE)


def classes(tree: str) -> dict[str, str]:
    """Return each public class of `tree` with the module that holds it."""
    return {
        node.name: str(path.relative_to(ROOT))
        for path in sorted((ROOT / "src" / tree).rglob("*.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }


def entries() -> dict[str, str]:
    return {
        match["name"]: match["words"].strip()
        for match in ENTRY.finditer(GLOSSARY.read_text(encoding="utf-8"))
    }


def test_every_class_of_the_core_has_its_word() -> None:
    known = entries()
    unpaired = {name: place for name, place in classes("congso").items() if name not in known}

    assert not unpaired


def test_no_entry_speaks_of_a_class_that_is_gone() -> None:
    standing = {*classes("congso"), *classes("desk"), *classes("front")}

    assert not {name for name in entries() if name not in standing}


def test_no_entry_is_without_a_word() -> None:
    assert not [name for name, words in entries().items() if not words]
