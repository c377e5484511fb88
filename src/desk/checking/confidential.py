"""A number that readers must not see is held back even where it is right, in whatever way it came.

The postal revenue of a province with one firm is that firm's: typed into a sentence it gives the
firm away, and nobody who writes the sentence is told what the ledger holds.
"""

from dataclasses import replace

from django.utils.translation import gettext as _

from congso.observations.ledger import Ledger
from congso.observations.reference import Reference, read
from desk.checking.judgement import WITHHELD, Examination, Judgement
from desk.checking.naming import Choice


def held(found: Examination, whole: Ledger, readers: Ledger) -> Examination:
    """Return what was found, each figure held that only the staff may see.

    Shape: `whole` is what was examined against, `readers` what is published from.
    """
    if readers.record is whole.record:
        return found
    return replace(
        found, judgements=tuple(_judged(one, whole, readers) for one in found.judgements)
    )


def _judged(one: Judgement, whole: Ledger, readers: Ledger) -> Judgement:
    names = _told(one, whole, readers)
    veiled = replace(one, choices=tuple(_veiled(each, whole, readers) for each in one.choices))
    if not names:
        return veiled
    return replace(
        veiled,
        verdict=WITHHELD,
        expected="",
        sum="",
        printed="",
        source="",
        message=_(
            "Số được bảo mật: %(name)s không công bố, vì người đọc suy ra được số của một đơn vị. "
            "Hãy bỏ số khỏi câu, hoặc nêu số ở mức gộp hơn đã công bố."
        )
        % {"name": names},
    )


def _told(one: Judgement, whole: Ledger, readers: Ledger) -> str:
    """Return the name of the withheld figure that a statement tells, empty where it tells none."""
    if one.reference is not None:
        is_secret = _is_secret(one.reference, whole, readers)
        return whole.figure(one.reference).name if is_secret else ""
    same = (each for each in one.choices if each.is_same and each.is_called_so)
    return next(
        (each.name for each in same if _is_secret(read(each.reference), whole, readers)), ""
    )


def _veiled(choice: Choice, whole: Ledger, readers: Ledger) -> Choice:
    if not _is_secret(read(choice.reference), whole, readers):
        return choice
    return replace(choice, value=_("không công bố"), why="")


def _is_secret(wanted: Reference, whole: Ledger, readers: Ledger) -> bool:
    return whole.figure(wanted).value is not None and readers.figure(wanted).value is None
