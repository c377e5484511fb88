"""The record that the files are made of: that of 2023, with a correction, a gap and a secret."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from congso.observations import reference
from congso.observations.ledger import Ledger
from congso.observations.observation import Key, Level, Observation, Origin, Scenario, Status
from congso.periods import codes
from desk.kit import shelf

CORRECTED = datetime(2024, 1, 9, 3, tzinfo=UTC)


def first(written: str) -> Observation:
    """Return what was recorded first of a figure of 2023."""
    known = shelf.ledger_of(shelf.observations(shelf.reviewed("figures", "soctrang_2023.csv")))
    return known.record.vintages(reference.read(written).key())[0]


def of(*more: Observation) -> Ledger:
    """Return the record of 2023 with more behind it."""
    recorded = shelf.observations(shelf.reviewed("figures", "soctrang_2023.csv"))
    return shelf.ledger_of((*recorded, *more))


def correction(written: str, value: str) -> Observation:
    return replace(
        first(written), value=Decimal(value), revision=2, recorded_at=CORRECTED,
        level=Level.CORRECTION, reason="ba điểm báo cáo muộn; chờ “biên bản”, có dấu phẩy",
    )  # fmt: skip


def empty(code: str, period: str, status: Status, **more: object) -> Observation:
    key = Key(code, "94", codes.read(period), **more)  # type: ignore[arg-type]
    return Observation(key, None, "Phiếu báo cáo", CORRECTED, status=status)


@pytest.fixture(name="of")
def _of() -> Callable[..., Ledger]:
    return of


@pytest.fixture(name="correction")
def _correction() -> Callable[[str, str], Observation]:
    return correction


@pytest.fixture
def ledger() -> Ledger:
    """Return a record with one of everything that a file must tell."""
    half = Observation(
        key=Key("telecom.sites", "94", codes.read("2023-H1"), "", Scenario.ACTUAL),
        value=Decimal("1380.25"), source='=1+1; "Báo cáo"\nhai dòng', recorded_at=CORRECTED,
        level=Level.PRELIMINARY, origin=Origin.SYNTHETIC, note="Dòng một, rồi dòng hai",
    )  # fmt: skip
    return of(
        correction("postal.points|94|2023||level", "211"),
        empty("telecom.sites", "2021", Status.NOT_REPORTED),
        empty("telecom.stations", "2022", Status.NOT_APPLICABLE, breakdown="5G"),
        half,
        replace(half, key=replace(half.key, period=codes.read("2023-BC")), value=Decimal(1418)),
    )
