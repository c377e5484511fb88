"""Views add up to visits alike, in whatever batches they come."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from congso.visits import counting, robots
from congso.visits.counting import SILENCE, Count, View

START = datetime(2024, 1, 5, 1, tzinfo=UTC)
minutes = st.integers(0, 60 * 40)
views = st.lists(
    st.builds(
        lambda mark, minute: View(mark, START + timedelta(minutes=minute)),
        st.sampled_from("abc"),
        minutes,
    ),
    max_size=40,
)


def total(counts: dict[date, Count]) -> Count:
    return Count(
        sum(count.views for count in counts.values()), sum(one.visits for one in counts.values())
    )


@given(views, st.integers(0, 40))
def test_two_batches_in_order_count_what_one_counts(seen: list[View], cut: int) -> None:
    ordered = sorted(seen, key=lambda view: view.at)
    first, before = counting.counted(ordered[:cut], {})
    second, _after = counting.counted(ordered[cut:], before)
    whole, _seen = counting.counted(ordered, {})

    assert total(first).views + total(second).views == total(whole).views == len(seen)
    assert total(first).visits + total(second).visits == total(whole).visits


@given(views)
def test_there_are_never_more_visits_than_views(seen: list[View]) -> None:
    counts, _seen = counting.counted(seen, {})

    assert all(1 <= count.visits <= count.views for count in counts.values())


def test_half_an_hour_of_silence_begins_another_visit() -> None:
    just_before = [View("a", START), View("a", START + SILENCE - timedelta(seconds=1))]
    just_after = [View("a", START), View("a", START + SILENCE)]

    assert total(counting.counted(just_before, {})[0]).visits == 1
    assert total(counting.counted(just_after, {})[0]).visits == 2


def test_a_day_ends_at_midnight_in_viet_nam() -> None:
    late = datetime(2024, 1, 5, 16, 59, tzinfo=UTC)
    counts, _seen = counting.counted([View("a", late), View("a", late + timedelta(minutes=2))], {})

    assert counts == {date(2024, 1, 5): Count(1, 1), date(2024, 1, 6): Count(1, 1)}


def test_programs_are_told_from_browsers() -> None:
    programs = [
        "curl/8.5.0",
        "python-requests/2.32",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/156.0 Safari/537.36",
        "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
        "facebookexternalhit/1.1",
    ]
    browsers = [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 coc_coc_browser/130.0 Chrome/124 Safari",
        "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1; U; vi) Presto/2.12.423 Version/12.16",
    ]

    assert all(map(robots.is_robot, programs))
    assert not any(map(robots.is_robot, browsers))
