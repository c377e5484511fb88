"""A unit whose name, parent or days were corrected is told of a past day as it was known then."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from congso.findings.finding import FaultyInput
from congso.indicators import definitions
from congso.lineage.succession import Basis, Passage, Succession, Validity
from congso.observations.ledger import Ledger
from congso.observations.observation import Observation, read_key
from congso.observations.record import Record
from congso.observations.reference import Reference
from congso.periods.calendar import Year
from congso.places import history
from congso.places.gazetteer import Gazetteer, UnknownPlace
from congso.places.place import Level, Place

TOLD = datetime(2026, 3, 1, tzinfo=UTC)
BEFORE = TOLD - timedelta(seconds=1)
DAY = date(2023, 12, 31)


def district(code: str, name: str, parent: str = "94", **more: object) -> Place:
    return replace(
        Place(code, code, f"Huyện {name}", Level.DISTRICT, "huyện", parent_code=parent), **more
    )


PLACES = (
    Place("94", "94", "Tỉnh Sóc Trăng", Level.PROVINCE, "tỉnh", area=Decimal("3298.2")),
    district("941", "Châu Thành"),
    district("942", "Kế Sách"),
    district("943", "Mỹ Tu", known_to=TOLD),
    district("943", "Mỹ Tú", known_from=TOLD),
    district("944", "Cù Lao Dung", "93", known_to=TOLD),
    district("944", "Cù Lao Dung", known_from=TOLD),
    district("945", "Long Phú", known_from=TOLD),
    district("946", "Mỹ Xuyên", known_to=TOLD),
    district("946", "Mỹ Xuyên", known_from=TOLD, validity=Validity(None, date(2020, 1, 1))),
)
PASSED = Succession(
    date(2025, 7, 1), Passage.SPLIT, "941", "942", Decimal("0.5"), "NQ", Basis.AREA, TOLD
)
GAZETTEER = Gazetteer(PLACES, [PASSED])
KEPT = """
["p.points"]
name = "Điểm"
unit = "điểm"
better = "up"
["p.rank"]
name = "Hạng"
unit = "hạng"
formula = "rank_among(points)"
inputs = { points = "p.points" }
"""


def named(gazetteer: Gazetteer) -> dict[str, str]:
    return {place.code: place.name for place in gazetteer.on(DAY, Level.DISTRICT)}


def test_names_days_and_units_are_those_known_then() -> None:
    then = GAZETTEER.as_known(BEFORE)

    assert named(GAZETTEER) == {
        "941": "Huyện Châu Thành", "942": "Huyện Kế Sách", "943": "Huyện Mỹ Tú",
        "944": "Huyện Cù Lao Dung", "945": "Huyện Long Phú",
    }  # fmt: skip
    assert named(then) == {
        "941": "Huyện Châu Thành", "942": "Huyện Kế Sách", "943": "Huyện Mỹ Tu",
        "944": "Huyện Cù Lao Dung", "946": "Huyện Mỹ Xuyên",
    }  # fmt: skip
    assert (then.known("944").parent_code, GAZETTEER.known("944").parent_code) == ("93", "94")


def test_one_and_the_same_is_answered_as_long_as_the_same_was_known() -> None:
    then = GAZETTEER.as_known(BEFORE)

    assert GAZETTEER.as_known(datetime(1990, 1, 1, tzinfo=UTC)) is then
    assert then.as_known(None) is then.as_known(TOLD) is GAZETTEER


def test_a_unit_that_came_later_is_not_on_the_maps_of_before_and_has_its_first_name() -> None:
    then = GAZETTEER.as_known(BEFORE)

    assert then.known("945").name == "Huyện Long Phú"
    with pytest.raises(UnknownPlace, match=r"Khi ấy danh mục chưa ghi .* mã “945”"):
        then.identify("945", DAY)
    with pytest.raises(UnknownPlace, match="Không có đơn vị hành chính nào mang mã “949”"):
        then.identify("949", DAY)


def test_what_a_unit_passed_into_is_what_was_known_then() -> None:
    then = GAZETTEER.as_known(BEFORE)

    assert [step.target for step in GAZETTEER.successors("941")] == ["942"]
    assert [step.source for step in GAZETTEER.predecessors("942")] == ["941"]
    assert not then.successors("941")
    assert not then.predecessors("942")


def test_a_unit_knows_when_another_thing_was_told_of_it() -> None:
    assert GAZETTEER.learned("943") == GAZETTEER.learned("942") == (TOLD,)
    assert GAZETTEER.learned("94") == ()
    assert GAZETTEER.moments == (TOLD,)


def test_a_rank_is_among_the_peers_known_then() -> None:
    points = {"941": 5, "942": 9, "943": 7, "944": 8, "945": 6, "946": 10}
    seen = [
        Observation(read_key(f"p.points|{code}|2023||actual"), Decimal(value), "báo cáo", BEFORE)
        for code, value in points.items()
    ]
    record = Record(seen)
    ledger = Ledger(definitions.read([("p.toml", KEPT)]), GAZETTEER, record, record.as_known())

    def rank(of: Ledger, code: str) -> str | None:
        figure = of.figure(Reference("p.rank", code, Year(2023)))
        return (figure.missing or "").rpartition(": ")[2] or f"{figure.value}/{figure.of}"

    then = ledger.as_known(BEFORE)
    assert [rank(ledger, code) for code in ("943", "945")] == ["3/5", "4/5"]
    assert rank(ledger, "946") == "ngày 31/12/2023 không có Huyện Mỹ Xuyên"
    assert [rank(then, code) for code in ("943", "946")] == ["3/4", "1/4"]
    assert rank(then, "945") == "ngày 31/12/2023 không có Huyện Long Phú"


def test_all_that_was_ever_said_is_read_back_from_its_text() -> None:
    again = history.read(history.write(GAZETTEER), "places.json")

    assert again.said == GAZETTEER.said
    assert [(one.known_from, one.known_to) for one in again.said] == [
        (one.known_from, one.known_to) for one in PLACES
    ]
    assert again.passed == (PASSED,)
    assert again.passed[0].known_from == TOLD
    assert history.write(again) == history.write(GAZETTEER)


@pytest.mark.parametrize("text", ["", "[]", '{"places": [{}], "successions": []}', "{"])
def test_another_text_is_refused(text: str) -> None:
    with pytest.raises(FaultyInput, match=r"places.json.*congso build"):
        history.read(text, "places.json")
