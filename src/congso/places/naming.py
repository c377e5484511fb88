"""Units by what people call them: a full or bare name without tones, or a province's initials.

>>> city = Place("92", "92", "Thành phố Cần Thơ", Level.PROVINCE, "thành phố")
>>> [one.code for said in ("CT", "Cần Thơ", "can tho") for one in called(said, [city])]
['92', '92', '92']

Phường 1 may be any of several wards: all of them come back, and nobody guesses.
"""

from collections.abc import Iterable
from datetime import date

from congso.places.gazetteer import Gazetteer
from congso.places.place import Level, Place
from congso.writing import letters

_FEWEST_INITIALS, _MOST_INITIALS = 2, 5


def called(said: str, places: Iterable[Place]) -> tuple[Place, ...]:
    """Return every unit that `said` may mean: by full name, else by bare name, else by initials.

    Shape: the province and the city of Sóc Trăng share a bare name, so both come back. Initials
    are those of a province, in capitals: CT, ST.
    """
    units, wanted = tuple(places), " ".join(letters.fold(said).split())
    full = [one for one in units if letters.fold(one.name) == wanted]
    bare = [one for one in units if letters.fold(one.bare_name) == wanted]
    found = full or bare
    if not found and said.isupper() and _FEWEST_INITIALS <= len(said) <= _MOST_INITIALS:
        found = [one for one in units if one.level is Level.PROVINCE and initials(one) == wanted]
    return tuple(found)


def initials(place: Place) -> str:
    """Return the first letters of the bare name, folded: ct for Cần Thơ."""
    return "".join(word[0] for word in letters.fold(place.bare_name).split() if word[0].isalnum())


def told_apart(place: Place, gazetteer: Gazetteer, day: date) -> str:
    """Return the name of a unit with its code and what it lies in."""
    above = [
        one for one in gazetteer.carriers(place.parent_code or "") if one.validity.holds_on(day)
    ]
    where = f", {above[0].name}" if above else ""
    return f"{place.name} (mã {place.code}{where})"
