"""A reader who has a page asks whether it is still the same, and is answered in a line.

The tag names the exact bytes: the build's checksum and the coding they travel in, so that a
page kept as gzip is never taken for the same page kept as brotli.

    >>> is_listed('"a1", W/"b2"', '"b2"')
    True
    >>> is_listed('"a1"', '"b2"')
    False
"""

import re
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache
from typing import Final

_TAG: Final = re.compile(r'[\s,]*(?P<weak>W/)?(?P<tag>"[\x21\x23-\x7e\x80-\xff]*")\s*(?:,|$)')

UNCHANGED: Final = 304
FAILED: Final = 412


def tag(checksum: str, coding: str) -> str:
    """Return the strong entity tag of one variant of a page."""
    return f'"{checksum[:16]}-{coding}"'


@lru_cache(maxsize=1024)
def http_date(moment: datetime) -> str:
    """Return a moment in UTC as HTTP writes it."""
    return format_datetime(moment, usegmt=True)


def is_listed(listed: str, current: str, *, strong: bool = False) -> bool:
    """Say whether a list of entity tags holds the current one; ``*`` holds every one.

    Shape: the value of ``If-None-Match`` or ``If-Match``; from the first part that is not an
    entity tag on, nothing is read. `strong` passes over weak tags.
    Source: RFC 9110, 8.8.3.2.
    """
    if listed.strip() == "*":
        return True
    place = 0
    while place < len(listed):
        found = _TAG.match(listed, place)
        if found is None:
            return False
        if found["tag"] == current and not (strong and found["weak"]):
            return True
        place = found.end()
    return False


def outcome(
    *,
    current: str,
    modified: datetime,
    if_match: str = "",
    if_none_match: str = "",
    if_modified_since: str = "",
) -> int | None:
    """Return `UNCHANGED` or `FAILED` when the conditions of a request call for it.

    Shape: "" stands for a header that was not sent; `modified` is in UTC.
    Source: RFC 9110, 13.2.2: tags come before dates, and a date that cannot be read is none.
    """
    if if_match and not is_listed(if_match, current, strong=True):
        return FAILED
    if if_none_match:
        return UNCHANGED if is_listed(if_none_match, current) else None
    if if_modified_since:
        since = _read_date(if_modified_since)
        if since is not None and modified.replace(microsecond=0) <= since:
            return UNCHANGED
    return None


def _read_date(written: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
    # Only GMT is a date of HTTP; what carries no zone is not compared.
    return moment if moment.tzinfo is not None else None
