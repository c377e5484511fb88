"""The checks that hold a text against itself, in the order in which they are heard.

Where several speak of one figure, the first is heard: what the text says outright comes before what
numbers that nearly fit suggest.
"""

from typing import Any, Final

from congso.claims.checks import (
    averages_are_of_what_is_told,
    base_comes_before,
    columns_add_up,
    counted_as_named,
    growth_matches_levels,
    increase_adds_up,
    levels_lead_to_their_change,
    list_has_as_many_names_as_counted,
    lists_make_the_whole,
    named_as_it_turned_out,
    parts_fit_the_whole,
    parts_lead_to_their_whole,
    per_unit_ratios_share_one_population,
    rank_moves_as_told,
    rank_within_peers,
    ratio_to_plan,
    ratios_lead_to_their_plan,
    share_matches_count,
    share_within_hundred,
    shares_fit_their_parts,
    shares_lead_to_their_whole,
    targets_met_are_counted,
    told_again_further_on,
    told_alike_each_time,
    told_as_it_turned_out,
    two_halves_make_the_whole,
    unit_stays_the_same,
    what_is_left_is_the_rest,
)

WITHIN_THE_TEXT: Final[tuple[Any, ...]] = (
    base_comes_before,
    increase_adds_up,
    growth_matches_levels,
    ratio_to_plan,
    rank_moves_as_told,
    rank_within_peers,
    list_has_as_many_names_as_counted,
    parts_fit_the_whole,
    lists_make_the_whole,
    two_halves_make_the_whole,
    columns_add_up,
    per_unit_ratios_share_one_population,
    share_within_hundred,
    share_matches_count,
    shares_fit_their_parts,
    unit_stays_the_same,
    counted_as_named,
    targets_met_are_counted,
    named_as_it_turned_out,
    told_as_it_turned_out,
    told_alike_each_time,
    levels_lead_to_their_change,
    ratios_lead_to_their_plan,
    shares_lead_to_their_whole,
    parts_lead_to_their_whole,
    averages_are_of_what_is_told,
    what_is_left_is_the_rest,
    told_again_further_on,
)
