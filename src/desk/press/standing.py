"""Which addresses readers find: those that were built."""

from desk.press.models import Built


def is_built(address: str) -> bool | None:
    """Return whether something was built at an address; None on a portal that was never built."""
    if not Built.objects.exists():
        return None
    return Built.objects.filter(address__in=(address, f"{address.rstrip('/')}/")).exists()
