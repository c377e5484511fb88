"""Public bodies and reporting firms, with the spellings under which texts name them.

>>> Agency("vtvcab", "VTVcab", Role.TELECOM, aliases=("VTV cab",)).is_called("vtvCab")
True
"""

from dataclasses import dataclass
from enum import Enum

from congso.findings import rows
from congso.findings.finding import Fault, FaultyInput
from congso.writing import letters

COLUMNS = ("code", "name", "role", "aliases")


class Role(Enum):
    """What the portal knows the body or firm as."""

    AUTHORITY = "authority"
    TELECOM = "telecom"
    POSTAL = "postal"


@dataclass(frozen=True, slots=True)
class Agency:
    """A body or firm that reports, decides or answers for figures."""

    code: str
    name: str
    role: Role
    aliases: tuple[str, ...] = ()

    def is_called(self, name: str) -> bool:
        """Return whether `name` is the name or one of the aliases, spelling folded."""
        return _plain(name) in {_plain(known) for known in (self.name, *self.aliases)}


def read(text: str, where: str) -> tuple[Agency, ...]:
    """Return the agencies of a table with the columns code, name, role, aliases.

    Shape: aliases are separated by ``|``.
    Raises: `FaultyInput` with every fault.
    """
    faults: list[Fault] = []
    agencies: list[Agency] = []
    for line, cells in rows.read(text, where, COLUMNS):
        place = f"{where}, dòng {line}"
        role = cells["role"]
        if role not in {known.value for known in Role}:
            faults.append(
                Fault(place, f"vai trò “{role}” không có; cần authority, telecom hoặc postal.")
            )
            continue
        aliases = tuple(alias for alias in cells["aliases"].split("|") if alias)
        agencies.append(Agency(cells["code"], cells["name"], Role(role), aliases))
    if faults:
        raise FaultyInput(tuple(faults))
    return tuple(agencies)


def _plain(name: str) -> str:
    return letters.fold(name).replace(" ", "").replace("-", "")
