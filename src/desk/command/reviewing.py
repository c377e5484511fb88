"""`congso check`: reviews papers one after another, for people or for programs."""

import json
import sys
from collections.abc import Iterator, Sequence

from congso.claims import review
from congso.findings.finding import FaultyInput
from congso.observations.ledger import Ledger
from desk.command import gathering, record
from desk.command.gathering import Paper, Read, Unread

_FROM = 2
"""So many papers at least make a bar of progress worth its line."""


def check(files: Sequence[str], *, source: str, place: str, as_json: bool, everything: bool) -> int:
    """Print the review of papers; 2 when one could not be read, else 1 when one does not hold.

    Raises: `FaultyInput` where nothing can be begun: no such ledger, a folder without texts.
    """
    papers = gathering.papers(files)
    several = gathering.is_several(files)
    ledger = record.ledger(source)
    home = record.home(place, ledger.gazetteer).id if ledger else None
    outcomes = _with_bar(_outcomes(papers, ledger, home), len(papers))
    if as_json:
        seen = [_told_as_json(outcome, several=several) for outcome in outcomes]
    else:
        from desk.command import showing

        shown = showing.Report(ledger, everything=everything, several=several)
        seen = [shown.tell(outcome) for outcome in outcomes]
        shown.close()
    return max(seen)


def _outcomes(
    papers: Sequence[Paper], ledger: Ledger | None, home: str | None
) -> Iterator[Read | Unread]:
    for paper in papers:
        try:
            text = paper.text()
        except FaultyInput as refused:
            yield Unread(paper, refused)
        else:
            yield Read(paper, text, review.review(text, ledger=ledger, home=home))


def _told_as_json(outcome: Read | Unread, *, several: bool) -> int:
    if isinstance(outcome, Unread):
        return gathering.tell_unread(outcome)
    for line in (*review.records(outcome.reviewed), *_slips(outcome)):
        told = {"file": outcome.paper.name, **line} if several else line
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    return 0 if outcome.reviewed.holds else 1


def _slips(read: Read) -> Iterator[dict[str, object]]:
    """Yield slips of the hand as lines of the same shape, behind the statements they are none of.

    The positions that statements refer to one another by stay what they are.
    """
    for slip in read.reviewed.slips:
        if slip.span is not None:
            yield review.slip_record(slip, read.text)


def _with_bar(outcomes: Iterator[Read | Unread], total: int) -> Iterator[Read | Unread]:
    """Yield the outcomes, with a bar on the error stream where a person watches it.

    Where the report goes to the same screen it waits for the bar to end.
    """
    if total < _FROM or not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import track

    bar = track(outcomes, "Đang soát", total=total, console=Console(stderr=True), transient=True)
    yield from (list(bar) if sys.stdout.isatty() else bar)
