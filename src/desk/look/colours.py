"""A province's own colours, taken only where words on them can be read (WCAG 2.2: 4,5 to 1).

>>> round(contrast("#000000", "#ffffff"), 1)
21.0
>>> problem("#0b5a4e", GROUNDS["brand_light"])
''
"""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

ADDRESS, TYPE = "/mau.css", "text/css; charset=utf-8"
READABLE = 4.5
GROUNDS: Mapping[str, tuple[str, ...]] = {
    "brand_light": ("#ffffff", "#e3f1ec"),
    "brand_dark": ("#0e1615", "#14332d"),
    "band": ("#ffffff", "#bfded6", "#f0c860"),
}
"""What each colour stands on, or what is written on it."""
_COLOUR = re.compile(r"#[0-9a-f]{6}")


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21.

    Source: WCAG 2.2, relative luminance and contrast ratio.
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def problem(colour: str, grounds: tuple[str, ...]) -> str:
    """Return what is wrong with a colour, nothing when words can be read."""
    if not _COLOUR.fullmatch(colour):
        return _("“%(colour)s” không phải mã màu; cần dạng #0b5a4e.") % {"colour": colour}
    least = min(contrast(colour, ground) for ground in grounds)
    if least >= READABLE:
        return ""
    told = f"{least:.1f}".replace(".", ",")
    return _(
        "Màu này chỉ tương phản %(least)s : 1, chữ sẽ khó đọc; cần ít nhất 4,5 : 1. "
        "Hãy chọn màu đậm hơn trên nền sáng, nhạt hơn trên nền tối."
    ) % {"least": told}


def is_told(imprint: Any) -> bool:
    """Return whether any colour was chosen."""
    return any(getattr(imprint, name) for name in GROUNDS)


def sheet(imprint: Any) -> str:
    """Return the style sheet that puts the chosen colours in the place of the look's own."""
    light, dark = _roles(imprint.brand_light), _roles(imprint.brand_dark)
    band = f"--band:{imprint.band};" if imprint.band else ""
    made = f":root{{{light}{band}}}\n" if light or band else ""
    if dark:
        made += f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    return made


def _roles(colour: str) -> str:
    return f"--brand:{colour};--brand-hover:{colour};" if colour else ""


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
