"""In which language a page is, by its address: below /en/ and /km/ lie editions, else Vietnamese.

A title keeps its language wherever it is shown: an English one among Vietnamese ones is marked as
English, so that a screen reader says it so (WCAG 3.1.2).

>>> of_address("/en/about/"), of_address("/tin-tuc/"), of_address("https://vidu.vn/en/")
('en', 'vi', 'vi')
"""

from typing import Final

OWN: Final = "vi"
"""The language of pages that do not say another."""
OTHERS: Final = ("en", "km")


def of_address(address: str) -> str:
    """Return the code of the language of the page at an address."""
    first = address[1:].partition("/")[0] if address.startswith("/") else ""
    return first if first in OTHERS else OWN
