"""A faulty table of observations is refused as a whole, and every fault has its line."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta, timezone
from decimal import Decimal
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as some

from congso.findings.finding import FaultyInput
from congso.indicators.indicator import Catalogue
from congso.observations import tables
from congso.observations.observation import (
    Assignment,
    Key,
    Level,
    Observation,
    Origin,
    Scenario,
    Status,
    read_key,
)
from congso.places.gazetteer import Gazetteer

HEADER = (
    "indicator,place,period,breakdown,scenario,value,level,origin,source,recorded_at,note,status\n"
)
VIETNAM: Final = timezone(timedelta(hours=7))
KEYS: Final = [
    "telecom.sites|94|2023||actual",
    "telecom.stations|94|2023|4G|actual",
    "postal.points|94|2024-Q1||plan",
    "postal.points|94|2024||plan_rev",
    "place.area|31522@2024-09-01|2024-12||actual",
]
Faults = Callable[[str], list[str]]
SOUND = (
    "telecom.sites,94,2023,,actual,1422,estimate,published,Báo cáo,2024-01-04T15:00:00+07:00,,\n"
)


@pytest.fixture
def faults(catalogue: Catalogue, gazetteer: Gazetteer) -> Faults:
    """Return a function from a table to the faults that refuse it."""

    def told(table: str) -> list[str]:
        with pytest.raises(FaultyInput) as refused:
            tables.read(table, "so.csv", catalogue=catalogue, gazetteer=gazetteer)
        return [str(fault) for fault in refused.value.faults]

    return told


def read(table: str, catalogue: Catalogue, gazetteer: Gazetteer) -> tuple[Observation, ...]:
    return tables.read(HEADER + table, "so.csv", catalogue=catalogue, gazetteer=gazetteer)


def test_a_sound_table_is_taken_over(catalogue: Catalogue, gazetteer: Gazetteer) -> None:
    (found,) = read(SOUND, catalogue, gazetteer)

    assert (str(found.key), found.value) == ("telecom.sites|94|2023||actual", Decimal(1422))
    assert found.recorded_at.utcoffset() is not None


@pytest.mark.parametrize(
    ("was", "became", "message"),
    [
        (",94,", ",99,", "Không có đơn vị hành chính nào mang mã “99”."),
        (",94,", ",Sóc Trăng,", "Không có đơn vị hành chính nào mang mã “Sóc Trăng”."),
        (
            ",94,2023,",
            ",94,2025,",
            (
                "Ngày 31/12/2025 không có đơn vị nào mang mã “94”. Mã này từng là: "
                "Tỉnh Sóc Trăng (trước 2023 – 30/06/2025)."
            ),
        ),
        ("2023", "2023-13", "Không có kỳ “2023-13”."),
        ("2023", "2023-Q5", "Không có kỳ “2023-Q5”."),
        ("2023", "2023-02-30", "Không có kỳ “2023-02-30”."),
        ("telecom.sites", "telecom.site", "Không có chỉ tiêu nào mang mã “telecom.site”. Có phải"),
        (
            ",,actual",
            ",2G,actual",
            "chỉ tiêu “telecom.sites” không có phần “2G”; các phần: không chia phần.",
        ),
        (
            "actual",
            "forecast",
            "cột scenario: “forecast” không có; cần một trong: actual, plan, plan_rev.",
        ),
        ("1422", "1.422,0", "dòng 2"),
        (
            "1422",
            "một nghìn",
            "cột value: “một nghìn” không phải số; cần số trơn với dấu chấm thập phân",
        ),
        ("1422", "NaN", "cột value: “NaN” không phải số"),
        ("1422", "1e3", "cột value: “1e3” không phải số"),
        ("1422", "", "cột value: “” không phải số"),
        (
            "estimate",
            "guess",
            "cột level: “guess” không có; cần một trong: estimate, preliminary,",
        ),
        (
            "published",
            "real",
            "cột origin: “real” không có; cần một trong: published, derived, synthetic.",
        ),
        ("Báo cáo", "", "thiếu nguồn (cột source); mỗi số phải ghi ai báo cáo, ở đâu."),
        ("+07:00", "", "cột recorded_at: “2024-01-04T15:00:00” không phải thời điểm; cần dạng"),
        (
            "2024-01-04T15:00:00+07:00",
            "04/01/2024",
            "cột recorded_at: “04/01/2024” không phải thời điểm",
        ),
        (",,\n", ",,lost\n", "cột status: “lost” không có; cần một trong: reported, not_reported,"),
        (",,\n", ",,withheld\n", "cột value: trạng thái “không công bố” thì ô giá trị phải trống."),
    ],
)
def test_a_faulty_row_is_refused_with_its_line(
    faults: Faults, was: str, became: str, message: str
) -> None:
    assert was in SOUND
    (fault,) = faults(HEADER + SOUND.replace(was, became, 1))

    assert fault.startswith("so.csv, dòng 2: ")
    assert message in fault


def test_one_faulty_row_refuses_the_sound_ones_too(faults: Faults) -> None:
    bad_place = SOUND.replace(",94,", ",99,")
    bad_period = SOUND.replace("2023", "2023-Q7")

    told = faults(HEADER + SOUND + bad_place + bad_period)

    assert [fault.partition(":")[0] for fault in told] == ["so.csv, dòng 3", "so.csv, dòng 4"]


def test_a_key_is_told_once(faults: Faults) -> None:
    assert faults(HEADER + SOUND + SOUND.replace("1422", "1421")) == [
        "so.csv, dòng 3: số của “telecom.sites|94|2023||actual” đã có ở một dòng trên."
    ]


def test_a_decomposed_table_is_refused(faults: Faults) -> None:
    assert faults(HEADER + unicodedata.normalize("NFD", SOUND)) == [
        "so.csv, dòng 2: chữ không ở dạng dựng sẵn (Unicode NFC); hãy lưu lại tệp ở dạng NFC."
    ]


def test_a_table_without_sources_is_refused(faults: Faults) -> None:
    (fault,) = faults(HEADER.replace(",source", "") + SOUND)

    assert fault.startswith("so.csv, dòng 1: thiếu cột source;")


@pytest.mark.parametrize("status", [Status.NOT_REPORTED, Status.NOT_APPLICABLE, Status.WITHHELD])
def test_four_kinds_of_nothing_are_kept_apart(
    catalogue: Catalogue, gazetteer: Gazetteer, status: Status
) -> None:
    row = SOUND.replace("1422", "").replace(",,\n", f",,{status.value}\n")
    (found,) = read(row, catalogue, gazetteer)

    assert (found.value, found.status) == (None, status)


def test_zero_is_a_value(catalogue: Catalogue, gazetteer: Gazetteer) -> None:
    (found,) = read(SOUND.replace("1422", "0"), catalogue, gazetteer)

    assert (found.value, found.status) == (Decimal(0), Status.REPORTED)


WORDS = some.text(alphabet='Sốliệụ ,"“”;.\n\r\t|@123', max_size=30).map(str.strip)
MOMENTS = some.datetimes(timezones=some.sampled_from([UTC, VIETNAM]))


def assigned(key: Key, data: some.DataObject) -> Assignment:
    """Return what a plan may say beside its value; a revised one names its decision."""
    if not key.scenario.is_plan:
        return Assignment()
    number = some.none() | some.decimals(0, 10**9, places=2)
    wanted = WORDS.filter(bool) if key.scenario is Scenario.PLAN_REV else WORDS
    return Assignment(
        data.draw(wanted), data.draw(some.none() | some.dates()), data.draw(number),
        data.draw(number),
    )  # fmt: skip


@given(data=some.data())
def test_a_written_table_reads_back_with_every_revision(
    catalogue: Catalogue, gazetteer: Gazetteer, data: some.DataObject
) -> None:
    reported = some.tuples(
        some.just(Status.REPORTED),
        some.decimals(-(10**12), 10**12, places=data.draw(some.integers(0, 6))),
    )
    nothing = some.tuples(some.sampled_from(list(Status)[1:]), some.none())
    kept = []
    for revision in range(1, data.draw(some.integers(1, 4)) + 1):
        status, value = data.draw(reported | nothing)
        key = read_key(data.draw(some.sampled_from(KEYS)))
        kept.append(
            Observation(
                key=key,
                value=value,
                source=data.draw(WORDS.filter(bool)),
                recorded_at=data.draw(MOMENTS),
                revision=revision,
                level=data.draw(some.sampled_from(Level)),
                status=status,
                origin=data.draw(some.sampled_from(Origin)),
                note=data.draw(WORDS),
                reason=data.draw(WORDS),
                assigned=assigned(key, data),
            )
        )

    table = tables.write(kept)

    assert list(tables.read(table, "so.csv", catalogue=catalogue, gazetteer=gazetteer)) == kept


@pytest.mark.parametrize(
    ("scenario", "cells", "message"),
    [
        ("plan_rev", ",,,", "kế hoạch điều chỉnh phải ghi số quyết định điều chỉnh"),
        ("actual", "12/QĐ-UBND,,,", "cột decision chỉ dùng cho kế hoạch"),
        ("plan", ",15/01/2023,,", "cột decided_on: “15/01/2023” không phải ngày"),
        ("plan", ",,1.191.500,", "cột denominator: “1.191.500” không phải số"),
    ],
)
def test_what_a_plan_says_wrongly_is_refused(
    faults: Faults, scenario: str, cells: str, message: str
) -> None:
    header = HEADER.replace("status", "status,decision,decided_on,denominator,baseline")
    row = SOUND.replace("actual", scenario).replace(",,\n", f",,,{cells}\n")

    (fault,) = faults(header + row)

    assert message in fault


@pytest.mark.parametrize("revision", ["0", "-1", "1.5", "x", "99999"])
def test_a_revision_is_a_whole_number_from_one(faults: Faults, revision: str) -> None:
    header = HEADER.replace("status", "status,revision")

    assert faults(header + SOUND.replace(",,\n", f",,,{revision}\n")) == [
        f"so.csv, dòng 2: cột revision: “{revision}” không phải số thứ tự; cần 1, 2, 3 …"
    ]


def test_words_typed_in_another_form_do_not_spoil_the_table(
    catalogue: Catalogue, gazetteer: Gazetteer
) -> None:
    (found,) = read(SOUND, catalogue, gazetteer)
    typed = replace(found, reason=unicodedata.normalize("NFD", "Đếm lại ở huyện Mỹ Xuyên"))

    (back,) = tables.read(tables.write([typed]), "so.csv", catalogue=catalogue, gazetteer=gazetteer)

    assert back.reason == "Đếm lại ở huyện Mỹ Xuyên"
