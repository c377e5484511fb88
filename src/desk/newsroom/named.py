"""Whether words name a person: the law asks who answers for a portal, by name and no placeholder.

Source: Nghị định 147/2024/NĐ-CP, Điều 24.9.a.

>>> is_a_person("Lê Văn Bình, Giám đốc"), is_a_person("Ông Trần Đề")
(True, True)
>>> is_a_person("Nguyễn Văn A"), is_a_person("Giám đốc Sở"), is_a_person("(đang cập nhật)")
(False, False, False)
"""

import re
from typing import Final

from congso.writing import letters

_ADDRESSED: Final = re.compile(r"(?:ông|bà|đồng chí|đ/c|ts|ths|pgs|gs)\.? ", re.IGNORECASE)
_LONGEST: Final = 6
"""Words of a name."""
_NO_NAMES: Final = frozenset(
    {
        *("chưa", "đang", "cập", "nhật", "họ", "tên", "ai", "mẫu", "người", "ví", "dụ", "test"),
        *("giám", "trưởng", "chủ", "chánh", "tổng", "sở", "ủy", "ban", "phòng", "cổng"),
    }
)
"""Words that stand where a name is wanted: a post, a body, a placeholder; as first words."""


def is_a_person(told: str) -> bool:
    """Say whether words begin with a personal name: two to six words, each with a capital.

    Shape: what follows a comma is the post. A name that ends in a single letter is a placeholder.
    """
    words = _ADDRESSED.sub("", letters.nfc(told).partition(",")[0].strip(), count=1).split()
    if not 2 <= len(words) <= _LONGEST or words[0].casefold() in _NO_NAMES:
        return False
    return len(words[-1]) > 1 and all(one.isalpha() and one[0].isupper() for one in words)
