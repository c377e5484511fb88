"""The corrections as other rooms and the screens read them: the log, the notes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from congso.publication.use import fingerprint
from desk.checking import mirrors, models
from desk.kit import remembering

LOG, OF_PAGE = "corrections", "corrections of page"
"""Kinds of use: the whole log, and the notes of one page."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a page says, and what is right now."""

    number: int
    page: int
    title: str
    address: str
    sentence: str
    said: str
    now: str
    about: str
    indicator: str
    reason: str
    known_at: datetime
    is_live: bool
    at: datetime

    @property
    def is_back(self) -> bool:
        """Whether the ledger returned to what the page says."""
        return self.said == self.now


def count() -> int:
    """Return how many entries the log has."""
    return models.Correction.objects.count()


def entries(first: int, last: int) -> tuple[Corrected, ...]:
    """Return the entries of the log from `first` to before `last`, the newest first."""
    return tuple(map(_value, models.Correction.objects.all()[first:last]))


def state() -> str:
    """Return a text that changes when the log grows."""
    newest = models.Correction.objects.first()
    return fingerprint(newest.pk if newest else 0)


def of_page(page: int) -> tuple[Corrected, ...]:
    """Return the typed statements of a page that no longer hold, as last told of each."""
    page = mirrors.source(page)
    # Few pages have any: within a round those are told by one question.
    if remembering.memory() is not None and page not in remembering.once(OF_PAGE, _told_of):
        return ()
    rows = models.Correction.objects.filter(page_number=page, is_live=False)
    return tuple(map(_value, _last_told(rows)))


def _told_of() -> frozenset[int]:
    """Return the pages of which any typed statement was ever overtaken."""
    rows = models.Correction.objects.filter(is_live=False).order_by()
    return frozenset(rows.values_list("page_number", flat=True).distinct())


def state_of_page(page: int) -> str:
    """Return a text that changes with the notes of a page."""
    return fingerprint(*(one.number for one in of_page(page)))


def overtaken(pages: Iterable[int]) -> frozenset[tuple[int, str, str]]:
    """Return the statements of these pages that no longer hold: page, sentence, statement."""
    rows = models.Correction.objects.filter(page_number__in=set(pages))
    return frozenset((row.page_number, row.sentence, row.said) for row in _last_told(rows))


def last_words() -> tuple[tuple[Corrected, str], ...]:
    """Return the last word on every statement that was ever overtaken, with what it refers to."""
    return tuple((_value(row), row.reference) for row in _newest(models.Correction.objects.all()))


def _last_told(rows: Iterable[models.Correction]) -> list[models.Correction]:
    """Return the last word on each statement, without those that hold again."""
    return [row for row in _newest(rows) if row.said != row.now]


def _newest(rows: Iterable[models.Correction]) -> list[models.Correction]:
    newest: dict[tuple[int, str, str], models.Correction] = {}
    for row in rows:
        newest.setdefault((row.page_number, row.sentence, row.said), row)
    return list(newest.values())


def _value(row: models.Correction) -> Corrected:
    return Corrected(
        number=row.pk,
        page=row.page_number,
        title=row.page_title,
        address=row.address,
        sentence=row.sentence,
        said=row.said,
        now=row.now,
        about=row.about,
        indicator=row.indicator,
        reason=row.reason,
        known_at=row.known_at,
        is_live=row.is_live,
        at=row.at,
    )
