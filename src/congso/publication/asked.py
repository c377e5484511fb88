"""An old address that lies in its question: ``/?p=7``, ``/index.php?id=12&lang=vi``.

Old portals named an article in the question, and readers kept the address with marks of whoever
sent them on. What names the article is kept in one spelling; the marks are left out.

>>> question("lang=vi&id=12&utm_source=zalo")
'id=12&lang=vi'
>>> question("fbclid=abc"), question("p=7&p=8"), question("den=http://x/")
('', 'p=7&p=8', '')
"""

import re
from typing import Final

LONGEST: Final = 400
"""Letters of a question that may name a page; a longer one names none."""
_MARKS: Final = ("utm_", "fbclid=", "gclid=", "zarsrc=", "mibextid=", "_ga=")
_SPELLED: Final = re.compile(r"[A-Za-z0-9_.~%+*=!$'(),;:@/&\[\]-]+")
_ENCODED: Final = re.compile(r"%[0-9A-Fa-f]{2}")


def question(query: str) -> str:
    """Return the one spelling of a question, empty where it names nothing."""
    if len(query) > LONGEST or "//" in query or not _SPELLED.fullmatch(query):
        return ""
    spelled = _ENCODED.sub(lambda found: found[0].upper(), query)
    asked = [one for one in spelled.split("&") if one and not one.startswith(_MARKS)]
    return "&".join(sorted(asked))


def address(path: str, query: str) -> str:
    """Return path and question as one address.

    >>> address("/index.php", "id=12"), address("/tin/7.html", "")
    ('/index.php?id=12', '/tin/7.html')
    """
    named = question(query)
    return f"{path}?{named}" if named else path
