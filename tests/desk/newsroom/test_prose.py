"""Stored text is read into pieces and written back, live figures among them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.newsroom import prose
from desk.newsroom.prose import LiveFigure, NotInOneStretch, Words, lines, read, rewritten, write

KNOWN = datetime(2024, 1, 4, 10, 30, tzinfo=UTC)
SITES = LiveFigure("telecom.sites|94|2023||level", KNOWN, "1.422")
SENTENCE = f"<p>Có {prose.figure_html(SITES)} trạm, <b>tăng</b> 86 trạm.</p>"


def preview(figure: LiveFigure) -> str:
    return figure.preview


def text_of(html: str) -> list[str]:
    pieces = read(html)
    return [
        "".join(prose.shown(piece, preview) for piece in pieces[line.first : line.last])
        for line in lines(pieces)
    ]


def test_a_live_figure_is_a_reference_and_a_moment() -> None:
    assert prose.figures(read(SENTENCE)) == (SITES,)


@pytest.mark.parametrize(
    "html",
    [
        SENTENCE,
        "<h2>Bưu chính</h2><p>Một &amp; hai &lt; ba</p>",
        '<ul><li data-block-key="a1">một<ul><li>trong</li></ul></li><li>hai</li></ul>',
        '<p><a linktype="page" id="7">bài</a> <a href="https://example.org/?a=1&amp;b=2">b</a></p>',
        "<p>dòng một<br/>dòng hai</p>",
    ],
    ids=["figure", "escapes", "nested list", "links", "line break"],
)
def test_what_the_newsroom_keeps_reads_back(html: str) -> None:
    assert write(read(html)) == html


def test_what_the_newsroom_does_not_keep_falls_away() -> None:
    html = '<p onclick="x()">Có <script>alert(1)</script><img src=x onerror=y><u>1</u> trạm</p>'

    assert write(read(html)) == "<p>Có 1 trạm</p>"


def test_each_paragraph_heading_and_item_is_a_line_of_its_own() -> None:
    html = "<h2>Di động</h2><p>Một.</p><ul><li>hai<ul><li>ba</li></ul></li></ul>"

    assert text_of(html) == ["Di động", "Một.", "hai", "ba"]


def test_words_in_the_middle_of_a_line_are_replaced() -> None:
    pieces = read(SENTENCE)
    (line,) = lines(pieces)
    start = "Có 1.422 trạm, tăng ".__len__()

    made = rewritten(pieces, line, (start, start + 2), "76", preview)

    assert text_of(write(made)) == ["Có 1.422 trạm, tăng 76 trạm."]


def test_typed_digits_become_a_live_figure() -> None:
    pieces = read("<p>Có 1.422 trạm.</p>")
    (line,) = lines(pieces)

    made = rewritten(pieces, line, (3, 8), SITES, preview)

    assert write(made) == f"<p>Có {prose.figure_html(SITES)} trạm.</p>"


@pytest.mark.parametrize(
    "span", [(3, 8), (1, 5), (12, 22)], ids=["the figure", "into it", "over bold"]
)
def test_a_stretch_over_a_figure_or_formatting_is_left_to_the_editor(span: tuple[int, int]) -> None:
    pieces = read(SENTENCE)
    (line,) = lines(pieces)

    with pytest.raises(NotInOneStretch, match="sửa ngay trong bài"):
        rewritten(pieces, line, span, "1", preview)


words = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=40)


@given(st.lists(st.one_of(words.filter(bool).map(Words), st.just(SITES)), max_size=6))
def test_any_words_and_figures_read_back(pieces: list[Words | LiveFigure]) -> None:
    told = "".join(piece.text if isinstance(piece, Words) else "⁂" for piece in pieces)

    again = read(f"<p>{write(pieces)}</p>")[1:-1]

    assert "".join(piece.text if isinstance(piece, Words) else "⁂" for piece in again) == told


@given(st.text(max_size=200))
def test_any_markup_is_read_and_what_was_read_is_stable(html: str) -> None:
    once = write(read(html))

    assert write(read(once)) == once


PARTS = st.sampled_from(
    [
        *("<p>", "</p>", "<h2>", "</h2>", "<li>", "</li>", "<ul>", "<br/>", "<br>", "<p/>"),
        *('<p data-block-key="a&quot;1">', '<a href="/x?a=1&amp;b=2" id="7">', "</a>", "</br>"),
        *('<span data-figure="telecom.sites|94|2023||level" data-known="">', "<span>", "</span>"),
        *("một", " hai ", "&amp;", "&lt", "&#7897;", "&", "\n", "<", ">", '"', "a < b"),
        *("<P>", "<p x=1>", "<b >", "<script>", "</script>", "<div>", "<!-- nói -->"),
        *('<p a="<">', "<table><td>", "</ p>", "<!"),
    ]
)


@given(st.lists(PARTS, max_size=12).map("".join))
def test_a_text_of_plain_tags_says_what_any_reader_of_html_reads_in_it(html: str) -> None:
    quick, patient = prose._Reader(), prose._Reader()
    if not quick.takes(html):
        assert quick.pieces == []
        return
    patient.feed(html)
    patient.close()
    assert quick.pieces == patient.pieces
