"""Brings filled forms into the record: planned first, then written whole or not at all.

A file is known by its contents. The same file again, also at the same moment, is not imported
twice: the row that says it was imported comes first, and there can be one for a key.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from congso.findings.finding import Fault, FaultyInput
from congso.observations.forms import comparing, examining, reading
from congso.observations.forms.reading import Filled, Reader
from congso.observations.forms.recorded import Recorded, Vintage
from congso.observations.observation import Level, Scenario, Status
from desk.atlas import queries as atlas
from desk.kit import clock, journal, permissions, signals
from desk.kit.permissions import MACHINE, Actor
from desk.ledger import actions, models, queries
from desk.ledger.import_plan import Plan, Sheet
from desk.ledger.workbooks.reading import Grid, grids

Progress = Callable[[str, int, int], None]
"""Told a step, how much of it is done, and of how much."""
READING, CHECKING, WRITING = "Đọc tệp", "Kiểm tra", "Ghi vào sổ"
_AT_ONCE = 5000
_SILENT: Progress = lambda _step, _done, _total: None  # noqa: E731 — a door that nobody stands at


class AlreadyImported(ValueError):
    """The file, or another under the same key, was imported before; nothing more is written."""


class WarningsNotAccepted(ValueError):
    """The plan has warnings that nobody has said to have looked at."""

    def __init__(self, plan: "Plan") -> None:
        self.plan = plan
        super().__init__(
            _("Có %(count)d điều cần xem lại; hãy xem rồi xác nhận là vẫn nhập.")
            % {"count": len(plan.warnings)}
        )


class RecordMoved(ValueError):
    """What the plan would replace is no longer what the person saw."""

    def __init__(self) -> None:
        super().__init__(
            _("Sổ vừa đổi sau khi bạn xem kế hoạch này; chưa ghi gì. Hãy xem lại các số được thay.")
        )


class FaultyForm(FaultyInput):
    """Cells of a form are faulty; the plan says which."""

    def __init__(self, plan: "Plan") -> None:
        self.plan = plan
        super().__init__(tuple(one.fault for one in plan.faults))


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, and the row that keeps it."""

    plan: Plan
    row: models.Import


def digest_of(content: bytes) -> str:
    """Return what a file is known by."""
    return sha256(content).hexdigest()


def planned(content: bytes, name: str, *, reason: str = "", progress: Progress = _SILENT) -> Plan:
    """Return what importing a file would do, with everything that is wrong with its cells.

    Shape: with a `reason`, what contradicts the record corrects it.

    Raises: `FaultyInput` for a file that is refused as a whole.
    """
    progress(READING, 0, 1)
    found = grids(content, name)
    progress(READING, 1, 1)
    total, done = sum(_size(grid) for grid in found), 0

    def tick(cells: int) -> None:
        nonlocal done
        done += cells
        progress(CHECKING, min(done, total), total)

    reader = Reader(queries.catalogue(), atlas.gazetteer(), tick)
    read = [
        (grid, *reading.read(grid.name, grid.rows, reader=reader, spoilt=grid.spoilt))
        for grid in found
    ]
    if not any(filled.count or remarks.faults for _grid, filled, remarks in read):
        raise FaultyInput((Fault(name, _("mẫu chưa điền số nào; không có gì để nhập.")),))
    recorded = _recorded([filled for _grid, filled, _remarks in read])
    sheets = []
    for grid, filled, remarks in read:
        examining.examine(filled, remarks, recorded=recorded, gazetteer=reader.gazetteer)
        reason = " ".join(reason.split())
        compared = comparing.compare(filled, remarks, recorded, corrects=bool(reason))
        sheets.append(Sheet(grid, filled, remarks, compared, reason))
    progress(CHECKING, total, total)
    return Plan(name, digest_of(content), tuple(sheets))


def import_form(
    content: bytes,
    name: str,
    *,
    by: Actor,
    key: str = "",
    accept_warnings: bool = False,
    reason: str = "",
    seen: str | None = None,
    progress: Progress = _SILENT,
) -> Imported:
    """Write down a filled form and keep that it was imported.

    Shape: `key` is what makes the import one and the same; without it, the contents do. `reason`
    is why it corrects what stands; `seen` the mark of the plan that somebody looked at.
    Raises: `NotPermitted`; `AlreadyImported`; `WarningsNotAccepted`; `RecordMoved` when what would
    be followed is no longer what was seen; `AlreadyRevised`; `FaultyInput`, which is
    `FaultyForm` when single cells are faulty. A refused file is kept in the list of imports.
    """
    permissions.require(by, "ledger.record_observations")
    digest = digest_of(content)
    _refuse_twice(key or digest, digest)
    try:
        plan = planned(content, name, reason=reason, progress=progress)
        if plan.faults:
            raise FaultyForm(plan)
    except FaultyInput as refused:
        _keep_refusal(refused, name, digest, key or digest, by)
        raise
    if plan.warnings and not accept_warnings:
        raise WarningsNotAccepted(plan)
    if plan.following:
        permissions.require(by, "ledger.revise_observation")
        if seen is not None and seen != plan.mark:
            raise RecordMoved
    with transaction.atomic():
        row = _open(plan, key or digest, by)
        _write(plan, row, by, progress)
    return Imported(plan, row)


def already(digest: str) -> models.Import | None:
    """Return when the contents of a file were imported, None if never."""
    found = models.Import.objects.filter(digest=digest, outcome=models.Import.RECORDED)
    return found.select_related("by").first()


def past(most: int = 50) -> list[models.Import]:
    """Return the imports of before, the newest first."""
    return list(models.Import.objects.select_related("by")[:most])


def _refuse_twice(key: str, digest: str) -> None:
    row = models.Import.objects.filter(
        Q(key=key) | Q(digest=digest), outcome=models.Import.RECORDED
    ).first()
    if row is not None:
        raise AlreadyImported(told(row, digest))


def told(row: models.Import, digest: str) -> str:
    """Return when the contents of this digest, or another file under its key, were imported."""
    said = (
        _("Tệp này đã nhập lúc %(at)s (%(new)d số mới); không ghi gì thêm.")
        if row.digest == digest
        else _("Khóa này đã dùng cho tệp khác (%(name)s, lúc %(at)s); không ghi gì thêm.")
    )
    at = f"{row.at.astimezone(clock.VIETNAM):%H:%M ngày %d/%m/%Y}"
    return said % {"at": at, "new": row.new, "name": row.name}


def _keep_refusal(refused: FaultyInput, name: str, digest: str, key: str, by: Actor) -> None:
    plan = refused.plan if isinstance(refused, FaultyForm) else None
    row = models.Import.objects.create(
        key=key[:200], digest=digest, name=name[:255], at=clock.now(),
        by=None if by is MACHINE else by, outcome=models.Import.REFUSED,
        template=plan.template[:255] if plan else "",
        faults=len(refused.faults) + (plan.untold if plan else 0),
        said="" if plan else str(refused)[:2000],
    )  # fmt: skip
    journal.record(by, "ledger.refuse_import", row.name, count=row.faults, digest=digest)


def _open(plan: Plan, key: str, by: Actor) -> models.Import:
    """Write the row that lets a key be imported once; whoever comes second stops here."""
    try:
        with transaction.atomic():
            return models.Import.objects.create(
                key=key, digest=plan.digest, name=plan.name[:255], template=plan.template[:255],
                at=clock.now(), by=None if by is MACHINE else by, outcome=models.Import.RECORDED,
                new=plan.written, unchanged=plan.unchanged, warnings=len(plan.warnings),
            )  # fmt: skip
    except IntegrityError:
        first = models.Import.objects.filter(key=key, outcome=models.Import.RECORDED).first()
        if first is None:
            raise
        raise AlreadyImported(told(first, plan.digest)) from None


def _write(plan: Plan, row: models.Import, by: Actor, progress: Progress) -> None:
    """Write the values, some at once, each lot with its own line in the journal."""
    waiting, done = plan.observations(row.at), 0
    while some := list(islice(waiting, _AT_ONCE)):
        actions.write(some, by, actions.AlreadyRevised)
        keys = [seen.key for seen in some]
        signals.figures_changed.send(sender=models.Observation, keys=keys)
        journal.record(
            by, "ledger.import_form", plan.name, count=len(some), unchanged=row.unchanged,
            warnings=row.warnings, digest=plan.digest, keys=keys,
            revised=[str(one.key) for one in some if one.revision > 1],
            reasons=sorted({one.reason for one in some if one.revision > 1}),
        )  # fmt: skip
        done += len(some)
        progress(WRITING, done, plan.written)


def _size(grid: Grid) -> int:
    return len(grid.rows) * max(map(len, grid.rows[:1]), default=0)


def _recorded(sheets: list[Filled]) -> Recorded:
    """Return what the record holds of the indicators and places of the sheets."""
    indicators = {examining.AREA}
    places = set()
    for filled in sheets:
        for line in filled.form.lines:
            one = line.indicator
            indicators |= {one.code, one.part_of or one.code, one.peers or one.code}
        places |= {column.place.id for column in filled.form.columns}
    rows = models.Observation.objects.filter(indicator__in=indicators, place__in=places)
    values = rows.order_by("recorded_at", "revision").values_list(
        "indicator", "place", "period", "breakdown", "scenario", "value", "status", "level",
        "source", "recorded_at", "words",
    )  # fmt: skip
    return Recorded(
        Vintage(
            indicator, place, period, part, Scenario(scenario), value, Status(status),
            Level(level), source, at.astimezone(clock.VIETNAM), words,
        )
        for indicator, place, period, part, scenario, value, status, level, source, at, words
        in values.iterator(chunk_size=5000)
    )  # fmt: skip
