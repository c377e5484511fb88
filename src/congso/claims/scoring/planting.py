"""Errors planted in a sound text, one at a time, and whether anything gives them away.

Of “1.422 trạm, tăng 76 trạm so với 1.346 trạm” any digit of the three may be changed: the others
give it away. An error is *decidable* where it breaks a bond that held (`bonds`), where a number
cannot be at all (a rank of 75 among 63, a share of 193%, a base after its period), or where the
words themselves are wrong (a phrase doubled, a bracket never closed). Everything else may be true
for all that the text and the ledger know: such errors are planted too, and must not be complained
of. What is decidable follows from the annotations alone, not from the checks.
"""

import hashlib
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from congso.claims.scoring.annotation import Annotation
from congso.claims.scoring.bonds import Bond
from congso.claims.statement import CHANGE, COVERAGE, RANK, SHARE
from congso.quantities import numerals

_NUMERAL = re.compile(r"\d[\d.,]*(?<=\d)")
_SCALES = ("nghìn", "triệu", "tỷ")
_TURNED = {"tăng": "giảm", "giảm": "tăng", "Tăng": "Giảm", "Giảm": "Tăng"}
_VERB = re.compile(r"(?:tăng|giảm|Tăng|Giảm)(?=[^\W\d]{0}\W{0,3}(?:[^\W\d]+ )?$)")
_BASE_YEAR = re.compile(r"so với (?:cùng kỳ )?(?:năm |cuối năm |tháng \d{1,2}/)(?P<y>20\d\d)(?!\d)")
_PHRASE = re.compile(r"(?<!\w)[a-zà-ỹđ]{2,8} [a-zà-ỹđ]{2,8}(?= [a-zà-ỹđ])")
_BRACKETED = re.compile(r"\([^()\n]{4,200}\)")
_HUNDRED = Decimal(100)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MAY_EXCEED = re.compile(r"(?<!\w)(?:công suất|giường|thuê bao|mật độ|dân số)(?!\w)")
"""What may be more than a hundred per cent: a use of capacity, things counted on people."""
_BESIDE = 16
_FAR = 200
_LOOKING_BACK = 2
_TWO = 2
_IN_ONE_UNIT = frozenset({"increase", "growth", "plan", "parts", "twice"})
"""Bonds of figures that count one thing."""
_THINGS = ("hộ", "người", "trạm", "km", "tấn", "xã")
_AKIN = {
    **dict.fromkeys(("lao", "học", "sinh", "giáo", "cán", "lượt", "khách", "ca", "vụ", "trường",
                     "thí", "đoàn", "đại", "thành", "hội"), ("người",)),
    **dict.fromkeys(("vị", "cột", "điểm"), ("trạm",)),
    **dict.fromkeys(("nhà", "căn"), ("hộ",)),
    **dict.fromkeys(("phường", "thôn", "huyện", "thị"), ("xã",)),
}  # fmt: skip
"""By the first word of a unit, what is no slip for it but another word: lao động, người."""
NOTHING = ""
"""What an error contradicts that nothing gives away."""


@dataclass(frozen=True, slots=True)
class Planted:
    """One error: what is written over which letters, and what kind of error it is."""

    kind: str
    """digit, swapped, scale, unit, direction, year, out_of_range, over_hundred, doubled or
    bracket."""
    bond: str
    """What it contradicts; empty where nothing gives it away."""
    start: int
    end: int
    written: str
    parties: tuple[tuple[int, int], ...] = ()
    """Where the figures stand, in the sound text, that do not fit one another any more."""

    @property
    def is_decidable(self) -> bool:
        """Whether something in the text or the ledger gives the error away."""
        return self.bond != NOTHING

    def in_text(self, text: str) -> str:
        """Return `text` with the error in it."""
        return text[: self.start] + self.written + text[self.end :]

    def is_at(self, start: int, end: int) -> bool:
        """Return whether a complaint about the letters from `start` to `end` is about it.

        Shape: `start` and `end` are of the text with the error in it.
        """
        moved = len(self.written) - (self.end - self.start)
        places = [(self.start, self.start + len(self.written) + 1)]
        for first, last in self.parties:
            late, over = first >= self.end, last >= self.end
            places.append((first + moved * late, last + moved * over))
        return any(start < last and first < end for first, last in places)


def errors(
    text: str, annotations: Sequence[Annotation], bonds: Sequence[Bond], seed: int, most: int
) -> tuple[Planted, ...]:
    """Return up to `most` different errors, always the same for one text and seed.

    Those that something gives away come first; the rest is filled up with those that nothing does.
    """
    known: dict[tuple[int, int, str], Planted] = {}
    for error in _every(text, annotations, bonds):
        key = (error.start, error.end, error.written)
        if key not in known or not known[key].is_decidable:
            known[key] = error
    drawn = sorted(known.values(), key=lambda error: _draw(seed, error))
    decidable = [error for error in drawn if error.is_decidable][:most]
    others = [error for error in drawn if not error.is_decidable]
    return (*decidable, *others[: most - len(decidable)])


def _draw(seed: int, error: Planted) -> bytes:
    said = f"{seed}:{error.start}:{error.end}:{error.written}:{error.bond}"
    return hashlib.sha256(said.encode()).digest()


def _every(
    text: str, annotations: Sequence[Annotation], bonds: Sequence[Bond]
) -> Iterator[Planted]:
    yield from _words(text)
    tied: dict[int, list[Bond]] = {}
    for bond in bonds:
        for member in bond.members:
            tied.setdefault(member, []).append(bond)
        yield from _turned(text, annotations, bond)
    for index, one in enumerate(annotations):
        members = sorted({other for bond in tied.get(index, ()) for other in bond.members})
        if one.kind == CHANGE and one.base_period:
            since = [i for i, other in enumerate(annotations) if _shares_a_base(one, other)]
            members = sorted({*members, *since})
        for bond in tied.get(index, ()):
            yield from _in_other_units(annotations, index, bond)
        for error in (*_alone(text, one), *_later_base(text, one)):
            parties = (*error.parties, *_places(annotations, members))
            yield replace(error, parties=parties) if error.is_decidable else error
        for kind, start, end, written, value in _rewritten(text, one):
            changed = [*annotations]
            changed[index] = replace(one, value=value)
            broken = next((bond for bond in tied.get(index, ()) if not bond.holds(changed)), None)
            yield Planted(
                kind, broken.kind if broken else NOTHING, start, end, written,
                _places(annotations, members) if broken else (),
            )  # fmt: skip


def _shares_a_base(one: Annotation, other: Annotation) -> bool:
    """Whether another change may have heard its base where this one did: year of the same name."""
    base = other.base_period
    return other.kind == CHANGE and base is not None and base[:4] == (one.base_period or "")[:4]


def _places(
    annotations: Sequence[Annotation], members: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    return tuple((annotations[member].start, annotations[member].end) for member in members)


def _rewritten(text: str, one: Annotation) -> Iterator[tuple[str, int, int, str, Decimal]]:
    """Return each way to get a number wrong: a digit, two that change places, the scale."""
    if one.is_loose or one.is_implicit or one.value is None:
        return
    number = _NUMERAL.search(text, one.start, one.end)
    if number is None or number.start() != one.start:
        return
    start, end = number.span()
    for kind, written in (*_digits(number[0]), *_swaps(number[0])):
        value = _value(written, one.scale)
        if value is not None and value != one.value:
            yield kind, start, end, written, value
    for scale in _SCALES:
        at = text.find(f" {scale}", one.start, one.end)
        if at < 0 or int(numerals.SCALES[scale]) != one.scale:
            continue
        for other in _SCALES:
            if other != scale:
                value = one.value / one.scale * numerals.SCALES[other]
                yield "scale", at + 1, at + 1 + len(scale), other, value


def _in_other_units(annotations: Sequence[Annotation], index: int, bond: Bond) -> Iterator[Planted]:
    """Return a figure counted in another thing than those that it is added to or divided by.

    “1.422 trạm, tăng 76 hộ”: decidable where all that the bond ties are told in one unit, and the
    unit that is written instead has no word in common with it.
    """
    one, others = annotations[index], [annotations[member] for member in bond.members]
    counted = [other for other in others if other.unit not in {None, "%"}]
    unit = one.unit or ""
    if bond.kind not in _IN_ONE_UNIT or not unit or "/" in unit or not one.text.endswith(unit):
        return
    if len(counted) < _TWO or any(not _are_one(unit, other.unit or "") for other in counted):
        return
    for other in _THINGS:
        if other not in _AKIN.get(unit.split()[0], ()) and other not in unit.split():
            yield Planted(
                "unit", bond.kind, one.end - len(unit), one.end, other,
                _places(annotations, bond.members),
            )  # fmt: skip


def _are_one(unit: str, other: str) -> bool:
    return unit.startswith(other) or other.startswith(unit)


def _digits(written: str) -> Iterator[tuple[str, str]]:
    for position, digit in enumerate(written):
        if not digit.isdigit():
            continue
        for other in "0123456789":
            if other != digit and (position or other != "0"):
                yield "digit", written[:position] + other + written[position + 1 :]


def _swaps(written: str) -> Iterator[tuple[str, str]]:
    places = [position for position, letter in enumerate(written) if letter.isdigit()]
    for one, other in itertools.pairwise(places):
        letters = list(written)
        letters[one], letters[other] = letters[other], letters[one]
        if letters[0] != "0":
            yield "swapped", "".join(letters)


def _alone(text: str, one: Annotation) -> Iterator[Planted]:
    """Return errors that need nothing else to be seen: a rank of 75 among 63, a share of 193%."""
    number = _NUMERAL.search(text, one.start, one.end)
    if number is None or one.value is None or one.is_loose:
        return
    place = ((one.start, one.end),)
    if one.kind in {RANK, COVERAGE} and one.of is not None:
        for beyond in (1, 9, 20):
            written = numerals.write(one.of + beyond)
            stroke = text.find("/", number.start(), one.end)
            if stroke > 0:
                yield Planted("out_of_range", "peers", number.start(), stroke, written, place)
    elif one.kind in {SHARE, COVERAGE} and (one.unit or "").startswith("%"):
        said = f"{one.measure} {text[one.end : one.end + _BESIDE]}".lower()
        whole = NOTHING if _MAY_EXCEED.search(said) else "whole"
        for digit in "1", "2":
            value = numerals.read(number[0]) if one.value < _HUNDRED else None
            if value is not None and Decimal(10) <= value:
                written = digit + number[0]
                yield Planted("over_hundred", whole, number.start(), number.end(), written, place)


def _later_base(text: str, one: Annotation) -> Iterator[Planted]:
    """Return bases moved to a year that the period compared has not passed."""
    years = {period[:4] for period in one.periods if period and "/" not in period}
    if one.kind != CHANGE or len(years) != 1 or not one.base_period:
        return
    year, base = years.pop(), _BASE_YEAR.search(text, one.end, one.end + _FAR // 4)
    if base is None or one.base_period[:4] != base["y"] or not year.isdigit():
        return
    named = any(at[0] == year for at in _YEAR.finditer(_BASE_YEAR.sub("", text)))
    for later in (0, 1, _LOOKING_BACK):
        written = str(int(year) + later)
        if later or len(one.base_period) == len("2023") or one.base_period[4:] == "-12":
            yield Planted(
                "year", "time" if named else NOTHING, base.start("y"), base.end("y"), written,
                ((one.start, one.end),),
            )  # fmt: skip
    yield Planted("year", NOTHING, base.start("y"), base.end("y"), str(int(base["y"]) - 1))


def _words(text: str) -> Iterator[Planted]:
    """Return phrases typed twice and brackets that are opened and never closed."""
    for number, match in enumerate(_PHRASE.finditer(text)):
        first, _, second = match[0].partition(" ")
        if number % 9 == 0 and first != second:
            place = ((match.start(), match.end()),)
            yield Planted("doubled", "words", match.end(), match.end(), f" {match[0]}", place)
    for match in _BRACKETED.finditer(text):
        place = ((match.start(), match.end()),)
        start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
        paragraph = text[start : end if end >= 0 else len(text)]
        if paragraph.count("(") != paragraph.count(")"):
            continue  # one bracket more or less may set right what was wrong before
        yield Planted("bracket", "words", match.end() - 1, match.end(), "", place)


def _turned(text: str, annotations: Sequence[Annotation], bond: Bond) -> Iterator[Planted]:
    """Return tăng for giảm where the others of a bond tell the direction."""
    if bond.turns is None:
        return
    start = annotations[bond.turns].start
    verb = _VERB.search(text, max(0, start - 24), start)
    if verb is None:
        return
    opposite = {"increase": "decrease", "decrease": "increase"}
    one = annotations[bond.turns]
    changed = [*annotations]
    changed[bond.turns] = replace(one, direction=opposite.get(one.direction or ""))
    if not bond.holds(changed):
        yield Planted(
            "direction", bond.kind, verb.start(), verb.end(), _TURNED[verb[0]],
            _places(annotations, bond.members),
        )  # fmt: skip


def _value(written: str, scale: int) -> Decimal | None:
    try:
        return numerals.read(written) * scale
    except numerals.NotANumeral:
        return None
