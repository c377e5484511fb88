"""Periods follow one another without a gap, and each knows what to be compared with."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from congso.periods import codes, comparing, so_far
from congso.periods.calendar import (
    Day,
    Half,
    Month,
    NoSuchPeriod,
    Period,
    Quarter,
    Reporting,
    Span,
    Year,
)

YEARS = some.integers(1901, 2199)
SPANS = some.one_of(
    some.builds(Year, YEARS),
    some.builds(Half, YEARS, some.integers(1, 2)),
    some.builds(Quarter, YEARS, some.integers(1, 4)),
    some.builds(Month, YEARS, some.integers(1, 12)),
)
PERIODS = some.one_of(
    SPANS,
    some.builds(Reporting, SPANS),
    some.builds(Day, some.dates(date(1901, 1, 1), date(2199, 12, 31))),
)


@given(PERIODS)
def test_a_code_is_read_back(period: Period) -> None:
    assert codes.read(period.code) == period


@given(PERIODS)
def test_a_period_begins_the_day_after_the_one_before(period: Period) -> None:
    before = period.previous()

    assert type(before) is type(period)
    assert before.end + timedelta(days=1) == period.start


@given(PERIODS)
def test_the_same_period_of_last_year_is_a_year_away(period: Period) -> None:
    before = period.same_last_year()

    assert type(before) is type(period)
    assert before.start.year == period.start.year - 1
    assert before.start.month == period.start.month


@given(PERIODS)
def test_a_period_stands_in_a_series_with_those_before_it(period: Period) -> None:
    assert period.kind == period.previous().kind == period.same_last_year().kind
    assert comparing.parted(period, period.previous()) is None


@given(SPANS)
def test_a_reporting_period_is_another_than_that_of_the_calendar(span: Span) -> None:
    closed = Reporting(span)

    assert closed.kind != span.kind
    assert comparing.parted(closed, span.previous()) is not None
    assert comparing.parted(span.previous(), closed) is not None
    assert [len(so_far.year_so_far(one)) for one in (closed, span)] == [
        len(so_far.year_so_far(span))
    ] * 2
    assert so_far.year_so_far(closed)[-1] == closed


@given(YEARS)
def test_the_parts_of_a_year_make_the_year(year: int) -> None:
    for parts in (
        [Half(year, number) for number in range(1, 3)],
        [Quarter(year, number) for number in range(1, 5)],
        [Month(year, number) for number in range(1, 13)],
    ):
        days = sum((part.end - part.start).days + 1 for part in parts)
        assert (parts[0].start, parts[-1].end) == (Year(year).start, Year(year).end)
        assert days == (Year(year).end - Year(year).start).days + 1


@pytest.mark.parametrize(
    ("code", "said", "start", "end"),
    [
        ("2023", "năm 2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-H1", "6 tháng đầu năm 2023", date(2023, 1, 1), date(2023, 6, 30)),
        ("2023-H2", "6 tháng cuối năm 2023", date(2023, 7, 1), date(2023, 12, 31)),
        ("2024-Q1", "quý I/2024", date(2024, 1, 1), date(2024, 3, 31)),
        ("2024-Q4", "quý IV/2024", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-02", "tháng 2/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", "tháng 2/2023", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-01-04", "ngày 04/01/2024", date(2024, 1, 4), date(2024, 1, 4)),
        (
            "2023-BC",
            "năm 2023 (kỳ báo cáo chốt 14/12/2023)",
            date(2022, 12, 15),
            date(2023, 12, 14),
        ),
        (
            "2024-H1-BC",
            "6 tháng đầu năm 2024 (kỳ báo cáo chốt 14/06/2024)",
            date(2023, 12, 15),
            date(2024, 6, 14),
        ),
        (
            "2024-Q1-BC",
            "quý I/2024 (kỳ báo cáo chốt 14/03/2024)",
            date(2023, 12, 15),
            date(2024, 3, 14),
        ),
        (
            "2024-03-BC",
            "tháng 3/2024 (kỳ báo cáo chốt 14/03/2024)",
            date(2024, 2, 15),
            date(2024, 3, 14),
        ),
    ],
)
def test_a_period_has_its_words_and_days(code: str, said: str, start: date, end: date) -> None:
    period = codes.read(code)

    assert (period.said, period.start, period.end) == (said, start, end)


@pytest.mark.parametrize(
    ("code", "before", "last_year"),
    [
        ("2024-Q1", "2023-Q4", "2023-Q1"),
        ("2024-H1", "2023-H2", "2023-H1"),
        ("2024-01", "2023-12", "2023-01"),
        ("2024", "2023", "2023"),
        ("2024-02-29", "2024-02-28", "2023-02-28"),
        ("2024-03-01", "2024-02-29", "2023-03-01"),
        ("2024-BC", "2023-BC", "2023-BC"),
        ("2024-01-BC", "2023-12-BC", "2023-01-BC"),
    ],
)
def test_what_went_before(code: str, before: str, last_year: str) -> None:
    period = codes.read(code)

    assert (period.previous().code, period.same_last_year().code) == (before, last_year)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "23",
        "2023-13",
        "2023-00",
        "2023-Q5",
        "2023-Q0",
        "2023-H3",
        "2023-02-29",
        "2023-06-31",
        "2023-1",
        "2023-6-1",
        "0000",
        "1899",
        "2200",
        "2023 ",
        " 2023",
        "2023-q1",
        "năm 2023",
        "２０２３",
        "2023-12-31T00:00",
        "2023--1",
        "2023-12-14-BC",
        "2023-BC-BC",
        "2023-bc",
        "-BC",
    ],
    ids=repr,
)
def test_what_the_calendar_does_not_have_is_refused(code: str) -> None:
    with pytest.raises(NoSuchPeriod) as refused:
        codes.read(code)

    assert str(refused.value).startswith(f"Không có kỳ “{code}”.")
    assert "2023-Q4 (quý)" in str(refused.value)


@pytest.mark.parametrize(
    ("make", "numbers"),
    [
        (Half, (2023, 3)),
        (Quarter, (2023, 0)),
        (Month, (2023, 13)),
        (Month, (1800, 1)),
        (Year, (99,)),
    ],
)
def test_a_period_is_never_half_built(make: type, numbers: tuple[int, ...]) -> None:
    with pytest.raises(NoSuchPeriod):
        make(*numbers)


@given(some.text(max_size=12))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        period = codes.read(text)
    except NoSuchPeriod:
        return

    assert period.code == text


def test_the_first_half_is_not_the_first_quarter() -> None:
    assert Half(2023, 1) != Quarter(2023, 1)
    assert len({Half(2023, 1), Quarter(2023, 1), Month(2023, 1)}) == 3
