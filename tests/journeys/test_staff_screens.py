"""The screens of the staff keep WCAG 2.2 A and AA, day and night, and lose nothing on a phone."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, Literal

import pytest
from playwright.sync_api import Page
from tests.journeys.test_accessibility import ASKED, AXE

if TYPE_CHECKING:
    from tests.journeys.conftest import Newsroom

pytestmark = pytest.mark.needs("chromium")

AT_WORK: Final = """
from desk.command import django_side; django_side.set_up()
from datetime import date, timedelta
from decimal import Decimal
from desk.bundles import actions as bundles
from desk.checklist.models import DeadLink
from desk.kit import clock
from desk.kit.permissions import MACHINE
from desk.ledger.models import Observation
from desk.newsroom.models import Article, Section, TopicIndex
from desk.petitions.models import Letter
from desk.releases.models import Release
from desk.royalties import actions as royalties
from desk.royalties.models import Rate
from desk.staff import sections
from desk.staff.models import Person
from desk.subscriptions import urgent
from desk.takedowns import actions as takedowns

section = Section.objects.get(slug="thong-tin-va-truyen-thong")
article = Article.objects.child_of(section).live().first()
draft = section.add_child(instance=Article(
    title="Bản thảo có số sai, tên dài để thử khung hẹp của điện thoại", byline="Ban Biên tập",
    lead="<p>Dày thêm.</p>", owner=Person.objects.get(username="bientap"),
    body=[("text", "<p>Năm 2023, toàn tỉnh có 1.442 trạm thông tin di động.</p>")],
))
draft.save_revision(user=draft.owner)
bundle = bundles.open_bundle(title="Số liệu ngành năm 2023", by=MACHINE)
bundles.put_in(bundle=bundle, page=draft, by=MACHINE)
asking = takedowns.Asking("Sở Tư pháp", "15/CV", date(2024, 1, 4), clock.now(), "Nêu sai tên.")
demand = takedowns.receive(page=article, asking=asking, by=MACHINE)
royalties.keep_rates(valid_from=date(2020, 1, 1), unit_value=149000, document="Quyết định mẫu",
                     lines="Tin; 1; 10", by=MACHINE)
Article.objects.filter(pk=article.pk).update(
    first_published_at=clock.now(), review_on=clock.today() - timedelta(days=3))
article.refresh_from_db()
royalties.propose(page=article, by=MACHINE, work=royalties.Work(
    "Kim Thị Quyên", "KIM QUYÊN", "author", Rate.objects.get(), Decimal("7.5")))
DeadLink.objects.create(page_id=article.pk, said="không có gì ở /khong-con/", since=clock.today())
urgent.ask(page=article, said="Nước lên ở cửa sông, hãy lên chỗ cao.", by=MACHINE)
sections.let_in(Person.objects.get(username="tacgia"), "editor", section, by=MACHINE)
letter = Letter.objects.get(state="working")
print(f"article={article.pk} draft={draft.pk} bundle={bundle.pk} demand={demand.pk}"
      f" letter={letter.pk} topics={TopicIndex.objects.get().pk} section={section.pk}"
      f" key={Observation.objects.filter(indicator='telecom.sites').first().key}"
      f" release={Release.objects.first().pk}")
"""
SCREENS: Final = {
    "letters": "/thu/",
    "letter": "/thu/{letter}/",
    "followers": "/theo-doi/",
    "urgent news": "/theo-doi/khan/",
    "asking for urgent news": "/theo-doi/khan/{article}/",
    "fees": "/nhuan-but/",
    "fees of a page": "/nhuan-but/trang/{article}/",
    "rates": "/nhuan-but/bang/",
    "bundles": "/goi/",
    "bundle": "/goi/{bundle}/",
    "topics": "/pages/{topics}/",
    "links": "/cham-soc/",
    "rights": "/quyen/chuyen-muc/",
    "demands": "/go-bo/",
    "demand": "/go-bo/{demand}/",
    "approval": "/duyet/{draft}/",
    "check": "/kiem-tra/{draft}/",
    "overtaken": "/kiem-tra/can-xem-lai/",
    "next edition": "/ban-nam-sau/{article}/",
    "journal": "/nhat-ky/",
    "health": "/tinh-trang/",
    "set aside": "/tinh-trang/hop-thu/",
    "editor": "/pages/{draft}/edit/",
    "picture": "/images/add/",
    "pictures": "/images/multiple/add/",
    "document": "/documents/add/",
    "types of page": "/reports/page-types-usage/",
    "home": "/",
    "pages": "/pages/",
    "section": "/pages/{section}/",
    "deleting": "/pages/{article}/delete/",
    "indicators": "/so-lieu/",
    "indicator": "/so-lieu/chi-tieu/telecom.sites/",
    "recording": "/so-lieu/chi-tieu/telecom.sites/ghi/",
    "revising": "/so-lieu/sua/{key}/",
    "what became of a value": "/so-lieu/nhat-ky/{key}/",
    "definitions": "/so-lieu/dinh-nghia/",
    "definition": "/so-lieu/dinh-nghia/postal.service_radius/",
    "defining": "/so-lieu/dinh-nghia/moi/",
    "trying a formula": "/so-lieu/dinh-nghia/thu/",
    "triangle": "/so-lieu/tam-giac/telecom.sites/",
    "revisions of a unit": "/so-lieu/don-vi/",
    "forms": "/so-lieu/nhap/",
    "releases": "/phat-hanh/",
    "release": "/phat-hanh/{release}/",
    "series of releases": "/phat-hanh/loat/moi/",
    "agencies": "/co-quan/",
    "agency": "/co-quan/moi/",
    "workflows": "/workflows/list/",
    "account": "/account/",
    "accounts": "/users/",
    "groups": "/groups/",
}
CUT_OFF: Final = """() => [...document.querySelectorAll(
    ".so :is(td, th, p, h2, li, label, input, button, select, textarea)")]
  .filter((one) => one.checkVisibility({visibilityProperty: true}) && !one.closest(".so-scroll")
    && !one.closest("[class*=sr-only], .so-vh"))
  .map((one) => [one.getBoundingClientRect(), one])
  .filter(([box]) => box.width > 1 && box.right > window.innerWidth + 1)
  .map(([box, one]) => `${one.tagName} ${Math.round(box.right)} ${one.textContent.slice(0, 40)}`)
"""


@pytest.fixture(scope="module")
def numbers(newsroom: "Newsroom") -> Mapping[str, str]:
    """The numbers of what the screens show."""
    told = newsroom.portal.desk(AT_WORK).split()
    return dict(one.split("=") for one in told)


@pytest.fixture(scope="module")
def state(newsroom: "Newsroom") -> object:
    """What a browser knows of somebody who may see every screen and has signed in."""
    page = newsroom.signed_in("quantri")
    kept = page.context.storage_state()
    page.context.close()
    return kept


@pytest.fixture(scope="module", params=["light", "dark"])
def page(newsroom: "Newsroom", state: object, request: pytest.FixtureRequest) -> Iterator[Page]:
    scheme: Literal["light", "dark"] = request.param
    context = newsroom.browser.new_context(
        color_scheme=scheme, reduced_motion="reduce", bypass_csp=True, locale="vi",
        storage_state=state,
    )  # fmt: skip
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_keeps_the_guidelines_and_fits(
    newsroom: "Newsroom", page: Page, numbers: Mapping[str, str], screen: str
) -> None:
    answer = page.goto(newsroom.url + SCREENS[screen].format(**numbers))
    page.add_script_tag(path=AXE)
    found, cut = [], []
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        found += page.evaluate(ASKED)
        cut += page.evaluate(CUT_OFF)

    assert answer is not None
    assert answer.status == 200
    assert found == []
    assert cut == []
