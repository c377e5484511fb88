"""Between two maps nothing is lost and nothing made: whole for mergers, weighted for splits."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from congso.lineage.crosswalk import Crosswalk, Share, Successions
from congso.lineage.succession import Basis, Passage, Succession

ORIGIN = date(2023, 12, 31)
DAYS = [date(2024, 9, 1), date(2025, 7, 1), date(2026, 4, 30)]
GOAL = date(2026, 12, 31)
WEIGHTS = [("0.25", "0.75"), ("0.4", "0.6"), ("0.333333333333", "0.666666666667"), ("0", "1")]


def passed(day: date, source: str, target: str | None, weight: str = "1", **how: object) -> object:
    passage = Passage.ABOLISH if target is None else Passage.MERGE
    return Succession(day, passage, source, target, Decimal(weight), f"{day:%Y}/NQ", **how)


def split(day: date, source: str, *targets: str, by: Basis | None, weights: str) -> list[object]:
    return [
        passed(day, source, target, weight, basis=by)
        for target, weight in zip(targets, weights.split(), strict=True)
    ]


def weights(walk: Crosswalk) -> dict[tuple[str, str], Decimal | None]:
    return {(share.source, share.target): share.weight for share in walk.shares}


@some.composite
def histories(draw: some.DrawFn) -> tuple[list[str], dict[date, list[str]], list[object]]:
    """Return the first units, the units that stand from each day on, and what led there."""
    units = [f"u{number}" for number in range(draw(some.integers(1, 6)))]
    first, maps, steps = list(units), {}, []
    for turn, day in enumerate(DAYS):
        waiting, standing = list(draw(some.permutations(units))), []
        while waiting:
            name = f"d{turn}n{len(standing)}"
            match draw(some.sampled_from(["stay", "merge", "split", "rename"])):
                case "stay":
                    standing.append(waiting.pop())
                case "split":
                    targets = [f"{name}a", f"{name}b"]
                    shares = " ".join(draw(some.sampled_from(WEIGHTS)))
                    steps += split(day, waiting.pop(), *targets, by=Basis.AREA, weights=shares)
                    standing += targets
                case told:
                    count = 1 if told == "rename" else draw(some.integers(1, len(waiting)))
                    steps += [passed(day, waiting.pop(), name) for _ in range(count)]
                    standing.append(name)
        maps[day] = units = standing
    return first, maps, steps


@given(histories())
def test_all_of_a_unit_lies_somewhere(
    history: tuple[list[str], dict[date, list[str]], list[object]],
) -> None:
    first, maps, steps = history
    walk = Successions(steps).crosswalk(first, ORIGIN, GOAL)
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for share in walk.shares:
        assert share.weight is not None
        totals[share.source] += share.weight

    assert totals == dict.fromkeys(first, 1)
    assert {share.target for share in walk.shares} <= set(maps[DAYS[-1]])


@given(histories(), some.sampled_from(DAYS))
def test_two_steps_are_the_way_between_their_ends(
    history: tuple[list[str], dict[date, list[str]], list[object]], halfway: date
) -> None:
    first, maps, steps = history
    lineage = Successions(steps)
    there = lineage.crosswalk(first, ORIGIN, halfway)
    onward = lineage.crosswalk(maps[halfway], halfway, GOAL)

    assert weights(there.then(onward)) == weights(lineage.crosswalk(first, ORIGIN, GOAL))


@given(histories())
def test_the_parts_of_a_unit_are_its_side_of_the_crosswalk(
    history: tuple[list[str], dict[date, list[str]], list[object]],
) -> None:
    first, maps, steps = history
    lineage = Successions(steps)
    walk = lineage.crosswalk(first, ORIGIN, GOAL)

    for unit in maps[DAYS[-1]]:
        assert set(lineage.parts(unit, ORIGIN, GOAL)) == set(walk.into(unit))


@given(histories())
def test_going_back_a_unit_goes_whole_or_not_at_all(
    history: tuple[list[str], dict[date, list[str]], list[object]],
) -> None:
    first, _maps, steps = history
    lineage = Successions(steps)

    for unit in first:
        for back in lineage.parts(unit, GOAL, ORIGIN):
            assert back.target == unit
            alone = lineage.origins(back.source, ORIGIN) == (unit,)
            assert back.weight == (1 if alone else None)


def test_a_day_later_nothing_has_changed_yet() -> None:
    lineage = Successions([passed(DAYS[0], "31522", "31522@2024-09-01")])
    (before,) = lineage.onward("31522", ORIGIN, DAYS[0] - timedelta(days=1))
    (after,) = lineage.onward("31522", ORIGIN, DAYS[0])

    assert before == Share("31522", "31522", Decimal(1))
    assert after == Share("31522", "31522@2024-09-01", Decimal(1), (), ("2024/NQ",))


def test_weights_multiply_and_keep_what_they_rest_on() -> None:
    lineage = Successions(
        [
            *split(DAYS[0], "a", "b", "c", by=Basis.AREA, weights="0.4 0.6"),
            *split(DAYS[1], "b", "d", "e", by=Basis.POPULATION, weights="0.5 0.5"),
        ]
    )
    walk = lineage.crosswalk(["a"], ORIGIN, GOAL)

    assert weights(walk) == {
        ("a", "d"): Decimal("0.20"),
        ("a", "e"): Decimal("0.20"),
        ("a", "c"): Decimal("0.6"),
    }
    (share,) = walk.into("d")
    assert share.bases == (Basis.AREA, Basis.POPULATION)
    assert share.acts == ("2024/NQ", "2025/NQ")
    assert not share.is_whole


def test_what_was_split_and_joined_again_is_whole() -> None:
    lineage = Successions(
        [
            *split(DAYS[0], "a", "b", "c", by=None, weights="0.4 0.6"),
            passed(DAYS[1], "b", "d"),
            passed(DAYS[1], "c", "d"),
        ]
    )

    (share,) = lineage.onward("a", ORIGIN, GOAL)
    assert (share.target, share.is_whole, share.bases) == ("d", True, ())


def test_what_partly_ended_is_not_whole() -> None:
    lineage = Successions(
        [
            *split(DAYS[0], "a", "b", "c", by=Basis.AREA, weights="0.4 0.6"),
            passed(DAYS[1], "c", None),
        ]
    )

    (share,) = lineage.onward("a", ORIGIN, GOAL)
    assert (share.target, share.weight) == ("b", Decimal("0.4"))


@pytest.mark.parametrize(
    ("asked", "weight"),
    [
        (Basis.AREA, Decimal("0.4")),
        (Basis.POPULATION, Decimal("0.7")),
        (Basis.HOUSEHOLDS, None),
        (None, None),
    ],
)
def test_a_split_is_divided_by_the_basis_asked_for(
    asked: Basis | None, weight: Decimal | None
) -> None:
    lineage = Successions(
        [
            *split(DAYS[0], "a", "b", "c", by=Basis.AREA, weights="0.4 0.6"),
            *split(DAYS[0], "a", "b", "c", by=Basis.POPULATION, weights="0.7 0.3"),
        ]
    )

    assert weights(lineage.crosswalk(["a"], ORIGIN, GOAL, asked))["a", "b"] == weight


@pytest.mark.parametrize("asked", [None, Basis.AREA])
def test_a_split_without_a_basis_has_no_weight(asked: Basis | None) -> None:
    lineage = Successions(split(DAYS[0], "a", "b", "c", by=None, weights="0.4 0.6"))

    assert set(weights(lineage.crosswalk(["a"], ORIGIN, GOAL, asked)).values()) == {None}


def test_the_only_basis_there_is_serves_whoever_names_none() -> None:
    lineage = Successions(split(DAYS[0], "a", "b", "c", by=Basis.POINTS, weights="0.4 0.6"))

    (share, _other) = lineage.onward("a", ORIGIN, GOAL)
    assert (share.weight, share.bases) == (Decimal("0.4"), (Basis.POINTS,))


def test_units_without_a_successor_are_told() -> None:
    lineage = Successions([passed(DAYS[1], "946", None)])
    walk = lineage.crosswalk(["946", "94"], ORIGIN, GOAL)

    assert walk.ended == ("946",)
    assert weights(walk) == {("94", "94"): 1}
    assert walk.then(Crosswalk(GOAL, GOAL, ())).ended == ("94", "946")
