"""Opens a workbook with care: what it is, how large it would become, and what must not be in it.

Nothing is unpacked before its size is known. The reader of values is given a new package of the
parts that were looked at, so that it never meets anything else.
"""

import html
import re
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _

from congso.findings.finding import Fault, FaultyInput

MOST_BYTES = 20 * 1024**2
MOST_UNPACKED = 100 * 1024**2
MOST_PARTS, MOST_SHEETS = 500, 20
MOST_TIMES = 200
"""So many times its size is more than figures ever unpack to."""
_SMALL = 1024**2
_FIRST = 8192

_OF_OTHERS = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^>]*\bref\s*=\s*[\"'][A-Z]+\d+:([A-Z]+)(\d+)")
_ENCODING = re.compile(rb"^<\?xml[^>]*encoding\s*=\s*[\"']([\w-]+)")
_LEFT_OUT = ("xl/drawings/", "xl/theme/", "xl/media/", "docProps/", "customXml/", "xl/comments")


@dataclass(frozen=True, slots=True)
class Package:
    """A workbook that may be read: its parts, and where each sheet lies."""

    content: bytes
    """A plain package of the parts that were looked at."""
    sheets: dict[str, bytes]
    """Name of the sheet → its part."""


def refused(where: str, message: str) -> FaultyInput:
    """Return the refusal of a whole file."""
    return FaultyInput((Fault(where, message),))


def opened(content: bytes, name: str) -> Package:
    """Return what may be read of a workbook.

    Raises: `FaultyInput` saying what is wrong with the file as a whole, and what to do.
    """
    _require_workbook(content, name)
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            _require_kind(package, name)
            sheets = _sheets(package, name)
            _refuse_endless(package, sheets, name)
            _require_size(package, name)
            parts = {part.filename: package.read(part) for part in package.infolist()
                     if _is_kept(part.filename)}  # fmt: skip
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        raise refused(
            name, _("tệp hỏng hoặc bị cắt cụt; hãy mở bằng Excel, lưu lại rồi tải lên lần nữa.")
        ) from None
    for part, written in parts.items():
        _require_plain(written, part, name)
    return Package(_packed(parts), {said: parts[path] for said, path in sheets.items()})


def _require_workbook(content: bytes, name: str) -> None:
    if not content:
        raise refused(name, _("tệp trống."))
    if len(content) > MOST_BYTES:
        told = _("tệp nặng %(size)d MB; nhiều nhất 20 MB. Hãy chia thành nhiều tệp.")
        raise refused(name, told % {"size": len(content) // 1024**2})
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise refused(name, _("tệp có mật khẩu; hãy bỏ mật khẩu (Save As) rồi tải lại."))
        raise refused(name, _("tệp .xls kiểu cũ; hãy lưu thành .xlsx (Excel Workbook)."))
    for start, kind in _OF_OTHERS:
        if content.startswith(start):
            told = _("đây là tệp %(kind)s, không phải sổ tính; hãy dùng mẫu .xlsx tải từ cổng.")
            raise refused(name, told % {"kind": kind})
    if not content.startswith(b"PK"):
        raise refused(name, _("không phải sổ tính .xlsx; hãy dùng mẫu tải từ cổng."))


def _require_kind(package: zipfile.ZipFile, name: str) -> None:
    """Refuse what is packed like a workbook but is another kind of file, or carries a program."""
    names = package.namelist()
    lower = {one.lower() for one in names}
    if len(names) > MOST_PARTS or len(lower) < len(names):
        raise refused(name, _("gói tệp có quá nhiều phần hoặc phần trùng tên; hãy lưu lại."))
    if "mimetype" in lower:
        raise refused(name, _("tệp OpenDocument (.ods); hãy lưu thành .xlsx."))
    if "xl/workbook.bin" in lower:
        raise refused(name, _("tệp .xlsb; hãy lưu thành .xlsx."))
    if "xl/workbook.xml" not in names or "[Content_Types].xml" not in names:
        raise refused(name, _("tệp nén, không phải sổ tính .xlsx; hãy dùng mẫu tải từ cổng."))
    types = package.getinfo("[Content_Types].xml")
    is_macro = types.file_size < _SMALL and b"macroEnabled" in package.read(types)
    if is_macro or any("vbaproject" in one or "macrosheets/" in one for one in lower):
        raise refused(name, _("sổ tính có macro (.xlsm); hãy lưu thành .xlsx, không macro."))
    foreign = ("xl/externallinks/", "xl/connections.xml", "xl/embeddings/", "xl/activex/")
    if any(one.startswith(foreign) for one in lower):
        raise refused(
            name,
            _("sổ tính có liên kết ngoài, kết nối hoặc tệp nhúng; hãy gỡ (Data, Edit Links)."),
        )


def _sheets(package: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Return the part of each sheet; hidden ones are refused by name."""
    book = _first(package, "xl/workbook.xml", _SMALL)
    relations = _first(package, "xl/_rels/workbook.xml.rels", _SMALL)
    targets = {
        _attribute(tag, "Id"): _attribute(tag, "Target").removeprefix("/xl/")
        for tag in _RELATION.findall(relations)
    }
    found: dict[str, str] = {}
    hidden = []
    for tag in _SHEET.findall(book):
        said = _attribute(tag, "name")
        found[said] = f"xl/{targets.get(_attribute(tag, 'r:id'), '')}"
        hidden += [said] if _attribute(tag, "state") in ("hidden", "veryHidden") else []
    if hidden:
        told = _("có trang ẩn: %(names)s. Hãy bỏ ẩn và xóa nếu không cần.")
        raise refused(name, told % {"names": ", ".join(f"“{one}”" for one in hidden)})
    if not found or len(found) > MOST_SHEETS:
        raise refused(name, _("sổ tính phải có từ 1 đến 20 trang."))
    missing = [said for said, path in found.items() if path not in package.namelist()]
    if missing:
        raise refused(name, _("trang “%s” không đọc được; hãy lưu lại tệp.") % missing[0])
    return found


def _refuse_endless(package: zipfile.ZipFile, sheets: dict[str, str], name: str) -> None:
    """Refuse by name a sheet that says of itself that it is larger than any form."""
    for said, path in sheets.items():
        size = _DIMENSION.search(_first(package, path, _FIRST))
        if size and (int(size[2]) > 9999 or len(size[1]) > 2):
            told = _(
                "trang “%(sheet)s” rộng đến ô %(cell)s; một trang có nhiều nhất 9.999 dòng và "
                "702 cột (đến ZZ). Hãy xóa các dòng, cột thừa hoặc chia nhỏ."
            )
            cell = (size[1] + size[2]).decode()
            raise refused(name, told % {"sheet": said, "cell": cell})


def _require_size(package: zipfile.ZipFile, name: str) -> None:
    """Refuse what would unpack to more than figures ever do."""
    parts = package.infolist()
    total = sum(part.file_size for part in parts)
    swollen = [
        part
        for part in parts
        if part.file_size > _SMALL and part.file_size > MOST_TIMES * max(part.compress_size, 1)
    ]
    if total > MOST_UNPACKED or swollen:
        told = _(
            "tệp giải nén ra %(size)d MB, lớn bất thường (nhiều nhất 100 MB); tệp không được mở. "
            "Hãy chép số sang một mẫu mới tải từ cổng."
        )
        raise refused(name, told % {"size": total // 1024**2})


def _require_plain(written: bytes, part: str, name: str) -> None:
    """Refuse declarations of entities, and any alphabet but UTF-8, in a part."""
    declared = _ENCODING.match(written[:200])
    is_utf8 = declared is None or declared[1].lower() in (b"utf-8", b"utf8", b"us-ascii")
    if not is_utf8 or b"\x00" in written[:200] or written[:2] in (b"\xfe\xff", b"\xff\xfe"):
        raise refused(name, _("phần “%s” không phải UTF-8; hãy lưu lại bằng Excel.") % part)
    if b"<!DOCTYPE" in written or b"<!ENTITY" in written:
        told = _("phần “%s” khai báo thực thể XML, sổ tính thật không có; tệp không được mở.")
        raise refused(name, told % part)


def _is_kept(part: str) -> bool:
    return part.endswith((".xml", ".rels")) and not part.startswith(_LEFT_OUT)


def _packed(parts: dict[str, bytes]) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as package:
        for part, written in parts.items():
            package.writestr(part, written)
    return whole.getvalue()


def _first(package: zipfile.ZipFile, part: str, most: int) -> bytes:
    """Return the beginning of a part, b"" where there is none."""
    if part not in package.namelist():
        return b""
    with package.open(part) as opened_part:
        return opened_part.read(most)


def _attribute(tag: bytes, name: str) -> str:
    found = re.search(rb"\s" + name.encode() + rb"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
    written = (found[1] or found[2] or b"") if found else b""
    return html.unescape(written.decode("utf-8", "replace"))
