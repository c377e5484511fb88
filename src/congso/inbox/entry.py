"""One thing that a reader sent: a visit, a rating, a letter; one line in the inbox.

The line carries its own checksum, so that a line cut off by a failing disk or a lost process is
told from a whole one, and its own id, so that the same entry is never taken in twice.

    >>> sent = Entry("7f3a", datetime(2024, 1, 5, 8, tzinfo=UTC), "visit", {"page": "/tin-tuc/"})
    >>> written(sent)[9:].decode().strip()
    '{"id":"7f3a","at":"2024-01-05T08:00:00+00:00","kind":"visit","fields":{"page":"/tin-tuc/"}}'
    >>> read(written(sent)) == sent
    True
"""

import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

LONGEST = 64 * 1024
"""Bytes of the longest line; a letter of ten thousand letters fits, a flood does not."""
_ID = re.compile(r"[0-9a-f]{4,64}")
_KIND = re.compile(r"[a-z]{1,20}")
_UNWRITABLE = re.compile(r"[\ud800-\udfff\x00]")
"""Halves of a character, which JSON can name and UTF-8 cannot write, and what databases refuse."""
_FIRST_YEAR, _LAST_YEAR = 2000, 2999


class NotAnEntry(ValueError):
    """The line is not an entry that can be taken in; the message says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was sent, when, and of which kind."""

    id: str
    """Hexadecimal, given by the front; no two entries share one."""
    at: datetime
    """When the front received it, in UTC."""
    kind: str
    """visit, rating, letter …"""
    fields: Mapping[str, str]
    """What was sent, already trimmed and limited by the front."""


def written(entry: Entry) -> bytes:
    """Return the entry as one line: checksum, blank, JSON, line end.

    Raises: `NotAnEntry` when it would be longer than `LONGEST`.
    """
    body = json.dumps(
        {
            "id": entry.id,
            "at": entry.at.astimezone(UTC).isoformat(timespec="seconds"),
            "kind": entry.kind,
            "fields": dict(entry.fields),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode("utf-8", "replace")
    line = b"%08x %s\n" % (zlib.crc32(body), body)
    if len(line) > LONGEST:
        raise NotAnEntry(f"dài {len(line)} byte, quá {LONGEST} byte")
    return line


def read(line: bytes) -> Entry:
    """Return the entry that a line holds; nothing in it is trusted.

    Raises: `NotAnEntry`.
    """
    if len(line) > LONGEST:
        raise NotAnEntry(f"dài {len(line)} byte, quá {LONGEST} byte")
    mark, _blank, body = line.rstrip(b"\n").partition(b" ")
    if mark != b"%08x" % zlib.crc32(body):
        raise NotAnEntry("mã kiểm không khớp: dòng bị cắt hoặc bị sửa")
    try:
        told = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as fault:
        raise NotAnEntry("không phải JSON viết bằng UTF-8") from fault
    if not isinstance(told, dict):
        raise NotAnEntry("không phải một mục có tên trường")
    return Entry(
        _matching(told, "id", _ID), _moment(told), _matching(told, "kind", _KIND), _fields(told)
    )


def _matching(told: dict[str, object], name: str, pattern: re.Pattern[str]) -> str:
    value = told.get(name)
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise NotAnEntry(f"trường {name} thiếu hoặc sai dạng")
    return value


def _moment(told: dict[str, object]) -> datetime:
    try:
        moment = datetime.fromisoformat(str(told.get("at")))
    except ValueError as fault:
        raise NotAnEntry("trường at không phải thời điểm") from fault
    if moment.tzinfo is None:
        raise NotAnEntry("trường at thiếu múi giờ")
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise NotAnEntry(f"trường at ở năm {moment.year}")
    return moment


def _fields(told: dict[str, object]) -> dict[str, str]:
    fields = told.get("fields")
    if not isinstance(fields, dict) or not all(isinstance(one, str) for one in fields.values()):
        raise NotAnEntry("trường fields phải gồm các chữ có tên")
    if any(_UNWRITABLE.search(text) for pair in fields.items() for text in pair):
        raise NotAnEntry("trường fields có nửa ký tự hoặc ký tự NUL, không ghi lại được")
    return fields
