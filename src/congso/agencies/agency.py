"""Public bodies and reporting firms: how texts name them, where they work, and from when to when.

>>> Agency("vtvcab", "VTVcab", Role.TELECOM, aliases=("VTV cab",)).is_called("vtvCab")
True
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from congso.findings import rows
from congso.findings.finding import Fault, FaultyInput
from congso.lineage.succession import Validity, is_gone_by
from congso.writing import letters

COLUMNS = ("code", "name", "role", "aliases")
FURTHER_COLUMNS = ("places", "valid_from", "valid_to", "checked_on", "licence", "licence_kind")
"""Columns that a table may leave out; a body without a first day is counted in no register."""


class Role(Enum):
    """What the portal knows the body or firm as."""

    AUTHORITY = "authority"
    TELECOM = "telecom"
    POSTAL = "postal"


class Licence(Enum):
    """By what a firm may work."""

    LICENCE = "licence"
    CONFIRMATION = "confirmation"

    @property
    def said(self) -> str:
        """The kind of paper, in words."""
        return {
            Licence.LICENCE: "giấy phép",
            Licence.CONFIRMATION: "văn bản xác nhận",
        }[self]


@dataclass(frozen=True, slots=True)
class Agency:
    """A body or firm that reports, decides or answers for figures."""

    code: str
    name: str
    role: Role
    aliases: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    """Codes of the provinces in which it works."""
    validity: Validity = Validity()
    """From the first day on which it is known to have worked there to the last."""
    checked_on: date | None = None
    """The last day on which somebody looked whether it still did."""
    licence: str = ""
    """Number of the licence or confirmation."""
    licence_kind: Licence | None = None
    known_from: datetime | None = field(default=None, compare=False, repr=False)
    """The moment at which the list came to say this; None for what its first one said."""
    known_to: datetime | None = field(default=None, compare=False, repr=False)
    """The moment at which the list was corrected; None for what stands."""

    def is_known(self, at: datetime | None) -> bool:
        """Return whether the list said this at a moment, or says it now."""
        return is_gone_by(self.known_from, self.known_to, at)

    def is_called(self, name: str) -> bool:
        """Return whether `name` is the name or one of the aliases, spelling folded."""
        return _plain(name) in {_plain(known) for known in (self.name, *self.aliases)}


def read(text: str, where: str) -> tuple[Agency, ...]:
    """Return the agencies of a table with the columns code, name, role, aliases.

    Shape: aliases and places are separated by ``|``; the further columns may be left out.
    Raises: `FaultyInput` with every fault.
    """
    faults: list[Fault] = []
    agencies: dict[str, Agency] = {}
    for line, cells in rows.read(text, where, COLUMNS):
        found, said = of_cells(cells)
        if found is not None and found.code in agencies:
            said = [*said, f"mã “{found.code}” đã có ở một dòng trên."]
        faults += [Fault(f"{where}, dòng {line}", message) for message in said]
        if found is not None:
            agencies[found.code] = found
    if faults:
        raise FaultyInput(tuple(faults))
    return tuple(agencies.values())


def write(agencies: Iterable[Agency]) -> str:
    """Return the table that `read` reads back to these agencies."""
    return rows.write((*COLUMNS, *FURTHER_COLUMNS), map(cells_of, agencies))


def faults_of(found: Agency) -> list[str]:
    """Return what is said of a body that cannot all be so."""
    start, end = found.validity.start, found.validity.end
    faults = []
    if start and end and start > end:
        faults.append("ngày bắt đầu (valid_from) sau ngày kết thúc (valid_to).")
    if start and not found.places:
        faults.append(
            "có valid_from thì cần places, mã tỉnh nơi hoạt động, ví dụ 94; nhiều tỉnh ngăn bằng |."
        )
    if start and found.checked_on is None:
        faults.append("có valid_from thì cần checked_on, ngày rà soát gần nhất, dạng 2023-12-31.")
    if (end or found.checked_on) and start is None:
        faults.append("có valid_to hoặc checked_on thì cần valid_from, ngày đầu được ghi nhận.")
    if found.checked_on and start and found.checked_on < start:
        faults.append("ngày rà soát (checked_on) trước ngày bắt đầu (valid_from).")
    return faults


def of_cells(cells: Mapping[str, str]) -> tuple[Agency | None, list[str]]:
    """Return the body that a line of the table tells of, and what cannot be so in it."""
    role, kind = cells["role"], cells.get("licence_kind", "")
    if role not in {known.value for known in Role}:
        return None, [f"vai trò “{role}” không có; cần authority, telecom hoặc postal."]
    if kind and kind not in {known.value for known in Licence}:
        return None, [f"cột licence_kind: “{kind}” không có; cần licence, confirmation hoặc trống."]
    days: dict[str, date | None] = {}
    for column in ("valid_from", "valid_to", "checked_on"):
        said = cells.get(column, "")
        try:
            days[column] = date.fromisoformat(said) if said else None
        except ValueError:
            return None, [f"cột {column}: “{said}” không phải ngày; cần dạng 2024-09-01."]
    found = Agency(
        code=cells["code"],
        name=cells["name"],
        role=Role(role),
        aliases=_several(cells["aliases"]),
        places=_several(cells.get("places", "")),
        validity=Validity(days["valid_from"], days["valid_to"]),
        checked_on=days["checked_on"],
        licence=cells.get("licence", ""),
        licence_kind=Licence(kind) if kind else None,
    )
    return found, faults_of(found)


def cells_of(body: Agency) -> tuple[str, ...]:
    """Return the line of the table that tells of a body."""
    days = (body.validity.start, body.validity.end, body.checked_on)
    return (
        body.code, letters.nfc(body.name), body.role.value,
        letters.nfc("|".join(body.aliases)), "|".join(body.places),
        *(day.isoformat() if day else "" for day in days),
        letters.nfc(body.licence), body.licence_kind.value if body.licence_kind else "",
    )  # fmt: skip


def _several(said: str) -> tuple[str, ...]:
    return tuple(one for one in said.split("|") if one)


def _plain(name: str) -> str:
    return letters.fold(name).replace(" ", "").replace("-", "")
