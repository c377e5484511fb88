"""The ledger answers as it was known, compares as asked, and says which direction is good."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from congso.indicators import definitions
from congso.indicators.indicator import UnknownIndicator
from congso.observations import reference
from congso.observations.ledger import Ledger
from congso.observations.observation import Level, Observation, Status, read_key
from congso.observations.record import Record
from congso.places.gazetteer import UnknownPlace

PUBLISHED = datetime(2024, 1, 4, 8, tzinfo=UTC)
REVISED = PUBLISHED + timedelta(days=5)
CHANGES = """
["waiting.days"]
name = "Số ngày chờ"
unit = "ngày"
better = "down"

["share.online"]
name = "Tỷ lệ hồ sơ trực tuyến"
unit = "%"
decimals = 1

["share.of_plan"]
name = "Tỷ lệ hồ sơ so với kế hoạch"
unit = "%"
decimals = 2
formula = "share / plan(share)"
inputs = { share = "share.online" }

["targets.reached"]
name = "Chỉ tiêu đạt"
unit = "chỉ tiêu"
formula = "met(share)"
inputs = { share = "share.online" }

["targets.met"]
name = "Chỉ tiêu đạt"
unit = "chỉ tiêu"
formula = "met(days)"
inputs = { days = "waiting.days" }
"""


def made(ledger: Ledger, **values: str) -> Ledger:
    """Return a small ledger of its own: values by key, on the gazetteer given."""
    found = [
        Observation(read_key(key), Decimal(value), "báo cáo", PUBLISHED)
        for key, value in values.items()
    ]
    record = Record(found)
    catalogue = definitions.read([("doi.toml", CHANGES)])
    return Ledger(catalogue, ledger.gazetteer, record, record.as_known())


def revised(ledger: Ledger, key: str, value: str) -> Ledger:
    """Return the ledger after a value was followed by a better one."""
    (before,) = ledger.record.vintages(read_key(key))
    after = replace(
        before, value=Decimal(value), recorded_at=REVISED, revision=2, level=Level.CORRECTION
    )
    record = Record([*ledger.known, after])
    return replace(ledger, record=record, known=record.as_known())


def test_what_was_closed_on_other_days_is_not_compared(ledger: Ledger) -> None:
    small = made(
        ledger,
        **{
            "waiting.days|94|2022||actual": "9", "waiting.days|94|2022-BC||actual": "8",
            "waiting.days|94|2023-BC||actual": "6",
        },
    )  # fmt: skip

    alike = small.figure(reference.read("waiting.days|94|2023-BC||change"))
    apart = small.figure(reference.read("waiting.days|94|2023-BC||change:2022"))
    growth = small.figure(reference.read("waiting.days|94|2023-BC||growth:2022"))

    assert alike.value == -2
    assert (apart.value, growth.value) == (None, None)
    assert apart.missing == growth.missing
    assert apart.missing == (
        "năm 2023 (kỳ báo cáo chốt 14/12/2023) và năm 2022 chốt số khác ngày, "
        "không so sánh với nhau"
    )


def test_a_formula_takes_no_value_that_was_closed_on_another_day(ledger: Ledger) -> None:
    seen = [
        *ledger.known,
        Observation(read_key("postal.points|94|2024-BC||actual"), Decimal(215), "báo cáo", REVISED),
    ]
    record = Record(seen)
    now = replace(ledger, record=record, known=record.as_known())

    radius = now.figure(reference.read("postal.service_radius|94|2024-BC||level"))
    yearly = now.figure(reference.read("postal.service_radius|94|2024||level"))

    # The area is kept until there is a new one, and its own period is told; points are not.
    area, points = radius.inputs
    assert (radius.printed, points.value) == ("2,21", Decimal(215))
    assert area.observation is not None
    assert area.observation.key.period.code == "2022"
    assert yearly.value is None


def test_a_revision_moves_all_that_stands_on_it(ledger: Ledger) -> None:
    now = revised(ledger, "telecom.sites|94|2023||actual", "1421")

    assert now.figure(reference.read("telecom.sites|94|2023||level")).printed == "1.421"
    assert now.figure(reference.read("telecom.sites|94|2023||change:2022")).printed == "75"


def test_the_old_answer_is_given_as_known_then(ledger: Ledger) -> None:
    now = revised(ledger, "postal.points|94|2023||actual", "210")
    then = now.as_known(REVISED - timedelta(seconds=1))
    wanted = [
        reference.read(f"postal.{code}|94|2023||{aspect}")
        for code, aspect in (
            ("points", "plan_ratio"),
            ("service_radius", "level"),
            ("points", "change"),
        )
    ]

    assert [then.figure(one).printed for one in wanted] == ["107,77", "2,25", "13"]
    assert [now.figure(one).printed for one in wanted] == ["108,81", "2,24", "15"]


def test_both_vintages_stay_readable(ledger: Ledger) -> None:
    now = revised(ledger, "telecom.sites|94|2023||actual", "1421")
    vintages = now.vintages(reference.read("telecom.sites|94|2023||level"))

    assert [(one.revision, one.value) for one in vintages] == [(1, 1422), (2, 1421)]
    assert not now.vintages(reference.read("telecom.sites|94|2023||plan"))


def test_a_figure_is_known_since_the_last_of_its_inputs(ledger: Ledger) -> None:
    now = revised(ledger, "postal.points|94|2023||actual", "210")

    assert now.figure(reference.read("postal.service_radius|94|2023||level")).known_since == REVISED
    assert now.figure(reference.read("place.area|94|2022||level")).known_since != REVISED


def test_before_anything_was_recorded_nothing_is_known(ledger: Ledger) -> None:
    figure = ledger.as_known(datetime(2000, 1, 1, tzinfo=UTC)).figure(
        reference.read("postal.service_radius|94|2023||level")
    )

    assert (figure.value, figure.missing) == (None, "Diện tích tự nhiên: chưa có số năm 2023")


def test_a_withheld_value_says_so_wherever_it_would_be_used(ledger: Ledger) -> None:
    (before,) = ledger.record.vintages(read_key("postal.points|94|2023||actual"))
    withheld = replace(before, value=None, status=Status.WITHHELD, recorded_at=REVISED, revision=2)
    record = Record([*ledger.known, withheld])
    now = replace(ledger, record=record, known=record.as_known())

    told = [
        now.figure(reference.read(f"postal.{said}")).missing
        for said in (
            "points|94|2023||level",
            "service_radius|94|2023||level",
            "points|94|2023||change",
        )
    ]

    assert told == ["không công bố", "Điểm phục vụ bưu chính: không công bố", "không công bố"]


@pytest.mark.parametrize(
    ("actual", "plan", "met"),
    [("9", "10", 1), ("10", "10", 1), ("11", "10", 0), ("10.0004", "10", 1), ("10.001", "10", 0)],
)
def test_where_less_is_better_a_target_is_met_from_below(
    ledger: Ledger, actual: str, plan: str, met: int
) -> None:
    small = made(
        ledger,
        **{"waiting.days|94|2023||actual": actual, "waiting.days|94|2023||plan": plan},
    )

    assert small.figure(reference.read("targets.met|94|2023||level")).value == met


@pytest.mark.parametrize(
    ("actual", "met"), [("59.9", 0), ("59.996", 0), ("59.998", 1), ("60", 1), ("61", 1)]
)
def test_where_more_is_better_a_target_is_met_as_printed(
    ledger: Ledger, actual: str, met: int
) -> None:
    small = made(
        ledger, **{"share.online|94|2023||actual": actual, "share.online|94|2023||plan": "60"}
    )

    assert small.figure(reference.read("targets.reached|94|2023||level")).value == met


def test_a_formula_may_ask_for_the_plan(ledger: Ledger) -> None:
    small = made(
        ledger, **{"share.online|94|2023||actual": "63", "share.online|94|2023||plan": "60"}
    )

    assert small.figure(reference.read("share.of_plan|94|2023||level")).quantity == "105,00%"


def test_a_share_changes_by_percentage_points(ledger: Ledger) -> None:
    small = made(
        ledger,
        **{"share.online|94|2023||actual": "62.5", "share.online|94|2022||actual": "60"},
    )
    change = small.figure(reference.read("share.online|94|2023||change"))

    assert change.quantity == "2,5\u00a0điểm phần trăm"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("waiting.days|94|2023||plan_ratio", "kế hoạch bằng 0"),
        ("waiting.days|94|2024||growth", "số kỳ gốc bằng 0"),
    ],
)
def test_nothing_is_divided_by_nothing(ledger: Ledger, said: str, why: str) -> None:
    small = made(
        ledger,
        **{
            "waiting.days|94|2023||actual": "0",
            "waiting.days|94|2023||plan": "0",
            "waiting.days|94|2024||actual": "5",
        },
    )

    assert small.figure(reference.read(said)).missing == why


def test_an_unknown_indicator_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UnknownIndicator, match=r"“telecom\.mast”"):
        ledger.figure(reference.read("telecom.mast|94|2023||level"))


def test_an_unknown_place_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UnknownPlace, match="“65”"):
        ledger.figure(reference.read("telecom.sites|65|2023||level"))


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("telecom.stations|94|2023|4G|level", "Trạm có công nghệ 4G"),
        ("telecom.sites|94|2023||change:2022", "Số trạm thông tin di động, thay đổi"),
        ("postal.points|94|2023||plan_ratio", "Điểm phục vụ bưu chính, so với kế hoạch"),
    ],
)
def test_a_figure_has_a_name(ledger: Ledger, said: str, name: str) -> None:
    assert ledger.figure(reference.read(said)).name == name


def test_a_fall_is_printed_without_its_sign(ledger: Ledger) -> None:
    fall = ledger.figure(reference.read("dti.rank|94|2022||change:2021"))

    assert (fall.value, fall.printed) == (Decimal(-20), "20")
