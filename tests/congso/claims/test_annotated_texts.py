"""The texts that people annotated by hand, measured as their own scorer measures."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest

from congso.claims import review
from congso.observations.ledger import Ledger

FOLDER: Final = Path(__file__).resolve().parents[4] / "shared" / "claims"
TEXTS: Final = sorted((FOLDER / "articles").glob("*.txt"))

pytestmark = pytest.mark.needs("shared")


def _scorer() -> ModuleType:
    specification = importlib.util.spec_from_file_location("claims_score", FOLDER / "score.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def _scores(texts: list[Path], ledger: Ledger) -> tuple[float, dict[str, float]]:
    """Return F1 for finding figures, and the part of those found that is right in each detail."""
    scorer = _scorer()
    found = false = missed = 0
    right: dict[str, int] = dict.fromkeys(scorer.DETAILS, 0)
    for path in texts:
        said = review.records(review.review(path.read_text(encoding="utf-8"), ledger, "94"))
        lines = (FOLDER / "gold" / f"{path.stem}.jsonl").read_text(encoding="utf-8").splitlines()
        gold = [json.loads(line) for line in lines]
        wanted = [one for one in gold if one["kind"] in scorer.STATISTICS]
        wanted = [one for one in wanted if not one.get("implicit")]
        told = [one for one in said if one["kind"] in scorer.STATISTICS]
        pairs, others, left = scorer.match(wanted, told)
        found, false, missed = found + len(pairs), false + len(others), missed + len(left)
        for detail in scorer.DETAILS:
            right[detail] += sum(_is_right(detail, one, other) for one, other in pairs)
    precision, recall = found / (found + false), found / (found + missed)
    f1 = 2 * precision * recall / (precision + recall)
    return f1, {detail: count / found for detail, count in right.items()}


def _is_right(detail: str, gold: dict[str, Any], told: dict[str, Any]) -> bool:
    allowed = {gold.get(detail)}
    if detail == "period" and gold.get("period_alt"):
        allowed.add(gold["period_alt"])
    return told.get(detail) in allowed


def test_the_article_of_the_province_is_read(ledger: Ledger) -> None:
    f1, details = _scores(TEXTS[:1], ledger)

    assert f1 >= 0.95
    assert min(details.values()) >= 0.95


def test_all_annotated_texts_are_read(ledger: Ledger) -> None:
    f1, details = _scores(TEXTS, ledger)

    assert f1 >= 0.95
    assert details["kind"] >= 0.95
    assert details["period"] >= 0.90


def test_the_article_of_the_province_agrees_with_the_ledger(ledger: Ledger) -> None:
    reviewed = review.review(TEXTS[0].read_text(encoding="utf-8"), ledger, "94")

    assert reviewed.holds
    assert reviewed.count(review.AGREES) >= 23


def test_texts_of_other_places_raise_no_contradiction(ledger: Ledger) -> None:
    reviews = [review.review(path.read_text(encoding="utf-8"), ledger, "94") for path in TEXTS[1:]]

    assert sum(one.count(review.CONTRADICTS) for one in reviews) == 0
    assert sum(one.count(review.INCONSISTENT) for one in reviews) <= 1
