"""Carries the built tree to where it is served from: an object store, or a folder of a front.

Only what changed goes, by the checksums of both manifests; what was carried is noted, so that an
attempt that broke off is gone on with. Source and target are addresses as fsspec reads them, so
the same way leads from the press to a store and from the store to the folder of a front.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

import fsspec

from congso.publication import cargo
from congso.publication.cargo import MANIFEST, Cargo, Item, Load
from congso.searching import schema

AT_ONCE: Final = 16
"""Files that are under way at the same time."""
_IN_MEMORY: Final = 8 * 1024 * 1024
_CHUNK: Final = 1 << 20
_NAMES: Final = {
    "Content-Type": "ContentType",
    "Content-Encoding": "ContentEncoding",
    "Cache-Control": "CacheControl",
}
"""As S3 calls them; other stores get the bytes alone."""
Told = Callable[[int, int], None]
"""Told how many files are carried, of how many."""


class CannotShip(Exception):
    """The tree could not be carried; the message says why, and that nothing is half there."""


class _Changed(Exception):
    """The tree is being built anew while it is carried."""


@dataclass(frozen=True, slots=True)
class Place:
    """A tree, here or elsewhere."""

    fs: Any
    root: str

    @property
    def is_local(self) -> bool:
        """Whether it is a folder of this machine."""
        return "file" in self.fs.protocol

    def path(self, name: str) -> str:
        """Return the path of a file of the tree."""
        return str(PurePosixPath(self.root) / name)

    def manifest(self) -> dict[str, Any] | None:
        """Return what the tree holds, None where there is no tree yet."""
        try:
            told = json.loads(self.fs.cat_file(self.path(MANIFEST)))
        except FileNotFoundError:
            return None
        except ValueError as fault:
            raise cargo.NotAManifest(f"{self.path(MANIFEST)} không phải JSON.") from fault
        return dict(told)


def place(address: str) -> Place:
    """Return the tree at an address: s3://…, file://…, or a folder."""
    try:
        fs, root = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as fault:
        raise CannotShip(
            f"Không hiểu nơi “{address}” ({fault}). Ví dụ: s3://kho/cong-so."
        ) from None
    return Place(fs, str(root))


def planned(source: Place, target: Place, journal: Path) -> Cargo:
    """Return what would be carried.

    Raises: `CannotShip`.
    """
    return _told(lambda: _plan(source, target, _noted(journal))[0])


def ship(
    source: Place, target: Place, journal: Path, told: Told = lambda _done, _all: None
) -> Cargo:
    """Make the target say what the source says; return what was carried.

    Shape: `journal` is the file in which this pair of source and target is noted.
    Raises: `CannotShip`.
    """
    for _ in range(3):
        with suppress(_Changed):
            return _told(lambda: _ship(source, target, journal, told))
    raise CannotShip(
        "Bản dựng đổi liên tục trong lúc gửi. Phần đã gửi được giữ; hãy chạy lại lệnh này."
    )


def _told(work: Callable[[], Cargo]) -> Cargo:
    try:
        return work()
    except (_Changed, CannotShip):
        raise
    except cargo.NotAManifest as fault:
        raise CannotShip(str(fault)) from fault
    except Exception as fault:
        # Each store has faults of its own; after any of them the copy is whole and is gone on with.
        raise CannotShip(
            f"Chưa gửi xong ({type(fault).__name__}: {fault}). Bản đang có ở đích vẫn nguyên;"
            " chạy lại lệnh này sẽ gửi tiếp phần còn lại."
        ) from fault


def _plan(source: Place, target: Place, done: set[str]) -> tuple[Cargo, bytes]:
    try:
        manifest = source.fs.cat_file(source.path(MANIFEST))
    except FileNotFoundError:
        raise CannotShip(
            f"Chưa có bản dựng ở {source.root} (thiếu {MANIFEST}). Hãy chạy congso build trước."
        ) from None
    told = json.loads(manifest)
    here = _pieces(source, told)
    standing = target.manifest()
    there = {} if standing is None else _pieces(target, standing, here)
    wanted = [load for piece in here.values() for load in piece]
    if extra := _index(source):
        wanted.append([extra])
    before = cargo.by_name(load for piece in there.values() for load in piece)
    return cargo.plan(wanted, before, done), manifest


def _pieces(
    tree: Place, manifest: Mapping[str, Any], known: Mapping[str, list[Load]] | None = None
) -> dict[str, list[Load]]:
    """Return the files of a tree by the piece that tells of them, the piece itself among them.

    Shape: pieces in `known` are not read; of a copy, those that cannot be read are as good as none.
    """
    found = {}
    for key, piece in cargo.pieces(manifest).items():
        if known is not None and key in known:
            found[key] = known[key]
            continue
        try:
            told = json.loads(tree.fs.cat_file(tree.path(piece.name)))
        except FileNotFoundError:
            if known is None:
                raise _Changed from None
            continue
        found[key] = [*cargo.loads(told), [piece]]
    return found or {"": cargo.loads(manifest)}


def _ship(source: Place, target: Place, journal: Path, told: Told) -> Cargo:
    journal.parent.mkdir(parents=True, exist_ok=True)
    plan, manifest = _plan(source, target, _noted(journal))
    # A name is told whole only behind its line end: a line that was cut off says nothing.
    with journal.open("a", encoding="utf-8") as notes, ThreadPoolExecutor(AT_ONCE) as pool:
        notes.write("\n")
        done = 0
        for is_asset in (True, False):
            batch = [load for load in plan.put if (load[-1].cache == "asset") == is_asset]
            for load in pool.map(lambda load: _carry(load, source, target), batch):
                done += len(load)
                notes.writelines(f"{item.name} {item.mark}\n" for item in load)
                notes.flush()
                told(done, plan.count)
    if source.fs.cat_file(source.path(MANIFEST)) != manifest:
        raise _Changed
    _put(target, MANIFEST, manifest, {"Content-Type": "application/json"})
    for name in plan.delete:
        with suppress(FileNotFoundError):
            target.fs.rm_file(target.path(name))
    kept = [line for line in _noted(journal) if line.startswith(f"{schema.FILE} ")]
    journal.write_text("".join(f"{line}\n" for line in kept[-1:]), encoding="utf-8")
    return plan


def _carry(load: Load, source: Place, target: Place) -> Load:
    """Carry the files of a page: read together, proved by the last of them, then put."""
    last = load[-1]
    if last.size > _IN_MEMORY:
        for item in load:
            _stream(item, source, target)
        return load
    try:
        read = [source.fs.cat_file(source.path(item.name)) for item in load]
    except FileNotFoundError:
        raise _Changed from None
    if not last.coding and hashlib.sha256(read[-1]).hexdigest() != last.checksum:
        raise _Changed
    for item, content in zip(load, read, strict=True):
        _put(target, item.name, content, item.headers)
    return load


def _put(target: Place, name: str, content: bytes, headers: Any) -> None:
    if target.is_local:
        aside = _aside(target, name)
        aside.write_bytes(content)
        aside.replace(target.path(name))
    else:
        target.fs.pipe_file(target.path(name), content, **_named(target, headers))


def _stream(item: Item, source: Place, target: Place) -> None:
    """Carry a large file without holding it in memory."""
    with _steady(item, source) as given:
        if target.is_local:
            aside = _aside(target, item.name)
            with aside.open("wb") as taken:
                shutil.copyfileobj(given, taken, _CHUNK)
            aside.replace(target.path(item.name))
            return
        more = _named(target, item.headers)
        with target.fs.open(target.path(item.name), "wb", **more) as taken:
            shutil.copyfileobj(given, taken, _CHUNK)


@contextmanager
def _steady(item: Item, source: Place) -> Iterator[Any]:
    """Give the bytes of a file: of the index here a copy, since it may be written to meanwhile."""
    with source.fs.open(source.path(item.name), "rb") as given:
        if item.name != schema.FILE or not source.is_local:
            yield given
            return
        checksum = hashlib.sha256()
        with tempfile.TemporaryFile() as kept:
            while piece := given.read(_CHUNK):
                checksum.update(piece)
                kept.write(piece)
            if checksum.hexdigest() != item.checksum:
                raise _Changed
            kept.seek(0)
            yield kept


def _aside(target: Place, name: str) -> Path:
    path = Path(target.path(name))
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.with_name(f".{path.name}.new")


def _named(target: Place, headers: Any) -> dict[str, str]:
    if "s3" not in target.fs.protocol:
        return {}
    return {_NAMES[name]: value for name, value in headers.items()}


def _index(source: Place) -> Item | None:
    """Return the index of readers' search as a file to carry; the manifest does not name it."""
    try:
        with source.fs.open(source.path(schema.FILE), "rb") as file:
            checksum = hashlib.sha256()
            while piece := file.read(_CHUNK):
                checksum.update(piece)
            size = file.tell()
    except FileNotFoundError:
        return None
    return Item(schema.FILE, checksum.hexdigest(), "application/vnd.sqlite3", size=size)


def _noted(journal: Path) -> set[str]:
    try:
        lines: Iterable[str] = journal.read_text(encoding="utf-8").splitlines(keepends=True)
    except FileNotFoundError:
        return set()
    return {line.rstrip("\n") for line in lines if line.endswith("\n")}
