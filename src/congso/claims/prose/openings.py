"""What an opening says once for the figures under it: “So với kế hoạch, … đạt 107,77%. … 103,33%”.

The opening may be a clause, carried through the sentences of its paragraph, or a line of its own
that ends in a colon above a list.

>>> opens_with_a_plan("so với kế hoạch năm 2023, điểm phục vụ đạt ")
True
>>> opens_with_a_plan("doanh thu đạt 98 tỷ đồng, so với kế hoạch, bằng ")
False
"""

import re

from congso.claims.prose import cues
from congso.claims.prose.view import View

_PLAN = re.compile(
    r"^[^%\n]{0,60}?\b(?:so(?: với)?|(?:kết quả )?thực hiện)(?: (?:mức|các|những))?"
    rf"(?: chỉ tiêu)?(?: {cues.PLAN})(?!\w)[^%;.]{{0,60}}?[,:]"
)
_FIGURE_BEFORE = re.compile(r"\d\s*(?:%|tỷ|triệu|[a-zđ])|\d[.,]\d")
_ITEM = re.compile(r"\s*(?:[-+•*–]|\d{1,2}[.)]|[a-zđ]\))\s")
_LONGEST_LIST = 1200
_WIDEST = 200


def opens_with_a_plan(told: str) -> bool:
    """Return whether `told`, a sentence up to a figure, begins with a comparison with a plan."""
    match = _PLAN.match(told)
    if match is None:
        return False
    lead = re.split(r"\b(?:so|thực hiện)\b", match[0])[0]
    return _FIGURE_BEFORE.search(lead) is None


def stands_under_a_plan(view: View, start: int) -> bool:
    """Return whether the list that the sentence at `start` is in is headed by such a comparison."""
    line = view.low.rfind("\n", 0, start + 1) + 1
    if not _ITEM.match(view.low, line):
        return False
    floor = max(0, start - _LONGEST_LIST)
    while line > floor:
        end = line - 1
        line = max(view.low.rfind("\n", floor, end) + 1, floor)
        if not _ITEM.match(view.low, line) and view.low[line:end].strip():
            heading = view.low[max(line, end - _WIDEST) : end].rstrip()
            return heading.endswith(":") and _PLAN.match(heading) is not None
    return False
