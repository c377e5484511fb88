"""What has to be carried so that a copy of the built tree says what the tree says.

Assets go first, then the pages that name them, then the manifest that names all; only then does
what nobody names any more go. So a copy is whole at every moment, also when the carrier is lost.

>>> there = {"site/a.html": Item("site/a.html", "1", "text/html"), "site/b.html": Item("", "", "")}
>>> here = [[Item("site/a.html", "2", "text/html")]]
>>> found = plan(here, there)
>>> [[item.name for item in load] for load in found.put], found.delete
([['site/a.html']], ('site/b.html',))
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from congso.publication.caching import CACHING

MANIFEST = "manifest.json"
FOLDER, PIECES = "site", "manifest"


class NotAManifest(ValueError):
    """The text is not a manifest of a built tree."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file of the tree."""

    name: str
    """Below the root of the tree."""
    checksum: str
    """SHA-256 of the bytes that it stands for, before any compression."""
    type: str
    coding: str = ""
    """Content coding, empty for the bytes themselves."""
    cache: str = "page"
    size: int = 0
    """Bytes of what it stands for."""

    @property
    def mark(self) -> str:
        """What changes when the file or what is said of it does."""
        return f"{self.checksum} {self.coding} {self.cache} {self.type}"

    @property
    def headers(self) -> Mapping[str, str]:
        """What a store is to say when it hands the file out."""
        told = {"Content-Type": self.type, "Cache-Control": CACHING[self.cache]}
        return told | ({"Content-Encoding": self.coding} if self.coding else {})


Load = list[Item]
"""Files that are read together: the compressed ones of a page, then the page, which vouches."""


@dataclass(frozen=True, slots=True)
class Cargo:
    """What to carry, in order, and what to remove after it."""

    put: tuple[Load, ...]
    keep: int
    """Files that are there already."""
    delete: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many files are to be carried."""
        return sum(map(len, self.put))


def pieces(manifest: Mapping[str, Any]) -> dict[str, Item]:
    """Return the pieces in which a manifest is told, by name and checksum; none if it is whole.

    Raises: `NotAManifest`.
    """
    try:
        return {
            f"{name} {checksum}": Item(
                f"{PIECES}/{name}.{checksum[:16]}.json", checksum, "application/json"
            )
            for name, checksum in manifest.get("pieces", {}).items()
        }
    except (TypeError, AttributeError) as fault:
        raise _not_read(fault) from fault


def loads(manifest: Mapping[str, Any]) -> list[Load]:
    """Return the files that a piece, or a manifest in one piece, names, page by page.

    Raises: `NotAManifest`.
    """
    try:
        return [_load(page) for _address, page in sorted(manifest["pages"].items())]
    except (KeyError, TypeError, AttributeError) as fault:
        raise _not_read(fault) from fault


def plan(here: Iterable[Load], there: Mapping[str, Item], done: Collection[str] = ()) -> Cargo:
    """Return what makes the copy say what the tree says.

    Shape: `there` by name; `done` the names and marks, with a blank between, of what an earlier
    attempt carried already.
    """
    put, keep, names = list[Load](), 0, set[str]()
    for load in sorted(here, key=lambda load: load[-1].cache != "asset"):
        names |= {item.name for item in load}
        missing = [item for item in load if not _is_there(item, there, done)]
        keep += len(load) - len(missing)
        if missing:
            put.append(missing)
    return Cargo(tuple(put), keep, tuple(sorted(there.keys() - names)))


def by_name(carried: Iterable[Load]) -> dict[str, Item]:
    """Return the files of some loads by their names."""
    return {item.name: item for load in carried for item in load}


def _not_read(fault: Exception) -> NotAManifest:
    return NotAManifest(
        f"manifest.json không như máy này đọc được (thiếu hoặc sai {fault}). Hãy dựng lại"
        " trang bằng cùng một phiên bản."
    )


def _is_there(item: Item, there: Mapping[str, Item], done: Collection[str]) -> bool:
    before = there.get(item.name)
    if f"{item.name} {item.mark}" in done:
        return True
    return before is not None and before.mark == item.mark


def _load(page: Mapping[str, Any]) -> Load:
    cache = page["cache"] if page["cache"] in CACHING else "page"
    given = (page["checksum"], page["type"])
    compressed = [
        Item(f"{FOLDER}/{file}", *given, coding, cache, page["size"])
        for coding, file in sorted(page.get("encodings", {}).items())
    ]
    return [*compressed, Item(f"{FOLDER}/{page['file']}", *given, "", cache, page["size"])]
