"""What is published is kept with what it stood on; a changed ledger leaves a note and a log."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from congso.observations.observation import Level, read_key
from congso.publication.use import Recorder
from desk.checking import aftercare, citing, corrections, keeping, models, public
from desk.kit.permissions import MACHINE
from desk.ledger import actions as ledger_actions
from desk.ledger import public as ledger_public
from desk.look import rendering
from desk.newsroom import public as news
from desk.newsroom.pages.article import Article

Write = Callable[..., Article]
SITES = "telecom.sites"
KEY = "telecom.sites|94|2023||actual"
REASON = "Rà soát lại tháng 3: thêm ba trạm đã hoạt động."
TEXT = "<p>Năm 2023, toàn tỉnh có 1.422 trạm thông tin di động.</p><p>Sóng phủ khắp nơi.</p>"


def revise(value: str, expected: str, reason: str = REASON) -> None:
    ledger_actions.revise_observation(
        key=read_key(KEY), value=Decimal(value), level=Level.CORRECTION, source="Sở", reason=reason,
        expected_previous=Decimal(expected), by=MACHINE,
    )  # fmt: skip


def shown(address: str) -> str:
    pages: dict[str, Any] = {**news.pages(), **public.pages()}
    recorder = Recorder()
    made = pages[address](recorder)
    return rendering.render(made, news.furniture(recorder), address)


@pytest.fixture
def page(write: Write) -> Article:
    made = write(TEXT)
    made.get_latest_revision().publish()
    return Article.objects.get(pk=made.pk)


def test_a_published_statement_is_kept_with_what_it_stood_on(page: Article) -> None:
    (row,) = keeping.standing().filter(page=page.pk)

    assert (row.statement, row.value.replace("\xa0", " "), row.reference) == (
        "1.422 trạm", "1.422 trạm", "telecom.sites|94|2023||level",
    )  # fmt: skip
    assert row.stood_on[0].startswith(f"{KEY}#")
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Verdict.objects.all().delete()


def test_what_was_kept_outlives_its_page_and_a_second_publishing(page: Article) -> None:
    page.unpublish()
    page.get_latest_revision().publish()
    assert models.Verdict.objects.count() == 2
    assert keeping.standing().count() == 1

    page.delete()

    assert models.Verdict.objects.count() == 2


def test_a_changed_figure_is_logged_once_and_noted_after_its_paragraph(page: Article) -> None:
    assert "Chưa có đính chính nào" in shown("/dinh-chinh/")
    revise("1425", "1422")

    assert aftercare.follow({SITES}) == 1
    assert aftercare.follow({SITES}) == 0

    (entry,) = corrections.entries(0, 10)
    assert (entry.said, entry.now, entry.reason) == ("1.422 trạm", "1.425 trạm", REASON)
    html = shown(page.address)
    assert html.index("thông tin di động.") < html.index('class="revision"')
    assert html.index('class="revision"') < html.index("Sóng phủ khắp nơi")
    log = shown("/dinh-chinh/")
    assert page.title in log
    assert REASON in log
    feed = public.pages()["/dinh-chinh/atom.xml"](Recorder())
    assert "số hiện hành 1.425 trạm" in feed.content.decode()  # type: ignore[union-attr]


def test_a_page_that_cites_something_else_is_left_alone(page: Article) -> None:
    revise("1425", "1422")

    assert aftercare.follow({"post.points"}) == 0
    assert not corrections.of_page(page.pk)


def test_the_note_goes_when_the_ledger_returns_and_the_log_tells_both(page: Article) -> None:
    revise("1425", "1422")
    aftercare.follow({SITES})
    revise("1422", "1425", "Số cũ đúng; rà soát lại nhầm.")
    aftercare.follow({SITES})

    assert corrections.count() == 2
    assert corrections.entries(0, 1)[0].is_back
    assert 'class="revision"' not in shown(page.address)
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Correction.objects.all().delete()


def test_a_live_figure_enters_the_same_log(write: Write, live: Callable[[str, str], str]) -> None:
    figure = live("telecom.sites|94|2023||level", "1.422")
    write(f"<p>Năm 2023 có {figure} trạm di động.</p>").get_latest_revision().publish()
    revise("1425", "1422")

    assert aftercare.follow({SITES}) == 1
    assert corrections.entries(0, 1)[0].is_live


def test_the_page_of_a_figure_lists_what_cites_it_in_typed_words(page: Article) -> None:
    (cited,) = citing.of(SITES)
    assert (cited.title, cited.quantity, cited.is_revised) == (page.title, "1.422 trạm", False)
    figure = repr(ledger_public.pages()[f"/bao-cao-thong-ke/chi-tieu/{SITES}/"](Recorder()))
    assert page.title in figure

    revise("1425", "1422")
    aftercare.follow({SITES})

    assert citing.of(SITES)[0].is_revised
