"""The shape of the code: sizes, names and opening sentences, as docs/decisions and style ask."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
LINES: Final = {"src/congso": 300, "src/front": 300, "src/desk": 400, "tests": 500}
LINES_OF_A_FUNCTION: Final = 40
REFUSED: Final = {
    *{"utils", "util", "helpers", "helper", "common", "misc", "core", "base", "manager"},
    *{"managers", "data", "tools", "stuff"},
}
KIT: Final = {
    *{"__init__", "apps", "models", "page", "clock", "journal", "permissions", "signals"},
    *{"announcing", "append_only", "shelf", "disk", "remembering", "faults", "logged", "origin"},
}


def modules(*trees: str) -> list[Path]:
    return [
        path
        for tree in trees
        for path in sorted((ROOT / tree).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield each function of a module with its length, its docstring not counted."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            opening = node.body[0]
            is_told = ast.get_docstring(node) is not None and isinstance(opening, ast.Expr)
            told = (opening.end_lineno or 0) - opening.lineno + 1 if is_told else 0
            yield node.name, (node.end_lineno or 0) - node.lineno + 1 - told


@pytest.mark.parametrize("path", modules(*LINES), ids=named)
def test_a_module_can_be_read_in_one_sitting(path: Path) -> None:
    (limit,) = (most for tree, most in LINES.items() if named(path).startswith(tree + "/"))

    length = path.read_text(encoding="utf-8").count("\n")

    assert length <= limit


@pytest.mark.parametrize("path", modules("src"), ids=named)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    assert not {name: size for name, size in functions(path) if size > LINES_OF_A_FUNCTION}


@pytest.mark.parametrize("path", modules("src", "tests"), ids=named)
def test_a_module_opens_with_a_sentence(path: Path) -> None:
    told = ast.get_docstring(parsed(path)) or ""

    assert re.search(r"[.:?!](\s|$)", told)


@pytest.mark.parametrize("path", modules("src"), ids=named)
def test_a_module_is_named_for_what_it_holds(path: Path) -> None:
    names = {part.removesuffix(".py") for part in path.relative_to(ROOT / "src").parts}

    assert not names & REFUSED


@pytest.mark.parametrize(
    "path", [path for path in modules("src") if path.name == "__init__.py"], ids=named
)
def test_a_package_opens_with_its_docstring_alone(path: Path) -> None:
    tree = parsed(path)

    assert ast.get_docstring(tree)
    assert len(tree.body) == 1


def test_the_kit_is_a_closed_set() -> None:
    assert {path.stem for path in (ROOT / "src" / "desk" / "kit").glob("*.py")} == KIT


@pytest.mark.parametrize("path", modules("src"), ids=named)
def test_a_refusal_is_named_for_what_is_wrong(path: Path) -> None:
    names = [node.name for node in ast.walk(parsed(path)) if isinstance(node, ast.ClassDef)]

    assert not [name for name in names if name.endswith(("Error", "Exception"))]


@pytest.mark.parametrize("path", modules("src", "tests"), ids=named)
def test_a_todo_names_its_issue(path: Path) -> None:
    todos = re.findall(r"^\s*# TODO\b.*$", path.read_text(encoding="utf-8"), re.MULTILINE)

    assert not [todo for todo in todos if not re.search(r"#\d+", todo)]
