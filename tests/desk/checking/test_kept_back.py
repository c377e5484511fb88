"""A page that did not come out at its hour says so where editors look, with what to do."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from desk.kit import clock
from desk.kit.page import PortalPage
from desk.newsroom.pages.article import Article
from desk.press import worker
from desk.staff.models import Person

Write = Callable[..., Article]
MARK = "quá giờ hẹn, chưa lên"
WRONG = "<p>Năm 2023, toàn tỉnh có 1.422 trạm, tăng 86 trạm so với 1.346 trạm của năm 2022.</p>"
RIGHT = "<p>Năm 2023, toàn tỉnh có 1.422 trạm, tăng 76 trạm so với 1.346 trạm của năm 2022.</p>"


def set_hour(page: Article, minutes: int) -> None:
    revision = page.get_latest_revision()
    revision.approved_go_live_at = clock.now() + timedelta(minutes=minutes)
    revision.save()


def again(page: Article) -> PortalPage:
    return PortalPage.objects.get(pk=page.pk)


def test_only_an_hour_that_has_gone_by_is_marked(write: Write) -> None:
    page = write(RIGHT)
    told = [again(page).status_string]
    for minutes in (60, 0, -5):
        set_hour(page, minutes)
        told.append(again(page).status_string)

    assert [one == MARK for one in told] == [False, False, False, True]


def test_what_comes_out_after_all_is_marked_no_more(write: Write) -> None:
    page = write(RIGHT)
    set_hour(page, -5)
    worker.publish_what_is_due()

    assert again(page).live
    assert again(page).status_string != MARK


@pytest.fixture
def editor(people: Mapping[str, Person], client: Client) -> Client:
    client.force_login(people["bientap"])
    return client


def test_the_screens_say_that_a_page_was_kept_back_and_why(write: Write, editor: Client) -> None:
    page = write(WRONG)
    set_hour(page, -5)
    worker.publish_what_is_due()
    listed = editor.get(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))
    form = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert not again(page).live
    assert MARK in listed.content.decode()
    assert "bản nháp bị giữ lại, vì:" in form
    assert "Số khớp: 76" in form or "tăng 76 trạm" in form
    assert reverse("checking_page", args=[page.pk]) in form


def test_where_nobody_knows_why_the_form_says_what_to_do(write: Write, editor: Client) -> None:
    page = write(RIGHT)
    set_hour(page, -5)
    form = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert "chưa rõ vì sao" in form
