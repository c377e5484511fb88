"""When a value would give a single firm away: the rule of an indicator, said in its definition.

Doanh thu bưu chính của một huyện chỉ có hai doanh nghiệp: each of the two could take its own away
and read the other's.

>>> rule = Secrecy(fewest=3)
>>> [rule.gives_away(Decimal(one)) for one in (0, 1, 2, 3)]
[False, True, True, False]
>>> Secrecy(3, "postal.enterprises", Decimal(85)).gives_away(Decimal(4), largest=Decimal("0.9"))
True
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

FIELDS: dict[str, tuple[type, str]] = {
    "min_respondents": (int, "số nguyên"),
    "respondents": (str, "chữ"),
    "dominance": (int, "số nguyên"),
    "largest": (str, "chữ"),
}
_FEWEST = 2
_HUNDRED = 100


class NotARule(ValueError):
    """What is said of withholding cannot be held."""


@dataclass(frozen=True, slots=True)
class Secrecy:
    """A value is not printed where fewer respondents stand behind it, or one makes most of it."""

    fewest: int
    respondents: str | None = None
    """Code of the indicator that counts them; None where the value is their number."""
    dominance: Decimal | None = None
    """Per cent of the value from which one respondent makes too much of it."""
    largest: str | None = None
    """Code of the indicator that holds the value of the largest respondent."""

    def gives_away(self, respondents: Decimal | None, largest: Decimal | None = None) -> bool:
        """Return whether a value must not be printed; where nobody knows how many, it must not.

        Shape: `largest` is the part of the largest respondent, from 0 to 1.
        """
        if respondents is None or 0 < respondents < self.fewest:
            return True
        return (
            self.dominance is not None
            and largest is not None
            and largest * _HUNDRED >= self.dominance
        )


def read(block: Mapping[str, Any]) -> Secrecy | None:
    """Return the rule of a block, None where it says none.

    Raises: `NotARule`, saying what to write.
    """
    said = [name for name in FIELDS if name in block]
    if not said:
        return None
    if "min_respondents" not in block or block["min_respondents"] < _FEWEST:
        raise NotARule(f"mục {said[0]} cần min_respondents từ {_FEWEST} trở lên, thường là 3.")
    if "formula" in block:
        raise NotARule(
            "chỉ tiêu có formula không khai min_respondents: hãy khai ở đầu vào, số tính từ một "
            "đầu vào không công bố thì cũng không công bố."
        )
    if ("dominance" in block) != ("largest" in block):
        raise NotARule("dominance và largest đi cùng nhau: ngưỡng phần trăm và mã chỉ tiêu.")
    if "dominance" in block and not _FEWEST <= block["dominance"] < _HUNDRED:
        raise NotARule(f"dominance = {block['dominance']} sai; cần phần trăm dưới 100, ví dụ 85.")
    share = Decimal(block["dominance"]) if "dominance" in block else None
    return Secrecy(block["min_respondents"], block.get("respondents"), share, block.get("largest"))
