"""A formula is said in the signs of a page, with its names or with its numbers."""

import pytest

from congso.indicators.formula import text
from congso.indicators.formula.aloud import aloud, asked_aloud
from congso.indicators.formula.tree import Asked, Asking

NAMES = {"a": "diện tích", "n": "số điểm", "x": "hồ sơ"}


def name(asked: Asked) -> str:
    return asked_aloud(asked, NAMES[asked.name])


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("sqrt(a / (pi * n))", "√(diện tích ÷ (π × số điểm))"),
        ("pi * n^2", "π × (số điểm)²"),
        ("(n - 1)^3", "(số điểm − 1)³"),
        ("2^9 * n", "2⁹ × số điểm"),
        ("sqrt(n)^2", "√(số điểm)²"),
        ("-n^2", "−(số điểm)²"),
        ("share(x, sum_over(x))", "hồ sơ ÷ tổng các phần của hồ sơ × 100%"),
        ("share(x - n, x + n)", "(hồ sơ − số điểm) ÷ (hồ sơ + số điểm) × 100%"),
        ("x / share(n, a)", "hồ sơ ÷ (số điểm ÷ diện tích × 100%)"),
        ("rank_among(n)", "hạng của số điểm trong các đơn vị cùng cấp"),
        ("year_to_date(x) / plan(x)", "hồ sơ lũy kế từ đầu năm ÷ hồ sơ theo kế hoạch"),
        ("x - previous(x)", "hồ sơ − hồ sơ kỳ trước"),
    ],
)
def test_a_formula_is_said_in_signs(formula: str, said: str) -> None:
    assert aloud(text.read(formula), name) == said


def test_a_formula_is_said_with_its_numbers() -> None:
    assert aloud(text.read("pi * r^2"), lambda _asked: "2,25\u00a0km") == "π × (2,25\u00a0km)²"


def test_every_way_of_asking_is_said_in_its_own_words() -> None:
    said = [asked_aloud(Asked("x", asking), "hồ sơ") for asking in Asking]

    assert len(set(said)) == len(Asking)
    assert all("hồ sơ" in one for one in said)
