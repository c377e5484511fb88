"""Words that say how near a number is: hơn, gần, khoảng, trên, dưới, xấp xỉ, trở lên.

>>> strip("doanh thu ước đạt hơn ")
('doanh thu ước đạt', 'gt')
"""

import re

_HEDGE = re.compile(
    r"(?<!\w)(?P<h>(?<!cao )(?<!thấp )(?<!nhiều )(?<!ít )(?<!lớn )(?<!nhỏ )"
    r"(?<!nhanh )(?<!chậm )(?<!rẻ )(?<!đắt )hơn|gần|trên|"
    r"không (?:thấp|ít|nhỏ|kém|cao|nhiều|lớn) hơn|"
    r"vượt (?:mốc|ngưỡng|con số|qua)|mốc|ngưỡng|con số|dưới|vào khoảng|khoảng|xấp xỉ|"
    r"ước khoảng|chừng|ít nhất|tối thiểu|tối đa|không quá|không dưới|tới|đến|chỉ|mức|những|"
    r"được|tròn|đúng|trung bình|bình quân|quá|ngót|cỡ|tương đương|đủ|hàng|mới|toàn bộ|cả)\s*$"
)
_MEANS = {
    "vượt mốc": "gt", "vượt ngưỡng": "gt", "vượt con số": "gt", "vượt qua": "gt",
    "hơn": "gt", "trên": "gt", "quá": "gt", "không dưới": "ge", "không thấp hơn": "ge",
    "không ít hơn": "ge", "không nhỏ hơn": "ge", "không kém hơn": "ge",
    "ít nhất": "ge", "tối thiểu": "ge",
    "gần": "lt", "dưới": "lt", "ngót": "lt", "tối đa": "lt", "không quá": "lt",
    "khoảng": "approx", "vào khoảng": "approx", "ước khoảng": "approx", "xấp xỉ": "approx",
    "chừng": "approx", "cỡ": "approx",
}  # fmt: skip
_UPWARDS = re.compile(r"\s*trở lên\b")


def strip(before: str) -> tuple[str, str | None]:
    """Return `before` without the hedges at its end, and what they mean."""
    said = before.rstrip()
    means = None
    for _ in range(6):
        match = _HEDGE.search(said, max(0, len(said) - 16))
        if match is None:
            break
        means = means or _MEANS.get(match["h"])
        said = said[: match.start()].rstrip()
    return said, means


def upwards(after: str) -> str | None:
    """Return ge where “trở lên” follows."""
    return "ge" if _UPWARDS.match(after) else None
