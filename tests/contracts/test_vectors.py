"""Every vector of the notes of the sector is a named test, and docs/vectors.md says which."""

import ast
import re
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
TABLE: Final = ROOT / "docs" / "vectors.md"
NAMED: Final = "tests/congso/observations/test_vectors.py"
WANTED: Final = {
    *(f"T{number}" for number in range(1, 25)),
    *(f"P{number}" for number in range(1, 9)),
    *(f"E{number}" for number in range(1, 4)),
    *(f"R{number}" for number in range(1, 10)),
}


def lines() -> list[list[str]]:
    found = [
        [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        for line in TABLE.read_text(encoding="utf-8").splitlines()
        if line.startswith("| ")
    ]
    return found[2:]


def named_in(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def test_every_vector_stands_in_the_table() -> None:
    assert {line[0] for line in lines()} == WANTED


@pytest.mark.parametrize("line", lines(), ids=lambda line: line[0])
def test_a_vector_is_tried_where_the_table_says(line: list[str]) -> None:
    assert line[3] in named_in(line[2])


def test_no_named_vector_is_left_out_of_the_table() -> None:
    told = {line[3] for line in lines() if line[2] == NAMED}

    assert told == named_in(NAMED)


def test_a_named_vector_bears_its_number() -> None:
    for vector, _expected, path, test in lines():
        if path == NAMED:
            found = re.match(r"test_([tp])0?(\d+)_", test)
            assert found is not None
            assert vector == f"{found[1].upper()}{found[2]}"
