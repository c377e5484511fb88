"""Why something cannot be done to a release, each in words for the person who tried."""


class NotInThisState(ValueError):
    """The release does not stand where this could be done to it."""


class NoReason(ValueError):
    """A date or a state was to change and nobody said why."""


class Incomplete(ValueError):
    """One of the five parts that the law asks for is empty."""


class OwnWork(ValueError):
    """Whoever prepared a release does not approve it."""


class NotYetDue(ValueError):
    """The hour that was announced has not come."""


class NotWhatWasApproved(ValueError):
    """The figures are others than those that were approved."""


class NothingCorrected(ValueError):
    """A correction would read just like the edition before."""


class NotInTheRecord(ValueError):
    """A series names an indicator, a place or a period that there is not."""
