"""A question comes with the address and a page of results goes back, with no script needed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final
from urllib.parse import parse_qsl, urlencode

from congso.searching import terms
from congso.searching.terms import Question
from front.pages import answers, headers
from front.pages.answers import Answer
from front.pages.negotiation import IDENTITY
from front.pages.snapshot import Snapshot
from front.search import passages
from front.search.index import PER_PAGE, Filters, Found, Hit, Index, NoIndex, TooLong

ADDRESS: Final = "/tim-kiem/"
DRESS: Final = "/tim-kiem.html"
_BODY: Final = "[[body]]"
_HEADING: Final = "[[heading]]"
_MOST_FIELDS: Final = 12
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
    problems: tuple[str, ...] = ()


def read(query: str) -> Asked:
    """Return what a query string asks; what cannot be read is told and left out."""
    try:
        pairs = parse_qsl(query, encoding="utf-8", errors="replace", max_num_fields=_MOST_FIELDS)
    except ValueError:
        pairs = []
    typed = {name: value for name, value in pairs if name in {"q", "muc", "tu", "den", "trang"}}
    problems: list[str] = []
    since, until = (_day(typed.get(name, ""), problems) for name in ("tu", "den"))
    page = typed.get("trang", "1")
    number = int(page[:4]) if page.isascii() and page.isdigit() else 1
    return Asked(
        terms.read(typed.get("q", "")),
        Filters(typed.get("muc", "")[:100], since, until),
        min(max(number, 1), _LAST_PAGE),
        typed,
        tuple(problems),
    )


def answer(query: str, index: Index, snapshot: Snapshot | None) -> Answer:
    """Return the page of results for a query string."""
    asked = read(query)
    status, found, told = 200, None, ""
    if asked.question.words:
        try:
            found = index.find(asked.question, asked.filters, asked.page)
        except TooLong:
            status, told = 503, "Câu hỏi này tìm quá lâu. Hãy bớt từ hoặc chọn thêm bộ lọc."
        except NoIndex:
            status, told = 503, "Chỉ mục tìm kiếm đang được dựng. Hãy thử lại sau ít phút."
    body = _form(asked, found) + _told([told, *asked.problems])
    if found is not None:
        body += _results(asked, found)
    words = asked.question.text
    heading = f"Tìm “{words}”" if words else "Tìm kiếm"
    page = _dress(snapshot).replace(_HEADING, escape(heading)).replace(_BODY, body)
    return answers.written(status, headers.HTML, page.encode())


def _form(asked: Asked, found: Found | None) -> str:
    value = {name: escape(asked.typed.get(name, "")) for name in ("q", "tu", "den")}
    sections = "".join(
        f'<option value="{escape(name)}"{" selected" if name == asked.filters.section else ""}>'
        f"{escape(name)} ({count})</option>"
        for name, count in (found.sections if found else ())
    )
    return (
        f'<form class="search-form" role="search" action="{ADDRESS}">'
        '<p><label for="tim-q">Từ cần tìm</label>'
        f'<input class="field" id="tim-q" name="q" type="search" value="{value["q"]}"'
        ' maxlength="200"></p>'
        f'<p><label for="tim-muc">Mục</label><select class="field" id="tim-muc" name="muc">'
        f'<option value="">Mọi mục</option>{sections}</select></p>'
        '<p><label for="tim-tu">Từ ngày</label><input class="field" id="tim-tu" name="tu"'
        f' value="{value["tu"]}" inputmode="numeric" placeholder="ngày/tháng/năm"></p>'
        '<p><label for="tim-den">Đến ngày</label><input class="field" id="tim-den" name="den"'
        f' value="{value["den"]}" inputmode="numeric" placeholder="ngày/tháng/năm"></p>'
        '<p><button class="btn" type="submit">Tìm</button></p></form>'
    )


def _told(sentences: Sequence[str]) -> str:
    return "".join(f'<p class="note">{escape(one)}</p>' for one in sentences if one)


def _results(asked: Asked, found: Found) -> str:
    count = f"{found.total:,}".replace(",", ".")
    told = f"Có {count} trang." if found.total else "Không có trang nào có những từ này."
    if found.is_loose:
        told = f"Không trang nào có đủ các từ; {count} trang có một phần."
    renamed = "".join(
        f'<p class="note"><b>{escape(one.name)}</b> từ ngày {_told_day(one.day)} là'
        f' <a href="{ADDRESS}?{urlencode({"q": one.now})}">{escape(one.now)}</a>.</p>'
        for one in found.renamed
    )
    figures = "".join(
        f'<li><a href="{escape(one.address)}">{escape(one.name)}</a>'
        f"<b>{escape(one.said)}</b><span>{escape(one.period)} · {escape(one.place)}</span></li>"
        for one in found.figures
    )
    answered = f'<ul class="answers" aria-label="Số liệu">{figures}</ul>' if figures else ""
    words = [*asked.question.folded.split()]
    hits = "".join(_hit(one, words) for one in found.hits)
    listed = f'<ol class="hits">{hits}</ol>' if hits else ""
    return f'<p role="status">{told}</p>{renamed}{answered}{listed}{_paging(asked, found)}'


def _hit(hit: Hit, words: list[str]) -> str:
    title = _marked(passages.shown(hit.title, words, 300))
    meta = " · ".join(filter(None, (escape(hit.section), _told_day(hit.day))))
    return (
        f'<li><h2><a class="bare" href="{escape(hit.address)}">{title}</a></h2>'
        f'<p>{_marked(passages.shown(hit.text, words))}</p><p class="meta">{meta}</p></li>'
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
    links = "".join(
        f'<li><a href="{ADDRESS}?{escape(urlencode({**asked.typed, "trang": str(number)}))}"'
        f"{' aria-current=' + chr(34) + 'page' + chr(34) if number == asked.page else ''}"
        f' aria-label="Trang {number}">{number}</a></li>'
        for number in near
    )
    return f'<nav class="paging" aria-label="Các trang kết quả"><ul>{links}</ul></nav>'


def _day(typed: str, problems: list[str]) -> str:
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
            f"“{typed[:20]}” không phải một ngày; hãy gõ ngày/tháng/năm, ví dụ 04/01/2024."
        )
        return ""


def _told_day(iso: str) -> str:
    year, _dash, rest = iso.partition("-")
    return f"{rest[3:5]}/{rest[:2]}/{year}" if rest else ""


def _dress(snapshot: Snapshot | None) -> str:
    page = snapshot.pages.get(DRESS) if snapshot else None
    held = page.variants[IDENTITY].body if page else None
    text = held.decode("utf-8", "replace") if held else ""
    return text if _BODY in text else _PLAIN


_PLAIN: Final = (
    '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    f"<title>{_HEADING} – Cổng Số</title>\n</head>\n<body>\n<main>\n"
    f'<h1>{_HEADING}</h1>\n{_BODY}\n<p><a href="/">Về trang chủ</a></p>\n</main>\n'
    "</body>\n</html>\n"
)
