"""What importing a filled form would do: what is new, what follows what, what is wrong with it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from itertools import islice

from django.utils.translation import gettext as _

from congso.observations.forms import comparing
from congso.observations.forms.comparing import Compared, Following
from congso.observations.forms.reading import Filled
from congso.observations.forms.remark import Remark, Remarks
from congso.observations.observation import Observation, Status
from desk.ledger.workbooks import handing
from desk.ledger.workbooks.reading import Grid


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a plan."""

    grid: Grid
    filled: Filled
    remarks: Remarks
    compared: Compared
    reason: str = ""
    """Why what stands is corrected; without one, only a more final level follows."""

    def observations(self, at: datetime) -> Iterator[Observation]:
        """Yield what would be written, as known from `at`."""
        for line, column in self.compared.new:
            yield self.filled.observation(line, column, at)
        for one in self.compared.following:
            seen = self.filled.observation(one.line, one.column, at)
            yield replace(
                seen, revision=one.revision, reason=self.reason or self._course(one),
                recorded_at=max(at, one.stands.recorded_at),
            )  # fmt: skip

    def _course(self, one: Following) -> str:
        told = _("Số %(now)s thay số %(was)s.")
        return told % {"now": self.filled.level.said, "was": one.stands.level.said}


@dataclass(frozen=True, slots=True)
class Replacing:
    """A value that would be followed, as a person sees it."""

    what: str
    where: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What importing a file would do."""

    name: str
    digest: str
    sheets: tuple[Sheet, ...]

    @property
    def faults(self) -> tuple[Remark, ...]:
        """What stops the import, cell by cell."""
        return tuple(one for sheet in self.sheets for one in sheet.remarks.faults)

    @property
    def warnings(self) -> tuple[Remark, ...]:
        """What a person should have looked at."""
        return tuple(one for sheet in self.sheets for one in sheet.remarks.warnings)

    @property
    def untold(self) -> int:
        """Faults beyond those that are told."""
        return sum(sheet.remarks.untold for sheet in self.sheets)

    @property
    def cells(self) -> int:
        """How many cells say something."""
        return sum(sheet.filled.count for sheet in self.sheets)

    @property
    def new(self) -> int:
        """How many values would be written of which nothing was recorded."""
        return sum(len(sheet.compared.new) for sheet in self.sheets)

    @property
    def following(self) -> int:
        """How many values would follow one that stands."""
        return sum(len(sheet.compared.following) for sheet in self.sheets)

    @property
    def written(self) -> int:
        """How many values would be written."""
        return self.new + self.following

    @property
    def contradicting(self) -> int:
        """How many faults a reason would turn into corrections."""
        return sum(sheet.compared.contradicting for sheet in self.sheets)

    @property
    def unchanged(self) -> int:
        """How many values stand already."""
        return self.cells - self.written if not self.faults else 0

    @property
    def mark(self) -> str:
        """What the values that would be followed are known by: another mark, another record."""
        told = (
            f"{number} {one.line} {one.column} {one.revision}"
            for number, sheet in enumerate(self.sheets)
            for one in sheet.compared.following
        )
        return sha256("\n".join(told).encode()).hexdigest()

    def replacing(self, most: int) -> Iterator[Replacing]:
        """Yield the first of the values that would be followed, old beside new."""
        for sheet, one in islice(self._following(), most):
            filled, form = sheet.filled, sheet.filled.form
            asked, where = form.lines[one.line], form.columns[one.column]
            value = filled.values[one.line][one.column]
            now = one.stands._replace(
                value=value if isinstance(value, Decimal) else None, level=filled.level,
                status=value if isinstance(value, Status) else Status.REPORTED,
                words=value if isinstance(value, str) else "",
            )  # fmt: skip
            yield Replacing(
                " · ".join(filter(None, (asked.indicator.name, asked.code))),
                f"{where.place.name}, {where.period.said}",
                comparing.said_of(one.stands), comparing.said_of(now),
            )  # fmt: skip

    def _following(self) -> Iterator[tuple[Sheet, Following]]:
        return ((sheet, one) for sheet in self.sheets for one in sheet.compared.following)

    @property
    def template(self) -> str:
        """The marks of its forms."""
        return "; ".join(f"{one.grid.name}: {one.filled.form.stamp}" for one in self.sheets)

    @property
    def of_indicators(self) -> tuple[tuple[str, int], ...]:
        """Names of the indicators, and how many new values each gets."""
        counted: Counter[str] = Counter()
        for sheet in self.sheets:
            lines = sheet.filled.form.lines
            counted.update(lines[line].indicator.name for line, _column in sheet.compared.new)
        return tuple(counted.items())

    def observations(self, at: datetime) -> Iterator[Observation]:
        """Yield what would be written, as known from `at`."""
        for sheet in self.sheets:
            yield from sheet.observations(at)

    def returned(self, made: datetime) -> bytes:
        """Return the file with a comment on each faulty cell."""
        sheets = [(one.grid, one.filled, one.remarks) for one in self.sheets]
        return handing.returned(sheets, made)
