"""Numbers at the edge of what a double holds are told as the reference tells them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from congso.indicators.formula import text
from congso.indicators.formula.tree import inputs_of
from congso.indicators.indicator import Catalogue, Formula, Indicator
from congso.lineage.succession import Validity
from congso.observations.ledger import Ledger
from congso.observations.observation import Assignment, Observation, read_key
from congso.observations.record import Record
from congso.places.gazetteer import Gazetteer
from congso.places.place import Level, Place
from congso.quantities import units
from congso.quantities.units import Unit
from desk.ledger.engines import comparing, facts
from desk.ledger.engines.comparing import Difference
from desk.ledger.engines.computing import compute
from desk.ledger.engines.connections import Engine
from desk.ledger.engines.settling import Definitions

MOMENT = datetime(2024, 1, 4, tzinfo=UTC)
LONG = "12345678901234567.891"
RECORDED = ("post.done", "post.goal")
POINTS = units.named("điểm")


def differing(
    start: Callable[[], Engine],
    formulas: Mapping[str, str],
    given: Mapping[str, str],
    denominators: Mapping[str, str] | None = None,
    unit: Unit = POINTS,
    recorded: Unit = POINTS,
) -> list[Difference]:
    """Return where the engine and the reference differ on formulas over these values."""
    inputs = {code.partition(".")[2]: code for code in (*RECORDED, *formulas)}
    found = {code: Indicator(code, code, recorded) for code in RECORDED}
    for code, said in formulas.items():
        tree = text.read(said)
        used = {asked.name: inputs[asked.name] for asked in inputs_of(tree)}
        found[code] = Indicator(code, code, unit, 3, formula=Formula(tree, used))
    catalogue = Catalogue(found)
    one = Place("1", "1", "Tỉnh Một", Level.PROVINCE, "Tỉnh", Validity(date(2000, 1, 1)))
    observations = [
        replace(
            Observation(read_key(key), Decimal(value), "test", MOMENT),
            assigned=Assignment(denominator=_number((denominators or {}).get(key))),
        )
        for key, value in given.items()
    ]
    gazetteer, record = Gazetteer([one]), Record(observations)
    engine = start()
    engine.take("facts", facts.table(observations))
    results = compute(engine, Definitions(catalogue, gazetteer))
    ledger = Ledger(catalogue, gazetteer, record, record.as_known())
    return [cell for _count, cells in comparing.differences(results, ledger) for cell in cells]


def test_the_denominator_of_a_plan_keeps_all_its_digits(start: Callable[[], Engine]) -> None:
    formulas = {
        "post.rate": "done / goal",
        "post.over": "rate - 1",
        "post.turned": "1 / over",
    }
    given = {"post.done|1|2023||plan": LONG, "post.done|1|2022||plan": LONG}
    own = {"post.done|1|2023||plan": LONG, "post.done|1|2022||plan": "12345678901234567"}

    assert not differing(start, formulas, given, own)


def test_what_no_double_holds_is_told_by_the_reference(start: Callable[[], Engine]) -> None:
    formulas = {
        "post.none": "0 * (done^9)^9",
        "post.wide": "done^6",
    }
    given = {
        "post.done|1|2023||actual": LONG,
        "post.goal|1|2023||actual": LONG,
        "post.done|1|2022||actual": "0.001",
        "post.goal|1|2022||actual": "0.002",
    }

    assert not differing(start, formulas, given)


def test_a_number_of_the_formula_is_a_double_and_no_decimal(start: Callable[[], Engine]) -> None:
    # A random panel found it: nothing was planned, so DuckDB multiplied −3,141592653589793 by
    # 100,0 in decimals of eighteen digits and gave up.
    formulas = {"post.odd": "-(pi + planned(done))", "post.both": "done + goal"}
    given = {"post.done|1|2023||actual": "5", "post.goal|1|2023||actual": "0.1"}

    assert not differing(start, formulas, given, unit=units.named("%"))


def test_what_a_plan_divides_a_count_by_is_no_amount_of_the_input(
    start: Callable[[], Engine],
) -> None:
    # A random panel found it: "met" counts targets, whatever unit the area that was met has.
    formulas = {
        "post.odd": "share(done, met(done))",
        "post.even": "done / planned(done)",
        "post.first": "done / rank_among(done)",
    }
    given = {
        "post.done|1|2023||actual": "3",
        "post.done|1|2023||plan": "2",
        "post.done|1|2022||plan": "2",
    }
    own = {"post.done|1|2023||plan": "2.5", "post.done|1|2022||plan": "2.5"}
    area = units.named("km²")

    assert not differing(start, formulas, given, own, recorded=area)


def _number(said: str | None) -> Decimal | None:
    return None if said is None else Decimal(said)
