"""What is counted is multiplied and divided like numbers, and written as a unit is."""

from hypothesis import given
from hypothesis import strategies as some

from congso.quantities.counted import NOTHING, Counted

THINGS = some.sampled_from(["người", "điểm", "trạm", "hồ sơ"])
LABELS = some.recursive(
    THINGS.map(Counted.of),
    lambda parts: some.one_of(
        some.builds(lambda one, other: one + other, parts, parts),
        some.builds(lambda one, other: one - other, parts, parts),
    ),
    max_leaves=6,
)


@given(LABELS, LABELS)
def test_dividing_undoes_multiplying(one: Counted, other: Counted) -> None:
    assert one + other - other == one
    assert one + other == other + one


@given(LABELS)
def test_a_square_is_a_product_with_itself(one: Counted) -> None:
    assert one * 2 == one + one
    assert one - one == NOTHING


def test_a_label_is_written_as_a_unit() -> None:
    assert str(Counted.of("người", per="điểm")) == "người/điểm"
    assert str(Counted.of("", per="điểm")) == "/điểm"
    assert str(Counted.of("điểm") * 2) == "điểm^2"
    assert str(NOTHING) == ""


def test_so_many_on_each_is_told_from_so_many() -> None:
    assert Counted.of("người", per="điểm").is_per
    assert not Counted.of("người").is_per
