"""`congso triangle`: prints what each period of a series was said to be, and when."""

import json
import sys
from collections.abc import Iterator
from decimal import Decimal

from congso.observations import revisions
from congso.observations.observation import Observation
from congso.observations.revisions import Revisions
from congso.quantities import numerals
from congso.writing import dates
from desk.command import record
from desk.kit.clock import VIETNAM


def triangle(code: str, place: str, *, source: str, as_json: bool) -> int:
    """Print the revisions of an indicator in one unit; return 1 where nothing was recorded.

    Raises: `FaultyInput` for a table that cannot be read; `UnknownIndicator`; `UnknownPlace`.
    """
    ledger = record.required(source)
    indicator, unit = ledger.catalogue[code], ledger.gazetteer.known(place)
    found = revisions.of(ledger.record, indicator.code, unit.id)
    if not found.rows:
        sys.stderr.write(f"{indicator.name}, {unit.name}: chưa ghi số nào.\n")
        return 1
    for row in found.rows:
        lines = _objects(row) if as_json else _lines(row)
        sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def units(code: str, *, source: str, as_json: bool) -> int:
    """Print how much each reporting unit revised of an indicator; return 1 where none reports it.

    Raises: `FaultyInput` for a table that cannot be read; `UnknownIndicator`.
    """
    ledger = record.required(source)
    indicator = ledger.catalogue[code]
    found = revisions.by_unit(ledger.record, indicator.code)
    if not found:
        sys.stderr.write(f"{indicator.name}: chưa ghi số nào.\n")
        return 1
    for identity, one in found.items():
        unit = ledger.gazetteer.known(identity)
        told = {
            "place": unit.code,
            "name": unit.name,
            "periods": len(one.rows),
            "revised": one.revised,
            "mean_revision": _plain(one.mean_revision),
            "mean_size": _plain(one.mean_size),
            "mean_share": _plain(one.mean_share),
        }
        said = f"{unit.name} ({unit.code}): {one.revised} trên {len(one.rows)} kỳ đã sửa"
        if one.mean_size is not None:
            said += f", lệch bình quân {numerals.write(numerals.plain(one.mean_size))}"
        sys.stdout.write(f"{json.dumps(told, ensure_ascii=False) if as_json else said}\n")
    return 0


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{numerals.plain(value):f}"


def _objects(row: Revisions) -> Iterator[str]:
    for one in row.said:
        told = {
            "period": row.period.code,
            "revision": one.revision,
            "value": None if one.value is None else str(one.value),
            **({"words": one.words} if one.words else {}),
            "status": one.status.value,
            "recorded_at": one.recorded_at.isoformat(),
            "source": one.source,
        }
        yield json.dumps(told, ensure_ascii=False)


def _lines(row: Revisions) -> Iterator[str]:
    yield row.period.said
    for one in row.said:
        day = dates.short(one.recorded_at.astimezone(VIETNAM).date())
        yield f"  {day}: {_value(one)} ({one.source})"


def _value(seen: Observation) -> str:
    nothing = seen.words or seen.status.said
    return nothing if seen.value is None else numerals.write(seen.value)
