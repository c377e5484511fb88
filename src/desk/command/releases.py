"""`congso release`: the calendar, an edition, its bundle, and the proof that it computes again."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from congso.findings.finding import Fault, FaultyInput
from congso.observations import bundle
from desk.command import django_side
from desk.kit import shelf
from desk.releases import packing

if TYPE_CHECKING:
    from desk.releases.queries import Published


def calendar(*, as_json: bool) -> None:
    """Print the calendar of releases."""
    django_side.set_up()
    from desk.kit import clock
    from desk.releases import queries

    for one in queries.calendar():
        told = {
            "at": one.shown_at.astimezone(clock.VIETNAM).isoformat(),
            "state": one.state.value,
            "series": one.slug,
            "title": f"{one.title}, {one.period}",
            "reasons": [turn.reason for turn in one.turns if turn.reason],
        }
        line = f"{told['at'][:16]}  {one.state.said:<14}{told['title']}"
        sys.stdout.write(f"{json.dumps(told, ensure_ascii=False) if as_json else line}\n")


def show(slug: str, period: str, *, as_json: bool) -> None:
    """Print the figures of an edition as it printed them.

    Raises: `FaultyInput` when nothing was published under this name.
    """
    edition = _edition(slug, period)
    if not as_json:
        sys.stdout.write(f"{edition.title}, bản {edition.number}\n")
    for line in edition.opened.lines:
        told = {"reference": str(line.reference), "name": line.name, "quantity": line.quantity}
        said = f"  {line.name}, {line.reference.period.said}: {line.quantity}"
        sys.stdout.write(f"{json.dumps(told, ensure_ascii=False) if as_json else said}\n")


def write_bundle(slug: str, target: str, period: str) -> None:
    """Write the bundle of an edition to a file.

    Raises: `FaultyInput` when nothing was published, or the file cannot be written.
    """
    edition = _edition(slug, period)
    try:
        Path(target).write_bytes(edition.bundle)
    except OSError as problem:
        raise FaultyInput((Fault(target, f"không ghi được ({problem.strerror})."),)) from None
    sys.stdout.write(f"Đã ghi {target}, SHA-256 {edition.checksum}\n")


def verify(file: str, *, as_json: bool) -> int:
    """Compute a bundle again and return 1 when something does not come out.

    Raises: `FaultyInput` when it is no bundle.
    """
    found = bundle.verify(packing.unzipped(shelf.read_bytes(Path(file), file), file))
    if as_json:
        told = {"count": found.count, "faults": list(found.faults)}
        sys.stdout.write(f"{json.dumps(told, ensure_ascii=False)}\n")
        return 1 if found.faults else 0
    for fault in found.faults:
        sys.stdout.write(f"{fault}\n")
    outcome = f"{len(found.faults)} chỗ không khớp" if found.faults else "khớp tất cả"
    sys.stdout.write(f"Tính lại {found.count} số: {outcome}.\n")
    return 1 if found.faults else 0


def _edition(slug: str, period: str) -> "Published":
    django_side.set_up()
    from desk.releases import queries

    found = [one for one in queries.editions(slug) if period in ("", one.period.code)]
    if not found:
        known = ", ".join(queries.slugs()) or "chưa có loạt nào"
        said = f"chưa phát hành gì dưới tên này; đã phát hành: {known}."
        raise FaultyInput((Fault(f"{slug} {period}".strip(), said),))
    return found[-1]
