"""Reads all passages of a page against the ledger, and says of each figure whether it holds.

“tăng 86 trạm” beside 1.422 and 1.346 is told with the figure that would fit, the sum behind it, and
the place in the passage where the digits stand. A live figure cannot be mistyped: it is asked of
the ledger each time, so only its reference can be broken.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from congso.claims import review
from congso.claims.binding import Binding
from congso.claims.review import (
    AGREES,
    NOT_STATISTIC,
    UNBOUND_FIGURE,
    Review,
    Verdict,
)
from congso.claims.statement import OTHER, Statement
from congso.findings.finding import Span
from congso.indicators.indicator import UnknownIndicator
from congso.observations import reference
from congso.observations.ledger import Ledger
from congso.observations.reference import NotAReference, Reference
from congso.periods.calendar import NoSuchPeriod
from congso.places.gazetteer import UnknownPlace
from desk.checking import naming, remembering
from desk.checking.judgement import BROKEN, STOPPING, Examination, Judgement
from desk.checking.naming import Aliases
from desk.checking.passages import Bound, Passage, Slip
from desk.checking.remembering import Remembering
from desk.checking.sums import about_of, sum_of
from desk.ledger import queries

_BETWEEN = "\n\n"
_NEAREST = 3
_STOPS = re.compile(r"[.!?…]+[”\")]*\s+|\n")
_RANK = re.compile(r"\d+\s*/\s*\d+")


def examine(
    passages: Iterable[Passage],
    ledger: Ledger,
    home: str,
    aliases: Aliases | None = None,
) -> Examination:
    """Return what was found of every figure in the passages.

    Shape: passages in reading order; `home` is the portal's place; `aliases` go before guesses.
    """
    told, ledger = tuple(passages), remembering.of(ledger)
    starts, whole = _joined(told)
    bound = _bound(told, starts)
    reviewed, named = _reviewed(whole, bound, ledger, home, aliases or {})
    lone = dict(bound)
    judged: list[tuple[int, Judgement]] = []
    passed_over = 0
    for statement, binding, verdict in zip(
        reviewed.statements, reviewed.bindings, reviewed.verdicts, strict=True
    ):
        index = _passage_at(statement.start, starts)
        raw = _judged(told[index], starts[index], statement)
        at = _live_at(statement, bound)
        if at is not None:
            lone.pop(at, None)
            judged.append((statement.start, _of_live(raw, bound[at], ledger)))
        elif verdict.verdict == NOT_STATISTIC:
            passed_over += 1
        else:
            is_named = (statement.start, statement.end) in named
            found = replace(_of_typed(raw, verdict, binding, ledger), is_named=is_named)
            judged.append((statement.start, _with_choices(found, binding, ledger, home)))
    judged += [
        (start, _of_unread(Span(start, end), one, (told, starts, whole), ledger))
        for (start, end), one in lone.items()
    ]
    judged.sort(key=lambda entry: entry[0])
    judgements = tuple(
        replace(one, number=number) for number, (_at, one) in enumerate(judged, start=1)
    )
    return Examination(judgements, passed_over, tuple(_slips(reviewed, told, starts)))


def _bound(told: tuple[Passage, ...], starts: list[int]) -> dict[tuple[int, int], Bound]:
    return {
        (starts[index] + one.span.start, starts[index] + one.span.end): one
        for index, passage in enumerate(told)
        for one in passage.bound
    }


def _reviewed(
    whole: str,
    bound: Mapping[tuple[int, int], Bound],
    ledger: Ledger,
    home: str,
    aliases: Aliases,
) -> tuple[Review, Mapping[tuple[int, int], Reference]]:
    """Return the review of the text, and what was bound in it by words explained before."""
    references = {span: read for span, one in bound.items() if (read := _reference(one, ledger))}
    reviewed = review.review(whole, ledger, home, references)
    named = naming.confirmed(reviewed, aliases, ledger, home) if aliases else {}
    if named:
        reviewed = review.review(whole, ledger, home, {**named, **references})
    return reviewed, named


def _of_unread(
    span: Span, live: Bound, text: tuple[tuple[Passage, ...], list[int], str], ledger: Ledger
) -> Judgement:
    """Return the judgement of a live figure in which the reader saw no number."""
    told, starts, whole = text
    index = _passage_at(span.start, starts)
    said = Statement(span.start, span.end, whole[span.start : span.end], OTHER)
    return _of_live(_judged(told[index], starts[index], said), live, ledger)


def _with_choices(judged: Judgement, bound: Binding, ledger: Remembering, home: str) -> Judgement:
    if bound.references:
        return judged
    return replace(judged, choices=naming.choices(judged.statement, bound, ledger, home))


def _slips(reviewed: Review, told: tuple[Passage, ...], starts: list[int]) -> Iterator[Slip]:
    for slip in reviewed.slips:
        if slip.span is None:
            continue
        index = _passage_at(slip.span.start, starts)
        span = Span(slip.span.start - starts[index], slip.span.end - starts[index])
        if span.end <= len(told[index].text):
            yield Slip(told[index], span, slip.message, slip.expected or "")


def _of_typed(judged: Judgement, verdict: Verdict, binding: Binding, ledger: Ledger) -> Judgement:
    only = binding.references[0] if len(binding.references) == 1 else None
    found = replace(
        judged,
        verdict=verdict.verdict,
        expected=verdict.expected or "",
        message=verdict.message or _unbound_message(verdict.verdict, judged, binding, ledger),
    )
    return _with_figure(found, only, ledger)


def _joined(passages: tuple[Passage, ...]) -> tuple[list[int], str]:
    starts, at = list[int](), 0
    for passage in passages:
        starts.append(at)
        at += len(passage.text) + len(_BETWEEN)
    return starts, _BETWEEN.join(passage.text for passage in passages)


def _passage_at(position: int, starts: list[int]) -> int:
    return max(index for index, start in enumerate(starts) if start <= position)


def _live_at(
    statement: Statement, bound: Mapping[tuple[int, int], Bound]
) -> tuple[int, int] | None:
    return next(
        (span for span in bound if span[0] < statement.end and statement.start < span[1]), None
    )


def _reference(bound: Bound, ledger: Ledger) -> Reference | None:
    """Return what a live figure refers to, None where the ledger knows of no such figure."""
    try:
        wanted = reference.read(bound.reference)
        ledger.figure(wanted)
    except (NotAReference, NoSuchPeriod, UnknownIndicator, UnknownPlace):
        return None
    return wanted


def _judged(passage: Passage, start: int, statement: Statement) -> Judgement:
    span = Span(statement.start - start, min(statement.end - start, len(passage.text)))
    return Judgement(
        number=0,
        passage=passage,
        statement=statement,
        span=span,
        digits=_digits(statement, span),
        sentence=sentence_of(passage.text, span),
        verdict=UNBOUND_FIGURE,
    )


def _digits(statement: Statement, span: Span) -> Span:
    """Return where the number itself stands: 86 of “86 trạm”, 36/63 of “thứ 36/63”."""
    rank = _RANK.search(statement.text) if statement.of is not None else None
    if rank:
        return Span(span.start + rank.start(), span.start + rank.end())
    at = statement.text.find(statement.written) if statement.written else -1
    if at < 0 or statement.scale is not None or not statement.written:
        return span
    return Span(span.start + at, span.start + at + len(statement.written))


def sentence_of(text: str, span: Span) -> str:
    """Return the sentence of a passage that a span stands in.

    >>> sentence_of("Có 2,25 km. Năm 2023 có 1.422 trạm. Hết.", Span(24, 34))
    'Năm 2023 có 1.422 trạm.'
    """
    cuts = [match.end() for match in _STOPS.finditer(text) if _begins(text, match)]
    start = max((cut for cut in cuts if cut <= span.start), default=0)
    end = min((cut for cut in cuts if cut >= span.end), default=len(text))
    return text[start:end].strip()


def _begins(text: str, stop: re.Match[str]) -> bool:
    """Return whether a new sentence begins after a full stop and a blank, or a line does."""
    following = text[stop.end() : stop.end() + 1]
    return stop[0] == "\n" or following.isupper() or following in '“"('


def _of_live(judged: Judgement, live: Bound, ledger: Ledger) -> Judgement:
    """Return the judgement of a live figure: it agrees by itself unless it refers to nothing."""
    told = replace(judged, is_live=True, digits=live.span)
    try:
        wanted = reference.read(live.reference)
        then = queries.as_known(ledger, live.known_at) if live.known_at else ledger
        figure = then.figure(wanted)
    except (NotAReference, NoSuchPeriod, UnknownIndicator, UnknownPlace) as missing:
        return replace(told, verdict=BROKEN, message=str(missing))
    if figure.value is None or live.known_at is None:
        why = figure.missing or "thiếu thời điểm ghim"
        said = f"Số liệu sống {figure.name} không có giá trị: {why}. Hãy chọn lại số liệu."
        return replace(told, verdict=BROKEN, message=said, reference=wanted)
    now = ledger.figure(wanted)
    is_newer = now.quantity != figure.quantity
    message = f"Sổ đã có số mới: {now.quantity}." if is_newer else ""
    return replace(
        told,
        verdict=AGREES,
        reference=wanted,
        message=message,
        printed=now.printed if is_newer and now.value is not None else "",
        about=about_of(figure),
        source="; ".join(figure.sources),
        sum=sum_of(figure),
    )


def _with_figure(judged: Judgement, wanted: Reference | None, ledger: Ledger) -> Judgement:
    if wanted is None:
        return judged
    figure = ledger.figure(wanted)
    if figure.value is None:
        return replace(judged, reference=wanted)
    percent = figure.unit.symbol == "%" and not judged.statement.text.rstrip().endswith("%")
    fits = judged.statement.scale is None and judged.statement.approx is None and not percent
    return replace(
        judged,
        reference=wanted,
        printed=figure.printed if fits else "",
        about=about_of(figure),
        source="; ".join(figure.sources),
        sum=sum_of(figure) if judged.verdict in STOPPING else "",
    )


def _unbound_message(verdict: str, judged: Judgement, binding: Binding, ledger: Ledger) -> str:
    """Return why a number is bound to nothing, with the nearest names where there are any."""
    if verdict != UNBOUND_FIGURE:
        return ""
    names = [
        ledger.catalogue[one.indicator].name
        for one in binding.candidates[:_NEAREST]
        if one.indicator in ledger.catalogue
    ]
    if names:
        return f"Chưa gắn chắc chắn được. Gần nhất: {'; '.join(dict.fromkeys(names))}."
    about = f" về {judged.statement.measure}" if judged.statement.measure else ""
    return f"Không tìm thấy trong sổ số liệu nào{about} khớp chắc chắn với chỗ này."
