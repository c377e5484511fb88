"""Two levels of one thing lead to the change told near them, however the text puts the three.

“Năm trước sản lượng là 79.000 tấn, năm nay đạt 84.600 tấn, tăng 7,1%”: 79.000 and 84.600 make 7,1%,
and 7,7% is one digit away from what they make.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from congso.claims import near_misses, precision
from congso.claims.near_misses import Fit
from congso.claims.statement import CHANGE, COVERAGE, LEVEL, RANK, SHARE, Statement
from congso.claims.surroundings import Surroundings, digits, is_of_a_year, unit_of
from congso.findings.finding import Finding, Span

_FORMS = {"delta_abs", "delta_pct", "delta_pp", "index_pct", "multiple"}
_ADDED = {"delta_abs", "delta_pp"}
_BEFORE, _AFTER = 5, 3
_FEWEST_DIGITS = 5
_FAR = 2
_EARLIER = re.compile(
    r"(?<!\w)(?:cùng kỳ|cùng thời điểm|(?:năm|vụ|tháng|quý|kỳ|mùa|khóa|phiên|tuần|lần)(?: học)? "
    r"(?:trước|ngoái)|đầu (?:năm|kỳ|nhiệm kỳ)|trước đó|trước đây|so với|kỳ gốc)(?!\w)|"
    r"\(từ |\((?:năm|quý|tháng|vụ) (?!nay)"
)
_LATER = re.compile(r"(?<!\w)(?:năm nay|hiện nay|đến nay|nay|hiện|kỳ này|vụ này)(?!\w)")
_OF_THEN = re.compile(
    r"\)?,? ?(?:của |vào |trong |ở |hồi )?(?:cùng kỳ|(?:năm|vụ|tháng|quý|kỳ)(?: học)? "
    r"(?:trước|ngoái)|đầu năm|cuối năm (?:trước|ngoái))"
)
_AGAIN = re.compile(
    r",? ?(?:\(|tương đương|tức(?: là)?|hay|ứng với|tương ứng)(?: với)?(?: ?(?:tăng|giảm))? ?"
)
_FROM = re.compile(r"(?<!\w)từ(?: mức| con số| chỗ| vị trí| thứ)?(?: khoảng)? ?(?:thứ )?$")
_TO = re.compile(r"^[^.;\n]{0,50}?(?<!\w)(?:lên|xuống|còn|đến|tới|thành)(?!\w)")
_NAMED = re.compile(r"(?<!\w)(?P<of>tháng|quý|năm) (?P<n>\d{1,4}|iv|i{1,3})(?!\w)")
_YEAR = re.compile(r"(?<!\w)năm (?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(
    r"là|đạt|chỉ|mới|có|được|khoảng|này|con|số|mức|ở|của|năm|kỳ|cùng|trước|ngoái|thì|chúng|ta|toàn|"
    r"tỉnh|huyện|xã|cả|với|tại|vào|đầu|cuối|trong|thời|điểm"
)
_FOREIGN = 3
_CLAUSE = re.compile(r"[.;\n]|,(?= )")


@dataclass(frozen=True, slots=True)
class Led:
    """A change, and the pairs of levels that may lead to it, the later first."""

    by: Statement
    pairs: tuple[tuple[Statement, Statement], ...]


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Led]]:
    """Return each change with the levels around it, one of which is told for an earlier time."""
    around = Surroundings.of(statements, text)
    found = {at: _pairs(around, at) for at in range(len(around.told))}
    explained = {
        pair
        for at, pairs in found.items()
        for pair in pairs
        if _fit(around.told[at], *(around.told[place] for place in pair)) is Fit.FITS
    }
    for at, pairs in found.items():
        if pairs and (explained.isdisjoint(pairs) or _is_said_again(around, at)):
            parties = {at, *(place for pair in pairs for place in pair)}
            yield (
                tuple(sorted(around.indices[place] for place in parties)),
                Led(around.told[at], tuple((around.told[a], around.told[b]) for a, b in pairs)),
            )


def _is_said_again(around: Surroundings, at: int) -> bool:
    """Whether a change is told in another measure right after: giảm 309 ca, tương đương 20%."""
    if at + 1 == len(around.told) or around.told[at + 1].kind != CHANGE:
        return False
    return _AGAIN.fullmatch(around.between(at, at + 1)) is not None


def _pairs(around: Surroundings, at: int) -> list[tuple[int, int]]:
    """Return the levels that may lead to a change: what it changes, and an earlier one near it."""
    one = around.told[at]
    if one.kind != CHANGE or one.form not in _FORMS or not around.is_exact(at):
        return []
    if is_of_a_year(around.text, one):
        return []
    levels = [
        place
        for place in around.near(at, _BEFORE, _AFTER)
        if _is_level(around, place) and abs(around.apart(place, at)) <= _FAR
    ]
    changed = one.related("change_of")
    return [
        (now, before)
        for now in levels
        for before in levels
        if now != before
        and (
            changed in {None, around.indices[now]}
            or (changed == around.indices[before] and _is_earlier(around, before))
        )
        and _is_pair(around, now, before, at)
    ]


def _is_level(around: Surroundings, at: int) -> bool:
    one = around.told[at]
    known = (one.kind in {LEVEL, SHARE, COVERAGE} and not one.of) or (
        one.kind == RANK and bool(one.written)
    )
    goal = one.status is not None and (one.status != "target" or around.is_planned(at, said=True))
    return known and not (one.approx or one.value_max or goal) and bool(one.value)


def _is_pair(around: Surroundings, now: int, before: int, at: int) -> bool:
    """Whether one figure is told for an earlier time than another of the same thing."""
    new, old, by = around.told[now], around.told[before], around.told[at]
    if (new.kind == RANK) != (old.kind == RANK) or (new.kind == RANK) != (
        by.unit in {"bậc", "hạng"}
    ):
        return False
    if not around.are_of_one_kind(now, before) or unit_of(new) == "%" != unit_of(old):
        return False
    points = unit_of(new) == "%"
    if points and by.form not in _ADDED | {"delta_pct"}:
        return False
    if by.form == "delta_abs" and new.kind != RANK and not around.are_of_one_kind(at, now):
        return False
    bracketed = before == at + 1 and around.led(before).strip().endswith("(")
    if bracketed and now < at and _EARLIER.search(around.led(at)):
        return True
    return _is_before(around, before, now)


def _is_before(around: Surroundings, old: int, new: int) -> bool:
    one, other = around.told[old], around.told[new]
    if (
        old < new <= old + 2
        and not around.apart(old, new)
        and _FROM.search(around.led(old))
        and _TO.search(around.between(old, new))
    ):
        return True
    if one.related("base_of") == around.indices[new]:
        return True
    if _YEAR.search(around.led(old)) and _LATER.search(around.led(new)) and old < new:
        return True
    marks = _is_earlier(around, old), _is_earlier(around, new)
    if marks[0] != marks[1]:
        return marks[0] and not _is_of_another(around, old, new)
    named = _NAMED.search(around.led(old)), _NAMED.search(around.led(new))
    if named[0] and named[1] and named[0]["of"] == named[1]["of"]:
        return _ordinal(named[0]["n"]) < _ordinal(named[1]["n"])
    return bool(one.period and other.period) and _end(one.period) < _end(other.period)


def _is_earlier(around: Surroundings, at: int) -> bool:
    led = _CLAUSE.split(around.led(at))[-1]
    then = _EARLIER.search(led) is not None and _LATER.search(led) is None
    return then or _OF_THEN.match(around.followed(at)) is not None


def _is_of_another(around: Surroundings, old: int, new: int) -> bool:
    """Whether the clause of the earlier figure has a noun of its own: “năm trước nộp ngân sách”."""
    led = _CLAUSE.split(around.led(old))[-1]
    since = next(iter(_EARLIER.finditer(led)), None)
    if since is None:
        return False
    known = {*around.led(new).split(), *(around.told[new].measure or "").lower().split()}
    words = [word for word in _WORD.findall(led[since.end() :]) if word not in known]
    words = [word for word in words if not _PLAIN.fullmatch(word)]
    return len(words) >= _FOREIGN


def _ordinal(said: str) -> int:
    return int(said) if said.isdigit() else ("i", "ii", "iii", "iv").index(said) + 1


def _end(period: str | None) -> str:
    return (period or "").partition("/")[2][:4] or (period or "")[:4]


def check(case: Led) -> Finding | None:
    """Return a finding where the levels lead to another change, one slip away from the one told."""
    for now, before in case.pairs:
        if _fit(case.by, now, before) is not Fit.SLIPPED or (
            digits(now, case.by, before) < _FEWEST_DIGITS and now.kind != RANK
        ):
            continue
        return Finding(
            check="levels-lead-to-their-change",
            message=f"Từ {before.text} đến {now.text} không ra {case.by.text} như bài viết ghi; "
            "có lẽ một trong ba số gõ sai.",
            span=Span(case.by.start, case.by.end),
            expected=_expected(case.by, now, before),
        )
    return None


def _fit(by: Statement, now: Statement, before: Statement) -> Fit:
    if now.kind == RANK:
        return near_misses.increase(before, by, now)
    if by.form in _ADDED or (now.unit == "%" and by.unit == "%"):
        return near_misses.increase(now, by, before)
    return near_misses.growth(now, by, before)


def _expected(by: Statement, now: Statement, before: Statement) -> str | None:
    if now.value is None or not before.value:
        return None
    if by.form in _ADDED or now.kind == RANK or by.unit == "%" == now.unit:
        return precision.printed_like(by, abs(now.value - before.value))
    times = now.value / before.value
    if by.form == "multiple":
        return precision.printed_like(by, times)
    rate = times * 100 - (0 if by.form == "index_pct" else 100)
    return f"{precision.printed_like(by, abs(rate))}%"
