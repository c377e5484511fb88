"""Every engine gives what the reference gives: the same value, the same digits, the same reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from congso.agencies.agency import Agency, Licence, Role
from congso.agencies.register import Register
from congso.indicators.formula import tree
from congso.indicators.formula.evaluation import Nulls, ZeroDivision
from congso.indicators.formula.tree import Asked, Asking, Node
from congso.indicators.indicator import (
    Better,
    Breakdown,
    Catalogue,
    Formula,
    Indicator,
    Member,
)
from congso.indicators.versions import Break, Version
from congso.lineage.succession import Validity
from congso.observations.ledger import Ledger
from congso.observations.observation import Assignment, Key, Observation, Scenario, Status
from congso.observations.record import Record
from congso.periods import codes
from congso.places.gazetteer import Gazetteer
from congso.places.place import Level, Place
from congso.quantities import units
from desk.ledger.engines import comparing, facts
from desk.ledger.engines.computing import compute
from desk.ledger.engines.connections import Engine
from desk.ledger.engines.settling import Definitions

BEGINNING = datetime(2024, 1, 1, tzinfo=UTC)
KINDS = tuple(one.value for one in Licence)
PARTS = Breakdown("kind", "Loại", False, tuple(Member(one, one) for one in KINDS))  # noqa: FBT003
"""By kind of paper, as a register can be counted too."""
WAYS = Breakdown("way", "Cách", False, (Member("u", "Cách U"), Member("v", "Cách V")))  # noqa: FBT003
INPUTS = {"a": "t.a", "b": "t.b", "c": "t.c", "d": "t.d"}
BROKEN = Break(date(2023, 3, 15), "điều tra lại", ("1", "11"))
LAW = (
    Version(date(2022, 6, 1), "Luật cũ", computed=False),
    Version(date(2023, 2, 1), "Luật mới"),
)
RECORDED = {
    "t.a": Indicator("t.a", "Số A", units.named("người"), better=Better.UP, breaks=(BROKEN,)),
    "t.b": Indicator("t.b", "Số B", units.named("km²"), 1, better=Better.DOWN),
    "t.c": Indicator(
        "t.c", "Số C", units.named("điểm"), breakdowns=(PARTS, WAYS), better=Better.UP
    ),
    "t.d": Indicator("t.d", "Sổ D", units.named("đồng"), 2, better=Better.UP, holds=True),
}
PLACES = (
    Place("1", "1", "Tỉnh Một", Level.PROVINCE, "Tỉnh"),
    Place("2", "2", "Tỉnh Hai", Level.PROVINCE, "Tỉnh"),
    Place("11", "11", "Huyện A", Level.DISTRICT, "Huyện", parent_code="1"),
    Place("12", "12", "Huyện B", Level.DISTRICT, "Huyện", parent_code="1"),
    Place("13", "13", "Huyện C", Level.DISTRICT, "Huyện", Validity(date(2023, 7, 1)), "1"),
)
PERIODS = (
    "2022",
    "2023",
    "2023-Q1",
    "2023-Q2",
    "2023-Q3",
    "2022-12",
    "2023-01",
    "2023-02",
    "2023-Q1-BC",
    "2023-Q2-BC",
    "2023-BC",
    "2022-BC",
)
AWKWARD = ("0", "1", "2", "0.1", "0.2", "0.3", "-1", "2.5", "0.125", "3298.2", "208", "193")
VALUES = some.one_of(
    some.sampled_from(AWKWARD).map(Decimal),
    some.decimals(-1000, 100_000, places=3),
    some.integers(0, 10**15).map(Decimal),
    some.just(Decimal("12345678901234567.891")),
)
ASKED = some.builds(Asked, some.sampled_from(sorted(INPUTS)), some.sampled_from(Asking)).map(
    lambda asked: Asked("c", asked.asking, "kind") if asked.asking is Asking.SUM_OVER else asked
) | some.just(Asked("c", Asking.SUM_OVER, "way"))
COUNTS = some.sampled_from(("postal", "postal", "telecom")).map(tree.Count)
LEAVES = some.one_of(
    ASKED,
    ASKED,
    COUNTS,
    some.sampled_from(("0", "1", "2.5", "0.1")).map(lambda said: tree.Number(Decimal(said))),
    some.just(tree.Pi()),
)
TREES: some.SearchStrategy[Node] = some.recursive(
    LEAVES,
    lambda inner: some.one_of(
        some.builds(tree.Sum, inner, inner),
        some.builds(tree.Difference, inner, inner),
        some.builds(tree.Product, inner, inner),
        some.builds(tree.Ratio, inner, inner),
        some.builds(tree.Share, inner, inner),
        some.builds(tree.Power, inner, some.integers(2, 4)),
        some.builds(tree.Root, inner),
        some.builds(tree.Negative, inner),
    ),
    max_leaves=6,
)
SUMS = some.lists(ASKED, min_size=1, max_size=4).map(
    lambda parts: tree.Sum(parts[0], parts[-1]) if len(parts) < 3 else _added(parts)
)


def _added(parts: list[Node]) -> Node:
    whole = parts[0]
    for part in parts[1:]:
        whole = tree.Sum(whole, part)
    return whole


@some.composite
def catalogues(draw: some.DrawFn) -> Catalogue:
    """Return recorded indicators, formulas over them, and formulas over those."""
    found = dict(RECORDED)
    for number in range(draw(some.integers(3, 6))):
        inputs = dict(INPUTS)
        if number > 2:
            inputs["a"] = f"t.f{draw(some.integers(0, number - 1))}"
        skips = draw(some.booleans())
        node = draw(SUMS if skips else TREES.filter(lambda node: bool(tree.questions_of(node))))
        zeros = draw(some.sampled_from(ZeroDivision))
        unit = units.named(draw(some.sampled_from(("người", "%", "km", "người/km²"))))
        ways = (PARTS,) if tree.counts_of(node) else (PARTS, WAYS)
        code = f"t.f{number}"
        found[code] = Indicator(
            code,
            f"Công thức {number}",
            unit,
            draw(some.integers(-1, 3)),
            better=draw(some.sampled_from(Better)),
            formula=Formula(node, inputs, Nulls.SKIP if skips else Nulls.STRICT, zeros),
            breakdowns=draw(some.sampled_from(((), (PARTS,), ways))),
            versions=LAW if draw(some.integers(0, 3)) == 0 else (),
        )
    return Catalogue(found)


@some.composite
def registers(draw: some.DrawFn) -> Register:
    """Return firms with and without papers, some of whom came late, left or were corrected."""
    firms = some.builds(
        Agency,
        some.uuids().map(str),
        some.just("Hãng"),
        some.sampled_from((Role.POSTAL, Role.POSTAL, Role.TELECOM)),
        places=some.lists(some.sampled_from([place.code for place in PLACES]), max_size=3),
        validity=some.builds(
            Validity,
            some.sampled_from((date(2021, 1, 1), date(2022, 12, 1))),
            some.sampled_from((None, None, date(2023, 2, 10), date(2024, 1, 1))),
        ),
        checked_on=some.sampled_from((date(2023, 8, 1), date(2024, 1, 1))),
        licence_kind=some.sampled_from((*Licence, *Licence, None)),
        known_from=some.sampled_from((None, None, BEGINNING + timedelta(days=2))),
        known_to=some.sampled_from((None, None, BEGINNING + timedelta(days=4))),
    )
    return Register(tuple(draw(some.lists(firms, max_size=12))))


@some.composite
def panels(draw: some.DrawFn) -> list[Observation]:
    """Return a random part of a table of places and periods, some of it revised."""
    keys = some.builds(
        Key,
        some.sampled_from(("t.a", "t.b", "t.c", "t.c", "t.d", "t.f0")),
        some.sampled_from([place.id for place in PLACES]),
        some.sampled_from(PERIODS).map(codes.read),
        some.sampled_from(("", *KINDS, "u", "v")),
        some.sampled_from((*[Scenario.ACTUAL] * 4, Scenario.PLAN, Scenario.PLAN_REV)),
    )
    observations = []
    for key in draw(some.lists(keys, min_size=20, max_size=80, unique=True)):
        part = key.breakdown if key.indicator in ("t.c", "t.f0") else ""
        place = Key(key.indicator, key.place, key.period, part, key.scenario)
        for revision in range(1, draw(some.sampled_from((1, 1, 1, 2, 3))) + 1):
            status = draw(some.sampled_from([Status.REPORTED] * 9 + list(Status)))
            value = draw(VALUES) if status is Status.REPORTED else None
            moment = BEGINNING + timedelta(days=draw(some.integers(0, 3)) + revision)
            own = draw(some.none() | VALUES) if place.scenario.is_plan else None
            seen = Observation(place, value, "test", moment, revision, status=status)
            observations.append(replace(seen, assigned=Assignment(denominator=own)))
    unique = {(seen.key, seen.revision): seen for seen in observations}
    return list(unique.values())


@settings(
    max_examples=6,
    phases=[Phase.explicit, Phase.generate],  # a smaller example is not worth minutes of queries
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    catalogue=catalogues(),
    panel=panels(),
    register=registers(),
    at=some.none() | some.integers(0, 6).map(lambda days: BEGINNING + timedelta(days=days)),
)
def test_random_formulas_over_random_panels_agree_with_the_reference(
    start: Callable[[], Engine],
    catalogue: Catalogue,
    panel: list[Observation],
    register: Register,
    at: datetime | None,
) -> None:
    gazetteer = Gazetteer(PLACES)
    record = Record(panel)
    engine = start()
    engine.take("facts", facts.table(panel))

    results = compute(engine, Definitions(catalogue, gazetteer, register), at)
    ledger = Ledger(catalogue, gazetteer, record, record.as_known(), register=register).as_known(at)
    differing = [one for _count, found in comparing.differences(results, ledger) for one in found]

    assert not differing[:2]
