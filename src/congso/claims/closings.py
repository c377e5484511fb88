"""Which of two periods of one name a text means: that of the calendar, or that of reports.

“Năm 2023 có 1.420 trạm” may tell what was closed on 14/12: where the ledger holds that alone, or
holds both and the number printed is of that one, it is what the text speaks of.
"""

from dataclasses import replace

from congso.claims.checks import agrees_with_ledger
from congso.claims.checks.agrees_with_ledger import Quoted
from congso.claims.statement import Statement
from congso.observations.ledger import Ledger
from congso.observations.reference import Reference
from congso.periods.calendar import Day, Period, Reporting


def meant(statement: Statement, reference: Reference, ledger: Ledger) -> Reference:
    """Return the reference in the period of the calendar, or in that of reports."""
    closed = replace(
        reference,
        period=_closed(reference.period),
        base=_closed(reference.base) if reference.base else None,
    )
    if closed == reference or ledger.figure(closed).value is None:
        return reference
    stands = ledger.figure(reference)
    if stands.value is None:
        return closed
    is_of_the_calendar = agrees_with_ledger.check(Quoted(statement, stands)) is None
    told = Quoted(statement, ledger.figure(closed))
    return closed if not is_of_the_calendar and not agrees_with_ledger.check(told) else reference


def _closed(period: Period) -> Period:
    return period if isinstance(period, Day | Reporting) else Reporting(period)
