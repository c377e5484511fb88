"""What an engine found beside what the reference says: the same value, printed alike, or why not.

A value agrees within a thousand-millionth of itself and prints the same digits. A reason agrees
where the reference's begins with it: an engine counts what is missing and leaves the names out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Scenario
from congso.observations.reference import Aspect, Reference
from congso.periods import codes
from congso.quantities import numerals
from desk.ledger.engines import facts
from desk.ledger.engines.columns import Column
from desk.ledger.engines.computing import Result, peers_of
from desk.ledger.engines.program import is_rank

_WITHIN = Decimal("1e-9")
ASPECTS = {Scenario.ACTUAL: Aspect.LEVEL, Scenario.PLAN: Aspect.PLAN}


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell in which engine and reference do not agree."""

    column: Column
    place: str
    period: str
    engine: str
    reference: str


def reference_of(column: Column, place: str, period: str) -> Reference:
    """Return the reference to a cell of a column."""
    aspect = ASPECTS[column.scenario]
    return Reference(column.indicator, place, codes.read(period), column.part, aspect)


def printed(value: float, digits: str | None, decimals: int | None) -> str:
    """Return a value of an engine as a page prints it, rounded once, half up.

    >>> printed(2.246631738047172, None, 2), printed(0.125, "0.125", 2)
    ('2,25', '0,13')
    """
    return numerals.write(facts.exact(value, digits), decimals)


def differences(
    results: Iterable[Result], ledger: Ledger, every: int = 1
) -> Iterator[tuple[int, list[Difference]]]:
    """Yield for each column how many of its cells were compared, and those that differ.

    Shape: one cell of `every` is compared.
    """
    for result in results:
        rows = result.table.to_pylist()[::every]
        found = []
        for row in rows:
            cell = reference_of(result.column, row["place"], row["period"])
            told = _difference(result.column, row, ledger.figure(cell))
            found += [told] if told else []
        yield len(rows), found


def _is_among_as_many(count: object, figure: Figure) -> bool:
    """Return whether a computed rank is one among as many; of others nobody needs to say."""
    is_ranked = figure.formula is not None and is_rank(figure.formula)
    return count == peers_of(figure) or (count is None and not is_ranked)


def _difference(column: Column, row: dict[str, object], figure: Figure) -> Difference | None:
    value, digits, reason = row["value"], row["digits"], row["reason"]
    if not isinstance(value, float):
        said = f"– ({reason})"
        agrees = figure.value is None and (figure.missing or "").startswith(str(reason))
    else:
        exact = facts.exact(value, None if digits is None else str(digits))
        said = (
            f"{printed(value, None if digits is None else str(digits), figure.decimals)} ({exact})"
        )
        said += f" / {row['of']}" if row["of"] is not None else ""
        agrees = figure.value is not None and (
            abs(exact - figure.value) <= abs(figure.value) * _WITHIN
            and numerals.write(exact, figure.decimals)
            == numerals.write(figure.value, figure.decimals)
            and _is_among_as_many(row["of"], figure)
        )
    if agrees:
        return None
    told = f"{figure.quantity} ({figure.missing if figure.value is None else figure.value})"
    return Difference(column, str(row["place"]), str(row["period"]), said, told)
