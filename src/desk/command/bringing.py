"""`congso import`: takes tables over into the record, whole or not at all."""

import sys
from pathlib import Path

from congso.findings.finding import Fault, FaultyInput
from desk.command import django_side, forms
from desk.kit import shelf


def observations(
    file: str, *, dry_run: bool, key: str, accept_warnings: bool, reason: str, as_json: bool
) -> int:
    """Record a filled form or a table of observations, say what that did, return the exit code.

    Raises: `FaultyInput` with every fault; nothing is written then.
    """
    django_side.set_up()
    from desk.ledger.workbooks import reading

    content = shelf.read_bytes(Path(file), file)
    if reading.is_form(content):
        return forms.bring(
            content, file, dry_run=dry_run, key=key, accept_warnings=accept_warnings,
            reason=reason, as_json=as_json,
        )  # fmt: skip
    if key or accept_warnings or reason or as_json:
        told = (
            "--key, --accept-warnings, --reason và --json dùng cho mẫu của cổng (congso template); "
            "đây là một bảng CSV như ở data/figures."
        )
        raise FaultyInput((Fault(file, told),))
    _table(file, dry_run=dry_run)
    return 0


def _table(file: str, *, dry_run: bool) -> None:
    from desk.kit.permissions import MACHINE
    from desk.ledger import actions

    recorded = actions.import_table(
        shelf.read_text(Path(file), file), file, by=MACHINE, dry_run=dry_run
    )
    will = "Sẽ ghi" if dry_run else "Đã ghi"
    if dry_run:
        for seen in recorded.new:
            number = "–" if seen.value is None else seen.value
            sys.stdout.write(f"  + {seen.key} = {seen.words or number}\n")
    sys.stdout.write(
        f"{will} {len(recorded.new)} số mới; {recorded.unchanged} số đã có, không đổi.\n"
    )


def places(folder: str, *, dry_run: bool) -> None:
    """Take over the lists of places and agencies and say what that did.

    Raises: `FaultyInput` with every fault; nothing is changed then.
    """
    django_side.set_up()
    from desk.atlas import actions
    from desk.atlas.actions import Table
    from desk.kit.permissions import MACHINE

    root = Path(folder) if folder else shelf.reviewed()

    def table(*parts: str) -> Table:
        path = root.joinpath(*parts)
        return Table(
            shelf.read_text(path), str(Path(folder, *parts)) if folder else "/".join(parts)
        )

    imported = actions.import_places(
        places=table("places", "units.csv"),
        successions=table("places", "successions.csv"),
        agencies=table("agencies", "agencies.csv"),
        by=MACHINE,
        dry_run=dry_run,
    )
    counts = (
        f"{imported.places} đơn vị, {imported.successions} thay đổi, {imported.agencies} cơ quan"
    )
    if not imported.changed:
        sys.stdout.write(f"Không có gì mới: {counts} đã có sẵn.\n")
    else:
        sys.stdout.write(f"{'Sẽ nhập' if dry_run else 'Đã nhập'} {counts}.\n")
