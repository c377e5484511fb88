"""What is read from whole passages, kept as a person approved it.

``CONGSO_GOLDEN=write`` writes what is read now over what was approved; the difference is for a
person to read.
"""

import os
from pathlib import Path
from typing import Final

import pytest

from congso.claims import reading
from congso.claims.statement import Statement
from congso.quantities import numerals

FOLDER: Final = Path(__file__).resolve().parents[2] / "golden" / "claims"
TEXTS: Final = sorted(FOLDER.glob("*.txt"))


def _line(said: Statement, statements: tuple[Statement, ...]) -> str:
    if not said.is_statistic:
        return f"[{said.text}] {said.kind}"
    numbers = [said.value, said.value_max, said.of]
    value, upper, of = ("" if one is None else numerals.write(one) for one in numbers)
    amount = value + (f" … {upper}" if upper else "") + (f" / {of}" if of else "")
    parts = [
        f"[{said.text}] {said.kind}",
        f"{amount} {said.unit or ''}".strip(),
        said.measure or "?",
        said.period or "?",
        " ".join(filter(None, (said.form, said.direction, said.approx, said.status))),
        f"since {said.base_period}" if said.base_period else "",
        *(f"{to.type} [{statements[to.index].text}]" for to in said.relates_to),
    ]
    return " | ".join(part for part in parts if part)


def _told(text: str) -> str:
    statements = reading.read(text)
    return "".join(f"{_line(said, statements)}\n" for said in statements)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_passage_is_read_as_approved(path: Path) -> None:
    told = _told(path.read_text(encoding="utf-8"))
    approved = path.with_suffix(".told")
    if os.environ.get("CONGSO_GOLDEN") == "write":
        approved.write_text(told, encoding="utf-8")

    assert told == approved.read_text(encoding="utf-8")


def test_there_are_passages_to_read() -> None:
    assert len(TEXTS) >= 4
