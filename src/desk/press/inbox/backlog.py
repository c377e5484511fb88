"""How much readers sent that nobody took in yet, and since when the oldest of it waits."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits in the inbox."""

    entries: int = 0
    oldest: datetime | None = None

    def with_more(self, entries: int, oldest: datetime) -> "Backlog":
        """Return it with what waits elsewhere."""
        first = oldest if self.oldest is None else min(self.oldest, oldest)
        return Backlog(self.entries + entries, first)
