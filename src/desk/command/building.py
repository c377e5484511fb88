"""`congso build` and `congso worker`: bring the public files up to date, once or for good."""

import logging
import sys

from desk.command import django_side


def build(*, full: bool) -> int:
    """Bring the public files up to date and return 1 when a page could not be made."""
    django_side.set_up()
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from desk.kit import disk
    from desk.press import actions

    console = Console(stderr=True, highlight=False)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Dựng trang", total=None)

        def show(done: int, total: int, address: str) -> None:
            bar.update(task, completed=done, total=total, description=f"Dựng {address}")

        try:
            outcome = actions.bring_up_to_date(full=full, progress=show)
        except Exception as fault:
            if told := disk.said(fault):
                sys.stderr.write(f"{told}\n")
                return 1
            raise
    sys.stdout.write(
        f"Dựng {len(outcome.built)} trang, giữ {outcome.kept}, gỡ {len(outcome.deleted)}.\n"
    )
    for failed in outcome.failed:
        sys.stderr.write(f"Không dựng được {failed.address}: {failed.why}\n")
    return 1 if outcome.failed else 0


def worker() -> None:
    """Build what changes, until told to stop."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    django_side.set_up()
    from desk.press import worker as press

    press.run()
