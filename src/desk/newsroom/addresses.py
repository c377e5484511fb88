"""The part of an address that a title makes, worked out on the screen as on the server.

Left alone, the editing screen would turn *Chỉ số Chuyển đổi số* into ``ch-s-chuyn-dji-s``. The
server hands it its own table instead, as patterns and what to put in their place.
"""

import re
from functools import cache
from typing import Any

from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.admin.widgets.slug import SlugInput

from congso.writing import letters

_LETTERS = ((0x00C0, 0x0250), (0x1E00, 0x1F00))
"""Where Unicode keeps the composed letters that Vietnamese and its neighbours write with."""
_MARKS = r"[\u0300-\u036f]"


@cache
def patterns() -> tuple[tuple[str, str], ...]:
    """Return what to replace by what, in order, so that a title becomes its address.

    Shape: each pattern is the same in Python and in the browser.
    """
    by_plain: dict[str, str] = {}
    for first, last in _LETTERS:
        for letter in map(chr, range(first, last)):
            plain = letters.without_marks(letter)
            if len(plain) == 1 and plain.isascii() and plain.isalpha():
                by_plain[plain] = by_plain.get(plain, "") + letter
    table = [(f"[{marked}]", plain) for plain, marked in sorted(by_plain.items())]
    return ((_MARKS, ""), *table, ("[^A-Za-z0-9]+", "-"), ("^-+|-+$", ""))


class AddressedForm(WagtailAdminPageForm):
    """The form of a page: its address follows its title, and its letters are kept composed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            made = [(re.compile(pattern), plain) for pattern, plain in patterns()]
            self.fields["slug"].widget = SlugInput(formatters=made)
            # Whoever saves before the screen has worked it out gets the one that the title makes.
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        """Compose the letters (NFC) of everything typed, before anything is made of it."""
        cleaned = super().clean()
        for name, value in cleaned.items():
            if isinstance(value, str):
                cleaned[name] = letters.nfc(value)
        return cleaned
