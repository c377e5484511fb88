"""What speaks for each period that a text as a whole may be of, in words that can be weighed.

Nothing is decided here: every period that is named, or follows from what is named, is a contender
with its hints. A year and a part of it may be told apart (“9 tháng đầu năm và nhiệm vụ … 2025”).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from congso.claims.prose import lengths_told, parts_of_years, roles, told_as
from congso.claims.prose.roles import Dated
from congso.claims.prose.told_as import HEAD, OPENING, Layout

_LONG_AGO = 4
_JOINED = 10
"""How many letters “và”, “và cả” take between two periods of a title."""
_BELOW_THE_OPENING = 200
_JANUARY_LOOKS_BACK = 2
_SPAN = re.compile(r"(\d{4})/(\d{4})")
_LOOKS_BACK = re.compile(
    r"(?<!\w)(?:tổng kết|nhìn lại|năm qua|năm vừa qua|trong năm|cả năm|năm cũ)(?!\w)(?! học)"
)
_IS_PLAN = re.compile(
    r"(?m)^ *(?:kế hoạch|nghị quyết|chương trình|đề án|chỉ thị|quyết định|phương án) *$"
)
_PLANNED = frozenset(f"year: {said}, {HEAD}" for said in (told_as.OWN, told_as.AHEAD, told_as.GOAL))
_HEADED = _PLANNED | {f"year: {told_as.PLAN}, {HEAD}"}
_DATED_ABOVE = frozenset(f"year: {said}, {HEAD}" for said in told_as.ON_A_DAY)
_MONTH_ABOVE = frozenset(f"part: {said}, {HEAD}" for said in told_as.ON_A_DAY)
_JANUARY = "year before a day in January or February"


@dataclass(frozen=True, slots=True)
class Contender:
    """A period that a text may be of, and what speaks for it or against it."""

    code: str
    groups: tuple[frozenset[str], ...]
    """Its hints: of its year, of its part of the year, and of both together."""

    @property
    def hints(self) -> frozenset[str]:
        """All that speaks for it or against it."""
        return frozenset[str]().union(*self.groups)


def contenders(dates: Sequence[Dated], low: str) -> list[Contender]:
    """Return the periods that a text, in small letters, may be of, each with its hints."""
    heard = _Heard(low)
    for date in dates:
        heard.hear(date)
    heard.hear_months()
    heard.hear_joined(dates)
    heard.compare_years()
    return [*heard.in_a_year(), *heard.over_years()]


class _Heard:
    """Gathers the hints of a text: of years, of parts of a year, and of both told together."""

    def __init__(self, low: str) -> None:
        self._low = low
        self._layout = Layout.of(low)
        self._of_year: defaultdict[int, set[str]] = defaultdict(set)
        self._of_part: defaultdict[str, set[str]] = defaultdict(set, {"": set()})
        self._of_code: defaultdict[str, set[str]] = defaultdict(set)
        self._of_span: defaultdict[str, set[str]] = defaultdict(set)
        self._named: set[str] = set()
        self._lacks_years = False
        self._years_of: defaultdict[str, set[int | None]] = defaultdict(set)
        self._said = lengths_told.said(low)

    def hear(self, date: Dated) -> None:
        """Take in one date of the text; they come in its order."""
        said, place = told_as.kind(date, self._low), self._layout.place(date.mark.start)
        told = {f"{said}, {place}"}
        span = _SPAN.fullmatch(date.code)
        of_chosen = span is not None and told_as.is_of_chosen(date, self._low)
        if of_chosen:
            told.add(f"for which people are chosen, {place}")
        elif said in told_as.TOLD and (said != told_as.AHEAD or place == HEAD):
            first = "a day named first" if said in told_as.ON_A_DAY else "named first"
            told |= {first} - self._named
            self._named.add(first)
            if told_as.is_looked_back_on(date, self._low):
                told.add(f"looked back on, {place}")
        if said == told_as.OWN and told_as.was_little_then(date, self._low):
            told.add("how little there was then")
        year, part = parts_of_years.apart(date.code)
        if span is not None:
            name = "school year" if date.of_school else "years"
            self._of_span[date.code].update(f"{name}: {hint}" for hint in told)
            self._of_year[int(span[2])].add(f"year: the last of several, {place}")
        elif said in {told_as.SAME, told_as.COMPARED}:
            self._hear_base(date, year, part, place)
        else:
            self._hear_told(date, (said, place), (year, part), told)

    def _hear_told(
        self, date: Dated, where: tuple[str, str], when: tuple[int | None, str], told: set[str]
    ) -> None:
        (said, place), (year, part) = where, when
        if year is not None:
            self._of_year[year].update(f"year: {hint}" for hint in told)
            month = int(part[1:3]) if re.match(r"-\d\d", part) else 12
            if month <= _JANUARY_LOOKS_BACK and "day" in said:
                self._of_year[year - 1].add(_JANUARY)
                self._of_year[year].add("year: of a day in January or February")
        if said == told_as.OF_DOCUMENT:
            return
        part = "" if said in told_as.OF_A_YEAR else part
        self._of_part[part].update(f"part: {hint}" for hint in told)
        self._years_of[part].add(year)
        if said in told_as.TOLD:
            self._lacks_years |= year is None and part != ""
        summed = parts_of_years.until(part) if date.so_far else None
        if summed is not None:
            self._of_part[summed].add(f"part: summed up to a month, {place}")
        since = parts_of_years.until(part) if said in told_as.ENDS and not date.so_far else None
        if since is not None:
            told_of = told_as.what_is_told(date, self._low)
            self._of_part[since].add(f"part: from January to {said}, {place}")
            self._of_part[since].add(f"part: from January to a day for {told_of}")
            self._of_part[part].add(f"part: to a day for {told_of}")
        if year is not None and part and said in told_as.TOLD:
            day = "a day's " if said in told_as.ON_A_DAY else ""
            self._of_code[parts_of_years.together(year, part)].add(
                f"{day}year and part told together, {place}"
            )
            before = parts_of_years.preceding(year, part)
            if said == told_as.AHEAD and before is not None:
                self._of_code[before].add(f"right before what is ahead, {place}")
                self._of_year[int(before[:4])].add(f"year: right before what is ahead, {place}")

    def _hear_base(self, date: Dated, year: int | None, part: str, place: str) -> None:
        if year is not None:
            self._of_year[year].add(f"year: compared with, {place}")
            if not part:
                same = "the same period of a year" if date.same_period else "a year"
                self._of_year[year + 1].add(f"year after {same} compared with")
        if not part:
            return
        self._of_part[part].add("part: compared with")
        after = parts_of_years.following(year or 0, part)
        if after is not None:
            self._of_part[after.lstrip("0123456789")].add("part: after one compared with")
        if year is not None:
            self._of_year[year].add("year: with a part compared with")
            same = parts_of_years.together(year + 1, part)
            self._of_code[same].add("the same a year after what is compared with")
            if after is not None:
                self._of_code[after].add("right after what is compared with")

    def hear_months(self) -> None:
        """Take in months that are counted without “đầu năm”: “10 tháng qua”."""
        until = self._layout.opening + _BELOW_THE_OPENING
        for position, count, is_sum in lengths_told.months(self._low, until):
            counted = f"months {'summed up' if is_sum else 'counted'}"
            part = parts_of_years.of_months(count)
            self._of_part[part].add(f"{counted}, {self._layout.place(position)}")

    def hear_joined(self, dates: Sequence[Dated]) -> None:
        """Take in two periods that a title joins: “tháng 8 và 8 tháng năm 2024”."""
        titled = [date for date in dates if date.mark.start < self._layout.head]
        for one, other in pairwise(titled):
            near = other.mark.start - one.mark.end <= _JOINED
            if near and one.role == other.role == roles.CURRENT:
                first, second = parts_of_years.apart(one.code), parts_of_years.apart(other.code)
                self._of_part[first[1]].add("part: the first of two joined")
                self._of_part[second[1]].add("part: the second of two joined")

    def compare_years(self) -> None:
        """Hold the years against one another: which is the latest, what is compared with."""
        own, told = self._years(*_OWN_YEARS), self._years(*_SPOKEN_OF)
        told |= {
            year for year in self._years(f"year: {told_as.DAYS}") if not told or year <= max(told)
        }
        bases = self._years("year: compared with")
        opening = self._years(f"year: {told_as.OWN}, {OPENING}")
        headed = {year for year, hints in self._of_year.items() if hints & _HEADED}
        for year, hints in self._of_year.items():
            if own:
                hints.add(_AMONG_OWN[_sign(max(own) - year)])
            if told and max(told) - year > 1:
                hints.add("year: one later by more than a year is told")
            if told and max(told) - year > _LONG_AGO:
                hints.add("year: long before another that is told")
            if len(opening) > 1 and year in opening:
                latest = year == max(opening)
                hints.add(f"year: {'the latest' if latest else 'an earlier one'} of the opening")
            if headed == {year}:
                hints.add("year: the only one in the head")
            if bases:
                hints.add(_AFTER_BASES[_sign(year - max(bases) - 1)])

    def _years(self, *begins: str) -> set[int]:
        """Return the years that have a hint that begins so."""
        return {
            year
            for year, hints in self._of_year.items()
            if any(hint.startswith(begins) for hint in hints)
        }

    def in_a_year(self) -> Iterator[Contender]:
        """Return every year with every part of a year."""
        in_words = _LOOKS_BACK.search(self._low, 0, lengths_told.FAR) is not None
        is_plan = _IS_PLAN.search(self._low, 0, self._layout.head) is not None
        is_digest = told_as.is_digest(self._low, self._layout.head)
        for hints in self._of_year.values():
            above = bool(hints & _DATED_ABOVE)
            if above and is_digest:
                hints.add("year: of the day of a digest")
            if above and self._lacks_years:
                hints.add(_LENT_FROM_ABOVE)
            if in_words and _JANUARY in hints:
                hints.add("year before January or February, and the text looks back")
            if is_plan and hints & _PLANNED:
                hints.add("year: in the head of a plan")
        for part, hints in self._of_part.items():
            if is_digest and hints & _MONTH_ABOVE:
                hints.add("part: of the day of a digest")
            hints.update(self._of_length(parts_of_years.length(part)), self._beside_others(part))
        parts = {part: frozenset(hints) for part, hints in self._of_part.items()}
        for year, hints in self._of_year.items():
            of_year = frozenset(hints)
            for part, of_part in parts.items():
                code = parts_of_years.together(year, part)
                yield Contender(code, (of_year, of_part, self._of_both(year, part, code)))

    def _of_both(self, year: int, part: str, code: str) -> frozenset[str]:
        both = frozenset(self._of_code.get(code, ()))
        told_with = self._years_of.get(part)
        if part and told_with and not told_with & {year, None}:
            return both | {"part: always told with another year"}
        return both

    def _of_length(self, length: str) -> set[str]:
        said = {f"{length} where the text says {name}" for name in self._said}
        return {f"length: {length}", *said}

    def _beside_others(self, part: str) -> set[str]:
        others = [other for other, hints in self._of_part.items() if other and hints & _OWN_PART]
        if not part:
            return {"a year where parts of years are told"} if others else set()
        longer = any(parts_of_years.is_longer(other, part) for other in others)
        return {"shorter than another that is told"} if longer else set()

    def over_years(self) -> Iterator[Contender]:
        """Return the school years and the spans of years that are told."""
        counted = lengths_told.years(self._low) if self._of_span else set()
        spoken_of = self._years(*_SPOKEN_OF)
        is_plan = _IS_PLAN.search(self._low, 0, self._layout.head) is not None
        for code, told in self._of_span.items():
            first, last = int(code[:4]), int(code[5:])
            of_school = any(hint.startswith("school") for hint in told)
            is_school = of_school or not roles.spans_years(code)
            hints = told | self._of_length("a school year" if is_school else "years")
            if any(hint.startswith("year: compared with") for hint in self._of_year.get(first, ())):
                hints.add("years: from one that is compared with")
            if spoken_of and last > max(spoken_of) + 1:
                hints.add("years: end after all else that is told")
            if any(other > code for other in self._of_span):
                hints.add("years: later ones are told")
            if is_plan and any(hint.endswith(HEAD) for hint in told):
                hints.add("years: in the head of a plan")
            above = any(hint.endswith((HEAD, OPENING)) for hint in told)
            if not is_school and above and counted & {last - first, last - first + 1}:
                hints.add("years: as many as are counted")
            yield Contender(code, (frozenset(hints),))


_OWN_YEARS = ("year: its own", "year: the end up", "year: the day up", "year: the moment")
_SPOKEN_OF = (*_OWN_YEARS, "year: a day", f"year: {told_as.DAYS_OF_MONTHS}")
_AMONG_OWN = {
    0: "year: the latest told as its own",
    1: "year: a later one is told as its own",
    -1: "year: after all told as its own",
}
_AFTER_BASES = {
    0: "year: the next after all compared with",
    1: "year: long after what is compared with",
    -1: "year: none after what is compared with",
}
_LENT_FROM_ABOVE = "year: of a day in the head, where parts of years are told without one"
_OWN_PART = frozenset(
    f"{hint}, {place}"
    for hint in (f"part: {told_as.OWN}", "months counted")
    for place in (HEAD, OPENING, told_as.BELOW)
)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
