"""What may be asked of this room: the fees of a page or a period, and what they come to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from congso.periods import codes
from congso.periods.calendar import Month, NoSuchPeriod, Quarter
from congso.quantities import numerals
from congso.writing import letters
from desk.kit import clock
from desk.kit.clock import VIETNAM
from desk.kit.page import PortalPage
from desk.royalties.actions import told
from desk.royalties.models import Fee, RateTable, Ruling
from desk.staff.reach import EVERYWHERE, Reach


@dataclass(frozen=True, slots=True)
class Owed:
    """A fee with what was ruled on it."""

    number: int
    page_number: int
    title: str
    address: str
    published_on: date
    words: int
    name: str
    pen_name: str
    part: str
    genre: str
    coefficient: str
    unit_value: int
    amount: int
    document: str
    note: str
    proposed_by: int | None
    proposer: str
    said: str
    """Empty while nobody ruled on it."""
    ruled: str
    ruler: str
    why: str

    @property
    def printed(self) -> str:
        """What it comes to, as people read it: 650.000."""
        return dong(self.amount)

    @property
    def waits(self) -> bool:
        """Whether it waits to be ruled on."""
        return not self.said

    @property
    def is_agreed(self) -> bool:
        """Whether it is to be paid."""
        return self.said == Ruling.APPROVED


def dong(amount: int) -> str:
    """Return an amount of money as people read it.

    >>> dong(1490000)
    '1.490.000'
    """
    return numerals.write(Decimal(amount))


def of_page(number: int) -> tuple[Owed, ...]:
    """Return the fees of a page."""
    return _told(Fee.objects.filter(page_number=number))


def of_period(period: Month | Quarter, within: Reach = EVERYWHERE) -> tuple[Owed, ...]:
    """Return the fees for what was first published in a period."""
    found = _within(Fee.objects.all(), within)
    return _told(found.filter(published_on__range=(period.start, period.end)))


def agreed(found: Iterable[Owed]) -> tuple[Owed, ...]:
    """Return those that are to be paid."""
    return tuple(one for one in found if one.is_agreed)


def totals(found: Iterable[Owed]) -> tuple[tuple[str, int, int], ...]:
    """Return name, count and sum for each person, by name, of the fees that are to be paid."""
    sums: dict[str, tuple[int, int]] = {}
    for one in agreed(found):
        count, amount = sums.get(one.name, (0, 0))
        sums[one.name] = count + 1, amount + one.amount
    return tuple((name, *sums[name]) for name in sorted(sums, key=letters.sort_key))


def without(period: Month | Quarter, within: Reach = EVERYWHERE) -> tuple[PortalPage, ...]:
    """Return the articles, stories and videos first published in a period that have no fee."""
    first = datetime.combine(period.start, time(), VIETNAM)
    after = datetime.combine(period.end + timedelta(days=1), time(), VIETNAM)
    kept = Fee.objects.values("page_number")
    pages = within.pages().filter(
        live=True, first_published_at__gte=first, first_published_at__lt=after,
        content_type__app_label="newsroom", content_type__model__in=_KINDS,
    )  # fmt: skip
    return tuple(pages.exclude(pk__in=kept).order_by("first_published_at"))


_KINDS = ("article", "photostory", "video", "edition")


def tables() -> list[tuple[RateTable, str, str]]:
    """Return each rate table, the newest first, with its value and lines as people read them."""
    rows = RateTable.objects.prefetch_related("rates")
    return [
        (
            table,
            dong(table.unit_value),
            "\n".join(
                f"{one.genre}; {told(one.lowest)}; {told(one.highest)}" for one in table.rates.all()
            ),
        )
        for table in rows
    ]


def names(within: Reach = EVERYWHERE) -> list[str]:
    """Return the names that fees went to, for the form to offer."""
    found = _within(Fee.objects.order_by(), within).values_list("name", flat=True).distinct()
    return sorted(found, key=letters.sort_key)


def period(asked: str) -> Month | Quarter:
    """Return the month or quarter that is asked for, this month where it is none."""
    today = clock.today()
    try:
        found = codes.read(asked)
    except NoSuchPeriod:
        found = None
    return found if isinstance(found, Month | Quarter) else Month(today.year, today.month)


def following(period: Month | Quarter) -> Month | Quarter:
    """Return the month after a month, the quarter after a quarter."""
    day = period.end + timedelta(days=1)
    if isinstance(period, Month):
        return Month(day.year, day.month)
    return Quarter(day.year, (day.month + 2) // 3)


def _within(rows: QuerySet[Fee], within: Reach) -> QuerySet[Fee]:
    return (
        rows if within.is_everywhere else rows.filter(page_number__in=within.pages().values("pk"))
    )


def _told(rows: Iterable[Fee]) -> tuple[Owed, ...]:
    found = Fee.objects.filter(pk__in=[row.pk for row in rows])
    found = found.select_related("rate__table").prefetch_related("rulings")
    return tuple(map(_owed, found))


def _owed(row: Fee) -> Owed:
    last = next(reversed(row.rulings.all()), None)
    return Owed(
        row.pk, row.page_number, row.page_title, row.address, row.published_on, row.words,
        row.name, row.pen_name, str(row.get_part_display()), row.rate.genre,
        told(row.coefficient), row.rate.table.unit_value, row.amount, row.rate.table.document,
        row.note, row.by_id, row.by_name, last.said if last else "",
        str(last.get_said_display()) if last else _("chờ duyệt"), last.by_name if last else "",
        last.why if last else "",
    )  # fmt: skip
