"""A reader sends something: it is looked at, written down, and only then acknowledged.

The addresses lie below ``/hop-thu/``; none of them needs the desk, its database or a script.
"""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from congso.inbox import entry
from congso.visits import counting, robots
from front import spoken
from front.inbox import forms, mailed, replies, resting, telling
from front.inbox.box import Box, NotKept
from front.inbox.forms import FORMS, Filled, Form, NotAForm
from front.inbox.mailed import Deed
from front.inbox.marks import Marks
from front.inbox.pace import Pace
from front.pages import addresses, answers, headers
from front.pages.answers import Answer
from front.pages.snapshot import Snapshot
from front.spoken import Tongue

PREFIX: Final = "/hop-thu/"
PICTURE: Final = f"{PREFIX}xem.gif"
"""Counts a view where no script runs; the page is the one that the browser names as referrer."""
STANDINGS: Final = "/gop-y/tra-cuu/"
"""Below it the press writes a page for each letter, by its code."""
LONGEST_BODY: Final = 128 * 1024
_TYPE: Final = "application/x-www-form-urlencoded"
_GIF: Final = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)
_ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Letters and digits of receipts that cannot be mistaken for one another."""
_DRAWN: Final = 8
"""So many of them: six met each other once in thirty thousand letters of a day."""

logger: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """A request that brings something."""

    method: str
    path: str
    body: bytes
    field: Callable[[str], str]
    """The value of a header by its name in small letters; "" when absent."""
    address: str
    """Of the reader, without a port; used for the mark of the day and for the pace, never kept."""


class Receiving:
    """Takes what readers send and puts it into the box."""

    def __init__(self, box: Box, marks: Marks, now: Callable[[], datetime] | None = None) -> None:
        """Write to `box`, telling readers apart by `marks`."""
        self._box = box
        self._marks = marks
        self._now = now or (lambda: datetime.now(UTC))
        self._pace = Pace()

    async def answer(self, sent: Sent, snapshot: Snapshot | None) -> Answer:
        """Return what the reader is told; nothing is said to have arrived before it is safe."""
        if sent.path == PICTURE and sent.method in answers.METHODS:
            return await self._picture(sent)
        rest = sent.path.removeprefix(PREFIX)
        if (link := mailed.read(rest)) is not None:
            return await self._linked(sent, *link, snapshot)
        form, tongue = FORMS.get(rest), came_from(sent.field)
        if form is None:
            return answers.notice(404, tongue=tongue)
        if sent.method != "POST":
            return answers.notice(405, [("allow", "POST")], tongue)
        if not _is_from_here(sent):
            heading = tongue.say("Không nhận từ trang khác")
            told = [tongue.say("Hãy gửi từ chính trang của cổng.")]
            return replies.said(403, heading, told, snapshot, tongue)
        if form.kind == "visit":
            return await self._view(sent, form)
        if form.kind == "standing":
            return _standing(sent, form, snapshot)
        return await self._filled_in(sent, form, snapshot)

    async def _linked(
        self, sent: Sent, deed: Deed, token: str, snapshot: Snapshot | None
    ) -> Answer:
        """Ask, or when it is posted keep what a link of a mail says; mails are Vietnamese.

        Shape: posted by a mail program it comes from elsewhere; the token is what counts.
        """
        tongue = spoken.VIETNAMESE
        say = tongue.say
        if sent.method in answers.METHODS:
            button = (sent.path, say(deed.button))
            heading, asks = say(deed.heading), [say(deed.asks)]
            return replies.said(200, heading, asks, snapshot, tongue, button=button)
        if sent.method != "POST":
            return answers.notice(405, [("allow", "GET, HEAD, POST")])
        one = entry.Entry(secrets.token_hex(12), self._now(), deed.kind, {"ma": token})
        try:
            await self._box.put(entry.written(one))
        except NotKept as fault:
            logger.error("Chưa giữ được một mục %s: %s.", deed.kind, fault)  # noqa: TRY400 — told in one line
            return telling.not_kept(snapshot, tongue)
        return replies.said(200, say("Đã nhận"), [say(deed.done)], snapshot, tongue)

    async def _picture(self, sent: Sent) -> Answer:
        if sent.method == "GET":
            page = _path_of(sent.field("referer"), sent.field("host"))
            if not await self._count(sent, page):
                return _not_now()
        return answers.written(200, "image/gif", _GIF)

    async def _view(self, sent: Sent, form: Form) -> Answer:
        try:
            filled = form.read(forms.decoded(sent.body))
        except NotAForm:
            return answers.notice(400)
        if not filled.problems and not await self._count(sent, filled.fields["trang"]):
            return _not_now()
        return _nothing()

    async def _count(self, sent: Sent, page: str) -> bool:
        """Count a view unless a program, or a browser that only looks ahead, asked for it.

        Shape: False when it should have been counted and could not be kept.
        """
        agent = sent.field("user-agent")
        ahead = "prefetch" in f"{sent.field('sec-purpose')} {sent.field('purpose')}".lower()
        if not page or ahead or robots.is_robot(agent):
            return True
        now = self._now()
        mark = self._marks.of(sent.address, agent, counting.day_of(now))
        line = entry.written(
            entry.Entry(secrets.token_hex(12), now, "visit", {"trang": page, "dau": mark})
        )
        try:
            await self._box.put(line)
        except NotKept as fault:
            logger.warning("Một lượt xem chưa ghi được: %s.", fault)
            return False
        return True

    async def _filled_in(self, sent: Sent, form: Form, snapshot: Snapshot | None) -> Answer:
        if not _is_form(sent):
            return answers.notice(415, tongue=came_from(sent.field))
        try:
            told = forms.decoded(sent.body)
        except NotAForm as fault:
            return telling.unread(fault, snapshot, came_from(sent.field))
        tongue = _tongue(told, sent)
        filled = form.read(told, tongue)
        typed, say = _typed(filled), tongue.say
        if (end := resting.until(snapshot, now := self._now())) is not None:
            return resting.told(end, now, snapshot, tongue, typed)
        if filled.problems:
            back = say("Hãy quay lại trang trước, sửa những chỗ này rồi gửi lại.")
            problems = [*filled.problems, back]
            return replies.said(422, say("Chưa gửi được"), problems, snapshot, tongue, typed=typed)
        if not self._pace.allows(sent.address, form.kind, self._now()):
            wait = [say("Từ nơi này vừa có nhiều lượt gửi. Hãy gửi lại sau ít phút.")]
            later = [("retry-after", "600")]
            heading = say("Xin chờ một lát")
            return replies.said(429, heading, wait, snapshot, tongue, typed=typed, more=later)
        return await self._kept(form, filled, told, snapshot, tongue)

    async def _kept(
        self,
        form: Form,
        filled: Filled,
        told: dict[str, str],
        snapshot: Snapshot | None,
        tongue: Tongue,
    ) -> Answer:
        now = self._now()
        fields = dict(filled.fields)
        if form.has_receipt:
            fields["ma"] = _receipt(now)
        if told.get(forms.TRAP):
            fields["nghi-ngo"] = "1"
        try:
            await self._box.put(
                entry.written(entry.Entry(secrets.token_hex(12), now, form.kind, fields))
            )
        except (NotKept, entry.NotAnEntry) as fault:
            logger.error("Chưa giữ được một mục %s: %s.", form.kind, fault)  # noqa: TRY400 — told in one line
            return telling.not_kept(snapshot, tongue, _typed(filled))
        thanks = telling.thanks(form, fields, tongue)
        return replies.said(200, tongue.say("Đã nhận"), thanks, snapshot, tongue)


def _standing(sent: Sent, form: Form, snapshot: Snapshot | None) -> Answer:
    """Lead to the page that tells how a letter stands; the desk writes one for each."""
    try:
        told = forms.decoded(sent.body)
    except NotAForm as fault:
        return telling.unread(fault, snapshot, came_from(sent.field))
    tongue = _tongue(told, sent)
    filled = form.read(told, tongue)
    if filled.problems:
        return replies.said(422, tongue.say("Chưa tra được"), filled.problems, snapshot, tongue)
    code = forms.receipt(filled.fields["ma"])
    page = f"{STANDINGS}{code.lower()}/"
    if snapshot is None or page not in snapshot.pages:
        heading = tongue.say("Chưa thấy thư mang mã này")
        wait = tongue.say(
            "Thư vừa gửi cần vài phút mới có trang theo dõi. Hãy xem lại mã rồi thử lại sau."
        )
        return replies.said(404, heading, [wait], snapshot, tongue)
    return Answer(
        303,
        [
            ("location", page),
            ("content-length", "0"),
            ("cache-control", headers.NEVER_KEPT),
            *headers.SECURITY,
        ],
    )


def _typed(filled: Filled) -> str:
    return "\n".join(value for name, value in filled.fields.items() if name in _WORDS)


_WORDS: Final = frozenset({"tieu-de", "noi-dung", "cho-sai", "dung-la", "vi-sao"})


def _receipt(now: datetime) -> str:
    drawn = "".join(secrets.choice(_ALPHABET) for _ in range(_DRAWN))
    return f"{counting.day_of(now):%y%m%d}-{drawn}"


def _not_now() -> Answer:
    return answers.notice(503, [("retry-after", "60")])


def _nothing() -> Answer:
    return Answer(204, [("cache-control", headers.NEVER_KEPT), *headers.SECURITY])


def came_from(field: Callable[[str], str]) -> Tongue:
    """Return the language of the page that a request was sent from, by its headers."""
    return spoken.of_address(_path_of(field("referer"), field("host")))


def _tongue(told: dict[str, str], sent: Sent) -> Tongue:
    """Return the language that a form names, else that of the page that it was sent from."""
    named = told.get(spoken.FIELD)
    return came_from(sent.field) if named is None else spoken.named(named)


def _is_form(sent: Sent) -> bool:
    return sent.field("content-type").partition(";")[0].strip().lower() == _TYPE


def _is_from_here(sent: Sent) -> bool:
    """Say whether a page of this site sent it, as browsers tell; who tells nothing is let in."""
    site = sent.field("sec-fetch-site")
    if site and site not in {"same-origin", "none"}:
        return False
    origin = sent.field("origin")
    return not origin or origin.partition("://")[2] == sent.field("host")


def _path_of(referrer: str, host: str) -> str:
    """Return the path of a referrer on this host, "" for any other."""
    _scheme, _mark, rest = referrer.partition("://")
    place, slash, path = rest.partition("/")
    path = f"{slash}{path}".partition("?")[0].partition("#")[0]
    is_here = bool(path) and place == host and len(path) <= 500 and addresses.is_local(path)
    return path if is_here else ""
