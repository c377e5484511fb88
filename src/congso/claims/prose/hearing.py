"""A number as it is heard: its place, the words before it without hedges, what was told before."""

from collections.abc import Sequence
from dataclasses import dataclass

from congso.claims.prose import cues
from congso.claims.prose.passages import Place
from congso.claims.statement import CHANGE, LEVEL, OTHER


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the words around a number make of it."""

    kind: str
    form: str | None = None
    direction: str | None = None
    approx: str | None = None
    status: str | None = None
    unit: str | None = None
    of_base: bool = False
    """Whether it is the level that a change began from: “giảm 61,3% (5.207 ca)”."""
    stem: str = ""
    """The words before, without hedges."""


NO_FIGURE = Judgement(OTHER)


@dataclass(frozen=True, slots=True)
class Hearing:
    """All that decides what a number says."""

    place: Place
    stem: str
    """The words before, without hedges."""
    unit: str | None
    earlier: Sequence[tuple[Place, Judgement]]
    """The figures before it in its sentence, the latest last."""
    told: str
    """The sentence up to the number, as far back as words reach."""
    around: str
    """The same with what follows."""
    planned: bool = False
    """Whether an opening before compares all that follows with a plan."""

    def last_percentage(self) -> Judgement | None:
        """Return what the percentage before this one says, if the sentence has one."""
        for place, judged in reversed(self.earlier):
            if (place.mark.unit or "").startswith("%"):
                return judged
        return None

    def follows_a_plan(self) -> bool:
        """Return whether the plan of an amount was told just before: “702 tỷ (KH: 2.900 tỷ)”."""
        if not self.earlier:
            return False
        told = self.earlier[-1][1]
        return told.status == "target" and told.kind == LEVEL and told.unit != "%"

    def counted_out_of(self) -> bool:
        """Return whether so many of so many was told just before."""
        return any(place.mark.of is not None for place, _ in self.earlier[-2:])


def change(stem: str) -> Judgement | None:
    """Return the change that the words before a number announce, if they do."""
    said = stem.rstrip(" :")
    if cues.TO.search(said) and not said.endswith("nhích lên"):
        return None
    if cues.VALUE_ADDED.search(said):
        return None
    if cues.UP.search(said):
        return Judgement(CHANGE, form="delta_abs", direction="increase")
    if cues.DOWN.search(said):
        return Judgement(CHANGE, form="delta_abs", direction="decrease")
    return _beside(said)


def _beside(said: str) -> Judgement | None:
    """Return the difference that is told after what it is from: “thấp hơn cùng kỳ 3,8 điểm %”."""
    found = cues.EARLIER.search(said) or cues.BESIDE.search(said)
    if found is None or (cues.TOLD_AS.search(said) and not cues.EARLIER_BY.search(said)):
        return None
    fewer = found[0].startswith(("thấp", "ít", "nhỏ", "chậm", "rẻ", "ngắn", "kém"))
    return Judgement(CHANGE, form="delta_abs", direction="decrease" if fewer else "increase")
