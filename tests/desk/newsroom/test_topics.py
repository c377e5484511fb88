"""A topic gathers pages of every section; those it loses and gains are seen, and no other page."""

from datetime import date

import pytest
from django.test import Client
from tests.desk.newsroom.building import at, html, published, shown, stale, uses

from desk.approving import content
from desk.kit.page import PortalPage
from desk.newsroom import listed, models

pytestmark = pytest.mark.usefixtures("media")
DAY = date(2024, 1, 4)


@pytest.fixture
def topics(section: models.Section) -> models.TopicIndex:
    home = section.get_parent().get_parent()
    index: models.TopicIndex = home.add_child(
        instance=models.TopicIndex(title="Chủ đề", slug="chu-de", live=True)
    )
    return index


def topic(index: PortalPage, title: str) -> models.TopicPage:
    page: models.TopicPage = published(index.add_child(instance=models.TopicPage(title=title)))
    return page


def about(*topics: models.TopicPage) -> list[models.TopicOfPage]:
    return [models.TopicOfPage(topic=one) for one in topics]


def article(section: models.Section, title: str, *topics: models.TopicPage) -> models.Article:
    page = models.Article(
        title=title, lead="<p>Một bài.</p>", byline="Ban Biên tập", published_at=at(DAY),
        body=[("text", "<p>Bài viết.</p>")],
    )  # fmt: skip
    page.topics = about(*topics)
    made: models.Article = published(section.add_child(instance=page))
    return made


def notice(title: str, *topics: models.TopicPage) -> models.Announcement:
    page = models.Announcement(
        title=title, issuer="Sở", issued_on=DAY, body=[("text", "<p>Thông báo.</p>")]
    )
    page.topics = about(*topics)
    index = models.AnnouncementIndex.objects.get()
    made: models.Announcement = published(index.add_child(instance=page))
    return made


def test_a_topic_shows_pages_of_every_kind_and_they_lead_to_it(
    section: models.Section, topics: models.TopicIndex
) -> None:
    remote, open_data = topic(topics, "Phủ sóng vùng xa"), topic(topics, "Dữ liệu mở")
    article(section, "Thêm trạm ở cù lao", remote)
    notice("Xin ý kiến về địa bàn có sóng", remote, open_data)
    article(section, "Bài khác")

    lines = {one.title: one.kicker for one in shown(remote).entries}
    feed = html(f"{remote.address}atom.xml")
    page = html("/tin-tuc/thong-tin-va-truyen-thong/them-tram-o-cu-lao/")

    assert remote.address == "/chu-de/phu-song-vung-xa/"
    assert lines == {
        "Thêm trạm ở cù lao": "Bài viết",
        "Xin ý kiến về địa bàn có sóng": "Thông báo",
    }
    assert "Xin ý kiến về địa bàn có sóng" in feed
    assert "Bài khác" not in feed
    assert '<a href="/chu-de/phu-song-vung-xa/">Phủ sóng vùng xa</a>' in page
    assert [one.title for one in shown(topics).entries] == ["Phủ sóng vùng xa", "Dữ liệu mở"]


def test_only_what_a_change_of_topics_reaches_is_built_again(
    section: models.Section, topics: models.TopicIndex
) -> None:
    remote, open_data = topic(topics, "Phủ sóng vùng xa"), topic(topics, "Dữ liệu mở")
    page, other = article(section, "Một bài", remote), notice("Bài khác", open_data)
    before = uses()

    page.topics = []
    published(page)

    changed = stale(before)
    assert {remote.address, f"{remote.address}atom.xml", page.address} <= changed
    assert not {open_data.address, other.address, topics.address} & changed
    assert list(listed.pages(f"topic/{remote.pk}")) == []


def test_a_topic_that_is_withdrawn_is_named_by_no_page(
    section: models.Section, topics: models.TopicIndex
) -> None:
    remote = topic(topics, "Phủ sóng vùng xa")
    page = article(section, "Một bài", remote)

    remote.unpublish()

    assert "Phủ sóng vùng xa" not in html(page.address)


def test_topics_are_content_and_a_page_without_any_is_as_before_there_were_topics(
    section: models.Section, topics: models.TopicIndex
) -> None:
    remote = topic(topics, "Phủ sóng vùng xa")
    plain, filed = article(section, "Một bài"), article(section, "Bài khác", remote)
    old = {name: said for name, said in plain.serializable_data().items() if name != "topics"}
    draft, kept = filed.latest_revision.content, filed.serializable_data()

    assert content.digest_of(old) == content.digest(plain)
    assert content.digest_of(draft) == content.digest_of(kept), "keys of rows are no content"
    assert content.digest_of(draft) != content.digest_of({**draft, "topics": []})


def test_the_editor_chooses_from_the_list_and_a_topic_in_use_is_not_deleted(
    section: models.Section, topics: models.TopicIndex, admin_client: Client
) -> None:
    remote = topic(topics, "Phủ sóng vùng xa")
    page = article(section, "Một bài", remote)

    form = admin_client.get(f"/pages/{page.pk}/edit/").content.decode()
    told = admin_client.post(f"/pages/{remote.pk}/delete/", follow=True).content.decode()

    assert f'<option value="{remote.pk}" selected>Phủ sóng vùng xa</option>' in form
    assert models.TopicPage.objects.filter(pk=remote.pk).exists()
    assert "đang dùng ở 1 nơi (“Một bài”)" in told
