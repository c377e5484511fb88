"""A snapshot is one whole build, held so that a page never mixes two of them.

Small files are kept in memory up to a budget; the rest stay on disk and are served only
while they are still the very files of this build. The bytes of every page are held against
the checksum in the manifest, so a build that the next one has begun to overwrite is refused
rather than served in halves.

The press writes each page's plain file before its compressed ones and the manifest last;
here the compressed ones are read before the plain file, whose checksum then vouches for all.
"""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from front.pages import conditions
from front.pages.manifest import Entry, Manifest, Piece
from front.pages.negotiation import IDENTITY

FOLDER: Final = "site"
LARGEST_HELD: Final = 2 * 1024 * 1024
"""Longer files stay on disk, and only their length is checked."""

CHUNK: Final = 256 * 1024

_Known = Mapping[tuple[str, str], "Variant"]
"""Variants of the build before, by file and tag."""


class BuildIsNotWhole(ValueError):
    """The files on disk are not those that the manifest tells of."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells one file on disk from another put in its place."""

    node: int
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Variant:
    """One page in one coding."""

    coding: str
    file: str
    tag: str
    mark: Mark
    body: bytes | None
    """Nothing when it is served from disk."""


@dataclass(frozen=True, slots=True)
class Page:
    """One address, ready to be served."""

    type: str
    cache: str
    modified: datetime
    variants: Mapping[str, Variant]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One build, whole and unchanging."""

    build: str
    changed: str
    """When its newest data changed, as headers and programs read it."""
    folder: str
    pages: Mapping[str, Page]
    gone: frozenset[str]
    redirects: Mapping[str, str]
    made: float = 0.0
    """When it came to this machine, in seconds since 1970: when its manifest was written."""
    pieces: Mapping[str, Piece] = field(default_factory=dict)
    """What the manifest told, piece by piece."""
    held: int = 0
    """Bytes of pages kept in memory."""
    asks: bool = False
    """Whether some old address lies in its question."""

    @property
    def age(self) -> int:
        """Seconds since it was made."""
        return max(0, int(time.time() - self.made))


def mark_of(status: os.stat_result) -> Mark:
    """Return what tells this file from another of the same name."""
    return Mark(status.st_ino, status.st_size, status.st_mtime_ns)


def load(built: Path, manifest: Manifest, budget: int, before: Snapshot | None = None) -> Snapshot:
    """Return the build that the manifest describes, its small files read into memory.

    Shape: `before` is the build served until now; pieces that have not changed are taken from it
    unseen, so that a changed page costs what its piece costs, not what the site does. So is a page
    that both builds tell alike, also where the press has already written the next one's file.
    Units: `budget` in bytes.
    Raises: `BuildIsNotWhole`.
    """
    folder = built / FOLDER
    kept = before.pieces if before and before.folder == str(folder) else {}
    fresh = [piece for name, piece in manifest.pieces.items() if name not in kept]
    stale = [piece for name, piece in kept.items() if name not in manifest.pieces]
    pages = dict(before.pages) if before and kept else {}
    told = {entry.address: entry for piece in stale for entry in piece.pages}
    left = {address: pages.pop(address) for address in told}
    held = (before.held if before and kept else 0) - _weight(left.values())
    every = [entry for piece in fresh for entry in piece.pages]
    alike = (entry for entry in every if told.get(entry.address) == entry)
    same = {one.address: left[one.address] for one in alike if _is_kept(one, folder, left)}
    held += _weight(same.values())
    entries = [entry for entry in every if entry.address not in same]
    marks = {file: _mark(folder, file) for file in _files(entries)}
    held_files = _held(entries, marks, budget - held)
    known = {(one.file, one.tag): one for page in left.values() for one in page.variants.values()}
    read = {
        entry.address: Page(
            type=entry.type,
            cache=entry.cache,
            modified=entry.modified,
            variants=_read(entry, folder, marks, held_files, known),
        )
        for entry in entries
    }
    redirects = manifest.redirects
    return Snapshot(
        build=manifest.build,
        changed=manifest.changed_at.isoformat(),
        folder=str(folder),
        pages=pages | same | read,
        gone=manifest.gone,
        redirects=redirects,
        asks=any("?" in old for old in redirects),
        pieces=manifest.pieces,
        held=held + _weight(read.values()),
    )


def salvage(built: Path, manifest: Manifest) -> Manifest:
    """Return the manifest as the files bear it out, for a front that begins without a build.

    Shape: a press that was lost in the middle of a build leaves files newer than the manifest.
    Each is whole, so it is told as it stands, without compressed ones; what is gone is left out.
    The pieces get other names, so that the next build reads them anew.
    """
    folder = built / FOLDER
    pieces = {}
    for name, piece in manifest.pieces.items():
        entries = (_as_it_stands(folder, entry) for entry in piece.pages)
        standing = tuple(entry for entry in entries if entry is not None)
        pieces[f"{name} as it stands"] = replace(piece, pages=standing)
    return replace(manifest, pieces=pieces)


def _as_it_stands(folder: Path, entry: Entry) -> Entry | None:
    try:
        size = (folder / entry.file).stat().st_size
        if size > LARGEST_HELD:
            return replace(entry, size=size)
        content = (folder / entry.file).read_bytes()
    except OSError:
        return None
    checksum = hashlib.sha256(content).hexdigest()
    is_same = checksum == entry.checksum and all(
        (folder / file).is_file() for file in entry.encodings.values()
    )
    if is_same:
        return entry
    return replace(entry, checksum=checksum, size=len(content), encodings={})


def _is_kept(entry: Entry, folder: Path, before: Mapping[str, Page]) -> bool:
    """Return whether a page that both builds tell alike is taken as it was proved.

    Shape: not where its file is missing, or was written again with the bytes that are told.
    """
    try:
        mark = mark_of((folder / entry.file).stat())
        if mark == before[entry.address].variants[IDENTITY].mark:
            return True
        if mark.size != entry.size or mark.size > LARGEST_HELD:
            return mark.size != entry.size
        content = (folder / entry.file).read_bytes()
    except OSError:
        return False
    return hashlib.sha256(content).hexdigest() != entry.checksum


def _weight(pages: Iterable[Page]) -> int:
    return sum(len(one.body or b"") for page in pages for one in page.variants.values())


def _files(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        yield entry.file
        yield from entry.encodings.values()


def _mark(folder: Path, file: str) -> Mark:
    try:
        return mark_of((folder / file).stat())
    except OSError as fault:
        raise _missing(file, fault) from fault


def _held(entries: Iterable[Entry], marks: Mapping[str, Mark], budget: int) -> frozenset[str]:
    """Return the files to keep in memory: each page's smallest first, then whatever fits."""
    ranked = []
    for entry in entries:
        sizes = sorted((marks[file].size, file) for file in _files([entry]))
        ranked += [(rank > 0, size, file) for rank, (size, file) in enumerate(sizes)]
    held = set()
    for _, size, file in sorted(ranked):
        if size > min(budget, LARGEST_HELD):
            continue
        if file not in held:
            held.add(file)
            budget -= size
    return frozenset(held)


def _read(
    entry: Entry, folder: Path, marks: Mapping[str, Mark], held: frozenset[str], known: _Known
) -> dict[str, Variant]:
    """Return a page's variants by coding; the plain file is read last and vouches for all."""
    variants = {}
    for coding, file in (*entry.encodings.items(), (IDENTITY, entry.file)):
        variant = Variant(
            coding, file, conditions.tag(entry.checksum, coding), marks[file], body=None
        )
        last = known.get((file, variant.tag))
        if last and last.mark == variant.mark and (last.body is not None) == (file in held):
            variants[coding] = last
            continue
        body = _bytes(entry, folder, variant)
        variants[coding] = Variant(
            coding, file, variant.tag, variant.mark, body if file in held else None
        )
    return variants


def _bytes(entry: Entry, folder: Path, variant: Variant) -> bytes:
    """Return the bytes of a file that is short enough to be read whole, once they are proved."""
    plain = variant.coding == IDENTITY
    if plain and variant.mark.size != entry.size:
        raise _replaced(variant.file)
    if variant.mark.size > LARGEST_HELD:
        return b""
    try:
        with (folder / variant.file).open("rb") as file:
            body = file.read()
            mark = mark_of(os.fstat(file.fileno()))
    except OSError as fault:
        raise _missing(variant.file, fault) from fault
    if mark != variant.mark or len(body) != mark.size:
        raise _replaced(variant.file)
    if plain and hashlib.sha256(body).hexdigest() != entry.checksum:
        raise _replaced(variant.file)
    return body


def _missing(file: str, fault: OSError) -> BuildIsNotWhole:
    return BuildIsNotWhole(
        f"Không đọc được tệp {FOLDER}/{file} mà manifest.json kể tên ({fault.strerror})."
        " Hãy dựng lại trang; trong lúc đó bản dựng trước vẫn được phục vụ."
    )


def _replaced(file: str) -> BuildIsNotWhole:
    return BuildIsNotWhole(
        f"Tệp {FOLDER}/{file} không khớp mã kiểm ghi trong manifest.json:"
        " có thể bản dựng mới đang được ghi. Nếu không có lượt dựng nào đang chạy,"
        " hãy dựng lại toàn bộ."
    )
