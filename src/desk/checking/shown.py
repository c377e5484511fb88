"""What the checking screens show: the text with its marks, four tallies, findings by severity."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congso.claims.review import AGREES, CONTRADICTS, INCONSISTENT, UNBOUND_FIGURE
from congso.writing import dates
from desk.checking import naming
from desk.checking.judgement import BROKEN, WITHHELD, Examination, Judgement
from desk.checking.naming import Choice
from desk.checking.passages import Passage, Slip
from desk.kit.clock import VIETNAM

_SIGNS = {
    AGREES: "ok",
    CONTRADICTS: "bad",
    BROKEN: "bad",
    WITHHELD: "bad",
    INCONSISTENT: "dif",
    UNBOUND_FIGURE: "free",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One judgement as a screen shows it."""

    number: int
    sign: str
    """ok, bad, dif, free or kept: shape and colour of the mark."""
    said: str
    """The verdict in words: trái sổ."""
    text: str
    sentence: str
    message: str
    sum: str
    replacement: str
    replaced: str
    """The digits that would go: 5.670 of “5.670 người”."""
    after: str
    """What stays behind them: người."""
    can_be_live: bool
    binds_as_it_is: bool
    can_be_renewed: bool
    printed: str
    about: str
    source: str
    place: str
    where: str
    """Where it stands, for the editor: Đoạn, Sapo."""
    anchor: str
    start: int
    end: int
    digits_start: int
    digits_end: int
    reference: str
    is_live: bool
    kept: str
    """Who answers for it, when and why; empty where nobody has to."""
    can_be_waived: bool
    phrase: str = ""
    """What the text calls it, to be remembered with the choice."""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class SlipShown:
    """A slip of the hand as a screen shows it; its names are those of a finding."""

    number: int
    message: str
    text: str
    replacement: str
    passage: str
    place: str
    anchor: str
    start: int
    end: int
    digits_start: int
    digits_end: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many figures have one verdict."""

    sign: str
    name: str
    count: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything beside the text."""

    may_go: bool
    gate: str
    """Chưa thể xuất bản. / Có thể xuất bản."""
    why: str
    summary: str
    tallies: tuple[Tally, ...]
    findings: tuple[Finding, ...]
    """What is wrong or unbound, gravest first."""
    kept: tuple[Finding, ...]
    agreeing: tuple[Finding, ...]
    binding: int = 0
    """How many of them can be bound at once: typed, in the text, printed alike."""
    slips: tuple[SlipShown, ...] = ()
    newer: tuple[Finding, ...] = ()
    """Live figures of which the ledger has a newer number."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage, and what was found there."""

    text: str
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage with its figures marked."""

    tag: str
    pieces: tuple[Piece, ...]


def panel(found: Examination) -> Panel:
    """Return what stands beside the text."""
    shown = {sign: [one for one in map(finding, found.judgements) if one.sign == sign]
             for sign in ("ok", "bad", "dif", "free", "kept")}  # fmt: skip
    stopping = len(found.stopping)
    free = len(shown["free"])
    return Panel(
        may_go=not stopping,
        gate=_("Chưa thể xuất bản.") if stopping else _("Có thể xuất bản."),
        why=_why(stopping, free),
        summary=_summary(found, {sign: len(ones) for sign, ones in shown.items()}),
        tallies=(
            Tally("ok", _("Khớp sổ"), len(shown["ok"]), "khop"),
            Tally("bad", _("Trái sổ"), len(shown["bad"]), "trai"),
            Tally("dif", _("Lệch trong bài"), len(shown["dif"]), "lech"),
            Tally("free", _("Chưa gắn"), len(shown["free"]), "chua"),
        ),
        findings=(*shown["bad"], *shown["dif"], *shown["free"]),
        kept=tuple(shown["kept"]),
        agreeing=tuple(one for one in shown["ok"] if not one.can_be_renewed),
        binding=sum(one.binds_as_it_is for one in found.judgements),
        newer=tuple(one for one in shown["ok"] if one.can_be_renewed),
        slips=tuple(
            _slip(len(found.judgements) + number, slip)
            for number, slip in enumerate(found.slips, start=1)
        ),
    )


def _slip(number: int, slip: Slip) -> SlipShown:
    start, end = slip.span.start, slip.span.end
    return SlipShown(
        number=number,
        message=slip.message,
        text=slip.text,
        replacement=slip.replacement,
        passage=slip.passage.text,
        place=slip.passage.place,
        anchor=slip.passage.anchor,
        start=start,
        end=end,
        digits_start=start,
        digits_end=end,
    )


def marked(passages: tuple[Passage, ...], found: Examination) -> tuple[Marked, ...]:
    """Return the text of the page, each figure marked by shape and colour."""
    return tuple(_marked(passage, found) for passage in passages)


def finding(one: Judgement) -> Finding:
    """Return one judgement as a screen shows it."""
    sign = "kept" if one.waiver else _SIGNS[one.verdict]
    return Finding(
        number=one.number,
        sign=sign,
        said=_("số được bảo mật") if one.verdict == WITHHELD else said_of(sign),
        text=one.text,
        sentence=one.sentence,
        message=one.message,
        sum=one.sum,
        replacement=one.replacement,
        replaced=one.passage.text[one.fitting.start : one.fitting.end],
        after=one.passage.text[one.fitting.end : one.span.end].strip(),
        can_be_live=one.can_be_live,
        binds_as_it_is=one.binds_as_it_is,
        can_be_renewed=one.can_be_renewed,
        printed=one.printed,
        about=f"{one.about} · {_('theo cách gọi đã xác nhận')}" if one.is_named else one.about,
        source=one.source,
        place=one.passage.place,
        where=one.passage.said,
        anchor=one.passage.anchor,
        start=one.span.start,
        end=one.span.end,
        digits_start=one.digits.start,
        digits_end=one.digits.end,
        reference=str(one.reference or ""),
        is_live=one.is_live,
        kept=_kept(one),
        can_be_waived=one.stops,
        phrase=naming.phrase_of(one.statement),
        choices=one.choices,
    )


def said_of(sign: str) -> str:
    """Return the verdict in words, as it stands hidden beside a mark."""
    return {
        "ok": _("khớp sổ"),
        "bad": _("trái sổ"),
        "dif": _("lệch trong bài"),
        "free": _("chưa gắn"),
        "kept": _("giữ nguyên có lý do"),
    }[sign]


def _marked(passage: Passage, found: Examination) -> Marked:
    pieces: list[Piece] = []
    at = 0
    for one in found.judgements:
        if one.passage.place != passage.place or one.span.start < at:
            continue
        pieces.append(Piece(passage.text[at : one.span.start]))
        pieces.append(Piece(passage.text[one.span.start : one.span.end], finding(one)))
        at = one.span.end
    pieces.append(Piece(passage.text[at:]))
    return Marked(passage.tag, tuple(piece for piece in pieces if piece.text))


def _kept(one: Judgement) -> str:
    if one.waiver is None:
        return ""
    day = dates.short(one.waiver.at.astimezone(VIETNAM).date())
    return _("%(name)s cho giữ nguyên ngày %(day)s: %(reason)s") % {
        "name": one.waiver.by_name,
        "day": day,
        "reason": one.waiver.reason,
    }


def _why(stopping: int, free: int) -> str:
    told: list[str] = []
    if stopping:
        told.append(
            ngettext(
                "Còn %(number)s chỗ phải sửa hoặc ghi lý do giữ nguyên.",
                "Còn %(number)s chỗ phải sửa hoặc ghi lý do giữ nguyên.",
                stopping,
            )
            % {"number": stopping}
        )
    if free:
        told.append(
            ngettext(
                "%(number)s số chưa gắn với sổ; nên gắn hoặc xem lại.",
                "%(number)s số chưa gắn với sổ; nên gắn hoặc xem lại.",
                free,
            )
            % {"number": free}
        )
    return " ".join(told) or _("Mọi số trong bài đều khớp sổ.")


def _summary(found: Examination, counts: dict[str, int]) -> str:
    total = len(found.judgements)
    if not total:
        return _("Bài chưa có số liệu nào.")
    named = (
        (counts["ok"], _("khớp")),
        (counts["free"], _("chưa gắn")),
        (counts["bad"] + counts["dif"], _("sai")),
        (counts["kept"], _("bỏ qua có lý do")),
    )
    parts = ", ".join(f"{count} {name}" for count, name in named if count)
    said = _("%(total)s số liệu: %(parts)s.") % {"total": total, "parts": parts}
    if found.passed_over:
        said += " " + _("Không tính %(number)s ngày tháng, số hiệu văn bản.") % {
            "number": found.passed_over
        }
    if found.slips:
        said += " " + _("%(number)s lỗi gõ.") % {"number": len(found.slips)}
    return said
