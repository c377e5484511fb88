"""What an indicator meant at a time: versions of its definition, and breaks in its series.

In 2011 a new definition of the mobile subscriber removed 46,5 triệu thuê bao in a month: nobody
had cancelled anything. No growth is computed across such a day, and the figure says why.

>>> from congso.periods.calendar import Year
>>> census = Break(date(2019, 1, 1), "dân số tính lại theo tổng điều tra 01/4/2019", ("94",))
>>> between([census], "94", Year(2018), Year(2019)) == census
True
>>> between([census], "92", Year(2018), Year(2019)), between([census], "94", Year(2019), Year(2020))
(None, None)
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from congso.periods.calendar import Period
from congso.writing import dates

FIELDS: dict[str, tuple[type, str]] = {
    "versions": (list, "danh sách bảng"),
    "breaks": (list, "danh sách bảng"),
}
_OF_A_VERSION: dict[str, type] = {
    "valid_from": date,
    "legal_basis": str,
    "definition": str,
    "computed": bool,
    "breaks": bool,
}
_OF_A_BREAK: dict[str, type] = {"on": date, "why": str, "places": list}
_SAID = {date: "ngày, ví dụ 2022-05-20", str: "chữ", bool: "true hoặc false", list: "danh sách mã"}


class NotAVersion(ValueError):
    """What is said of versions and breaks cannot be read."""


@dataclass(frozen=True, slots=True)
class Version:
    """What an indicator means from a day on, and by which act."""

    valid_from: date
    legal_basis: str
    definition: str = ""
    computed: bool = True
    """Whether the formula of the indicator is that of this version."""
    breaks: bool = True
    """Whether values from before are another thing; the first version breaks nothing."""


@dataclass(frozen=True, slots=True)
class Break:
    """A day across which the values of a series are not compared."""

    on: date
    why: str
    places: tuple[str, ...] = ()
    """Codes of the places that it is about; none is all of them."""

    @property
    def told(self) -> str:
        """Why there is no change, in one clause."""
        return f"chuỗi số gãy từ {dates.short(self.on)} ({self.why}), không so sánh qua chỗ gãy"


def read(block: Mapping[str, Any]) -> tuple[tuple[Version, ...], tuple[Break, ...]]:
    """Return the versions and breaks of a block, each in order of day.

    Raises: `NotAVersion`, saying what to write.
    """
    versions = [
        Version(**_checked("versions", _OF_A_VERSION, ("valid_from", "legal_basis"), said))
        for said in block.get("versions", ())
    ]
    breaks = [
        Break(on=one["on"], why=one["why"], places=tuple(one.get("places", ())))
        for one in (
            _checked("breaks", _OF_A_BREAK, ("on", "why"), said) for said in block.get("breaks", ())
        )
    ]
    days = [version.valid_from for version in versions]
    if days != sorted(set(days)):
        raise NotAVersion("các versions phải xếp theo valid_from tăng dần, mỗi ngày một lần.")
    return tuple(versions), tuple(sorted(breaks, key=lambda one: one.on))


def on(versions: Sequence[Version], day: date) -> Version | None:
    """Return the version that holds on a day, None before the first.

    >>> law = Version(date(2022, 5, 20), "Quyết định 922/QĐ-BTTTT")
    >>> on([law], date(2023, 1, 1)) == law, on([law], date(2021, 1, 1))
    (True, None)
    """
    return next((one for one in reversed(versions) if one.valid_from <= day), None)


def made_by(versions: Sequence[Version]) -> tuple[Break, ...]:
    """Return the breaks that new versions make."""
    return tuple(
        Break(one.valid_from, f"định nghĩa mới theo {one.legal_basis}")
        for one in versions[1:]
        if one.breaks
    )


def between(breaks: Iterable[Break], place: str, earlier: Period, later: Period) -> Break | None:
    """Return the first break that parts two periods of a place, None where they compare.

    Shape: `place` is the code of the place.
    """
    return next(
        (
            one
            for one in breaks
            if earlier.end < one.on <= later.end and (not one.places or place in one.places)
        ),
        None,
    )


def _checked(
    of: str, fields: Mapping[str, type], needed: tuple[str, ...], said: Mapping[str, Any]
) -> dict[str, Any]:
    for name, value in said.items():
        wanted = fields.get(name)
        if wanted is None:
            raise NotAVersion(f"{of} không có mục {name}; các mục có: {', '.join(fields)}.")
        if not isinstance(value, wanted) or isinstance(value, datetime):
            raise NotAVersion(f"mục {of}.{name} phải là {_SAID[wanted]}, không phải “{value}”.")
    missing = [name for name in needed if not said.get(name)]
    if missing:
        raise NotAVersion(f"{of} thiếu mục {', '.join(missing)}.")
    return dict(said)
