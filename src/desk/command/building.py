"""`congso build` and `congso worker`: bring the public files up to date, once or for good."""

import json
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict

from desk.command import django_side

_STOPPED = 130
"""What a program that was stopped by hand returns."""
_REASONS = 3
"""So many reasons are printed for a page; all of them with --json."""


def build(*, full: bool) -> int:
    """Bring the public files up to date and return 1 when a page could not be made."""
    django_side.set_up()
    from desk.kit import disk
    from desk.press import actions

    processes = os.cpu_count() or 1
    with _bar("Dựng") as show:
        try:
            outcome = actions.bring_up_to_date(full=full, progress=show, processes=processes)
        except KeyboardInterrupt:
            sys.stderr.write(
                "Đã dừng giữa chừng; người đọc vẫn có bản dựng trước. "
                "Chạy lại congso build để dựng tiếp.\n"
            )
            return _STOPPED
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


def plan(*, full: bool, as_json: bool) -> int:
    """Print what a build would do and why, and do nothing."""
    django_side.set_up()
    from desk.press import actions

    made = actions.planned(full=full)
    builds = [build for one in made for build in one.build]
    deletes = [address for one in made for address in one.delete]
    kept = sum(len(one.keep) for one in made)
    if as_json:
        told = {
            "build": [
                {"address": one.address, "because": [str(use) for use in one.because]}
                for one in builds
            ],
            "delete": deletes,
            "keep": kept,
        }
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        return 0
    for one in builds:
        reasons = [str(use) for use in one.because[:_REASONS]]
        more = len(one.because) - len(reasons)
        why = ", ".join(reasons) + (f" và {more} thứ khác" if more else "")
        sys.stdout.write(f"dựng {one.address}  ← {why or 'trang mới'}\n")
    sys.stdout.writelines(f"gỡ   {address}\n" for address in deletes)
    sys.stdout.write(f"Sẽ dựng {len(builds)} trang, giữ {kept}, gỡ {len(deletes)}.\n")
    return 0


def explain(address: str, *, as_json: bool) -> int:
    """Print what is known of one address and why it would be built; return 1 where none stands."""
    django_side.set_up()
    from desk.kit.clock import VIETNAM
    from desk.press import explained

    found = explained.of(address)
    if found is None:
        sys.stderr.write(f"{explained.absence(address)}\n")
        return 1
    if as_json:
        told = {**asdict(found), "modified": found.modified.isoformat()}
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        return 0
    lines = {
        "địa chỉ": found.address, "tệp": found.file, "loại": found.type,
        "SHA-256": found.checksum, "cỡ": f"{found.size} byte",
        "nội dung đổi": f"{found.modified.astimezone(VIETNAM):%d/%m/%Y %H:%M}",
        "là trang của": found.owner, "dấu vết": found.fingerprint,
    }  # fmt: skip
    sys.stdout.writelines(f"{name:13} {said}\n" for name, said in lines.items() if said)
    sys.stdout.write(f"đứng trên {len(found.uses)} thứ\n")
    for one in found.uses:
        state = "" if one.now == one.seen else f"  ≠ nay {one.now or 'không còn'}"
        sys.stdout.write(f"  {one.use}  {one.seen}{state}\n")
    sys.stdout.writelines(f"phải dựng lại: {why}\n" for why in found.why)
    if not found.why:
        sys.stdout.write("đúng như phải có, không phải dựng lại\n")
    return 0


def verify(*, repair: bool, as_json: bool) -> int:
    """Make every page again, compare it with its file, and return 1 when one differs."""
    django_side.set_up()
    from desk.press import verifying

    with _bar("Soát") as show:
        try:
            found = verifying.verify(progress=show, processes=os.cpu_count() or 1)
        except KeyboardInterrupt:
            sys.stderr.write("Đã dừng soát giữa chừng; bản dựng vẫn như trước khi soát.\n")
            return _STOPPED
    if as_json:
        told = [{"address": one.address, "why": one.why} for one in found]
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.writelines(f"{one.address}: {one.why}\n" for one in found)
        sys.stdout.write(
            f"Bản dựng lệch ở {len(found)} chỗ.\n"
            if found
            else "Bản dựng đúng từng byte như dựng lại từ đầu.\n"
        )
    if found and repair:
        outcome = verifying.repair(found)
        sys.stderr.write(f"Đã dựng lại {len(outcome.built)} trang.\n")
        return 1 if outcome.failed else 0
    return 1 if found else 0


@contextmanager
def _bar(said: str) -> Iterator[Callable[[int, int, str], None]]:
    """Show how far a long work is."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True, highlight=False)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(f"{said} trang", total=None)

        def show(done: int, total: int, address: str) -> None:
            bar.update(task, completed=done, total=total, description=f"{said} {address}")

        yield show


def worker() -> None:
    """Build what changes, until told to stop."""
    django_side.set_up()
    from desk.kit.faults import WithoutWords
    from desk.press import worker as press

    told = logging.StreamHandler()
    told.setFormatter(WithoutWords())
    logging.basicConfig(level=logging.INFO, handlers=[told])

    press.run()
