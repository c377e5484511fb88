"""What the staff may ask: how many follow what; never who."""

from collections import Counter
from dataclasses import dataclass

from desk.subscriptions.models import Asked, Subscriber
from desk.subscriptions.topics import topics


@dataclass(frozen=True, slots=True)
class Followed:
    """How many follow a topic."""

    title: str
    address: str
    count: int
    is_part: bool


@dataclass(frozen=True, slots=True)
class Following:
    """How many follow anything, how many have not confirmed, and what they chose."""

    subscribers: int
    waiting: int
    returned: int
    """Whose last mail came back, though they are still written to."""
    paused: int
    """Who is not written to any more because mails came back on several days."""
    topics: tuple[Followed, ...]


def following() -> Following:
    """Return how many follow what."""
    counts = Counter[str]()
    for chosen in Subscriber.objects.values_list("topics", flat=True).iterator():
        counts.update(chosen)
    return Following(
        subscribers=Subscriber.objects.count(),
        waiting=Asked.objects.count(),
        returned=Subscriber.objects.filter(returned__gt=0, paused_at=None).count(),
        paused=Subscriber.objects.filter(paused_at__isnull=False).count(),
        topics=tuple(
            Followed(one.title, one.address, counts[one.code], one.is_part) for one in topics()
        ),
    )


def count_of(code: str) -> int:
    """Return how many are written to about a topic."""
    chosen = Subscriber.objects.filter(paused_at=None).values_list("topics", flat=True)
    return sum(code in topics for topics in chosen.iterator())
