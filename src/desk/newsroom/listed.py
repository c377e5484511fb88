"""The lists that pages show: news, announcements, documents, events and so on.

A list has a name, so that a page can note that it showed it: ``articles``, ``articles/7`` for the
section with number 7, ``documents?kind=decision`` for a part of a list, ``navigation``.
"""

from dataclasses import dataclass

from django.apps import apps
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from congso.writing import letters
from desk.kit.page import PortalPage

ARTICLES, ANNOUNCEMENTS, VIDEOS = "articles", "announcements", "videos"
DOCUMENTS, AFFECTING = "documents", "affecting"
SECTIONS, NAVIGATION, SIDE = "sections", "navigation", "side"
_MODELS = {
    ARTICLES: "Article",
    ANNOUNCEMENTS: "Announcement",
    VIDEOS: "Video",
    DOCUMENTS: "LegalDocument",
    SIDE: "SimplePage",
    SECTIONS: "Section",
}
_ORDER = {
    ARTICLES: ("-published_at", "-pk"),
    ANNOUNCEMENTS: ("-issued_on", "-pk"),
    VIDEOS: ("-published_at", "-pk"),
    DOCUMENTS: ("-issued_on", "-pk"),
    SIDE: ("path",),
    SECTIONS: ("path",),
}
_INDEXES = ("newsindex", "announcementindex", "legaldocumentindex", "videoindex")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A question by which a list can be narrowed down to a part."""

    field: str
    slug: str
    said: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A part of a list: the decisions among the documents."""

    narrowing: Narrowing
    value: str
    label: str
    count: int

    @property
    def slug(self) -> str:
        """The step of the address: ``loai-quyet-dinh``."""
        return f"{self.narrowing.slug}-{letters.slug(self.label)}"


_NARROWINGS: dict[str, tuple[Narrowing, ...]] = {
    DOCUMENTS: (
        Narrowing("stage", "giai-doan", _("Giai đoạn")),
        Narrowing("kind", "loai", _("Loại văn bản")),
        Narrowing("issued_on__year", "nam", _("Năm ban hành")),
        Narrowing("issuer", "co-quan", _("Cơ quan ban hành")),
    ),
}


def pages(name: str) -> QuerySet:
    """Return the live pages of a list, in the order of the list.

    Raises: `KeyError` for a name that no list has.
    """
    whole, _mark, condition = name.partition("?")
    if condition:
        field, _equals, value = condition.partition("=")
        if field not in {one.field for one in _NARROWINGS.get(whole, ())}:
            raise KeyError(name)
        return pages(whole).filter(**{field: value})
    kind, _slash, under = name.partition("/")
    if kind == NAVIGATION:
        found = PortalPage.objects.live().filter(content_type__app_label="newsroom")
        return found.filter(content_type__model__in=_INDEXES).order_by("path")
    if kind == AFFECTING:
        return pages(DOCUMENTS).filter(links__other=under).distinct()
    listed = apps.get_model("newsroom", _MODELS[kind]).objects.live().order_by(*_ORDER[kind])
    if not under:
        return listed
    section = PortalPage.objects.filter(pk=under if under.isdecimal() else 0).first()
    return listed.child_of(section) if section else listed.none()


def numbers(name: str) -> tuple[int, ...]:
    """Return the numbers of the pages of a list, in order."""
    return tuple(pages(name).values_list("pk", flat=True))


def narrowed(name: str, choice: Choice | None) -> str:
    """Return the name of the part of a list that a choice leaves; all of it without one."""
    return f"{name}?{choice.narrowing.field}={choice.value}" if choice else name


def choices(name: str) -> tuple[Choice, ...]:
    """Return every part that a list can be narrowed down to, question by question."""
    return tuple(
        choice for narrowing in _NARROWINGS.get(name, ()) for choice in _choices(name, narrowing)
    )


def _choices(name: str, narrowing: Narrowing) -> list[Choice]:
    found = pages(name)
    counted = found.order_by().values_list(narrowing.field).annotate(Count("pk"))
    field = found.model._meta.get_field(narrowing.field.partition("__")[0])  # noqa: SLF001 — Django's way
    said = dict(field.flatchoices)
    made = [
        Choice(narrowing, str(value), str(said.get(value, value)), count)
        for value, count in counted
        if value
    ]
    if narrowing.field.endswith("__year"):
        return sorted(made, key=lambda one: one.value, reverse=True)
    return sorted(made, key=lambda one: letters.sort_key(one.label))


def index_address(model: str) -> str:
    """Return the address of the one live index of a kind; empty where there is none."""
    found = PortalPage.objects.live().filter(
        content_type__app_label="newsroom", content_type__model=model
    )
    page = found.order_by("path").first()
    return page.address if page else ""
