"""What a percentage is of: a plan, an earlier period, a whole, or those that were to be reached.

“đạt 39,6% so với kế hoạch” is a ratio to plan, “giảm 8,66% so với cùng kỳ” a change, “chiếm 41,51%
thị phần” a share, “99% trung tâm thôn đã có sóng” a coverage.
"""

import re
from dataclasses import replace
from decimal import Decimal

from congso.claims.prose import cues, parts_in_percent
from congso.claims.prose.hearing import Hearing, Judgement, change
from congso.claims.statement import CHANGE, COVERAGE, LEVEL, PLAN_RATIO, SHARE

_HUNDRED = Decimal(100)
_MONEY = {"đồng", "USD", "usd"}
_NEAR = Decimal("0.6")
_SIGN = re.compile(r"(?:\(\s*(?P<sign>[+-])|(?P<arrow>[▲▼↑↓⬆⬇]))\s?$")
_NOTHING_ELSE = re.compile(
    r"\W*(?:được giao|được phân bổ)?\W*(?:đạt|bằng|hoàn thành|tương ứng|thực hiện)+$"
)
_IN_WHAT = re.compile(r"\s*(?:về|ở|đối với)\b")
_RATE_OF_ITS_OWN = re.compile(r"\s*(?:tỷ lệ|tỉ lệ|công suất|độ phủ|mức độ|hệ số)(?!\w)")
_SUBJECT = re.compile(r"[,;:(]")
_CLAUSES = re.compile(r"[;:.\n]")
_OF_A_WHOLE = re.compile(
    r"(?<!\w)(?:tỷ lệ|tỉ lệ|phủ|phủ sóng|bao phủ|độ phủ|tỷ trọng|thị phần|cơ cấu|công suất|"
    r"hiệu suất|hài lòng|tỷ suất)(?!\w)"
)
_SCORED = re.compile(
    r"(?<!\w)chỉ số (?!giá|sản xuất|phát triển|tiêu thụ|tồn kho|sử dụng)[^,;:]{2,80} "
    r"(?:đạt|là|ở mức|ước đạt)$"
)
"""An index that is a score in per cent: “Chỉ số hài lòng đạt 82,75%”."""
_PAIRED = re.compile(r"\s*về [^,;()\d]{2,30}\s+và\s*")
_BASE_OF_PAIR = re.compile(r"[\d.,]{1,8} ?% về [^,;()\d]{2,30}? so(?: với)?(?!\w)")
_TARGET_OF_GROWTH = re.compile(
    r"(?<!\w)(?:tốc độ tăng|tăng trưởng)(?!\w)[^,;()]{0,60}\([^()]{0,20}$"
)
_DIRECTLY_REACHED = re.compile(
    r"\s*[,(]\s*(?:(?:mới|chỉ|ước|đã|gần|hơn|trên|khoảng) )*(?:đạt|bằng|hoàn thành)\s+"
    r"(?:(?:gần|hơn|trên|khoảng) )?"
)
_NOT_A_PLAN = re.compile(r"\s+(?!so\b|và\b|trong\b)[^\W\d]")


def judge(heard: Hearing) -> Judgement:
    """Return what a percentage says."""
    stem, after = cues.BRACKETS.sub("", heard.stem), heard.place.after
    if heard.place.mark.value_max is not None:
        stem = stem.removesuffix(" từ")
    value = heard.place.mark.value or Decimal(0)
    if cues.TARGET.search(stem) or cues.DEMANDED.search(stem):
        return _target(heard)
    moved = _moved(heard, stem)
    if moved is not None:
        return moved
    if cues.EXCESS.search(stem):
        if cues.SHARE_OF.match(after):
            return Judgement(SHARE)
        if cues.BASE_AFTER.search(after):
            return Judgement(CHANGE, form="delta_pct", direction="increase")
        return Judgement(PLAN_RATIO, form="excess_pct")
    if _is_of_a_plan(heard, stem):
        return Judgement(PLAN_RATIO, form="ratio_pct")
    compared = cues.BASE_AFTER.search(after) or cues.BASE_BEFORE.search(stem)
    if cues.REACHED.search(stem) and (compared or _shares_a_base(heard)):
        return _index(value)
    if cues.GROWTH_NOUN.search(stem):
        direction = "decrease" if "giảm" in stem[-60:] else "increase"
        return Judgement(CHANGE, form="delta_pct", direction=direction)
    return _by_subject(heard, stem) or _part(heard, stem)


def _by_subject(heard: Hearing, stem: str) -> Judgement | None:
    """Return what a percentage says by its subject: a score, or what was spent of a plan."""
    subject = _SUBJECT.split(heard.stem)[-1]
    if _SCORED.search(stem) and (heard.place.mark.value or 0) <= _HUNDRED:
        return Judgement(LEVEL)
    if _spent_of_a_plan(heard):
        return Judgement(PLAN_RATIO, form="ratio_pct")
    if "giải ngân" in subject and not cues.SHARE.search(subject):
        return Judgement(PLAN_RATIO, form="ratio_pct")
    return None


def _spent_of_a_plan(heard: Hearing) -> bool:
    """Whether a percentage follows an amount of money and has no noun: “412 tỷ đồng, đạt 58,3%”."""
    if not heard.earlier or cues.A_NOUN.match(heard.place.after):
        return False
    given = len(heard.earlier) > 1 and heard.earlier[-1][0].before.strip() == "cho"
    told = heard.earlier[-2 if given else -1][1]
    money = told.kind == LEVEL and (told.unit or "") in _MONEY
    return money and _DIRECTLY_REACHED.fullmatch(heard.place.before) is not None


def _moved(heard: Hearing, stem: str) -> Judgement | None:
    """Return the rise or fall of a percentage, of an earlier figure or of a plan."""
    changed = change(stem) or _said_again(heard) or _signed(heard)
    if changed is not None and cues.PLAN_AFTER.match(heard.place.after):
        return replace(changed, kind=PLAN_RATIO, form="excess_pct")
    return None if changed is None else replace(changed, form="delta_pct")


def _index(value: Decimal) -> Judgement:
    moved = "increase" if value > _HUNDRED else "decrease"
    return Judgement(CHANGE, form="index_pct", direction=None if value == _HUNDRED else moved)


def _shares_a_base(heard: Hearing) -> bool:
    """Whether the base follows a second percentage: “bằng 115% về số dự án và 87% về vốn”."""
    if not _PAIRED.fullmatch(heard.place.after):
        return False
    rest = heard.around.partition(heard.place.after)[2] if len(heard.place.after) > 2 else ""
    return _BASE_OF_PAIR.match(rest) is not None


def _signed(heard: Hearing) -> Judgement | None:
    """Return the change that a sign tells: “912.000 thuê bao (+2,1%)”."""
    signed = _SIGN.search(heard.place.before)
    if signed is None or heard.place.mark.value_max is not None:
        return None
    up = signed["sign"] == "+" or (signed["arrow"] or "") in set("▲↑⬆")
    direction = "increase" if up else "decrease"
    return Judgement(CHANGE, form="delta_pct", direction=direction)


def _said_again(heard: Hearing) -> Judgement | None:
    """Return the change that was just told as an amount: “giảm 2.700 hộ, tương đương 21,6%”."""
    if not heard.earlier or heard.earlier[-1][1].kind != CHANGE:
        return None
    again = cues.SAID_AGAIN.search(heard.place.before) is not None
    of_something = cues.A_NOUN.match(heard.place.after) and not cues.BASE_AFTER.search(
        heard.place.after
    )
    told = replace(heard.earlier[-1][1], status=None, unit=None, approx=None)
    return None if of_something or not again else told


def _is_count_again(heard: Hearing) -> bool:
    """Whether a percentage says in other words how many of how many: “3/4 chỉ tiêu … (75%)”."""
    if not heard.earlier or cues.PLAN_AFTER.match(heard.place.after):
        return False
    count = heard.earlier[-1][0].mark
    if not count.of or count.value is None:
        return False
    exact = count.value / count.of * _HUNDRED
    return abs(exact - (heard.place.mark.value or Decimal(0))) < _NEAR


def _target(heard: Hearing) -> Judgement:
    if _TARGET_OF_GROWTH.search(heard.stem):
        return Judgement(CHANGE, form="delta_pct", direction="increase", status="target")
    before = heard.last_percentage()
    if before is not None and before.form == "delta_pct":
        return replace(before, status="target", unit=None, approx=None)
    parts = before is not None and before.kind in {COVERAGE, SHARE}
    return Judgement(before.kind if before is not None and parts else COVERAGE, status="target")


def _is_of_a_plan(heard: Hearing, stem: str) -> bool:
    """Whether a percentage is of a plan; at the end of a list the plan is said once for all."""
    after = heard.place.after
    if _is_count_again(heard):
        return False
    if cues.PLAN_AFTER.match(after) or cues.PLAN_SOON.match(after):
        return True
    if cues.PLAN_BEFORE.search(stem) and not cues.BASE_AFTER.search(after):
        return True
    if cues.BASE_AFTER.search(after) or not cues.REACHED.search(stem):
        return False
    if heard.follows_a_plan() and _NOTHING_ELSE.match(stem):
        return True
    subject = _SUBJECT.split(stem)[-1].strip()
    if _OF_A_WHOLE.search(subject) or _NOT_A_PLAN.match(after):
        return False
    listed = cues.PLAN_IN_THE_LIST.search(heard.around) is not None
    return listed or heard.planned or subject.startswith(("chỉ tiêu", "riêng chỉ tiêu"))


def _over_the_whole(heard: Hearing, subject: str) -> Judgement | None:
    """Return what more than 100% says where no whole is named: “thuê bao đạt 103,33%” of a plan."""
    more = (heard.place.mark.value or Decimal(0)) > _HUNDRED
    if (
        not more
        or heard.counted_out_of()
        or _is_of_more(heard)
        or _OF_A_WHOLE.search(subject)
        or _OF_A_WHOLE.search(_CLAUSES.split(heard.told)[-1])
        or _goes_on_with_a_whole(heard, subject)
        or "mật độ" in subject
        or cues.A_NOUN.match(heard.place.after)
    ):
        return None
    if subject.endswith("bằng"):
        return Judgement(CHANGE, form="index_pct", direction="increase")
    reached = cues.REACHED.search(subject) is not None or subject.rstrip().endswith("|")
    return Judgement(PLAN_RATIO, form="ratio_pct") if reached else None


def _is_of_more(heard: Hearing) -> bool:
    """Whether the amount right before is some of a larger one: “412 đơn, đã xử lý 397, đạt”."""
    if not heard.earlier or cues.PLAN_AFTER.match(heard.place.after):
        return False
    place, said = heard.earlier[-1]
    of_it = said.kind == LEVEL and said.unit not in _MONEY and not said.of_base
    return of_it and any(
        other.kind == LEVEL and other.unit == said.unit and other.status is None
        and (at.mark.value or 0) > (place.mark.value or 0)
        for at, other in heard.earlier[:-1]
    )  # fmt: skip


def _goes_on_with_a_whole(heard: Hearing, subject: str) -> bool:
    """Whether a part of the time or of the places is told: “công suất 72%, riêng ngày 29/4 đạt”."""
    before = heard.last_percentage()
    whole = before is not None and before.kind in {COVERAGE, SHARE}
    return whole and subject.strip().startswith(("riêng", "trong đó"))


def _goes_on_with_a_plan(heard: Hearing, before: Judgement, stem: str) -> bool:
    """Whether an amount in a list of ratios to plan has its own: “… đạt 173%; xổ số 1.430, đạt”."""
    amount = heard.earlier[-1][1].kind == LEVEL and heard.earlier[-1][1].unit != "%"
    reached = cues.REACHED.search(stem) is not None and not cues.A_NOUN.match(heard.place.after)
    return before.form == "ratio_pct" and amount and reached


def _is_told_anew(heard: Hearing, before: Judgement, stem: str) -> bool:
    """Whether a percentage has words of its own and does not go on with the one before."""
    if _goes_on_with_a_plan(heard, before, stem):
        return False
    own_rate = before.kind == CHANGE and _RATE_OF_ITS_OWN.match(_SUBJECT.split(stem)[-1])
    done = before.kind == CHANGE and stem.endswith("hoàn thành")
    return bool(before.kind == COVERAGE or own_rate or done or cues.VERB.search(stem))


def _part(heard: Hearing, stem: str) -> Judgement:
    after, before = heard.place.after, heard.last_percentage()
    subject = _SUBJECT.split(stem)[-1]
    if stem.endswith("chiếm") and heard.counted_out_of() and not cues.SHARE_OF.match(after):
        return Judgement(COVERAGE)
    of_people = cues.OF_PEOPLE.match(after) and stem.endswith(("bằng", "chiếm", "đương"))
    if cues.SHARE.search(subject) or cues.SHARE_OF.match(after) or of_people:
        return Judgement(SHARE)
    if before is not None and before.kind == SHARE and re.search(r"trong đó|còn lại", stem):
        return Judgement(SHARE)
    if parts_in_percent.is_part(heard, stem):
        return Judgement(SHARE)
    goes_on = before is not None and before.kind == CHANGE and cues.GOES_ON.search(stem)
    if before is not None and goes_on and _IN_WHAT.match(after):
        if before.form == "index_pct":
            return _index(heard.place.mark.value or Decimal(0))
        return replace(before, status=None, unit=None, approx=None)
    if (rate := parts_in_percent.rate_told_first(heard, subject)) is not None:
        return replace(rate, status=None, unit=None, approx=None)
    if before is None or _is_told_anew(heard, before, stem):
        return _over_the_whole(heard, subject) or Judgement(COVERAGE)
    listed = before.kind == SHARE and subject.strip()
    if listed or not cues.A_NOUN.match(after):
        return replace(before, status=None, unit=None, approx=None)
    return Judgement(COVERAGE)
