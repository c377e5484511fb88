"""A sum, a share, a power and a rank are set on the page with brackets, parts and peers by name."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from congso.indicators import definitions
from congso.indicators.indicator import Catalogue
from congso.observations import reference
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Observation, read_key
from congso.observations.record import Record
from congso.places.place import Level
from congso.publication.use import Recorder
from desk.kit import shelf
from desk.ledger import (
    assurances,
    dated,
    dated_notes,
    editions,
    explanation,
    holdings,
    indicator_page,
    public,
)  # fmt: skip
from desk.look import rendering, wording
from desk.opendata import tables

MOMENT = datetime(2024, 4, 10, tzinfo=UTC)
LATER = datetime(2025, 4, 10, tzinfo=UTC)
INPUTS = """
[theme]
code = "post"
name = "Bưu chính"

["post.revenue"]
name = "Doanh thu"
unit = "tỷ đồng"
kind = "flow"

["post.points"]
name = "Điểm phục vụ"
unit = "điểm"
better = "up"

["post.offices"]
name = "Bưu cục"
unit = "điểm"
"""
DERIVED = """
["post.derived"]
name = "Số tính"
unit = "{unit}"
formula = "{formula}"
nulls = "{nulls}"
inputs = {{ revenue = "post.revenue", points = "post.points", offices = "post.offices" }}
"""


def catalogue(formula: str, unit: str, nulls: str = "strict") -> Catalogue:
    derived = DERIVED.format(formula=formula, unit=unit, nulls=nulls)
    return definitions.read([("tem.toml", INPUTS + derived)])


def made(formula: str, unit: str, *values: str, nulls: str = "strict") -> Ledger:
    known = shelf.ledger_of(())
    found = [
        Observation(read_key(key), Decimal(value), "Báo cáo", MOMENT)
        for key, value in (line.split(" = ") for line in values)
    ]
    record = Record(found)
    kept = catalogue(formula, unit, nulls)
    return replace(known, catalogue=kept, record=record, known=record.as_known())


def derived(ledger: Ledger, period: str = "2023", place: str = "94") -> Figure:
    return ledger.figure(reference.read(f"post.derived|{place}|{period}||level"))


def explained(ledger: Ledger, figure: Figure) -> explanation.Explanation:
    why = explanation.explain(ledger, figure)
    assert why is not None
    return why


def written(why: explanation.Explanation) -> str:
    """Return the formula as its letters stand on the page."""
    html = rendering.component("ledger/formula.html", "equation", why.result, why.formula)
    text = re.sub(r"<small>.*?</small>|<svg.*?</svg>|<dt></dt>", "", str(html))
    return re.sub(r"\s+", "", re.sub(r"<[^>]*>", "", text).replace("\u00a0", ""))


POINTS = ("post.points|94|2023||actual = 208", "post.offices|94|2023||actual = 8")


@pytest.mark.parametrize(
    ("formula", "unit", "page"),
    [
        ("share(offices, points)", "%", "4%=8điểmchiacho208điểm×100%"),
        ("2 * (points + offices)", "điểm", "432điểm=2×(208điểm+8điểm)"),
        ("points - (offices - points)", "điểm", "408điểm=208điểm−(8điểm−208điểm)"),
        ("-(points - offices)", "điểm", "−200điểm=−(208điểm−8điểm)"),
        ("points - 2 * offices", "điểm", "192điểm=208điểm−2×8điểm"),
        ("points^2 / offices", "điểm", "5.408điểm=208điểmlũythừa2chiacho8điểm"),
        ("(points + offices)^2 / points", "điểm", "224điểm=(208điểm+8điểm)lũythừa2chiacho208điểm"),
    ],
)
def test_a_formula_is_set_so_that_it_can_be_read_one_way(
    formula: str, unit: str, page: str
) -> None:
    ledger = made(formula, unit, *POINTS)

    assert written(explained(ledger, derived(ledger))) == page


def months(*values: str) -> list[str]:
    return [
        f"post.revenue|94|2024-{number:02d}||actual = {value}"
        for number, value in enumerate(values, start=1)
        if value
    ]


def test_the_months_of_a_sum_are_its_provenance() -> None:
    ledger = made("year_to_date(revenue)", "tỷ đồng", *months("5", "6", "7"))
    why = explained(ledger, derived(ledger, "2024-03"))

    assert [(one.name, one.period) for one in why.inputs] == [
        ("Doanh thu lũy kế từ đầu năm", "tháng 3/2024"),
        ("Doanh thu", "tháng 1/2024"),
        ("Doanh thu", "tháng 2/2024"),
        ("Doanh thu", "tháng 3/2024"),
    ]
    assert written(why) == "18tỷđồng=5tỷđồng+6tỷđồng+7tỷđồng"
    told = [one.said for one in why.checked]
    assert "Đầu vào là số từ tháng 1/2024 đến tháng 3/2024" in told
    assert all(one.holds for one in why.checked)


def test_a_sum_that_skips_is_never_shown_as_whole() -> None:
    ledger = made("year_to_date(revenue)", "tỷ đồng", *months("5", "", "7"), nulls="skip")
    figure = derived(ledger, "2024-03")
    why = explained(ledger, figure)

    assert "Chưa đủ số: 2 trên 3 kỳ có số, thiếu tháng 2/2024." in why.told
    assert written(why) == "12tỷđồng=5tỷđồng+7tỷđồng"
    assert "mới có 2 trên 3 kỳ có số, thiếu tháng 2/2024" in wording.source_of(figure)
    assert all(one.holds for one in why.checked)
    page = indicator_page.view(ledger, figure.indicator, "94", ())
    assert "2 trên 3 kỳ" in dict(page.meta)["Nguồn"]


def test_a_sum_that_skips_is_not_taken_away_as_whole() -> None:
    ledger = made("year_to_date(revenue)", "tỷ đồng", *months("5", "", "7"), nulls="skip")

    (march,) = (
        row for row in tables.of(ledger)["post.derived"].rows if row.key.period.code == "2024-03"
    )

    assert march.digits == "12"
    assert "mới có 2 trên 3 kỳ có số, thiếu tháng 2/2024" in march.source
    assert march.note.replace("\u00a0", " ") == "5 tỷ đồng + 7 tỷ đồng"


def test_a_sum_that_skips_an_input_comes_out_again() -> None:
    ledger = made("points + offices", "điểm", POINTS[0], nulls="skip")
    figure = derived(ledger)

    assert figure.printed == "208"
    assert all(one.holds for one in assurances.of(ledger, figure))


def ranked() -> Ledger:
    day = reference.read("post.points|94|2023||level").period.end
    places = [place.id for place in shelf.gazetteer().on(day, Level.DISTRICT)]
    values = [
        f"post.points|{place}|2023||actual = {number}" for number, place in enumerate(places, 1)
    ]
    return made("rank_among(points)", "hạng", *values)


def test_a_rank_is_told_with_its_peers_by_name() -> None:
    ledger = ranked()
    figure = derived(ledger, place="941")
    why = explained(ledger, figure)

    assert why.question == "Vì sao là 11/11?"
    assert why.inputs[0].name == "Hạng của Điểm phục vụ trong các đơn vị cùng cấp"
    assert why.inputs[1].name == "Điểm phục vụ, Thành phố Sóc Trăng"
    assert why.inputs[2].name == "Điểm phục vụ, Huyện Châu Thành"
    assert wording.unit_of(figure) == "/ 11 đơn vị"
    assert "Hạng 11 nằm từ 1 đến 11" in [one.said for one in why.checked]


def test_a_page_with_a_rank_minds_the_values_of_other_places() -> None:
    ledger = ranked()
    (first,) = ledger.record.vintages(read_key("post.points|951|2023||actual"))
    record = Record([*ledger.known, replace(first, value=Decimal(0), revision=2)])
    later = replace(ledger, record=record, known=record.as_known())
    rank, other = ledger.catalogue["post.derived"], ledger.catalogue["post.offices"]

    assert public._fingerprint(ledger, rank) != public._fingerprint(later, rank)
    assert public._fingerprint(ledger, other) == public._fingerprint(later, other)


def test_what_only_other_places_report_has_no_page_of_its_own() -> None:
    assert holdings._shown(ranked()) == ()


@pytest.mark.django_db
@pytest.mark.parametrize(("at", "is_another"), [(LATER + timedelta(days=1), False), (MOMENT, True)])
def test_a_rank_as_known_on_a_day_follows_what_was_known_of_the_others_then(
    at: datetime, *, is_another: bool
) -> None:
    # A value that came since ends the edition of the day; what comes after that is not its own.
    ends = Observation(read_key("post.points|951|2021||actual"), Decimal(7), "Báo cáo", LATER)
    fresh = Observation(read_key("post.points|951|2022||actual"), Decimal(300), "Báo cáo", at)
    before, after = (
        replace(ledger, record=record, known=record.as_known())
        for ledger in [ranked()]
        for record in (Record([*ledger.known, ends]), Record([*ledger.known, ends, fresh]))
    )
    recorder = Recorder()
    page = dated.of_indicator(before, before.catalogue["post.derived"], "941")
    (edition,) = editions.of("/a/", [MOMENT.astimezone(wording.CLOCK).date()])

    dated_notes.edition(recorder, before, page, edition)

    used = next(use for use in recorder.uses if use.kind == dated_notes.THEN)
    assert (dated_notes.current(after, used.kind, used.key) != recorder.uses[used]) is is_another
