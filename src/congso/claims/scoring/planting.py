"""Errors planted in a sound text, each of which contradicts something else that it says.

Of “1.422 trạm, tăng 76 trạm so với 1.346 trạm” any digit of the three may be changed: the others
give it away. What may be planted is decided by the annotations alone, not by the checks.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from congso.claims.scoring.annotation import Annotation
from congso.claims.scoring.bonds import Bond, bonds
from congso.claims.statement import COVERAGE, RANK, SHARE
from congso.quantities import numerals

_NUMERAL = re.compile(r"\d[\d.,]*(?<=\d)")
_SCALES = ("nghìn", "triệu", "tỷ")
_TURNED = {"tăng": "giảm", "giảm": "tăng", "Tăng": "Giảm", "Giảm": "Tăng"}
_VERB = re.compile(r"(?:tăng|giảm|Tăng|Giảm)(?=[^\W\d]{0}\W{0,3}(?:[^\W\d]+ )?$)")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Planted:
    """One error: what is written over which letters, and what kind of error it is."""

    kind: str
    """digit, scale, direction, out_of_range or over_hundred."""
    bond: str
    """What it contradicts."""
    start: int
    end: int
    written: str

    def in_text(self, text: str) -> str:
        """Return `text` with the error in it."""
        return text[: self.start] + self.written + text[self.end :]


def errors(
    text: str, annotations: Sequence[Annotation], seed: int, most: int
) -> tuple[Planted, ...]:
    """Return up to `most` different errors, always the same for one text and seed."""
    every = dict.fromkeys(_every(text, annotations))
    return tuple(sorted(every, key=lambda error: _draw(seed, error))[:most])


def _draw(seed: int, error: Planted) -> bytes:
    said = f"{seed}:{error.start}:{error.end}:{error.written}:{error.bond}"
    return hashlib.sha256(said.encode()).digest()


def _every(text: str, annotations: Sequence[Annotation]) -> Iterator[Planted]:
    for one in annotations:
        yield from _alone(text, one)
    for bond in bonds(annotations):
        for member in bond.members:
            yield from _digits(text, annotations, bond, member)
            yield from _scales(text, annotations, bond, member)
        yield from _turned(text, annotations, bond)


def _alone(text: str, one: Annotation) -> Iterator[Planted]:
    """Return errors that need nothing else to be seen: a rank of 75 among 63, a share of 193%."""
    number = _NUMERAL.search(text, one.start, one.end)
    if number is None or one.value is None or one.is_loose:
        return
    if one.kind in {RANK, COVERAGE} and one.of is not None:
        for beyond in (1, 9, 20):
            written = numerals.write(one.of + beyond)
            stroke = text.find("/", number.start(), one.end)
            if stroke > 0:
                yield Planted("out_of_range", "peers", number.start(), stroke, written)
    elif one.kind in {SHARE, COVERAGE} and (one.unit or "").startswith("%"):
        for digit in "1", "2":
            value = numerals.read(number[0]) if one.value < _HUNDRED else None
            if value is not None and Decimal(10) <= value:
                written = digit + number[0]
                yield Planted("over_hundred", "whole", number.start(), number.end(), written)


def _digits(
    text: str, annotations: Sequence[Annotation], bond: Bond, member: int
) -> Iterator[Planted]:
    one = annotations[member]
    number = _NUMERAL.search(text, one.start, one.end)
    if number is None:
        return
    first = number[0].partition("/")[0]
    for position, digit in enumerate(first):
        if not digit.isdigit():
            continue
        for step in (1, 3, 7):
            other = str((int(digit) + step) % 10)
            if position == 0 and other == "0":
                continue
            written = first[:position] + other + first[position + 1 :]
            value = _value(written, one.scale)
            if value is not None and not bond.holds(_with(annotations, member, value)):
                yield Planted("digit", bond.kind, number.start(), number.end(), written)


def _scales(
    text: str, annotations: Sequence[Annotation], bond: Bond, member: int
) -> Iterator[Planted]:
    one = annotations[member]
    for scale in _SCALES:
        at = text.find(f" {scale}", one.start, one.end)
        if at < 0 or one.value is None or int(numerals.SCALES[scale]) != one.scale:
            continue
        for other in _SCALES:
            value = one.value / one.scale * numerals.SCALES[other]
            if other != scale and not bond.holds(_with(annotations, member, value)):
                yield Planted("scale", bond.kind, at + 1, at + 1 + len(scale), other)


def _turned(text: str, annotations: Sequence[Annotation], bond: Bond) -> Iterator[Planted]:
    """Return tăng for giảm where both levels of a change are told."""
    if bond.turns is None:
        return
    start = annotations[bond.turns].start
    verb = _VERB.search(text, max(0, start - 24), start)
    if verb is None:
        return
    opposite = {"increase": "decrease", "decrease": "increase"}
    one = annotations[bond.turns]
    turned = replace(one, direction=opposite.get(one.direction or ""))
    if not bond.holds([*annotations[: bond.turns], turned, *annotations[bond.turns + 1 :]]):
        yield Planted("direction", bond.kind, verb.start(), verb.end(), _TURNED[verb[0]])


def _with(annotations: Sequence[Annotation], member: int, value: Decimal) -> list[Annotation]:
    changed = list(annotations)
    changed[member] = replace(annotations[member], value=value)
    return changed


def _value(written: str, scale: int) -> Decimal | None:
    try:
        return numerals.read(written) * scale
    except numerals.NotANumeral:
        return None
