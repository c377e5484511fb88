"""The country, a province, district or commune as it stood from one day to another.

>>> place = Place("31522", "31522", "Phường 9", Level.COMMUNE, "phường")
>>> place.bare_name
'9'
"""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import Enum

from congso.lineage.succession import Validity, is_gone_by


class Level(Enum):
    """The country and its three tiers; the middle one ended on 1 July 2025."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


@dataclass(frozen=True, slots=True)
class Place:
    """One version of an administrative unit; a code alone does not identify it."""

    id: str
    """Identity: the code, and the first day where that is recorded: 31522@2024-09-01."""
    code: str
    name: str
    """Full legal name, beginning with its kind."""
    level: Level
    kind: str
    validity: Validity = Validity()
    parent_code: str | None = None
    legal_act: str | None = None
    area: Decimal | None = None
    """Official area in km²."""
    known_from: datetime | None = field(default=None, compare=False, repr=False)
    """The moment at which the list came to say this; None for what its first one said."""
    known_to: datetime | None = field(default=None, compare=False, repr=False)
    """The moment at which the list was corrected; None for what stands."""

    @property
    def bare_name(self) -> str:
        """The name without its kind: Sóc Trăng; the country has no other name."""
        return self.name[len(self.kind) :].strip() or self.name

    def is_known(self, at: datetime | None) -> bool:
        """Return whether the list said this at a moment, or says it now."""
        return is_gone_by(self.known_from, self.known_to, at)
