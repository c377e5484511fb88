"""What every answer says to a browser besides the page: what it may do, keep and show.

No script or style may stand inside a page, nothing may be framed, and nothing is fetched
from another site: the pages need none of it, and what is not needed is refused.
"""

from typing import Final

Fields = list[tuple[str, str]]
"""Header fields in the order in which they are sent."""

SECURITY: Final[tuple[tuple[str, str], ...]] = (
    (
        "content-security-policy",
        (
            "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self';"
            " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        ),
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("cross-origin-opener-policy", "same-origin"),
)

HSTS: Final = ("strict-transport-security", "max-age=31536000")
"""Said where readers come over TLS: for a year they come no other way."""

NEVER_KEPT: Final = "no-store"
NOT_FOR_LONG: Final = "public, max-age=300"

FOR_EVERY_SITE: Final = ("access-control-allow-origin", "*")
"""Data are for everybody: the scripts of other sites may read them, pages they may not."""

_DATA: Final = (
    "text/csv",
    "application/json",
    "application/ld+json",
    "application/csvm+json",
    "application/vnd.",
)


def of_data(media_type: str) -> Fields:
    """Return what an answer of this type says besides, when it carries data."""
    return [FOR_EVERY_SITE] if media_type.startswith(_DATA) else []


HTML: Final = "text/html; charset=utf-8"
JSON: Final = "application/json; charset=utf-8"
