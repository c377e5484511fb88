"""A figure is told in words that a reader understands without its table."""

from dataclasses import replace
from decimal import Decimal

import pytest

from congso.observations import reference
from congso.observations.ledger import Ledger
from congso.observations.observation import Observation
from desk.kit import shelf
from desk.look import wording
from desk.look.parts import Tone


def facts(*more: Observation) -> Ledger:
    recorded = shelf.observations(shelf.reviewed("figures", "soctrang_2023.csv"))
    return shelf.ledger_of((*recorded, *more))


@pytest.mark.parametrize(
    ("written", "said", "since", "tone"),
    [
        ("telecom.sites|94|2023||level", "Tăng 76 trạm", "năm 2022", Tone.GOOD),
        ("dti.rank|94|2022||level", "Lên 20 bậc", "năm 2021", Tone.GOOD),
        ("postal.people_per_point|94|2023||level", "Giảm 380", "năm 2022", Tone.GOOD),
        ("postal.enterprises|94|2023||level", "Tăng 2 doanh nghiệp", "năm 2022", Tone.NEUTRAL),
        ("telecom.enterprises|94|2023||level", "Không đổi", "năm 2022", Tone.NEUTRAL),
    ],
    ids=["more", "rank", "down is better", "neither", "the same"],
)
def test_a_change_is_told_with_its_direction(
    written: str, said: str, since: str, tone: Tone
) -> None:
    change = wording.change(facts(), reference.read(written))

    assert change is not None
    assert change.said.replace("\u00a0", " ").startswith(said)
    assert (change.since, change.tone) == (since, tone)


def test_a_change_from_an_unknown_year_is_not_told() -> None:
    assert wording.change(facts(), reference.read("telephone.subscribers|94|2023||level")) is None


def test_no_change_is_told_from_a_year_in_which_nothing_was_recorded() -> None:
    """No target of 2022 is known: 4 is not four more than before."""
    assert wording.change(facts(), reference.read("targets.assigned|94|2023||level")) is None


def test_a_missed_target_says_by_how_much() -> None:
    line = wording.plan_line(facts(), reference.read("broadband.subscribers|94|2023||level"))

    assert line is not None
    assert (line.met, line.printed) == (False, "99,24%")
    assert line.gap == "Thiếu 0,76 điểm phần trăm"


def test_a_target_met_on_the_dot_is_met() -> None:
    ledger = facts()
    key = reference.read("broadband.subscribers|94|2023||level").key()
    exact = replace(ledger.record.vintages(key)[0], value=Decimal(905000), revision=2)

    line = wording.plan_line(facts(exact), reference.read("broadband.subscribers|94|2023||level"))

    assert line is not None
    assert (line.met, line.gap) == (True, "Đúng bằng kế hoạch")


def test_a_card_that_stands_on_invented_numbers_says_so() -> None:
    card = wording.card(facts(), reference.read("telephone.density|94|2023||level"))

    assert card.origin == "đầu vào giả định"


def test_a_card_of_a_rank_shows_its_peers() -> None:
    card = wording.card(facts(), reference.read("dti.rank|94|2022||level"))

    assert (card.printed, card.unit) == ("36", "/ 63 tỉnh, thành")


def test_a_card_without_a_figure_says_why() -> None:
    card = wording.card(facts(), reference.read("telephone.subscribers|94|2020||level"))

    assert (card.printed, card.unit, card.slope) == ("–", "chưa có số năm 2020", None)


def test_a_slope_stands_only_between_two_known_values() -> None:
    sites = wording.card(facts(), reference.read("telecom.sites|94|2023||level"))
    subscribers = wording.card(facts(), reference.read("telephone.subscribers|94|2023||level"))

    assert sites.slope is not None
    assert sites.slope.before == "2022: 1.346"
    assert subscribers.slope is None


def test_what_is_known_is_dated_on_local_clocks() -> None:
    ledger = facts()
    figure = ledger.figure(reference.read("telecom.sites|94|2023||level"))

    assert str(wording.day_known(figure)) == "2024-01-04"
