"""What readers are told, in the language of the page that they came from.

The front's own texts are Vietnamese and marked where they stand; ``locale`` beside this holds
their English and Khmer. A page in English lies below ``/en/``; its forms send its language along.

>>> of_address("/en/khong-co/").code, of_address("/tin-tuc/").code
('en', 'vi')
>>> named("en").day("2024-01-04"), named("en").number(1422), VIETNAMESE.number(1422)
('4 January 2024', '1,422', '1.422')
"""

import gettext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl

FIELD: Final = "ngon-ngu"
"""What forms and links on pages in another language send along."""
_OWN: Final = "vi"
_OTHERS: Final = ("en", "km")
_FOLDER: Final = Path(__file__).parent / "locale"
_MOST_FIELDS: Final = 64


def marked(text: str) -> str:
    """Return a text as it is: it is said later, in the language of whoever reads it."""
    return text


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that readers are spoken to in."""

    code: str
    texts: gettext.NullTranslations

    def say(self, text: str, **given: object) -> str:
        """Return a marked text in this language, what it is given set in."""
        said = self.texts.gettext(text)
        return said % given if given else said

    def count(self, number: int, text: str) -> str:
        """Return a marked text that tells how many, with the number set in as `num`."""
        return self.texts.ngettext(text, text, number) % {"num": self.number(number)}

    def number(self, whole: int) -> str:
        """Return a number as this language writes it."""
        return f"{whole:,}" if self.code == "en" else f"{whole:,}".replace(",", ".")

    def day(self, iso: str) -> str:
        """Return a day that ISO wrote as this language writes it, "" for what is none."""
        try:
            on = date.fromisoformat(iso)
        except ValueError:
            return ""
        return f"{on.day} {on:%B} {on.year}" if self.code == "en" else f"{on:%d/%m/%Y}"

    def own(self, name: str) -> str:
        """Return the address at which a build brings a page of this name in this language."""
        return f"/{name}" if self.code == _OWN else f"/{self.code}/{name}"

    def mark_of(self, code: str) -> str:
        """Return the attribute that marks a text in another language, "" for one in this."""
        return "" if code == self.code else f' lang="{code}"'


VIETNAMESE: Final = Tongue(_OWN, gettext.NullTranslations())


def _tongue(code: str) -> Tongue:
    with (_FOLDER / code / "LC_MESSAGES" / "front.mo").open("rb") as catalogue:
        return Tongue(code, gettext.GNUTranslations(catalogue))


_TONGUES: Final = {_OWN: VIETNAMESE, **{code: _tongue(code) for code in _OTHERS}}
TONGUES: Final = tuple(_TONGUES.values())


def named(code: str) -> Tongue:
    """Return the language of this code, Vietnamese for any other."""
    return _TONGUES.get(code, VIETNAMESE)


def of_address(path: str) -> Tongue:
    """Return the language of the page at an address."""
    return named(path[1:].partition("/")[0])


def asked(query: str) -> Tongue:
    """Return the language that the question of an address asks for."""
    try:
        pairs = parse_qsl(query, errors="replace", max_num_fields=_MOST_FIELDS)
    except ValueError:
        pairs = []
    return named(dict(pairs).get(FIELD, ""))
