"""What people do to the record: write down what was reported, and follow it with better values.

Nothing is edited. A table read twice changes nothing; a row that contradicts what stands is refused
with its line, because a correction needs a reason and must name the value it expects to replace.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from congso.findings.finding import Fault, FaultyInput
from congso.observations import adding_up, tables
from congso.observations.observation import (
    Assignment,
    Key,
    Level,
    Observation,
    Origin,
    Scenario,
    Status,
)
from congso.quantities import numerals
from congso.writing import dates
from desk.atlas import queries as atlas
from desk.kit import clock, journal, permissions, signals
from desk.kit.permissions import MACHINE, Actor
from desk.ledger import keeping, models, queries


class AlreadyRecorded(ValueError):
    """Another value of the same figure stands; a better one follows it by a revision."""


class AlreadyRevised(ValueError):
    """The value that was to be replaced is no longer the one that stands."""


class NothingToRevise(ValueError):
    """There is no value to follow, or the new one says the same."""


class NoReason(ValueError):
    """A revision came without its reason or its source."""


class NoDecision(ValueError):
    """A revised plan came without the decision that revised it, or an actual value with one."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording does, or on a dry run would do."""

    new: tuple[Observation, ...]
    unchanged: int
    """How many values had been recorded just so before."""


def record_observations(
    observations: Iterable[Observation], *, by: Actor, where: str = ""
) -> Recorded:
    """Write down what was reported.

    Shape: `where` names the table or screen it came from, for the journal.
    Raises: `NotPermitted`; `NoDecision`; `AlreadyRecorded` when another value of one of the
    figures stands.
    """
    permissions.require(by, "ledger.record_observations")
    wanted = list(observations)
    for seen in wanted:
        _require_decision(seen.key, seen.assigned)
    with transaction.atomic():
        planned, conflicts = _plan(wanted)
        if conflicts:
            seen, stands = conflicts[0]
            raise AlreadyRecorded(_conflict(seen, stands))
        if planned.new:
            write(planned.new, by, AlreadyRecorded)
            journal.record(
                by, "ledger.record_observations", where or str(planned.new[0].key),
                count=len(planned.new), keys=[str(seen.key) for seen in planned.new],
            )  # fmt: skip
            signals.figures_changed.send(
                sender=models.Observation, keys=[seen.key for seen in planned.new]
            )
    return planned


def import_table(text: str, where: str, *, by: Actor, dry_run: bool = False) -> Recorded:
    """Write down a whole table, or say what that would do.

    Raises: `NotPermitted`; `FaultyInput` with every fault and its line; nothing is written then.
    """
    permissions.require(by, "ledger.record_observations")
    lines = tables.read_lines(
        text, where, catalogue=queries.catalogue(), gazetteer=atlas.gazetteer()
    )
    observations = [seen for _line, seen in lines]
    planned, conflicts = _plan(observations)
    line_of = {seen: line for line, seen in lines}
    misfits = list(adding_up.faults(observations, _standing_value, queries.catalogue()))
    if misfits:
        raise FaultyInput(
            tuple(
                Fault(f"{where}, dòng {line_of[seen]}", f"{seen.key}: {said}.")
                for seen, said in misfits
            )
        )
    if conflicts:
        raise FaultyInput(
            tuple(
                Fault(f"{where}, dòng {line_of[seen]}", _conflict(seen, stands))
                for seen, stands in conflicts
            )
        )
    return planned if dry_run else record_observations(observations, by=by, where=where)


def revise_observation(  # noqa: PLR0913 — all that a correction must say
    *,
    key: Key,
    value: Decimal | None,
    level: Level,
    source: str,
    reason: str,
    expected_previous: Decimal | None,
    by: Actor,
    status: Status = Status.REPORTED,
    origin: Origin | None = None,
    note: str = "",
    assigned: Assignment | None = None,
    words: str = "",
    expected_words: str = "",
) -> Observation:
    """Follow a recorded value with a better one; the old one stays on record.

    Shape: `expected_previous` is the value the person saw; `origin` and `assigned` default to
    those before.
    Units: those of the indicator.
    Raises: `NotPermitted`; `NoReason`; `NoDecision`; `NothingToRevise`; `AlreadyRevised` when
    somebody was quicker.
    """
    permissions.require(by, "ledger.revise_observation")
    _require_reason(reason, source)
    with transaction.atomic():
        last = _last(key, expected_previous, expected_words)
        revision = Observation(
            key=key, value=value, source=source.strip(),
            recorded_at=max(clock.now(), last.recorded_at),
            revision=last.revision + 1, level=level, status=status, origin=origin or last.origin,
            note=note.strip(), reason=reason.strip(), assigned=assigned or last.assigned,
            words=words.strip(),
        )  # fmt: skip
        _require_decision(key, revision.assigned)
        if (value, words.strip(), level, status, source.strip(), revision.assigned) == (
            last.value, last.words, last.level, last.status, last.source, last.assigned,
        ):  # fmt: skip
            raise NothingToRevise(_("Số mới giống hệt số đang có; không có gì để sửa."))
        write((revision,), by, AlreadyRevised)
        journal.record(
            by, "ledger.revise_observation", key,
            was=last.words or last.value, now=revision.words or value, level=level.value,
            reason=revision.reason, source=revision.source, decision=revision.assigned.decision,
        )  # fmt: skip
        signals.figures_changed.send(sender=models.Observation, keys=[key])
    return revision


def _standing_value(key: Key) -> Decimal | None:
    found = queries.standing(key)
    return found.value if found else None


def _require_reason(reason: str, source: str) -> None:
    if not reason.strip() or not source.strip():
        raise NoReason(_("Sửa số cần ghi lý do và nguồn, để ai đọc sau cũng hiểu vì sao số đổi."))


def _require_decision(key: Key, assigned: Assignment) -> None:
    if key.scenario is Scenario.PLAN_REV and not assigned.decision.strip():
        raise NoDecision(_("Kế hoạch điều chỉnh cần số quyết định điều chỉnh, ví dụ 123/QĐ-UBND."))
    if not key.scenario.is_plan and assigned != Assignment():
        raise NoDecision(
            _("Số thực hiện không có quyết định giao, mẫu số hay mức xuất phát; hãy bỏ các mục ấy.")
        )


def _last(key: Key, expected: Decimal | None, words: str) -> Observation:
    last = queries.standing(key)
    if last is None:
        raise NothingToRevise(
            _("Chưa có số nào của “%(key)s” để sửa; hãy ghi số mới.") % {"key": key}
        )
    if (last.value, last.words) != (expected, words):
        raise AlreadyRevised(
            _(
                "Số đang có là %(now)s (ghi ngày %(day)s), không còn là %(expected)s như lúc bạn "
                "mở. Hãy tải lại trang, xem số mới rồi quyết định."
            )
            % {
                "now": _said(last),
                "day": dates.short(last.recorded_at.astimezone(clock.VIETNAM).date()),
                "expected": words
                or (Status.NOT_REPORTED.said if expected is None else numerals.write(expected)),
            }
        )
    return last


def _plan(
    observations: list[Observation],
) -> tuple[Recorded, list[tuple[Observation, Observation]]]:
    """Tell new values from those recorded before and from those that contradict the record."""
    series = {
        spot: keeping.read(*spot)
        for spot in {(seen.key.indicator, seen.key.place) for seen in observations}
    }
    new: list[Observation] = []
    conflicts: list[tuple[Observation, Observation]] = []
    unchanged = 0
    for seen in observations:
        vintages = series[seen.key.indicator, seen.key.place].vintages(seen.key)
        if any(_is_same(seen, vintage) for vintage in vintages):
            unchanged += 1
        elif vintages or seen.revision != 1:
            conflicts.append((seen, vintages[-1] if vintages else seen))
        else:
            new.append(seen)
    return Recorded(tuple(new), unchanged), conflicts


def _is_same(one: Observation, other: Observation) -> bool:
    return replace(one, revision=0, reason="") == replace(other, revision=0, reason="")


def _conflict(seen: Observation, stands: Observation) -> str:
    if seen is stands:
        return _("lần ghi %(number)s nhưng chưa có lần ghi nào trước đó; số đầu tiên là lần 1.") % {
            "number": seen.revision
        }
    return _(
        "số của “%(key)s” đã ghi là %(stands)s (ngày %(day)s, %(source)s); dòng này ghi %(seen)s. "
        "Nếu số đã ghi sai, hãy sửa ở Sổ số liệu kèm lý do; nếu không, bỏ dòng này."
    ) % {
        "key": seen.key,
        "stands": _said(stands),
        "day": dates.short(stands.recorded_at.astimezone(clock.VIETNAM).date()),
        "source": stands.source,
        "seen": _said(seen),
    }


def _said(seen: Observation) -> str:
    if seen.words:
        return f"“{seen.words}”"
    return seen.status.said if seen.value is None else numerals.write(seen.value)


def write(
    observations: Iterable[Observation],
    by: Actor,
    refusal: type[AlreadyRecorded] | type[AlreadyRevised],
) -> None:
    """Put rows into the record for actions of this room, which have permitted and checked them.

    Raises: what `refusal` names when somebody was quicker.
    """
    rows = [
        models.Observation(
            indicator=seen.key.indicator, place=seen.key.place, period=seen.key.period.code,
            breakdown=seen.key.breakdown, scenario=seen.key.scenario.value, revision=seen.revision,
            value=seen.value, words=seen.words, status=seen.status.value, level=seen.level.value,
            origin=seen.origin.value, source=seen.source, note=seen.note, reason=seen.reason,
            decision=seen.assigned.decision, decided_on=seen.assigned.decided_on,
            denominator=seen.assigned.denominator, baseline=seen.assigned.baseline,
            recorded_at=seen.recorded_at, recorded_by=None if by is MACHINE else by,
        )
        for seen in observations
    ]  # fmt: skip
    try:
        with transaction.atomic():
            keeping.mark(row.key for row in rows)
            models.Observation.objects.bulk_create(rows, batch_size=500)
    except IntegrityError as problem:
        if "ledger_one_value_a_revision" not in str(problem) and "UNIQUE" not in str(problem):
            raise
        raise refusal(
            _("Có người vừa ghi số này trước bạn một bước. Hãy tải lại trang rồi xem lại.")
        ) from None
