"""What a figure on another map is put together from: which units, and what share of each.

The area of the city of 2025 in 2024 is that of three provinces, each with weight 1: restated. The
people of half a commune are a share of those of the commune: estimated, by area or by population.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from congso.lineage.crosswalk import Share
from congso.places.place import Place
from congso.quantities import numerals


class Mark(Enum):
    """How a figure came onto another map."""

    RESTATED = "restated"
    ESTIMATED = "estimated"

    @property
    def said(self) -> str:
        """The mark in words."""
        return {
            Mark.RESTATED: "quy đổi theo địa giới",
            Mark.ESTIMATED: "ước tính khi quy đổi theo địa giới",
        }[self]


@dataclass(frozen=True, slots=True)
class Part:
    """One unit of the map on which a figure was reported, and its share in the unit asked for."""

    place: Place
    share: Share


@dataclass(frozen=True, slots=True)
class Restatement:
    """The units that a figure on another map is put together from."""

    frame: date
    """The day of the map that the figure is told on."""
    parts: tuple[Part, ...]

    @property
    def mark(self) -> Mark:
        """Restated where every unit goes in whole, estimated where one is divided."""
        if all(part.share.is_whole for part in self.parts):
            return Mark.RESTATED
        return Mark.ESTIMATED

    @property
    def weighed(self) -> str:
        """The units by their weights, as one line tells them, and what the weights rest on."""
        names: dict[str, list[str]] = {}
        for part in self.parts:
            if part.share.weight is not None:
                by = ", ".join(basis.said for basis in part.share.bases)
                weight = numerals.write(part.share.weight) + (f" theo {by}" if by else "")
                names.setdefault(weight, []).append(part.place.name)
        return "; ".join(f"trọng số {weight}: {', '.join(of)}" for weight, of in names.items())
