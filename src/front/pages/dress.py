"""What the front says stands in a page that the press dressed, or in a plain one.

A build may bring a page with ``[[heading]]`` and ``[[body]]`` where the words go, for each
language one; a plain page in the same language stands in for it.
"""

import re
from html import escape
from typing import Final

from front.pages.negotiation import IDENTITY
from front.pages.snapshot import Snapshot
from front.spoken import Tongue

_HEADING: Final = "[[heading]]"
_BODY: Final = "[[body]]"
_PLACES: Final = re.compile(r"\[\[(heading|body)\]\]")


def dressed(name: str, heading: str, body: str, snapshot: Snapshot | None, tongue: Tongue) -> str:
    """Return the page of this name in a language, its heading and body set in.

    Shape: `heading` is words, `body` HTML.
    """
    held = _held(tongue.own(name), snapshot)
    told = {"heading": escape(heading), "body": body}
    if _HEADING not in held or _BODY not in held:
        return plain(told["heading"], body, tongue)
    return _PLACES.sub(lambda place: told[place[1]], held)


def plain(heading: str, body: str, tongue: Tongue) -> str:
    """Return a page that needs no style and no other file; heading and body are HTML."""
    home = escape(tongue.say("Về trang chủ"))
    return (
        f'<!doctype html>\n<html lang="{tongue.code}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{heading} – Cổng Số</title>\n</head>\n<body>\n<main>\n"
        f'<h1>{heading}</h1>\n{body}\n<p><a href="/">{home}</a></p>\n</main>\n'
        "</body>\n</html>\n"
    )


def _held(address: str, snapshot: Snapshot | None) -> str:
    page = snapshot.pages.get(address) if snapshot else None
    held = page.variants[IDENTITY].body if page else None
    return held.decode("utf-8", "replace") if held else ""
