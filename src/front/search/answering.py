"""A question comes with the address and a page of results goes back, with no script needed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from typing import Final
from urllib.parse import parse_qsl, urlencode

from congso.searching import terms
from congso.searching.terms import Question
from front import spoken
from front.pages import answers, dress, headers
from front.pages.answers import Answer
from front.pages.snapshot import Snapshot
from front.search import passages
from front.search.index import PER_PAGE, Filters, Found, Hit, Index, NoIndex, Renamed, TooLong
from front.spoken import Tongue, marked

ADDRESS: Final = "/tim-kiem/"
DRESS: Final = "tim-kiem.html"
"""Name of the page that form and results are set in."""
_MOST_FIELDS: Final = 12
_FIELDS: Final = frozenset({"q", "muc", "tu", "den", "trang", spoken.FIELD})
_LAST_PAGE: Final = 100
_DAY: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks."""

    question: Question
    filters: Filters
    page: int
    typed: dict[str, str]
    """The fields as they were typed, to be shown again."""
    tongue: Tongue
    """The language of the page that they were typed on."""
    problems: tuple[str, ...] = ()


def read(query: str) -> Asked:
    """Return what a query string asks; what cannot be read is told and left out."""
    try:
        pairs = parse_qsl(query, encoding="utf-8", errors="replace", max_num_fields=_MOST_FIELDS)
    except ValueError:
        pairs = []
    typed = {name: value for name, value in pairs if name in _FIELDS}
    tongue = spoken.named(typed.get(spoken.FIELD, ""))
    problems: list[str] = []
    since, until = (_day(typed.get(name, ""), problems, tongue) for name in ("tu", "den"))
    page = typed.get("trang", "1")
    number = int(page[:4]) if page.isascii() and page.isdigit() else 1
    return Asked(
        terms.read(typed.get("q", "")),
        Filters(typed.get("muc", "")[:100], since, until),
        min(max(number, 1), _LAST_PAGE),
        typed,
        tongue,
        tuple(problems),
    )


def answer(query: str, index: Index, snapshot: Snapshot | None) -> Answer:
    """Return the page of results for a query string."""
    asked = read(query)
    say = asked.tongue.say
    status, found, told = 200, None, ""
    if asked.question.words:
        try:
            found = index.find(asked.question, _open(asked.filters, snapshot), asked.page)
        except TooLong:
            status, told = 503, say("Câu hỏi này tìm quá lâu. Hãy bớt từ hoặc chọn thêm bộ lọc.")
        except NoIndex:
            status, told = 503, say("Chỉ mục tìm kiếm đang được dựng. Hãy thử lại sau ít phút.")
    body = _form(asked, found) + _told([told, *asked.problems])
    if found is not None:
        body += _results(asked, found)
    words = asked.question.text
    heading = say("Tìm “%(words)s”", words=words) if words else say("Tìm kiếm")
    page = dress.dressed(DRESS, heading, body, snapshot, asked.tongue)
    return answers.written(status, headers.HTML, page.encode())


def _open(filters: Filters, snapshot: Snapshot | None) -> Filters:
    """Return filters that tell of nothing that was taken down after the index was written.

    Raises: `NoIndex` where there is no build of which anything could be told.
    """
    if snapshot is None:
        raise NoIndex
    return replace(filters, open_to=snapshot.pages)


def _form(asked: Asked, found: Found | None) -> str:
    say = _escaping(asked.tongue)
    value = {name: escape(asked.typed.get(name, "")) for name in ("q", "tu", "den")}
    sections = "".join(
        f'<option value="{escape(name)}"{" selected" if name == asked.filters.section else ""}>'
        f"{say(name)} ({asked.tongue.number(count)})</option>"
        for name, count in (found.sections if found else ())
    )
    day = say("ngày/tháng/năm")
    code = asked.tongue.code
    language = f'<input type="hidden" name="{spoken.FIELD}" value="{code}">'
    return (
        f'<form class="search-form" role="search" action="{ADDRESS}">'
        f"{language if asked.tongue is not spoken.VIETNAMESE else ''}"
        f'<p><label for="tim-q">{say("Từ cần tìm")}</label>'
        f'<input class="field" id="tim-q" name="q" type="search" value="{value["q"]}"'
        f' maxlength="200"></p><p><label for="tim-muc">{say("Mục")}</label>'
        '<select class="field" id="tim-muc" name="muc">'
        f'<option value="">{say("Mọi mục")}</option>{sections}</select></p>'
        f'<p><label for="tim-tu">{say("Từ ngày")}</label><input class="field" id="tim-tu"'
        f' name="tu" value="{value["tu"]}" inputmode="numeric" placeholder="{day}"></p>'
        f'<p><label for="tim-den">{say("Đến ngày")}</label><input class="field" id="tim-den"'
        f' name="den" value="{value["den"]}" inputmode="numeric" placeholder="{day}"></p>'
        f'<p><button class="btn" type="submit">{say("Tìm")}</button></p></form>'
    )


def _escaping(tongue: Tongue) -> Callable[[str], str]:
    """Return what says a marked text as HTML."""
    return lambda text: escape(tongue.say(text))


def _told(sentences: Sequence[str]) -> str:
    return "".join(f'<p class="note">{escape(one)}</p>' for one in sentences if one)


def _results(asked: Asked, found: Found) -> str:
    tongue = asked.tongue
    told = tongue.count(found.total, marked("Có %(num)s trang."))
    if not found.total:
        told = tongue.say("Không có trang nào có những từ này.")
    if found.is_loose:
        told = tongue.count(
            found.total, marked("Không trang nào có đủ các từ; %(num)s trang có một phần.")
        )
    renamed = "".join(_renamed(one, asked) for one in found.renamed)
    own = tongue.mark_of("vi")
    figures = "".join(
        f'<li{own}><a href="{escape(one.address)}">{escape(one.name)}</a>'
        f"<b>{escape(one.said)}</b><span>{escape(one.period)} · {escape(one.place)}</span></li>"
        for one in found.figures
    )
    label = escape(tongue.say("Số liệu"))
    answered = f'<ul class="answers" aria-label="{label}">{figures}</ul>' if figures else ""
    words = [*asked.question.folded.split()]
    hits = "".join(_hit(one, words, tongue) for one in found.hits)
    listed = f'<ol class="hits">{hits}</ol>' if hits else ""
    return f'<p role="status">{escape(told)}</p>{renamed}{answered}{listed}{_paging(asked, found)}'


def _renamed(one: Renamed, asked: Asked) -> str:
    """Return the note that a place has another name now."""
    tongue, own = asked.tongue, asked.tongue.mark_of("vi")
    question = {"q": one.now}
    if tongue is not spoken.VIETNAMESE:
        question[spoken.FIELD] = tongue.code
    address = f"{ADDRESS}?{urlencode(question)}"
    said = escape(tongue.say("%(name)s từ ngày %(day)s là %(now)s.")) % {
        "name": f"<b{own}>{escape(one.name)}</b>",
        "day": tongue.day(one.day),
        "now": f'<a href="{escape(address)}"{own}>{escape(one.now)}</a>',
    }
    return f'<p class="note">{said}</p>'


def _hit(hit: Hit, words: list[str], tongue: Tongue) -> str:
    """Return one page that was found, in its own language where that is another."""
    title = _marked(passages.shown(hit.title, words, 300))
    meta = " · ".join(filter(None, (escape(tongue.say(hit.section)), tongue.day(hit.day))))
    own = tongue.mark_of(spoken.of_address(hit.address).code)
    return (
        f'<li><h2{own}><a class="bare" href="{escape(hit.address)}">{title}</a></h2>'
        f'<p{own}>{_marked(passages.shown(hit.text, words))}</p><p class="meta">{meta}</p></li>'
    )


def _marked(pieces: Sequence[passages.Piece]) -> str:
    return "".join(
        f"<mark>{escape(text)}</mark>" if is_word else escape(text) for text, is_word in pieces
    )


def _paging(asked: Asked, found: Found) -> str:
    last = min(-(-found.total // PER_PAGE), _LAST_PAGE)
    if last < 2:
        return ""
    near = sorted({1, last, *range(max(1, asked.page - 2), min(last, asked.page + 2) + 1)})
    say = asked.tongue.say
    links = "".join(
        f'<li><a href="{ADDRESS}?{escape(urlencode({**asked.typed, "trang": str(number)}))}"'
        f"{' aria-current=' + chr(34) + 'page' + chr(34) if number == asked.page else ''}"
        f' aria-label="{escape(say("Trang %(number)s", number=number))}">{number}</a></li>'
        for number in near
    )
    label = escape(say("Các trang kết quả"))
    return f'<nav class="paging" aria-label="{label}"><ul>{links}</ul></nav>'


def _day(typed: str, problems: list[str], tongue: Tongue) -> str:
    """Return a day as ISO writes it, "" for none; one that is no day is told."""
    if not typed.strip():
        return ""
    match = _DAY.fullmatch(typed.strip())
    try:
        if match is None:
            raise ValueError  # noqa: TRY301 — told below with the days that do not exist
        day, month, year, *iso = match.groups()
        year, month, day = (year, month, day) if year else tuple(iso)
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        problems.append(
            tongue.say(
                "“%(typed)s” không phải một ngày; hãy gõ ngày/tháng/năm, ví dụ 04/01/2024.",
                typed=typed[:20],
            )
        )
        return ""
