"""Films that a browser plays by itself: MP4 and WebM, told by how the file begins."""

from django.utils.translation import gettext as _

from desk.intake.unfit import Unfit

LOOKED_AT = 4096
"""Bytes from the start of a file by which it is told."""
_START = 64


def fitting(start: bytes, name: str) -> None:
    """Let a film pass by the first bytes of its file.

    Raises: `Unfit`.
    """
    head = start[:_START]
    is_mp4 = head[4:8] == b"ftyp"
    is_webm = head[:4] == b"\x1a\x45\xdf\xa3" and b"webm" in start[:LOOKED_AT]
    wanted = is_webm if name.lower().endswith(".webm") else is_mp4
    if not wanted:
        raise Unfit(
            _(
                "“%(name)s” không phải video MP4 hay WebM dù tên có đuôi ấy. "
                "Hãy xuất lại video thành MP4 (H.264) rồi tải lên."
            )
            % {"name": name}
        )


def fitting_captions(content: bytes, name: str) -> None:
    """Let captions pass.

    Raises: `Unfit`.
    """
    if not content.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        raise Unfit(
            _("“%(name)s” không phải phụ đề WebVTT: dòng đầu phải là WEBVTT.") % {"name": name}
        )
