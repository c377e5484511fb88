"""Which papers a command line means: files, every text below a folder, standard input."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from congso.claims.review import Review
from congso.findings.finding import FaultyInput
from desk.command.papers import reading
from desk.kit import shelf

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper to read."""

    name: str
    """As it is told: the path as given, or đầu vào."""
    path: Path | None
    """None for standard input."""

    def text(self) -> str:
        """Return its words.

        Raises: `FaultyInput`.
        """
        return reading.read(self._written(), self.name)

    def _written(self) -> bytes:
        most = reading.LARGEST + 1
        if self.path is None:
            return sys.stdin.buffer.read(most)
        if self.path.is_file() and self.path.stat().st_size > reading.LARGEST:
            with self.path.open("rb") as file:
                return file.read(most)
        return shelf.read_bytes(self.path, self.name)


@dataclass(frozen=True, slots=True)
class Read:
    """A paper that was reviewed."""

    paper: Paper
    text: str
    reviewed: Review


@dataclass(frozen=True, slots=True)
class Unread:
    """A paper that could not be read."""

    paper: Paper
    refused: FaultyInput


def papers(asked: Sequence[str]) -> tuple[Paper, ...]:
    """Return the papers that are meant, each once, those of a folder in order of their names.

    Raises: `FaultyInput` for a folder without texts.
    """
    found: dict[Path | None, Paper] = {}
    for name in asked:
        for paper in _meant(name):
            found.setdefault(paper.path, paper)
    return tuple(found.values())


def is_several(asked: Sequence[str]) -> bool:
    """Return whether more than one paper may be meant, so that each is told with its name."""
    return len(asked) > 1 or Path(asked[0]).is_dir()


def tell_unread(outcome: Unread) -> int:
    """Say on the error stream why a paper could not be read."""
    for fault in outcome.refused.faults:
        sys.stderr.write(f"{fault}\n")
    return 2


def _meant(name: str) -> Iterator[Paper]:
    if name == STANDARD_INPUT:
        yield Paper("đầu vào", None)
        return
    path = Path(name)
    if not path.is_dir():
        yield Paper(name, path)
        return
    texts = sorted(one for one in path.rglob("*") if _is_text(one, path))
    if not texts:
        raise shelf.refused(name, f"thư mục không có văn bản nào ({', '.join(reading.ENDINGS)}).")
    for one in texts:
        yield Paper(str(one), one)


def _is_text(path: Path, folder: Path) -> bool:
    """Return whether a file of a folder is read: by its ending; hidden and lock files are not."""
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    return not hidden and path.suffix.lower() in reading.ENDINGS and path.is_file()
