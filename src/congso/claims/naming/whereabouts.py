"""Of which place a text speaks: its own province, another one, or the whole country.

A figure of Thái Nguyên is never held against the ledger of Sóc Trăng.
"""

import re
from dataclasses import dataclass
from datetime import date

from congso.claims.prose import vocabulary
from congso.places.gazetteer import Gazetteer
from congso.places.place import Level, Place
from congso.writing import letters

_UPPER = vocabulary.UPPER
_PROVINCES = (
    "An Giang|Bà Rịa - Vũng Tàu|Bạc Liêu|Bắc Giang|Bắc Kạn|Bắc Ninh|Bến Tre|Bình Dương|Bình Định|"
    "Bình Phước|Bình Thuận|Cà Mau|Cao Bằng|Cần Thơ|Đà Nẵng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|"
    "Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|Hòa Bình|"
    "Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng|Long An|Nam Định|"
    "Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|"
    "Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên Huế|Huế|"
    "Tiền Giang|Thành phố Hồ Chí Minh|TP.HCM|TPHCM|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái"
)
_NAMED_PROVINCE = re.compile(rf"(?<!\w)(?:{_PROVINCES})(?!\w)", re.IGNORECASE)
_PROVINCE_OF_THAT_NAME = re.compile(
    r"(?<!\w)(?:(?<!UBND )(?<!HĐND )(?<!liên )tỉnh|TỈNH) "
    rf"(?P<name>[{_UPPER}]\w+ [{_UPPER}]\w+)"
)
"""A province that is named, whatever its name."""
_NATIONAL = re.compile(
    r"\b(?:cả nước|toàn quốc|toàn ngành|quốc gia|bình quân chung)\b", re.IGNORECASE
)
_PROVINCIAL = re.compile(
    r"\b(?:toàn tỉnh|của tỉnh|địa bàn tỉnh|trong tỉnh|tỉnh ta|ubnd tỉnh)\b", re.IGNORECASE
)
_UNIT_BELOW = re.compile(
    r"(?<!\w)(?P<full>(?P<kind>(?i:thành phố|tp\.?|thị xã|huyện|quận|phường|xã|thị trấn))\s+"
    rf"(?P<name>[{_UPPER}]\w*(?:\s+[{_UPPER}]\w*){{0,4}}))",
)
_BELOW = re.compile(
    r"\b(?i:(?:của|toàn|trên địa bàn|trong|tại|cả) (?:thành phố|huyện|thị xã|quận|xã|phường|thị "
    r"trấn))"
    rf"(?!\w| (?:[{_UPPER}]|và|trực thuộc))"
)
"""A district or commune that was named before."""
_TITLE = 120
_OPENING = 300
"""How far the opening of a text reaches that says of where it tells."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The place that a text as a whole speaks of, and how to hear of another within it."""

    gazetteer: Gazetteer
    home: Place | None
    """None where the text speaks of elsewhere."""
    is_of_below: bool = False
    """Whether its title names a district or commune, so that only “toàn tỉnh” is the province."""

    def of(self, phrase: str, day: date) -> Place | None:
        """Return the place that a figure is of, by the words around it; None for elsewhere."""
        if _NATIONAL.search(phrase) or self._names_another(phrase):
            return None
        provincial = _PROVINCIAL.search(phrase) is not None
        if not provincial and (self.is_of_below or _BELOW.search(phrase)):
            return None
        for match in _UNIT_BELOW.finditer(phrase):
            named = self._below(match, day)
            if named is not None or not self._is_home_name(match["name"]):
                return named
        return self.home

    def _names_another(self, phrase: str) -> bool:
        """Whether a province is named that is not the one the text speaks of."""
        named = (match[0] for match in _NAMED_PROVINCE.finditer(phrase))
        return any(not self._is_home_name(name) for name in named)

    def _below(self, match: re.Match[str], day: date) -> Place | None:
        kind = match["kind"].lower().replace("tp.", "thành phố").removesuffix(".")
        kind = "thành phố" if kind == "tp" else kind
        named = self.gazetteer.named(f"{kind} {match['name']}", day)
        return named[0] if len(named) == 1 else None

    def _is_home_name(self, name: str) -> bool:
        return self.home is not None and letters.fold(name) == letters.fold(self.home.bare_name)


def of_text(text: str, gazetteer: Gazetteer, home: str | None) -> Whereabouts:
    """Return the whereabouts of a text that is checked at the province `home`.

    Shape: `home` is the identity of a place, or None where there is none to hold figures against.
    Raises: `UnknownPlace`.
    """
    if home is None:
        return Whereabouts(gazetteer, None)
    place = gazetteer.known(home)
    if not _is_about(text, place):
        return Whereabouts(gazetteer, None)
    title = letters.nfc(text.lstrip()[:_TITLE]).partition("\n")[0]
    below = place.level is Level.PROVINCE and _UNIT_BELOW.match(title) is not None
    return Whereabouts(gazetteer, place, below)


def _is_about(text: str, home: Place) -> bool:
    composed = letters.nfc(text)
    if home.bare_name.casefold() in composed.casefold():
        return True
    if _NAMED_PROVINCE.search(composed) or _PROVINCE_OF_THAT_NAME.search(composed):
        return False
    opening = composed[:_OPENING]
    if home.level is Level.PROVINCE and _UNIT_BELOW.search(opening):
        return False
    return _PROVINCIAL.search(composed) is not None or _NATIONAL.search(composed) is None
