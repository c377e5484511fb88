"""A figure tells in signs how it was found: the rule, the numbers put in, the exact value."""

import pytest

from congso.observations import explanation, reference
from congso.observations.ledger import Ledger

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("said", "worked", "exact"),
    [
        ("telecom.sites|94|2023||change:2022", "1.422 trạm − 1.346 trạm", None),
        ("telecom.sites|94|2023||growth:2022", "1.422 trạm ÷ 1.346 trạm − 100%", "5,64636"),
        ("postal.points|94|2023||plan_ratio", "208 điểm ÷ 193 điểm", "107,772021"),
        ("telecom.sites|94|2023||level", None, None),
    ],
)
def test_a_comparison_shows_its_two_sides(
    ledger: Ledger, said: str, worked: str | None, exact: str | None
) -> None:
    told = explanation.explain(ledger.figure(reference.read(said)))

    assert (told.worked and told.worked.replace(NBSP, " "), told.exact) == (worked, exact)


def test_the_radius_is_told_in_names_and_in_numbers(ledger: Ledger) -> None:
    figure = ledger.figure(reference.read("postal.service_radius|94|2023||level"))
    told = explanation.explain(figure)

    assert told.exact == "2,246632"
    assert told.rule is not None
    assert told.worked is not None
    assert "Diện tích tự nhiên" in told.rule
    assert "Điểm phục vụ bưu chính" in told.rule
    assert "3.298,2" in told.worked
    assert "208" in told.worked


def test_a_figure_that_prints_exactly_has_no_longer_form(ledger: Ledger) -> None:
    figure = ledger.figure(reference.read("postal.people_per_point|94|2023||level"))

    assert explanation.explain(figure).exact is None
