"""`congso template` hands out a form; `congso import observations` takes a filled one back."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from congso.findings.finding import Fault, FaultyInput
from congso.observations.observation import Scenario
from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod, Period
from desk.command import django_side

if TYPE_CHECKING:
    from rich.console import Console

    from desk.ledger.import_plan import Plan
    from desk.ledger.importing import Progress

_SHOWN = 40


def template(file: str, *, indicators: str, places: str, periods: str, scenarios: str) -> None:
    """Write an empty form to a file; its name says whether for Excel or as text.

    Raises: `FaultyInput`.
    """
    suffix = Path(file).suffix.lower()
    if suffix not in (".xlsx", ".csv"):
        raise _refused(file, "tên tệp phải kết thúc bằng .xlsx hoặc .csv.")
    django_side.set_up()
    from congso.observations.forms import layout
    from desk.kit import clock, shelf
    from desk.ledger.workbooks import handing

    forms = layout.ask(
        catalogue=shelf.exported_catalogue(),
        gazetteer=shelf.gazetteer(),
        indicators=_listed(indicators),
        places=_listed(places),
        periods=[_period(said) for said in _listed(periods)],
        scenarios=[_scenario(said) for said in _listed(scenarios)],
    )
    if suffix == ".csv" and len(forms) > 1:
        raise _refused(file, "một tệp CSV chỉ chứa một kịch bản; hãy bỏ bớt ở --scenario.")
    made = handing.workbook(forms, clock.now()) if suffix == ".xlsx" else handing.text(forms[0])
    try:
        Path(file).write_bytes(made)
    except OSError as problem:
        raise _refused(file, f"không ghi được tệp ({problem.strerror}).") from None
    sizes = "; ".join(f"{form.name}: {form.stamp}" for form in forms)
    sys.stdout.write(f"Đã tạo {file} ({sizes}).\n")


def bring(
    content: bytes,
    file: str,
    *,
    dry_run: bool,
    key: str,
    accept_warnings: bool,
    reason: str,
    as_json: bool,
) -> int:
    """Import a filled form, or print what that would do; return the exit code.

    Raises: `FaultyInput` for a file that is refused as a whole.
    """
    from desk.kit.permissions import MACHINE
    from desk.ledger import importing

    told: dict[str, Any] = {"file": file, "digest": importing.digest_of(content)}
    name = Path(file).name
    try:
        with _progress() as progress:
            if dry_run:
                plan = importing.planned(content, name, reason=reason, progress=progress)
                if plan.faults:
                    return _return(plan, file, told, as_json=as_json)
                _say({**told, **_plan(plan), "outcome": "planned"}, plan, as_json)
                return 0
            done = importing.import_form(
                content, name, by=MACHINE, key=key, accept_warnings=accept_warnings,
                reason=reason, progress=progress,
            )  # fmt: skip
    except importing.AlreadyImported as already:
        _say({**told, "outcome": "already", "message": str(already)}, str(already), as_json)
        return 0
    except importing.FaultyForm as faulty:
        return _return(faulty.plan, file, told, as_json=as_json)
    except importing.WarningsNotAccepted as warned:
        _say({**told, **_plan(warned.plan), "outcome": "warned"}, warned.plan, as_json)
        return 1
    told |= {**_plan(done.plan), "outcome": "recorded", "at": done.row.at.isoformat()}
    _say(told, _done(done.plan), as_json)
    return 0


def _done(plan: "Plan") -> str:
    replaced = f", thay {plan.following} số" if plan.following else ""
    return f"Đã ghi {plan.new} số mới{replaced}; {plan.unchanged} số đã có, không đổi."


def _return(plan: "Plan", file: str, told: dict[str, Any], *, as_json: bool) -> int:
    """Write the file with its comments beside the one that came, and say what is wrong."""
    from desk.kit import clock

    path = Path(file).with_name(f"{Path(file).stem}-loi.xlsx")
    path.write_bytes(plan.returned(clock.now()))
    _say({**told, **_plan(plan), "outcome": "refused", "returned": str(path)}, plan, as_json)
    if not as_json:
        sys.stderr.write(
            f"{len(plan.faults) + plan.untold} lỗi, không ghi số nào. "
            f"Tệp có ghi chú ở từng ô: {path}\n"
        )
    return 2


def _plan(plan: "Plan") -> dict[str, Any]:
    def remarks(found: Any) -> list[dict[str, str]]:
        return [
            {"sheet": one.spot.sheet, "cell": one.spot.name, "message": one.message}
            for one in found
        ]

    return {
        "template": plan.template,
        "new": plan.new,
        "replaced": plan.following,
        "unchanged": plan.unchanged,
        "indicators": dict(plan.of_indicators),
        "warnings": remarks(plan.warnings),
        "faults": remarks(plan.faults),
    }


def _say(told: dict[str, Any], shown: "Plan | str", as_json: bool) -> None:  # noqa: FBT001 — passed on
    if as_json:
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    elif isinstance(shown, str):
        sys.stdout.write(f"{shown}\n")
    else:
        _print(shown)


def _print(plan: "Plan") -> None:
    """Print a plan as tables for a person."""
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    if not plan.faults:
        table = Table(title=f"Kế hoạch nhập {plan.name}", title_justify="left")
        table.add_column("Chỉ tiêu")
        table.add_column("Số mới", justify="right")
        for name, count in plan.of_indicators:
            table.add_row(name, str(count))
        table.add_row("Tất cả", str(plan.new), style="bold")
        console.print(table)
        _list_replaced(console, plan)
        console.print(f"{plan.unchanged} số đã có, không đổi.")
    _list(console, "Lỗi", plan.faults)
    _list(console, "Cần xem lại", plan.warnings)
    if plan.warnings and not plan.faults:
        console.print("Đã xem và vẫn nhập: thêm --accept-warnings.")
    if plan.contradicting:
        console.print("Tệp đính chính số trong sổ: thêm --reason “lý do”.")


def _list_replaced(console: "Console", plan: "Plan") -> None:
    """Print the values that would be followed, old beside new."""
    from rich.table import Table

    if not plan.following:
        return
    table = Table(title=f"Số được thay: {plan.following}", title_justify="left")
    for head in ("Chỉ tiêu", "Nơi, kỳ", "Đang có", "Thay bằng"):
        table.add_column(head)
    for one in plan.replacing(_SHOWN):
        table.add_row(one.what, one.where, one.was, one.now)
    console.print(table)
    if plan.following > _SHOWN:
        console.print(f"… và {plan.following - _SHOWN} số nữa.")


def _list(console: "Console", title: str, remarks: Any) -> None:
    from rich.table import Table

    if not remarks:
        return
    table = Table(title=f"{title}: {len(remarks)}", title_justify="left")
    for head in ("Trang", "Ô", "Sai gì, cần làm gì"):
        table.add_column(head)
    for one in remarks[:_SHOWN]:
        table.add_row(one.spot.sheet, one.spot.name, one.message)
    console.print(table)
    if len(remarks) > _SHOWN:
        console.print(f"… và {len(remarks) - _SHOWN} dòng nữa; --json in ra tất cả.")


@contextmanager
def _progress() -> Iterator["Progress"]:
    """Show how far reading, checking and writing are."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def show(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done, total=total)

        yield show


def _listed(said: str) -> list[str]:
    return [one.strip() for one in said.split(",") if one.strip()]


def _period(said: str) -> Period:
    try:
        return codes.read(said)
    except NoSuchPeriod as unknown:
        raise _refused("--period", str(unknown)) from None


def _scenario(said: str) -> Scenario:
    try:
        return Scenario(said)
    except ValueError:
        known = ", ".join(one.value for one in Scenario)
        raise _refused("--scenario", f"không có kịch bản “{said}”; có: {known}.") from None


def _refused(where: str, message: str) -> FaultyInput:
    return FaultyInput((Fault(where, message),))
