"""Units of a level on a map of tiles, for a block of an article: which, and whether there is a map.

Eleven districts of Sóc Trăng on 31/12/2023 have one; the communes of 2025 have none yet.
"""

from collections.abc import Mapping
from typing import Any

from congso.observations.reference import Reference
from congso.periods import codes
from congso.places import tiles
from congso.places.gazetteer import UnknownPlace
from congso.places.place import Level, Place
from desk.atlas import queries
from desk.kit import shelf
from desk.ledger import peers

Block = Mapping[str, Any]


def levels() -> list[tuple[str, str]]:
    """Return the tiers that a map can show, by their codes."""
    shown = (Level.DISTRICT, Level.COMMUNE, Level.PROVINCE)
    return [(level.value, peers.SAID[level]) for level in shown]


def units(block: Block) -> tuple[Place, ...]:
    """Return the units that a block shows, as they stood on the last day of its period.

    Shape: none where its place is not known.
    """
    day, gazetteer = codes.read(block["period"]).end, queries.gazetteer()
    try:
        home = gazetteer.known(block["place"])
    except UnknownPlace:
        return ()
    return peers.of_level(gazetteer, home, Level(block["level"]), day)


def has_map(block: Block) -> bool:
    """Return whether there is a map of just these units."""
    found = {one.code for one in units(block)}
    return bool(found) and tiles.covering(shelf.tile_maps(), found) is not None


def references(block: Block) -> tuple[Reference, ...]:
    """Return the levels that a map shows, unit by unit."""
    period = codes.read(block["period"])
    return tuple(Reference(block["indicator"], unit.id, period) for unit in units(block))
