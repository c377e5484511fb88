"""Where the pages of figures lie; an address, once given, never means anything else.

The page of a code stays the page of that code: where it was carried by one unit it is the page of
that unit, where by several it leads to each of them, at the code and the first day of the unit.
"""

from congso.places.gazetteer import Gazetteer
from congso.places.place import Place
from desk.look import wording
from desk.look.parts import Crumb

REPORTS = Crumb("Báo cáo – thống kê", "/bao-cao-thong-ke/")
PLACES = f"{REPORTS.address}dia-phuong/"
THEMES = f"{REPORTS.address}chu-de/"


def of_code(code: str) -> str:
    """Return the page of a code of the list of administrative units.

    >>> of_code("94")
    '/bao-cao-thong-ke/dia-phuong/94/'
    """
    return f"{PLACES}{code}/"


def of_place(gazetteer: Gazetteer, place: Place) -> str:
    """Return the page of a unit: that of its code, with its first day where others carried it.

    Shape: as the list stands, also from a page that tells what was known on a day.
    """
    if len(gazetteer.as_known(None).carriers(place.code)) < 2:
        return of_code(place.code)
    start = place.validity.start
    return f"{of_code(place.code)}{f'tu-{start.isoformat()}' if start else 'ban-dau'}/"


def of_country(code: str) -> str:
    """Return the page of an indicator for the whole country.

    >>> of_country("postal.points")
    '/bao-cao-thong-ke/chi-tieu/postal.points/ca-nuoc/'
    """
    return f"{wording.indicator_address(code)}ca-nuoc/"


def of_theme(code: str) -> str:
    """Return the page of a theme.

    >>> of_theme("postal")
    '/bao-cao-thong-ke/chu-de/postal/'
    """
    return f"{THEMES}{code}/"
