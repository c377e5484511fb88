"""What the newsroom has for readers: every address with what makes it, and what that stands on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.documents import get_document_model

from congso.publication.touch import NOTHING, Change, Offered, Touch
from congso.publication.use import ITSELF, Document, Recorder, Use, View, fingerprint
from desk.checking import standing
from desk.kit import remembering
from desk.kit.page import PortalPage
from desk.ledger import queries
from desk.look import parts
from desk.look.furniture import Furniture
from desk.newsroom import (
    around,
    citations,
    described,
    listed,
    pictured,
    reaching,
    records,
    rows,
    topical,
    translated,
)
from desk.newsroom.pages.article import RELATED
from desk.newsroom.pictured import FOLDER
from desk.newsroom.previewed import Published, PublishedList
from desk.newsroom.reading import (
    ATTACHED,
    BESIDE,
    CHOICES,
    FILE,
    GONE,
    LISTING,
    PAGE,
    RECORD,
    RIGHTS,
    SETTING,
    Reading,
    checksum_of,
    fingerprint_of_attached,
    fingerprint_of_beside,
    fingerprint_of_choices,
    fingerprint_of_listing,
    fingerprint_of_page,
    fingerprint_of_rights,
)
from desk.newsroom.written import Written

Making = Callable[[Reading], View | Document]

FURNITURE = "furniture"
KINDS = frozenset(
    {PAGE, LISTING, BESIDE, CHOICES, SETTING, FILE, ATTACHED, RIGHTS, FURNITURE, reaching.MOMENT}
)
"""The kinds of use that this room can tell the state of."""
_ALL = "all"
_OWNER = "page "
_AT_ONCE = 400
_KINDS = "kinds of pages"
"""Of which model each page is that was offered in this round."""


def pages() -> Mapping[str, Offered]:
    """Return every address that readers should find, each with what makes its page."""
    return _offered(PortalPage.objects.live())


def pages_of(owner: str) -> Mapping[str, Offered]:
    """Return the addresses of one page, none where readers do not find it."""
    kind, _blank, number = owner.partition(" ")
    if f"{kind} " != _OWNER:
        return {}
    return _offered(PortalPage.objects.live().filter(pk=number))


def pages_of_many(owners: Iterable[str]) -> Mapping[str, Offered]:
    """Return the addresses of many pages, asked for together."""
    numbers = [one.removeprefix(_OWNER) for one in owners if one.startswith(_OWNER)]
    found: dict[str, Offered] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        live = PortalPage.objects.live().filter(pk__in=numbers[start : start + _AT_ONCE])
        found |= _offered(live)
    return found


def read_ahead(owners: Iterable[str]) -> None:
    """Read what the pages of these are made of in a few questions; of the ones before is forgotten.

    Shape: within a round, in which the addresses were asked for.
    """
    forget()
    kinds = remembering.once(_KINDS, dict[int, Any])
    asked = {int(one.removeprefix(_OWNER)) for one in owners if one.startswith(_OWNER)}
    wanted = dict[Any, list[int]]()
    for number in sorted(asked & kinds.keys()):
        wanted.setdefault(kinds[number], []).append(number)
    rows.read_ahead(wanted)
    standing.read_ahead(asked)
    for model, numbers in wanted.items():
        beside = dict[Any, list[int]]()
        for page in rows.many(model, numbers).values():
            for of, found in page.leans_on().items():
                beside.setdefault(of, []).extend(found)
        rows.read_ahead(beside)


def forget() -> None:
    """Forget what was read ahead."""
    rows.forget()
    standing.read_ahead(())


def prepare() -> None:
    """Make good what is kept beside pages, before a look at everything."""
    citations.refresh()


def below(owner: str) -> Change | None:
    """Return the change of the pages whose addresses follow that of one which moved, if any."""
    kind, _blank, number = owner.partition(" ")
    page = PortalPage.objects.filter(pk=number).first() if f"{kind} " == _OWNER else None
    found = page.get_descendants().values_list("pk", flat=True) if page else ()
    return Change("pages", tuple(map(str, found))) if found else None


def furniture(recorder: Recorder) -> Furniture:
    """Return what stands around every page, noted on the recorder."""
    made, state, moments = _around()
    recorder.used(FURNITURE, _ALL, state)
    recorder.used_all(moments)
    return made


def touched(change: Change) -> Touch:
    """Return what a change of a page or a setting touches."""
    match change.kind:
        case "pages":
            return _touched_by_pages(change.keys)
        case "settings":
            names = (around.IMPRINT, around.COUNTER, around.BANNERS)
            return Touch(frozenset({_FURNITURE, *(Use(SETTING, name) for name in names)}))
        case "pictures":
            rights = frozenset(Use(RIGHTS, str(key)) for key in change.keys)
            return Touch(rights, under=frozenset({(FILE, "")}))
        case "documents":
            return Touch(frozenset(Use(ATTACHED, key) for key in change.keys))
        case "moments":
            return Touch(
                frozenset({_FURNITURE, *(Use(reaching.MOMENT, key) for key in change.keys)})
            )
        case _:
            return NOTHING


def current(use: Use) -> str | None:
    """Return the fingerprint of something that a page used, None when it is gone."""
    if use.kind in _OF_LISTS:
        return _listing(use.key, _OF_LISTS[use.kind])
    state = _STATES.get(use.kind)
    return state(use.key) if state else None


_FURNITURE = Use(FURNITURE, _ALL)
_OF_LISTS = {LISTING: fingerprint_of_listing, BESIDE: fingerprint_of_beside}


def _touched_by_pages(numbers: Iterable[str]) -> Touch:
    """A page touches who shows it, every stretch of a list, and those that lie beside it."""
    ids = [number for number in numbers if number.isdecimal()]
    uses = {Use(PAGE, number) for number in ids} | {_FURNITURE}
    for page in PortalPage.objects.filter(pk__in=ids, content_type__model="article"):
        name = f"{listed.ARTICLES}/{page.get_parent().pk}"
        uses |= {
            Use(BESIDE, f"{name}#{RELATED}#{one}") for one in listed.near(name, page.pk, RELATED)
        }
    uses |= {Use(LISTING, name) for name in listed.own_lists(ids)}
    rows = PortalPage.objects.filter(pk__in=ids).values_list("pk", "content_type__model")
    types = {str(number): kind for number, kind in rows}
    # Of a page that is no more nobody can say on which lists it was.
    is_known = types.keys() == set(ids)
    lists = listed.that_may_hold(set(types.values())) if is_known else listed.SHARED
    return Touch(
        frozenset(uses),
        frozenset((kind, name) for kind in (CHOICES, LISTING) for name in lists),
        frozenset(f"{_OWNER}{number}" for number in ids),
    )


def _offered(found: QuerySet) -> Mapping[str, Offered]:
    """Return the addresses of pages; a page itself is read when it is made."""
    kinds = ContentType.objects.filter(app_label="newsroom")
    models = {kind.pk: kind.model_class() for kind in kinds}
    offered: dict[str, Offered] = {}
    known = remembering.once(_KINDS, dict[int, Any])
    pictures = pictured.suffixes_of(found, [one for one in models.values() if _is_written(one)])
    every = found.filter(content_type__in=kinds).values_list("pk", "url_path", "content_type_id")
    for number, path, kind in every.iterator(chunk_size=2000):
        model = models[kind]
        if model is None or not issubclass(model, Published):
            continue
        known[number] = model
        address = PortalPage.address_of(path)
        suffixes: Iterable[str] = ("",)
        if model.addresses is not Published.addresses:
            whole: Any = model._default_manager.get(pk=number)  # noqa: SLF001 — Django's way
            suffixes = [one.removeprefix(address) for one in _makers(whole)]
        if issubclass(model, Written):
            suffixes = (*suffixes, RECORD, *pictures.get(number, ()))
        for suffix in suffixes:
            maker = partial(_made, model, number, suffix)
            offered[f"{address}{suffix}"] = Offered(f"{_OWNER}{number}", maker)
    return offered


def _is_written(model: Any) -> bool:
    return model is not None and issubclass(model, Written)


def _makers(page: Any) -> Mapping[str, Making]:
    """Return the addresses of a page; those of a list are many, and worked out once in a round."""
    key = ("sheets of", page.pk)
    if isinstance(page, PublishedList):
        return remembering.once(key, page.addresses)
    made: Mapping[str, Making] = page.addresses()
    return made


def _made(model: Any, number: int, suffix: str, recorder: Recorder) -> View | Document:
    page = rows.one(model, number)
    makers: Mapping[str, Making]
    if suffix == RECORD:
        makers = records.addresses(page)
    else:
        makers = pictured.addresses(page) if suffix.startswith(FOLDER) else _makers(page)
    recorder.used(ITSELF, f"{number} {suffix}".strip(), ITSELF)
    reading = Reading(recorder, queries.public_ledger())
    view = makers[f"{page.address}{suffix}"](reading)
    versions = translated.versions(page, reading) if isinstance(view, View) else ()
    modified = parts.newest([view.modified, *reading.moments])
    if isinstance(view, Document):
        return replace(view, modified=modified)
    told = {
        "versions": versions,
        "dublin": described.described(view, modified),
        "topics": topical.topics_of(page, reading) if isinstance(view, View) else (),
        "record": f"{page.address}{RECORD}" if issubclass(model, Written) else "",
    }
    return replace(view, values={**view.values, **told}, modified=modified)


_Around = tuple[Furniture, str, Mapping[Use, str]]


def _around() -> _Around:
    """Return the furniture with a text that changes when anything in it does, and its moments."""
    known = remembering.memory()
    if known is not None and FURNITURE in known:
        found: _Around = known[FURNITURE]
        return found
    own = Recorder()
    made = around.furniture(Reading(own, queries.public_ledger()))
    state = fingerprint(*sorted(own.uses.items()))
    moments = {use: seen for use, seen in own.uses.items() if use.kind == reaching.MOMENT}
    if known is not None:
        known[FURNITURE] = made, state, moments
    return made, state, moments


def _page(key: str) -> str | None:
    page = PortalPage.objects.filter(pk=key if key.isdecimal() else 0).first()
    return fingerprint_of_page(page) if page else GONE


def _listing(key: str, state: Callable[[str], str]) -> str | None:
    try:
        return state(key)
    except KeyError:
        return None


def _file(key: str) -> str | None:
    try:
        return checksum_of(key)
    except FileNotFoundError:
        return None


def _attached(key: str) -> str:
    document = get_document_model().objects.filter(pk=key).first()
    return fingerprint_of_attached(document) if document else GONE


_STATES: Mapping[str, Callable[[str], str | None]] = {
    PAGE: _page,
    CHOICES: fingerprint_of_choices,
    FURNITURE: lambda _key: _around()[1],
    reaching.MOMENT: reaching.state_of,
    SETTING: around.fingerprint_of_setting,
    FILE: _file,
    ATTACHED: _attached,
    RIGHTS: fingerprint_of_rights,
    ITSELF: lambda _key: ITSELF,
}
