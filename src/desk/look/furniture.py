"""What stands around every page: emblem, sections, imprint, counter and the standing line."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from desk.look.parts import Crumb

_KINDS_OF_PLACE = ("Tỉnh ", "Thành phố ", "Xã ", "Phường ", "Đặc khu ")


@dataclass(frozen=True, slots=True)
class Door:
    """A link of the navigation."""

    title: str
    address: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who answers: what they are called, and how to reach them."""

    name: str
    telephone: str = ""
    fax: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who owns, runs and answers for the portal (Nghị định 42/2022/NĐ-CP)."""

    owner: str
    manager: str
    licence: str
    responsible: str = ""
    """The person; an empty name is shown as not declared."""
    contacts: tuple[Contact, ...] = ()
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Counter:
    """Visits so far, and where to read how they are counted."""

    printed: str
    note: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Language:
    """Another language in which some pages are."""

    code: str
    name: str
    address: str
    """Of what there is in it."""
    missing: str
    """Of the notice that a page is not."""


@dataclass(frozen=True, slots=True)
class Banner:
    """What every page says first."""

    title: str
    text: str
    tone: str
    """bad, warn or note."""
    severity: str
    """Khẩn cấp."""
    updated: datetime
    address: str = ""
    rests: tuple[datetime, datetime] | None = None
    """From when to when the portal rests."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """All of it, the same on every page but for the door that is here."""

    kind: str
    """Cổng thông tin điện tử."""
    name: str
    """Tỉnh Sóc Trăng."""
    standing_line: str
    """Said on every page: what this site is not."""
    doors: tuple[Door, ...] = ()
    side_doors: tuple[Door, ...] = ()
    imprint: Imprint | None = None
    counter: Counter | None = None
    banners: tuple[Banner, ...] = ()
    languages: tuple[Language, ...] = ()
    home: str = "/"
    """Address of the front page in the language of the page."""
    emblem: str = ""
    """Address of the province's own emblem; the one of the look stands in for it."""
    is_coloured: bool = False
    """Whether the province has colours of its own."""

    @property
    def title(self) -> str:
        """Name of the portal in one line."""
        is_vietnamese = self.name.startswith(_KINDS_OF_PLACE)
        name = f"{self.name[:1].lower()}{self.name[1:]}" if is_vietnamese else self.name
        return f"{self.kind} {name}".strip()

    @property
    def short_name(self) -> str:
        """Name of the place without its kind: Sóc Trăng."""
        return self.name.removeprefix("Tỉnh ").removeprefix("Thành phố ")

    @property
    def behind(self) -> tuple[str, ...]:
        """The addresses to which the doors lead."""
        return tuple(door.address for door in self.doors)

    def at(self, address: str) -> "Furniture":
        """Return the furniture of the page at `address`: the door it lies behind is marked."""
        return replace(
            self,
            doors=_marked(self.doors, address),
            side_doors=_marked(self.side_doors, address),
        )


def home_crumb() -> Crumb:
    """Return the first step of every way."""
    return Crumb("Trang chủ", "/")


def _marked(doors: tuple[Door, ...], address: str) -> tuple[Door, ...]:
    return _with_marks(
        doors, tuple(door.address != "/" and address.startswith(door.address) for door in doors)
    )


@lru_cache(maxsize=256)
def _with_marks(doors: tuple[Door, ...], marks: tuple[bool, ...]) -> tuple[Door, ...]:
    return tuple(replace(door, is_here=is_here) for door, is_here in zip(doors, marks, strict=True))
