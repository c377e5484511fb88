"""A figure that counts a register names who stood in it, and keeps to the days that it knows."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from congso.agencies.register import NOBODY
from congso.indicators import definitions
from congso.observations import bundle, reference
from congso.observations.explanation import explain
from congso.observations.ledger import Ledger
from congso.observations.observation import Level, Observation, Origin, read_key
from congso.observations.record import Record

FIRMS = "telecom.enterprises|94|{}||level"
MOMENT = datetime(2024, 1, 4, tzinfo=UTC)


def test_the_firms_of_the_province_are_counted_and_agree_with_what_was_published(
    ledger: Ledger,
) -> None:
    figure = ledger.figure(reference.read(FIRMS.format(2023)))

    assert (figure.printed, figure.origin, figure.level) == ("7", Origin.DERIVED, Level.OFFICIAL)
    assert figure.published is not None
    assert figure.disagreement is None
    assert figure.sources == ("Danh sách doanh nghiệp viễn thông của cổng, rà soát đến 31/12/2023",)
    assert figure.rolls[0].names == "VNPT, MobiFone, Viettel, Vietnamobile, FPT, VTVcab, SCTV"


def test_a_count_that_differs_from_what_was_published_is_flagged(ledger: Ledger) -> None:
    key = read_key("telecom.enterprises|94|2023||actual")
    record = Record([Observation(key, Decimal(8), "báo cáo", MOMENT)])
    other = replace(ledger, record=record, known=record.as_known())

    assert other.figure(reference.read(FIRMS.format(2023))).disagreement == (
        "số công bố 8 khác số tính lại 7 (báo cáo)"
    )


def test_how_a_count_was_found_is_told_with_what_is_done_where_it_cannot_be(
    ledger: Ledger,
) -> None:
    told = explain(ledger.figure(reference.read(FIRMS.format(2023))))

    assert told.rule == "số doanh nghiệp trong danh sách doanh nghiệp viễn thông"
    assert told.worked == "7\u00a0doanh nghiệp"
    assert told.policy == "Đầu vào thiếu: không tính. Mẫu số bằng 0: không có số."


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ("telecom.enterprises|94|2021||level", "chỉ có từ ngày 31/12/2022"),
        ("telecom.enterprises|94|2024||level", "mới rà soát đến ngày 31/12/2023"),
        ("telecom.enterprises|93|2023||level", "chưa có ở nơi này"),
        ("telecom.enterprises|94|2023||plan", "danh sách chỉ cho số thực hiện"),
    ],
)
def test_what_the_register_does_not_know_is_missing_with_its_reason(
    ledger: Ledger, wanted: str, why: str
) -> None:
    figure = ledger.figure(reference.read(wanted))

    assert figure.value is None
    assert why in (figure.missing or "")


def test_a_year_that_had_not_ended_is_not_counted_as_of_then(ledger: Ledger) -> None:
    then = ledger.as_known(datetime(2023, 6, 1, tzinfo=UTC))

    assert then.figure(reference.read(FIRMS.format(2023))).missing == (
        "năm 2023 khi ấy chưa kết thúc"
    )


def test_a_bundle_carries_the_register_and_computes_the_count_again(ledger: Ledger) -> None:
    definitions_of = {"telecom.toml": _definitions()}
    made = replace(ledger, catalogue=definitions.read(list(definitions_of.items())))
    wanted = [reference.read(FIRMS.format(2023))]
    files = bundle.pack(made, wanted, definitions_of, about={})
    nobody = bundle.pack(replace(made, register=NOBODY), wanted, definitions_of, about={})

    assert bundle.verify(files).faults == ()
    assert bundle.verify({**files, bundle.AGENCIES: nobody[bundle.AGENCIES]}).faults != ()


def test_a_bundle_that_counts_nothing_is_as_it_was_before(ledger: Ledger) -> None:
    texts = {"place.toml": '["place.area"]\nname = "Diện tích"\nunit = "km²"\ndecimals = 1\n'}
    made = replace(ledger, catalogue=definitions.read(list(texts.items())))
    files = bundle.pack(made, [reference.read("place.area|94|2022||level")], texts, about={})

    assert bundle.AGENCIES not in files


def _definitions() -> str:
    return (
        '["telecom.enterprises"]\nname = "Doanh nghiệp"\nunit = "doanh nghiệp"\n'
        'formula = "count(telecom)"\n'
    )


PAID = """
["fee.paid"]
name = "Hồ sơ đã trả phí"
unit = "hồ sơ"
["fee.due"]
name = "Hồ sơ có phí"
unit = "hồ sơ"
["fee.share"]
name = "Tỷ lệ trả phí trực tuyến"
unit = "%"
better = "up"
formula = "share(paid, due){}"
inputs = {{ paid = "fee.paid", due = "fee.due" }}
["fee.rank"]
name = "Hạng"
unit = "hạng"
formula = "rank_among(share)"
inputs = {{ share = "fee.share" }}
"""


def shares(ledger: Ledger, policy: str) -> Ledger:
    """Return a ledger in which one of three districts has no file with a fee."""
    catalogue = definitions.read([("fee.toml", PAID.format(policy))])
    values = {"942": (5, 10), "943": (9, 10), "944": (0, 0)}
    found = []
    for place in ledger.gazetteer.on(datetime(2023, 12, 31, tzinfo=UTC).date()):
        if place.parent_code == "94":
            paid, due = values.get(place.code, (1, 10))
            for name, value in (("paid", paid), ("due", due)):
                key = read_key(f"fee.{name}|{place.id}|2023||actual")
                found.append(Observation(key, Decimal(value), "b", MOMENT))
    record = Record(found)
    return replace(ledger, catalogue=catalogue, record=record, known=record.as_known())


@pytest.mark.parametrize(
    ("policy", "told", "rank"),
    [
        ("", "mẫu số bằng 0 (due)", "mới có 10 trên 11 đơn vị, thiếu Huyện Mỹ Tú"),
        (" with zero_division = not_applicable", "không áp dụng vì mẫu số bằng 0 (due)", "1/10"),
    ],
)
def test_a_division_by_zero_is_a_gap_or_does_not_apply_as_the_formula_says(
    ledger: Ledger, policy: str, told: str, rank: str
) -> None:
    made = shares(ledger, policy)
    empty = made.figure(reference.read("fee.share|944|2023||level"))
    best = made.figure(reference.read("fee.rank|943|2023||level"))

    assert empty.missing == told
    assert rank in (best.printed, (best.missing or "").partition(": ")[2])
