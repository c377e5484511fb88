"""Formulas are read to a tree and written back; what is not one is refused with its place."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from congso.agencies import register
from congso.indicators.formula import evaluation, policies, text
from congso.indicators.formula.evaluation import Nulls, Policy, ZeroDivision
from congso.indicators.formula.policies import NotAPolicy
from congso.indicators.formula.text import NotAFormula
from congso.indicators.formula.tree import (
    Asked,
    Asking,
    Count,
    Difference,
    Negative,
    Node,
    Number,
    Pi,
    Power,
    Product,
    Ratio,
    Root,
    Share,
    Sum,
    inputs_of,
)

NAMES = some.sampled_from(["area", "points", "place.mean_population", "telecom.sites"])
LEAVES = some.one_of(
    some.builds(Number, some.decimals(min_value=0, max_value=10**6, places=3)),
    some.just(Pi()),
    some.builds(Asked, NAMES, some.sampled_from(Asking)),
    some.builds(Count, some.sampled_from(sorted(register.NAMES))),
)
TREES = some.recursive(
    LEAVES,
    lambda parts: some.one_of(
        some.builds(Sum, parts, parts),
        some.builds(Difference, parts, parts),
        some.builds(Product, parts, parts),
        some.builds(Ratio, parts, parts),
        some.builds(Share, parts, parts),
        some.builds(Power, parts, some.integers(2, 9)),
        some.builds(Root, parts),
        some.builds(Negative, parts),
    ),
    max_leaves=12,
)


@given(TREES)
def test_a_written_formula_reads_back_to_the_same_tree(tree: Node) -> None:
    assert text.read(text.write(tree)) == tree


@given(TREES, some.builds(Policy, some.sampled_from(Nulls), some.sampled_from(ZeroDivision)))
def test_a_formula_with_its_policy_reads_back_to_both(tree: Node, policy: Policy) -> None:
    written = policies.write(tree, policy)

    assert policies.read(written) == (tree, policy)
    assert policies.write(*policies.read(written)) == written


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("x with", "ký tự 7: không hiểu “”; sau with cần các mục như nulls = skip"),
        ("x with nulls", "không hiểu “nulls”"),
        ("x with nulls = skip, nulls = strict", "mục nulls nói hai lần."),
    ],
)
def test_a_policy_that_cannot_be_read_is_refused_at_its_place(said: str, message: str) -> None:
    with pytest.raises(NotAFormula) as refused:
        policies.read(said)

    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("x with zeros = skip", "không có mục zeros; các mục có: nulls, zero_division."),
        ("x with nulls = none", "nulls = “none” không có; cần strict hoặc skip."),
        (
            "x / y with zero_division = zero",
            "zero_division = “zero” không có; cần missing hoặc not_applicable. Chia cho 0 thì",
        ),
    ],
)
def test_a_policy_that_does_not_exist_is_refused_with_those_that_do(
    said: str, message: str
) -> None:
    with pytest.raises(NotAPolicy) as refused:
        policies.read(said)

    assert message in str(refused.value)


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
        ("share((online),received+1)", "share(online, received + 1)"),
        ("-(x)^2", "-x^2"),
        ("(-x)^2", "(-x)^2"),
        ("(x^2)^3", "(x^2)^3"),
        ("2*(a+b)^2", "2 * (a + b)^2"),
        ("(sqrt(a))^2", "sqrt(a)^2"),
        ("sum_over ( x ) + rank_among(y)", "sum_over(x) + rank_among(y)"),
        ("year_to_date(x)/plan(x)", "year_to_date(x) / plan(x)"),
    ],
)
def test_a_formula_is_written_with_no_more_brackets_than_needed(loose: str, tidy: str) -> None:
    assert text.write(text.read(loose)) == tidy


@pytest.mark.parametrize(
    ("formula", "at", "message"),
    [
        ("", 1, "cần một số, một tên đầu vào hoặc dấu “(”."),
        ("area /", 7, "cần một số, một tên đầu vào hoặc dấu “(”."),
        ("area points", 6, "thừa “points”; cần một phép tính + - * / ^ hoặc hết công thức."),
        ("(area", 6, "thiếu dấu “)”."),
        ("area)", 5, "thừa “)”; cần một phép tính + - * / ^ hoặc hết công thức."),
        ("area ^ points", 8, "số mũ phải là số nguyên từ 2 đến 9; căn bậc hai viết sqrt(…)."),
        ("area ^ 0.5", 8, "số mũ phải là số nguyên từ 2 đến 9"),
        ("area ^ 1", 8, "số mũ phải là số nguyên từ 2 đến 9"),
        ("area ^ -2", 8, "số mũ phải là số nguyên từ 2 đến 9"),
        ("area ^", 7, "số mũ phải là số nguyên từ 2 đến 9"),
        ("a^2^3", 4, "lũy thừa của lũy thừa cần ngoặc: (a^2)^3."),
        ("share(a)", 8, "share(…) cần hai vế: share(phần, tổng), cách nhau dấu phẩy."),
        ("share(a, b, c)", 11, "thiếu dấu “)”; số thập phân viết với dấu chấm: 1.5."),
        ("plan(area", 10, "thiếu dấu “)”."),
        ("sum_over(a + b)", 12, "sum_over(…) chỉ nhận một tên đầu vào;"),
        ("rank_among", 1, "“rank_among” cần ngoặc: rank_among(…)."),
        ("year_to_date(plan(x))", 18, "year_to_date(…) chỉ nhận một tên đầu vào;"),
        ("total(x)", 1, "không có hàm “total”; các hàm có: sqrt, share, count, previous,"),
        ("count", 1, "“count” cần ngoặc: count(…)."),
        ("count(x)", 7, "trong count(…) cần tên một danh sách: authority, telecom, postal."),
        ("count(telecom + 1)", 15, "thiếu dấu “)”."),
        ("Area", 1, "không hiểu “A”."),
        ("diện_tích", 3, "không hiểu “ệ”."),
        ("1,5 * area", 2, "thừa “,”; số thập phân viết với dấu chấm: 1.5."),
        ("(1,5 * area)", 3, "thiếu dấu “)”; số thập phân viết với dấu chấm: 1.5."),
        ("log(area)", 1, "không có hàm “log”;"),
        ("sqrt", 1, "“sqrt” cần ngoặc: sqrt(…)."),
        ("plan + 1", 1, "“plan” cần ngoặc: plan(…)."),
        ("plan(area + 1)", 11, "plan(…) chỉ nhận một tên đầu vào;"),
        ("previous(2)", 10, "trong previous(…) cần đúng một tên đầu vào."),
        ("__import__('os')", 12, "không hiểu “'”."),
        ("area._real", 5, "không hiểu “.”."),
    ],
)
def test_what_is_not_a_formula_is_refused_at_its_place(formula: str, at: int, message: str) -> None:
    with pytest.raises(NotAFormula) as refused:
        text.read(formula)

    assert f"ký tự {at}: {message}" in str(refused.value)


@given(some.text(alphabet="ab()+-*/^ .0123sqrtplanshe,", max_size=60))
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
