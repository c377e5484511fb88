"""A number that only the staff may see is not published, however it came into the text."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from congso.observations.observation import Observation, read_key
from desk.checking import actions, queries, shown, standing
from desk.kit.page import PublishingRefused
from desk.kit.permissions import MACHINE
from desk.ledger import actions as ledger_actions
from desk.newsroom.pages.article import Article
from desk.staff.models import Person

Write = Callable[..., Article]
MOMENT = datetime(2024, 1, 4, tzinfo=UTC)
TEXT = "<p>Năm 2020, doanh thu dịch vụ bưu chính là {} đồng.</p>"
SECRET, SHOWN = "7654321", "7.654.321"


@pytest.fixture(autouse=True)
def one_firm(write: Write) -> None:  # noqa: ARG001 — the figures of the province come first
    """The revenue of the province while it had one postal firm."""
    facts = {"postal.revenue": SECRET, "postal.enterprises": "1"}
    ledger_actions.record_observations(
        [
            Observation(read_key(f"{code}|94|2020||actual"), Decimal(value), "báo cáo", MOMENT)
            for code, value in facts.items()
        ],
        by=MACHINE,
    )


@pytest.mark.parametrize("written", [SHOWN, "7.654.322", "hơn 7.654.000"])
def test_a_withheld_figure_is_held_and_not_told(write: Write, written: str) -> None:
    page = write(TEXT.format(written))

    (one,) = queries.examination(page).stopping

    assert one.verdict == "withheld"
    assert "bảo mật" in one.message
    assert not one.replacement
    with pytest.raises(PublishingRefused, match="không công bố"):
        page.get_latest_revision().publish()
    panel = repr(shown.panel(queries.examination(page))).replace(written, "")
    assert SHOWN not in panel


def test_the_same_number_under_a_name_nobody_knows_is_held_too(write: Write) -> None:
    page = write(f"<p>Năm 2020, doanh thu bưu chính toàn ngành {SHOWN} đồng.</p>")

    assert [one.verdict for one in queries.examination(page).stopping] == ["withheld"]


def test_a_live_figure_that_readers_must_not_see_is_held(
    write: Write, live: Callable[[str, str], str]
) -> None:
    page = write(TEXT.format(live("postal.revenue|94|2020||level", SHOWN)))

    (one,) = queries.examination(page).stopping

    assert (one.verdict, one.is_live) == ("withheld", True)


def test_somebody_may_answer_for_it(write: Write, people: Mapping[str, Person]) -> None:
    page = write(TEXT.format("hơn 7.654.000"))
    (one,) = queries.examination(page).stopping

    actions.waive(
        page, sentence=one.sentence, statement=one.text, by=people["duyet"],
        reason="Doanh nghiệp đồng ý công bố bằng văn bản ngày 12/01/2024.",
    )  # fmt: skip

    page.get_latest_revision().publish()
    assert Article.objects.get(pk=page.pk).live
    (kept,) = [one for one in standing.of_page(page.pk).statements if one.is_waived]
    assert kept.value == "", "what stands before readers tells no more than the sentence does"
