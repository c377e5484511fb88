"""Which period a text as a whole speaks of: the contender that the most weighs for.

“Đến cuối tháng 6/2024, …” opens a text of June 2024, “so với cùng kỳ năm 2023” one of 2024; where
they stand in one text, the weights decide. They are learnt (``scripts/learn-periods``).
"""

import math
import re
from collections.abc import Mapping, Sequence

from congso.claims.prose import roles, whole_text
from congso.claims.prose.period_weights import WEIGHTS
from congso.claims.prose.roles import Dated
from congso.claims.prose.whole_text import Contender


def of_dates(dates: Sequence[Dated], low: str = "") -> str | None:
    """Return the period that a text, in small letters, as a whole speaks of."""
    chosen = best(whole_text.contenders(dates, low), WEIGHTS)
    return chosen.code if chosen else None


def best(contenders: Sequence[Contender], weights: Mapping[str, float]) -> Contender | None:
    """Return the contender with the greatest weight, the first of equals."""
    groups = {id(group): group for one in contenders for group in one.groups}
    weighed = {
        key: math.fsum(weights.get(hint, 0.0) for hint in group) for key, group in groups.items()
    }
    return max(
        contenders,
        key=lambda one: round(sum(weighed[id(group)] for group in one.groups), 6),
        default=None,
    )


def filled(code: str, year: int | None) -> str | None:
    """Return a period with its year, `year` where it is not said itself."""
    if re.match(r"\d{4}", code):
        return code
    return roles.in_year(code, year) if year is not None else None
