"""What the ledger has overtaken, as work for an editor: which page, which sentence, what fits now.

The article of January says 1.422 trạm, since March the ledger has 1.425: the place stands on the
list until the page is published again without it, or somebody says why it stays.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

from django.db.models import Max, Subquery
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from congso.indicators.indicator import UnknownIndicator
from congso.observations import reference
from congso.observations.observation import Observation
from congso.observations.reference import NotAReference
from congso.periods.calendar import NoSuchPeriod
from congso.places.gazetteer import UnknownPlace
from desk.checking import corrections, keeping, models
from desk.checking.corrections import Corrected
from desk.kit.page import PortalPage
from desk.ledger import queries as ledger_queries
from desk.staff.reach import EVERYWHERE, Reach

ASKED = "dinh-chinh"
"""What the address of the editor's screen is given to open at a place."""


class State(Enum):
    """What became of an overtaken statement."""

    OPEN = "open"
    MENDED = "mended"
    """The page was published again without it."""
    WAIVED = "waived"
    """The page was published again with it, and somebody answered for it at the gate."""
    SETTLED = "settled"
    """Somebody said why it stays as it was published."""
    BACK = "back"
    """The ledger returned to what the page says."""
    GONE = "gone"
    """The page is no longer before readers."""

    @property
    def said(self) -> str:
        """The state in words."""
        return {
            State.OPEN: _("đang chờ"),
            State.MENDED: _("đã sửa, bài đã đăng lại"),
            State.WAIVED: _("đăng lại, giữ nguyên có lý do"),
            State.SETTLED: _("để nguyên có lý do"),
            State.BACK: _("sổ trở lại số bài đã ghi"),
            State.GONE: _("bài đã gỡ"),
        }[self]


@dataclass(frozen=True, slots=True)
class Place:
    """One statement of a published page, and what the ledger tells now."""

    told: Corrected
    state: State
    why: str
    """Who let it stand, when and why; empty where nobody had to."""
    source: str
    """Who reported what the ledger tells now."""
    key: str
    """The value that changed, by which its history is found; empty where it is gone."""

    @property
    def before(self) -> str:
        """What stands in the sentence before the statement; all of it where that is not found."""
        return self.told.sentence.partition(self._said)[0]

    @property
    def after(self) -> str:
        """What stands behind it."""
        return self.told.sentence.partition(self._said)[2]

    @property
    def is_found(self) -> bool:
        """Whether the statement stands in the sentence to the letter."""
        return self._said in self.told.sentence

    @property
    def _said(self) -> str:
        said = self.told.said
        return said if said in self.told.sentence else said.replace("\N{NO-BREAK SPACE}", " ")


@dataclass(frozen=True, slots=True)
class Work:
    """A page with the places on it."""

    page: int
    path: str
    """Where it stands in the tree; empty where it is deleted."""
    title: str
    address: str
    section: int
    section_name: str
    person: int
    """Who is to look at it; 0 where nobody is known."""
    person_name: str
    places: tuple[Place, ...]


def work(within: Reach = EVERYWHERE, *, is_done: bool = False) -> tuple[Work, ...]:
    """Return the pages with something to do, or with what was done, the newest change first."""
    told = corrections.last_words()
    states = _states(told)
    wanted: dict[int, list[tuple[Corrected, str]]] = {}
    for one, refers_to in told:
        if (states[one.number][0] is not State.OPEN) == is_done:
            wanted.setdefault(one.page, []).append((one, refers_to))
    pages = PortalPage.objects.select_related("owner", "live_revision__user").in_bulk(wanted)
    above = _sections(pages.values())
    people = _assigned(wanted)
    made: list[Work] = []
    for number, ones in wanted.items():
        page = pages.get(number)
        if not within.covers(page.path if page else ""):
            continue
        person = people.get(number) or (_who_published(page) if page else None)
        section, section_name = above.get(page.path, (0, "")) if page else (0, "")
        made.append(
            Work(
                page=number,
                path=page.path if page else "",
                title=page.title if page else ones[0][0].title,
                address=str(page.url or "") if page and page.live else "",
                section=section,
                section_name=section_name,
                person=person.pk if person else 0,
                person_name=str(person or ""),
                places=tuple(_place(one, refers_to, states) for one, refers_to in reversed(ones)),
            )
        )
    return tuple(made)


def count(within: Reach = EVERYWHERE) -> int:
    """Return how many pages have something to do."""
    mark = _mark()
    waiting = _waiting(mark) if mark is not None else frozenset()
    if not waiting or within.is_everywhere:
        return len(waiting)
    return within.pages().filter(pk__in=waiting).count()


def _mark() -> tuple[Any, ...] | None:
    """Return what changes whenever the list may have: the newest of each that it is made of.

    One question, for the menu asks on every screen; None where nothing was ever overtaken.
    """
    newest = models.Correction.objects.order_by("-pk").annotate(
        settled=_newest_of(models.Settlement, "at"),
        kept=_newest_of(models.Verdict, "at"),
        done=_newest_of(PageLogEntry, "timestamp"),
    )
    return newest.values_list("pk", "at", "settled", "kept", "done").first()


def _newest_of(rows: Any, moment: str) -> Subquery:
    return Subquery(rows.objects.order_by("-pk").values(moment)[:1])


@lru_cache(maxsize=2)
def _waiting(mark: tuple[Any, ...]) -> frozenset[int]:  # noqa: ARG001 — what is kept is kept by it
    """Return the pages with something to do."""
    told = corrections.last_words()
    states = _states(told)
    return frozenset(one.page for one, _of in told if states[one.number][0] is State.OPEN)


def place(number: int) -> Place | None:
    """Return one overtaken statement, None where no last word has this number."""
    for one, refers_to in corrections.last_words():
        if one.number == number:
            return _place(one, refers_to, _states([(one, refers_to)]))
    return None


_Told = tuple[Corrected, str]


def _states(told: Collection[_Told]) -> dict[int, tuple[State, str]]:
    live = set(
        PortalPage.objects.live().filter(pk__in={one.page for one, _ in told})
        .values_list("pk", flat=True)
    )  # fmt: skip
    settled = {
        row.correction_id: row
        for row in models.Settlement.objects.filter(
            correction__in=[one.number for one, _refers in told]
        )
    }
    standing = _standing(live)
    found: dict[int, tuple[State, str]] = {}
    for one, refers_to in told:
        settlement = settled.get(one.number)
        if one.page not in live:
            found[one.number] = (State.GONE, "")
        elif one.is_back:
            found[one.number] = (State.BACK, "")
        elif settlement is not None:
            found[one.number] = (State.SETTLED, _said_by(settlement))
        else:
            rows = standing.get((one.page, one.sentence, refers_to if one.is_live else one.said))
            waiver = next((row.waiver for row in rows or () if row.waiver), None)
            if not rows:
                found[one.number] = (State.MENDED, "")
            elif waiver:
                found[one.number] = (State.WAIVED, _said_by(waiver))
            else:
                found[one.number] = (State.OPEN, "")
    return found


def _standing(pages: Iterable[int]) -> Mapping[tuple[int, str, str], list[models.Verdict]]:
    """Return the statements that readers see, found by page, sentence and words or reference."""
    found: dict[tuple[int, str, str], list[models.Verdict]] = {}
    for row in keeping.standing().filter(page__in=set(pages)).select_related("waiver"):
        key = row.reference if row.is_live else row.statement
        found.setdefault((row.page_id, row.sentence, key), []).append(row)
    return found


def _said_by(row: "models.Settlement | models.Waiver") -> str:
    return f"{row.by_name}: {row.reason}"


def _assigned(pages: Iterable[int]) -> dict[int, Any]:
    newest = (
        models.Assignment.objects.filter(page_number__in=set(pages))
        .values("page_number").annotate(newest=Max("pk")).values("newest")
    )  # fmt: skip
    rows = models.Assignment.objects.filter(pk__in=newest).select_related("to")
    return {row.page_number: row.to for row in rows}


def _who_published(page: PortalPage) -> Any:
    revision = page.live_revision
    return (revision.user if revision else None) or page.owner


def _sections(pages: Iterable[PortalPage]) -> dict[str, tuple[int, str]]:
    """Return the page above each, by the path of the page."""
    paths = {page.path: page.path[: -PortalPage.steplen] for page in pages}
    above = {one.path: one for one in PortalPage.objects.filter(path__in=set(paths.values()))}
    return {
        path: (above[parent].pk, above[parent].title)
        for path, parent in paths.items()
        if parent in above
    }


def _place(one: Corrected, refers_to: str, states: Mapping[int, tuple[State, str]]) -> Place:
    state, why = states[one.number]
    changed = _changed(refers_to)
    return Place(
        told=one,
        state=state,
        why=why,
        source=changed.source if changed else "",
        key=str(changed.key) if changed else "",
    )


def _changed(refers_to: str) -> Observation | None:
    """Return the value that was recorded last of all that a figure stands on."""
    try:
        figure = ledger_queries.public_ledger().figure(reference.read(refers_to))
    except (NotAReference, NoSuchPeriod, UnknownIndicator, UnknownPlace):
        return None
    return max(figure.observations(), key=lambda seen: seen.recorded_at, default=None)
