"""What the staff may ask of mails: how many wait, went or failed, and where they go."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from desk.mailing.models import Failure, Mail, Tally

_DAYS = 42


@dataclass(frozen=True, slots=True)
class Told:
    """Mails of a kind on a day."""

    day: date
    kind: str
    sent: int
    failed: int


@dataclass(frozen=True, slots=True)
class Posting:
    """How the sending of mails stands."""

    waiting: int
    oldest: datetime | None
    told: tuple[Told, ...]
    failures: tuple[tuple[datetime, str, str], ...]
    """When, of which kind, why."""
    folder: str
    """Where mails are written instead of being sent; empty where they are sent."""


def posting() -> Posting:
    """Return how the sending of mails stands."""
    oldest = Mail.objects.order_by("made_at").first()
    return Posting(
        waiting=Mail.objects.count(),
        oldest=oldest.made_at if oldest else None,
        told=tuple(
            Told(row.day, str(row.get_kind_display()), row.sent, row.failed)
            for row in Tally.objects.all()[:_DAYS]
        ),
        failures=tuple(
            (row.at, str(row.get_kind_display()), row.why) for row in Failure.objects.all()[:20]
        ),
        folder="" if settings.MAIL_IS_SENT else str(settings.EMAIL_FILE_PATH),
    )
