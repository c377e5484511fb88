"""Published figures come out of their formulas: the ministry's radii, indices and shares."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from congso.indicators.formula import text
from congso.indicators.formula.evaluation import Missing, Nulls, Policy, evaluate
from congso.indicators.formula.tree import (
    Asked,
    Difference,
    Node,
    Number,
    Power,
    Product,
    Ratio,
    Share,
    Sum,
)
from congso.quantities import numerals
from congso.quantities.rounding import Printing, how_printed

SKIPPING = Policy(Nulls.SKIP)

RADIUS = text.read("sqrt(area / (pi * points))")
PER_POINT = text.read("population / points")
INDEX = text.read(
    "(awareness + rules + networks + people + safety) / 10"
    " + (government * 2 + economy * 1.5 + society * 1.5) / 10"
)


def computed(tree: Node, **inputs: str) -> Decimal:
    value = evaluate(tree, lambda asked: Decimal(inputs[asked.name]))
    assert isinstance(value, Decimal)
    return value


@pytest.mark.parametrize(
    ("area", "points", "radius"),
    [
        ("3298.2", "208", "2,25"),
        ("3298.2", "195", "2,32"),
        ("3311.87", "208", "2,25"),
        ("3355.7", "122", "2,96"),
        ("331212", "18502", "2,39"),
        ("331212", "17976", "2,42"),
        ("331212", "17898", "2,43"),
        ("331212", "14911", "2,66"),
        ("331150", "12642", "2,89"),
    ],
)
def test_the_mean_radius_of_a_point(area: str, points: str, radius: str) -> None:
    assert numerals.write(computed(RADIUS, area=area, points=points), 2) == radius


def test_the_radius_published_for_2014_is_another() -> None:
    exact = computed(RADIUS, area="331150", points="12642")

    assert how_printed(exact, Decimal("2.82")) is Printing.OTHER


@pytest.mark.parametrize(
    ("population", "points", "decimals", "people"),
    [
        ("1197820", "208", -1, "5.760"),
        ("1198080", "208", 0, "5.760"),
        ("1197820", "195", -1, "6.140"),
        ("1197820", "208", 0, "5.759"),
        ("1695779", "208", 0, "8.153"),
        ("598654", "122", 0, "4.907"),
        ("88302942", "14911", 0, "5.922"),
    ],
)
def test_people_to_a_point(population: str, points: str, decimals: int, people: str) -> None:
    exact = computed(PER_POINT, population=population, points=points)

    assert numerals.write(exact, decimals) == people


@pytest.mark.parametrize(
    ("province", "parts", "index"),
    [
        ("Đà Nẵng", "1.0000 .9000 .8253 .8487 .7578 .8575 .7836 .5197", ".8002"),
        ("TP. Hồ Chí Minh", ".8917 .9000 .8258 .6267 .5580 .8406 .7611 .3590", ".7163"),
        ("Quảng Ninh", ".9581 .9000 .7648 .6250 .5382 .8385 .5904 .4505", ".7024"),
        ("Huế", ".9500 .9000 .6823 .6794 .6423 .8262 .6787 .3001", ".6975"),
        ("Cần Thơ", ".9000 .8000 .7233 .7376 .7226 .7325 .7556 .2947", ".6924"),
    ],
)
def test_the_index_of_2022_comes_out_as_published(province: str, parts: str, index: str) -> None:
    names = (
        "awareness",
        "rules",
        "networks",
        "people",
        "safety",
        "government",
        "economy",
        "society",
    )
    exact = computed(INDEX, **dict(zip(names, parts.split(), strict=True)))

    assert abs(exact - Decimal(index)) <= Decimal("0.0001"), province


def test_one_missing_input_makes_the_result_missing() -> None:
    value = evaluate(RADIUS, lambda asked: Missing(f"chưa có {asked.name}"))

    assert value == Missing("chưa có area")


def test_a_sum_may_skip_what_is_missing() -> None:
    known = {"a": Decimal(5), "b": Missing("chưa có b"), "c": Decimal(7)}
    tree = text.read("a + b + c")

    assert evaluate(tree, lambda asked: known[asked.name]) == Missing("chưa có b")
    assert evaluate(tree, lambda asked: known[asked.name], SKIPPING) == 12


def test_a_sum_of_nothing_at_all_is_missing_even_so() -> None:
    found = evaluate(text.read("a + b"), lambda asked: Missing(asked.name), SKIPPING)

    assert found == Missing("a")


@pytest.mark.parametrize("formula", ["a - b", "b - a", "a * b", "b / a", "share(a, b)", "b^2"])
def test_nothing_but_a_sum_skips(formula: str) -> None:
    known = {"a": Decimal(5), "b": Missing("chưa có b")}

    found = evaluate(text.read(formula), lambda asked: known[asked.name], SKIPPING)

    assert found == Missing("chưa có b")


@pytest.mark.parametrize(
    ("part", "of", "printed"),
    [
        ("1543", "1871", "82,47"),
        ("1407", "1542", "91,25"),
        ("174411", "229704", "75,93"),
        ("16051", "16274", "98,63"),
        ("208", "193", "107,77"),
    ],
)
def test_a_share_is_a_part_of_one(part: str, of: str, printed: str) -> None:
    value = computed(text.read("share(part, of)"), part=part, of=of)

    assert numerals.write(value * 100, 2) == printed


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("1 / (x - x)", "mẫu số bằng 0 (x - x)"),
        ("sqrt(x - 5)", "không lấy được căn của số âm (x - 5)"),
    ],
)
def test_what_cannot_be_computed_says_why(formula: str, reason: str) -> None:
    assert evaluate(text.read(formula), lambda _asked: Decimal(2)) == Missing(reason)


def exact(node: Node, known: dict[str, int]) -> Fraction:
    """Return the value in fractions, worked out apart from the code under test."""
    match node:
        case Number(value):
            return Fraction(value)
        case Asked(name):
            return Fraction(known[name])
        case Sum(left, right):
            return exact(left, known) + exact(right, known)
        case Difference(left, right):
            return exact(left, known) - exact(right, known)
        case Product(left, right):
            return exact(left, known) * exact(right, known)
        case Ratio(left, right) | Share(left, right):
            return exact(left, known) / exact(right, known)
        case Power(of, exponent):
            return exact(of, known) ** exponent
    raise AssertionError(node)


NUMBERS = some.integers(1, 999)
SUMS = some.recursive(
    some.one_of(
        NUMBERS.map(lambda number: Number(Decimal(number))),
        some.sampled_from([Asked("a"), Asked("b")]),
    ),
    lambda parts: some.one_of(
        *(some.builds(sign, parts, parts) for sign in (Sum, Difference, Product, Ratio, Share))
    ),
    max_leaves=8,
)


@given(SUMS, NUMBERS, NUMBERS)
def test_a_formula_agrees_with_fractions(tree: Node, a: int, b: int) -> None:
    known = {"a": a, "b": b}
    value = evaluate(tree, lambda asked: Decimal(known[asked.name]))
    try:
        wanted = exact(tree, known)
    except ZeroDivisionError:
        return
    assume(isinstance(value, Decimal))

    assert abs(Fraction(value) - wanted) <= max(abs(wanted), Fraction(10**9)) / 10**25


POWERS = some.recursive(
    some.sampled_from([Asked("a"), Asked("b"), Number(Decimal("0.7"))]),
    lambda parts: some.one_of(
        *(some.builds(sign, parts, parts) for sign in (Sum, Product, Ratio, Share)),
        some.builds(Power, parts, some.integers(2, 5)),
    ),
    max_leaves=4,
)


@given(POWERS, NUMBERS, NUMBERS)
def test_powers_and_shares_agree_with_fractions(tree: Node, a: int, b: int) -> None:
    known = {"a": a, "b": b}
    assume(text.write(tree).count("^") <= 3)

    value = evaluate(tree, lambda asked: Decimal(known[asked.name]))
    assume(isinstance(value, Decimal))

    assert abs(Fraction(value) / exact(tree, known) - 1) <= Fraction(1, 10**35)
