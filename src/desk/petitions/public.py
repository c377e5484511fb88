"""What readers find of letters: where to write, how a letter stands, those that all may read."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _

from congso.publication.touch import NOTHING, Change, Maker, Offered, Touch
from congso.publication.use import Recorder, Use, View
from desk.look.furniture import home_crumb
from desk.look.parts import Crumb, PageLink, Tag, page_address, paging
from desk.petitions import addresses, queries
from desk.petitions.actions import CHANGED
from desk.petitions.models import Letter
from desk.petitions.queries import Counts, Told

ADDRESS = addresses.WRITING
LETTER, LETTERS = "letter", "letters"
"""The kinds of use that a letter is, and the list of those that all may read."""
_ALL = "all"
_ON_A_SHEET = 20
_NEWEST = 5
_TONES = {
    Letter.State.RECEIVED: "",
    Letter.State.WORKING: "warn",
    Letter.State.ANSWERED: "ok",
    Letter.State.CLOSED: "",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A letter in a list."""

    letter: Told
    address: str
    tag: Tag


@dataclass(frozen=True, slots=True)
class WritingView:
    """The page on which readers write."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    newest: tuple[Line, ...]
    more: str


@dataclass(frozen=True, slots=True)
class LettersView:
    """A sheet of the letters that all may read."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    lines: tuple[Line, ...]
    counts: Counts
    paging: tuple[PageLink, ...]
    number: int


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter as all may read it, or how it stands for who has its code."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    letter: Told
    tag: Tag
    public: str
    """Where all can read it; empty where they may not."""
    is_standing: bool


def pages() -> Mapping[str, Offered]:
    """Return every address of letters with what makes it."""
    owners = [LETTERS, *(f"{LETTER} {number}" for number, _code in queries.numbers(public=False))]
    return {address: made for owner in owners for address, made in pages_of(owner).items()}


def pages_of(owner: str) -> Mapping[str, Offered]:
    """Return the pages of one letter, or those of all; none for anything else."""
    if owner == LETTERS:
        return {address: Offered(owner, maker) for address, maker in _of_all().items()}
    kind, _blank, number = owner.partition(" ")
    found = queries.told(int(number)) if kind == LETTER and number.isdecimal() else None
    if found is None:
        return {}
    made: dict[str, Maker] = {
        addresses.standing(found.receipt): partial(_letter, int(number), is_standing=True)
    }
    if found.is_public:
        made[addresses.of_letter(found.receipt)] = partial(_letter, int(number), is_standing=False)
    return {address: Offered(owner, maker) for address, maker in made.items()}


def touched(change: Change) -> Touch:
    """Return what a letter that moved on touches: its pages, and the list."""
    if change.kind != CHANGED:
        return NOTHING
    return Touch(
        frozenset({Use(LETTERS, _ALL), *(Use(LETTER, key) for key in change.keys)}),
        owners=frozenset({LETTERS, *(f"{LETTER} {key}" for key in change.keys)}),
    )


def current(use: Use) -> str | None:
    """Return the present fingerprint of a letter, or of the list; None for another room's use."""
    match use.kind:
        case "letter":
            return queries.state_of(use.key)
        case "letters":
            return queries.state_of_all()
        case _:
            return None


def is_private(address: str) -> bool:
    """Return whether a page is only for who has its code."""
    return address.startswith(addresses.STANDINGS)


def _of_all() -> Mapping[str, Maker]:
    sheets = max(1, -(-len(queries.numbers(public=True)) // _ON_A_SHEET))
    made: dict[str, Maker] = {ADDRESS: _writing}
    for number in range(1, sheets + 1):
        made[page_address(addresses.LETTERS, number)] = partial(_sheet, number)
    return made


def _writing(recorder: Recorder) -> View:
    recorder.used(LETTERS, _ALL, queries.state_of_all())
    found = [number for number, _code in queries.numbers(public=True)][:_NEWEST]
    page = WritingView(
        title=_("Góp ý, hỏi đáp"),
        summary=_(
            "Gửi thư đến Ban biên tập hoặc Sở. Thư được ghi lại ngay khi gửi, kể cả lúc phần cán "
            "bộ của cổng đang bảo trì, và có mã để xem kết quả."
        ),
        address=ADDRESS,
        crumbs=(home_crumb(),),
        newest=tuple(map(_line, queries.told_of(found))),
        more=addresses.LETTERS,
    )
    return View("petitions/writing.html", {"page": page})


def _sheet(number: int, recorder: Recorder) -> View:
    recorder.used(LETTERS, _ALL, queries.state_of_all())
    every = [one for one, _code in queries.numbers(public=True)]
    here = every[(number - 1) * _ON_A_SHEET : number * _ON_A_SHEET]
    page = LettersView(
        title=_("Thư của người dân, doanh nghiệp"),
        summary=_("Thư mà người gửi đồng ý cho đăng, tình trạng xử lý và câu trả lời."),
        address=addresses.LETTERS,
        crumbs=(home_crumb(), Crumb(_("Góp ý, hỏi đáp"), ADDRESS)),
        lines=tuple(map(_line, queries.told_of(here))),
        counts=queries.counts(),
        paging=paging(number, max(1, -(-len(every) // _ON_A_SHEET)), addresses.LETTERS),
        number=number,
    )
    return View("petitions/letters.html", {"page": page})


def _letter(number: int, recorder: Recorder, *, is_standing: bool) -> View:
    recorder.used(LETTER, str(number), queries.state_of(str(number)))
    letter = queries.told(number)
    if letter is None:
        raise LookupError(f"Thư số {number} không còn trang.")
    way = (home_crumb(), Crumb(_("Góp ý, hỏi đáp"), ADDRESS))
    public = addresses.of_letter(letter.receipt) if letter.is_public else ""
    standing = _("Thư %(code)s") % {"code": letter.receipt}
    page = LetterView(
        title=standing if is_standing else letter.subject,
        summary="",
        address=addresses.standing(letter.receipt) if is_standing else public,
        crumbs=way if is_standing else (*way, Crumb(_("Thư"), addresses.LETTERS)),
        letter=letter,
        tag=_tag(letter),
        public=public,
        is_standing=is_standing,
    )
    return View("petitions/letter.html", {"page": page}, letter.turns[-1].at)


def _line(letter: Told) -> Line:
    return Line(letter, addresses.of_letter(letter.receipt), _tag(letter))


def _tag(letter: Told) -> Tag:
    said = f"{letter.said[:1].upper()}{letter.said[1:]}"
    return Tag(said, _TONES[Letter.State(letter.state)])
