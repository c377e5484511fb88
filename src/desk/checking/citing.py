"""Which pages cite a figure in typed words: “1.422 trạm” is bound to its indicator as well."""

from congso.claims.review import AGREES
from desk.checking import corrections, keeping
from desk.kit.clock import VIETNAM
from desk.kit.page import PortalPage
from desk.look.parts import Citation


def of(indicator: str) -> tuple[Citation, ...]:
    """Return the live pages that say a figure of an indicator in words that were found to agree.

    Shape: the newest first; a page that shows the same figure live is told of by its own room.
    """
    rows = list(keeping.standing().filter(indicator=indicator, verdict=AGREES))
    if not rows:
        return ()
    live = {(row.page_id, row.reference) for row in rows if row.is_live}
    typed = {(row.page_id, row.reference): row for row in rows}
    pages = PortalPage.objects.in_bulk([row.page_id for row in rows])
    revised = corrections.overtaken([row.page_id for row in rows])
    cited = [row for key, row in typed.items() if key not in live]
    cited.sort(key=lambda row: row.at, reverse=True)
    return tuple(
        Citation(
            title=pages[row.page_id].title,
            address=pages[row.page_id].address,
            quantity=row.statement,
            known=row.at.astimezone(VIETNAM).date(),
            is_revised=(row.page_id, row.sentence, row.statement) in revised,
        )
        for row in cited
    )
