"""A definition is written as the block of a file and reads back to the same definition."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from congso.findings.finding import FaultyInput
from congso.indicators import blocks, definitions
from congso.indicators.blocks import Block
from congso.indicators.indicator import Theme

FILES = sorted((Path(__file__).resolve().parents[3] / "data" / "indicators").glob("*.toml"))
TEXT = some.text(some.characters(blacklist_categories=["Cs"]), max_size=12)
VALUES = some.recursive(
    some.one_of(TEXT, some.booleans(), some.integers(-(10**9), 10**9), some.dates()),
    lambda parts: some.one_of(
        some.lists(parts, max_size=3), some.dictionaries(TEXT, parts, max_size=3)
    ),
    max_leaves=5,
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_definition_of_the_files_is_written_and_read_back(path: Path) -> None:
    found = tomllib.loads(path.read_text("utf-8"))
    theme = Theme(**found.pop("theme"))
    for code, fields in found.items():
        block = Block(code, fields, theme)

        assert blocks.read(blocks.write(block)) == block


@given(some.dictionaries(TEXT, VALUES, max_size=4))
def test_whatever_a_block_says_is_written_and_read_back(fields: dict[str, object]) -> None:
    said = {name: value for name, value in fields.items() if name != "breakdown"}

    assert blocks.read(blocks.write(Block("a.b", said))).fields == said


@pytest.mark.parametrize(
    ("text", "told"),
    [("a = ", "không đọc được TOML"), ("", "đúng một khối"), ("a = 1", "đúng một khối"),
     ('["a.b"]\n["a.c"]\n', "đúng một khối")],
)  # fmt: skip
def test_what_is_not_one_block_is_refused(text: str, told: str) -> None:
    with pytest.raises(FaultyInput, match=told):
        blocks.read(text)


def test_an_ended_indicator_is_computed_until_its_last_day() -> None:
    text = '["a.b"]\nname = "b"\nunit = "điểm"\n["a.c"]\nname = "c"\nunit = "điểm"\n'
    formula = 'formula = "a.b * 2"\nended = 2024-12-31\n'

    found = definitions.read([("a.toml", text + formula)])["a.c"]

    assert found.ended is not None
    assert found.formula_on(found.ended) == found.formula
    assert found.formula_on(found.ended.replace(year=2025)) is None
