"""How an agency is built: who leads, which departments there are, and whom to call."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from congso.publication.use import View
from congso.writing import letters
from desk.kit.page import PortalPage
from desk.newsroom.blocks import BodyBlock, UnitsBlock
from desk.newsroom.bodies import contacts_of, text_of
from desk.newsroom.previewed import Published
from desk.newsroom.reading import Reading
from desk.newsroom.values import OrganisationView, Person, Tier, Unit
from desk.newsroom.written import Written


class Organisation(Written, Published, PortalPage):
    """The chart of an agency with its people and contacts."""

    units = StreamField(UnitsBlock(), verbose_name=_("các đơn vị"))
    body = StreamField(BodyBlock(required=False), verbose_name=_("nội dung"), blank=True)

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    BODIES = {"body": _("Nội dung")}
    template = "newsroom/organisation.html"
    parent_page_types = ["newsroom.HomePage", "newsroom.SimplePage"]
    subpage_types: list[str] = []
    page_description = _("Sơ đồ cơ cấu tổ chức, người và liên hệ.")
    search_fields = [*PortalPage.search_fields, index.SearchField("units")]
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("units"),
        FieldPanel("body"),
    ]
    promote_panels = [panel for panel in PortalPage.promote_panels if panel != "summary"]

    class Meta:
        verbose_name = _("cơ cấu tổ chức")
        verbose_name_plural = _("cơ cấu tổ chức")

    def view(self, reading: Reading) -> View:
        """Return the chart, tier by tier."""
        tiers: dict[str, list[Unit]] = {}
        for block in self.units:
            tiers.setdefault(str(block.block.label), []).append(_unit(block.value, reading))
        page = OrganisationView(
            title=self.title,
            summary=self.summary,
            address=reading.page(self),
            crumbs=reading.crumbs(self),
            tiers=tuple(Tier(said, tuple(units)) for said, units in tiers.items()),
            text=text_of(self, self.body, reading.printer(self), reading),
        )
        return View(self.template, {"page": page}, self.last_published_at)


def _unit(value: Any, reading: Reading) -> Unit:
    return Unit(
        name=value["name"],
        duties=value["duties"],
        contacts=contacts_of(value),
        people=tuple(_person(one, reading) for one in value["people"]),
        anchor=letters.slug(value["name"]) or "don-vi",
    )


def _person(value: Any, reading: Reading) -> Person:
    return Person(
        name=value["name"],
        post=value["post"],
        duties=value["duties"],
        telephone=value["telephone"],
        email=value["email"],
        picture=reading.picture(value["picture"], f"{value['name']}, {value['post']}"),
        speaks=bool(value["speaks"]),
    )
