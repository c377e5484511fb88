"""The core knows no database, network, clock or file; the front needs little."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

SOURCE: Final = Path(__file__).resolve().parents[2] / "src"
CORE: Final = SOURCE / "congso"
FRONT: Final = SOURCE / "front"

LIBRARIES: Final = {"rapidfuzz"}
EFFECTS: Final = {
    *{"asyncio", "builtins", "ctypes", "http", "importlib", "io", "logging", "multiprocessing"},
    *{"os", "pathlib", "random", "secrets", "select", "shutil", "signal", "socket", "sqlite3"},
    *{"ssl", "subprocess", "tempfile", "threading", "time", "urllib", "uuid"},
}
CORE_MAY: Final = (set(sys.stdlib_module_names) | LIBRARIES | {"congso"}) - EFFECTS
FRONT_MAY: Final = set(sys.stdlib_module_names) | {"congso", "front", "granian", "redis"}
CALLS: Final = {
    *{"open", "print", "input", "now", "today", "utcnow", "read_text", "write_text"},
    *{"read_bytes", "write_bytes", "eval", "exec", "__import__"},
}


def imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name.partition(".")[0] for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield (node.module or "").partition(".")[0]


def called(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        yield node.func.id
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield node.func.attr


def modules(tree: Path) -> list[Path]:
    return sorted(tree.rglob("*.py"))


def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def named(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("path", modules(CORE), ids=named)
def test_core_stands_alone(path: Path) -> None:
    found = nodes(path)

    assert {name for node in found for name in imported(node)} <= CORE_MAY
    assert {name for node in found for name in called(node)}.isdisjoint(CALLS)


@pytest.mark.parametrize("path", modules(FRONT), ids=named)
def test_front_needs_only_its_server(path: Path) -> None:
    assert {name for node in nodes(path) for name in imported(node)} <= FRONT_MAY


@pytest.mark.parametrize(
    "line", ["import os", "from pathlib import Path", "import django.db", "from lxml import etree"]
)
def test_an_effect_or_a_framework_would_be_seen(line: str) -> None:
    names = {name for node in ast.walk(ast.parse(line)) for name in imported(node)}

    assert not names <= CORE_MAY


@pytest.mark.parametrize("line", ["date.today()", "open('x')", "clock.now()", "eval('1')"])
def test_a_look_at_the_world_would_be_seen(line: str) -> None:
    names = {name for node in ast.walk(ast.parse(line)) for name in called(node)}

    assert names & CALLS
