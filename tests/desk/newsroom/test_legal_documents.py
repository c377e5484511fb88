"""A legal document says whether it is in force, and which documents bear on it, both ways."""

import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from tests.desk.newsroom.building import at, html, published, shown, stale, uses
from wagtail.documents.models import Document

from desk.kit import clock
from desk.newsroom import models, public

pytestmark = pytest.mark.usefixtures("media")
NOW = at(date(2024, 1, 15))


@pytest.fixture
def register(section: models.Section) -> models.LegalDocumentIndex:
    """An empty register of documents."""
    home = section.get_parent().get_parent()
    made: models.LegalDocumentIndex = home.add_child(
        instance=models.LegalDocumentIndex(title="Văn bản", live=True)
    )
    return made


def document(register: models.LegalDocumentIndex, **changes: object) -> models.LegalDocument:
    asked: dict[str, object] = {
        "title": "Quyết định 03", "kind": "decision", "number": "03/2023/QĐ-UBND",
        "issuer": "Ủy ban nhân dân tỉnh", "issued_on": date(2023, 6, 12),
        "effective_on": date(2023, 7, 1), "abstract": "Ban hành quy chế sổ số liệu.",
    }  # fmt: skip
    links = changes.pop("links", ())
    page = models.LegalDocument(**(asked | changes))
    page.links = [models.DocumentLink(relation=relation, other=other) for relation, other in links]
    return published(register.add_child(instance=page))


def tag_at(page: models.LegalDocument, day: date) -> str:
    with clock.stopped_at(at(day)):
        return shown(page).tag.said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2023, 6, 30), "Chưa có hiệu lực"),
        (date(2023, 7, 1), "Còn hiệu lực"),
        (date(2023, 12, 31), "Còn hiệu lực"),
        (date(2024, 1, 1), "Hết hiệu lực"),
    ],
)
def test_a_document_is_in_force_from_its_first_day_to_its_last(
    register: models.LegalDocumentIndex, day: date, said: str
) -> None:
    page = document(register, expires_on=date(2023, 12, 31))

    assert tag_at(page, day) == said


def test_a_document_ends_when_the_one_that_replaces_it_begins(
    register: models.LegalDocumentIndex,
) -> None:
    old = document(register)
    document(register, title="Quyết định 01", number="01/2024/QĐ-UBND", issued_on=date(2024, 1, 5),
             effective_on=date(2024, 2, 1), links=[("replaces", old)])  # fmt: skip

    assert (tag_at(old, date(2024, 1, 31)), tag_at(old, date(2024, 2, 1))) == (
        "Còn hiệu lực", "Hết hiệu lực",
    )  # fmt: skip
    assert "31/01/2024" in {fact.said for fact in shown(old).facts}


@pytest.mark.parametrize(
    ("relation", "there", "back"),
    [
        ("replaces", "Thay thế", "Được thay thế bởi"),
        ("amends", "Sửa đổi, bổ sung", "Được sửa đổi, bổ sung bởi"),
        ("repeals_part", "Bãi bỏ một phần", "Bị bãi bỏ một phần bởi"),
        ("carries_out", "Hướng dẫn, thi hành", "Được hướng dẫn, thi hành bởi"),
    ],
)
def test_what_one_document_does_to_another_stands_on_both(
    register: models.LegalDocumentIndex, relation: str, there: str, back: str
) -> None:
    old = document(register)
    new = document(register, title="Quyết định 01", number="01/2024", links=[(relation, old)])

    assert [(group.said, group.links[0].address) for group in shown(new).related] == [
        (there, old.address)
    ]
    assert [(group.said, group.links[0].address) for group in shown(old).related] == [
        (back, new.address)
    ]


def test_a_part_repealed_leaves_the_rest_in_force_and_a_draft_changes_nothing(
    register: models.LegalDocumentIndex,
) -> None:
    old, other = document(register), document(register, title="Quyết định 04", number="04/2023")
    document(register, title="Quyết định 01", number="01/2024", links=[("repeals_part", old)])
    document(register, title="Dự thảo", stage="draft", number="", comment_until=date(2024, 3, 1),
             links=[("replaces", other)])  # fmt: skip

    assert tag_at(old, date(2024, 1, 15)) == "Hết hiệu lực một phần"
    assert tag_at(other, date(2024, 3, 15)) == "Còn hiệu lực"
    assert shown(other).related[0].said == "Được thay thế bởi (dự thảo)"


def test_a_draft_takes_letters_until_the_end_of_its_last_day(
    register: models.LegalDocumentIndex,
) -> None:
    draft = document(register, stage="draft", number="", issued_on=date(2024, 1, 2),
                     comment_until=date(2024, 1, 31), comment_at="Phòng Bưu chính")  # fmt: skip

    with clock.stopped_at(at(date(2024, 1, 31), 23)):
        page = html(draft.address)
    with clock.stopped_at(at(date(2024, 2, 1), 0)):
        closed = html(draft.address)

    assert 'action="/hop-thu/thu"' in page
    assert f'name="trang" value="{draft.address}"' in page
    assert "Phòng Bưu chính" in page
    assert 'action="/hop-thu/thu"' not in closed
    assert "Đã hết hạn góp ý" in closed


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": ""}, "number"),
        ({"stage": "draft"}, "comment_until"),
        ({"expires_on": date(2023, 6, 30)}, "expires_on"),
        ({"stage": "draft", "comment_until": date(2023, 6, 11)}, "comment_until"),
    ],
    ids=["number", "deadline", "term", "deadline before"],
)
def test_a_document_that_cannot_be_is_refused(
    register: models.LegalDocumentIndex, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        document(register, **changes)

    assert set(refused.value.message_dict) == {field}


def test_the_register_is_narrowed_down_by_pages_of_its_own(
    register: models.LegalDocumentIndex,
) -> None:
    document(register)
    document(register, title="Kế hoạch 21", kind="plan", number="21/KH", issuer="Sở",
             issued_on=date(2022, 2, 10), effective_on=None)  # fmt: skip

    parts = {one for one in register.addresses() if one.count("/") == 3}
    page = shown(register, "/van-ban/loai-ke-hoach/")

    assert parts == {
        "/van-ban/giai-doan-da-ban-hanh/", "/van-ban/loai-ke-hoach/",
        "/van-ban/loai-quyet-dinh/", "/van-ban/nam-2022/", "/van-ban/nam-2023/",
        "/van-ban/co-quan-so/", "/van-ban/co-quan-uy-ban-nhan-dan-tinh/",
    }  # fmt: skip
    assert [entry.title for entry in page.entries] == ["Kế hoạch 21"]
    assert [one.title for group in page.filters for one in group.choices if one.is_here] == [
        "Kế hoạch (1)"
    ]
    assert 'content="noindex, follow"' in html("/van-ban/loai-ke-hoach/")


def test_the_news_of_the_register_is_a_feed_that_machines_read(
    register: models.LegalDocumentIndex,
) -> None:
    page = document(register, title="Quyết định <03> & phụ lục")

    root = ET.fromstring(html("/van-ban/atom.xml"))
    space = "{http://www.w3.org/2005/Atom}"
    (entry,) = root.iter(f"{space}entry")

    assert entry.findtext(f"{space}title") == page.title
    assert entry.findtext(f"{space}summary") == page.abstract
    assert entry.findtext(f"{space}id") == f"urn:uuid:{page.translation_key}"


def test_a_day_that_comes_makes_stale_what_spoke_of_it_and_nothing_else(
    register: models.LegalDocumentIndex,
) -> None:
    page = document(register, expires_on=date(2024, 1, 31))
    with clock.stopped_at(NOW):
        before = uses()
        same = stale(before)
    with clock.stopped_at(at(date(2024, 2, 1))):
        after = stale(before)

    assert same == set()
    assert {page.address, "/van-ban/"} <= after
    assert all(address.startswith("/van-ban/") for address in after - {"/"})
    assert "/van-ban/atom.xml" not in after


def test_a_new_document_makes_stale_the_one_that_it_replaces(
    register: models.LegalDocumentIndex,
) -> None:
    old, other = document(register), document(register, title="Khác", number="09/2023")
    before = uses()
    document(register, title="Mới", number="10/2023", links=[("replaces", old)])

    found = stale(before)

    assert old.address in found
    assert other.address not in found


def test_an_attached_file_is_offered_with_its_kind_and_size_until_it_is_deleted(
    register: models.LegalDocumentIndex, media: Path
) -> None:
    kept = Document.objects.create(title="Toàn văn", file=ContentFile(b"x" * 2048, name="a.pdf"))
    page = document(register, files=[("attachment", {"file": kept, "title": ""})])

    (offered,) = shown(page).files
    kept.delete()
    again = shown(models.LegalDocument.objects.get(pk=page.pk))

    assert (offered.title, offered.said) == ("Toàn văn", "PDF, 2\u00a0KB")
    assert offered.address.startswith("/tep/a.")
    assert again.files == ()
    assert media.exists()


def test_a_document_is_found_by_everything_that_was_read(
    register: models.LegalDocumentIndex,
) -> None:
    document(register)

    for address, seen in uses().items():
        assert {use: public.current(use) for use in seen} == seen, address
