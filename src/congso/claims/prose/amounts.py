"""Numbers with their units: 1.422 trạm, 2.500 tỷ đồng, 36/63, 7,5 - 8%, 5.760 người/điểm phục vụ.

>>> [mark] = scan(View.of("đạt 2.500 tỷ đồng"))
>>> mark.value, mark.unit, mark.scale
(Decimal('2500000000000'), 'đồng', 1000000000)
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from congso.claims.prose import vocabulary
from congso.claims.prose.marks import NUMBER, Mark
from congso.claims.prose.view import View
from congso.claims.statement import OTHER
from congso.quantities import numerals

_LONGEST = 24
_DIGITS = r"\d+(?:[.,]\d+)*"
_SCALE = rf"(?: *(?:{vocabulary.SCALES})\b(?! +(?:lệ|trọng|phú|giá|suất|số\b)))"
_AMOUNT = re.compile(
    rf"(?<![\w])(?<!\d[.,])(?P<a>{_DIGITS})(?P<sa>{_SCALE}{{0,3}})"
    rf"(?P<rest>(?<=tỷ|tỉ) \d{{1,3}} triệu(?!\w))?"
    r"(?:(?P<join> *- *| +đến +| +tới +| */ *| +trên +(?:tổng số +)?|% *- *|"
    rf"% +đến +)(?P<b>{_DIGITS})(?P<sb>{_SCALE}{{0,3}}))?"
)
_NATIONAL = re.compile(r"(?<![\d.,])[1-9]\d{2}\.\d{3} tỷ|(?<![\d.,])\d{1,3}\.\d{3}\.\d{3} tỷ")
"""Amounts of the whole country: beside them 126,484 tỷ has its comma for a full stop."""
_COUNTED_TWICE = re.compile(
    rf"(?P<a>{_DIGITS}) (?P<u>[^\W\d][^\n\d/.;:()%]{{0,40}}?) ?/ ?(?P<b>{_DIGITS}) (?P=u)(?!\w)"
)
_COUNTED_AMONG = re.compile(r"(?P<a>\d{1,5}) trong (?:tổng số |số )?(?P<b>\d{1,5})(?= )")
_PER = re.compile(
    r" ?/ ?(?P<n>(?:1|10|100|1\.?000|10\.?000|100\.?000|một trăm|"
    rf"1 triệu) +)?(?P<u>{vocabulary.alternatives(vocabulary.PER)})(?!\w)"
)
_DENSITY = re.compile(r"(?:100|1\.?000|10\.?000|100\.?000) (?:người|dân|hộ|trẻ|lao động)")
"""What densities are counted on: 20,2/100 dân."""
_PER_WORD = re.compile(r"/(?: ?1 )?(?!kế|kh\b|tổng|dự|chỉ|mục|năm)(?P<u>[^\W\d_]{1,12})(?!\w)")
_COMPANY = re.compile(
    rf", +(?P<u>{vocabulary.alternatives(vocabulary.COORDINATED)})(?= *(?:$|[,.;:()]|\w))(?!\w)"
)
_COMPANIONS = frozenset(vocabulary.COORDINATED.split("|"))
_WORD = re.compile(r" +(?P<w>[^\W\d_]{1,12})(?!\w)")
_UPPER = re.compile(r" +(?P<w>[A-ZĐ]{2,8})(?!\w)")
_SHORTENED = re.compile(r"\(([A-ZĐ]{2,8})\)")
"""A unit that a text shortens itself: “phản ánh, kiến nghị (PAKN)”."""
_BARE_UNITS = {"đ": "đồng", "vnđ": "đồng", "vnd": "đồng", "tỉ": "tỷ", "phần trăm": "%"}
_WHOLE_COUNTS = (
    "trạm",
    "thuê bao",
    "doanh nghiệp",
    "điểm phục vụ",
    "người",
    "hộ",
    "xã",
    "đơn vị",
    "cơ quan",
    "hồ sơ",
    "dịch vụ",
    "máy",
    "cán bộ",
    "lượt",
)
_SYMBOLS = frozenset(
    f"{vocabulary.MEASURES}|{vocabulary.BANDS}|{vocabulary.ABBREVIATED}".split("|")
)


def scan(view: View, is_free: Callable[[int, int], bool] | None = None) -> Iterator[Mark]:
    """Return every number written in digits that nobody else has claimed, with its unit.

    Shape: `is_free` says of a stretch whether it is: the 2 of “định danh mức 2 trên tổng số 241.300
    người” belongs to a name, and is no 2 out of 241.300.
    """
    low, position = view.low, 0
    shortened = frozenset(match[1] for match in _SHORTENED.finditer(view.text))
    national = _NATIONAL.search(low) is not None
    while (match := _AMOUNT.search(low, position)) is not None:
        joined = is_free is not None and "trên" in (match["join"] or "")
        if joined and is_free and not is_free(match.start(), match.start() + 1):
            position = match.end("a")
            continue
        mark = _out_of_as_many(low, match.start())
        mark = mark or _read(view, match, shortened, national=national)
        yield mark
        position = max(mark.end, match.start() + 1)


def _out_of_as_many(low: str, position: int) -> Mark | None:
    """Return X/Y whose two numbers are told with their unit: 12.480 hộ/186.300 hộ.

    “17 trong 22 chỉ tiêu” tells it once.
    """
    match = _COUNTED_TWICE.match(low, position)
    if match is None or not vocabulary.COUNTED_HERE.fullmatch(match["u"]):
        match = _COUNTED_AMONG.match(low, position)
    counted = vocabulary.COUNTED_HERE.match(low, match.end("b")) if match else None
    if match is None or counted is None:
        return None
    value, of = value_of(match["a"], counts=True), value_of(match["b"], counts=True)
    if value is None or of is None:
        return None
    return Mark(
        match.start(), counted.end(), NUMBER, value=value, of=of, unit=counted["u"],
        written=match["a"], digits_end=counted.end(), known=True,
    )  # fmt: skip


def value_of(written: str, *, counts: bool = False) -> Decimal | None:
    """Return the number that `written` spells, minding slips such as 12.5 and 1,422 (of a count).

    >>> value_of("1,422", counts=True), value_of("1,422"), value_of("12.5")
    (Decimal('1422'), Decimal('1.422'), Decimal('12.5'))
    """
    if len(written) > _LONGEST:
        return None
    if counts and re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+", written):
        return Decimal(written.replace(",", ""))
    try:
        return numerals.read(written)
    except numerals.NotANumeral:
        pass
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?", written):
        return Decimal(written.replace(",", ""))
    if re.fullmatch(r"\d+\.\d{1,2}|0\.\d+", written):
        return Decimal(written)
    if re.fullmatch(r"\d+(?:\.\d{3})+,\d+", written):
        return Decimal(written.replace(".", "").replace(",", "."))
    if counts and re.fullmatch(r"\d+(?:\.\d+)+", written):
        return Decimal(written.replace(".", ""))
    return None


def _rest(match: re.Match[str]) -> Decimal:
    """Return the second half of an amount in two scales: 2 tỷ 300 triệu."""
    said = match["rest"]
    return Decimal(said.split()[0]) * 1_000_000 if said else Decimal(0)


def _read(view: View, match: re.Match[str], shortened: frozenset[str], *, national: bool) -> Mark:
    low = view.low
    joined = match["b"] is not None and _joins(match)
    alone = match.end("rest") if match["rest"] else match.end("sa")
    digits_end = match.end() if joined else alone
    unit, end, known = _unit(view, digits_end, shortened)
    scale_words = (match["sb"] or match["sa"]) if joined else match["sa"]
    scale = _scale(scale_words)
    counts = known and scale == 1 and (unit or "").startswith(_WHOLE_COUNTS)
    counts = counts or (national and scale_words.strip() in {"tỷ", "tỉ"})
    first = value_of(match["a"], counts=counts)
    second = value_of(match["b"], counts=counts) if joined else None
    if first is None or (joined and second is None):
        return Mark(match.start(), digits_end, OTHER)
    density = joined and _DENSITY.match(low, match.start("b")) is not None
    if density and "/" in match["join"] and "," in match["a"]:
        unit, joined, digits_end = f"/{low[match.start('b') : end]}", False, match.end("sa")
    stroke = joined and ("/" in match["join"] or "trên" in match["join"])
    return Mark(
        start=match.start(),
        end=end,
        kind=NUMBER,
        value=_times(first, scale) + _rest(match),
        value_max=None if stroke or second is None else _times(second, scale),
        of=_times(second, scale) if stroke and second is not None else None,
        unit=unit,
        written=low[match.start("a") : match.end("a")],
        scale=scale if scale != 1 else None,
        digits_end=digits_end,
        known=known,
    )


def _joins(match: re.Match[str]) -> bool:
    """Whether the second number belongs to the first: a range or X/Y, not two figures."""
    if "trên" in match["join"]:
        return not (match["sa"].strip() or match["sb"].strip()) and _is_out_of(match)
    if "/" in match["join"]:
        return not match["sa"].strip()
    first, second = value_of(match["a"]), value_of(match["b"])
    if first is None or second is None or (match["sa"].strip() and not match["sb"].strip()):
        return False
    return _times(first, _scale(match["sa"])) < _times(second, _scale(match["sb"])) or (
        not match["sa"].strip() and first < second
    )


def _is_out_of(match: re.Match[str]) -> bool:
    """Whether “19 trên 63” tells so many of so many: whole numbers, the first the smaller."""
    first, second = value_of(match["a"]), value_of(match["b"])
    if first is None or second is None or "," in match["a"] + match["b"]:
        return False
    return first <= second


def _times(value: Decimal, scale: int) -> Decimal:
    return value if scale == 1 else numerals.plain(value * scale)


def _scale(words: str) -> int:
    scale = 1
    for word in words.split():
        scale *= int(numerals.SCALES[word])
    return scale


def _unit(view: View, position: int, shortened: frozenset[str]) -> tuple[str | None, int, bool]:
    """Return the unit after `position`, where it ends, and whether the vocabulary knows it."""
    low = view.low
    match = vocabulary.UNIT_HERE.match(low, position)
    if match is not None and match["u"] == "số":
        match = vocabulary.COUNTED_HERE.match(low, match.end()) or match
    if match is not None and (low[position] != " " or not _is_name(view, match)):
        unit, end, known = re.sub(r"\s+", " ", match["u"]), match.end(), True
    elif (own := _UPPER.match(view.text, position)) is not None and own["w"] in shortened:
        unit, end, known = own["w"], own.end(), True
    elif (guess := _guessed(view, position)) is not None:
        unit, end, known = *guess, False
    else:
        return None, position, False
    unit = _BARE_UNITS.get(unit, unit)
    if unit in _SYMBOLS and match is not None and unit == low[match.start("u") : end]:
        unit = view.text[match.start("u") : end]
    while unit.split(", ")[-1] in _COMPANIONS and (more := _COMPANY.match(low, end)) is not None:
        unit, end = f"{unit}, {more['u']}", more.end()
    for _ in range(2):
        per = _PER.match(low, end) or _PER_WORD.match(low, end)
        if per is None:
            break
        unit, end = f"{unit}{low[end : per.end()].replace(' /', '/').replace('/ ', '/')}", per.end()
    return unit, end, known


def _is_name(view: View, unit: re.Match[str]) -> bool:
    """Whether a word such as Trường or Phòng begins a name and is no unit: 56 Trường Sa."""
    position = unit.start("u")
    first, _, rest = view.text[position : position + 24].partition(" ")
    if not first.isalpha() or unit["u"] in _SYMBOLS:
        return False
    if first.isupper() and len(first) > 1 and rest[:2].isupper():
        return False  # a headline in capitals: TỈNH CÓ 1.284 TRẠM BTS
    return first[:1].isupper() and rest[:1].isupper()


def _guessed(view: View, position: int) -> tuple[str, int] | None:
    """Return one or two words after a number as its unit, where the vocabulary is at a loss."""
    words: list[str] = []
    while len(words) < 2 and (match := _WORD.match(view.low, position)) is not None:
        if match["w"] in vocabulary.FUNCTION_WORDS:
            break
        if view.text[match.start("w")].isupper():
            break
        words.append(match["w"])
        position = match.end()
    return (" ".join(words), position) if words else None
