"""`congso ship`: the built tree goes to an object store, or from there to the folder of a front."""

import hashlib
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from congso.publication.cargo import Cargo
from desk.kit import shelf
from desk.press import shipping

_SHOWN = 20


def ship(target: str, *, source: str, dry_run: bool, every: int) -> int:
    """Carry the tree once, or again and again; return 1 when it could not be carried."""
    given = source or str(shelf.var() / "public")
    pair = hashlib.sha256(f"{given} {target}".encode()).hexdigest()[:16]
    journal = shelf.var() / "shipping" / f"{pair}.log"
    while True:
        code = _once(given, target, journal, dry_run=dry_run)
        if every <= 0 or dry_run:
            return code
        time.sleep(every)


def _once(given: str, wanted: str, journal: Path, *, dry_run: bool) -> int:
    try:
        here, there = shipping.place(given), shipping.place(wanted)
        if dry_run:
            _show(shipping.planned(here, there, journal))
            return 0
        console = Console(stderr=True, highlight=False)
        columns = (TextColumn("Gửi bản dựng"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("", total=None)
            made = shipping.ship(
                here,
                there,
                journal,
                lambda done, total: bar.update(task, completed=done, total=total),
            )
    except shipping.CannotShip as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    sys.stdout.write(f"Gửi {made.count} tệp, giữ {made.keep}, xóa {len(made.delete)}.\n")
    return 0


def _show(plan: Cargo) -> None:
    sys.stdout.write(f"Sẽ gửi {plan.count} tệp, giữ {plan.keep}, xóa {len(plan.delete)}.\n")
    lines = [f"  gửi {item.name}" for load in plan.put for item in load]
    lines += [f"  xóa {name}" for name in plan.delete]
    more = len(lines) - _SHOWN
    sys.stdout.writelines(f"{line}\n" for line in lines[:_SHOWN])
    if more > 0:
        sys.stdout.write(f"  … và {more} tệp nữa\n")
