"""Numbers told in the order of a list of names: “2G, 3G và 4G lần lượt là 952, 1.309, 1.378”.

>>> names("số trạm 2g, 3g và 4g lần lượt là ", 3)
['số trạm 2g', 'số trạm 3g', 'số trạm 4g']
>>> names("viettel, vinaphone lần lượt có ", 3)
[]
"""

import re
from collections.abc import Sequence

from congso.claims.prose.figures import Figure
from congso.claims.prose.view import View
from congso.claims.statement import CHANGE

_WORD = re.compile(r"(?<!\w)(?:lần lượt|tương ứng)(?!\w)[^,;()\d]{0,40}$")
_CLAUSE = re.compile(r"[;:.(\n]|(?<!\w)(?:trong đó|cụ thể|theo đó)(?!\w)")
_BETWEEN = re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+|\s*/\s*")
_LEADS_ON = re.compile(r"^[\s,;]*(?:và)?[\s]*$")
_MOST = 8
_WIDEST = 240


def measures(view: View, figures: Sequence[Figure], said: Sequence[str | None]) -> list[str | None]:
    """Return what the figures measure, those told in the order of a list each by its name."""
    found = list(said)
    for i, figure in enumerate(figures):
        if not _WORD.search(figure.place.before) or figure.judged.kind == CHANGE:
            continue
        run = _run(figures, i)
        start = max(figure.place.sentence[0], figure.place.mark.start - _WIDEST)
        told = names(view.text[start : figure.place.mark.start], len(run))
        for index, name in zip(run, told, strict=False):
            found[index] = name
    return found


def names(before: str, wanted: int) -> list[str]:
    """Return the names that stand before “lần lượt”, if there are as many as `wanted`."""
    word = _WORD.search(before.lower())
    if word is None or wanted < 2:
        return []
    told = before[: word.start()].rstrip()
    clause = _CLAUSE.split(told.removesuffix("("))[-1].strip(" ,")
    listed = [name.strip() for name in _BETWEEN.split(clause) if name.strip()]
    if len(listed) < wanted:
        return []
    listed = listed[-wanted:]
    head, _, first = listed[0].rpartition(" ")
    alike = all(" " not in name for name in listed[1:])
    return [f"{head} {name}" for name in (first, *listed[1:])] if head and alike else listed


def _run(figures: Sequence[Figure], first: int) -> list[int]:
    """Return the positions of the figures that follow one another from `first` on."""
    run = [first]
    for i in range(first + 1, min(first + _MOST, len(figures))):
        place = figures[i].place
        same = place.sentence == figures[first].place.sentence
        if not same or not _LEADS_ON.match(place.before):
            break
        run.append(i)
    return run
