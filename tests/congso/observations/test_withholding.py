"""Nobody works a withheld cell out of what is printed, tried with all that arithmetic allows."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as some

from congso.indicators import definitions
from congso.observations import margins
from congso.observations.observation import read_key
from congso.observations.withholding import Addition, exposed, protected
from congso.places.gazetteer import Gazetteer

Cell = tuple[int, int]
COUNTS = some.integers(0, 60)


def table(rows: list[list[int]]) -> tuple[dict[Cell, Decimal], list[Addition[Cell]]]:
    """Return a table with its margins: row −1 and column −1 are totals, (−1, −1) the grand one."""
    values: dict[Cell, Decimal] = {}
    height, width = len(rows), len(rows[0])
    for i, row in enumerate(rows):
        values |= {(i, j): Decimal(value) for j, value in enumerate(row)}
        values[i, -1] = Decimal(sum(row))
    for j in range(width):
        values[-1, j] = Decimal(sum(row[j] for row in rows))
    values[-1, -1] = Decimal(sum(map(sum, rows)))
    lines, columns = [*range(height), -1], [*range(width), -1]
    sums = [Addition((i, -1), tuple((i, j) for j in range(width))) for i in lines]
    sums += [Addition((-1, j), tuple((i, j) for i in range(height))) for j in columns]
    return values, sums


def bounds(
    hidden: frozenset[Cell], values: dict[Cell, Decimal], sums: list[Addition[Cell]]
) -> dict[Cell, tuple[Fraction, Fraction]]:
    """Return between what each hidden cell must lie, narrowed sum by sum until nothing narrows."""
    top = Fraction(max(values.values()) * 9 + 1)
    found = {
        cell: (Fraction(0), top) if cell in hidden else (Fraction(value),) * 2
        for cell, value in values.items()
    }
    for _ in range(30):
        before = dict(found)
        for one in sums:
            now = {cell: found[cell] for cell in one.parts}
            low, high = (sum((ends[end] for ends in now.values()), Fraction(0)) for end in (0, 1))
            narrow(found, one.whole, low, high)
            least, most = found[one.whole]
            for cell, (own_low, own_high) in now.items():
                narrow(found, cell, least - (high - own_high), most - (low - own_low))
        if found == before:
            break
    return found


def narrow(
    found: dict[Cell, tuple[Fraction, Fraction]], cell: Cell, low: Fraction, high: Fraction
) -> None:
    found[cell] = max(found[cell][0], low), min(found[cell][1], high)


def other_tables(hidden: frozenset[Cell], sums: list[Addition[Cell]]) -> dict[Cell, bool]:
    """Return for each hidden cell whether it can differ while every printed sum stays true.

    Another reader of the same table: it looks for a way to shift the hidden cells, column by
    column, with its own elimination over the rationals.
    """
    cells = sorted(hidden)
    matrix = [
        [Fraction((cell in one.parts) - (cell == one.whole)) for cell in cells] for one in sums
    ]
    return {cell: rank(matrix, without=number) == rank(matrix) for number, cell in enumerate(cells)}


def rank(matrix: list[list[Fraction]], without: int | None = None) -> int:
    rows = [[v for j, v in enumerate(row) if j != without] for row in matrix]
    found = 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((i for i in range(found, len(rows)) if rows[i][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        for i in range(found + 1, len(rows)):
            times = rows[i][column] / rows[found][column]
            rows[i] = [one - times * top for one, top in zip(rows[i], rows[found], strict=True)]
        found += 1
    return found


def small(values: dict[Cell, Decimal]) -> set[Cell]:
    return {cell for cell, value in values.items() if 0 < value < 3}


@given(some.lists(COUNTS, min_size=1, max_size=8))
def test_no_total_gives_a_part_back(row: list[int]) -> None:
    values, sums = table([row])
    hidden = protected(values, sums, small(values))

    assert small(values) <= hidden
    assert all(other_tables(hidden, sums).values())


@given(
    some.integers(2, 5).flatmap(
        lambda width: some.lists(
            some.lists(COUNTS, min_size=width, max_size=width), min_size=2, max_size=5
        )
    )
)
def test_no_two_margins_together_give_a_cell_back(rows: list[list[int]]) -> None:
    values, sums = table(rows)
    hidden = protected(values, sums, small(values))

    assert small(values) <= hidden
    assert all(other_tables(hidden, sums).values())
    for cell, (low, high) in bounds(hidden, values, sums).items():
        assert low < high or cell not in hidden or values[cell] == 0, cell


@given(some.lists(some.lists(COUNTS, min_size=3, max_size=3), min_size=3, max_size=3))
def test_a_withheld_cell_is_open_until_others_hide_it(rows: list[list[int]]) -> None:
    values, sums = table(rows)
    risky = small(values)
    open_cells = exposed(risky, sums)

    hidden = {cell for cell in risky if other_tables(frozenset(risky), sums)[cell]}
    assert set(open_cells) == risky - hidden


def test_a_table_without_small_counts_is_printed_whole() -> None:
    values, sums = table([[10, 20], [30, 40]])

    assert protected(values, sums, small(values)) == frozenset()


def test_a_part_that_nobody_reported_protects_as_well_as_one_that_is_withheld() -> None:
    values = {"a": Decimal(1), "all": Decimal(40)}
    sums = [Addition("all", ("a", "not reported"))]

    assert protected(values, sums, {"a"}) == {"a"}


def test_what_one_sum_hides_another_does_not_give_back() -> None:
    values = {
        "a1": Decimal(1), "a2": Decimal(9), "a": Decimal(10), "b": Decimal(50), "all": Decimal(60),
    }  # fmt: skip
    sums = [Addition("a", ("a1", "a2")), Addition("all", ("a", "b"))]

    assert protected(values, sums, {"a1"}) == {"a1", "a2"}


def test_where_the_other_part_is_nought_the_whole_is_withheld() -> None:
    values = {"a": Decimal(2), "b": Decimal(0), "all": Decimal(2)}

    assert protected(values, [Addition("all", ("a", "b"))], {"a"}) >= {"a", "all"}


def test_the_quarters_of_a_year_closed_for_reports_make_up_that_year(gazetteer: Gazetteer) -> None:
    flow = """
["parcels.sent"]
name = "Bưu gửi đi"
unit = "bưu gửi"
kind = "flow"
"""
    catalogue = definitions.read([("doi.toml", flow)])
    keys = [read_key(f"parcels.sent|94|{period}||actual") for period in ("2023-Q1-BC", "2023-BC")]

    found = margins.additions(keys, ["parcels.sent"], catalogue, gazetteer)

    told = {
        (one.whole.period.code, *(part.period.code for part in one.parts))
        for one in found
        if one.whole.place == "94" and all(part.place == "94" for part in one.parts)
    }
    assert told == {
        ("2023-H1-BC", "2023-Q1-BC", "2023-Q2-BC"),
        ("2023-BC", "2023-H1-BC", "2023-H2-BC"),
    }
