"""A reader who moves along a video asks for a stretch of its bytes, and gets just that.

>>> read("bytes=0-499", 10_000)
range(0, 500)
>>> read("bytes=-500", 10_000)
range(9500, 10000)
>>> read("bytes=0-1, 5-6", 10_000) is None
True
"""

import re
from typing import Final

_ONE: Final = re.compile(
    r"\s*bytes\s*=\s*(?P<first>\d*)\s*-\s*(?P<last>\d*)\s*", re.ASCII | re.IGNORECASE
)
_LONGEST: Final = 60
"""No file is so long that its range needs more characters; the rest is an attack."""


class NoSuchStretch(ValueError):
    """The stretch that was asked for lies beyond the end of the file."""


def read(asked: str, size: int) -> range | None:
    """Return the places of the bytes that were asked for; nothing when all are to be sent.

    Shape: the value of ``Range``. One range is read; several at once, other units and what
    cannot be read are passed over, and the whole file is sent.
    Raises: `NoSuchStretch`.
    Source: RFC 9110, 14.1.2 and 14.2.
    """
    found = _ONE.fullmatch(asked) if len(asked) <= _LONGEST else None
    if found is None or not (found["first"] or found["last"]):
        return None
    if not found["first"]:
        length = min(int(found["last"]), size)
        stretch = range(size - length, size)
    else:
        first = int(found["first"])
        last = int(found["last"]) if found["last"] else size - 1
        if found["last"] and last < first:
            return None
        stretch = range(first, min(last + 1, size))
    if not stretch:
        raise NoSuchStretch(asked)
    return stretch
