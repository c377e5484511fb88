"""Numbers in words: một trăm thuê bao, hai mươi lăm xã, một phần ba, một nửa, gấp đôi.

A lone small word (ba, năm, một) is left alone unless a counted thing that figures speak of
follows; năm is first of all a year.

    >>> value_of("hai nghìn không trăm hai mươi lăm")
    Decimal('2025')
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from congso.claims.prose import vocabulary
from congso.claims.prose.marks import NUMBER, Mark
from congso.claims.prose.view import View
from congso.quantities import numerals

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_TENS = {"mười": 10, "mươi": 10, "trăm": 100}
_GROUPS = {"nghìn": 1000, "ngàn": 1000, "vạn": 10_000, "triệu": 1_000_000, "tỷ": 10**9, "tỉ": 10**9}
_FILL = {"linh", "lẻ"}
_WORD = "|".join([*_DIGITS, *_TENS, *_GROUPS, *_FILL, "rưỡi"])
_FIRST = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_SEQUENCE = re.compile(
    rf"(?<!\w)(?P<n>(?:{_FIRST})(?: +(?:{_WORD})(?!\w)){{1,12}}|"
    r"mười)(?!\w) +"
)
_YEARS = re.compile(r"(?P<n>mười|.+ .+) +năm")
"""Five and years are one word: “hai mươi năm”."""
_SPELT_OUT = re.compile(
    rf"\(\s*(?:bằng chữ\s*:?\s*)?(?:(?:{_WORD})[ ,]+){{1,24}}$|bằng chữ\s*:?\s*$"
)
"""An amount that stands in digits before is spelt out in brackets."""
_WIDEST = 120
_PORTION = re.compile(
    r"(?<!\w)(?P<a>một|hai|ba|bốn) phần (?P<b>hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|"
    r"trăm)(?!\w)(?! +(?:mười|mươi|nghìn))"
)
_HALF = re.compile(r"(?<!\w)một nửa(?!\w)(?= +(?:số|dân|hộ|xã|thôn|doanh|tổng|các|diện))")
_FEW = re.compile(
    r"(?:^|\n|[.;:,]\s|(?<!\w)(?:có|còn|với|thêm|là|đủ|mới|khai trương|lắp|xây|đạt|gồm|và) )"
    r"(?P<n>hai|ba|bốn|sáu|bảy|tám|chín) (?P<u>doanh nghiệp|chỉ tiêu|trạm|thuê bao|xã|huyện|"
    r"bưu cục|điểm phục vụ|ứng dụng|nhà mạng|nền tảng|nhóm|dự án|trường|vụ|địa phương|phường|"
    r"mặt hàng|chỉ số|lĩnh vực|công trình|khu công nghiệp|thí sinh|học sinh)(?!\w)"
    r"(?! (?:còn lại|này|trên|đó|nói trên|kể trên)(?!\w))"
)
_OUT_OF_EACH = re.compile(
    rf"(?<!\w)cứ [^,;.:()\n]{{3,60}}?,? thì (?:có |đã có )?(?:khoảng |gần |hơn |trên |tới )?"
    rf"(?P<n>{_FIRST}) "
)
_ORDINAL = re.compile(
    r"(?<!\w)(?:xếp|đứng|vị trí|hạng|xếp hạng)(?: ở)?(?: vị trí)? thứ "
    r"(?P<n>nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\w)(?! (?:mười|mươi|\d))"
)
_FIRSTS = {"nhất": Decimal(1), "nhì": Decimal(2), "mười": Decimal(10)}
_TIMES = re.compile(
    r"(?<!\w)gấp (?:gần |hơn |khoảng )?(?P<n>đôi|rưỡi|hai|ba|bốn|năm|sáu|bảy|tám|chín|"
    r"mười)(?: +(?P<u>lần))?(?!\w)(?! +(?:trăm|mươi))"
)
_UNCHANGED = re.compile(
    r"(?<!\w)(?P<n>giống|không đổi|không thay đổi|giữ nguyên)(?: so với| với| như)?"
    r"(?= (?:cùng kỳ|năm (?:19|20)\d\d|năm trước|năm ngoái|tháng trước|quý trước))"
)
_MULTIPLES = {"đôi": Decimal(2), "rưỡi": Decimal("1.5"), "mười": Decimal(10)}


def scan(view: View) -> Iterator[Mark]:
    """Return the numbers that a text spells out."""
    low = view.low
    for match in _PORTION.finditer(low):
        below = 100 if match["b"] == "trăm" else int(value_of(match["b"]))
        portion = value_of(match["a"]) * 100 / below
        value = (
            portion if portion == portion.to_integral_value() else portion.quantize(Decimal("0.01"))
        )
        yield _mark(match.start(), match.end(), value, "%")
    for match in _HALF.finditer(low):
        yield _mark(match.start(), match.end(), Decimal(50), "%")
    yield from _sequences(low)
    for match in _OUT_OF_EACH.finditer(low):
        unit = vocabulary.UNIT_HERE.match(low, match.end())
        if unit is not None:
            yield _mark(match.start("n"), unit.end(), value_of(match["n"]), unit["u"])
    for match in _FEW.finditer(low):
        yield _mark(match.start("n"), match.end(), value_of(match["n"]), match["u"])
    for match in _ORDINAL.finditer(low):
        place = _FIRSTS.get(match["n"]) or value_of(match["n"])
        ranked = _mark(match.start("n"), match.end("n"), place, "")
        yield replace(ranked, unit=None, known=False)
    for match in _UNCHANGED.finditer(low):
        nothing = _mark(match.start("n"), match.end("n"), Decimal(0), "")
        yield replace(nothing, unit=None, is_unchanged=True)
    for match in _TIMES.finditer(low):
        value = _MULTIPLES.get(match["n"]) or value_of(match["n"])
        yield _mark(match.start("n"), match.end(), value, "lần")


def _sequences(low: str) -> Iterator[Mark]:
    for match in _SEQUENCE.finditer(low):
        if _SPELT_OUT.search(low, max(0, match.start() - _WIDEST), match.start()):
            continue
        spelt, start = match["n"], match.start()
        unit = vocabulary.UNIT_HERE.match(low, match.end())
        if unit is not None:
            name = re.sub(" +", " ", unit["u"])
            yield _mark(start, unit.end(), value_of(spelt), name)
        elif (years := _YEARS.fullmatch(spelt)) is not None:
            yield _mark(start, start + len(spelt), value_of(years["n"]), "năm")


def value_of(said: str) -> Decimal:
    """Return the number that `said` spells.

    >>> value_of("một triệu hai trăm nghìn"), value_of("hai mươi mốt"), value_of("ba trăm linh năm")
    (Decimal('1200000'), Decimal('21'), Decimal('305'))
    """
    total, group, last = Decimal(0), Decimal(0), 1
    unit: Decimal | None = None
    for word in said.split():
        if word in _DIGITS:
            unit = Decimal(_DIGITS[word])
        elif word in _TENS:
            group, unit = group + (Decimal(1) if unit is None else unit) * _TENS[word], None
        elif word in _GROUPS:
            total += (group + (unit or 0)) * _GROUPS[word]
            group, unit, last = Decimal(0), None, _GROUPS[word]
        elif word == "rưỡi":
            unit = Decimal(last) / 2
    return numerals.plain(total + group + (unit or 0))


def _mark(start: int, end: int, value: Decimal, unit: str) -> Mark:
    return Mark(
        start, end, NUMBER, value=numerals.plain(value), unit=unit, digits_end=end, known=True
    )
