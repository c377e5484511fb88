"""What stands in a cell: a number, one of the words for no number, or something to be mended.

Numbers in text are read as Vietnamese offices write them. What could be read in two ways is not
guessed but asked back, with what was probably meant. What is told in words is read as words.

>>> from congso.quantities.units import named
>>> trạm = Limits.of_unit(named("trạm"))
>>> read("1.422", trạm)
Decimal('1422')
>>> read("Chưa báo cáo", trạm)
<Status.NOT_REPORTED: 'not_reported'>
>>> read("2.25", Limits.of_unit(named("km")))
Traceback (most recent call last):
congso.observations.forms.cells.UnreadableCell: “2.25” dùng dấu chấm cho phần thập phân; ...
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import NoReturn, TypeGuard

from congso.observations.observation import Status
from congso.observations.tables import MOST_LETTERS
from congso.quantities import numerals
from congso.quantities.counted import NOTHING
from congso.quantities.units import NUMBER, Kind, Unit
from congso.writing import letters

Cell = float | int | str | bool | date | datetime | time | timedelta
WORDS = {
    status.said: status for status in (Status.NOT_REPORTED, Status.NOT_APPLICABLE, Status.WITHHELD)
}
_FOLDED = {letters.fold(said): status for said, status in WORDS.items()}
_BLANKS = re.compile(r"[\s\u00a0\u2007\u202f\u2009\u200b\ufeff]+")
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+(?:,\d+)?", re.ASCII)
_POINT = re.compile(r"(?P<whole>\d+)\.(?P<part>\d+)", re.ASCII)
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_THOUSAND_OR_POINT = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
_EXACT = 10**15
_WHOLE_DIGITS, _DECIMALS = 20, 12
_SHOWN = 40


class UnreadableCell(ValueError):
    """A cell holds no number and no word for none; the message says what to write."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a number in this unit can be."""

    unit: Unit
    is_whole: bool
    least: Decimal | None
    most: Decimal | None

    @classmethod
    def of_unit(cls, unit: Unit) -> "Limits":
        """Return the limits that the unit alone sets: a count is whole, a share at most 100."""
        is_count = (
            unit.kind is Kind.AMOUNT
            and unit.dimension == NUMBER
            and unit.counted != NOTHING
            and not unit.is_per
        )
        is_rank = unit.kind is Kind.RANK
        least = None if unit.kind is Kind.POINTS else Decimal(1 if is_rank else 0)
        most = Decimal(100) if unit.kind is Kind.SHARE else None
        return cls(unit, is_count or is_rank, least, most)

    def broken(self, value: Decimal) -> str | None:
        """Return why a value cannot be, with what to do, or None."""
        said, unit = numerals.write(value), self.unit.symbol
        if self.is_whole and value != value.to_integral_value():
            return f"{said} không phải số nguyên, mà “{unit}” là số đếm{_perhaps(value)}"
        if self.least is not None and value < self.least:
            return f"{said} {unit} không thể nhỏ hơn {self.least}; hãy kiểm tra lại."
        if self.most is not None and value > self.most:
            return (
                f"{said} {unit} lớn hơn {self.most}; tỷ lệ là phần của tổng thể, "
                "có phải thiếu dấu phẩy thập phân?"
            )
        return None


def read(cell: Cell, limits: Limits) -> Decimal | Status | None:
    """Return the number, the status that a word names, or None for an empty cell.

    Raises: `UnreadableCell`; also for a number that the unit cannot have.
    """
    found = _found(cell, limits)
    if isinstance(found, Decimal):
        problem = limits.broken(found) or _too_long(found)
        if problem:
            raise UnreadableCell(problem)
    return found


def read_words(cell: Cell) -> str | Status | None:
    """Return what is told in words, the status that a word names, or None for an empty cell.

    Raises: `UnreadableCell`, where a spreadsheet made something else of what was typed.
    """
    if not isinstance(cell, str):
        said = f"số {numerals.write(number(cell))}" if _is_number(cell) else "ngày tháng, đúng/sai"
        raise UnreadableCell(
            f"ô có {said}, mà chỉ tiêu này ghi bằng chữ; hãy định dạng ô là Text rồi gõ lại."
        )
    text = _BLANKS.sub(" ", letters.nfc(cell)).strip()
    status = _FOLDED.get(letters.fold(text).strip("()[]. "))
    if status is not None:
        return status
    if text and not any(letter.isalnum() for letter in text):
        return _refuse_marks(text)
    if len(text) > MOST_LETTERS:
        raise UnreadableCell(
            f"dài quá {MOST_LETTERS} chữ cái; hãy ghi ngắn, phần còn lại vào ghi chú."
        )
    return text or None


def _is_number(cell: Cell) -> TypeGuard[float]:
    return isinstance(cell, float | int) and not isinstance(cell, bool) and isfinite(cell)


def _refuse_marks(text: str) -> NoReturn:
    words = ", ".join(f"“{said}”" for said in WORDS)
    raise UnreadableCell(
        f"“{text[:_SHOWN]}” không rõ nghĩa: gõ {words} nếu không có gì để ghi, hoặc để trống."
    )


def clean(text: str) -> str:
    """Return text composed, its blanks of any kind made one space, without stray apostrophes."""
    return _BLANKS.sub(" ", letters.nfc(text)).strip(" '’‘`")


def _found(cell: Cell, limits: Limits) -> Decimal | Status | None:
    if isinstance(cell, bool):
        said = "TRUE" if cell else "FALSE"
        raise UnreadableCell(f"ô ghi đúng/sai ({said}), không phải số; hãy gõ lại số.")
    if isinstance(cell, float | int):
        if not isfinite(cell):
            raise UnreadableCell("ô có số lớn đến mức không đọc được; hãy gõ lại số.")
        return number(cell)
    if isinstance(cell, str):
        return _written(clean(cell), limits)
    raise UnreadableCell(
        f"ô có ngày tháng ({cell}); Excel thường tự đổi 1.5 hay 1-5 thành ngày. "
        "Hãy định dạng ô là Number rồi gõ lại số, dấu phẩy cho phần thập phân."
    )


def number(cell: float) -> Decimal:
    """Return the number that a spreadsheet shows for a cell: at most 15 digits, as it counts."""
    if isinstance(cell, int) or (-_EXACT < cell < _EXACT and cell == int(cell)):
        return Decimal(int(cell))
    return numerals.plain(Decimal(f"{cell:.15g}"))


def _written(text: str, limits: Limits) -> Decimal | Status | None:
    if not text:
        return None
    status = _FOLDED.get(letters.fold(text).strip("()[]. "))
    if status is not None:
        return status
    bare = _without_unit(text, limits.unit)
    minus = bare[:1] in "-−–" and len(bare) > 1
    unsigned = bare[1:].lstrip() if minus else bare
    if _GROUPED.fullmatch(unsigned):
        unsigned = unsigned.replace(" ", "")
    _refuse_two_meanings(unsigned, limits)
    try:
        value = numerals.read(unsigned)
    except numerals.NotANumeral:
        raise UnreadableCell(_not_a_number(text)) from None
    return -value if minus else value


def _refuse_two_meanings(text: str, limits: Limits) -> None:
    """Refuse decimal points and English commas, with what was probably meant."""
    if _THOUSAND_OR_POINT.fullmatch(text):
        if limits.is_whole:
            return
        raise UnreadableCell(
            f"“{text}” có thể là {text.replace('.', '')} hoặc {text.replace('.', ',')}; "
            "hãy gõ lại thành số, không phải chữ."
        )
    if point := _POINT.fullmatch(text):
        raise UnreadableCell(
            f"“{text}” dùng dấu chấm cho phần thập phân; nếu ý là "
            f"{point['whole']},{point['part']}, hãy gõ {point['whole']},{point['part']}."
        )
    if _ENGLISH.fullmatch(text) and (text.count(",") > 1 or "." in text):
        meant = text.replace(",", "\0").replace(".", ",").replace("\0", ".")
        raise UnreadableCell(f"“{text}” viết theo lối Anh; nếu ý là {meant}, hãy gõ {meant}.")


def _not_a_number(text: str) -> str:
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    words = ", ".join(f"“{said}”" for said in WORDS)
    if not any(letter.isalnum() for letter in text):
        return (
            f"“{shown}” không rõ nghĩa: gõ 0 nếu số bằng không, {words} nếu không có số, "
            "hoặc để trống."
        )
    return f"“{shown}” không phải số; hãy gõ số như 1422 hoặc 2,25, hay một trong: {words}."


def _without_unit(text: str, unit: Unit) -> str:
    for said in (unit.symbol, "%" if unit.kind is Kind.SHARE else ""):
        if said and text.endswith(said) and text != said:
            return text.removesuffix(said).rstrip()
    return text


def _too_long(value: Decimal) -> str | None:
    whole, _, part = f"{value.copy_abs():f}".partition(".")
    if len(whole) > _WHOLE_DIGITS or len(part) > _DECIMALS:
        return "số quá dài: nhiều nhất 20 chữ số nguyên và 12 chữ số thập phân."
    return None


def _perhaps(value: Decimal) -> str:
    """Return the whole number whose thousands mark was taken for a comma: 1,422 was 1.422."""
    whole, _, part = f"{value:f}".partition(".")
    if len(part) > 3 or len(whole) > 3 or whole == "0":
        return "; hãy kiểm tra lại."
    meant = f"{whole}{part.ljust(3, '0')}"
    return f"; nếu ý là {numerals.write(Decimal(meant))}, hãy gõ {meant}."
