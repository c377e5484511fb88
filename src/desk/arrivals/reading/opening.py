"""Which layout a file is in, and whether it may be opened at all."""

from collections.abc import Callable, Iterator
from pathlib import Path

from congso.findings.finding import Fault, FaultyInput
from desk.arrivals.reading import objects, tables, wordpress

MOST_BYTES = 4_000_000_000
_READERS: dict[str, Callable[[Path], Iterator[dict[str, str]]]] = {
    ".csv": tables.told,
    ".json": objects.told,
    ".jsonl": objects.told,
    ".xml": wordpress.told,
    ".wxr": wordpress.told,
}
_PACKED = {".zip", ".gz", ".bz2", ".xz", ".zst", ".rar", ".7z", ".tar", ".tgz"}


def told(path: Path) -> Iterator[dict[str, str]]:
    """Yield what each article of a file tells, by named fields.

    Raises: `FaultyInput` for a file that cannot be read, and in the midst for one that is broken.
    """
    suffix = path.suffix.lower()
    if not path.is_file():
        raise _faulty(path, "không có tệp này.")
    if suffix in _PACKED:
        raise _faulty(
            path, "là tệp nén; hãy giải nén rồi đưa tệp bên trong, ảnh để ở thư mục bên cạnh."
        )
    if suffix not in _READERS:
        raise _faulty(path, f"phải là {', '.join(_READERS)}.")
    if path.stat().st_size > MOST_BYTES:
        raise _faulty(path, "lớn hơn 4 GB; hãy chia thành nhiều tệp, nhập lần lượt.")
    try:
        yield from _READERS[suffix](path)
    except UnicodeDecodeError:
        raise _faulty(path, "không phải UTF-8; hãy lưu lại với bảng mã UTF-8.") from None


def _faulty(path: Path, said: str) -> FaultyInput:
    return FaultyInput((Fault(path.name, said),))
