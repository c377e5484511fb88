"""What may be asked of this room: which requests there are, how long is left, what is held down."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from desk.kit.clock import now
from desk.staff.reach import EVERYWHERE, Reach
from desk.takedowns.models import LIMIT, Demand, Step


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with what came of it."""

    number: int
    title: str
    address: str
    page_number: int
    agency: str
    document: str
    dated: object
    received_at: datetime
    due_at: datetime
    why: str
    taken_down_at: datetime | None
    restored_at: datetime | None
    steps: tuple[tuple[datetime, str, str, str], ...]
    """When, who, what, and why."""

    @property
    def is_open(self) -> bool:
        """Whether it waits to be obeyed."""
        return self.taken_down_at is None

    @property
    def is_late(self) -> bool:
        """Whether 24 hours went by before it was obeyed."""
        return (self.taken_down_at or now()) > self.due_at

    @property
    def left(self) -> str:
        """How long is left, or how long it took, in words."""
        if self.taken_down_at is not None:
            return _("gỡ sau %(span)s") % {"span": _said(self.taken_down_at - self.received_at)}
        span = self.due_at - now()
        if span < timedelta():
            return _("quá hạn %(span)s") % {"span": _said(-span)}
        return _("còn %(span)s") % {"span": _said(span)}


def asked(within: Reach = EVERYWHERE) -> tuple[Asked, ...]:
    """Return the requests about some pages, those that wait first, the nearest deadline on top."""
    found = Demand.objects.prefetch_related("steps")
    if not within.is_everywhere:
        found = found.filter(page_number__in=within.pages().values("pk"))
    rows = [_told(row) for row in found]
    return tuple(sorted(rows, key=lambda one: (not one.is_open, _order(one))))


def waiting() -> tuple[Asked, ...]:
    """Return the requests that nobody has obeyed yet, the nearest deadline first."""
    done = Step.objects.filter(act=Step.TAKEN_DOWN).values("demand")
    rows = Demand.objects.exclude(pk__in=done).prefetch_related("steps").order_by("received_at")
    return tuple(_told(row) for row in rows)


def one(number: int) -> Asked:
    """Return a request.

    Raises: `Demand.DoesNotExist`.
    """
    return _told(Demand.objects.get(pk=number))


def holding(page_number: int) -> Asked | None:
    """Return the request that keeps a page down, None when none does."""
    rows = Demand.objects.filter(page_number=page_number).prefetch_related("steps")
    told = (_told(row) for row in rows)
    return next((one for one in told if one.taken_down_at and not one.restored_at), None)


def _told(row: Demand) -> Asked:
    steps = list(row.steps.all())
    at = {step.act: step.at for step in steps}
    return Asked(
        row.pk, row.page_title, row.address, row.page_number, row.agency, row.number, row.dated,
        row.received_at, row.received_at + LIMIT, row.why, at.get(Step.TAKEN_DOWN),
        at.get(Step.RESTORED),
        tuple((step.at, step.by_name, str(step.get_act_display()), step.note) for step in steps),
    )  # fmt: skip


def _order(one: Asked) -> float:
    return one.due_at.timestamp() if one.is_open else -one.received_at.timestamp()


def _said(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s phút") % {"minutes": rest}
    return _("%(hours)s giờ %(minutes)s phút") % {"hours": hours, "minutes": rest}
