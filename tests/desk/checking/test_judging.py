"""Every figure of a page is told where it stands, whether it holds, and what would fit."""

from collections.abc import Callable

import pytest

from congso.findings.finding import Span
from desk.checking import queries
from desk.checking.judgement import Judgement
from desk.checking.judging import sentence_of
from desk.newsroom.pages.article import Article

Write = Callable[..., Article]
Live = Callable[[str, str], str]

TYPED = "<p>Năm 2023, toàn tỉnh có 1.442 trạm thông tin di động, tăng 86 trạm so với năm 2022.</p>"


def judged(page: Article, text: str) -> Judgement:
    return next(one for one in queries.examination(page).judgements if one.text == text)


def test_a_wrong_number_is_told_with_the_figure_that_would_fit(write: Write) -> None:
    page = write(TYPED)

    one = judged(page, "1.442 trạm")

    assert (one.verdict, one.expected, one.stops) == ("contradicts", "1.422", True)
    assert "1.422" in one.message
    assert one.passage.text[one.digits.start : one.digits.end] == "1.442"


def test_a_figure_that_fits_in_another_unit_takes_the_place_of_both(write: Write) -> None:
    page = write("<p>Năm 2023, bán kính phục vụ bình quân là 2,25 m/điểm.</p>")

    one = judged(page, "2,25 m/điểm")

    assert (one.verdict, one.stops) == ("contradicts", True)
    assert one.replacement == "2,25 km/điểm phục vụ"
    assert one.passage.text[one.fitting.start : one.fitting.end] == "2,25 m/điểm"


def test_the_sum_behind_a_change_is_shown(write: Write) -> None:
    one = judged(write(TYPED), "86 trạm")

    assert one.sum == "1.422 − 1.346 = 76\u00a0trạm"


def test_a_live_figure_agrees_by_itself(write: Write, live: Live) -> None:
    sites = live("telecom.sites|94|2023||level", "cũ")
    page = write(f"<p>Năm 2023, toàn tỉnh có {sites} trạm thông tin di động.</p>")

    one = judged(page, "1.422 trạm")

    assert (one.verdict, one.is_live, one.replacement) == ("agrees", True, "")


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("telecom.no_such|94|2023||level", "Không có chỉ tiêu"),
        ("telecom.sites|94|2010||level", "chưa có số năm 2010"),
    ],
    ids=["unknown indicator", "no value"],
)
def test_a_live_figure_that_refers_to_nothing_stops(
    write: Write, live: Live, reference: str, said: str
) -> None:
    page = write(f"<p>Năm 2023, toàn tỉnh có {live(reference, '1.422')} trạm.</p>")

    (one,) = queries.examination(page).stopping

    assert one.verdict == "broken"
    assert said in one.message


def test_a_live_figure_without_any_value_stops_even_where_no_number_stands(
    write: Write, live: Live
) -> None:
    page = write(f"<p>Tỷ lệ là {live('telecom.sites|94|2010||level', '')} chăng?</p>")

    assert [one.verdict for one in queries.examination(page).stopping] == ["broken"]


def test_a_number_bound_to_nothing_warns_and_lets_through(write: Write) -> None:
    page = write("<p>Hơn 300 cán bộ được tập huấn.</p>")
    found = queries.examination(page)

    assert [one.verdict for one in found.judgements] == ["unbound"]
    assert "Không tìm thấy trong sổ" in found.judgements[0].message
    assert not found.stopping


def test_a_number_that_could_be_two_things_is_told_the_nearest_names(write: Write) -> None:
    page = write("<p>Năm 2010, toàn tỉnh có 1.000 trạm thông tin di động và trạm khác.</p>")

    one = queries.examination(page).judgements[0]

    assert one.verdict == "unbound"
    assert "Số trạm thông tin di động" in one.message


def test_dates_and_document_numbers_are_passed_over(write: Write) -> None:
    found = queries.examination(write("<p>Ngày 04/01/2024, theo Nghị quyết 07-NQ/TU.</p>"))

    assert (found.judgements, found.passed_over) == ((), 2)


def test_title_lead_captions_and_chart_titles_are_read_too(write: Write) -> None:
    chart = {
        "title": "Năm 2023 có 1.442 trạm thông tin di động",
        "indicator": "telecom.stations",
        "period": "2023",
        "place": "94",
    }
    page = write("<p>a</p>", title="Năm 2023 có 1.442 trạm thông tin di động",
                 lead="<p>Năm 2023 có 1.442 trạm thông tin di động.</p>",
                 body=[("breakdown_chart", chart)])  # fmt: skip

    places = [one.passage.place.split("/")[0] for one in queries.examination(page).stopping]

    assert places == ["title", "lead", "body"]


def test_a_number_told_once_live_and_once_typed_is_held_against_the_ledger(
    write: Write, live: Live
) -> None:
    change = live("telecom.sites|94|2023||change:2022", "76")
    page = write(
        f"<p>Năm 2023, toàn tỉnh có 1.442 trạm thông tin di động, tăng {change} trạm "
        "so với năm 2022.</p>"
    )

    assert [one.text for one in queries.examination(page).stopping] == ["1.442 trạm"]


@pytest.mark.parametrize(
    ("text", "number", "sentence"),
    [
        ("Có 2,25 km. Năm 2023 có 1.422 trạm. Hết.", "1.422", "Năm 2023 có 1.422 trạm."),
        ("Ngày 4.1.2024 có 1.422 trạm! Hết.", "1.422", "Ngày 4.1.2024 có 1.422 trạm!"),
        ("Đến cuối năm. Ước 1.422 trạm", "1.422", "Ước 1.422 trạm"),
        ("một\nhai 1.422 ba\nbốn", "1.422", "hai 1.422 ba"),
    ],
)
def test_the_sentence_around_a_number(text: str, number: str, sentence: str) -> None:
    start = text.index(number)

    assert sentence_of(text, Span(start, start + len(number))) == sentence
