"""Letters of old Vietnamese codes are known by their look, and refused by name, never guessed.

“Tèng sè tr¹m” is TCVN3 (.VnTime): the letters are right only in that font, and a number read among
them would be bound to nothing. Converting is one step in any Vietnamese keyboard program.

    >>> legacy("Tæng sè tr¹m th«ng tin di ®éng n¨m 2023 cña tØnh lµ 1.422 tr¹m")
    'TCVN3'
    >>> legacy("Tổng số trạm thông tin di động năm 2023 của tỉnh là 1.422 trạm")
    ''
"""

import re

from desk.kit import shelf

TCVN3, VNI, WINDOWS_1258 = "TCVN3", "VNI", "windows-1258"
_FONTS = {TCVN3: "phông .VnTime", VNI: "phông VNI-Times", WINDOWS_1258: "bảng mã cũ của Windows"}
_LETTER = "[A-Za-zÀ-ÿ]"
_OF_TCVN3 = re.compile(rf"(?<={_LETTER})[µ¶·¸¹¨©«¬\u00ad®»¼½¾ª]|[©«¬ª®](?={_LETTER})")
_OF_VNI = re.compile(
    r"(?<=[aeouyAEOUYöôÖÔ])[ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|ñ(?=[aeouöôy])|Ñ(?=[aeouöôyAEOUÖÔY])"
)
_OF_1258 = re.compile(
    r"(?<=[aeiouyâêôãõýAEIOUYÂÊÔÃÕÝ])[\u00ccìÒÞò]|ð(?=[aeiouâêôãõý])|Ð(?=[aeiouâêôãõýAEIOU])|ýõ"
)
_PROPER = re.compile("[ăđơưĂĐƠƯ\u0300-\u0323\u1ea0-\u1ef9]")
_FEWEST = 5


def decoded(written: bytes, name: str) -> str:
    """Return the text that bytes spell in UTF-8, or in UTF-16 with its mark.

    Raises: `FaultyInput` for any other code, named where it is known.
    """
    if written[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return written.decode("utf-16")
        except UnicodeDecodeError:
            raise shelf.refused(
                name, "văn bản UTF-16 bị cụt. Hãy lưu lại với bảng mã UTF-8."
            ) from None
    old = legacy(written.decode("latin-1")) if _is_in_single_bytes(written) else ""
    if old:
        raise shelf.refused(name, advice(old))
    return shelf.decoded(written, name)


def legacy(text: str) -> str:
    """Return the old code whose letters `text` shows, empty where it is written in Unicode."""
    found = {
        TCVN3: len(_OF_TCVN3.findall(text)),
        VNI: len(_OF_VNI.findall(text)),
        WINDOWS_1258: len(_OF_1258.findall(text)),
    }
    best = max(found, key=lambda code: found[code])
    is_old = found[best] >= _FEWEST and found[best] > 2 * len(_PROPER.findall(text))
    return best if is_old else ""


def advice(code: str) -> str:
    """Return what is said of a text in an old code."""
    return (
        f"văn bản viết bằng mã {code} ({_FONTS[code]}), không phải Unicode. "
        "Hãy chuyển mã sang Unicode (UniKey: Ctrl+Shift+F6) rồi lưu lại với bảng mã UTF-8."
    )


def _is_in_single_bytes(written: bytes) -> bool:
    """Return whether letters above ASCII are mostly no UTF-8; one stray byte is a fault."""
    read = written.decode("utf-8", errors="replace")
    strange = read.count("\ufffd")
    return strange > sum(letter > "\x7f" for letter in read) / 2
