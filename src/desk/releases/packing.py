"""The bundle of a release as one file: a ZIP whose bytes follow from what lies in it.

Nothing in it is compressed, because compressors differ from machine to machine, and every entry
bears the same date. It needs no Django, so that anybody can open it.
"""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from congso.findings.finding import Fault, FaultyInput

MEDIA_TYPE = "application/zip"
_DATE = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
_MOST = 500_000_000
"""Bytes that a bundle may unfold to; more is no bundle of a release."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return the files as one; the same files give the same bytes, on any machine."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as made:
        for name, held in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 3
            entry.external_attr = _READABLE
            made.writestr(entry, held)
    return content.getvalue()


def unzipped(content: bytes, where: str) -> dict[str, bytes]:
    """Return the files in a bundle, by name.

    Raises: `FaultyInput` when it is no ZIP, is damaged, or unfolds without end.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as found:
            if sum(entry.file_size for entry in found.infolist()) > _MOST:
                raise _faulty(where, "lớn quá mức của một gói phát hành; không mở.")
            return {name: found.read(name) for name in found.namelist()}
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError) as problem:
        raise _faulty(where, f"không phải gói ZIP lành lặn ({problem}).") from None


def _faulty(where: str, said: str) -> FaultyInput:
    return FaultyInput((Fault(where, said),))
