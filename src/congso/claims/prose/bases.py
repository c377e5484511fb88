"""What the changes of a text are told from: a base said once holds on to the end of its paragraph.

“tăng 5% so với cùng kỳ, trong đó lúa tăng 3%”: both are compared with the same months before.
"""

import re
from dataclasses import dataclass

from congso.claims.prose import comparing, cues, roles
from congso.claims.prose.hearing import Judgement
from congso.claims.prose.passages import Place
from congso.claims.prose.roles import Dated
from congso.claims.statement import CHANGE, PLAN_RATIO

_LAG_OF_A_RANK = 2
"""A review of 2023 tells the rank of 2022 as “tăng 20 bậc so với năm 2021”."""
_THEN = re.compile(r"(?:^|[,;.(]) ?(?:khi|lúc|năm|hồi|thời điểm) (?:đó|ấy)(?!\w)[^;.:]{0,50}$")
_ENDS = re.compile(r"\s*(?:$|[;.,])")


@dataclass(frozen=True, slots=True)
class Timed:
    """Period and base period of a number."""

    period: str | None
    base: str | None = None
    ahead: bool = False
    """Whether the text looks ahead: “đến năm 2025”."""
    supposed: bool = False
    """Whether the text does not say the base of this figure; it is that of the others."""
    undated: bool = False
    """Whether the base is told by words that no date can be found for: so với đầu nhiệm kỳ."""
    of_base: bool = False
    """Whether it is the figure that another is compared with: “so với năm 2022 (1.346 trạm)”."""


class Bases:
    """Hears the bases of changes, one after another."""

    def __init__(self) -> None:
        self.said: comparing.Comparison | None = None
        """The base that was told last in the paragraph."""
        self._heard_for: str | None = None
        self._listed = (-1, -1)

    def of_then(self, place: Place, judged: Judgement, period: str | None) -> str | None:
        """Return the base told before that “khi đó” means: “tăng 81 so với 2015, khi đó có 486”."""
        if self.said is None or judged.kind in {CHANGE, PLAN_RATIO}:
            return None
        return self.said.resolve(period) if _THEN.search(place.before) else None

    def of_a_change(
        self,
        place: Place,
        judged: Judgement,
        period: str | None,
        before: list[Dated],
        after: list[Dated],
    ) -> Timed:
        """Return the time of a change: its period, and what it is a change from."""
        if cues.BESIDE.search(judged.stem) and not judged.stem.endswith(" năm trước"):
            return Timed(period)
        own = comparing.heard(place, before, after)
        if own is None and cues.ADDED.search(judged.stem):
            return Timed(period, undated=True)
        if own is not None and own.has_no_date:
            return Timed(period, undated=True)
        if own is None and (judged.status is not None or cues.THAN.search(judged.stem)):
            return Timed(period)
        if own is not None and not (judged.form == "multiple" and own.is_a_year):
            self.said = own
        alone = judged.form == "multiple" or judged.status == "forecast"
        if own is not None:
            self._heard_for = period
        elsewhere = self.said is not None and self.said.said == "đầu năm"
        alone = alone or (elsewhere and period != self._heard_for)
        listed = (
            judged.form == "multiple"
            and _ENDS.match(place.after)
            and self._listed == place.sentence
        )
        carried = own or (None if alone and not listed else self.said)
        self._listed = place.sentence if carried else (-1, -1)
        base = carried.resolve(period) if carried else None
        if judged.unit in {"bậc", "hạng"} and own is None and base == period:
            return Timed(period)
        if judged.unit in {"bậc", "hạng"} and base and comparing.PLAIN_YEAR.fullmatch(base):
            now = roles.year_of(period or "") or int(base)
            period = str(int(base) + 1) if now - int(base) <= _LAG_OF_A_RANK else period
        return Timed(period, base)
