"""Every figure of the year-end conference comes out of the ledger as it was printed."""

from decimal import Decimal

import pytest

from congso.observations import reference
from congso.observations.ledger import Ledger
from congso.observations.observation import Origin
from congso.quantities.rounding import half_up

PRINTED = [
    ("targets.assigned|94|2023||level", "4"),
    ("targets.met|94|2023||level", "3"),
    ("targets.missed|94|2023||level", "1"),
    ("telephone.subscribers|94|2023||plan_ratio", "103,33"),
    ("telephone.density|94|2023||plan_ratio", "102,76"),
    ("postal.points|94|2023||plan_ratio", "107,77"),
    ("broadband.subscribers|94|2023||plan_ratio", "99,24"),
    ("postal.enterprises|94|2023||level", "18"),
    ("postal.enterprises|94|2023||change:2022", "2"),
    ("postal.enterprises|94|2022||level", "16"),
    ("postal.points|94|2023||level", "208"),
    ("postal.points|94|2023||change:2022", "13"),
    ("postal.points|94|2022||level", "195"),
    ("postal.points|94|2023||plan", "193"),
    ("postal.service_radius|94|2023||level", "2,25"),
    ("postal.service_radius|94|2022||level", "2,32"),
    ("postal.people_per_point|94|2023||level", "5.760"),
    ("postal.people_per_point|94|2022||level", "6.140"),
    ("telecom.enterprises|94|2023||level", "7"),
    ("telecom.enterprises|94|2023||change:2022", "0"),
    ("telecom.sites|94|2023||level", "1.422"),
    ("telecom.sites|94|2023||change:2022", "76"),
    ("telecom.sites|94|2022||level", "1.346"),
    ("telecom.stations|94|2023|2G|level", "952"),
    ("telecom.stations|94|2023|3G|level", "1.309"),
    ("telecom.stations|94|2023|4G|level", "1.378"),
    ("telecom.stations|94|2023|5G|level", "3"),
    ("telecom.residential_coverage|94|2023|2G|level", "100"),
    ("telecom.residential_coverage|94|2023|3G|level", "100"),
    ("telecom.residential_coverage|94|2023|4G|level", "100"),
    ("dti.rank|94|2022||level", "36/63"),
    ("dti.rank|94|2022||change:2021", "20"),
    ("dti.rank|94|2021||level", "56/63"),
    ("public_service_portal.rank|94|2023||level", "19/63"),
    ("postal.points|94|2023||growth:2022", "6,67"),
    ("telecom.sites|94|2023||growth:2022", "5,65"),
    ("postal.enterprises|94|2023||growth", "12,50"),
    ("postal.people_per_point|94|2023||plan", "6.170"),
]


@pytest.mark.parametrize(("said", "printed"), PRINTED, ids=[said for said, _ in PRINTED])
def test_a_figure_is_printed_as_published(ledger: Ledger, said: str, printed: str) -> None:
    assert ledger.figure(reference.read(said)).printed == printed


@pytest.mark.parametrize(
    ("said", "quantity"),
    [
        ("postal.service_radius|94|2023||level", "2,25\u00a0km/điểm phục vụ"),
        ("postal.points|94|2023||plan_ratio", "107,77%"),
        ("dti.rank|94|2022||change:2021", "20\u00a0bậc"),
        ("dti.rank|94|2022||level", "36/63"),
        ("telecom.sites|94|2023||level", "1.422\u00a0trạm"),
        ("telecom.sites|94|2024||level", "–"),
    ],
)
def test_a_quantity_carries_its_unit(ledger: Ledger, said: str, quantity: str) -> None:
    assert ledger.figure(reference.read(said)).quantity == quantity


def test_a_plan_is_divided_by_its_own_population(ledger: Ledger) -> None:
    density = ledger.figure(reference.read("telephone.density|94|2023||plan_ratio"))
    actual, plan = density.inputs
    population_of_today = actual.inputs[1].value
    population_of_the_plan = plan.inputs[1].value
    assert population_of_today is not None
    assert population_of_the_plan is not None

    with_the_wrong_one = (actual.value or 0) / (1_072_350 / population_of_today * 100) * 100

    assert (actual.printed, plan.printed) == ("92,48", "90,00")
    assert (population_of_today, population_of_the_plan) == (1_198_080, 1_191_500)
    assert half_up(with_the_wrong_one, 2) == Decimal("103.33")


def test_the_yearbook_population_agrees_to_the_nearest_ten(ledger: Ledger) -> None:
    published = Decimal(1_197_820) / 208
    computed = ledger.figure(reference.read("postal.people_per_point|94|2023||level")).value

    assert computed == 5760
    assert half_up(published, -1) == half_up(computed, -1) == 5760
    assert half_up(published, 0) != half_up(computed, 0)


def test_technologies_are_never_a_total_of_sites(ledger: Ledger) -> None:
    layers = [
        ledger.figure(reference.read(f"telecom.stations|94|2023|{part}|level")).value or Decimal(0)
        for part in ("2G", "3G", "4G", "5G")
    ]
    sites = ledger.figure(reference.read("telecom.sites|94|2023||level")).value or Decimal(0)

    assert max(layers) <= sites <= sum(layers) == 3642
    assert ledger.figure(reference.read("telecom.stations|94|2023||level")).value is None


@pytest.mark.parametrize(
    ("said", "origin"),
    [
        ("postal.points|94|2023||level", Origin.PUBLISHED),
        ("postal.points|94|2023||plan_ratio", Origin.DERIVED),
        ("postal.people_per_point|94|2023||level", Origin.DERIVED),
        ("telephone.subscribers|94|2023||plan_ratio", Origin.SYNTHETIC),
        ("telephone.density|94|2023||plan_ratio", Origin.SYNTHETIC),
        ("targets.met|94|2023||level", Origin.SYNTHETIC),
    ],
)
def test_one_invented_input_makes_a_figure_invented(
    ledger: Ledger, said: str, origin: Origin
) -> None:
    assert ledger.figure(reference.read(said)).origin is origin


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (
            "telecom.residential_coverage|94|2023|5G|level",
            "Số ấp, khóm có sóng 5G: chưa có số năm 2023",
        ),
        ("telephone.subscribers|94|2022||level", "chưa có số năm 2022"),
        ("telephone.subscribers|94|2023||growth", "chưa có số năm 2022"),
        ("telecom.sites|94|2023||plan_ratio", "chưa có kế hoạch năm 2023"),
        ("telephone.density|94|2022||level", "Thuê bao điện thoại: chưa có số năm 2022"),
    ],
)
def test_what_is_not_known_says_why(ledger: Ledger, said: str, why: str) -> None:
    figure = ledger.figure(reference.read(said))

    assert (figure.printed, figure.missing) == ("–", why)


def test_a_figure_knows_all_it_stands_on(ledger: Ledger) -> None:
    figure = ledger.figure(reference.read("postal.service_radius|94|2023||level"))

    assert {str(found.key) for found in figure.observations()} == {
        *("place.area|94|2022||actual", "postal.points|94|2023||actual")
    }
    assert len(figure.sources) == 2
    assert figure.formula is not None
    assert figure.formula.written == "sqrt(area / (pi * points))"


def test_a_register_holds_until_the_next_record(ledger: Ledger) -> None:
    assert ledger.figure(reference.read("place.area|94|2023||level")).printed == "3.298,2"
    assert (
        ledger.figure(reference.read("place.area|94|2021||level")).missing == "chưa có số năm 2021"
    )


def test_targets_tell_which_was_missed(ledger: Ledger) -> None:
    figure = ledger.figure(reference.read("targets.met|94|2023||level"))

    assert [answer.answers for answer in figure.inputs] == [
        *("đạt, 103,33%", "đạt, 102,76%", "đạt, 107,77%", "chưa đạt, 99,24%")
    ]
