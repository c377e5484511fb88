"""Figures put together on another map by an engine are those of the reference."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from congso.agencies.agency import Agency, Role
from congso.agencies.register import Register
from congso.indicators.additivity import Adds, Restate
from congso.indicators.formula import text
from congso.indicators.formula.evaluation import Nulls, ZeroDivision
from congso.indicators.formula.tree import inputs_of
from congso.indicators.indicator import Better, Breakdown, Catalogue, Formula, Indicator, Member
from congso.lineage.succession import Basis, Passage, Succession, Validity
from congso.observations.ledger import Ledger
from congso.observations.observation import (
    Assignment,
    Key,
    Observation,
    Scenario,
    Status,
    read_key,
)
from congso.observations.record import Record
from congso.periods import codes
from congso.places.gazetteer import Gazetteer
from congso.places.place import Level, Place
from congso.quantities import units
from desk.ledger.engines import comparing, facts, on_map
from desk.ledger.engines.computing import Result, what_it_is
from desk.ledger.engines.connections import Engine
from desk.ledger.engines.program import SAID
from desk.ledger.engines.settling import Definitions

DAY = date(2023, 7, 1)
MOMENT = datetime(2024, 1, 4, tzinfo=UTC)
LEARNED = MOMENT + timedelta(days=2)
"""When the ledger learned of two of the successions, after some of the figures."""
BEFORE, SINCE = Validity(None, DAY - timedelta(days=1)), Validity(DAY)


def unit(code: str, validity: Validity) -> Place:
    return Place(code, code, f"Tỉnh {code}", Level.PROVINCE, "Tỉnh", validity)


OLD = ("A", "B", "C", "D", "E", "F")
NEW = ("X", "P", "Q", "R", "S", "T")
GAZETTEER = Gazetteer(
    (
        *(unit(code, BEFORE) for code in OLD),
        *(unit(code, SINCE) for code in NEW),
        unit("Z", Validity()),
    ),
    (
        *(Succession(DAY, Passage.MERGE, one, "X", Decimal(1), "NQ 1") for one in "AB"),
        Succession(DAY, Passage.MERGE, "C", "X", Decimal(1), "NQ 1", known_from=LEARNED),
        Succession(DAY, Passage.SPLIT, "D", "P", Decimal("0.35"), "NQ 2", Basis.AREA),
        Succession(DAY, Passage.SPLIT, "D", "Q", Decimal("0.65"), "NQ 2", Basis.AREA),
        Succession(DAY, Passage.SPLIT, "D", "P", Decimal("0.3"), "NQ 2", Basis.POPULATION),
        Succession(DAY, Passage.SPLIT, "D", "Q", Decimal("0.7"), "NQ 2", Basis.POPULATION),
        Succession(DAY, Passage.SPLIT, "E", "R", Decimal("0.5"), "NQ 3"),
        Succession(DAY, Passage.SPLIT, "E", "S", Decimal("0.5"), "NQ 3"),
        Succession(DAY, Passage.RENAME, "F", "T", Decimal(1), "NQ 4", known_from=LEARNED),
    ),
)


def computed(code: str, said: str, unit: str, **rules: Any) -> Indicator:  # noqa: ANN401 — rules of every kind
    tree = text.read(said)
    inputs = {asked.name: f"t.{asked.name}" for asked in inputs_of(tree)}
    zeros = rules.pop("zeros", ZeroDivision.MISSING)
    formula = Formula(tree, inputs, rules.pop("nulls", Nulls.STRICT), zeros)
    return Indicator(code, said, units.named(unit), 2, better=Better.UP, formula=formula, **rules)


PARTS = Breakdown("kind", "Loại", False, (Member("x", "Loại X"), Member("y", "Loại Y")))  # noqa: FBT003
NO_GAP = ZeroDivision.NOT_APPLICABLE
AGAIN = {"restate": Restate.RECOMPUTE}
ADDED = {"adds": Adds.SUM, "restate": Restate.SUM}
CATALOGUE = Catalogue(
    {
        one.code: one
        for one in (
            Indicator("t.a", "Số A", units.named("người"), basis=Basis.POPULATION, **ADDED),  # type: ignore[arg-type]
            Indicator("t.b", "Số B", units.named("km²"), 1, basis=Basis.AREA, **ADDED),  # type: ignore[arg-type]
            Indicator("t.c", "Số C", units.named("điểm"), breakdowns=(PARTS,), **ADDED),  # type: ignore[arg-type]
            Indicator("t.d", "Số D", units.named("đồng"), 2, holds=True, **ADDED),  # type: ignore[arg-type]
            Indicator("t.e", "Hạng", units.named("hạng")),
            computed("t.f", "a / b", "người/km²", restate=Restate.RECOMPUTE),
            computed("t.g", "share(a, plan(a))", "%", restate=Restate.RECOMPUTE),
            computed("t.h", "rank_among(f)", "hạng"),
            computed("t.i", "a - previous(a)", "người", **ADDED),
            computed("t.j", "year_to_date(c) / d", "điểm", restate=Restate.RECOMPUTE),
            computed("t.k", "share(f - previous(f), same_period_last_year(f))", "%", **AGAIN),
            computed("t.l", "sum_over(c) + a", "người", nulls=Nulls.SKIP, **AGAIN),
            computed("t.m", "met(a) + met(b)", "chỉ tiêu"),
            computed("t.n", "planned(a) + planned(f)", "chỉ tiêu"),
            computed("t.o", "a + plan(b)", "người"),
            computed("t.p", "sqrt(a * d / b)", "người", **AGAIN),
            computed("t.q", "year_to_date(a) - i", "người", **AGAIN),
            computed("t.r", "rank_among(a)", "hạng"),
            computed("t.s", "count(postal)", "doanh nghiệp"),
            computed("t.u", "a / b", "người/km²", zeros=NO_GAP, **AGAIN),
            computed("t.v", "rank_among(u)", "hạng"),
            computed("t.w", "a / count(postal) + u", "người", zeros=NO_GAP, **AGAIN),
        )
    }
)
REGISTER = Register(
    tuple(
        Agency(f"{place}{number}", "Hãng", Role.POSTAL, places=(place,),
               validity=Validity(date(2021, 1, 1), until), checked_on=date(2024, 6, 30))
        for place in "ABDXPZ"
        for number, until in enumerate((None, None, date(2022, 6, 30)))
    )
)  # fmt: skip
"""Some units have firms; a register is asked for units of its own time."""
PLACES = [place.id for place in GAZETTEER.places]
PERIODS = ("2022", "2023", "2023-Q1", "2023-Q3", "2024", "2023-BC")
VALUES = some.one_of(
    some.sampled_from(("0", "1", "2.5", "0.05", "0.15", "3298.2", "208")).map(Decimal),
    some.decimals(-1000, 100_000, places=3),
    some.integers(0, 10**15).map(Decimal),
    some.just(Decimal("12345678901234567.891")),
)


def differing(
    start: Callable[[], Engine], panel: list[Observation], frame: date, at: datetime | None = None
) -> tuple[int, list[comparing.Difference]]:
    record = Record(panel)
    engine = start()
    engine.take("facts", facts.table(panel))
    whole = Ledger(CATALOGUE, GAZETTEER, record, record.as_known(), register=REGISTER)
    ledger = whole.as_known(at).on_map(frame)
    definitions = Definitions(CATALOGUE, ledger.gazetteer, REGISTER)
    results = list(on_map.compute(engine, definitions, frame, at))
    told = list(comparing.differences(results, ledger))
    found = [one for _count, found in told for one in found]
    return sum(count for count, _found in told), [*found, *marked_otherwise(results, ledger)]


def marked_otherwise(results: list[Result], ledger: Ledger) -> list[object]:
    """Return the cells that are not what the reference makes of them, restated or estimated."""
    found: list[object] = []
    for result in results:
        for row in result.table.to_pylist():
            cell = comparing.reference_of(result.column, row["place"], row["period"])
            right = SAID[what_it_is(ledger.figure(cell))]
            found += [] if row["status"] == right else [(cell, row["status"], right)]
    return found


@some.composite
def panels(draw: some.DrawFn) -> list[Observation]:
    """Return a random part of a table of places and periods, some of it revised."""
    keys = some.builds(
        Key,
        some.sampled_from(("t.a", "t.a", "t.b", "t.b", "t.c", "t.d", "t.e", "t.f", "t.i", "t.o")),
        some.sampled_from(PLACES),
        some.sampled_from(PERIODS).map(codes.read),
        scenario=some.sampled_from((*[Scenario.ACTUAL] * 6, Scenario.PLAN, Scenario.PLAN_REV)),
    )
    whole = draw(some.sampled_from(((), ("t.a",), ("t.a", "t.b"))))
    ranked_in = codes.read(draw(some.sampled_from(PERIODS)))
    ranked = {Key(code, place, ranked_in) for code in whole for place in PLACES}
    drawn = draw(some.lists(keys, min_size=30, max_size=90, unique=True))
    found = []
    for key in (*drawn, *sorted(ranked - set(drawn), key=str)):
        part = draw(some.sampled_from(("", "x", "y"))) if key.indicator == "t.c" else ""
        spot = Key(key.indicator, key.place, key.period, part, key.scenario)
        own = draw(VALUES) if key.scenario.is_plan and draw(some.booleans()) else None
        for revision in range(1, draw(some.sampled_from((1, 1, 2))) + 1):
            status = draw(some.sampled_from([Status.REPORTED] * 12 + list(Status)))
            value = draw(VALUES) if status is Status.REPORTED else None
            moment = MOMENT + timedelta(days=revision)
            plan = Assignment(denominator=own)
            found.append(
                Observation(spot, value, "test", moment, revision, status=status, assigned=plan)
            )
    return found


@settings(
    max_examples=8,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    panel=panels(),
    frame=some.sampled_from((date(2022, 1, 1), DAY, date(2025, 1, 1))),
    at=some.none() | some.integers(0, 3).map(lambda days: MOMENT + timedelta(days=days)),
)
def test_random_panels_on_another_map_agree_with_the_reference(
    start: Callable[[], Engine], panel: list[Observation], frame: date, at: datetime | None
) -> None:
    _count, found = differing(start, panel, frame, at)

    assert not found[:2]


@pytest.fixture(scope="module")
def told(start: Callable[[], Engine]) -> dict[tuple[str, str], tuple[object, ...]]:
    """Put one panel together on the map of 2025; a test reads one cell."""
    given = {
        "t.a|A|2022||actual": "208", "t.a|B|2022||actual": "150", "t.a|C|2022||actual": "120",
        "t.a|D|2022||actual": "1000", "t.a|E|2022||actual": "70", "t.a|F|2022||actual": "12",
        "t.b|A|2022||actual": "3298.2", "t.b|B|2022||actual": "1622.22", "t.a|Z|2022||actual": "9",
        "t.b|D|2022||actual": "100",
    }  # fmt: skip
    panel = [
        Observation(read_key(key), Decimal(value), "test", MOMENT) for key, value in given.items()
    ]
    engine = start()
    engine.take("facts", facts.table(panel))
    return {
        (result.column.indicator, row["place"]): (row["value"], row["status"], row["reason"])
        for result in on_map.compute(engine, Definitions(CATALOGUE, GAZETTEER), date(2025, 1, 1))
        for row in result.table.to_pylist()
    }


Told = dict[tuple[str, str], tuple[object, ...]]


def test_a_merged_unit_is_the_sum_of_its_parts(told: Told) -> None:
    assert told["t.a", "X"] == (478.0, "restated", None)


def test_a_divided_unit_is_weighed_by_the_basis_of_the_indicator(told: Told) -> None:
    assert told["t.a", "P"] == (300.0, "estimated", None)


def test_a_unit_divided_without_a_basis_is_refused(told: Told) -> None:
    value, status, reason = told["t.a", "R"]

    assert (value, status) == (None, "missing")
    assert "không khai cơ sở chia" in str(reason)


def test_a_renamed_unit_hands_its_figure_on(told: Told) -> None:
    assert told["t.a", "T"] == (12.0, "restated", None)


def test_a_unit_that_stood_all_along_keeps_its_figure(told: Told) -> None:
    assert told["t.a", "Z"] == (9.0, "recorded", None)


def test_a_ratio_is_computed_from_the_sums_and_never_averaged(told: Told) -> None:
    value, status, _reason = told["t.f", "P"]

    assert (value, status) == (300 / 35, "estimated")


def test_a_rank_is_not_that_of_another_map(told: Told) -> None:
    value, status, reason = told["t.h", "X"]

    assert (value, status) == (None, "missing")
    assert "thứ hạng chỉ có nghĩa trong bảng xếp hạng của kỳ ấy" in str(reason)


def test_a_missing_part_leaves_no_total(told: Told) -> None:
    value, status, reason = told["t.b", "X"]

    assert (value, status) == (None, "missing")
    assert str(reason).startswith("có 2 trên 3 đơn vị, còn thiếu Tỉnh C")
