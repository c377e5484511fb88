"""Who speaks for which digits: names, documents and dates first, amounts with what is left."""

from congso.claims.prose import amounts, dates, documents, names, words
from congso.claims.prose.marks import Mark, Taken
from congso.claims.prose.view import View


def find(view: View) -> tuple[Mark, ...]:
    """Return a mark for every number of the text, in its order, none overlapping another."""
    taken = Taken(len(view.text))
    taken.take(documents.scan(view))
    taken.take(dates.scan(view))
    taken.take(names.scan(view))
    bases = {mark.start: mark for mark in names.scan_denominators(view)}
    taken.take(mark for mark in words.scan(view) if mark.start not in bases)
    found = [
        mark
        for mark in amounts.scan(view)
        if mark.start not in bases and taken.is_free(mark.start, mark.start + 1)
    ]
    years = {mark.start: mark for mark in dates.scan_bare_years(view)}
    taken.take(years.get(mark.start, mark) if not mark.known else mark for mark in found)
    taken.take(bases.values())
    return tuple(taken)
