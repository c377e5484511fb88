"""The list of administrative units on any date, and what became of each.

>>> from datetime import date
>>> from congso.lineage.succession import Validity
>>> old = Place("31522", "31522", "Phường 9", Level.COMMUNE, "phường",
...             Validity(None, date(2024, 8, 31)))
>>> new = Place("31522@2024-09-01", "31522", "Phường 1", Level.COMMUNE, "phường",
...             Validity(date(2024, 9, 1), None))
>>> gazetteer = Gazetteer((old, new))
>>> gazetteer.identify("31522", date(2023, 12, 31)).name
'Phường 9'
>>> gazetteer.identify("31522", date(2024, 9, 1)).name
'Phường 1'
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from datetime import date, datetime

from congso.lineage.crosswalk import Crosswalk, Share, Successions
from congso.lineage.succession import Basis, Succession
from congso.places.place import Level, Place
from congso.writing import dates, letters


class UnknownPlace(LookupError):
    """No unit of this code or identity stood on that date."""


class Gazetteer:
    """All versions of all units, and the successions between them.

    Shape: both are all that the list ever said; a unit whose name, days or parent were corrected
    is told by what was known at the moment asked of, and so is what it passed into.
    """

    def __init__(self, places: Iterable[Place], successions: Iterable[Succession] = ()) -> None:
        self.said, self.passed = tuple(places), tuple(successions)
        """Everything that was ever known of units, and of how they passed into others."""
        self._learned: dict[str, set[datetime]] = defaultdict(set)
        for place in self.said:
            self._learned[place.id] |= _moments(place)
        for passed in self.passed:
            for identity in {passed.source, passed.target or passed.source}:
                self._learned[identity] |= _moments(passed)
        self.moments = tuple(sorted(set[datetime]().union(*self._learned.values())))
        """When the list came to say another thing, oldest first."""
        self._views: dict[int, Gazetteer] = {len(self.moments): self}
        self._begun: dict[str, Place] = {}
        for place in sorted(
            self.said, key=lambda one: (one.known_from is not None, one.known_from)
        ):
            self._begun.setdefault(place.id, place)
        self._standing = Successions(one for one in self.passed if one.is_known(None))
        self._tell(None, self._standing)

    def _tell(self, at: datetime | None, successions: Successions) -> None:
        """Tell from now on what was known at a moment."""
        self._successions = successions
        self.places = tuple(place for place in self.said if place.is_known(at))
        self._by_id = self._begun | {place.id: place for place in self.places}
        self._by_code: dict[str, list[Place]] = defaultdict(list)
        for place in self.places:
            self._by_code[place.code].append(place)

    def as_known(self, at: datetime | None) -> "Gazetteer":
        """Return the gazetteer with what was known at a moment of units and of their passing.

        Shape: one and the same as long as the same was known.
        """
        count = len(self.moments)
        learned = count if at is None else bisect_right(self.moments, at)
        found = self._views.get(learned)
        if found is None:
            found = self._views[learned] = copy(self)
            found._tell(at, Successions(one for one in self.passed if one.is_known(at)))  # noqa: SLF001 — its own kind
        return found

    def learned(self, identity: str) -> tuple[datetime, ...]:
        """Return when the list came to say another thing of a unit, oldest first."""
        return tuple(sorted(self._learned.get(identity, ())))

    def on(self, day: date, level: Level | None = None) -> tuple[Place, ...]:
        """Return the units that stood on `day`, in order of code."""
        standing = (
            place
            for place in self.places
            if place.validity.holds_on(day) and (level is None or place.level == level)
        )
        return tuple(sorted(standing, key=lambda place: place.code))

    def identify(self, code: str, day: date) -> Place:
        """Return the unit that carried `code` on `day`.

        Raises: `UnknownPlace`, saying when the code was in use if it ever was.
        """
        versions = self._by_code.get(code, [])
        for place in versions:
            if place.validity.holds_on(day):
                return place
        if not versions and any(place.code == code for place in self._begun.values()):
            raise UnknownPlace(
                f"Khi ấy danh mục chưa ghi đơn vị hành chính nào mang mã “{code}”. "
                "Hãy hỏi theo một ngày muộn hơn."
            )
        if not versions:
            raise UnknownPlace(
                f"Không có đơn vị hành chính nào mang mã “{code}”. "
                "Hãy tra mã trong danh mục đơn vị hành chính, mã tỉnh gồm 2 chữ số, ví dụ 94."
            )
        known = "; ".join(f"{place.name} ({_span(place)})" for place in versions)
        raise UnknownPlace(
            f"Ngày {dates.short(day)} không có đơn vị nào mang mã “{code}”. "
            f"Mã này từng là: {known}. Hãy chọn kỳ nằm trong các khoảng đó."
        )

    def known(self, identity: str) -> Place:
        """Return the unit of this identity, as the list told it first where it came in later.

        Raises: `UnknownPlace`.
        """
        try:
            return self._by_id[identity]
        except KeyError:
            raise UnknownPlace(f"Danh mục không có đơn vị “{identity}”.") from None

    def first(self, identity: str) -> Place:
        """Return the unit as the list told it first, by name and days of then."""
        return self._begun[identity]

    def __contains__(self, identity: object) -> bool:
        """Return whether the list ever told of a unit."""
        return identity in self._begun

    def carriers(self, code: str) -> tuple[Place, ...]:
        """Return every unit that ever carried `code`, the first one first."""
        return tuple(
            sorted(self._by_code.get(code, ()), key=lambda one: one.validity.start or date.min)
        )

    @property
    def successions(self) -> tuple[Succession, ...]:
        """Every succession that is gone by, in the order given."""
        return self._successions.all

    def successors(self, identity: str) -> tuple[Succession, ...]:
        """Return what the unit passed into."""
        return self._successions.out_of(identity)

    def predecessors(self, identity: str) -> tuple[Succession, ...]:
        """Return what passed into the unit."""
        return self._successions.into(identity)

    def crosswalk(
        self, origin: date, goal: date, level: Level | None = None, basis: Basis | None = None
    ) -> Crosswalk:
        """Return what each unit of the map of `origin` had become on the later map of `goal`.

        Shape: exact for mergers, weighted for splits; a split without a basis has no weight.
        """
        units = (place.id for place in self.on(origin, level))
        return self._successions.crosswalk(units, origin, goal, basis)

    def parts(
        self, identity: str, stood: date, wanted: date, basis: Basis | None = None
    ) -> tuple[Share, ...]:
        """Return the units of the map of `stood` that make up one of the map of `wanted`."""
        return self._successions.parts(identity, stood, wanted, basis)

    def is_unknown_before(self, identity: str, day: date) -> bool:
        """Return whether a unit began after a day, and it was not known then from which others."""
        start = self.known(identity).validity.start
        began_later = start is not None and day < start
        known = self._successions.into(identity)
        return began_later and not known and bool(self._standing.into(identity))

    def became(self, identity: str, day: date) -> tuple[Place, ...]:
        """Return the units in which a unit lies on a later day; none where it was abolished."""
        ended = self.known(identity).validity.end
        if ended is None or day <= ended:
            return (self.known(identity),)
        return tuple(
            self.known(share.target) for share in self._successions.onward(identity, ended, day)
        )

    def named(self, name: str, day: date) -> tuple[Place, ...]:
        """Return the units of this full or bare name on `day`, spelling folded; often several."""
        wanted = letters.fold(name)
        return tuple(
            place
            for place in self.on(day)
            if wanted in (letters.fold(place.name), letters.fold(place.bare_name))
        )


def _moments(told: Place | Succession) -> set[datetime]:
    return {at for at in (told.known_from, told.known_to) if at is not None}


def _span(place: Place) -> str:
    start = dates.short(place.validity.start) if place.validity.start else "trước 2023"
    end = dates.short(place.validity.end) if place.validity.end else "nay"
    return f"{start} – {end}"
