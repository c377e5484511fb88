"""A query in layers: each names parts of formulas that the next ones stand on.

√(area/(π·points)) names the product, then the ratio over it, then the root over that: every part is
written once, however often the bound of the root asks for the ratio.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import ibis
from ibis.common.deferred import Deferred, const
from ibis.expr.schema import Schema

_OPENING: Final = "SELECT "
_NUMBER: Final = re.compile(r"'(?:[^']|'')*'|(?<![\w.])\d+\.\d+(?![\w.])")
"""A text between quotes, or a number written with a point and without a power of ten."""
_FENCES: Final = {"postgres": " OFFSET 0"}
"""What keeps a database from writing every layer out into the next one."""


def cell(name: str) -> Deferred:
    """Return what stands under a name in the layers below."""
    return ibis._[name]


def given(value: object, kind: str) -> Deferred:
    """Return a constant that can stand beside names."""
    return const(ibis.literal(value, type=kind))


NO: Final = given(value=False, kind="boolean")
YES: Final = given(value=True, kind="boolean")


@dataclass(slots=True)
class Layers:
    """Named expressions, each one layer above all that it stands on."""

    _layers: list[dict[str, tuple[ibis.Value | Deferred, str]]] = field(default_factory=list)
    _named: int = 0

    def __len__(self) -> int:
        """Return how many expressions have a name."""
        return sum(map(len, self._layers))

    def keep(self, expression: ibis.Value | Deferred, at: int, kind: str = "float64") -> Deferred:
        """Name an expression over names of the first `at` layers; the name stands in the next."""
        self._named += 1
        return self.put(f"n{self._named}", expression, at, kind)

    def put(
        self, name: str, expression: ibis.Value | Deferred, at: int, kind: str = "float64"
    ) -> Deferred:
        """Give an expression this name."""
        while len(self._layers) <= at:
            self._layers.append({})
        self._layers[at][name] = (expression, kind)
        return cell(name)

    def over(self, base: str, schema: Mapping[str, str], wanted: Mapping[str, str]) -> "Layered":
        """Return the query of the wanted names, with their kinds, over that of `base`."""
        return Layered(base, dict(schema), tuple(self._layers), dict(wanted))


@dataclass(frozen=True, slots=True)
class Layered:
    """A query of layers over a first one that is written already."""

    base: str
    names: Mapping[str, str]
    """What the first query gives, with the kinds."""
    layers: tuple[Mapping[str, tuple[ibis.Value | Deferred, str]], ...]
    wanted: Mapping[str, str]

    def schema(self) -> Schema:
        """Return the names and kinds of what it gives."""
        return ibis.schema(self.wanted)

    def written(self, dialect: str) -> str:
        """Return the query as the database of this name in ibis reads it."""
        known = dict(self.names)
        fence = _FENCES.get(dialect, "")
        query = self.base
        for layer in filter(None, self.layers):
            table = ibis.table(known, name="below")
            said = str(
                ibis.to_sql(
                    table.select(**{name: one for name, (one, _kind) in layer.items()}),
                    dialect=dialect,
                    pretty=False,
                )
            )
            if dialect == "duckdb":
                said = _with_doubles(said)
            named, _from, _table = said.removeprefix(_OPENING).rpartition(" FROM ")
            query = f"SELECT t0.*, {named} FROM ({query}{fence}) AS t0"  # noqa: S608 — names of ours
            known |= {name: kind for name, (_one, kind) in layer.items()}
        listed = ", ".join(f"t0.{name}" for name in self.wanted)
        return f"SELECT {listed} FROM ({query}{fence}) AS t0"  # noqa: S608


def _with_doubles(words: str) -> str:
    """Return words of DuckDB in which no number is a decimal, which overflows where doubles do not.

    >>> _with_doubles("-3.14 * 1000.0 + t0.v1, 'mẫu số bằng 0 (goal - 0.1)'")
    "-3.14e0 * 1000.0e0 + t0.v1, 'mẫu số bằng 0 (goal - 0.1)'"
    """
    return _NUMBER.sub(lambda found: found[0] if found[0][0] == "'" else f"{found[0]}e0", words)
