"""What other rooms may ask of the atlas: the gazetteer and the agencies, as values of the core."""

from datetime import date, datetime
from functools import lru_cache

from django.db import connection
from django.db.models import Max, Min

from congso.agencies.agency import Agency, Licence, Role
from congso.agencies.register import Register
from congso.lineage.succession import Basis, Passage, Succession, Validity
from congso.places.gazetteer import Gazetteer
from congso.places.place import Level, Place
from desk.atlas import models
from desk.kit import clock, shelf


def state() -> int:
    """Return a number that changes with every import."""
    found: int | None = models.PlaceImport.objects.aggregate(Max("id"))["id__max"]
    return found or 0


def begun_on() -> date | None:
    """Return the day on which the lists were first taken over, None before."""
    first: datetime | None = models.PlaceImport.objects.aggregate(Min("at"))["at__min"]
    return first and first.astimezone(clock.VIETNAM).date()


def gazetteer() -> Gazetteer:
    """Return all units and successions; until places are imported, the reviewed texts stand."""
    number = state()
    return (
        _gazetteer(str(connection.settings_dict["NAME"]), number) if number else shelf.gazetteer()
    )


def agencies() -> tuple[Agency, ...]:
    """Return all agencies; until they are imported, the reviewed text stands."""
    if not state():
        return shelf.agencies()
    return tuple(_agency(row) for row in models.Agency.objects.all())


def register() -> Register:
    """Return all that was ever said of bodies and firms; until they are imported, the text."""
    if not state():
        return Register(shelf.agencies())
    said = [
        *(_agency(row) for row in models.Agency.objects.all()),
        *(_agency(row, row.known_to) for row in models.AgencyBefore.objects.all()),
    ]
    return Register(tuple(sorted(said, key=lambda body: body.code)))


def agency(code: str) -> Agency | None:
    """Return the agency of a code as it stands in the list, None where none has it."""
    return next((body for body in agencies() if body.code == code), None)


def forget() -> None:
    """Read the rows anew when next asked; for tests, whose rows come and go."""
    _gazetteer.cache_clear()


@lru_cache(maxsize=2)
def _gazetteer(_database: str, _state: int) -> Gazetteer:
    return Gazetteer(
        [
            *(_place(row, row.identity) for row in models.PlaceVersion.objects.all()),
            *(_place(row, row.place_id, row.known_to) for row in models.PlaceBefore.objects.all()),
        ],
        [_succession(row) for row in models.PlaceSuccession.objects.all()],
    )


def _agency(row: models.Agency | models.AgencyBefore, known_to: datetime | None = None) -> Agency:
    return Agency(
        code=row.code,
        name=row.name,
        role=Role(row.role),
        aliases=tuple(row.aliases),
        places=tuple(row.places),
        validity=Validity(row.valid_from, row.valid_to),
        checked_on=row.checked_on,
        licence=row.licence,
        licence_kind=Licence(row.licence_kind) if row.licence_kind else None,
        known_from=row.known_from,
        known_to=known_to,
    )


def _place(row: models.Described, identity: str, known_to: datetime | None = None) -> Place:
    return Place(
        id=identity,
        code=row.code,
        name=row.name,
        level=Level(row.level),
        kind=row.kind,
        validity=Validity(row.valid_from, row.valid_to),
        parent_code=row.parent_code or None,
        legal_act=row.legal_act or None,
        area=row.area,
        known_from=row.known_from,
        known_to=known_to,
    )


def _succession(row: models.PlaceSuccession) -> Succession:
    return Succession(
        effective_on=row.effective_on,
        passage=Passage(row.passage),
        source=row.source_id,
        target=row.target_id,
        weight=row.weight,
        legal_act=row.legal_act,
        basis=Basis(row.basis) if row.basis else None,
        known_from=row.known_from,
        known_to=row.known_to,
    )
