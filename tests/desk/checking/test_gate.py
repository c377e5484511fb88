"""What does not fit is not published, on any route, unless a permitted person answers for it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests import page_forms
from wagtail.test.utils.form_data import rich_text, streamfield

from congso.observations.observation import Level, read_key
from desk.checking import actions, models, queries
from desk.kit import clock
from desk.kit.models import JournalEntry
from desk.kit.page import PortalPage, PublishingRefused
from desk.kit.permissions import MACHINE, NotPermitted
from desk.ledger import actions as ledger_actions
from desk.newsroom.pages.article import Article
from desk.newsroom.pages.section import Section
from desk.staff.models import Person

Write = Callable[..., Article]
People = Mapping[str, Person]
Live = Callable[[str, str], str]

GOOD = "<p>Năm 2023, toàn tỉnh có 1.422 trạm thông tin di động, tăng 76 trạm so với năm 2022.</p>"
BAD = GOOD.replace("76", "86")
WRONG = "86 trạm"
REASON = "Theo báo cáo riêng của doanh nghiệp, chưa vào sổ."


def is_live(page: Article) -> bool:
    return PortalPage.objects.get(pk=page.pk).live


def draft_of(page: Article) -> Article:
    return PortalPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def sentence(page: Article) -> str:
    (one,) = queries.examination(page).stopping
    return str(one.sentence)


def form(page: Article, html: str) -> dict[str, Any]:
    return page_forms.posted(page, body=streamfield([("text", rich_text(html))]))


def test_a_text_that_fits_is_published_and_its_verdicts_are_kept(write: Write) -> None:
    page = write(GOOD)
    revision = page.get_latest_revision()

    revision.publish()

    assert is_live(page)
    assert [(row.statement, row.verdict) for row in queries.kept(revision.pk)] == [
        ("1.422 trạm", "agrees"), (WRONG.replace("86", "76"), "agrees"),
    ]  # fmt: skip


def test_a_changed_digit_is_refused_naming_the_figure_that_fits(write: Write) -> None:
    page = write(BAD)

    with pytest.raises(PublishingRefused) as refused:
        page.get_latest_revision().publish()

    (reason,) = refused.value.reasons
    assert "86 trạm" in reason
    assert "76" in reason
    assert not is_live(page)


def test_all_that_is_wrong_is_told_at_once(write: Write) -> None:
    page = write(BAD.replace("1.422", "1.442"))

    with pytest.raises(PublishingRefused) as refused:
        page.get_latest_revision().publish()

    assert len(refused.value.reasons) == 2


def test_the_editing_screen_refuses_and_keeps_the_draft(
    write: Write, people: People, client: Client
) -> None:
    page = write(GOOD)
    client.force_login(people["duyet"])
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])

    answer = client.post(address, form(page, BAD) | {"action-publish": "1"}, follow=True)

    told = [str(message) for message in answer.context["messages"]]
    assert any("86 trạm" in said and "76" in said for said in told)
    assert any(reverse("checking_page", args=[page.pk]) in said for said in told)
    assert not is_live(page)
    assert "tăng 86 trạm" in str(draft_of(page).body.raw_data)


def test_the_editing_screen_publishes_what_fits(
    write: Write, people: People, client: Client
) -> None:
    page = write(BAD)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.force_login(people["bientap"])
    client.post(address, form(page, GOOD))
    client.force_login(people["duyet"])

    client.post(address, form(page, GOOD) | {"action-publish": "1"})

    assert is_live(page)
    assert models.Verdict.objects.filter(page=page).count() == 2


def test_a_new_page_is_refused_on_its_first_screen(
    section: Section, people: People, client: Client, write: Write
) -> None:
    client.force_login(people["duyet"])
    address = reverse("wagtailadmin_pages:add", args=["newsroom", "article", section.pk])
    written = form(write(GOOD), BAD) | {"title": "Bài mới", "slug": "bai-moi"}

    client.post(address, written | {"action-publish": "1"})

    assert not PortalPage.objects.get(slug="bai-moi").live


def test_publishing_many_at_once_is_refused_with_words(
    write: Write, people: People, client: Client
) -> None:
    page = write(BAD)
    client.force_login(people["quantri"])
    address = reverse("wagtail_bulk_action", args=["kit", "portalpage", "publish"])

    answer = client.post(f"{address}?id={page.pk}&next=/", follow=True)

    assert answer.status_code == 200
    assert any("76" in str(message) for message in answer.context["messages"])
    assert not is_live(page)


def test_a_waiver_with_a_reason_lets_it_through_and_is_kept(write: Write, people: People) -> None:
    page = write(BAD)
    waiver = actions.waive(
        page, sentence=sentence(page), statement=WRONG, reason=REASON, by=people["duyet"]
    )
    revision = page.get_latest_revision()

    revision.publish(user=people["duyet"])

    kept = next(row for row in queries.kept(revision.pk) if row.statement == WRONG)
    assert is_live(page)
    assert kept.waiver == waiver
    assert (waiver.reason, waiver.by_name, waiver.expected) == (REASON, "Trần Minh Duyệt", "76")
    assert JournalEntry.objects.filter(act="checking.waive", details__reason=REASON).exists()


@pytest.mark.parametrize(
    "now",
    [
        BAD.replace("86 trạm", "87 trạm"),
        BAD.replace("so với năm 2022", "so với cùng kỳ năm 2022"),
        f"{BAD}<p>Tính chung, số trạm thông tin di động tăng 86 trạm so với năm 2022.</p>",
    ],
    ids=["another number", "another sentence", "the number again elsewhere"],
)
def test_a_waiver_stands_for_no_other_statement(write: Write, people: People, now: str) -> None:
    page = write(BAD)
    actions.waive(page, sentence=sentence(page), statement=WRONG, reason=REASON, by=people["duyet"])
    page.body = [("text", now)]
    page.save_revision()

    with pytest.raises(PublishingRefused):
        page.get_latest_revision().publish()


def test_a_waiver_of_one_page_does_not_open_another(write: Write, people: People) -> None:
    page, other = write(BAD), write(BAD, title="Bài khác")
    actions.waive(page, sentence=sentence(page), statement=WRONG, reason=REASON, by=people["duyet"])

    with pytest.raises(PublishingRefused):
        other.get_latest_revision().publish()


def test_who_may_not_waive_is_told_so(write: Write, people: People) -> None:
    page = write(BAD)

    with pytest.raises(NotPermitted, match="giữ nguyên"):
        actions.waive(
            page, sentence=sentence(page), statement=WRONG, reason=REASON, by=people["bientap"]
        )

    assert not models.Waiver.objects.exists()


@pytest.mark.parametrize("reason", ["", "   ", "ok", "vì   thế"])
def test_a_waiver_needs_a_reason_that_can_be_read(
    write: Write, people: People, reason: str
) -> None:
    page = write(BAD)

    with pytest.raises(actions.NoReason, match="lý do"):
        actions.waive(
            page, sentence=sentence(page), statement=WRONG, reason=reason, by=people["duyet"]
        )


def test_what_fits_cannot_be_waived(write: Write, people: People) -> None:
    page = write(GOOD)

    with pytest.raises(actions.NothingFound):
        actions.waive(page, sentence="x", statement="76 trạm", reason=REASON, by=people["duyet"])


def test_a_waiver_is_for_ever(write: Write, people: People) -> None:
    page = write(BAD)
    waiver = actions.waive(
        page, sentence=sentence(page), statement=WRONG, reason=REASON, by=people["duyet"]
    )

    with pytest.raises(IntegrityError, match="không sửa"), transaction.atomic():
        models.Waiver.objects.filter(pk=waiver.pk).update(reason="khác hẳn lý do cũ")


def test_the_fitting_figure_is_put_in_as_a_new_draft(write: Write, people: People) -> None:
    page = write(BAD)

    put = actions.correct(page, sentence=sentence(page), statement=WRONG, by=people["bientap"])

    again = draft_of(page)
    assert put == "76"
    assert "tăng 76 trạm" in again.body[0].value.source
    assert not queries.examination(again).stopping


def test_a_typed_number_becomes_a_live_figure(write: Write, people: People) -> None:
    page = write(GOOD)
    one = queries.examination(page).judgements[0]

    actions.bind(page, sentence=one.sentence, statement=one.text, by=people["bientap"])

    again = draft_of(page)
    assert again.figures_used() == ("telecom.sites|94|2023||level",)
    assert [judged.is_live for judged in queries.examination(again).judgements] == [True, False]


def test_who_may_not_edit_may_not_correct(write: Write, people: People) -> None:
    page = write(BAD)

    with pytest.raises(NotPermitted):
        actions.correct(page, sentence=sentence(page), statement=WRONG, by=people["thongke"])


def test_an_old_article_can_be_published_again_after_a_revision(write: Write, live: Live) -> None:
    sites = live("telecom.sites|94|2023||level", "1.422")
    page = write(f"<p>Năm 2023, toàn tỉnh có {sites} trạm thông tin di động.</p>")
    page.get_latest_revision().publish()
    with clock.stopped_at(datetime(2024, 3, 9, tzinfo=clock.VIETNAM)):
        ledger_actions.revise_observation(
            key=read_key("telecom.sites|94|2023||actual"), value=Decimal(1425),
            level=Level.OFFICIAL, source="Công văn", reason="Đếm sót ba trạm",
            expected_previous=Decimal(1422), by=MACHINE,
        )  # fmt: skip
    page.title = "Mạng di động dày thêm trong năm"

    page.save_revision().publish()

    assert is_live(page)
    (one,) = queries.examination(page).judgements
    assert one.message == "Sổ đã có số mới: 1.425\u00a0trạm."
