"""What may be asked of letters: which wait, which all may read, and how pages are rated."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, Q, Sum

from congso.publication.use import fingerprint
from desk.kit import clock
from desk.kit.clock import VIETNAM
from desk.petitions.models import ANSWERED_WITHIN, Letter, Rating, Step, Why

PER_PAGE = 30
OPEN, LATE, DONE, RETURNED = "mo", "qua-han", "xong", "khong-den"
_State: Any = Letter.State
_OPEN = (_State.RECEIVED, _State.WORKING)
_TOLD = (Step.Act.ASSIGNED, Step.Act.PROGRESS, Step.Act.ANSWERED, Step.Act.CLOSED)
"""Deeds of which the sender learns; who did them stays in the office."""


@dataclass(frozen=True, slots=True)
class Rated:
    """How often a page was found useful, or not."""

    page: str
    useful: int
    useless: int
    why: tuple[str, ...]
    """The newest reasons that readers gave."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that happened to a letter, as its sender is told."""

    at: datetime
    said: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A letter as readers may see it; of one that is not public only how it stands."""

    receipt: str
    kind: str
    to: str
    state: str
    said: str
    received_at: datetime
    due_on: date
    answered_at: datetime | None
    is_public: bool
    turns: tuple[Turn, ...]
    subject: str = ""
    text: str = ""
    answer: str = ""
    unit: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.state in _OPEN


@dataclass(frozen=True, slots=True)
class Counts:
    """How the letters of all readers stand, for all to see."""

    received: int
    answered: int
    in_time: int
    """Of those answered, before the last day was over."""


def letters(
    seen: Q | None = None, *, wanted: str = "", state: str = OPEN, page: int = 1
) -> Page[Letter]:
    """Return a page of letters; those that wait stand with the nearest last day first.

    Shape: `seen` asks which may be shown; `wanted` is a receipt or words of it, and looks through
    letters of any state.
    """
    rows = Letter.objects.select_related("assigned_to").filter(seen or Q())
    if wanted:
        rows = rows.filter(
            Q(receipt__iexact=wanted) | Q(subject__icontains=wanted) | Q(text__icontains=wanted)
        )
        return Paginator(rows, PER_PAGE).get_page(page)
    if state == RETURNED:
        came_back = rows.filter(returned_at__isnull=False).order_by("returned_at")
        return Paginator(came_back, PER_PAGE).get_page(page)
    if state == DONE:
        return Paginator(rows.exclude(state__in=_OPEN), PER_PAGE).get_page(page)
    found = sorted(rows.filter(state__in=_OPEN), key=lambda one: (one.due_on, one.received_at))
    if state == LATE:
        found = [one for one in found if one.due_on < clock.today()]
    return Paginator(found, PER_PAGE).get_page(page)


def answered_within() -> int:
    """Return in how many working days a letter is answered, or its progress told."""
    return ANSWERED_WITHIN


def late(seen: Q | None = None) -> int:
    """Return how many letters wait beyond their last day."""
    today = clock.today()
    return sum(one.due_on < today for one in Letter.objects.filter(seen or Q(), state__in=_OPEN))


def came_back(seen: Q | None = None) -> int:
    """Return of how many answers the mail did not arrive, and nobody has told the sender since."""
    return Letter.objects.filter(seen or Q(), returned_at__isnull=False).count()


def one(number: int) -> Letter:
    """Return a letter.

    Raises: `Letter.DoesNotExist`.
    """
    return Letter.objects.get(pk=number)


def steps(letter: Letter) -> tuple[tuple[datetime, str, str, str], ...]:
    """Return what was done about a letter: when, who, what, and the note."""
    return tuple(
        (step.at, step.by_name, str(step.get_act_display()), step.note)
        for step in letter.steps.all()
    )


def numbers(*, public: bool) -> tuple[tuple[int, str], ...]:
    """Return number and code of each letter, or of each that all may read, the newest first."""
    rows = Letter.objects.order_by("-received_at", "-pk")
    rows = rows.filter(is_public=True) if public else rows.filter(_has_standing())
    return tuple(rows.values_list("pk", "receipt"))


def told(number: int) -> Told | None:
    """Return a letter as readers may see it, None where it has no page."""
    row = Letter.objects.filter(_has_standing(), pk=number).prefetch_related("steps").first()
    return _told(row) if row else None


def told_of(wanted: Iterable[int]) -> tuple[Told, ...]:
    """Return letters by their numbers, in the order given."""
    found = Letter.objects.prefetch_related("steps").in_bulk(list(wanted))
    return tuple(_told(found[number]) for number in wanted if number in found)


def counts() -> Counts:
    """Return how many letters came, were answered, and in time."""
    rows = Letter.objects.filter(kind=Letter.Kind.LETTER, is_suspect=False)
    answered = rows.filter(state=_State.ANSWERED, answered_at__isnull=False)
    in_time = sum(
        one.answered_at.astimezone(VIETNAM).date() <= one.due_on
        for one in answered.only("received_at", "answered_at", "put_off_to")
    )
    return Counts(rows.count(), answered.count(), in_time)


def state_of(number: str) -> str:
    """Return a text that changes when readers may see something else of a letter."""
    found = told(int(number)) if number.isdecimal() else None
    return fingerprint(found)


def state_of_all() -> str:
    """Return a text that changes when the list of public letters, or their counts, do."""
    return fingerprint(counts(), *((one, state_of(str(one))) for one, _ in numbers(public=True)))


def ratings(seen: Q | None = None) -> tuple[Rated, ...]:
    """Return the pages that readers rated, those found useless most often first."""
    rows = (
        Rating.objects.filter(seen or Q())
        .values("page")
        .annotate(yes=Sum("useful"), no=Sum("useless"))
        .order_by(F("no").desc(), "page")[:PER_PAGE]
    )
    return tuple(
        Rated(
            row["page"], row["yes"], row["no"],
            tuple(Why.objects.filter(page=row["page"]).values_list("text", flat=True)[:3]),
        )
        for row in rows
    )  # fmt: skip


def _has_standing() -> Q:
    """What looks like rubbish has no page until somebody has looked at it."""
    return ~Q(is_suspect=True, state=_State.RECEIVED)


def _told(row: Letter) -> Told:
    turns = [Turn(row.received_at, str(_State.RECEIVED.label))]
    turns += [Turn(step.at, *_said(step)) for step in row.steps.all() if step.act in _TOLD]
    shown = row.is_public
    return Told(
        receipt=row.receipt,
        kind=row.kind,
        to=str(row.get_to_display()),
        state=row.state,
        said=str(row.get_state_display()),
        received_at=row.received_at,
        due_on=row.due_on,
        answered_at=row.answered_at,
        is_public=shown,
        turns=tuple(turns),
        subject=row.public_subject if shown else "",
        text=row.public_text if shown else "",
        answer=row.answer if shown and row.state == _State.ANSWERED else "",
        unit=row.unit,
    )


def _said(step: Step) -> tuple[str, str]:
    match step.act:
        case Step.Act.ASSIGNED:
            return str(_State.WORKING.label), ""
        case Step.Act.PROGRESS:
            return str(step.get_act_display()), step.note
        case Step.Act.CLOSED:
            return str(_State.CLOSED.label), step.note
        case _:
            return str(_State.ANSWERED.label), ""
