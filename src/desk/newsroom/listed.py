"""The lists that pages show: news, announcements, documents, events and so on.

A list has a name, so that a page can note that it showed it: ``articles``, ``articles/7`` for the
section with number 7, ``documents?kind=decision`` for a part of a list, ``navigation``.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from congso.writing import letters
from desk.kit import remembering
from desk.kit.clock import VIETNAM
from desk.kit.page import PortalPage
from desk.look.parts import PageLink
from desk.newsroom import rows, sheets

ARTICLES, ANNOUNCEMENTS, VIDEOS = "articles", "announcements", "videos"
DOCUMENTS, AFFECTING = "documents", "affecting"
EVENTS, QUESTIONS, REPORTS = "events", "questions", "reports"
PROCEDURES, PHOTOS = "procedures", "photos"
EDITIONS, VERSIONS, LANGUAGES = "editions", "versions", "languages"
SECTIONS, NAVIGATION, SIDE = "sections", "navigation", "side"
TOPICS, ON_TOPIC = "topics", "topic"
"""All topics; ``topic/7``: the pages, of every kind, that are about the topic with number 7."""
SHARED = (
    *(ARTICLES, ANNOUNCEMENTS, VIDEOS, DOCUMENTS, EVENTS, QUESTIONS, REPORTS, PROCEDURES, PHOTOS),
    *(EDITIONS, LANGUAGES, SECTIONS, NAVIGATION, SIDE, TOPICS, ON_TOPIC),
)
"""Lists that many pages may be on; the others are each the list of one page."""
_MODELS = {
    ARTICLES: "Article",
    ANNOUNCEMENTS: "Announcement",
    VIDEOS: "Video",
    DOCUMENTS: "LegalDocument",
    EVENTS: "Event",
    QUESTIONS: "Question",
    REPORTS: "Report",
    PROCEDURES: "Procedure",
    PHOTOS: "PhotoStory",
    EDITIONS: "Edition",
    LANGUAGES: "EditionIndex",
    SIDE: "SimplePage",
    SECTIONS: "Section",
    TOPICS: "TopicPage",
}
_ORDER = {
    ARTICLES: ("-published_at", "-pk"),
    ANNOUNCEMENTS: ("-issued_on", "-pk"),
    VIDEOS: ("-published_at", "-pk"),
    DOCUMENTS: ("-issued_on", "-pk"),
    EVENTS: ("-starts_at", "-pk"),
    QUESTIONS: ("-asked_on", "-pk"),
    REPORTS: ("-issued_on", "-pk"),
    PROCEDURES: ("field", "title", "pk"),
    PHOTOS: ("-published_at", "-pk"),
    EDITIONS: ("path",),
    LANGUAGES: ("path",),
    SIDE: ("path",),
    SECTIONS: ("path",),
    TOPICS: ("path",),
}
_LONG, _FEW = 5_000, 60
"""A list of more pages is not read whole while so few of a round ask what lies beside them."""
_INDEXES = (
    *("newsindex", "announcementindex", "legaldocumentindex", "reportindex", "questionindex"),
    *("eventindex", "procedureindex", "photoindex", "videoindex"),
)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A question by which a list can be narrowed down to a part."""

    field: str
    slug: str
    said: str
    is_month: bool = False
    """Asks for the month, in Viet Nam, of a moment."""


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
        told = self.value if self.narrowing.is_month else letters.slug(self.label)
        return f"{self.narrowing.slug}-{told}"


_NARROWINGS: dict[str, tuple[Narrowing, ...]] = {
    DOCUMENTS: (
        Narrowing("stage", "giai-doan", _("Giai đoạn")),
        Narrowing("kind", "loai", _("Loại văn bản")),
        Narrowing("issued_on__year", "nam", _("Năm ban hành")),
        Narrowing("issuer", "co-quan", _("Cơ quan ban hành")),
    ),
    EVENTS: (Narrowing("starts_at", "thang", _("Theo tháng"), is_month=True),),
    QUESTIONS: (
        Narrowing("topic", "chu-de", _("Chủ đề")),
        Narrowing("agency", "noi-tra-loi", _("Nơi trả lời")),
    ),
    REPORTS: (
        Narrowing("kind", "loai", _("Loại báo cáo")),
        Narrowing("issued_on__year", "nam", _("Năm")),
    ),
    PROCEDURES: (
        Narrowing("field", "linh-vuc", _("Lĩnh vực")),
        Narrowing("level", "muc", _("Làm trên mạng")),
    ),
}


def pages(name: str) -> QuerySet:
    """Return the live pages of a list, in the order of the list.

    Raises: `KeyError` for a name that no list has.
    """
    whole, _mark, condition = name.partition("?")
    if condition:
        field, _equals, value = condition.partition("=")
        asked = {one.field: one for one in _NARROWINGS.get(whole, ())}[field]
        return pages(whole).filter(
            **(_in_month(field, value) if asked.is_month else {field: value})
        )
    kind, _slash, under = name.partition("/")
    if kind == NAVIGATION:
        found = PortalPage.objects.live().filter(content_type__app_label="newsroom")
        return found.filter(content_type__model__in=_INDEXES).order_by("path")
    if kind == VERSIONS:
        return pages(EDITIONS).filter(original=under)
    if kind == ON_TOPIC:
        about = PortalPage.objects.live().filter(topics__topic=under).distinct()
        return about.order_by("-first_published_at", "-pk")
    if kind == AFFECTING:
        return pages(DOCUMENTS).filter(links__other=under).distinct()
    listed = apps.get_model("newsroom", _MODELS[kind]).objects.live().order_by(*_ORDER[kind])
    if not under:
        return listed
    section = PortalPage.objects.filter(pk=under if under.isdecimal() else 0).first()
    return listed.child_of(section) if section else listed.none()


def numbers(name: str) -> tuple[int, ...]:
    """Return the numbers of the pages of a list, in order; asked for once in a round."""
    kind, _slash, under = name.partition("/")
    if kind == VERSIONS and remembering.memory() is not None:
        # Every page asks for its versions, and few have any.
        return remembering.once(VERSIONS, _versions).get(int(under), ())
    return remembering.once(
        _numbers_of(name), lambda: tuple(pages(name).values_list("pk", flat=True))
    )


def _numbers_of(name: str) -> tuple[str, str]:
    return "numbers of", name


def _versions() -> dict[int, tuple[int, ...]]:
    """Return the editions of every page that has any."""
    found: dict[int, tuple[int, ...]] = {}
    for original, number in pages(EDITIONS).values_list("original_id", "pk"):
        found[original] = (*found.get(original, ()), number)
    return found


def own_lists(numbers: Sequence[str]) -> set[str]:
    """Return the lists of single pages on which pages of these numbers may be, or their own."""
    originals = apps.get_model("newsroom", "Edition").objects.filter(pk__in=numbers)
    links = apps.get_model("newsroom", "DocumentLink").objects.filter(page_id__in=numbers)
    versions = {*numbers, *map(str, originals.values_list("original_id", flat=True))}
    affecting = {*numbers, *map(str, links.values_list("other_id", flat=True))}
    return {f"{VERSIONS}/{one}" for one in versions} | {f"{AFFECTING}/{one}" for one in affecting}


def stretch(name: str, first: int, last: int) -> tuple[int, ...]:
    """Return the numbers of the pages from one place of a list to before another."""
    if remembering.memory() is None:
        return tuple(pages(name).values_list("pk", flat=True)[first:last])
    return numbers(name)[first:last]


def is_dated(name: str) -> bool:
    """Return whether a list is told by date, the newest first."""
    kind = name.partition("?")[0].partition("/")[0]
    return kind == ON_TOPIC or _ORDER.get(kind, ("",))[0].startswith("-")


def dated() -> frozenset[str]:
    """Return the types of the pages that lists by date hold: they come day by day."""
    return frozenset(_MODELS[name].lower() for name in _ORDER if is_dated(name))


def that_may_hold(types: Collection[str]) -> tuple[str, ...]:
    """Return the shared lists on which pages of these types may be, by their beginnings."""
    of_all = {NAVIGATION, TOPICS, ON_TOPIC}
    return tuple(name for name in SHARED if name in of_all or _MODELS[name].lower() in types)


def further(name: str) -> range:
    """Return the numbers of the sheets of a list behind its head."""
    return sheets.further(len(numbers(name)), is_dated=is_dated(name))


def sheet(name: str, number: int) -> tuple[int, ...]:
    """Return the numbers of the pages on a sheet."""
    found = numbers(name)
    return found[sheets.places(number, len(found), is_dated=is_dated(name))]


def squares(name: str, number: int, head: str) -> tuple[PageLink, ...]:
    """Return what leads from a sheet of a list to others of it."""
    return sheets.squares(number, len(numbers(name)), head, is_dated=is_dated(name))


def beside(name: str, number: int, count: int) -> tuple[int, ...]:
    """Return the pages that follow one in a list; at its end those that come before, nearest first.

    Shape: a new page at the head of a list is beside no other; the pages below stay as they are.
    """
    if _is_long(name):
        asked = remembering.once(("asked beside", name), dict[tuple[int, int], tuple[int, ...]])
        if (number, count) not in asked and len(asked) < _FEW:
            asked[number, count] = _beside_by_place(name, number, count)
        if (number, count) in asked:
            return asked[number, count]
    every = numbers(name)
    place = _places(name).get(number)
    if place is None:
        return every[:count]
    after = every[place + 1 : place + 1 + count]
    before = every[max(0, place - count + len(after)) : place]
    return (*after, *reversed(before))


def _is_long(name: str) -> bool:
    """Return whether a list is not to be read whole for the few pages that a change touches."""
    kind, _slash, under = name.partition("/")
    known = remembering.memory()
    if kind != ARTICLES or not under.isdecimal() or (known and _numbers_of(name) in known):
        return False
    rows = PortalPage.objects.filter(pk=under).values_list("numchild", flat=True)
    return remembering.once(("is long", name), lambda: (rows.first() or 0) > _LONG)


def _beside_by_place(name: str, number: int, most: int) -> tuple[int, ...]:
    """Return the same, asked of the tables by the place of the page, however long the list."""
    every = pages(name)
    at = every.filter(pk=number).values_list("published_at", flat=True).first()
    if at is None:
        return tuple(every.values_list("pk", flat=True)[:most])
    below = Q(published_at__lt=at) | Q(published_at=at, pk__lt=number)
    above = Q(published_at__gt=at) | Q(published_at=at, pk__gt=number)
    # What is said twice lets an index find the place.
    after = every.filter(below, published_at__lte=at)
    before = every.filter(above, published_at__gte=at).order_by("published_at", "pk")
    found = tuple(after.values_list("pk", flat=True)[:most])
    return (*found, *before.values_list("pk", flat=True)[: most - len(found)])


def near(name: str, number: int, count: int) -> tuple[int, ...]:
    """Return the pages of a list that may have this one beside them."""
    every, place = numbers(name), _places(name).get(number)
    tail = every[-count - 1 :]
    return tail if place is None else (*every[max(0, place - count) : place + 1], *tail)


def _places(name: str) -> dict[int, int]:
    return remembering.once(
        ("places in", name),
        lambda: {number: place for place, number in enumerate(numbers(name))},
    )


def in_order(name: str, wanted: Sequence[int]) -> list[Any]:
    """Return pages of a list by their numbers, in the order given.

    Shape: doors of the navigation are told by what every page has, whatever its type.
    """
    if name == NAVIGATION:
        found: dict[int, Any] = PortalPage.objects.in_bulk(wanted)
    else:
        found = rows.many(_model(name), wanted) if wanted else {}
    return [found[number] for number in wanted if number in found]


def _model(name: str) -> Any:
    kind = name.partition("?")[0].partition("/")[0]
    if kind in {NAVIGATION, ON_TOPIC}:
        return PortalPage
    of = {VERSIONS: EDITIONS, AFFECTING: DOCUMENTS}.get(kind, kind)
    return apps.get_model("newsroom", _MODELS[of])


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
    if narrowing.is_month:
        moments = found.values_list(narrowing.field, flat=True)
        months = Counter(moment.astimezone(VIETNAM).strftime("%Y-%m") for moment in moments)
        return [
            Choice(narrowing, month, f"{int(month[5:])}/{month[:4]}", count)
            for month, count in sorted(months.items())
        ]
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


def _in_month(field: str, month: str) -> dict[str, datetime]:
    year, number = int(month[:4]), int(month[5:])
    first = datetime(year, number, 1, tzinfo=VIETNAM)
    after = datetime(year + number // 12, number % 12 + 1, 1, tzinfo=VIETNAM)
    return {f"{field}__gte": first, f"{field}__lt": after}


def index_address(model: str) -> str:
    """Return the address of the one live index of a kind; empty where there is none."""
    found = PortalPage.objects.live().filter(
        content_type__app_label="newsroom", content_type__model=model
    )
    page = found.order_by("path").first()
    return page.address if page else ""
