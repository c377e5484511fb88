"""Registers of bodies and firms, counted on a day: who worked in a province on 31/12/2023.

A register answers only for the days that it was kept for: before its first entry and after the
last day on which somebody looked through it, it says that it does not know.
What was corrected is kept: asked as of a day before, the register answers as it stood then.

>>> from congso.lineage.succession import Validity
>>> firm = Agency("a", "A", Role.TELECOM, places=("94",), checked_on=date(2023, 12, 31),
...               validity=Validity(date(2022, 12, 31), None))
>>> Register((firm,)).roll("telecom", "94", date(2023, 6, 30)).count
1
>>> Register((firm,)).roll("telecom", "94", date(2024, 6, 30)).missing
'danh sách doanh nghiệp viễn thông mới rà soát đến ngày 31/12/2023'
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from congso.agencies.agency import Agency, Licence, Role
from congso.writing import dates

_TITLES = {
    Role.AUTHORITY: "danh sách cơ quan nhà nước",
    Role.TELECOM: "danh sách doanh nghiệp viễn thông",
    Role.POSTAL: "danh sách doanh nghiệp bưu chính",
}
NAMES: dict[str, str] = {role.value: title for role, title in _TITLES.items()}
"""Name of a register in formulas → what it is in words."""
COUNTED: dict[str, str] = {
    role.value: "cơ quan" if role is Role.AUTHORITY else "doanh nghiệp" for role in Role
}
"""Name of a register → the unit of a count over it."""


@dataclass(frozen=True, slots=True)
class Roll:
    """Who stood in a register on a day, or why nobody can say."""

    register: str
    day: date
    members: tuple[Agency, ...] = ()
    missing: str | None = None
    checked_on: date | None = None
    """Until when the register was looked through."""

    @property
    def count(self) -> int:
        """How many stood in it."""
        return len(self.members)

    @property
    def quantity(self) -> str:
        """The count with its unit."""
        return "–" if self.missing else f"{self.count}\u00a0{COUNTED[self.register]}"

    @property
    def title(self) -> str:
        """What the register is, in words."""
        return NAMES[self.register]

    @property
    def source(self) -> str:
        """The register as a source names it."""
        until = f", rà soát đến {dates.short(self.checked_on)}" if self.checked_on else ""
        return f"{self.title[0].upper()}{self.title[1:]} của cổng{until}"

    @property
    def names(self) -> str:
        """The members, by name."""
        return ", ".join(member.name for member in self.members)


@dataclass(frozen=True, slots=True)
class Register:
    """All bodies and firms that the portal knows, asked who worked where and when."""

    said: tuple[Agency, ...] = ()
    """Everything that was ever known of them."""
    at: datetime | None = None
    """The moment asked of; None for what stands."""

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """The bodies and firms, each as it was known at the moment asked of."""
        return tuple(body for body in self.said if body.is_known(self.at))

    @property
    def state(self) -> str:
        """A text that changes with anything that is said or was, and with since when."""
        return repr([(body, body.known_from, body.known_to) for body in self.said])

    def as_known(self, at: datetime | None) -> "Register":
        """Return the register with what was known at a moment."""
        return replace(self, at=at)

    def learned(self, names: Iterable[str], place: str) -> tuple[datetime, ...]:
        """Return when these registers of a province came to say another thing, oldest first."""
        told = set(names)
        found = (
            moment
            for body in self.said
            if body.role.value in told and place in body.places
            for moment in (body.known_from, body.known_to)
        )
        return tuple(sorted({moment for moment in found if moment is not None}))

    def roll(self, name: str, place: str, day: date, licence: str = "") -> Roll:
        """Return who stood in a register of a province on a day.

        Shape: `licence` takes only those who work by this kind of paper.
        """
        kept = self._kept(name, place)
        if not kept:
            return Roll(name, day, missing=f"{NAMES[name]} chưa có ở nơi này")
        first = min(body.validity.start for body in kept if body.validity.start)
        until = _until(kept)
        if day < first:
            told = f"{NAMES[name]} chỉ có từ ngày {dates.short(first)}"
            return Roll(name, day, missing=told, checked_on=until)
        if day > until:
            told = f"{NAMES[name]} mới rà soát đến ngày {dates.short(until)}"
            return Roll(name, day, missing=told, checked_on=until)
        standing = [body for body in kept if body.validity.holds_on(day)]
        unknown = [body.name for body in standing if licence and body.licence_kind is None]
        if unknown:
            told = f"{NAMES[name]} chưa ghi loại giấy phép của {', '.join(unknown)}"
            return Roll(name, day, missing=told, checked_on=until)
        wanted = Licence(licence) if licence else None
        members = tuple(one for one in standing if wanted in (None, one.licence_kind))
        return Roll(name, day, members, checked_on=until)

    def days(self, name: str, place: str) -> tuple[date, date] | None:
        """Return the first and the last day that a register of a province answers for."""
        kept = self._kept(name, place)
        starts = [body.validity.start for body in kept if body.validity.start]
        return (min(starts), _until(kept)) if kept else None

    def _kept(self, name: str, place: str) -> list[Agency]:
        return [
            body
            for body in self.agencies
            if body.role.value == name and place in body.places and body.validity.start
        ]


NOBODY = Register()
"""A register in which nobody stands."""


def _until(kept: list[Agency]) -> date:
    """Return the day until which all who still stand in a register were looked through."""
    standing = [body.checked_on for body in kept if body.checked_on and body.validity.end is None]
    checked = [body.checked_on for body in kept if body.checked_on]
    return min(standing) if standing else max(checked)
