"""Who speaks for which digits: names, documents and dates first, amounts with what is left."""

import re
from collections.abc import Iterator

from congso.claims.prose import amounts, dates, documents, names, tables, words
from congso.claims.prose.marks import Mark, Taken
from congso.claims.prose.view import View
from congso.claims.statement import OTHER

_DIGITS = re.compile(r"[0-9]+")


def find(view: View) -> tuple[Mark, ...]:
    """Return a mark for every number of the text, in its order, none overlapping another."""
    taken = Taken(len(view.text))
    taken.take(tables.scan(view))
    taken.take(documents.scan(view))
    taken.take(dates.scan(view))
    taken.take(names.scan(view))
    bases = {mark.start: mark for mark in names.scan_denominators(view)}
    taken.take(mark for mark in words.scan(view) if mark.start not in bases)
    found = [
        mark
        for mark in amounts.scan(view, taken.is_free)
        if mark.start not in bases and taken.is_free(mark.start, mark.start + 1)
    ]
    years = {mark.start: mark for mark in dates.scan_bare_years(view)}
    taken.take(years.get(mark.start, mark) if not mark.known else mark for mark in found)
    taken.take(bases.values())
    taken.take(_left(view, taken))
    return tuple(taken)


def _left(view: View, taken: Taken) -> Iterator[Mark]:
    """Return the digits that nobody knows what to make of: no number is passed over."""
    for match in _DIGITS.finditer(view.low):
        start = match.start()
        for position in range(match.start(), match.end() + 1):
            if position < match.end() and taken.is_free(position, position + 1):
                continue
            if start < position:
                yield Mark(start, position, OTHER)
            start = position + 1
