"""`congso check`: prints each figure of a text with its verdict, for people or for programs."""

import json
import sys
from pathlib import Path

from congso.claims import review
from congso.claims.binding import Binding
from congso.claims.review import Review, Verdict
from congso.claims.statement import Statement
from congso.observations.ledger import Ledger
from desk.command import record
from desk.kit import shelf

_VERDICTS = {
    review.AGREES: ("✓", "khớp", "green"),
    review.CONTRADICTS: ("✗", "trái sổ số liệu", "bold red"),
    review.INCONSISTENT: ("≠", "tự mâu thuẫn", "bold red"),
    review.UNBOUND_FIGURE: ("?", "chưa đối chiếu", "yellow"),
    review.NOT_STATISTIC: ("·", "không phải số liệu", "dim"),
}
_COUNTED = (review.AGREES, review.CONTRADICTS, review.INCONSISTENT, review.UNBOUND_FIGURE)


def check(file: str, *, source: str, place: str, as_json: bool, everything: bool) -> int:
    """Print the review of a text and return 1 when a figure contradicts the record or the text.

    Raises: `FaultyInput` for a text that is not UTF-8 or not NFC, with the place of the fault.
    """
    text = _read(file)
    ledger = record.ledger(source)
    home = record.home(place, ledger.gazetteer).id if ledger else None
    reviewed = review.review(text, ledger=ledger, home=home)
    if as_json:
        for statement in review.records(reviewed):
            sys.stdout.write(json.dumps(statement, ensure_ascii=False) + "\n")
    else:
        _print(text, reviewed, ledger, everything=everything)
    return 0 if reviewed.holds else 1


def _read(file: str) -> str:
    if file == "-":
        return shelf.checked_text(sys.stdin.buffer.read(), "đầu vào")
    path = Path(file)
    return shelf.checked_text(shelf.read_bytes(path, file), file)


def _print(text: str, reviewed: Review, ledger: Ledger | None, *, everything: bool) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 120, highlight=False)
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("Dòng", justify="right")
    table.add_column("")
    table.add_column("Số trong bài", max_width=30)
    table.add_column("Nói về", ratio=2)
    table.add_column("Kết luận", ratio=3)
    rows = zip(reviewed.statements, reviewed.bindings, reviewed.verdicts, strict=True)
    for statement, bound, verdict in rows:
        if not statement.is_statistic and not everything:
            continue
        sign, _said, style = _VERDICTS[verdict.verdict]
        table.add_row(
            str(text.count("\n", 0, statement.start) + 1),
            Text(sign, style=style),
            Text(" ".join(statement.text.split())),
            Text(_about(statement, bound, ledger), style="" if bound.reference else "dim"),
            Text(_conclusion(verdict), style=style),
        )
    if table.row_count:
        console.print(table)
        console.print()
    for slip in reviewed.slips:
        line = text.count("\n", 0, slip.span.start) + 1 if slip.span else 1
        console.print(f"! Dòng {line}: {slip.message}", style="yellow")
    console.print(_summary(reviewed), style="bold")


def _about(statement: Statement, bound: Binding, ledger: Ledger | None) -> str:
    if bound.reference is None or ledger is None:
        return statement.measure or ""
    names = " · ".join(
        dict.fromkeys(ledger.figure(reference).name for reference in bound.references)
    )
    return f"{names}, {bound.reference.period.said}"


def _conclusion(verdict: Verdict) -> str:
    _sign, said, _style = _VERDICTS[verdict.verdict]
    return f"{said}: {verdict.message}" if verdict.message else said


def _summary(reviewed: Review) -> str:
    counts = {verdict: reviewed.count(verdict) for verdict in _COUNTED}
    told = ", ".join(
        f"{count} {_VERDICTS[verdict][1]}" for verdict, count in counts.items() if count
    )
    others = reviewed.count(review.NOT_STATISTIC)
    aside = f"; ngoài ra {others} ngày, số văn bản và số khác" if others else ""
    return f"{sum(counts.values())} số liệu: {told or 'không có số nào'}{aside}."
