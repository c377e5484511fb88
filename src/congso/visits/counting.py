"""A view is one page opened; a visit is a reader's views with no half hour of silence between.

Readers are told apart for one day only, by a mark made from a salt that is thrown away at
midnight; what stays is two numbers for each day.

    >>> morning = datetime(2024, 1, 5, 8, tzinfo=UTC)
    >>> views = [View("a", morning), View("a", morning + timedelta(minutes=10)), View("b", morning)]
    >>> count, seen = counted(views, {})
    >>> count[date(2024, 1, 5)]
    Count(views=3, visits=2)
    >>> later, _seen = counted([View("a", morning + timedelta(hours=2))], seen)
    >>> later[date(2024, 1, 5)]
    Count(views=1, visits=1)
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone  # noqa: F401 — UTC is used by the example

SILENCE = timedelta(minutes=30)
"""After so long without a view, the next one begins another visit."""
VIETNAM = timezone(timedelta(hours=7))
"""A day begins at midnight in Viet Nam."""

Seen = Mapping[tuple[date, str], datetime]
"""When each mark of a day was last seen."""


@dataclass(frozen=True, slots=True)
class View:
    """One page opened by somebody."""

    mark: str
    """The same for the same reader all day, and never on another day."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted in a day."""

    views: int = 0
    visits: int = 0


def day_of(moment: datetime) -> date:
    """Return the day in Viet Nam to which a moment belongs."""
    return moment.astimezone(VIETNAM).date()


def counted(views: Iterable[View], seen: Seen) -> tuple[dict[date, Count], Seen]:
    """Return what the views add to each day, and who has been seen when after them.

    Shape: views in any order; those of one batch are put in the order of their time. What two
    batches add is what one batch of both adds, as long as the second is not older.
    """
    counts: dict[date, Count] = {}
    last = dict(seen)
    for view in sorted(views, key=lambda view: view.at):
        key = (day_of(view.at), view.mark)
        before = last.get(key)
        is_visit = before is None or view.at - before >= SILENCE
        count = counts.get(key[0], Count())
        counts[key[0]] = Count(count.views + 1, count.visits + is_visit)
        last[key] = view.at if before is None else max(before, view.at)
    return counts, last
