"""What stops and what is only shown: each rule finds its slip, and passes what is right."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Site

from desk.checklist import addresses, examining, looked
from desk.checklist.looked import Link, Looked, Note, Seen
from desk.checklist.rules import alternative_text_says_something as alt
from desk.checklist.rules import headings_stand_in_order as headings
from desk.checklist.rules import links_lead_somewhere as links
from desk.checklist.rules import no_page_is_there_twice as twice
from desk.checklist.rules import pictures_are_large_enough as large
from desk.checklist.rules import remarks_are_settled as remarks
from desk.checklist.rules import small_print_is_there as small
from desk.checklist.rules import summary_is_there as summary
from desk.intake import rights
from desk.kit.page import PortalPage, PublishingRefused
from desk.newsroom.models import Article, HomePage, NewsIndex, Section
from desk.staff.models import Person

pytestmark = pytest.mark.django_db
IMAGE = SimpleNamespace(title="Cột sóng", width=1200)
SMALL = SimpleNamespace(title="Cột sóng", width=300)


def page(**fields: object) -> PortalPage:
    return PortalPage(
        **{"title": "Mạng lưới", "slug": "mang-luoi", "summary": "Một câu.", **fields}
    )


def seen(**parts: object) -> Looked:
    return Looked(**{"page": page(), **parts})  # type: ignore[arg-type]


def picture(image: object = IMAGE, **said: str | None) -> list[Seen]:
    told = {"alt": "Cột phát sóng bên sông", "caption": "Cột mới", "credit": "Kim Quyên", **said}
    return [Seen(image, **told)]  # type: ignore[arg-type]


CASES: Mapping[str, tuple[Callable[[Looked], object], dict[str, object], str, bool]] = {
    "no words": (alt.found, {"pictures": picture(alt=" ")}, "chưa có mô tả", True),
    "empty words": (alt.found, {"pictures": picture(alt="IMG_0231.jpg")}, "không nói", False),
    "said twice": (alt.found, {"pictures": picture(alt="Cột mới")}, "lặp lại", False),
    "jump": (headings.found, {"headings": [(3, "Kết quả")]}, "nhảy cấp", False),
    "empty heading": (headings.found, {"headings": [(2, "")]}, "để trống", True),
    "here": (links.found, {"links": [Link("https://vidu.vn", "tại đây")]}, "không nói dẫn", False),
    "bare": (links.found, {"links": [Link("https://v.vn", "www.v.vn")]}, "không nói dẫn", False),
    "wordless": (links.found, {"links": [Link("https://v.vn", "")]}, "không có chữ", True),
    "deleted": (links.found, {"links": [Link("", "bài cũ", 9_999)]}, "đã xóa", True),
    "small": (large.found, {"pictures": picture(SMALL)}, "chỉ rộng 300", False),
    "nobody's": (large.found, {"pictures": picture(credit="")}, "chưa ghi nguồn", True),
    "file name": (small.found, {"files": [("bc.pdf", "bc.pdf")]}, "mang tên tệp", False),
    "no lead": (summary.found, {"page": {"summary": ""}}, "chưa có sapo", False),
    "long": (summary.found, {"page": {"title": "x" * 121}}, "121 chữ", False),
    "full stop": (summary.found, {"page": {"title": "Mạng lưới."}}, "dấu chấm", False),
    "numbered": (twice.found, {"page": {"slug": "mang-luoi-2"}}, "số đuôi", False),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_rule_finds_its_slip(
    case: tuple[Callable[[Looked], object], dict[str, object], str, bool],
) -> None:
    rule, parts, said, stops = case

    if isinstance(fields := parts.get("page"), dict):
        parts = {"page": page(**fields)}

    (note,) = rule(seen(**parts))  # type: ignore[misc]

    assert said in note.said
    assert note.stops is stops


def test_what_is_right_is_passed_by_every_rule() -> None:
    image = get_image_model().objects.create(
        title="Cột sóng", file="cot-song.png", width=1200, height=800
    )
    rights.keep(image, {"author": "Kim Quyên", "ground": "own", "people": "nobody"})
    right = seen(
        headings=[(2, "Kết quả"), (3, "Di động"), (2, "Bưu chính")],
        links=[Link("https://vidu.vn", "Cổng dịch vụ công"), Link("mailto:a@b.vn", "Thư")],
        pictures=picture(image),
        files=[("bc.pdf", "Báo cáo năm 2023")],
    )

    assert [note for rule in examining.all_rules() for note in rule(right)] == []


def test_every_file_of_the_folder_is_a_rule() -> None:
    folder = Path(examining.rules.__file__ or "").parent

    assert len(examining.all_rules()) == len(list(folder.glob("*.py"))) - 1
    assert remarks.found in examining.all_rules()


def test_a_dead_address_is_told_once_something_was_built(monkeypatch: pytest.MonkeyPatch) -> None:
    link = Link("/khong-co/", "trang cũ")
    monkeypatch.setattr(addresses, "known", [lambda _address: None])
    assert list(links.found(seen(links=[link]))) == []
    monkeypatch.setattr(addresses, "known", [lambda address: address == "/du-lieu/"])

    (note,) = links.found(seen(links=[link, Link("/du-lieu/", "dữ liệu")]))

    assert note == Note(
        "liên kết “trang cũ” dẫn tới /khong-co/, không có trang nào ở đó.", stops=True
    )


@pytest.fixture
def article() -> Article:
    """A draft whose one heading is empty."""
    root = PortalPage.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Trang chủ", slug="trang-chu", live=True))
    Site.objects.update(root_page=home)
    news = home.add_child(instance=NewsIndex(title="Tin tức", live=True))
    section = news.add_child(instance=Section(title="Viễn thông", live=True))
    body = [("text", '<h2></h2><p>Xem <a linktype="page" id="99999">bài cũ</a>.</p>')]
    made = Article(title="Mạng lưới", lead="<p>Thêm sóng.</p>", byline="BBT", body=body)
    section.add_child(instance=made)
    made.save_revision()
    return made


def test_an_article_is_looked_at_whole(article: Article) -> None:
    found = looked.look(article)

    assert found.headings == [(2, "")]
    assert found.links == [Link("", "bài cũ", 99_999)]
    assert "Thêm sóng." in found.words


def test_what_stops_is_told_at_the_gate_all_at_once(article: Article) -> None:
    with pytest.raises(PublishingRefused) as refused:
        article.get_latest_revision().publish()

    told = " ".join(refused.value.reasons)
    assert "để trống" in told
    assert "đã xóa" in told


def test_the_list_stands_beside_the_editor(article: Article, client: Client) -> None:
    client.force_login(Person.objects.create_superuser("lan"))

    html = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()

    assert "Danh mục kiểm tra" in html
    assert "có một tiêu đề mục để trống." in html
