"""Against which plan a value is held, what became of it, and when the plan was no effort."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from congso.indicators import definitions
from congso.observations import planning, reference
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Assignment, Observation, read_key
from congso.observations.record import Record

FIRST = datetime(2023, 1, 10, tzinfo=UTC)
LATER = datetime(2023, 8, 10, tzinfo=UTC)
END = datetime(2024, 1, 4, tzinfo=UTC)
NOTHING, REVISED = Assignment(), Assignment("1500/QĐ-UBND")


def seen(key: str, value: str, at: datetime = END, assigned: Assignment = NOTHING) -> Observation:
    """Return what was recorded of a key without its place: postal.points|2023|actual."""
    indicator, period, scenario = key.split("|")
    full = read_key(f"{indicator}|94|{period}||{scenario}")
    return Observation(full, Decimal(value), "báo cáo", at, assigned=assigned)


POINTS = (
    seen("postal.points|2023|actual", "208"),
    seen("postal.points|2022|actual", "195", FIRST),
    seen("postal.points|2023|plan", "193", FIRST, Assignment("12/QĐ-UBND")),
    seen("postal.points|2023|plan_rev", "212", LATER, REVISED),
)


def holding(ledger: Ledger, *found: Observation) -> Ledger:
    record = Record(found)
    return replace(ledger, record=record, known=record.as_known())


def asked(ledger: Ledger, wanted: str) -> Figure:
    return ledger.figure(reference.read(wanted))


@pytest.mark.parametrize(
    ("aspect", "printed"),
    [
        ("plan", "212"),
        ("original_plan", "193"),
        ("plan_ratio", "98,11"),
        ("original_plan_ratio", "107,77"),
    ],
)
def test_a_value_is_held_against_the_newest_plan_and_on_demand_the_first(
    ledger: Ledger, aspect: str, printed: str
) -> None:
    figure = asked(holding(ledger, *POINTS), f"postal.points|94|2023||{aspect}")

    assert figure.printed == printed


def test_the_plan_in_force_is_the_one_that_was_known_then(ledger: Ledger) -> None:
    then = holding(ledger, *POINTS).as_known(datetime(2023, 3, 1, tzinfo=UTC))

    assert asked(then, "postal.points|94|2023||plan").printed == "193"


def test_every_plan_ever_made_is_told(ledger: Ledger) -> None:
    wanted = reference.read("postal.points|94|2023||plan")

    told = holding(ledger, *POINTS).vintages(wanted)

    assert [one.assigned.decision for one in told] == ["12/QĐ-UBND", "1500/QĐ-UBND"]


def test_a_ratio_is_planned_with_the_population_of_its_own_decision(ledger: Ledger) -> None:
    own = Assignment("12/QĐ-UBND", denominator=Decimal(1191500))
    found = (
        seen("telephone.subscribers|2023|actual", "1108025"),
        seen("telephone.subscribers|2023|plan", "1072350", FIRST, own),
        seen("place.mean_population|2023|actual", "1198080"),
    )
    made = holding(ledger, *found)

    assert asked(made, "telephone.subscribers|94|2023||plan_ratio").quantity == "103,33%"
    assert asked(made, "telephone.density|94|2023||plan_ratio").quantity == "102,76%"


def test_with_the_population_of_today_the_density_would_come_out_wrong(ledger: Ledger) -> None:
    found = (
        seen("telephone.subscribers|2023|actual", "1108025"),
        seen("telephone.subscribers|2023|plan", "1072350", FIRST),
        seen("place.mean_population|2023|actual", "1198080"),
        seen("place.mean_population|2023|plan", "1198080"),
    )

    ratio = asked(holding(ledger, *found), "telephone.density|94|2023||plan_ratio")

    assert ratio.quantity == "103,33%"


def test_a_revised_plan_is_divided_by_what_it_was_revised_with(ledger: Ledger) -> None:
    found = (
        seen("telephone.subscribers|2023|plan", "1072350", FIRST),
        seen("place.mean_population|2023|plan", "1191500", FIRST),
        seen(
            "telephone.subscribers|2023|plan_rev", "1100000", LATER,
            Assignment("1500/QĐ-UBND", denominator=Decimal(1000000)),
        ),
    )  # fmt: skip
    made = holding(ledger, *found)

    assert asked(made, "telephone.density|94|2023||plan").printed == "110,00"
    assert asked(made, "telephone.density|94|2023||original_plan").printed == "90,00"


def test_a_plan_below_what_had_been_reached_is_flagged(ledger: Ledger) -> None:
    made = holding(ledger, *POINTS)
    plan = asked(made, "postal.points|94|2023||original_plan")
    before = asked(made, "postal.points|94|2022||level")

    told = str(planning.lower_than_before(plan, before)).replace("\u00a0", " ")

    assert told == "kế hoạch 193 điểm thấp hơn thực hiện năm trước 195 điểm"
    assert planning.lower_than_before(asked(made, "postal.points|94|2023||plan"), before) is None


def test_the_baseline_that_the_planners_wrote_down_goes_before_what_is_known_since(
    ledger: Ledger,
) -> None:
    plan = seen("postal.points|2023|plan", "193", FIRST, Assignment(baseline=Decimal(190)))
    made = holding(ledger, plan, seen("postal.points|2022|actual", "195"))
    before = asked(made, "postal.points|94|2022||level")

    assert planning.lower_than_before(asked(made, "postal.points|94|2023||plan"), before) is None


DOWN = '["task.late"]\nname = "Trễ"\nunit = "nhiệm vụ"\nbetter = "down"\n'


@pytest.mark.parametrize(
    ("actual", "outcome"),
    [("90", "vượt"), ("100", "đạt"), ("104", "cơ bản đạt"), ("106", "không đạt")],
)
def test_of_what_should_be_small_less_than_planned_is_better(
    ledger: Ledger, actual: str, outcome: str
) -> None:
    made = holding(
        replace(ledger, catalogue=definitions.read([("a.toml", DOWN)])),
        seen("task.late|2023|actual", actual),
        seen("task.late|2023|plan", "100"),
    )
    ratio = asked(made, "task.late|94|2023||plan_ratio")

    assert planning.outcome(planning.ahead(ratio), nearly=Decimal(95)).said == outcome


def test_a_plan_that_asked_for_more_of_what_should_be_small_is_flagged(ledger: Ledger) -> None:
    made = holding(
        replace(ledger, catalogue=definitions.read([("a.toml", DOWN)])),
        seen("task.late|2022|actual", "100"),
        seen("task.late|2023|plan", "120"),
    )
    plan, before = (asked(made, f"task.late|94|{one}") for one in ("2023||plan", "2022||level"))

    assert "120 nhiệm vụ cao hơn" in str(planning.lower_than_before(plan, before)).replace(
        "\u00a0", " "
    )


def test_met_and_outcome_agree_at_the_printed_precision(ledger: Ledger) -> None:
    made = holding(
        ledger,
        seen("telephone.subscribers|2023|actual", "999996"),
        seen("telephone.subscribers|2023|plan", "1000000"),
    )
    ratio = asked(made, "telephone.subscribers|94|2023||plan_ratio")

    assert planning.outcome(planning.ahead(ratio), nearly=None) is planning.Outcome.MET
