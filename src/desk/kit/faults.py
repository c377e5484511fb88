"""A fault is logged by its kind and by where it came about, never in its own words.

The words of an exception quote what it was given: ``int("Bà Lan, 0912…")``, the row that a database
refused. A log is read by more people, and kept longer, than a letter may be.
"""

import logging
import traceback
from pathlib import Path


def where(fault: BaseException) -> str:
    """Return kind and places of a fault and of what it came from, the innermost place first."""
    told, seen = [], set[int]()
    next_one: BaseException | None = fault
    while next_one is not None and id(next_one) not in seen:
        seen.add(id(next_one))
        frames = reversed(traceback.extract_tb(next_one.__traceback__))
        places = " < ".join(f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in frames)
        told.append(f"{type(next_one).__name__} ({places})")
        next_one = next_one.__cause__ or next_one.__context__
    return "; ".join(told)


class WithoutWords(logging.Formatter):
    """Writes a line with its moment; a fault that comes with it without its words."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, what went wrong at its end."""
        line = f"{self.formatTime(record)} {record.getMessage()}"
        fault = record.exc_info[1] if record.exc_info else None
        return line if fault is None else f"{line} [{where(fault)}]"
