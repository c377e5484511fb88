"""What a file is, told by its first bytes: names may lie, and the refusal says what to do.

>>> of(b"%PDF-1.7 ...")[:7]
'tệp PDF'
>>> of("Năm 2023".encode())
''
"""

import zipfile
from io import BytesIO

WORD = "word"
_COPY = "Hãy mở tệp, chép phần chữ vào một tệp .txt hoặc lưu thành .docx."
_NO_WORDS = "Ở đây chỉ đọc văn bản: .txt, .md, .html, .docx."
_PDF = f"tệp PDF. {_COPY}"
_PICTURE = f"tệp ảnh, không có chữ để đọc. {_NO_WORDS}"
_PACKED = "tệp nén. Hãy giải nén rồi soát từng tệp, hoặc cả thư mục."
_PROGRAM = f"tệp chương trình. {_NO_WORDS}"
_SOUND = f"tệp âm thanh hoặc phim. {_NO_WORDS}"
_OLD_OFFICE = (
    "tệp Word, Excel đời cũ (.doc, .xls) hoặc tệp có mật khẩu. "
    "Hãy mở tệp và lưu lại thành .docx, không đặt mật khẩu."
)
_BEGINNINGS = (
    (b"%PDF", _PDF),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"\xd0\xcf\x11\xe0", _OLD_OFFICE),
    (b"{\\rtf", f"tệp RTF. {_COPY}"),
    (b"Rar!", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"\x1f\x8b", _PACKED),
    (b"BZh9", _PACKED),
    (b"\xfd7zXZ", _PACKED),
    (b"\x28\xb5\x2f\xfd", _PACKED),
    (b"\x7fELF", _PROGRAM),
    (b"\xcf\xfa\xed\xfe", _PROGRAM),
    (b"ID3", _SOUND),
    (b"OggS", _SOUND),
    (b"SQLite format 3\x00", f"tệp cơ sở dữ liệu. {_NO_WORDS}"),
)
_BINARY_BEGINNINGS = (
    (b"MZ", _PROGRAM),
    (b"BM", _PICTURE),
    (b"RIFF", f"tệp ảnh hoặc âm thanh. {_NO_WORDS}"),
)
"""Letters that a text may begin with too: what follows decides."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 4096
_OFFICE = (
    ("xl/", f"bảng tính Excel. {_COPY}"),
    ("ppt/", f"tệp trình chiếu PowerPoint. {_COPY}"),
    ("content.xml", f"tệp OpenDocument. {_COPY}"),
)


def of(written: bytes) -> str:
    """Return `WORD`, or in words what the file is that holds no text; empty where it may be text.

    Bytes with zeros among them are no text, but for the wide letters of UTF-16 with its mark.
    """
    if written.startswith(b"PK\x03\x04"):
        return _of_parts(written)
    for beginning, kind in _BEGINNINGS:
        if written.startswith(beginning):
            return kind
    if written[:2] in _WIDE or b"\x00" not in written[:_HEAD]:
        return ""
    if written[4:8] == b"ftyp":
        return _SOUND
    for beginning, kind in _BINARY_BEGINNINGS:
        if written.startswith(beginning):
            return kind
    return _of_zeros(written[:_HEAD])


def _of_parts(written: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(written)) as parts:
            names = parts.namelist()
    except zipfile.BadZipFile:
        return "tệp nén hoặc tệp Word bị hỏng. Hãy mở bằng Word và lưu lại, hoặc tải lại."
    if "word/document.xml" in names:
        return WORD
    return next(
        (kind for start, kind in _OFFICE if any(name.startswith(start) for name in names)), _PACKED
    )


def _of_zeros(head: bytes) -> str:
    odd, even = head[1::2].count(0), head[0::2].count(0)
    if max(odd, even) > len(head) / 5 and min(odd, even) < len(head) / 50:
        return "văn bản UTF-16 thiếu dấu mở đầu (BOM). Hãy mở tệp và lưu lại với bảng mã UTF-8."
    return f"tệp nhị phân, không phải văn bản. {_NO_WORDS}"
