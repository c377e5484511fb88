"""What a figure is compared with: so với năm 2022, so với cùng kỳ, so với đầu năm.

>>> Comparison("cùng kỳ").resolve("2024-Q1"), Comparison("đầu năm").resolve("2024-Q1")
('2023-Q1', '2023-12')
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from congso.claims.prose import roles
from congso.claims.prose.passages import Place
from congso.claims.prose.roles import Dated
from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod

PLAIN_YEAR = re.compile(r"\d{4}")
_WORDS = re.compile(
    r"\b(?:so(?: với)?|hơn) (?:với )?(?:mức )?(?P<w>cùng kỳ(?: năm (?:trước|ngoái))?|"
    r"cùng tháng(?: năm (?:trước|ngoái))?|"
    r"(?:cùng thời điểm )?năm (?:học )?(?:trước|ngoái|liền trước)|đầu năm|"
    r"tháng (?:trước|liền trước)|quý (?:trước|liền trước)|kỳ trước|trước đây|"
    r"cuối năm (?:trước|ngoái)|"
    r"(?:tuần|hôm|phiên|đợt|lần|mùa|ngày) "
    r"(?:trước|qua|liền trước|liền kề|thứ \w+|\d{1,2}(?![\d/]))|"
    r"đầu (?:nhiệm kỳ|giai đoạn|khóa)|(?:khi|lúc|thời điểm|trước khi) [^\W\d]+)|"
    r"(?P<w2>cùng kỳ(?! năm (?:19|20)))"
)
_UNDATED = (
    "trước đây", "đầu nhiệm kỳ", "đầu giai đoạn", "đầu khóa", "khi", "lúc",
    "thời điểm", "trước khi", "tuần", "hôm", "phiên", "đợt", "lần", "mùa", "ngày",
)  # fmt: skip
_LED = re.compile(
    r"\bso(?: với)? (?:cùng|năm|quý|tháng|đầu|cuối|kỳ)(?:(?! và )[^,;()]){0,40}?,? (?:thì )?"
    r"(?:tăng|giảm|bằng|cao hơn|thấp hơn|gấp)(?: (?:thêm|hơn|gần|khoảng|nhẹ|mạnh|được))*\s*$"
)
"""A base told before its change: “so với quý II tăng 3,5%, so với cùng kỳ tăng 12,1%”."""
_OWN = re.compile(r"[^,;()]{0,30}\bso(?: với)?(?!\w)")
"""A base of its own after the change: “… so với tháng trước, tăng 0,45% so với tháng 12”."""
_IS_TOLD = re.compile(
    r"^\s*(?:là|chỉ|\(|:|có|xếp|đứng|hạng|thứ|vị trí|ở mức|mức|khoảng|hơn|gần|trên|\s)*$"
)
_COMPARED_WITH = re.compile(r"\bso(?: với)?(?: mức| con số)?\s*$")
_OF_EARLIER = re.compile(
    r"^(?: (?:của|trong|hồi|ở))? "
    r"(?P<w>cùng kỳ(?: năm (?:trước|ngoái))?|(?:cuối )?năm (?:trước|ngoái))(?!\w)"
)
"""An amount that rose, or was compared with, and its period in words: “từ 1.980 tỷ của cùng kỳ”."""
_RISEN_FROM = re.compile(r"(?:tăng|giảm|nâng|hạ)[^,;.()]{0,24} từ\s*$")
_FROM = re.compile(r"(?<!\w)từ(?: mức| con số| chỗ)?(?: (?:hơn|gần|trên|khoảng))?\s*$")
_THEN = re.compile(
    r",? \(?(?:(?:của|hồi|vào|trong|ở|thời điểm|cuối|đầu|giữa|hết|tháng|quý|năm|ngày) ?){0,4}"
)
_MOVED_TO = re.compile(
    r"\)?,? (?:(?:đã|vọt|giảm|tăng|nâng|hạ|rút|kéo|nhảy) )*(?:lên|xuống|còn|đến|tới|thành)(?!\w)"
)
_TIMES_OF = re.compile(
    r"\s*(?:so(?: với)? |của )?(?:mức |con số )?"
    r"(?P<w>cùng kỳ(?: năm (?:trước|ngoái))?|(?:năm|tháng|quý) (?:trước|ngoái))(?!\w)"
)
_OF_PERIOD = re.compile(r"^(?:\s*[^\W\d]+){0,5}\s*$")
_WORDS_OF_BASE = re.compile(
    r"(?P<w>cùng kỳ(?: năm (?:trước|ngoái))?|(?<!từ )năm (?:học )?(?:trước|ngoái)|"
    r"tháng trước|quý trước|"
    r"(?<=so với )đầu năm)"
    r"\s*(?:là|thu|đạt|được|chỉ|\(|:|có|ở mức|mức|khoảng|hơn|gần|trên|\s)*$"
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A base as the text says it; what it means depends on the period compared."""

    said: str
    """A code, or the words cùng kỳ, năm trước, đầu năm …"""
    same_period: bool = False
    year_before: bool = False

    @property
    def is_a_year(self) -> bool:
        """Whether a year is named: “gấp hai lần năm 2015” holds for that multiple alone."""
        return PLAIN_YEAR.fullmatch(self.said) is not None and not self.same_period

    @property
    def has_no_date(self) -> bool:
        """Whether the time is told by what it was: trước đây, đầu nhiệm kỳ, khi mới thành lập."""
        return self.said.startswith(_UNDATED)

    def resolve(self, period: str | None) -> str | None:
        """Return the code of the base for a figure of `period`."""
        year = roles.year_of(period) if period else None
        if PLAIN_YEAR.fullmatch(self.said):
            same = period is not None and self.same_period
            return roles.in_year(period or "", int(self.said)) if same else self.said
        if re.match(r"\d{4}", self.said):
            return self.said
        if year is None or period is None or self.has_no_date:
            return None
        if self.said.startswith("-"):
            return roles.in_year(self.said, year - self.year_before)
        if self.said in {"đầu năm", "cuối năm trước", "cuối năm ngoái"}:
            return f"{year - 1}-12"
        if self.said.startswith(("tháng", "quý", "kỳ")):
            return _previous(period)
        if self.said.startswith(("cùng kỳ", "cùng thời điểm", "cùng tháng")):
            return roles.year_before(period)
        return (roles.year_before(period) if "/" in period else None) or str(year - 1)


def risen_from(place: Place, after: Sequence[Dated]) -> Comparison | None:
    """Return when the figure at `place` was what another rose or fell from, told right after it.

    “giảm từ 118 phút cuối năm 2016 xuống còn 83 phút”, “từ 310.000 đồng hồi tháng 01 vọt lên …”.
    """
    if not after or not _FROM.search(place.before):
        return None
    date = after[0]
    gap = place.after[: date.mark.start - place.mark.end]
    rest = place.after[date.mark.end - place.mark.end :]
    if _THEN.fullmatch(gap) is None or _MOVED_TO.match(rest) is None:
        return None
    return _of_date(date)


def heard(place: Place, before: Sequence[Dated], after: Sequence[Dated]) -> Comparison | None:
    """Return what the change at `place` is told to be compared with, by the words about it."""
    if _LED.search(place.before) and not _OWN.match(place.after):
        return _said_before(place, before)
    limit = place.after.find(";")
    reach = place.mark.end + (limit if limit >= 0 else len(place.after))
    told = [date for date in after if date.role == roles.BASE and date.mark.start < reach]
    words = _WORDS.search(place.after[: reach - place.mark.end])
    if told:
        return _of_date(told[0])
    multiple = _TIMES_OF.match(place.after) if place.mark.unit == "lần" else None
    if multiple:
        return Comparison(multiple["w"])
    if words:
        return Comparison(words["w"] or words["w2"])
    return _said_before(place, before)


def _said_before(place: Place, before: Sequence[Dated]) -> Comparison | None:
    earlier = [date for date in before if date.role == roles.BASE]
    if earlier:
        return _of_date(earlier[-1])
    words = _WORDS.search(place.before)
    return Comparison(words["w"] or words["w2"]) if words else None


def told_for(place: Place, before: Sequence[Dated], after: Sequence[Dated]) -> Comparison | None:
    """Return the base that the figure at `place` is the value of.

    “so với năm 2022 (1.346 trạm)” says the period first, “so với 1.346 trạm của năm 2022” last.
    """
    if after and after[0].role == roles.BASE and _COMPARED_WITH.search(place.before):
        gap = place.after[: after[0].mark.start - place.mark.end]
        return _of_date(after[0]) if _OF_PERIOD.match(gap) else None
    if before and before[-1].role == roles.BASE:
        gap = place.before[before[-1].mark.end - place.before_start :]
        if _IS_TOLD.match(gap):
            return _of_date(before[-1])
        again = _WORDS_OF_BASE.search(gap)
        return Comparison(again["w"]) if again else None
    if _COMPARED_WITH.search(place.before) or _RISEN_FROM.search(place.before):
        earlier = _OF_EARLIER.match(place.after)
        return Comparison(earlier["w"]) if earlier else None
    words = _WORDS_OF_BASE.search(place.before)
    return Comparison(words["w"]) if words else None


def _of_date(date: Dated) -> Comparison:
    if date.end_of_year and PLAIN_YEAR.fullmatch(date.code):
        return Comparison(f"{date.code}-12")
    if date.start_of_year and PLAIN_YEAR.fullmatch(date.code):
        return Comparison(f"{int(date.code) - 1}-12")
    return Comparison(date.code, date.same_period, date.year_before)


def _previous(period: str) -> str | None:
    try:
        return codes.read(period).previous().code
    except NoSuchPeriod:
        return None
