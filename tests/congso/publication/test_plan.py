"""A plan builds what is new or changed, keeps what still holds, deletes what nobody wants."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as some

from congso.publication.plan import plan
from congso.publication.use import Use

USES = some.builds(
    Use, some.sampled_from(["figure", "page", "template"]), some.sampled_from("abcd")
)
PRINTS = some.sampled_from(["one", "two"])
ADDRESSES = some.sampled_from([f"/{name}/" for name in "abcdef"])
BUILT = some.dictionaries(ADDRESSES, some.dictionaries(USES, PRINTS, max_size=4), max_size=5)
NOW = some.dictionaries(USES, PRINTS)
WANTED = some.lists(ADDRESSES, max_size=8)


@given(WANTED, BUILT, NOW)
def test_every_address_has_one_fate(
    wanted: list[str], built: dict[str, dict[Use, str]], now: dict[Use, str]
) -> None:
    made = plan(wanted=wanted, built=built, current=now.get)
    build = [page.address for page in made.build]

    assert sorted([*build, *made.keep]) == sorted(set(wanted))
    assert set(made.delete) == set(built) - set(wanted)


@given(WANTED, BUILT, NOW)
def test_a_page_is_kept_where_all_it_used_still_stands(
    wanted: list[str], built: dict[str, dict[Use, str]], now: dict[Use, str]
) -> None:
    made = plan(wanted=wanted, built=built, current=now.get)

    for address in made.keep:
        assert all(now.get(use) == seen for use, seen in built[address].items())
    for page in made.build:
        changed = {use for use, seen in built.get(page.address, {}).items() if now.get(use) != seen}
        assert set(page.because) == changed
        assert changed or page.address not in built


@given(WANTED, BUILT, NOW)
def test_after_a_plan_nothing_is_left_to_do(
    wanted: list[str], built: dict[str, dict[Use, str]], now: dict[Use, str]
) -> None:
    made = plan(wanted=wanted, built=built, current=now.get)
    after = {address: built[address] for address in made.keep}
    after |= {
        page.address: {use: now[use] for use in built.get(page.address, {}) if use in now}
        for page in made.build
    }

    assert plan(wanted=wanted, built=after, current=now.get).is_empty


@given(WANTED, BUILT, NOW)
def test_the_order_of_what_is_wanted_does_not_matter(
    wanted: list[str], built: dict[str, dict[Use, str]], now: dict[Use, str]
) -> None:
    one = plan(wanted=wanted, built=built, current=now.get)
    other = plan(wanted=reversed(wanted), built=dict(reversed(built.items())), current=now.get)

    assert one == other


@given(WANTED, BUILT, NOW)
def test_each_use_is_asked_for_once(
    wanted: list[str], built: dict[str, dict[Use, str]], now: dict[Use, str]
) -> None:
    asked: Counter[Use] = Counter()

    def current(use: Use) -> str | None:
        asked[use] += 1
        return now.get(use)

    plan(wanted=wanted, built=built, current=current)

    assert all(times == 1 for times in asked.values())


def test_a_revised_figure_calls_only_for_the_pages_that_use_it() -> None:
    sites, points = (
        Use("figure", f"{code}|94|2023||level") for code in ("telecom.sites", "postal.points")
    )
    built = {
        "/bai/": {sites: "1422", points: "208"},
        "/buu-chinh/": {points: "208"},
        "/gioi-thieu/": {},
    }

    made = plan(wanted=built, built=built, current={sites: "1421", points: "208"}.get)

    assert [(page.address, page.because) for page in made.build] == [("/bai/", (sites,))]
    assert made.keep == ("/buu-chinh/", "/gioi-thieu/")
    assert not made.delete


def test_a_page_whose_source_is_gone_is_built_again() -> None:
    picture = Use("file", "tranh.jpg")

    made = plan(wanted=["/bai/"], built={"/bai/": {picture: "abc"}}, current=lambda _use: None)

    assert [page.because for page in made.build] == [(picture,)]
