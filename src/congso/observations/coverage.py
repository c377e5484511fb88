"""How much of what was asked for is there: "2 trên 3 kỳ".

A sum of two months out of three is no sum of a quarter; where it is shown at all, it says so.

>>> coverage = Coverage("kỳ", 3, ("tháng 2/2024",))
>>> coverage.said, coverage.told
('2 trên 3 kỳ', '2 trên 3 kỳ có số, thiếu tháng 2/2024')
"""

from dataclasses import dataclass

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of how many parts how many have a value, and which have none."""

    of: str
    """What is counted: kỳ, phần, đơn vị, đầu vào."""
    wanted: int
    absent: tuple[str, ...]

    @property
    def said(self) -> str:
        """How many of how many."""
        return f"{self.wanted - len(self.absent)} trên {self.wanted} {self.of}"

    @property
    def lacking(self) -> str:
        """The names of the first that are missing, and how many more."""
        named, further = ", ".join(self.absent[:_NAMED]), len(self.absent) - _NAMED
        return f"{named} và {further} {self.of} khác" if further > 0 else named

    @property
    def told(self) -> str:
        """How many of how many, and which are missing."""
        return f"{self.said} có số, thiếu {self.lacking}"
