"""A number that an editor has bound is told as what it is bound to."""

import pytest

from congso.claims import review
from congso.claims.statement import CHANGE, PLAN_RATIO, RANK
from congso.observations import reference
from congso.observations.ledger import Ledger


def _reviewed(text: str, number: str, wanted: str, ledger: Ledger) -> review.Review:
    start = text.index(number)
    bound = {(start, start + len(number)): reference.read(wanted)}
    return review.review(text, ledger, "94", bound)


@pytest.mark.parametrize(
    ("text", "number", "wanted", "kind"),
    [
        (
            "Năm 2023, tỷ lệ thuê bao điện thoại đạt 103,33%.",
            "103,33%",
            "telephone.subscribers|94|2023||plan_ratio",
            PLAN_RATIO,
        ),
        ("Chuyển đổi số: 20 bậc.", "20", "dti.rank|94|2022||change:2021", CHANGE),
        ("Chuyển đổi số năm 2022 của tỉnh: 36.", "36", "dti.rank|94|2022||level", RANK),
        ("Trạm di động, năm 2023: 76 trạm.", "76", "telecom.sites|94|2023||change:2022", CHANGE),
        (
            "Trạm di động năm 2023: 5,65%.",
            "5,65%",
            "telecom.sites|94|2023||growth:2022",
            CHANGE,
        ),
    ],
)
def test_a_bound_number_is_of_the_kind_it_is_bound_to(
    text: str, number: str, wanted: str, kind: str, ledger: Ledger
) -> None:
    reviewed = _reviewed(text, number, wanted, ledger)
    (index,) = (i for i, said in enumerate(reviewed.statements) if said.text.startswith(number))

    assert reviewed.statements[index].kind == kind
    assert reviewed.verdicts[index].verdict == review.AGREES


def test_a_bound_number_that_is_wrong_contradicts(ledger: Ledger) -> None:
    text = "Năm 2023, thuê bao điện thoại đạt 105,33%."
    reviewed = _reviewed(text, "105,33%", "telephone.subscribers|94|2023||plan_ratio", ledger)

    assert [one.expected for one in reviewed.verdicts if one.verdict == review.CONTRADICTS] == [
        "103,33%"
    ]


def test_what_turned_has_nothing_to_do_with_what_it_seemed_part_of(ledger: Ledger) -> None:
    text = "Năm 2023 có 1.422 trạm, trong đó 3.000 trạm (so với kế hoạch)."
    reviewed = _reviewed(text, "3.000", "telecom.sites|94|2023||plan_ratio", ledger)

    assert all(not said.relates_to for said in reviewed.statements)
    assert reviewed.count(review.INCONSISTENT) == 0
