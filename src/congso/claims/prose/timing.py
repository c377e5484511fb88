"""When a figure holds, and what period it is compared with: carried through the text.

A period said in the title holds for the whole text, one at the head of a sentence for the rest of
its paragraph, one in mid-sentence for the number it introduces.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from congso.claims.prose import comparing, passages, roles, said_times, sections, words
from congso.claims.prose.bases import Bases, Timed
from congso.claims.prose.document_period import filled
from congso.claims.prose.hearing import Judgement
from congso.claims.prose.marks import Cell
from congso.claims.prose.passages import Place
from congso.claims.prose.roles import Dated
from congso.claims.prose.sections import Section
from congso.claims.statement import CHANGE, COVERAGE, PLAN_RATIO

_LEADING = 60
_BREAK = re.compile(r"[;)]|(?:,\s*(?:còn|riêng|đến nay|hiện nay))")


class Clock:
    """Reads the periods of the numbers of a text, one after another."""

    def __init__(
        self, dates: Sequence[Dated], whole: str | None, parts: Sequence[Section] = ()
    ) -> None:
        self._dates = list(dates)
        self._position = 0
        self._whole = whole
        self._now = said_times.written_in(dates, whole)
        self._parts = parts
        self._part: Section | None = None
        self._paragraph = -1
        self._sentence = (-1, -1)
        self._scope = whole
        self._local: str | None = None
        self._aim: str | None = None
        self._led: str | None = None
        """What words at the head of the sentence say, up to its end: “Đến nay, …; …”."""
        self._bases = Bases()
        self._spent: Dated | None = None
        self._depth = self._local_depth = 0
        self._lent: str | None = None
        self._moved_at = -1

    def read(self, place: Place, judged: Judgement) -> Timed:
        """Return when the number at `place` holds and what it is compared with.

        Shape: places are asked in the order of the text.
        """
        self._enter(place)
        if place.mark.cell is not None:
            return self._in_a_table(judged, place.mark.cell)
        before = [
            date
            for date in self._between(place.before_start, place.mark.start)
            if date is not self._spent
        ]
        after = self._between(place.mark.end, place.mark.end + len(place.after))
        risen_from = comparing.risen_from(place, after)
        if risen_from is not None:
            self._spent, self._bases.said = after[0], risen_from
        period = self._period(place, judged, before, [] if risen_from else after)
        compared = risen_from.resolve(period) if risen_from else None
        compared = compared or (self._bases.of_then(place, judged, period))
        compared = compared or self._compared(place, judged, (before, after), period)
        compared = compared or said_times.right_before(place.before, period)
        if compared is not None:
            return Timed(compared, of_base=judged.kind != CHANGE and risen_from is None)
        if judged.kind == COVERAGE and period == self._whole and roles.spans_years(period or ""):
            period = self._now or (period or "")[5:]
        if judged.kind == CHANGE and (judged.unit or "").endswith("/năm") and self._years():
            return Timed(self._years())
        goal = self._part is not None and self._part.ahead and period == self._part.period
        if judged.kind == CHANGE:
            aimed = replace(judged, status="target") if goal else judged
            return replace(self._bases.of_a_change(place, aimed, period, before, after), ahead=goal)
        done = said_times.DONE.search(judged.stem) is not None
        ahead = goal or (period is not None and period == self._aim and not done)
        return Timed(period, ahead=ahead)

    def _years(self) -> str | None:
        """Return the years that the part or the text is on, if several."""
        told = (self._part.period if self._part else None) or self._whole or ""
        return told if roles.spans_years(told) else None

    def _in_a_table(self, judged: Judgement, cell: Cell) -> Timed:
        """Return the time of a cell: a change's column names what it is compared with."""
        if judged.kind != CHANGE:
            return Timed(cell.period or self._scope)
        same = "cùng kỳ" in cell.column.lower()
        return Timed(self._scope, roles.year_before(self._scope) if same else cell.period)

    def _compared(
        self,
        place: Place,
        judged: Judgement,
        dates: tuple[list[Dated], list[Dated]],
        period: str | None,
    ) -> str | None:
        """Return the earlier period that a figure is told for as the base of another."""
        if judged.kind in {CHANGE, PLAN_RATIO} or judged.status == "target":
            return None
        said = comparing.told_for(place, *dates)
        if said is None and judged.of_base and period is not None:
            carried = self._bases.said.resolve(period) if self._bases.said else None
            return carried or roles.year_before(period)
        if said is not None and self._moved_at == place.index and said.said.startswith("năm "):
            return period
        return said.resolve(period) if said else None

    def _enter(self, place: Place) -> None:
        if place.paragraph != self._paragraph:
            self._paragraph, self._scope, self._bases.said = place.paragraph, self._whole, None
            self._lent = None
            part = sections.at(self._parts, place.sentence[0])
            code = part.period_in(self._whole or "") if part else None
            self._part = replace(part, period=code) if part and code else None
            if self._part is not None:
                self._scope = self._part.period
        if anew := place.sentence != self._sentence:
            self._scope, self._lent = self._lent or self._scope, None
            self._sentence, self._local, self._aim, self._led = place.sentence, None, None, None
            for date in self._between(place.sentence[0], place.before_start):
                self._open(place, date)
        elif self._is_broken(place):
            self._local = self._led
        self._depth = (0 if anew else self._depth) + passages.depth(place.before)

    def _is_broken(self, place: Place) -> bool:
        """Whether the period that was told in mid-sentence ends before a number.

        A bracket that was opened after it only interrupts.
        """
        broken = _BREAK.search(place.before)
        if broken is None or broken[0] != ")":
            return broken is not None
        return self._depth + passages.depth(place.before) < self._local_depth

    def _open(self, place: Place, date: Dated) -> None:
        if date.role == roles.CURRENT and self._leads(place, date):
            self._scope = self._filled(date.code)

    def _leads(self, place: Place, date: Dated) -> bool:
        colon = place.before.rfind(": ")
        begins = place.before_start + colon + 1 if colon >= 0 else place.sentence[0]
        return date.mark.start - begins <= _LEADING

    def _between(self, start: int, end: int) -> list[Dated]:
        while self._position and self._dates[self._position - 1].mark.start >= start:
            self._position -= 1
        while self._position < len(self._dates) and self._dates[self._position].mark.start < start:
            self._position += 1
        found, position = [], self._position
        while position < len(self._dates) and self._dates[position].mark.start < end:
            found.append(self._dates[position])
            position += 1
        return found

    def _period(
        self, place: Place, judged: Judgement, before: list[Dated], after: list[Dated]
    ) -> str | None:
        for date in before:
            if not said_times.is_aside(place, date):
                self._hear(place, date)
        if judged.status == "target":
            planned = [date for date in before if date.role in {roles.PLAN, roles.GOAL}]
            if planned and (code := self._filled(planned[-1].code)):
                return code
            if said_times.OF_THE_YEAR.search(place.before):
                year = roles.year_of(self._local or self._scope or "")
                return str(year) if year else None
        self._hear_words(place, judged)
        long_ago = said_times.LONG_AGO.search(place.before) is not None
        if not before and (long_ago or said_times.ALL_YEAR.search(place.before)):
            return None if long_ago or not self._scope else self._scope[:4]
        if after and said_times.stands_in_brackets(place, after[0]):
            return self._filled(after[0].code)
        if after and not any(date.role == roles.CURRENT for date in before):
            told_after = self._told_after(place, after[0], before)
            if told_after is not None:
                return told_after
        return self._local or self._aim or self._scope

    def _told_after(self, place: Place, date: Dated, before: Sequence[Dated]) -> str | None:
        """Return the period that follows its number: “863 trạm trong năm 2023”."""
        gap, code = place.after[: date.mark.start - place.mark.end], self._filled(date.code)
        if date.is_deadline and code and said_times.DONE_BY.match(gap) and self._lies_ahead(code):
            return code
        if before and said_times.OF_A_CROP.search(gap):
            self._spent = date
            return None
        if date.role == roles.CURRENT and said_times.RIGHT_AFTER.match(gap) and " và " not in gap:
            self._spent = date
            return code
        return None

    def _hear_words(self, place: Place, judged: Judgement) -> None:
        """Take over a time told from the text's own: năm ngoái, cuối năm nay, từ đầu năm."""
        whole, told = self._whole or "", place.before
        leads = place.before_start == place.sentence[0]
        opens = leads and said_times.opens(told, whole)
        now = said_times.of_years(told, whole, self._scope, self._now, opens=opens)
        self._local = now or self._local
        self._led = now if now and opens else self._led
        if leads and said_times.A_YEAR_BEFORE.match(told):
            told_of = self._scope if len(self._scope or "") > len("2024-10") else whole
            self._led = self._local = roles.year_before(told_of) or self._local
        self._aim = said_times.aim(told, whole, self._aim)
        added = judged.kind != COVERAGE and said_times.SUMMED_UP.search(told)
        summed = added or said_times.SINCE_JANUARY.search(told)
        if summed and said_times.MONTH.fullmatch(whole):
            self._local = said_times.since_january(whole)
            if leads and said_times.OPENS_A_SUM.match(told):
                self._scope = self._local
        if not summed and said_times.IN_THE_MONTH.search(told):
            self._local = said_times.last_month(whole) or self._local
        for said in said_times.YEAR_IN_WORDS.finditer(place.before):
            year = roles.year_of(whole)
            goes_on = (
                said.start() == 0
                and place.before_start != place.sentence[0]
                and not set("(;") & set(said[0])
            )
            if year is None or goes_on:
                return
            back = words.value_of(said["n"]) if said["n"] else Decimal(said["w"] != "nay")
            school = roles.year_before(whole) if "/" in whole and back == 1 else None
            self._moved_at = place.index if back else self._moved_at
            self._local = (school if len(whole) == len("2023/2024") else None) or str(
                year - int(back)
            )

    def _lies_ahead(self, code: str) -> bool:
        """Return whether a period ends after all that the text speaks of."""
        summed_up = roles.spans_years(self._whole or "")
        spoken_of = (self._scope,) if summed_up else (self._whole, self._scope)
        ends = (roles.end_of(known) or "" for known in spoken_of if known)
        return (roles.end_of(code) or "") > max(ends, default="")

    def _hear(self, place: Place, date: Dated) -> None:
        code = self._filled(date.code)
        if code is None:
            return
        if date.role == roles.CURRENT:
            leads = self._leads(place, date) and place.before_start == place.sentence[0]
            told = place.before[: max(0, date.mark.start - place.before_start)]
            if leads:
                lent = said_times.OF_AN_INDEX.search(told) or said_times.APART.match(told)
                self._lent = self._scope if lent else None
                self._scope, self._local = code, None
                return
            self._local = code
            self._local_depth = self._depth - passages.depth(
                place.before[date.mark.end - place.before_start :]
            )
        elif date.role in {roles.GOAL, roles.PLAN}:
            self._hear_goal(place, date, code)
        elif date.till_now:
            self._hear_till_now(code)
        elif date.role == roles.AS_OF:
            self._local_depth = self._depth
            self._local = (
                said_times.since_january(code)
                if date.so_far
                else said_times.as_of(code, self._whole, self._scope)
            )
            if place.before_start == place.sentence[0] and self._leads(place, date):
                self._scope, self._local = self._local, None

    def _hear_goal(self, place: Place, date: Dated, code: str) -> None:
        later = (roles.year_of(code) or 0) - (roles.year_of(self._whole or "") or 0)
        is_part = date.is_deadline or (date.role == roles.GOAL and "-" in code)
        if later > 0 or (later == 0 and is_part and self._lies_ahead(code)):
            self._aim = code
        elif date.role == roles.GOAL and later <= 0 and not date.is_deadline:
            self._local, self._local_depth = code, self._depth
            if place.before_start == place.sentence[0] and self._leads(place, date):
                self._led = code

    def _hear_till_now(self, code: str) -> None:
        now = roles.year_of(self._whole or "")
        if now is not None and (roles.year_of(code) or now) < now:
            self._local, self._local_depth = f"{code[:4]}/{now}", self._depth
        elif now is not None and int(code[:4]) > now:
            self._local, self._local_depth = code[:4], self._depth

    def _filled(self, code: str) -> str | None:
        return filled(code, roles.year_of(self._scope or "") or roles.year_of(self._whole or ""))
