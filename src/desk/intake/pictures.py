"""Pictures are opened, turned upright and written anew: what was hidden in the file stays out.

A photograph of a telephone carries the place where it was taken; a crafted file carries worse.
The names of who took it and whose it is are read before, and kept beside the picture.
"""

import warnings
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from congso.writing import letters
from desk.intake.unfit import Unfit

KINDS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "GIF": ".gif"}
MOST_PIXELS = 80_000_000
MOST_BYTES = 30_000_000
LONGEST = 4096
"""The longer side that is kept; pages show 1.200 pixels at most."""
_QUALITY = 90
_SAID_IN = {"author": 315, "owner": 33432}
"""Numbers of the fields of Exif in which cameras write who took a picture, and whose it is."""
_LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture written anew, and how its file is to end."""

    content: bytes
    suffix: str
    width: int
    height: int
    said: Mapping[str, str] = field(default_factory=dict)
    """Who took it and whose it is, as the camera wrote it: ``author``, ``owner``."""


def taken_in(content: bytes, name: str) -> Picture:
    """Return the picture in a file, written anew without anything that is not the picture.

    Raises: `Unfit`.
    """
    if len(content) > MOST_BYTES:
        raise Unfit(
            _("“%(name)s” lớn hơn 30 MB. Hãy giảm cỡ ảnh rồi tải lên lại.") % {"name": name}
        )
    if content.lstrip()[:1] == b"<":
        raise Unfit(
            _(
                "“%(name)s” là ảnh vẽ bằng mã (SVG, HTML), có thể chứa chương trình. "
                "Hãy xuất ra PNG hoặc JPEG rồi tải lên."
            )
            % {"name": name}
        )
    opened = _opened(content, name)
    width, height = opened.size
    if width * height > MOST_PIXELS:
        raise Unfit(
            _(
                "“%(name)s” có %(width)s × %(height)s điểm ảnh, quá mức 80 triệu. "
                "Hãy thu nhỏ ảnh (4.000 điểm bề ngang là đủ) rồi tải lên lại."
            )
            % {"name": name, "width": width, "height": height}
        )
    return _written(opened, name)


def _opened(content: bytes, name: str) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(BytesIO(content), formats=list(KINDS))
    except Image.DecompressionBombError:
        raise Unfit(
            _("“%(name)s” có quá nhiều điểm ảnh (trên 80 triệu). Hãy thu nhỏ rồi tải lên lại.")
            % {"name": name}
        ) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise Unfit(
            _(
                "“%(name)s” không phải ảnh JPEG, PNG, WebP hay GIF, dù tên có đuôi ảnh. "
                "Hãy mở bằng chương trình xem ảnh và lưu lại thành JPEG."
            )
            % {"name": name}
        ) from None
    return opened


def _written(opened: Image.Image, name: str) -> Picture:
    kind = opened.format or "PNG"
    try:
        said = _said(opened)
        if kind == "JPEG":
            opened.draft("RGB", (LONGEST, LONGEST))
        upright = ImageOps.exif_transpose(opened) or opened
        upright.thumbnail((LONGEST, LONGEST))
        if kind == "GIF":
            kind, upright = "PNG", upright.convert("RGBA")
        if kind == "JPEG" and upright.mode != "RGB":
            upright = upright.convert("RGB")
        bare = Image.new(upright.mode, upright.size)
        if upright.mode == "P" and (palette := upright.getpalette()):
            bare.putpalette(palette)
        bare.paste(upright)
        written = BytesIO()
        bare.save(written, kind, quality=_QUALITY)
    except (OSError, SyntaxError, ValueError, EOFError):
        raise Unfit(
            _("“%(name)s” hỏng giữa chừng, không đọc hết được. Hãy lấy lại tệp gốc.")
            % {"name": name}
        ) from None
    return Picture(written.getvalue(), KINDS[kind], *bare.size, said)


def _said(opened: Image.Image) -> dict[str, str]:
    """Return the names that are written in a file: words alone, composed (NFC)."""
    fields = opened.getexif()
    found = {name: _words(fields.get(number)) for name, number in _SAID_IN.items()}
    return {name: words for name, words in found.items() if words}


def _words(told: object) -> str:
    """Return a field of Exif as words; it is read byte by byte, and often written as UTF-8."""
    if not isinstance(told, str):
        return ""
    with suppress(UnicodeError):
        told = told.encode("latin-1").decode("utf-8")
    words = "".join(one if one.isprintable() else " " for one in letters.nfc(told))
    return " ".join(words.split())[:_LONGEST_NAME]
