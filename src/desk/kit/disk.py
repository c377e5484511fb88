"""A disk that is full, or takes nothing, is told in a sentence: what it means and what to do.

>>> said(OSError(errno.ENOSPC, "No space left on device", "/srv/cong/site/a.html"))[:45]
'Ổ đĩa đã đầy: chưa ghi được /srv/cong/site/a.'
>>> said(ValueError("khác")) is None
True
"""

import errno
import html
import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseServerError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_SAID_FULL = ("disk is full", "no space left", "disk i/o error")
_SAID_READ_ONLY = ("readonly database", "read-only", "unable to open database file")


def said(fault: BaseException | None) -> str | None:
    """Return what is to be told of a fault of the disk, None for any other fault."""
    while fault is not None:
        if what := _kind(fault):
            return what
        fault = fault.__cause__ or fault.__context__
    return None


def server_error(_request: HttpRequest) -> HttpResponse:
    """Answer a fault of the staff side; one of the disk says that nothing was saved, and why."""
    told = said(sys.exc_info()[1])
    if told is None:
        heading, text = "Có lỗi ở phần cán bộ", "Việc vừa làm chưa xong; lỗi đã ghi vào nhật ký."
    else:
        heading, text = "Chưa lưu được", told
    back = "Bấm Quay lại trong trình duyệt để giữ những gì đã gõ, rồi thử lại sau."
    page = (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{heading}</title></head><body><main><h1>{heading}</h1>"
        f"<p>{html.escape(text)}</p><p>{back}</p></main></body></html>"
    )
    made = HttpResponseServerError(page)
    made.status_code = 500 if told is None else 507
    return made


def _kind(fault: BaseException) -> str | None:
    if isinstance(fault, OSError):
        where = f" {fault.filename}" if fault.filename else ""
        number = fault.errno
        return _full(where) if number in _FULL else _closed(where) if number in _READ_ONLY else None
    if isinstance(fault, OperationalError):
        words = str(fault).lower()
        if any(one in words for one in _SAID_FULL):
            return _full(" vào cơ sở dữ liệu")
        if any(one in words for one in _SAID_READ_ONLY):
            return _closed(" vào cơ sở dữ liệu")
    return None


def _full(where: str) -> str:
    return (
        f"Ổ đĩa đã đầy: chưa ghi được{where}. Những gì đã có vẫn nguyên và vẫn được phục vụ;"
        " hãy giải phóng chỗ, việc dở sẽ được làm lại."
    )


def _closed(where: str) -> str:
    return (
        f"Ổ đĩa không cho ghi: chưa ghi được{where}. Những gì đã có vẫn nguyên và vẫn được phục vụ;"
        " hãy xem quyền của thư mục và ổ đĩa có bị gắn chỉ đọc không, việc dở sẽ được làm lại."
    )
