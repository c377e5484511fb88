"""The lists that pages show: news, announcements, videos, always newest first.

A list has a name, so that a page can note that it showed it: ``articles``, ``articles/7`` for the
section with number 7, ``announcements``, ``videos``, ``sections/3``, ``navigation``.
"""

from django.apps import apps
from django.db.models import QuerySet

from desk.kit.page import PortalPage

ARTICLES, ANNOUNCEMENTS, VIDEOS = "articles", "announcements", "videos"
SECTIONS, NAVIGATION, SIDE = "sections", "navigation", "side"
_MODELS = {
    ARTICLES: "Article",
    ANNOUNCEMENTS: "Announcement",
    VIDEOS: "Video",
    SIDE: "SimplePage",
    SECTIONS: "Section",
}
_ORDER = {
    ARTICLES: ("-published_at", "-pk"),
    ANNOUNCEMENTS: ("-issued_on", "-pk"),
    VIDEOS: ("-published_at", "-pk"),
    SIDE: ("path",),
    SECTIONS: ("path",),
}
_INDEXES = ("newsindex", "announcementindex", "videoindex")


def pages(name: str) -> QuerySet:
    """Return the live pages of a list, in the order of the list.

    Raises: `KeyError` for a name that no list has.
    """
    kind, _slash, under = name.partition("/")
    if kind == NAVIGATION:
        found = PortalPage.objects.live().filter(content_type__app_label="newsroom")
        return found.filter(content_type__model__in=_INDEXES).order_by("path")
    listed = apps.get_model("newsroom", _MODELS[kind]).objects.live().order_by(*_ORDER[kind])
    if not under:
        return listed
    section = PortalPage.objects.filter(pk=under if under.isdecimal() else 0).first()
    return listed.child_of(section) if section else listed.none()


def numbers(name: str) -> tuple[int, ...]:
    """Return the numbers of the pages of a list, in order."""
    return tuple(pages(name).values_list("pk", flat=True))


def index_address(model: str) -> str:
    """Return the address of the one live index of a kind; empty where there is none."""
    found = PortalPage.objects.live().filter(
        content_type__app_label="newsroom", content_type__model=model
    )
    page = found.order_by("path").first()
    return page.address if page else ""
