"""Pages in other languages: which versions a page has, and that numbers survive translation.

“1.422 trạm” is “1,422 stations” in English; a number that the Vietnamese page does not tell has
no place in its edition.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from desk.kit.page import PortalPage
from desk.kit.permissions import Actor
from desk.ledger import queries
from desk.look.parts import Version
from desk.newsroom import listed, prose
from desk.newsroom.prose import LiveFigure
from desk.newsroom.reading import Reading

VIETNAMESE = "vi"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_KHMER_DIGITS = str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789")


class Language(models.TextChoices):
    """The languages of the editions, each in its own words."""

    ENGLISH = "en", "English"
    KHMER = "km", "ភាសាខ្មែរ"


NAMES = {"en": "English", "km": "Khmer – ភាសាខ្មែរ"}
"""As the switch names them: a device without Khmer letters still shows a word."""


def versions(page: Any, reading: Reading) -> tuple[Version, ...]:
    """Return a page in every language that it has, itself included; none where it has one alone."""
    original = getattr(page, "original", None) or page
    found = list(reading.listing(f"{listed.VERSIONS}/{original.pk}"))
    if not found or not original.live:
        return ()
    own = Version(VIETNAMESE, "Tiếng Việt", reading.page(original))
    others = (Version(one.language, NAMES[one.language], reading.page(one)) for one in found)
    return (own, *others)


def gate(page: PortalPage, by: Actor) -> Iterable[str]:  # noqa: ARG001 — the gate is the same for all
    """Return a reason for each number of an edition that its original does not tell."""
    specific: Any = page if hasattr(page, "original_id") else page.specific
    original = getattr(specific, "original", None)
    if original is None:
        return ()
    ledger = queries.ledger()
    told = {
        number
        for passage in original.specific.passages(ledger)
        for number in numbers(passage.text, VIETNAMESE)
    }
    own = [
        (written, number)
        for text in _texts(specific)
        for written, number in _found(text, specific.language)
    ]
    return [
        _(
            "Bản dịch ghi số %(number)s mà trang tiếng Việt không ghi. Hãy xem lại, hoặc chèn số "
            "liệu sống thay cho số gõ tay."
        )
        % {"number": written}
        for written, number in dict(own).items()
        if number not in told
    ]


def numbers(text: str, language: str) -> set[Decimal]:
    """Return the numbers in a text, as its language writes them.

    >>> sorted(map(str, numbers("1,422 stations, 2.25 km", "en")))
    ['1422', '2.25']
    >>> numbers("1.422 trạm", "vi") == numbers("1,422 stations", "en")
    True
    """
    return {number for _written, number in _found(text, language)}


def _found(text: str, language: str) -> list[tuple[str, Decimal]]:
    groups, marks = (",", ".") if language == "en" else (".", ",")
    read = text.translate(_KHMER_DIGITS)
    made = []
    for match in _NUMBER.finditer(read):
        plain = match[0].replace(groups, "").replace(marks, ".")
        if plain.count(".") <= 1:
            made.append((match[0], Decimal(plain)))
    return made


def _texts(page: Any) -> list[str]:
    html = [page.lead, *(one.value.source for one in page.body if isinstance(one.value, RichText))]
    pieces = (
        "".join("" if isinstance(piece, LiveFigure) else prose.shown(piece, lambda _live: "")
                for piece in prose.read(text))
        for text in html
    )  # fmt: skip
    return [page.title, page.summary, *pieces]
