"""The columns filled so far, side by side for each place and period, also those of periods before.

What a table holds for the period before is found by joining on what the calendar says that period
is; a period without a row has no value there, whatever stands in the row above.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

import ibis
from ibis.expr.types import Table

from desk.ledger.engines import standing

_KEYS = ("place", "period", "is_asked")


class Step(Enum):
    """From which period a column is read, named as the calendar names it."""

    SAME = "period"
    PREVIOUS = "previous"
    LAST_YEAR = "last_year"


@dataclass(frozen=True, slots=True)
class Seen:
    """A column of a table, read in a period."""

    name: str
    step: Step = Step.SAME

    @property
    def alias(self) -> str:
        """Its name among all that are joined."""
        return self.name if self.step is Step.SAME else f"{self.name}_{self.step.value}"


@dataclass(slots=True)
class Sheet:
    """Tables by place and period, filled one after another."""

    steps: list[tuple[str, Table]] = field(default_factory=list)
    """What to fill, in order: the name of the table and the query that fills it."""
    _tables: dict[str, Table] = field(default_factory=dict)
    _owners: dict[str, str] = field(default_factory=dict)

    def fill(self, name: str, query: Table) -> None:
        """Add a table of columns to fill."""
        self.steps.append((name, query))
        self._tables[name] = ibis.table(query.schema(), name=name)
        columns = (column for column in query.columns if column not in _KEYS)
        self._owners |= dict.fromkeys(columns, name)

    def owner(self, name: str) -> str:
        """Return the table that holds a column."""
        return self._owners[name]

    def __contains__(self, name: str) -> bool:
        """Return whether a column of this name is filled."""
        return name in self._owners

    def joined(self, wanted: Iterable[Seen]) -> Table:
        """Return every place in every period with the columns wanted, by their aliases."""
        groups: dict[tuple[str, Step], dict[str, Seen]] = {}
        for seen in wanted:
            group = groups.setdefault((self._owners[seen.name], seen.step), {})
            group[seen.name] = seen
        joined = standing.CELLS
        for number, ((owner, step), columns) in enumerate(sorted(groups.items(), key=_order)):
            table = self._tables[owner]
            place, period = f"place_{number}", f"period_{number}"
            right = table.select(
                **{place: table.place, period: table.period},
                **{seen.alias: table[name] for name, seen in columns.items()},
            )
            on = [joined.place == right[place], joined[step.value] == right[period]]
            joined = joined.left_join(right, on)
        return joined


def _order(group: tuple[tuple[str, Step], dict[str, Seen]]) -> tuple[str, str]:
    (owner, step), _columns = group
    return owner, step.value
