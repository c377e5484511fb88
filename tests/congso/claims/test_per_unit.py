"""Ratios a point lead back to the population that the text tells."""

from congso.claims import review

TEXT = (
    "Năm 2023, dân số của tỉnh là 1.198.800 người. Tỉnh có 208 điểm phục vụ, số dân phục vụ bình "
    "quân là {} người/điểm phục vụ."
)


def test_a_ratio_that_leads_to_another_population_is_told() -> None:
    reviewed = review.review(TEXT.format("5.160"))

    (wrong,) = (one for one in reviewed.verdicts if one.verdict == review.INCONSISTENT)
    assert wrong.expected == "5.763"


def test_a_ratio_that_leads_to_the_same_population_is_left_alone() -> None:
    assert review.review(TEXT.format("5.760")).holds
