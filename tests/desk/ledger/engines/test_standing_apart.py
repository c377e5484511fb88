"""What no engine holds is decided by the reference: counts of a register, zeros that are no gap."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from congso.agencies.agency import Agency, Role
from congso.agencies.register import Register
from congso.indicators import definitions
from congso.lineage.succession import Validity
from congso.observations.ledger import Ledger
from congso.observations.observation import Observation, read_key
from congso.observations.record import Record
from congso.observations.reference import Reference
from congso.periods.calendar import Year
from congso.places.gazetteer import Gazetteer
from congso.places.place import Level, Place
from desk.ledger.engines import facts
from desk.ledger.engines.computing import compute
from desk.ledger.engines.connections import Engine
from desk.ledger.engines.settling import Definitions

MOMENT = datetime(2024, 1, 4, tzinfo=UTC)
DEFINED = """
["firm.revenue"]
name = "Doanh thu"
unit = "đồng"

["firm.served"]
name = "Doanh nghiệp báo cáo"
unit = "doanh nghiệp"

["firm.all"]
name = "Doanh nghiệp"
unit = "doanh nghiệp"
formula = "count(postal)"

["firm.reporting"]
name = "Tỷ lệ báo cáo"
unit = "%"
decimals = 1
better = "up"
formula = "share(served, count(postal)) with zero_division = not_applicable"
inputs = { served = "firm.served" }

["firm.rank"]
name = "Hạng"
unit = "hạng"
formula = "rank_among(reporting)"
inputs = { reporting = "firm.reporting" }
"""
PLACES = [Place(code, code, f"Tỉnh {code}", Level.PROVINCE, "Tỉnh") for code in "1234"]


def firm(code: str, place: str, *, until: date | None = None) -> Agency:
    return Agency(
        code, code, Role.POSTAL, places=(place,), checked_on=date(2023, 12, 31),
        validity=Validity(date(2020, 1, 1), until),
    )  # fmt: skip


REGISTER = Register(
    (
        *(firm(f"a{number}", "1") for number in range(3)),
        *(firm(f"b{number}", "2") for number in range(7)),
        firm("c", "3", until=date(2023, 6, 30)),
        firm("d", "4"),
    )
)


def test_every_cell_is_that_of_the_reference(start: Callable[[], Engine]) -> None:
    catalogue = definitions.read([("firm.toml", DEFINED)])
    given = {"1": "2", "2": "3", "3": "0", "4": "1"}
    observations = [
        Observation(read_key(f"firm.served|{place}|{year}||actual"), Decimal(value), "b", MOMENT)
        for place, value in given.items()
        for year in ("2022", "2023", "2024")
    ]
    engine, gazetteer, record = start(), Gazetteer(PLACES), Record(observations)
    engine.take("facts", facts.table(observations))
    reference = Ledger(catalogue, gazetteer, record, record.as_known(), register=REGISTER)
    told: dict[tuple[str, str, str], Any] = {}
    for result in compute(engine, Definitions(catalogue, gazetteer, REGISTER)):
        for row in result.table.to_pylist():
            told[result.column.indicator, row["place"], row["period"]] = row

    for (code, place, period), row in told.items():
        figure = reference.figure(Reference(code, place, Year(int(period))))
        value = None if row["value"] is None else Decimal(row["digits"])
        assert (value, row["reason"]) == (figure.value, figure.missing), (code, place, period)
    shares = [told["firm.reporting", place, "2023"]["digits"] for place in ("1", "2", "4")]
    assert [round(Decimal(one), 1) for one in shares] == [
        Decimal("66.7"), Decimal("42.9"), Decimal(100),
    ]  # fmt: skip
    assert told["firm.all", "1", "2024"]["reason"].endswith("mới rà soát đến ngày 31/12/2023")
    rank = told["firm.rank", "1", "2023"]
    assert (rank["digits"], rank["of"], rank["peers"]) == ("2", 3, "*")


@pytest.mark.parametrize("code", ["firm.all", "firm.reporting", "firm.rank"])
def test_the_reference_alone_answers_for(code: str) -> None:
    from desk.ledger.engines.program import standing_apart

    catalogue = definitions.read([("firm.toml", DEFINED)])

    assert standing_apart(catalogue, code)
    assert not standing_apart(catalogue, "firm.served")
