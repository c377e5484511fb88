"""The manifest is the press's word on what a build holds: each address, its file, its checksum.

It is the last file of a build to be written, by rename; until then there is no build.
A large site is told in pieces, named by their checksums, so that a change of one page is a change
of one piece; a piece that was read for the build before is not read again.
Nothing in it is trusted before it has been read here in full, so that a slip of the press
is told in a sentence and readers keep the build before it.

    >>> opening = '{"format": 1, "build": "b1", "changed_at": "2024-01-04T17:00:00+07:00"'
    >>> read(opening + ', "pages": {}}').build
    'b1'
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from front.pages import addresses
from front.pages.negotiation import CODINGS

MANIFEST: Final = "manifest.json"
IN_PIECES: Final = 2
WHOLE: Final = 1
"""The format of builds from before there were pieces; a front may stand before the next build."""
CACHES: Final = ("page", "asset")

_PRINTABLE: Final = re.compile(r"[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?")
_CHECKSUM: Final = re.compile(r"[0-9a-f]{64}")
_PIECE: Final = re.compile(r"[0-9a-f]{1,32}")


class NotAManifest(ValueError):
    """The text is not a manifest that readers can be served from."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One page as the press left it."""

    address: str
    file: str
    """The identity bytes, relative to the folder ``site`` of the built tree."""
    type: str
    checksum: str
    """SHA-256 of the identity bytes, in hexadecimal."""
    size: int
    """Bytes of the identity file."""
    modified: datetime
    """When what the page tells last changed: from the ledger, never the hour of building."""
    cache: str
    """``page``: asked for again each time; ``asset``: its address changes with its bytes."""
    encodings: Mapping[str, str]
    """Files with the same bytes, compressed, by content coding."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the addresses of a build."""

    pages: tuple[Entry, ...]
    gone: frozenset[str]
    """Addresses that were pages and were taken down."""
    redirects: Mapping[str, str]
    """Addresses that moved, and where to."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A whole build."""

    build: str
    changed_at: datetime
    """The newest data on the site."""
    pieces: Mapping[str, Piece]
    """By a name that changes with anything in them."""

    @property
    def pages(self) -> tuple[Entry, ...]:
        """Every page of the build."""
        return tuple(entry for piece in self.pieces.values() for entry in piece.pages)

    @property
    def gone(self) -> frozenset[str]:
        """Every address that was taken down."""
        return frozenset().union(*(piece.gone for piece in self.pieces.values()))

    @property
    def redirects(self) -> dict[str, str]:
        """Every address that moved."""
        return {old: new for one in self.pieces.values() for old, new in one.redirects.items()}


def load(built: Path, before: Manifest | None = None) -> Manifest:
    """Return the build that lies in a folder.

    Shape: what has not changed since `before` is taken from it.
    Raises: `NotAManifest`; `OSError` where a file cannot be read, one that is just being replaced
    among them.
    """
    return read((built / MANIFEST).read_bytes(), built, before)


def read(text: str | bytes, built: Path | None = None, before: Manifest | None = None) -> Manifest:
    """Return the build that a manifest describes, its pieces read from the folder `built`.

    Raises: `NotAManifest`, with the place of the fault and what was expected there; `OSError`.
    """
    whole = _mapping(_json(text, MANIFEST), MANIFEST)
    if whole.get("format") not in (WHOLE, IN_PIECES):
        raise NotAManifest(
            f"manifest.json ghi format = {whole.get('format')!r}, máy chủ này đọc được"
            f" format = {WHOLE} và {IN_PIECES}."
            " Hãy dùng lệnh dựng và máy chủ cùng một phiên bản."
        )
    return Manifest(
        build=_text(whole.get("build"), "build", _is_printable, "chữ ASCII in được"),
        changed_at=_instant(whole.get("changed_at"), "changed_at"),
        pieces=_all(text, whole)
        if whole["format"] == WHOLE
        else _pieces(whole.get("pieces"), built or Path(), before),
    )


def _all(text: str | bytes, whole: Mapping[str, object]) -> dict[str, Piece]:
    told = text.encode() if isinstance(text, str) else text
    return {hashlib.sha256(told).hexdigest(): _piece(whole)}


def _pieces(told: object, built: Path, before: Manifest | None) -> dict[str, Piece]:
    known = before.pieces if before else {}
    found = {}
    for name, given in _mapping(told, "pieces").items():
        key = f"{name} {given}"
        if key in known:
            found[key] = known[key]
            continue
        _text(name, "pieces", _is_piece, "tên gồm chữ số hệ mười sáu")
        checksum = _text(given, f"pieces › {name}", _is_checksum, "64 chữ số hệ mười sáu")
        found[key] = _read_piece(built, name, checksum)
    return found


def _read_piece(built: Path, name: str, checksum: str) -> Piece:
    file = f"manifest/{name}.{checksum[:16]}.json"
    text = (built / file).read_bytes()
    if hashlib.sha256(text).hexdigest() != checksum:
        raise NotAManifest(
            f"Tệp {file} không khớp mã kiểm ghi trong manifest.json. Hãy dựng lại trang;"
            " trong lúc đó bản dựng trước vẫn được phục vụ."
        )
    return _piece(_mapping(_json(text, file), file))


def _piece(told: Mapping[str, object]) -> Piece:
    pages = _mapping(told.get("pages"), "pages")
    moved = _mapping(told.get("redirects", {}), "redirects")
    return Piece(
        pages=tuple(_entry(address, page) for address, page in pages.items()),
        gone=frozenset(
            _address(address, "gone") for address in _array(told.get("gone", []), "gone")
        ),
        redirects={
            _address(old, "redirects"): _address(new, f"redirects › {old}")
            for old, new in moved.items()
        },
    )


def _json(text: str | bytes, file: str) -> object:
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise NotAManifest(
            f"{file} không phải là JSON viết bằng UTF-8 ({fault}). Hãy dựng lại trang."
        ) from fault
    return found


def _entry(address: str, given: object) -> Entry:
    where = f"pages › {address}"
    page = _mapping(given, where)
    encodings = _mapping(page.get("encodings", {}), f"{where} › encodings")
    unknown = sorted(set(encodings) - set(CODINGS))
    if unknown:
        raise _fault(f"{where} › encodings", unknown[0], f"một trong {', '.join(CODINGS)}")
    return Entry(
        address=_address(address, "pages"),
        file=_file(page.get("file"), f"{where} › file"),
        type=_text(page.get("type"), f"{where} › type", _is_media_type, 'dạng "text/html"'),
        checksum=_text(
            page.get("checksum"), f"{where} › checksum", _is_checksum, "64 chữ số hệ mười sáu"
        ),
        size=_size(page.get("size"), f"{where} › size"),
        modified=_instant(page.get("modified"), f"{where} › modified"),
        cache=_text(page.get("cache"), f"{where} › cache", _is_cache, '"page" hoặc "asset"'),
        encodings={
            coding: _file(file, f"{where} › encodings › {coding}")
            for coding, file in encodings.items()
        },
    )


def _fault(where: str, found: object, expected: str) -> NotAManifest:
    shown = "thiếu" if found is None else f"là {json.dumps(found, ensure_ascii=False)[:80]}"
    return NotAManifest(
        f"manifest.json, mục {where}: {shown}; cần {expected}."
        " Hãy dựng lại trang; trong lúc đó bản dựng trước vẫn được phục vụ."
    )


def _mapping(found: object, where: str) -> dict[str, object]:
    if not isinstance(found, dict):
        raise _fault(where, found, "một đối tượng JSON {…}")
    return found


def _array(found: object, where: str) -> list[object]:
    if not isinstance(found, list):
        raise _fault(where, found, "một danh sách JSON […]")
    return found


def _text(found: object, where: str, holds: Callable[[str], bool], expected: str) -> str:
    if not isinstance(found, str) or not holds(found):
        raise _fault(where, found, expected)
    return found


def _address(found: object, where: str) -> str:
    return _text(found, where, addresses.is_local, 'địa chỉ trong trang, dạng "/tin-tuc/"')


def _file(found: object, where: str) -> str:
    return _text(found, where, addresses.is_inside, "tên tệp nằm trong thư mục site")


def _size(found: object, where: str) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise _fault(where, found, "số byte, từ 0 trở lên")
    return found


def _instant(found: object, where: str) -> datetime:
    expected = 'thời điểm có múi giờ, dạng "2024-01-04T17:00:00+07:00"'
    try:
        instant = datetime.fromisoformat(found) if isinstance(found, str) else None
        zoned = instant.astimezone(UTC) if instant and instant.tzinfo else None
    except (ValueError, OverflowError) as fault:
        raise _fault(where, found, expected) from fault
    if zoned is None:
        raise _fault(where, found, expected)
    return zoned


def _is_printable(text: str) -> bool:
    return len(text) <= 200 and _PRINTABLE.fullmatch(text) is not None


def _is_media_type(text: str) -> bool:
    return "/" in text and _is_printable(text)


def _is_checksum(text: str) -> bool:
    return _CHECKSUM.fullmatch(text) is not None


def _is_piece(text: str) -> bool:
    return _PIECE.fullmatch(text) is not None


def _is_cache(text: str) -> bool:
    return text in CACHES
