"""Units that may stand side by side: of one level, on one map, under the same roof.

The districts of Sóc Trăng as they stood on 31/12/2023 are eleven; a ward is not among them.
"""

from collections import Counter
from collections.abc import Collection
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


USUAL, COUNTRY = "", "country"
"""The usual peers: all provinces, or what lies in the home; and all of a level in the country."""


def of_level(
    gazetteer: Gazetteer, home: Place, level: Level, day: date, roof: str = USUAL
) -> tuple[Place, ...]:
    """Return the units of a level on a day: the usual peers, those under a roof, or all.

    Shape: `roof` is the identity of the unit that they lie in.
    """
    found = gazetteer.on(day, level)
    if roof == COUNTRY or (level is Level.PROVINCE and roof == USUAL):
        return found
    if roof != USUAL:
        return tuple(place for place in found if place.parent_code == gazetteer.known(roof).code)
    within = {home.code}
    within |= {
        one.code
        for one in gazetteer.on(day, Level.DISTRICT)
        if one.parent_code == home.code and level is Level.COMMUNE
    }
    return tuple(place for place in found if place.parent_code in within)


def roofs(
    gazetteer: Gazetteer, home: Place, level: Level, day: date, known: Collection[str]
) -> list[str]:
    """Return in what units of a level may be compared, of which these are known.

    Shape: the usual peers; each district of the home, for its communes; the country, as soon as
    one is known that is no usual peer.
    """
    usual = {place.id for place in of_level(gazetteer, home, level, day)}
    found = [USUAL] if len(usual & set(known)) > 1 else []
    if level is Level.COMMUNE:
        above = Counter(gazetteer.known(one).parent_code for one in usual & set(known))
        found += [
            one.id
            for one in gazetteer.on(day, Level.DISTRICT)
            if one.parent_code == home.code and above[one.code] > 1
        ]
    is_beyond = level in (Level.DISTRICT, Level.COMMUNE) and bool(set(known) - usual)
    return [*found, COUNTRY] if is_beyond else found
