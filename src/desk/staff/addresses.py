"""From which machines staff worked is forgotten when its term is over, wherever it was kept."""

from datetime import datetime

from axes.models import AccessAttempt, AccessFailureLog, AccessLog

from desk.kit import journal


def forget_before(moment: datetime) -> int:
    """Forget addresses from before a moment: of deeds and of attempts to sign in; return how many.

    Shape: the deeds themselves stay.
    """
    gone = journal.forget_addresses_before(moment)
    for kept in (AccessAttempt, AccessFailureLog, AccessLog):
        count, _models = kept.objects.filter(attempt_time__lt=moment).delete()
        gone += count
    return gone
