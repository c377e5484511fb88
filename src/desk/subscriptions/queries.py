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
    topics: tuple[Followed, ...]


def following() -> Following:
    """Return how many follow what."""
    counts = Counter[str]()
    for chosen in Subscriber.objects.values_list("topics", flat=True).iterator():
        counts.update(chosen)
    return Following(
        subscribers=Subscriber.objects.count(),
        waiting=Asked.objects.count(),
        topics=tuple(
            Followed(one.title, one.address, counts[one.code], one.is_part) for one in topics()
        ),
    )
