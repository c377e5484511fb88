"""How often one place may send, so that a flood from it leaves room for the letters of others."""

from collections import OrderedDict, deque
from datetime import datetime, timedelta
from typing import Final

WINDOW: Final = timedelta(minutes=10)
MOST: Final = {"letter": 5, "correction": 10, "subscription": 5, "rating": 30}
"""How many of a kind one address may send in a window; what is not named is not limited."""
_MOST_PLACES: Final = 20_000


class Pace:
    """Remembers the last sendings of each place, in memory only and never for longer."""

    def __init__(self) -> None:
        """Begin with nobody having sent anything."""
        self._sent: OrderedDict[tuple[str, str], deque[datetime]] = OrderedDict()

    def allows(self, address: str, kind: str, now: datetime) -> bool:
        """Return whether one more may be sent now, and count it when it may."""
        most = MOST.get(kind)
        if most is None:
            return True
        sent = self._sent.setdefault((address, kind), deque(maxlen=most))
        self._sent.move_to_end((address, kind))
        while len(self._sent) > _MOST_PLACES:
            self._sent.popitem(last=False)
        while sent and now - sent[0] >= WINDOW:
            sent.popleft()
        if len(sent) >= most:
            return False
        sent.append(now)
        return True
