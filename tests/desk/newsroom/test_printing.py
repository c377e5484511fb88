"""Readers get the number with its source in the HTML; a revised one keeps its value and a note."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from congso.observations.observation import Level, read_key
from congso.publication.use import Recorder
from desk.kit import clock
from desk.kit.permissions import MACHINE
from desk.ledger import actions, queries, uses
from desk.newsroom.prose import LiveFigure, figure_html
from desk.newsroom.reading import Reading
from desk.newsroom.texts import Notes, Prose

pytestmark = pytest.mark.usefixtures("figures")

KNOWN = datetime(2024, 1, 4, 17, 30, tzinfo=clock.VIETNAM)
REVISED = datetime(2024, 3, 9, 9, 0, tzinfo=clock.VIETNAM)


def figure(reference: str = "telecom.sites|94|2023||level") -> str:
    return figure_html(LiveFigure(reference, KNOWN, "???"))


def reading() -> Reading:
    return Reading(Recorder(), queries.ledger())


def revise(value: str = "1425") -> None:
    with clock.stopped_at(REVISED):
        actions.revise_observation(
            key=read_key("telecom.sites|94|2023||actual"),
            value=Decimal(value),
            level=Level.OFFICIAL,
            source="Công văn đính chính",
            reason="Đếm sót ba trạm ở Trần Đề",
            expected_previous=Decimal(1422),
            by=MACHINE,
        )


def test_a_figure_is_asked_of_the_ledger_not_read_from_the_text() -> None:
    (prose,) = reading().printer().parts(f"<p>Có {figure()} trạm.</p>")

    assert isinstance(prose, Prose)
    assert '<data value="1422">1.422</data>' in prose.html
    assert "???" not in prose.html


def test_a_figure_carries_value_name_period_source_and_vintage_in_the_html() -> None:
    printer = reading().printer()
    (prose,) = printer.parts(f"<p>Có {figure()} trạm.</p>")

    for said in ("1.422\u00a0trạm", "Số trạm thông tin di động", "năm 2023", "ngành năm 2023",
                 "biết đến ngày 04/01/2024"):  # fmt: skip
        assert said in prose.html
    assert 'href="#nguon-1"' in prose.html
    assert 'id="so-1"' in prose.html
    (cited,) = printer.text((prose,)).cited
    assert cited.address == "/bao-cao-thong-ke/chi-tieu/telecom.sites/"


@pytest.mark.parametrize(
    ("reference", "printed", "source"),
    [
        ("telecom.sites|94|2023||change:2022", "76", "1.422\u00a0trạm trừ 1.346\u00a0trạm"),
        ("postal.points|94|2023||plan_ratio", "107,77", "208\u00a0điểm chia cho kế hoạch 193"),
        ("dti.rank|94|2022||change:2021", "20", "hạng 56 trừ hạng 36"),
        ("dti.rank|94|2022||level", "36/63", "Bảng xếp hạng"),
        ("postal.service_radius|94|2023||level", "2,25", "tính từ diện tích tự nhiên"),
    ],
    ids=["change", "plan ratio", "rank change", "rank", "formula"],
)
def test_a_derived_figure_says_what_it_is_computed_from(
    reference: str, printed: str, source: str
) -> None:
    printer = reading().printer()
    printer.parts(f"<p>{figure(reference)}</p>")
    (cited,) = printer.cited

    assert cited.printed == printed
    assert source in cited.source


def test_an_invented_input_is_labelled_wherever_it_shows() -> None:
    printer = reading().printer()
    printer.parts(f"<p>{figure('telephone.subscribers|94|2023||plan_ratio')}%</p>")

    assert printer.cited[0].origin == "đầu vào giả định"


def test_a_revised_figure_keeps_its_published_value_and_gets_a_dated_note() -> None:
    revise()
    printer = reading().printer()

    first, note, last = printer.parts(f"<p>Có {figure()} trạm.</p><p>Hết.</p>")

    assert isinstance(first, Prose)
    assert '<data value="1422">1.422</data><sup>(đc)</sup>' in first.html
    assert isinstance(note, Notes)
    (told,) = note.revisions
    assert (told.day, told.was, told.now) == (
        date(2024, 3, 9), "1.422\u00a0trạm", "1.425\u00a0trạm",
    )  # fmt: skip
    assert told.reason == "Đếm sót ba trạm ở Trần Đề"
    assert isinstance(last, Prose)
    assert last.html == "<p>Hết.</p>"


def test_what_is_computed_from_a_revised_value_is_noted_too() -> None:
    revise()
    printer = reading().printer()

    parts = printer.parts(f"<p>Thêm {figure('telecom.sites|94|2023||change:2022')} trạm.</p>")

    assert isinstance(parts[1], Notes)
    assert parts[1].revisions[0].now == "79\u00a0trạm"


def test_a_note_waits_for_the_end_of_a_whole_list() -> None:
    revise()
    html = f"<ul><li>{figure()} trạm</li><li>và hơn nữa</li></ul>"

    first, note = reading().printer().parts(html)

    assert isinstance(first, Prose)
    assert first.html.endswith("</ul>")
    assert isinstance(note, Notes)


def test_a_revision_that_prints_the_same_is_no_news() -> None:
    with clock.stopped_at(REVISED):
        actions.revise_observation(
            key=read_key("place.mean_population|94|2023||actual"),
            value=Decimal(1198081),
            level=Level.PRELIMINARY,
            source="Niên giám thống kê",
            reason="Thêm một người",
            expected_previous=Decimal(1198080),
            by=MACHINE,
        )

    parts = reading().printer().parts(f"<p>{figure('postal.people_per_point|94|2023||level')}</p>")

    assert len(parts) == 1


def test_what_was_read_is_noted_with_the_state_that_stands_now() -> None:
    first, second = reading(), reading()
    first.printer().parts(f"<p>{figure()}</p>")
    revise()
    second = Reading(Recorder(), queries.ledger())
    second.printer().parts(f"<p>{figure()}</p>")

    before, after = first.recorder.uses, second.recorder.uses
    assert before.keys() == after.keys()
    (changed,) = (use for use in before if before[use] != after[use])
    assert changed.kind == uses.KIND


def test_headings_become_anchors_of_the_contents() -> None:
    printer = reading().printer()
    (prose,) = printer.parts("<h2>Điểm bưu chính</h2><p>a</p><h2>Điểm bưu chính</h2><p>b</p>")

    assert '<h2 id="diem-buu-chinh">' in prose.html
    assert [heading.anchor for heading in printer.headings] == [
        "diem-buu-chinh",
        "diem-buu-chinh-2",
    ]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", " javascript:x", "vbscript:x"]
)
def test_a_link_that_runs_something_leads_nowhere(address: str) -> None:
    (prose,) = reading().printer().parts(f'<p><a href="{address}">đây</a></p>')

    assert prose.html == "<p><a>đây</a></p>"


def test_words_are_escaped() -> None:
    (prose,) = reading().printer().parts("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; 2</p>")

    assert prose.html == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; 2</p>"


@pytest.mark.parametrize(
    "reference", ["no.such|94|2023||level", "telecom.sites|98|2023||level", "xyz"]
)
def test_a_figure_that_refers_to_nothing_shows_its_preview_and_no_source(reference: str) -> None:
    printer = reading().printer()
    (prose,) = printer.parts(f"<p>{figure(reference)}</p>")

    assert prose.html == "<p>???</p>"
    assert not printer.cited


def test_no_line_end_parts_a_number_from_its_unit() -> None:
    (prose,) = reading().printer().parts(f"<p>Có {figure()} trạm, và {figure()}.</p>")

    assert isinstance(prose, Prose)
    assert "</span>\u00a0trạm, và <a" in prose.html
    assert prose.html.endswith("</span>.</p>")
