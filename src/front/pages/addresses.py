"""An address is asked for in many spellings, and only the plain ones can name a page.

``/tin-tuc/`` is an address; ``/../khoa-bi-mat``, ``/a//b`` or a path that holds a NUL is
nobody's page, however it was encoded on the way.

    >>> is_plain("/tin-tuc/hoi-nghi-tong-ket/")
    True
    >>> is_plain("/tin-tuc/../../etc/passwd")
    False
    >>> is_local("//example.org/")
    False
"""

import re
from typing import Final
from urllib.parse import quote

_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f\\\ufffd]")
"""Control characters, the backslash, and the mark that stands for bytes that are not UTF-8."""

_UNQUOTED: Final = "/~-._!$&'()*+,;=:@"


def is_plain(path: str) -> bool:
    """Say whether a decoded path is one that a page could have."""
    if not path.startswith("/") or _UNPRINTABLE.search(path):
        return False
    return not any(part in {".", ".."} for part in path.split("/"))


def is_local(address: str) -> bool:
    """Say whether an address stays on this site: plain, and no host hidden in its slashes."""
    return is_plain(address) and "//" not in address


def is_inside(file: str) -> bool:
    """Say whether a file name, relative to the built tree, stays inside that tree."""
    return bool(file) and not file.startswith("/") and is_local("/" + file)


def written(address: str, query: str = "") -> str:
    """Return the address as a ``Location`` header spells it, its query kept as it came."""
    target = quote(address, safe=_UNQUOTED)
    return f"{target}?{query}" if query and query.isascii() else target
