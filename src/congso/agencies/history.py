"""Everything that a list of bodies and firms ever said, as one table: what stands and what did.

SCTV was written down without an end and is told to have left on 30/06/2023 since 05/03/2024; who
asks for a day before that is told of no end.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from congso.agencies import agency
from congso.agencies.agency import Agency
from congso.agencies.register import Register
from congso.findings import rows
from congso.findings.finding import Fault, FaultyInput

_MOMENTS = ("known_from", "known_to")
_COLUMNS = (*agency.COLUMNS, *agency.FURTHER_COLUMNS, *_MOMENTS)


def write(register: Register) -> str:
    """Return the table that `read` reads back to this register, with all that was known before."""
    return rows.write(_COLUMNS, map(_line, register.said))


def read(text: str, where: str) -> Register:
    """Return the register of a table.

    Raises: `FaultyInput` where it is not one that `write` wrote.
    """
    lines = rows.read(text, where, _COLUMNS)
    return Register(tuple(_told(cells, f"{where}, dòng {line}") for line, cells in lines))


def _line(body: Agency) -> tuple[str, ...]:
    moments = (body.known_from, body.known_to)
    return (*agency.cells_of(body), *(one.isoformat() if one else "" for one in moments))


def _told(cells: Mapping[str, str], where: str) -> Agency:
    found, said = agency.of_cells(cells)
    if found is None or said:
        raise FaultyInput(tuple(Fault(where, one) for one in said))
    try:
        return replace(
            found, known_from=_moment(cells, "known_from"), known_to=_moment(cells, "known_to")
        )
    except ValueError:
        told = "known_from hoặc known_to không phải lúc; hãy chạy congso build để ghi lại tệp."
        raise FaultyInput((Fault(where, told),)) from None


def _moment(cells: Mapping[str, str], name: str) -> datetime | None:
    return datetime.fromisoformat(cells[name]) if cells[name] else None
