"""Formulas are read to a tree and written back; what is not one is refused with its place."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from congso.indicators.formula import evaluation, text
from congso.indicators.formula.text import NotAFormula
from congso.indicators.formula.tree import (
    Asked,
    Asking,
    Difference,
    Negative,
    Node,
    Number,
    Pi,
    Product,
    Ratio,
    Root,
    Sum,
    inputs_of,
)

NAMES = some.sampled_from(["area", "points", "population", "sites"])
LEAVES = some.one_of(
    some.builds(Number, some.decimals(min_value=0, max_value=10**6, places=3)),
    some.just(Pi()),
    some.builds(Asked, NAMES, some.sampled_from(Asking)),
)
TREES = some.recursive(
    LEAVES,
    lambda parts: some.one_of(
        some.builds(Sum, parts, parts),
        some.builds(Difference, parts, parts),
        some.builds(Product, parts, parts),
        some.builds(Ratio, parts, parts),
        some.builds(Root, parts),
        some.builds(Negative, parts),
    ),
    max_leaves=12,
)


@given(TREES)
def test_a_written_formula_reads_back_to_the_same_tree(tree: Node) -> None:
    assert text.read(text.write(tree)) == tree


@pytest.mark.parametrize(
    ("loose", "tidy"),
    [
        ("((area)/(pi*points))", "area / (pi * points)"),
        ("a-(b-c)-d", "a - (b - c) - d"),
        ("a/(b*c)/d", "a / (b * c) / d"),
        ("(a+b)+(c+d)", "a + b + (c + d)"),
        ("-(a+b)*--c", "-(a + b) * --c"),
        ("sqrt( previous ( sites ) )", "sqrt(previous(sites))"),
        ("x/plan(x)*100", "x / plan(x) * 100"),
    ],
)
def test_a_formula_is_written_with_no_more_brackets_than_needed(loose: str, tidy: str) -> None:
    assert text.write(text.read(loose)) == tidy


@pytest.mark.parametrize(
    ("formula", "at", "message"),
    [
        ("", 1, "cần một số, một tên đầu vào hoặc dấu “(”."),
        ("area /", 7, "cần một số, một tên đầu vào hoặc dấu “(”."),
        ("area points", 6, "thừa “points”; cần một phép tính + - * / hoặc hết công thức."),
        ("(area", 6, "thiếu dấu “)”."),
        ("area)", 5, "thừa “)”; cần một phép tính + - * / hoặc hết công thức."),
        ("area ^ 2", 5, "không hiểu “^”."),
        ("Area", 1, "không hiểu “A”."),
        ("diện_tích", 3, "không hiểu “ệ”."),
        ("1,5 * area", 2, "không hiểu “,”."),
        ("log(area)", 1, "không có hàm “log”;"),
        ("sqrt", 1, "“sqrt” cần ngoặc: sqrt(…)."),
        ("plan + 1", 1, "“plan” cần ngoặc: plan(…)."),
        ("plan(area + 1)", 11, "thiếu dấu “)”."),
        ("previous(2)", 10, "trong previous(…) cần đúng một tên đầu vào."),
        ("__import__('os')", 12, "không hiểu “'”."),
        ("area.real", 5, "không hiểu “.”."),
    ],
)
def test_what_is_not_a_formula_is_refused_at_its_place(formula: str, at: int, message: str) -> None:
    with pytest.raises(NotAFormula) as refused:
        text.read(formula)

    assert f"ký tự {at}: {message}" in str(refused.value)


@given(some.text(alphabet="ab()+-*/ .0123sqrtplan,", max_size=60))
def test_any_text_is_a_formula_or_refused(said: str) -> None:
    try:
        tree = text.read(said)
    except NotAFormula:
        return

    assert text.read(text.write(tree)) == tree


@pytest.mark.parametrize(
    "endless",
    [
        "+".join(["a"] * 900),
        "(" * 900 + "a" + ")" * 900,
        "-" * 1900 + "a",
        "sqrt(" * 300 + "a",
        "a" * 5000,
        ("-" * 60 + "(") * 32 + "a",
    ],
    ids=["sum", "brackets", "minus", "roots", "name", "minus and brackets"],
)
def test_an_endless_formula_is_refused_in_words(endless: str) -> None:
    with pytest.raises(NotAFormula):
        text.read(endless)


def test_the_longest_formula_that_is_taken_can_be_worked_with() -> None:
    tree = text.read(" + ".join(["a"] * 200))

    assert text.read(text.write(tree)) == tree
    assert evaluation.evaluate(tree, lambda _asked: Decimal(1)) == 200


@given(TREES)
def test_each_input_is_asked_for_once(tree: Node) -> None:
    asked = inputs_of(tree)

    assert len(asked) == len(set(asked))
    assert all(one.name in text.write(tree) for one in asked)


def test_inputs_come_in_the_order_of_the_text() -> None:
    asked = inputs_of(text.read("b / (a + plan(b)) - sqrt(c) * a"))

    assert [(one.name, one.asking) for one in asked] == [
        *(("b", Asking.VALUE), ("a", Asking.VALUE), ("b", Asking.PLAN), ("c", Asking.VALUE))
    ]
