"""A figure stands on its inputs, on theirs, and on the peers of a rank; on nothing else."""

import pytest

from congso.indicators.indicator import Catalogue, UnknownIndicator


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("telecom.sites", set()),
        ("dti.rank", {"dti.peers"}),
        ("postal.service_radius", {"place.area", "postal.points"}),
        (
            "targets.missed",
            {
                "targets.assigned", "targets.met", "telephone.subscribers", "telephone.density",
                "postal.points", "broadband.subscribers", "place.mean_population",
            },
        ),
    ],
)  # fmt: skip
def test_inputs_of_inputs_are_followed(catalogue: Catalogue, code: str, expected: set[str]) -> None:
    assert catalogue.stands_on(code) == {code} | expected


def test_an_unknown_code_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownIndicator):
        catalogue.stands_on("telecom.nothing")
