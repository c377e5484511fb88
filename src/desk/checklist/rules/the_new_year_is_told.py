"""A page that was begun from the one of the year before tells of its own year, with its figures."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from desk.checklist.looked import Looked, Note
from desk.ledger import queries

_SHOWN = 60


def found(seen: Looked) -> Iterator[Note]:
    """Yield a note for each sentence that names the old year, and each figure without a value."""
    page = seen.page
    begun = getattr(page, "begun_from", None) if page.pk else None
    if begun is None:
        return
    for passage in page.passages(queries.ledger()):
        if str(begun.year) in passage.text and not _is_base(passage.text, begun.year):
            yield Note(
                _("“%(words)s” còn nhắc năm %(year)s của bản trước; hãy đọc lại câu này.")
                % {"words": passage.text[:_SHOWN], "year": begun.year}
            )
    for missing in page.without_value():
        yield Note(_("số liệu %(reference)s chưa có trong sổ.") % {"reference": missing})


def _is_base(text: str, year: int) -> bool:
    """Return whether a year is named as that which the new one is compared with."""
    return str(year + 1) in text and f"so với năm {year}" in text
