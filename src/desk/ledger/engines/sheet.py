"""The columns filled so far, side by side for each place and period, also those of periods before.

What a table holds for the period before is found by joining on what the calendar says that period
is; a period without a row has no value there, whatever stands in the row above.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

import ibis
from ibis.expr.types import Table

from desk.ledger.engines import standing
from desk.ledger.engines.layers import Layered

_KEYS = ("cell", "place", "period", "is_asked")


class Step(Enum):
    """From which period a column is read, named as the cells name it."""

    SAME = "cell"
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


@dataclass(frozen=True, slots=True)
class Joined:
    """Every place in every period with some columns beside them."""

    query: str
    """The same in all the databases."""
    schema: dict[str, str]


@dataclass(slots=True)
class Sheet:
    """Tables by place and period, filled one after another."""

    steps: list[tuple[str, Table | Layered | str]] = field(default_factory=list)
    """What to fill, in order: the name of the table and the query that fills it."""
    _kinds: dict[str, str] = field(default_factory=dict)
    _owners: dict[str, str] = field(default_factory=dict)

    def fill(self, name: str, query: Table | Layered) -> None:
        """Add a table of columns to fill."""
        self.steps.append((name, query))
        columns = {
            column: str(kind) for column, kind in query.schema().items() if column not in _KEYS
        }
        self._kinds |= columns
        self._owners |= dict.fromkeys(columns, name)

    def stands(self, name: str, kinds: Mapping[str, str]) -> None:
        """Name the columns of a table that is there already."""
        self._kinds |= kinds
        self._owners |= dict.fromkeys(kinds, name)

    def owner(self, name: str) -> str:
        """Return the table that holds a column."""
        return self._owners[name]

    def __contains__(self, name: str) -> bool:
        """Return whether a column of this name is filled."""
        return name in self._owners

    def joined(self, wanted: Iterable[Seen]) -> Joined:
        """Return every place in every period with the columns wanted, by their aliases."""
        groups: dict[tuple[str, Step], list[Seen]] = {}
        for seen in dict.fromkeys(wanted):
            groups.setdefault((self._owners[seen.name], seen.step), []).append(seen)
        schema = {name: str(kind) for name, kind in standing.CELLS.schema().items()}
        listed, joins = [f"c.{name} AS {name}" for name in schema], ["cells AS c"]
        for number, ((owner, step), columns) in enumerate(sorted(groups.items(), key=_order)):
            listed += [f"j{number}.{seen.name} AS {seen.alias}" for seen in columns]
            schema |= {seen.alias: self._kinds[seen.name] for seen in columns}
            joins.append(f"{owner} AS j{number} ON c.{step.value} = j{number}.cell")
        query = f"SELECT {', '.join(listed)} FROM {' LEFT JOIN '.join(joins)}"  # noqa: S608
        return Joined(query, schema)

    def kept(self, name: str, wanted: Iterable[Seen]) -> Table:
        """Return the same as a table that is filled before what stands on it."""
        joined = self.joined(wanted)
        self.steps.append((name, joined.query))
        return ibis.table(joined.schema, name=name)


def _order(group: tuple[tuple[str, Step], list[Seen]]) -> tuple[str, str]:
    (owner, step), _columns = group
    return owner, step.value
