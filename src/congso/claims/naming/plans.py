"""Whether a count of targets is of the plan that the ledger keeps, or of some other plan.

Everybody has targets: a party cell its fifteen, the province its twenty-four. Those of the ledger
are the socio-economic targets of the sector, and a text says so.

>>> is_of_the_sector("ngành có 04 chỉ tiêu về phát triển kinh tế xã hội; năm 2023, có ")
True
>>> is_of_the_sector("Năm 2023, chi bộ đạt "), is_of_the_sector("tỉnh đạt 20/24 chỉ tiêu KT-XH, ")
(False, False)
"""

import re

from congso.claims.statement import Statement
from congso.indicators.indicator import Indicator

_TARGETS = "chỉ tiêu"
_LONGEST = 600
_SOCIO_ECONOMIC = re.compile(r"(?<!\w)(?:kinh tế\W{1,3}xã hội|kinh tế và xã hội|kt\W{0,3}xh)(?!\w)")
_OWNER = re.compile(
    r"(?<!\w)(?:(?P<own>ngành|sở|lĩnh vực)|tỉnh|huyện|thị xã|thành phố|xã(?! hội)|phường|đảng bộ|"
    r"chi bộ|công đoàn|đoàn thể|cả nước|địa phương|chương trình|thi đua|dự án|nông thôn mới|"
    r"chuyển đổi số|nhiệm kỳ)(?!\w)"
)
_REACHED = re.compile(r"(?<!\w)(?:đạt|hoàn thành|vượt)(?!\w)")


def is_of_the_sector(told: str) -> bool:
    """Return whether the words up to a count of targets name the sector's plan.

    Shape: `told` is the paragraph up to the number and the rest of its clause.
    """
    said = told.lower()
    owners = [match["own"] for match in _OWNER.finditer(said)]
    return _SOCIO_ECONOMIC.search(said) is not None and bool(owners) and owners[-1] is not None


def passage(text: str, start: int, end: int) -> str:
    """Return the paragraph of `text` as far as a figure that stands from `start` to `end`."""
    far = max(0, start - _LONGEST)
    return text[max(text.rfind("\n", far, start) + 1, far) : end]


def is_another(statement: Statement, indicator: Indicator, told: str) -> bool:
    """Return whether a count of targets may be of another plan than `indicator` counts.

    Shape: `told` is the passage up to the figure and the rest of its clause.
    """
    if statement.unit != _TARGETS or indicator.unit.symbol != _TARGETS:
        return False
    of_all = statement.of is not None and _REACHED.search(indicator.name.lower()) is None
    return of_all or not is_of_the_sector(told)
