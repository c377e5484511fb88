"""What an editor sees: marks in the text, the panel that follows the writing, and its buttons."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from desk.checking import models, queries
from desk.kit import clock
from desk.kit.page import PortalPage
from desk.newsroom.pages.article import Article
from desk.newsroom.pages.section import Section
from desk.staff.models import Person

Write = Callable[..., Article]
People = Mapping[str, Person]

BAD = "<p>Năm 2023, toàn tỉnh có 1.422 trạm thông tin di động, tăng 86 trạm so với năm 2022.</p>"
REASON = "Theo báo cáo riêng của doanh nghiệp, chưa vào sổ."


def draft_of(page: Article) -> Article:
    return PortalPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def form(html: str, **changes: str) -> dict[str, Any]:
    return nested_form_data({
        "title": "Mạng di động dày thêm",
        "slug": "mang-di-dong",
        "lead": rich_text("<p>Thêm sóng.</p>", features=["figure"]),
        "published_at": "04/01/2024 17:30",
        "body": streamfield([("text", rich_text(html))]),
        "related": streamfield([]),
        "topics": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        "wagtail_admin_comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        **changes,
    })  # fmt: skip


@pytest.fixture
def editor(client: Client, people: People) -> Client:
    client.force_login(people["bientap"])
    return client


def test_the_full_page_marks_the_text_and_offers_the_fix_first(
    editor: Client, write: Write
) -> None:
    page = write(BAD)

    html = editor.get(reverse("checking_page", args=[page.pk])).content.decode()

    assert "Chưa thể xuất bản." in html
    assert 'class="ks-m ks-m-bad"' in html
    assert "(trái sổ)" in html
    assert "Sửa thành 76" in html
    assert "2 số liệu: 1 khớp, 1 sai." in html


def test_an_editor_without_the_right_is_not_offered_the_waiver(
    editor: Client, write: Write, people: People
) -> None:
    page = write(BAD)
    address = reverse("checking_page", args=[page.pk])

    without = editor.get(address).content.decode()
    editor.force_login(people["duyet"])
    with_right = editor.get(address).content.decode()

    assert 'value="waive"' not in without
    assert 'value="waive"' in with_right


@pytest.mark.parametrize("name", ["thongke"])
def test_who_may_not_edit_does_not_see_drafts(
    client: Client, write: Write, people: People, name: str
) -> None:
    page = write(BAD)
    client.force_login(people[name])

    answer = client.get(reverse("checking_page", args=[page.pk]))

    assert answer.status_code in (302, 403)


def press(client: Client, page: Article, act: str, **more: str) -> HttpResponse:
    found = queries.examination(draft_of(page)).judgements
    one = next((one for one in found if one.stops), found[0])
    posted = {"act": act, "sentence": one.sentence, "statement": one.text, **more}
    return client.post(reverse("checking_page", args=[page.pk]), posted, follow=True)


def test_fix_then_publish_from_the_page(client: Client, write: Write, people: People) -> None:
    page = write(BAD)
    client.force_login(people["duyet"])

    refused = press(client, page, "publish")
    client.force_login(people["bientap"])
    press(client, page, "correct")
    client.force_login(people["duyet"])
    published = press(client, page, "publish")

    assert any("76" in str(message) for message in refused.context["messages"])
    assert "đã xuất bản" in published.content.decode()
    assert PortalPage.objects.get(pk=page.pk).live


def test_waive_from_the_page_is_shown_with_name_and_reason(
    client: Client, write: Write, people: People
) -> None:
    page = write(BAD)
    client.force_login(people["duyet"])

    html = press(client, page, "waive", reason=REASON).content.decode()

    assert "Trần Minh Duyệt cho giữ nguyên ngày" in html
    assert REASON in html
    assert "Có thể xuất bản." in html


def test_a_waiver_without_reason_is_refused_with_words(
    client: Client, write: Write, people: People
) -> None:
    page = write(BAD)
    client.force_login(people["duyet"])

    html = press(client, page, "waive", reason="ừ").content.decode()

    assert "Hãy ghi lý do giữ nguyên" in html
    assert not models.Waiver.objects.exists()


def test_a_number_is_bound_from_the_page(editor: Client, write: Write) -> None:
    page = write(BAD.replace("86", "76"))

    html = press(editor, page, "bind").content.decode()

    assert "nay là số liệu sống" in html
    assert draft_of(page).figures_used()


def test_a_stale_button_changes_nothing_and_says_why(editor: Client, write: Write) -> None:
    page = write(BAD)
    before = draft_of(page).latest_revision_id
    posted = {"act": "correct", "sentence": "Câu đã xóa.", "statement": "86 trạm"}

    answer = editor.post(reverse("checking_page", args=[page.pk]), posted, follow=True)

    assert "không còn như lúc kiểm tra" in answer.content.decode()
    assert draft_of(page).latest_revision_id == before


def test_the_panel_reads_the_form_before_it_is_saved(editor: Client, write: Write) -> None:
    page = write(BAD.replace("86", "76"))

    told = editor.post(reverse("checking_draft", args=[page.pk]), form(BAD)).json()

    assert told["stops"] == 1
    assert "Sửa thành 76" in told["html"]
    assert "tăng 86" not in str(draft_of(page).body.raw_data)


def test_the_panel_reads_a_page_that_does_not_exist_yet(editor: Client, section: Section) -> None:
    address = reverse("checking_new", args=["newsroom", "article", section.pk])

    told = editor.post(address, form(BAD)).json()

    assert told["stops"] == 1
    assert not PortalPage.objects.filter(title="Mạng di động dày thêm").exists()


def test_a_half_filled_form_is_read_all_the_same(editor: Client, write: Write) -> None:
    page = write(BAD)

    told = editor.post(
        reverse("checking_draft", args=[page.pk]), form(BAD, title="", slug="", byline="")
    )

    assert told.status_code == 200
    assert told.json()["stops"] == 1


def test_a_form_with_a_wrong_field_is_answered_with_words(editor: Client, write: Write) -> None:
    address = reverse("checking_draft", args=[write(BAD).pk])

    told = editor.post(address, form(BAD, published_at="hôm qua"))

    assert told.status_code == 422
    assert "ô chưa hợp lệ: Ngày giờ đăng." in told.json()["message"]


def test_a_form_that_is_not_open_yet_is_asked_for_again(editor: Client, write: Write) -> None:
    answer = editor.post(reverse("checking_draft", args=[write(BAD).pk]), {"title": "a"})

    assert answer.status_code == 422
    assert "chưa mở xong" in answer.json()["message"]


def test_the_editing_screen_carries_the_panel(editor: Client, write: Write) -> None:
    page = write(BAD)

    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert 'data-side-panel="so-lieu"' in html
    assert f'data-address="{reverse("checking_draft", args=[page.pk])}"' in html


def test_a_preview_is_set_like_the_public_page(editor: Client, write: Write) -> None:
    page = write(BAD)

    html = editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode()

    assert "<h1>Mạng di động dày thêm</h1>" in html
    assert 'lang="vi"' in html


def test_a_new_page_that_was_saved_meanwhile_is_still_read(
    editor: Client, section: Section, write: Write
) -> None:
    taken = write(BAD).slug
    address = reverse("checking_new", args=["newsroom", "article", section.pk])

    told = editor.post(address, form(BAD, slug=taken)).json()

    assert told["stops"] == 1


def test_a_date_is_read_with_the_day_first(editor: Client, write: Write) -> None:
    page = write(BAD)
    client_form = form(BAD, slug=page.slug, byline="Ban Biên tập", published_at="04/01/2024 17:30")

    editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), client_form)

    local = draft_of(page).published_at.astimezone(clock.VIETNAM)
    assert (local.day, local.month, local.hour) == (4, 1, 17)
