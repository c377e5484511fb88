"""Where a request comes from: the address of the machine in front of which somebody sits.

Staff systems have to keep it with what was done (TCVN 14423:2026); it is told to the journal, shown
to few, and gone when the term is over.
"""

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest

_address: ContextVar[str] = ContextVar("address of the request", default="")


def address() -> str:
    """Return from where the request that is answered came; nothing where none is."""
    return _address.get()


@contextmanager
def coming_from(told: str | None) -> Iterator[None]:
    """Let what is done in the block come from an address."""
    token = _address.set(told or "")
    try:
        yield
    finally:
        _address.reset(token)


def of(request: HttpRequest) -> str | None:
    """Return the address of who asks, none where the server does not know it.

    Shape: behind a proxy of ours, on this machine, what that names in X-Real-IP; anybody else may
    write such a header and is not believed.
    """
    peer = _parsed(request.META.get("REMOTE_ADDR", ""))
    if settings.IS_BEHIND_PROXY and peer is not None and peer.is_loopback:
        peer = _parsed(request.META.get("HTTP_X_REAL_IP", "")) or peer
    return str(peer) if peer else None


def _parsed(told: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(told.strip())
    except ValueError:
        return None
