"""Formulas are put into words once, and each of their parts is written once."""

from congso.indicators.formula import text
from congso.indicators.indicator import Catalogue, Formula, Indicator
from congso.quantities import units
from desk.ledger.engines.columns import Column, arrange
from desk.ledger.engines.compiling import compiled
from desk.ledger.engines.standing import Peculiar

POINTS = units.named("điểm")
NOTHING_PECULIAR = Peculiar(frozenset(), frozenset())


def catalogue(said: str) -> Catalogue:
    formula = Formula(text.read(said), {"a": "t.a"})
    return Catalogue(
        {
            "t.a": Indicator("t.a", "Số A", POINTS),
            "t.f": Indicator("t.f", "Công thức", POINTS, formula=formula),
        }
    )


def length(said: str) -> int:
    known = catalogue(said)
    made = compiled(known, arrange(known, [Column("t.a")]), NOTHING_PECULIAR, "duckdb")
    return sum(len(words) for _name, words in made.steps)


def test_words_grow_with_the_formula_and_not_with_its_depth_squared() -> None:
    deep = ["a"]
    for _ in range(12):
        deep.append(f"sqrt({deep[-1]} - 1)")

    four, eight, twelve = (length(deep[depth]) for depth in (4, 8, 12))

    assert twelve - eight < 1.2 * (eight - four)


def test_the_same_formulas_over_the_same_columns_are_put_into_words_once() -> None:
    known = catalogue("a - 1")
    arrangement = arrange(known, [Column("t.a")])

    one = compiled(known, arrangement, NOTHING_PECULIAR, "duckdb")

    assert compiled(known, arrange(known, [Column("t.a")]), NOTHING_PECULIAR, "duckdb") is one
    assert compiled(known, arrangement, NOTHING_PECULIAR, "postgres") is not one
    assert compiled(known, arrange(known, []), NOTHING_PECULIAR, "duckdb") is not one
    other = catalogue("a - 2")
    assert compiled(other, arrange(other, [Column("t.a")]), NOTHING_PECULIAR, "duckdb") is not one
