"""The report of `congso check` for people: marks, colours, a line a figure, what would fit."""

import sys

from rich.console import Console
from rich.table import Table
from rich.text import Text

from congso.claims import review
from congso.claims.binding import Binding
from congso.claims.review import Review, Verdict
from congso.claims.statement import Statement
from congso.observations.ledger import Ledger
from desk.command.gathering import Read, Unread, tell_unread

_VERDICTS = {
    review.AGREES: ("✓", "khớp", "green"),
    review.CONTRADICTS: ("✗", "trái sổ số liệu", "bold red"),
    review.INCONSISTENT: ("≠", "tự mâu thuẫn", "bold red"),
    review.UNBOUND_FIGURE: ("?", "chưa đối chiếu", "yellow"),
    review.NOT_STATISTIC: ("·", "không phải số liệu", "dim"),
}
_COUNTED = (review.AGREES, review.CONTRADICTS, review.INCONSISTENT, review.UNBOUND_FIGURE)
_WIDE, _NARROW = 120, 80


class Report:
    """Prints the papers one after another, and at the end how many held."""

    def __init__(self, ledger: Ledger | None, *, everything: bool, several: bool) -> None:
        self._ledger = ledger
        self._everything = everything
        self._several = several
        self._seen: list[int] = []
        self._console = Console(
            width=None if sys.stdout.isatty() else _WIDE, highlight=False, soft_wrap=False
        )

    def tell(self, outcome: Read | Unread) -> int:
        """Print one paper, and return 0 where it holds, 1 where not, 2 where it was not read."""
        code = tell_unread(outcome) if isinstance(outcome, Unread) else self._tell(outcome)
        self._seen.append(code)
        return code

    def close(self) -> None:
        """Print what came of several papers together."""
        if not self._several:
            return
        held, wrong, unread = (self._seen.count(code) for code in (0, 1, 2))
        said = f"{len(self._seen)} tệp: {held} không có số sai"
        said += f", {wrong} có số sai" if wrong else ""
        said += f", {unread} không đọc được" if unread else ""
        self._console.print(f"{said}.", style="bold")

    def _tell(self, read: Read) -> int:
        reviewed, text = read.reviewed, read.text
        if self._several:
            self._console.print(Text(f"── {read.paper.name}", style="bold cyan"))
        rows = [
            (text.count("\n", 0, said.start) + 1, said, bound, verdict)
            for said, bound, verdict in zip(
                reviewed.statements, reviewed.bindings, reviewed.verdicts, strict=True
            )
            if said.is_statistic or self._everything
        ]
        if self._console.width < _NARROW:
            self._stack(rows)
        elif rows:
            self._console.print(self._table(rows))
        if rows:
            self._console.print()
        for slip in reviewed.slips:
            line = text.count("\n", 0, slip.span.start) + 1 if slip.span else 1
            self._console.print(Text(f"! Dòng {line}: {slip.message}", style="yellow"))
        self._console.print(Text(_summary(reviewed), style="bold"))
        if self._several:
            self._console.print()
        return 0 if reviewed.holds else 1

    def _table(self, rows: list[tuple[int, Statement, Binding, Verdict]]) -> Table:
        table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
        table.add_column("Dòng", justify="right")
        table.add_column("")
        table.add_column("Số trong bài", max_width=30)
        table.add_column("Nói về", ratio=2)
        table.add_column("Kết luận", ratio=3)
        for line, said, bound, verdict in rows:
            sign, _name, style = _VERDICTS[verdict.verdict]
            table.add_row(
                str(line),
                Text(sign, style=style),
                Text(" ".join(said.text.split())),
                Text(self._about(said, bound), style="" if bound.reference else "dim"),
                Text(_conclusion(verdict), style=style),
            )
        return table

    def _stack(self, rows: list[tuple[int, Statement, Binding, Verdict]]) -> None:
        """Print each figure on lines of its own: five columns do not fit a narrow screen."""
        for line, said, bound, verdict in rows:
            sign, _name, style = _VERDICTS[verdict.verdict]
            about = self._about(said, bound)
            first = Text(f"{sign} ", style=style)
            first.append(" ".join(said.text.split()), style="bold")
            first.append(f" (dòng {line})", style="dim")
            self._console.print(first)
            for told, how in ((about, ""), (_conclusion(verdict), style)):
                if told:
                    self._console.print(Text(f"  {told}", style=how))

    def _about(self, statement: Statement, bound: Binding) -> str:
        if bound.reference is None or self._ledger is None:
            return statement.measure or ""
        names = " · ".join(
            dict.fromkeys(self._ledger.figure(reference).name for reference in bound.references)
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
