"""How a form is laid: one line an indicator or part, one column a place in a period.

The cells of the codes and the mark say which form it is, so that a form whose lines or columns
were moved, added or lost is told from one that was only filled in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from congso.findings.finding import Fault, FaultyInput
from congso.indicators.indicator import Catalogue, Indicator, Member, UnknownIndicator
from congso.observations.observation import Scenario
from congso.periods.calendar import Period
from congso.places.gazetteer import Gazetteer, UnknownPlace
from congso.places.place import Level, Place

VERSION = 1
SHEETS = {scenario: scenario.said.capitalize() for scenario in Scenario}
TITLES = {scenario: f"Số liệu {scenario.said}" for scenario in Scenario}
SCENARIOS = {name: scenario for scenario, name in SHEETS.items()}
LABEL, GIVEN = 0, 2
"""Columns of the head: what is asked for, and where it is given."""
MARK, LEVEL, SOURCE, NOTE, DECISION = 1, 2, 3, 4, 5
PLACES, PLACE_NAMES, PERIODS = 6, 7, 8
FIRST_LINE, FIRST_COLUMN = 9, 4
"""Where the values begin."""
ASKED = {
    MARK: "Mẫu",
    LEVEL: "Mức độ",
    SOURCE: "Nguồn",
    NOTE: "Ghi chú",
    DECISION: "Quyết định giao",
}
"""What the head asks for; the decision only of plans."""
HEADS = ("Mã chỉ tiêu", "Mã phần", "Chỉ tiêu", "Đơn vị")
MOST_LINES, MOST_COLUMNS, MOST_VALUES = 9990, 698, 500_000
"""What one sheet holds; it ends at row 9.999 and column ZZ."""

_MARK = re.compile(
    r"mẫu (?P<version>\d{1,4}) · (?P<lines>\d{1,6}) dòng × (?P<columns>\d{1,6}) cột · "
    r"(?P<print>[0-9a-f]{12})",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a form: an indicator, or one of its parts."""

    indicator: Indicator
    part: Member | None = None

    @property
    def code(self) -> str:
        """Code of the part, empty for the whole."""
        return self.part.code if self.part else ""

    @property
    def name(self) -> str:
        """What the line is called."""
        if self.part is None:
            return self.indicator.name
        breakdown = self.indicator.breakdown_of(self.part.code)
        several = len(self.indicator.breakdowns) > 1 and breakdown is not None
        by = f"{breakdown.name}: " if several and breakdown else ""
        return f"{self.indicator.name} – {by}{self.part.name}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a form: a place in a period."""

    place: Place
    period: Period


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a form says of itself: its version, its size and the print of its codes."""

    version: int
    lines: int
    columns: int
    print: str

    def __str__(self) -> str:
        return f"mẫu {self.version} · {self.lines} dòng × {self.columns} cột · {self.print}"


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet to be filled in."""

    scenario: Scenario
    lines: tuple[Line, ...]
    columns: tuple[Column, ...]

    @property
    def name(self) -> str:
        """The name of its sheet."""
        return SHEETS[self.scenario]

    @property
    def stamp(self) -> Stamp:
        """Its version, size and print."""
        codes = [
            str(VERSION), self.scenario.value,
            *(f"{line.indicator.code}|{line.code}" for line in self.lines), "",
            *(f"{column.place.code}|{column.period.code}" for column in self.columns),
        ]  # fmt: skip
        told = sha256("\n".join(codes).encode()).hexdigest()[:12]
        return Stamp(VERSION, len(self.lines), len(self.columns), told)


def read_stamp(text: str) -> Stamp | None:
    """Return the mark that `text` writes, None where it writes none.

    >>> read_stamp("mẫu 1 · 3 dòng × 2 cột · 0123456789ab").lines
    3
    """
    match = _MARK.fullmatch(text.strip())
    if match is None:
        return None
    return Stamp(int(match["version"]), int(match["lines"]), int(match["columns"]), match["print"])


def printed(form: Form) -> list[list[str]]:
    """Return the cells that an empty form prints, row by row; where values go stands nothing."""
    width = FIRST_COLUMN + len(form.columns)
    rows = [[""] * width for _ in range(FIRST_LINE)]
    rows[0][LABEL] = TITLES[form.scenario]
    for row, asked in ASKED.items():
        if row != DECISION or form.scenario.is_plan:
            rows[row][LABEL] = asked
    rows[MARK][GIVEN] = str(form.stamp)
    for row, said in ((PLACES, "Mã địa bàn"), (PLACE_NAMES, "Địa bàn")):
        rows[row][FIRST_COLUMN - 1] = said
    rows[PERIODS][: len(HEADS)] = HEADS
    for number, column in enumerate(form.columns, start=FIRST_COLUMN):
        rows[PLACES][number] = column.place.code
        rows[PLACE_NAMES][number] = column.place.name
        rows[PERIODS][number] = column.period.code
    for line in form.lines:
        told = [line.indicator.code, line.code, line.name, line.indicator.unit.symbol]
        rows.append([*told, *[""] * len(form.columns)])
    return rows


def ask(
    *,
    catalogue: Catalogue,
    gazetteer: Gazetteer,
    indicators: Sequence[str] = (),
    places: Sequence[str],
    periods: Sequence[Period],
    scenarios: Sequence[Scenario] = (Scenario.ACTUAL,),
) -> tuple[Form, ...]:
    """Return the forms that ask for these indicators, places and periods, a sheet a scenario.

    Shape: an indicator is a code, or ``postal.*`` for a theme; none asks for all that are not
    computed and have not ended. A place is a code, ``94/*`` for the units below it, or ``*`` for
    all provinces; it stands in the periods at whose end it stood.
    Raises: `FaultyInput` for what is not known, what no unit fits, and what would be too large.
    """
    faults: list[Fault] = []
    lines = _lines(catalogue, indicators, periods, faults)
    columns = _columns(gazetteer, places, periods, faults)
    if not faults and _is_too_large(len(lines), len(columns)):
        size = f"{len(lines)} dòng × {len(columns)} cột"
        told = (
            f"quá lớn ({size}); một trang có nhiều nhất 9.990 dòng, 698 cột và 500.000 ô, "
            "hãy chia nhỏ."
        )
        faults.append(Fault("mẫu", told))
    if faults:
        raise FaultyInput(tuple(faults))
    return tuple(Form(scenario, lines, columns) for scenario in dict.fromkeys(scenarios))


def _is_too_large(lines: int, columns: int) -> bool:
    return lines > MOST_LINES or columns > MOST_COLUMNS or lines * columns > MOST_VALUES


def _lines(
    catalogue: Catalogue,
    indicators: Sequence[str],
    periods: Sequence[Period],
    faults: list[Fault],
) -> tuple[Line, ...]:
    chosen: dict[str, Indicator] = {}
    for said in indicators or ["*"]:
        theme = said.removesuffix("*").removesuffix(".")
        if said.endswith("*"):
            found = [
                one
                for one in catalogue.indicators.values()
                if one.formula is None
                and theme in ("", one.theme)
                and (not periods or any(map(one.is_kept_in, periods)))
            ]
            if not found:
                faults.append(Fault("chỉ tiêu", f"không có nhóm “{said}” nào có số để nhập."))
            chosen |= {one.code: one for one in found}
            continue
        try:
            one = catalogue[said]
        except UnknownIndicator as unknown:
            faults.append(Fault("chỉ tiêu", str(unknown)))
            continue
        chosen[said] = one
    return tuple(line for indicator in chosen.values() for line in _lines_of(indicator))


def _lines_of(indicator: Indicator) -> list[Line]:
    whole = [] if indicator.part_of else [Line(indicator)]
    return [*whole, *(Line(indicator, part) for part in indicator.members)]


def _columns(
    gazetteer: Gazetteer, places: Sequence[str], periods: Sequence[Period], faults: list[Fault]
) -> tuple[Column, ...]:
    if not places or not periods:
        faults.append(Fault("mẫu", "cần ít nhất một địa bàn và một kỳ."))
    found: dict[Column, None] = {}
    for said in places:
        refusals: list[str] = []
        columns: list[Column] = []
        for period in dict.fromkeys(periods):
            try:
                units = _units(gazetteer, said, period)
            except UnknownPlace as unknown:
                refusals.append(str(unknown))
            else:
                columns += [Column(place, period) for place in units]
        if not columns:
            told = refusals[0] if refusals else f"không có đơn vị nào trong “{said}”."
            faults.append(Fault("địa bàn", told))
        found |= dict.fromkeys(sorted(columns, key=lambda one: one.place.code))
    return tuple(found)


def _units(gazetteer: Gazetteer, said: str, period: Period) -> list[Place]:
    """Return the units that `said` names at the end of a period: a code, 94/*, or * for all."""
    if said == "*":
        return list(gazetteer.on(period.end, Level.PROVINCE))
    if said.endswith("/*"):
        over = gazetteer.identify(said.removesuffix("/*"), period.end)
        return [one for one in gazetteer.on(period.end) if one.parent_code == over.code]
    return [gazetteer.identify(said, period.end)]
