"""A unit that was divided gives an estimate by a declared basis, and without one nothing.

Xã Một goes 40 to 60 into two others, one of which also takes Xã Bốn.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from congso.indicators import definitions
from congso.lineage.succession import Basis, Passage, Succession
from congso.observations import explanation, reference
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Observation, Status, read_key
from congso.observations.record import Record
from congso.observations.restatement import Mark
from congso.places import tables
from congso.places.gazetteer import Gazetteer

AFTER = date(2025, 7, 1)
KNOWN = datetime(2025, 1, 10, tzinfo=UTC)
UNITS = """code,level,kind,name,valid_from,valid_to,parent_code
10001,commune,xã,Xã Một,,2025-06-30,
10004,commune,xã,Xã Bốn,,2025-06-30,
10001,commune,xã,Xã Hai,2025-07-01,,
10007,commune,xã,Xã Ba,2025-07-01,,
"""
PASSED = """effective_on,kind,from_code,to_code,weight,basis
2025-07-01,split,10001,10001,0.4,{basis}
2025-07-01,split,10001,10007,0.6,{basis}
2025-07-01,merge,10004,10007,1,
"""
INDICATORS = """
["postal.points"]
name = "Điểm"
unit = "điểm"

["place.mean_population"]
name = "Dân số"
unit = "người"
basis = "population"

["postal.people_per_point"]
name = "Số dân một điểm"
unit = "người/điểm phục vụ"
decimals = 1
formula = "people / points"
inputs = { people = "place.mean_population", points = "postal.points" }
"""
HALVES = {
    "postal.points|10001|2024||actual": "10",
    "postal.points|10004|2024||actual": "5",
    "place.mean_population|10001|2024||actual": "1000",
    "place.mean_population|10004|2024||actual": "400",
}


def observed(key: str, value: str | None) -> Observation:
    if value is None:
        return Observation(read_key(key), None, "báo cáo", KNOWN, status=Status.WITHHELD)
    return Observation(read_key(key), Decimal(value), "báo cáo", KNOWN)


def asked(ledger: Ledger, said: str) -> Figure:
    return ledger.figure(reference.read(said), AFTER)


def divided(basis: str, values: dict[str, str | None] | None = None) -> Ledger:
    """Return a ledger of two communes that became two others, one of them divided by `basis`."""
    gazetteer = tables.read(UNITS, PASSED.format(basis=basis), ("u.csv", "s.csv"))
    catalogue = definitions.read([("chia.toml", INDICATORS)])
    record = Record(observed(key, value) for key, value in (values or HALVES).items())
    return Ledger(catalogue, gazetteer, record, record.as_known())


def test_a_divided_unit_gives_an_estimate() -> None:
    small = divided("population")
    points = asked(small, "postal.points|10007@2025-07-01|2024||level")
    ratio = asked(small, "postal.people_per_point|10007@2025-07-01|2024||level")

    assert (points.value, points.mark) == (11, Mark.ESTIMATED)
    assert (ratio.printed, ratio.mark) == ("90,9", Mark.ESTIMATED)
    assert (explanation.explain(points).worked or "").replace("\xa0", " ") == (
        "0,6 × 10 điểm (Xã Một) + 5 điểm (Xã Bốn)"
    )


def test_the_halves_of_a_unit_make_it_up() -> None:
    small = divided("population")
    halves = [
        asked(small, f"postal.points|{code}@2025-07-01|2024||level").value
        for code in ("10001", "10007")
    ]

    assert halves == [4, 11]


@pytest.mark.parametrize(
    ("basis", "code", "why"),
    [
        (
            "",
            "postal.points",
            (
                "Xã Một được chia cho nhiều đơn vị mà danh mục không khai cơ sở chia (diện tích, "
                "dân số, số hộ, số điểm) nên không quy đổi được"
            ),
        ),
        (
            "area",
            "place.mean_population",
            (
                "Xã Một được chia cho nhiều đơn vị mà danh mục không khai cơ sở chia theo dân số "
                "(diện tích, dân số, số hộ, số điểm) nên không quy đổi được"
            ),
        ),
    ],
    ids=["nobody said by what", "not by what the indicator needs"],
)
def test_a_split_without_its_basis_is_refused(basis: str, code: str, why: str) -> None:
    figure = asked(divided(basis), f"{code}|10007@2025-07-01|2024||level")

    assert (figure.value, figure.missing, figure.mark) == (None, why, None)


def test_a_divided_unit_is_never_handed_on_as_if_it_were_whole() -> None:
    small = divided("population", {**HALVES, "postal.points|10001|2024||actual": None})
    figure = asked(small, "postal.points|10001@2025-07-01|2024||level")

    assert (figure.value, figure.missing) == (
        None,
        "có 0 trên 1 đơn vị, còn thiếu Xã Một (không công bố)",
    )


def test_as_of_a_day_the_shares_are_those_known_then() -> None:
    ledger = divided("area")
    learned = KNOWN + timedelta(days=30)
    shares = ((Decimal("0.4"), "10001@2025-07-01"), (Decimal("0.6"), "10007@2025-07-01"))
    first = [
        Succession(AFTER, Passage.SPLIT, "10001", target, weight, "", Basis.AREA, None, learned)
        for weight, target in shares
    ]
    later = [
        Succession(AFTER, Passage.SPLIT, "10001", target, Decimal("0.5"), "", Basis.AREA, learned)
        for _weight, target in shares
    ]
    merged = [one for one in ledger.gazetteer.successions if one.source == "10004"]
    gazetteer = Gazetteer(ledger.gazetteer.places, [*first, *later, *merged])
    ledger = replace(ledger, gazetteer=gazetteer)

    assert [
        asked(ledger.as_known(at), "postal.points|10007@2025-07-01|2024||level").value
        for at in (KNOWN, learned - timedelta(seconds=1), learned, None)
    ] == [11, 11, 10, 10]


def test_of_a_day_on_which_nobody_knew_what_a_unit_is_made_of_it_says_so() -> None:
    ledger = divided("area")
    known = [replace(one, known_from=KNOWN) for one in ledger.gazetteer.successions]
    ledger = replace(ledger, gazetteer=Gazetteer(ledger.gazetteer.places, known))

    told = asked(
        ledger.as_known(KNOWN - timedelta(days=1)), "postal.points|10007@2025-07-01|2024||level"
    )

    assert told.missing == (
        "khi ấy sổ chưa ghi Xã Ba được lập từ những đơn vị nào nên không quy đổi được"
    )
