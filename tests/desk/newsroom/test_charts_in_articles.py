"""A chart in an article keeps the numbers that its sentences keep, and says what came since."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.test import RequestFactory

from congso.observations.observation import Level, read_key
from congso.publication.use import Document, Recorder
from desk.kit import clock
from desk.kit.permissions import MACHINE
from desk.ledger import actions, queries
from desk.newsroom import models, public
from desk.newsroom.pinned import Pins
from desk.newsroom.prose import LiveFigure, figure_html
from desk.newsroom.reading import Reading
from desk.newsroom.texts import Drawn

SITES = "telecom.sites|94|2023||level"


def article(section: models.Section, lead: str) -> models.Article:
    chart = {
        "title": "4G có ở gần mọi trạm", "indicator": "telecom.stations", "period": "2023",
        "place": "94",
    }  # fmt: skip
    page: models.Article = section.add_child(
        instance=models.Article(
            title="Thêm trạm di động", lead=lead, byline="Ban Biên tập",
            published_at=datetime(2024, 1, 4, 17, 30, tzinfo=clock.VIETNAM),
            body=[("breakdown_chart", chart)],
        )
    )  # fmt: skip
    return page


def revise() -> None:
    with clock.stopped_at(datetime(2024, 3, 9, 9, tzinfo=clock.VIETNAM)):
        actions.revise_observation(
            key=read_key("telecom.sites|94|2023||actual"), value=Decimal(1425),
            level=Level.OFFICIAL, source="Công văn đính chính", reason="Đếm sót ba trạm",
            expected_previous=Decimal(1422), by=MACHINE,
        )  # fmt: skip


def drawn(page: models.Article) -> str:
    view = page.view(Reading(Recorder(), queries.ledger())).values["page"]
    (chart,) = [part for part in view.text.parts if isinstance(part, Drawn)]
    return str(chart)


@pytest.mark.django_db
def test_a_chart_beside_pinned_figures_keeps_what_was_known_then(
    section: models.Section, pinned_at: datetime
) -> None:
    live = figure_html(LiveFigure(SITES, pinned_at, "1.422"))
    page = article(section, f"<p>Toàn tỉnh có {live} trạm.</p>")
    revise()

    assert "1.422" in drawn(page)
    assert "1.425" not in drawn(page)
    assert "sổ đã có số mới từ ngày 09/03/2024" in drawn(page)


@pytest.mark.django_db
def test_a_chart_with_no_pinned_figure_beside_it_follows_the_ledger(
    section: models.Section,
) -> None:
    page = article(section, "<p>Mạng di động dày thêm.</p>")
    revise()

    assert "1.425" in drawn(page)
    assert "sổ đã có số mới" not in drawn(page)


@pytest.mark.django_db
def test_a_chart_says_nothing_of_revisions_that_never_came(
    section: models.Section, pinned_at: datetime
) -> None:
    live = figure_html(LiveFigure(SITES, pinned_at, "1.422"))

    assert "số mới" not in drawn(article(section, f"<p>Toàn tỉnh có {live} trạm.</p>"))


def files(page: models.Article) -> dict[str, Document]:
    """Publish a page and return the files of its charts by their kind, as readers take them."""
    page.live = True
    page.save()
    beside = f"{page.address}hinh/"
    offered = public.pages_of(f"page {page.pk}")
    return {
        address.rpartition(".")[2]: offered[address].make(Recorder())
        for address in offered
        if address.startswith(beside)
    }


@pytest.mark.django_db
def test_a_chart_of_a_text_is_a_picture_and_a_table_that_keep_its_numbers(
    section: models.Section, pinned_at: datetime
) -> None:
    live = figure_html(LiveFigure(SITES, pinned_at, "1.422"))
    page = article(section, f"<p>Toàn tỉnh có {live} trạm.</p>")
    revise()

    made = files(page)
    assert "<svg" in made["svg"].content.decode()
    assert "4G có ở gần mọi trạm" in made["svg"].content.decode()
    for one in made.values():
        assert "1.425" not in one.content.decode()
        assert "1425" not in one.content.decode()
    page = models.Article.objects.get(pk=page.pk)
    block = page.body[0].id
    assert f"{page.address}hinh/{block}.svg" in drawn(page)
    assert f"{page.address}hinh/{block}.csv" in drawn(page)


@pytest.mark.django_db
def test_the_files_of_a_chart_without_numbers_say_so(section: models.Section) -> None:
    page = article(section, "<p>Chưa có gì.</p>")
    chart = {"title": "x", "indicator": "telecom.stations", "period": "1999", "place": "94"}
    page.body = [("breakdown_chart", chart)]

    made = files(page)
    assert "Chưa đủ số để vẽ." in made["svg"].content.decode()
    assert made["csv"].content.decode().count("\n") == 1


@pytest.mark.django_db
def test_a_text_without_charts_has_no_files_of_charts(section: models.Section) -> None:
    page = article(section, "<p>Chỉ có chữ.</p>")
    page.body = [("paragraph", "<p>“series_chart” chỉ là chữ.</p>")]

    assert files(page) == {}


TARGETS = {
    "title": "Vượt kế hoạch", "indicators": ["postal.points"], "period": "2023", "place": "94",
}  # fmt: skip


@pytest.mark.django_db
def test_targets_against_plan_in_a_text_are_a_picture_and_a_table_too(
    section: models.Section,
) -> None:
    page = article(section, "<p>Kế hoạch.</p>")
    page.body = [("plan_chart", TARGETS)]

    made = files(page)
    assert "107,77%" in made["svg"].content.decode()
    assert "Vượt kế hoạch" in made["svg"].content.decode()
    assert "107,77%" in made["csv"].content.decode()
    page = models.Article.objects.get(pk=page.pk)
    (part,) = page.view(Reading(Recorder(), queries.ledger())).values["page"].text.parts
    own = f"{page.address}hinh/{page.body[0].id}"
    assert (part.chart.picture, part.chart.data) == (f"{own}.svg", f"{own}.csv")


@pytest.mark.django_db
def test_a_preview_leads_to_no_file_that_is_not_there(
    section: models.Section, rf: RequestFactory
) -> None:
    page = article(section, "<p>Thử.</p>")
    assert files(page)
    page.body = [*page.body.raw_data, {"type": "plan_chart", "value": TARGETS, "id": "moi"}]

    shown = page.serve_preview(rf.get("/"), "").content.decode()

    assert "4G có ở gần mọi trạm" in shown
    assert "Vượt kế hoạch" in shown
    assert "/hinh/" not in shown


@pytest.mark.usefixtures("figures")
def test_a_moment_is_printed_alike_whichever_zone_asked_for_it_first(pinned_at: datetime) -> None:
    pins = Pins(queries.public_ledger())
    moments = (pinned_at.astimezone(UTC), pinned_at)

    told = {pins.look_up(LiveFigure(SITES, at, "1.422")).cited(1).known_at for at in moments}

    assert told == {"2024-01-04T17:30:00+07:00"}
