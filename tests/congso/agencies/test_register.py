"""A register is counted on a day, and says so where nobody has looked."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from congso.agencies import agency
from congso.agencies.agency import Agency, Licence, Role
from congso.agencies.register import Register
from congso.findings.finding import FaultyInput
from congso.lineage.succession import Validity

REVIEWED: Final = Path(__file__).resolve().parents[3] / "data" / "agencies" / "agencies.csv"
HEAD = "code,name,role,aliases,places,valid_from,valid_to,checked_on,licence,licence_kind\n"


def firm(code: str, start: date, end: date | None = None, kind: Licence | None = None) -> Agency:
    return Agency(
        code, code.upper(), Role.POSTAL, places=("94",), validity=Validity(start, end),
        checked_on=date(2023, 12, 31), licence_kind=kind,
    )  # fmt: skip


POSTAL = Register(
    (
        firm("a", date(2020, 1, 1)),
        firm("b", date(2021, 6, 1), date(2022, 5, 31)),
        firm("c", date(2022, 6, 1)),
        replace(firm("d", date(2020, 1, 1)), places=("92", "93")),
        Agency("e", "E", Role.POSTAL),
    )
)


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (date(2020, 1, 1), "A"),
        (date(2021, 5, 31), "A"),
        (date(2021, 6, 1), "A, B"),
        (date(2022, 5, 31), "A, B"),
        (date(2022, 6, 1), "A, C"),
        (date(2023, 12, 31), "A, C"),
    ],
)
def test_who_stood_on_a_day(day: date, names: str) -> None:
    roll = POSTAL.roll("postal", "94", day)

    assert (roll.names, roll.missing) == (names, None)


@pytest.mark.parametrize(
    ("place", "day", "why"),
    [
        ("94", date(2019, 12, 31), "danh sách doanh nghiệp bưu chính chỉ có từ ngày 01/01/2020"),
        (
            "94",
            date(2024, 1, 1),
            "danh sách doanh nghiệp bưu chính mới rà soát đến ngày 31/12/2023",
        ),
        ("95", date(2023, 1, 1), "danh sách doanh nghiệp bưu chính chưa có ở nơi này"),
    ],
)
def test_a_day_that_nobody_looked_at_has_no_count(place: str, day: date, why: str) -> None:
    assert POSTAL.roll("postal", place, day).missing == why


def test_one_member_that_was_not_looked_at_again_ends_what_the_register_knows() -> None:
    checked = replace(firm("f", date(2020, 1, 1)), checked_on=date(2023, 6, 30))
    longer = Register((*POSTAL.agencies, checked))

    assert longer.days("postal", "94") == (date(2020, 1, 1), date(2023, 6, 30))
    assert longer.roll("postal", "94", date(2023, 12, 31)).missing is not None


def test_a_kind_of_licence_is_counted_alone_and_only_where_every_kind_is_known() -> None:
    register = Register(
        (
            firm("a", date(2020, 1, 1), kind=Licence.LICENCE),
            firm("b", date(2020, 1, 1), kind=Licence.CONFIRMATION),
            firm("c", date(2020, 1, 1), kind=Licence.CONFIRMATION),
        )
    )
    unknown = Register((*register.agencies, firm("d", date(2020, 1, 1))))
    day = date(2021, 1, 1)

    assert register.roll("postal", "94", day, "confirmation").count == 2
    assert unknown.roll("postal", "94", day, "confirmation").missing == (
        "danh sách doanh nghiệp bưu chính chưa ghi loại giấy phép của D"
    )


def test_seven_firms_stood_in_the_register_of_the_province_at_the_end_of_2022_and_2023() -> None:
    register = Register(agency.read(REVIEWED.read_text(encoding="utf-8"), REVIEWED.name))
    counts = [register.roll("telecom", "94", date(year, 12, 31)).count for year in (2022, 2023)]

    assert counts == [7, 7]


def test_a_register_is_written_as_it_is_read() -> None:
    text = REVIEWED.read_text(encoding="utf-8")

    assert agency.write(agency.read(text, REVIEWED.name)) == text


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ("a,A,postal,,94,2023-13-01,,,,", "cột valid_from: “2023-13-01” không phải ngày"),
        ("a,A,postal,,94,2023-01-02,2023-01-01,2023-12-31,,", "sau ngày kết thúc"),
        ("a,A,postal,,,2023-01-02,,2023-12-31,,", "cần places"),
        ("a,A,postal,,94,2023-01-02,,,,", "cần checked_on"),
        ("a,A,postal,,94,,2023-01-02,,,", "cần valid_from"),
        ("a,A,postal,,94,2023-01-02,,2023-01-01,,", "trước ngày bắt đầu"),
        ("a,A,postal,,,,,,,permit", "cột licence_kind: “permit” không có"),
        ("a,A,postal,,,,,,,\na,B,postal,,,,,,,", "mã “a” đã có ở một dòng trên"),
    ],
)
def test_a_line_that_cannot_be_so_is_refused_with_its_place(cells: str, message: str) -> None:
    with pytest.raises(FaultyInput) as refused:
        agency.read(f"{HEAD}{cells}\n", "agencies.csv")

    assert message in str(refused.value)
    assert "agencies.csv, dòng " in str(refused.value)
