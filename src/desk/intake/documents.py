"""Documents to take away: of a kind that readers can open, and without programs in them."""

import zipfile
from io import BytesIO

from django.utils.translation import gettext as _

from desk.intake.unfit import Unfit

MOST_BYTES = 100_000_000
_MOST_UNFOLDED = 1_000_000_000
_OFFICE = {".docx", ".xlsx", ".pptx", ".odt", ".ods"}
_TEXT = {".txt", ".csv", ".json", ".md"}
_BY_START = {".pdf": (b"%PDF-",), ".zip": (b"PK\x03\x04", b"PK\x05\x06")}
_FORBIDDEN = (
    "vbaproject.bin", "vbadata.xml", "/activex/", "/macrosheets/", "xl/dialogsheets/",
    "basic/script", "scripts/",
)  # fmt: skip


def fitting(content: bytes, name: str) -> None:
    """Let a document pass.

    Raises: `Unfit` for what is not of its kind, holds programs, or unfolds without end.
    """
    suffix = _suffix(name)
    if len(content) > MOST_BYTES:
        raise Unfit(_("“%(name)s” lớn hơn 100 MB; hãy chia nhỏ hoặc nén lại.") % {"name": name})
    if suffix in _OFFICE or suffix == ".zip":
        _fitting_package(content, name, suffix)
    elif suffix == ".pdf":
        _fitting_pdf(content, name)
    elif suffix in _TEXT:
        _fitting_text(content, name)
    else:
        raise Unfit(
            _(
                "Cổng nhận PDF, DOCX, XLSX, PPTX, ODT, ODS, CSV, TXT, JSON, ZIP; “%(name)s” không "
                "thuộc các loại ấy. Tệp .doc, .xls cũ hãy lưu lại thành .docx, .xlsx hoặc PDF."
            )
            % {"name": name}
        )


def _fitting_package(content: bytes, name: str, suffix: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise _no_such(name, suffix) from None
    if sum(entry.file_size for entry in entries) > _MOST_UNFOLDED:
        raise Unfit(
            _("“%(name)s” bung ra quá lớn; hãy kiểm tra lại tệp ở máy của bạn.") % {"name": name}
        )
    names = [entry.filename.lower() for entry in entries]
    if suffix == ".zip":
        return
    if "[content_types].xml" not in names and "content.xml" not in names:
        raise _no_such(name, suffix)
    if any(sign in f"/{entry}" for entry in names for sign in _FORBIDDEN):
        raise Unfit(
            _(
                "“%(name)s” có chương trình chạy kèm (macro), không đăng cho người đọc được. "
                "Hãy lưu lại thành tệp không có macro, hoặc xuất ra PDF."
            )
            % {"name": name}
        )


def _fitting_pdf(content: bytes, name: str) -> None:
    if not content.lstrip()[:5].startswith(b"%PDF-"):
        raise _no_such(name, ".pdf")
    if any(sign in content for sign in (b"/JavaScript", b"/Launch", b"/JS ", b"/JS(")):
        raise Unfit(
            _(
                "“%(name)s” có chương trình chạy kèm (JavaScript). "
                "Hãy in lại ra PDF từ văn bản gốc rồi tải lên."
            )
            % {"name": name}
        )


def _fitting_text(content: bytes, name: str) -> None:
    if b"\x00" in content[:100_000]:
        raise _no_such(name, _suffix(name))


def _no_such(name: str, suffix: str) -> Unfit:
    return Unfit(
        _(
            "“%(name)s” không phải tệp %(kind)s dù tên có đuôi ấy; "
            "hãy mở ra và lưu lại cho đúng loại."
        )
        % {"name": name, "kind": suffix.removeprefix(".").upper()}
    )


def _suffix(name: str) -> str:
    stem, dot, suffix = name.lower().rpartition(".")
    return f".{suffix}" if dot and stem else ""
