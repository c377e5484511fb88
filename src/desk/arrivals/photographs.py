"""Photographs that lie in a folder beside the export: found by the end of their address.

They are written anew like any upload; the same photograph is kept once.
"""

import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.files.base import ContentFile
from wagtail.images import get_image_model

from desk.intake import pictures
from desk.intake.unfit import Unfit


class Photographs:
    """The pictures of one folder, by their names and paths."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder.resolve() if folder else None
        self._by_name: dict[str, Path] | None = None

    def taken_in(self, source: str, title: str) -> tuple[Any, str]:
        """Return the picture that an address means, and why there is none where there is none."""
        path = self._path(source)
        if path is None:
            return None, f"không có ảnh “{source[:120]}” trong thư mục ảnh"
        try:
            return _kept(path.read_bytes(), path.name, title), ""
        except (Unfit, OSError) as fault:
            return None, str(fault)

    def _path(self, source: str) -> Path | None:
        if self.folder is None or not source:
            return None
        said = unquote(urlsplit(source).path).lstrip("/") or source
        parts = [part for part in said.split("/") if part not in ("", ".", "..")]
        for start in range(len(parts)):
            found = self.folder.joinpath(*parts[start:])
            if found.is_file() and found.resolve().is_relative_to(self.folder):
                return found
        return self._named().get(parts[-1].lower()) if parts else None

    def _named(self) -> dict[str, Path]:
        if self._by_name is None:
            folder = self.folder or Path()
            self._by_name = {
                path.name.lower(): path
                for path in sorted(folder.rglob("*"))
                if path.is_file() and path.resolve().is_relative_to(folder)
            }
        return self._by_name


def _name(checksum: str, suffix: str) -> str:
    return f"original_images/nhap-{checksum[:24]}{suffix}"


def _kept(content: bytes, name: str, title: str) -> Any:
    model = get_image_model()
    checksum = hashlib.sha1(content, usedforsecurity=False).hexdigest()
    found = model.objects.filter(file__startswith=f"original_images/nhap-{checksum[:24]}").first()
    if found is not None:
        return found
    made = pictures.taken_in(content, name)
    wanted = _name(checksum, made.suffix)
    image = model(title=title[:255], width=made.width, height=made.height)
    storage = image.file.storage
    if storage.exists(wanted):
        storage.delete(wanted)
    image.file.name = storage.save(wanted, ContentFile(made.content))
    image.file_size = len(made.content)
    image.said_in_file = made.said
    image.save()
    return image
