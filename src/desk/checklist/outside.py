"""Asks whether an address on another machine still opens: once, politely, and nothing is read.

Only the head is asked for, of machines that everybody can reach, and no redirection is followed
further than to know that there is one.
"""

import http.client
import ipaddress
import socket
import ssl
from urllib.parse import quote, urlsplit

from django.utils.translation import gettext as _

SECONDS = 10
_SAFE = "/%:?&=+,;@!$'()*~#[]"
_NOT_FOR_PROGRAMS = frozenset({401, 403, 405, 429, 501, 999})
"""What servers say to programs though a person may be let in."""


def trouble(address: str) -> str:
    """Return why an address does not open, empty where it does or where nobody can say."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if not _is_public(parts.hostname, port):
            return _("máy chủ không thuộc mạng công cộng")
        status = _asked(parts.scheme, parts.hostname, port, parts.path or "/", parts.query)
    except (OSError, ValueError, http.client.HTTPException) as fault:
        return _("không kết nối được (%(why)s)") % {"why": type(fault).__name__}
    if status < 400 or status in _NOT_FOR_PROGRAMS:
        return ""
    return _("máy chủ trả lời %(status)s") % {"status": status}


def _asked(scheme: str, host: str, port: int, path: str, query: str) -> int:
    connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    if scheme == "https":
        safe = ssl.create_default_context()
        connection = http.client.HTTPSConnection(host, port, timeout=SECONDS, context=safe)
    try:
        target = quote(f"{path}?{query}" if query else path, safe=_SAFE)
        connection.request("HEAD", target, headers={"User-Agent": "congso-links/1"})
        return connection.getresponse().status
    finally:
        connection.close()


def _is_public(host: str, port: int) -> bool:
    """Return whether a name leads to machines on the public network alone."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return all(ipaddress.ip_address(one[4][0]).is_global for one in found)
