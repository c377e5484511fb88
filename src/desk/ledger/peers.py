"""Units that may stand side by side: of one level, on one map, under the same roof.

The districts of Sóc Trăng as they stood on 31/12/2023 are eleven; a ward is not among them.
"""

from datetime import date

from congso.places.gazetteer import Gazetteer
from congso.places.place import Level, Place

SAID = {
    Level.COUNTRY: "quốc gia",
    Level.PROVINCE: "tỉnh, thành phố",
    Level.DISTRICT: "đơn vị cấp huyện",
    Level.COMMUNE: "đơn vị cấp xã",
}
SLUGS = {
    Level.COUNTRY: "ca-nuoc",
    Level.PROVINCE: "cap-tinh",
    Level.DISTRICT: "cap-huyen",
    Level.COMMUNE: "cap-xa",
}


def of_level(gazetteer: Gazetteer, home: Place, level: Level, day: date) -> tuple[Place, ...]:
    """Return the units of a level on a day: all provinces, or those that lie in `home`."""
    found = gazetteer.on(day, level)
    if level is Level.PROVINCE:
        return found
    within = {home.code}
    within |= {
        one.code
        for one in gazetteer.on(day, Level.DISTRICT)
        if one.parent_code == home.code and level is Level.COMMUNE
    }
    return tuple(place for place in found if place.parent_code in within)
