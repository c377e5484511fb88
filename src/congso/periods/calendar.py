"""Year, half, quarter, month and day, with what went before and what to compare with.

The year that agencies report on is closed on 14 December: one "2023" may be two periods.

>>> Quarter(2024, 1).previous().code
'2023-Q4'
>>> Month(2024, 2).end
datetime.date(2024, 2, 29)
>>> Half(2023, 1).said
'6 tháng đầu năm 2023'
>>> Reporting(Year(2023)).start.isoformat(), Reporting(Year(2023)).end.isoformat()
('2022-12-15', '2023-12-14')
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Self

_ROMAN = ("I", "II", "III", "IV")
FIRST_YEAR, LAST_YEAR = 1900, 2199


class NoSuchPeriod(ValueError):
    """The text or the numbers name no period of the calendar."""

    def __init__(self, named: str) -> None:
        super().__init__(
            f"Không có kỳ “{named}”. Kỳ hợp lệ viết như 2023 (năm), 2023-H1 (nửa năm), "
            "2023-Q4 (quý), 2023-06 (tháng), 2023-12-31 (ngày), 2023-BC (kỳ báo cáo chốt 14/12)."
        )


@dataclass(frozen=True, slots=True, order=True)
class _Part:
    """A numbered part of a year; `parts` says how many there are."""

    year: int
    number: int

    def _shifted(self, by: int, parts: int) -> Self:
        position = self.year * parts + self.number - 1 + by
        return type(self)(position // parts, position % parts + 1)

    def _require(self, parts: int, named: str) -> None:
        if not (FIRST_YEAR <= self.year <= LAST_YEAR and 1 <= self.number <= parts):
            raise NoSuchPeriod(named)


@dataclass(frozen=True, slots=True, order=True)
class Year:
    """A calendar year."""

    kind: ClassVar[str] = "năm"
    """What periods it stands in a series with."""

    year: int

    def __post_init__(self) -> None:
        """Refuse years that no record of the portal can have."""
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise NoSuchPeriod(str(self.year))

    @property
    def code(self) -> str:
        """The period in ISO manner: 2023."""
        return f"{self.year:04d}"

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, 1, 1)

    @property
    def end(self) -> date:
        """The last day."""
        return date(self.year, 12, 31)

    @property
    def said(self) -> str:
        """The period in a sentence: năm 2023."""
        return f"năm {self.year}"

    def previous(self) -> "Year":
        """Return the year before."""
        return Year(self.year - 1)

    def same_last_year(self) -> "Year":
        """Return the year before."""
        return Year(self.year - 1)


@dataclass(frozen=True, slots=True, order=True)
class Half(_Part):
    """The first or second six months of a year."""

    kind: ClassVar[str] = "nửa năm"

    def __post_init__(self) -> None:
        """Refuse a third half."""
        self._require(2, f"nửa năm thứ {self.number} của {self.year}")

    @property
    def code(self) -> str:
        """The period as written in records: 2023-H1."""
        return f"{self.year:04d}-H{self.number}"

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, 1 if self.number == 1 else 7, 1)

    @property
    def end(self) -> date:
        """The last day."""
        return date(self.year, 6, 30) if self.number == 1 else date(self.year, 12, 31)

    @property
    def said(self) -> str:
        """The period in a sentence: 6 tháng đầu năm 2023."""
        return f"6 tháng {'đầu' if self.number == 1 else 'cuối'} năm {self.year}"

    def previous(self) -> "Half":
        """Return the half year before."""
        return self._shifted(-1, 2)

    def same_last_year(self) -> "Half":
        """Return the same half of the year before."""
        return Half(self.year - 1, self.number)


@dataclass(frozen=True, slots=True, order=True)
class Quarter(_Part):
    """Three months of a year."""

    kind: ClassVar[str] = "quý"

    def __post_init__(self) -> None:
        """Refuse a fifth quarter."""
        self._require(4, f"quý {self.number}/{self.year}")

    @property
    def code(self) -> str:
        """The period as written in records: 2024-Q1."""
        return f"{self.year:04d}-Q{self.number}"

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def end(self) -> date:
        """The last day."""
        return Month(self.year, 3 * self.number).end

    @property
    def said(self) -> str:
        """The period in a sentence: quý I/2024."""
        return f"quý {_ROMAN[self.number - 1]}/{self.year}"

    def previous(self) -> "Quarter":
        """Return the quarter before."""
        return self._shifted(-1, 4)

    def same_last_year(self) -> "Quarter":
        """Return the same quarter of the year before."""
        return Quarter(self.year - 1, self.number)


@dataclass(frozen=True, slots=True, order=True)
class Month(_Part):
    """A calendar month."""

    kind: ClassVar[str] = "tháng"

    def __post_init__(self) -> None:
        """Refuse a thirteenth month."""
        self._require(12, f"tháng {self.number}/{self.year}")

    @property
    def code(self) -> str:
        """The period as written in records: 2023-06."""
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, self.number, 1)

    @property
    def end(self) -> date:
        """The last day, leap years minded."""
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    @property
    def said(self) -> str:
        """The period in a sentence: tháng 6/2023."""
        return f"tháng {self.number}/{self.year}"

    def previous(self) -> "Month":
        """Return the month before."""
        return self._shifted(-1, 12)

    def same_last_year(self) -> "Month":
        """Return the same month of the year before."""
        return Month(self.year - 1, self.number)


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A single day."""

    kind: ClassVar[str] = "ngày"

    day: date

    def __post_init__(self) -> None:
        """Refuse days outside the years that records can have."""
        if not FIRST_YEAR <= self.day.year <= LAST_YEAR:
            raise NoSuchPeriod(self.day.isoformat())

    @property
    def code(self) -> str:
        """The period in ISO manner: 2024-01-04."""
        return self.day.isoformat()

    @property
    def start(self) -> date:
        """The day itself."""
        return self.day

    @property
    def end(self) -> date:
        """The day itself."""
        return self.day

    @property
    def said(self) -> str:
        """The period in a sentence: ngày 04/01/2024."""
        return f"ngày {self.day.day:02d}/{self.day.month:02d}/{self.day.year}"

    def previous(self) -> "Day":
        """Return the day before."""
        return Day(self.day - timedelta(days=1))

    def same_last_year(self) -> "Day":
        """Return the same day of the year before; 29 February falls back to the 28th."""
        leap = self.day.month == 2 and self.day.day == 29
        return Day(self.day.replace(year=self.day.year - 1, day=28 if leap else self.day.day))


Span = Year | Half | Quarter | Month


@dataclass(frozen=True, slots=True, order=True)
class Reporting:
    """A period of the reports of agencies: from a 15th to the 14th of the last month it names.

    Source: Nghị định 09/2019/NĐ-CP and Thông tư 02/2023/TT-BTTTT; statistics go by the calendar
    (Thông tư 04/2022/TT-BTTTT).
    """

    named: Span

    @property
    def kind(self) -> str:
        """What periods it stands in a series with: only those closed as it is."""
        return f"kỳ báo cáo {self.named.kind}"

    @property
    def code(self) -> str:
        """The period as written in records: 2023-BC, 2023-06-BC."""
        return f"{self.named.code}-BC"

    @property
    def start(self) -> date:
        """The 15th of the month before."""
        return (self.named.start - timedelta(days=1)).replace(day=15)

    @property
    def end(self) -> date:
        """The 14th of the last month."""
        return self.named.end.replace(day=14)

    @property
    def said(self) -> str:
        """The period in a sentence: năm 2023 (kỳ báo cáo chốt 14/12/2023)."""
        return f"{self.named.said} (kỳ báo cáo chốt {self.end:%d/%m/%Y})"

    def previous(self) -> "Reporting":
        """Return the period before, closed alike."""
        return Reporting(self.named.previous())

    def same_last_year(self) -> "Reporting":
        """Return the same period of the year before, closed alike."""
        return Reporting(self.named.same_last_year())


Period = Span | Day | Reporting
