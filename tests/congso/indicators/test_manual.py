"""The manual of formulas teaches the language that stands, all of it, by examples that load."""

import re
from pathlib import Path
from typing import Final

from congso.indicators import definitions
from congso.indicators.formula import text
from congso.indicators.formula.evaluation import Nulls, ZeroDivision
from congso.indicators.formula.tree import Asking
from congso.indicators.nature import Nature, OverTime

MANUAL: Final = Path(__file__).resolve().parents[3] / "docs" / "manual" / "cong-thuc.md"
SPAN: Final = re.compile(r"`([^`]+)`")


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table under a heading, without its first two lines."""
    section = MANUAL.read_text("utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_every_formula_of_the_manual_is_one() -> None:
    taught = [said for row in rows("Ngôn ngữ") for said in SPAN.findall(row[0])]

    assert [text.write(text.read(said)) for said in taught] == taught


def test_every_function_is_taught() -> None:
    taught = " ".join(row[0] for row in rows("Ngôn ngữ"))
    functions = {"sqrt", "share", "count"} | {
        one.value for one in Asking if one is not Asking.VALUE
    }

    assert not [name for name in functions if f"`{name}(" not in taught]


def test_every_policy_is_told_with_all_it_can_be() -> None:
    told = {row[0]: SPAN.findall(row[1]) for row in rows("Các mục bên cạnh công thức")}

    assert told == {
        "`kind`": [one.value for one in Nature],
        "`nulls`": [one.value for one in Nulls],
        "`zero_division`": [one.value for one in ZeroDivision],
        "`over_time`": [one.value for one in OverTime],
        "`versions`": told["`versions`"],
        "`breaks`": told["`breaks`"],
        "`ended`": ["2026-12-31"],
        "`min_respondents`": ["3"],
    }


def test_versions_and_breaks_are_written_as_they_are_taught() -> None:
    told = {row[0]: SPAN.findall(row[1]) for row in rows("Các mục bên cạnh công thức")}
    lines = "".join(f"{name} = {told[f'`{name}`'][0]}\n" for name in ("versions", "breaks"))

    catalogue = definitions.read([("a.toml", f'["a.b"]\nname = "b"\nunit = "điểm"\n{lines}')])

    assert (len(catalogue["a.b"].versions), len(catalogue["a.b"].breaks)) == (1, 1)


def test_the_example_is_a_catalogue() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", MANUAL.read_text("utf-8"), re.DOTALL)

    catalogue = definitions.read([("cong-thuc.md", example)])

    assert catalogue["post.rank"].nature is Nature.RANK
    assert catalogue["post.revenue_so_far"].formula is not None
