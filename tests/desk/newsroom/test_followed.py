"""Whatever changes, in whatever order, what follows it ends in the files of a full build."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as tried
from hypothesis import strategies as st
from pytest_django import Settings
from wagtail.documents.models import Document
from wagtail.models import Site

from congso.observations.observation import Level, read_key
from congso.publication.touch import Change, Offered, Touch
from desk.checking import public as corrections
from desk.kit import clock
from desk.kit.page import PortalPage
from desk.kit.permissions import MACHINE
from desk.ledger import actions as ledger
from desk.ledger import public as figures
from desk.ledger import queries
from desk.newsroom import models, public
from desk.newsroom.imprint import Imprint
from desk.newsroom.prose import LiveFigure, figure_html
from desk.press import actions, own_pages, sources, tree, verifying, waking
from desk.press.models import Change as Waiting
from desk.staff.models import Person

pytestmark = pytest.mark.django_db
SITES = "telecom.sites|94|2023||level"
START = datetime(2024, 2, 1, 2, tzinfo=UTC)


class FiguresWithoutPages:
    """The ledger as the pages of the newsroom need it; its own hundreds of pages are left out."""

    current = staticmethod(figures.current)

    def pages(self) -> Mapping[str, Offered]:
        return {}

    def pages_of(self, _owner: str) -> Mapping[str, Offered]:
        return {}

    def touched(self, change: Change) -> Touch:
        return figures.touched(change)


@dataclass
class Portal:
    """A small portal and what may happen to it."""

    section: models.Section
    other: models.Section
    now: datetime = START
    made: int = 0
    articles: list[int] = field(default_factory=list)

    def happen(self, what: str, number: int) -> None:
        with clock.stopped_at(self.now):
            getattr(self, what)(number)

    def follow(self) -> actions.Outcome:
        with clock.stopped_at(self.now):
            waking.note_what_has_come()
            outcome = actions.follow_changes()
            actions.finish()
        assert outcome.failed == []
        return outcome

    def write(self, number: int) -> None:
        self.made += 1
        figure = figure_html(LiveFigure(SITES, START, "1.422"))
        page = self.section.add_child(
            instance=models.Article(
                title=f"Bài số {self.made}",
                lead=f"<p>Toàn tỉnh có {figure} trạm.</p>" if number % 2 else "<p>Tin ngắn.</p>",
                byline="Ban Biên tập",
                published_at=self.now - timedelta(days=number),
                body=[("text", f"<p>Có {figure} trạm.</p>")],
            )
        )
        page.save_revision().publish()
        self.articles.append(page.pk)

    def announce(self, number: int) -> None:
        self.made += 1
        index = models.AnnouncementIndex.objects.get()
        day = self.now.astimezone(clock.VIETNAM).date()
        page = index.add_child(
            instance=models.Announcement(
                title=f"Thông báo {self.made}", issuer="Sở", body=[("text", "<p>Nội dung.</p>")],
                issued_on=day, valid_from=day + timedelta(days=number % 2),
                valid_to=day + timedelta(days=1 + number % 3),
            )
        )  # fmt: skip
        page.save_revision().publish()

    def edit(self, number: int) -> None:
        for page in self._one(number):
            page.title = f"{page.title} (sửa)"[:60]
            page.save_revision().publish()

    def unpublish(self, number: int) -> None:
        for page in self._one(number):
            page.unpublish()

    def delete(self, number: int) -> None:
        for page in self._one(number):
            self.articles.remove(page.pk)
            page.delete()

    def move(self, number: int) -> None:
        for page in self._one(number):
            PortalPage.objects.get(pk=page.pk).specific.move(
                PortalPage.objects.get(pk=self.other.pk), pos="last-child"
            )

    def rename(self, number: int) -> None:
        section = models.Section.objects.get(pk=self.section.pk)
        section.slug = f"chuyen-muc-{number}"
        section.save_revision().publish()

    def revise(self, number: int) -> None:
        key = read_key("telecom.sites|94|2023||actual")
        stands = queries.standing(key)
        assert stands is not None
        value = Decimal(1400 + number)
        if stands.value != value:
            ledger.revise_observation(
                key=key, value=value, level=Level.OFFICIAL, source="Báo cáo", reason="đếm lại",
                expected_previous=stands.value, by=MACHINE,
            )  # fmt: skip

    def imprint(self, number: int) -> None:
        site = Site.objects.get(is_default_site=True)
        Imprint.objects.update_or_create(site=site, defaults={"owner": f"Cơ quan {number}"})

    def attach(self, number: int) -> None:
        if not Document.objects.exists():
            Document.objects.create(title="Bảng", file=ContentFile(b"x", name="bang.pdf"))
        kept = Document.objects.get()
        for page in self._one(number):
            page.body = [("attachment", {"file": kept, "title": "" if number % 2 else "Riêng"})]
            page.save_revision().publish()

    def name_file(self, number: int) -> None:
        for kept in Document.objects.all():
            kept.title = f"Bảng {number}"
            kept.save()

    def replace_file(self, number: int) -> None:
        for kept in Document.objects.all():
            kept.file = ContentFile(b"y" * (1 + number), name="bang.pdf")
            kept.save()

    def delete_file(self, _number: int) -> None:
        for kept in Document.objects.all():
            kept.delete()

    def wait(self, number: int) -> None:
        self.now += timedelta(hours=9 * (1 + number))

    def _one(self, number: int) -> list[models.Article]:
        if not self.articles:
            return []
        wanted = self.articles[number % len(self.articles)]
        return list(models.Article.objects.filter(pk=wanted))


@pytest.fixture
def portal(
    section: models.Section, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Portal:
    settings.VAR, settings.MEDIA_ROOT = tmp_path, tmp_path / "library"
    monkeypatch.setattr(sources, "PAGES", (public, FiguresWithoutPages(), corrections, own_pages))
    monkeypatch.setattr(sources, "FILES", ())
    other = section.get_parent().specific.add_child(
        instance=models.Section(title="Văn hóa", live=True)
    )
    made = Portal(section, other)
    for number in range(5):
        made.happen("write", number)
    made.happen("announce", 0)
    with clock.stopped_at(START):
        actions.bring_up_to_date()
    return made


def files() -> dict[str, bytes]:
    root = tree.root()
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.name not in (".lock", "search.sqlite")
    }


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["write", "announce", "edit", "unpublish", "delete", "move", "rename", "revise",
             "imprint", "attach", "name_file", "replace_file", "delete_file", "wait"]
        ),
        st.integers(0, 5),
    ),
    min_size=2,
    max_size=6,
)  # fmt: skip


@tried(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_what_follows_changes_ends_in_a_full_build(
    portal: Portal, steps: list[tuple[str, int]]
) -> None:
    for what, number in steps:
        portal.happen(what, number)
        portal.follow()
    incremental = files()

    with clock.stopped_at(portal.now):
        actions.bring_up_to_date(full=True)

    assert files() == incremental
    assert not Waiting.objects.exists()


def test_a_new_article_touches_the_lists_and_no_older_article(portal: Portal) -> None:
    portal.now += timedelta(days=1)
    portal.happen("write", 0)

    built = portal.follow().built

    newest = models.Article.objects.get(pk=portal.articles[-1]).address
    older = {one.address for one in models.Article.objects.all()} - {newest}
    assert newest in built
    assert not older & set(built)


def test_a_revised_figure_touches_the_pages_that_show_it(portal: Portal) -> None:
    silent = models.Announcement.objects.get().address
    portal.happen("revise", 77)

    built = set(portal.follow().built)

    assert {one.address for one in models.Article.objects.all()} <= built
    assert silent not in built
    assert "/404.html" not in built


def test_an_attached_file_that_gets_another_name_or_is_another_touches_its_page_alone(
    portal: Portal, client: Client
) -> None:
    portal.happen("attach", 1)
    portal.follow()
    page = models.Article.objects.get(pk=portal.articles[1])
    kept = Document.objects.get()
    client.force_login(Person.objects.create_superuser("quantri", password="x"))
    form = {"title": "Bảng số trạm", "collection": kept.collection_id, "tags": ""}
    screen = f"/documents/edit/{kept.pk}/"

    assert client.post(screen, form).status_code == 302
    named = portal.follow()
    another = SimpleUploadedFile("moi.pdf", b"%PDF-1.7\nkhac")
    assert client.post(screen, {**form, "file": another}).status_code == 302
    replaced = portal.follow()

    assert (named.built, replaced.built) == ([page.address], [page.address])
    built = (tree.site() / tree.file_of(page.address)).read_text("utf-8")
    assert "Bảng số trạm" in built
    (address,) = re.findall(r"/tep/moi\.\w+\.pdf", built)
    assert tree.site().joinpath(address.lstrip("/")).read_bytes().endswith(b"khac")
    assert not [one for one in (tree.site() / "tep").iterdir() if one.name.startswith("bang")]


def test_a_term_that_ends_is_told_at_that_moment_and_nothing_else_is_built(portal: Portal) -> None:
    portal.happen("announce", 2)
    portal.follow()
    before = models.Announcement.objects.latest("pk")
    assert before.valid_to == date(2024, 2, 4)
    portal.now = datetime(2024, 2, 4, 16, 59, tzinfo=UTC)
    portal.follow()
    assert portal.follow().built == []
    portal.now = datetime(2024, 2, 4, 17, tzinfo=UTC)

    built = portal.follow().built

    assert before.address in built
    assert not [one for one in built if one.startswith("/tin-tuc/")]


def test_the_next_hour_is_that_of_a_scheduled_page(portal: Portal) -> None:
    page = models.Article.objects.get(pk=portal.articles[0])
    hour = START + timedelta(hours=3)
    with clock.stopped_at(START):
        assert waking.next_hour() is None
        page.expire_at = hour
        page.save()

    assert waking.next_hour() == hour


def test_a_build_that_is_right_is_proved_right(portal: Portal) -> None:
    with clock.stopped_at(portal.now):
        assert verifying.verify() == []


def test_what_drifted_is_told_and_repaired(portal: Portal) -> None:
    address = models.Article.objects.get(pk=portal.articles[0]).address
    file = tree.site() / tree.file_of(address)
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + b" ")
    other = models.Article.objects.get(pk=portal.articles[1])
    models.Article.objects.filter(pk=other.pk).update(byline="Ai đó")

    with clock.stopped_at(portal.now):
        found = verifying.verify()
        verifying.repair(found)

        assert {one.address for one in found} == {address, other.address}
        assert file.read_bytes() == whole
        assert "Ai đó" in (tree.site() / tree.file_of(other.address)).read_text("utf-8")
        assert verifying.verify() == []


def test_what_pages_cite_is_read_where_nobody_published_it(portal: Portal) -> None:
    from desk.newsroom import citations
    from desk.newsroom.cited import Cited, CitedFrom

    cited = citations.of("telecom.sites")
    Cited.objects.all().delete()
    CitedFrom.objects.all().delete()
    assert citations.of("telecom.sites") == ()

    with clock.stopped_at(portal.now):
        actions.bring_up_to_date()

    assert citations.of("telecom.sites") == cited
    assert len(cited) == 5
