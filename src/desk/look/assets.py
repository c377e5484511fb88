"""Files that pages lean on, each at an address that changes with its bytes.

A browser may keep such a file for ever: ``/tep/congso.1f0c….css`` never means anything else.
"""

import hashlib
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

STATIC = Path(__file__).resolve().parent / "static" / "look"
FOLDER = "/tep/"
SHEET = "congso.css"
"""All style sheets in one, in the order of `_SHEETS`."""

_SHEETS = (
    *("tokens.css", "ground.css", "furniture.css", "stories.css", "figures.css", "reports.css"),
    *("searching.css", "sending.css", "paper.css"),
)
_FILES = ("fonts/*.woff2", "art/*.svg", "*.js")
_URL = re.compile(r"url\((?P<name>[^)\"':]+)\)")
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".vtt": "text/vtt; charset=utf-8",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/x-icon",
}
_LETTERS = 16


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the public site with its address and type."""

    address: str
    content: bytes
    type: str


class UnknownAsset(LookupError):
    """The look has no file of this name."""


def fingerprinted(name: str, content: bytes) -> str:
    """Return the address of a file: its name with the fingerprint of its bytes inside.

    >>> fingerprinted("anh/cau.jpg", b"")
    '/tep/cau.e3b0c44298fc1c14.jpg'
    """
    path = Path(name)
    return with_fingerprint(name=path.name, fingerprint=hashlib.sha256(content).hexdigest())


def with_fingerprint(name: str, fingerprint: str) -> str:
    """Return the address that a file of this name and SHA-256 has."""
    path = Path(name)
    return f"{FOLDER}{path.stem}.{fingerprint[:_LETTERS]}{path.suffix.lower()}"


def type_of(name: str) -> str:
    """Return the media type of a file, by the end of its name."""
    suffix = Path(name).suffix.lower()
    guessed, _ = mimetypes.guess_type(f"file{suffix}")
    return _TYPES.get(suffix) or guessed or "application/octet-stream"


def address(name: str) -> str:
    """Return the address of a file of the look: ``art/bieu-trung.svg``, ``congso.css``.

    Raises: `UnknownAsset`.
    """
    try:
        return every()[name].address
    except KeyError:
        raise UnknownAsset(f"Giao diện không có tệp “{name}” trong static/look.") from None


@cache
def every() -> Mapping[str, Asset]:
    """Return every file of the look by its name; style sheets come as the one `SHEET`."""
    found: dict[str, Asset] = {}
    for pattern in _FILES:
        for path in sorted(STATIC.glob(pattern)):
            name = path.relative_to(STATIC).as_posix()
            found[name] = _asset(name, path.read_bytes())
    sheets = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in _SHEETS)
    rewritten = _URL.sub(lambda match: _moved(match, found), _COMMENT.sub("", sheets))
    found[SHEET] = _asset(SHEET, rewritten.encode())
    return found


def favicon() -> bytes:
    """Return the sign that browsers ask for at a fixed address."""
    return (STATIC / "favicon.ico").read_bytes()


def _asset(name: str, content: bytes) -> Asset:
    return Asset(fingerprinted(name, content), content, type_of(name))


def _moved(match: re.Match[str], found: Mapping[str, Asset]) -> str:
    name = match["name"]
    if name not in found:
        raise UnknownAsset(f"Tệp kiểu dáng nhắc đến “{name}”, nhưng static/look không có tệp ấy.")
    return f"url({found[name].address})"
