"""What is to be said of a cell of a form, each cell once, so that a person can mend it there.

>>> Spot("Thực hiện", 9, 4).name
'E10'
"""

from dataclasses import dataclass

from congso.findings.finding import Fault, Severity

MOST_REMARKS = 5000
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell: its sheet, and row and column counted from nought."""

    sheet: str
    row: int
    column: int

    @property
    def name(self) -> str:
        """The cell as a spreadsheet calls it: E10."""
        letters, left = "", self.column + 1
        while left:
            left, letter = divmod(left - 1, _LETTERS)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.row + 1}"

    def __str__(self) -> str:
        return f"trang “{self.sheet}”, ô {self.name}"


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence about a cell, and whether it stops the import."""

    spot: Spot
    message: str
    severity: Severity = Severity.STOPS

    @property
    def fault(self) -> Fault:
        """The remark as a line of a list."""
        return Fault(str(self.spot), self.message)


class Remarks:
    """What was found on one sheet; the first fault of a cell is the one that is told."""

    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        self._faults: dict[tuple[int, int], Remark] = {}
        self._rows: set[int] = set()
        self._warnings: dict[tuple[int, int], Remark] = {}
        self.untold = 0
        """How many faults were found beyond those that are told."""

    def stop(self, row: int, column: int, message: str) -> None:
        """Say what is wrong with a cell."""
        if (row, column) in self._faults:
            return
        self._rows.add(row)
        if len(self._faults) >= MOST_REMARKS:
            self.untold += 1
            return
        self._faults[row, column] = Remark(Spot(self.sheet, row, column), message)

    def warn(self, row: int, column: int, message: str) -> None:
        """Say what somebody should look at before the import goes on."""
        if (row, column) not in self._warnings and len(self._warnings) < MOST_REMARKS:
            spot = Spot(self.sheet, row, column)
            self._warnings[row, column] = Remark(spot, message, Severity.WARNS)

    def is_faulty(self, row: int, column: int) -> bool:
        """Return whether something is wrong with a cell."""
        return (row, column) in self._faults

    def is_faulty_row(self, row: int) -> bool:
        """Return whether something is wrong with a cell of a row."""
        return row in self._rows

    @property
    def faults(self) -> tuple[Remark, ...]:
        """What stops the import, in the order of the sheet."""
        return tuple(self._faults[spot] for spot in sorted(self._faults))

    @property
    def warnings(self) -> tuple[Remark, ...]:
        """What only speaks up, in the order of the sheet, where nothing is wrong anyway."""
        kept = sorted(spot for spot in self._warnings if spot not in self._faults)
        return tuple(self._warnings[spot] for spot in kept)
