"""Takes over the reviewed lists of places and agencies, as a whole or not at all."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from congso.agencies import agency
from congso.agencies.agency import Agency
from congso.findings.finding import Fault, FaultyInput
from congso.lineage.succession import Succession
from congso.places import tables
from congso.places.place import Place
from desk.atlas import models, queries
from desk.kit import clock, journal, permissions, signals
from desk.kit.permissions import MACHINE, Actor


@dataclass(frozen=True, slots=True)
class Table:
    """A text and what it is called."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import does, or on a dry run would do."""

    places: int
    successions: int
    agencies: int
    changed: bool


relying: list[Callable[[Place], Iterable[str]]] = []
"""Asked before a place could go: each names what relies on it."""
_TOLD = 5
_EVER = datetime.min.replace(tzinfo=UTC)
"""Before anything that the list was told."""


def import_places(
    *, places: Table, successions: Table, agencies: Table, by: Actor, dry_run: bool = False
) -> Imported:
    """Take over the lists of units, of what became of them, and of agencies.

    Shape: each list is whole; a unit may get an end or another name but never vanish, because
    figures may have been recorded for it. What is said of units and of what became of them is
    followed, never overwritten, and so is what is said of agencies: who asks what was known before
    gets the list of then. The same lists again change nothing.
    Raises: `NotPermitted`; `FaultyInput` with every fault; nothing is changed then.
    """
    permissions.require(by, "atlas.import_places")
    wanted = tables.read(places.text, successions.text, (places.where, successions.where))
    bodies = agency.read(agencies.text, agencies.where)
    with transaction.atomic():
        known = queries.gazetteer() if queries.state() else None
        kept = {place.id for place in wanted.places}
        gone = [place for place in known.places if place.id not in kept] if known else []
        if gone:
            raise FaultyInput(tuple(_vanished(place, places.where) for place in gone))
        changed = (
            known is None
            or set(known.places) != set(wanted.places)
            or set(known.successions) != set(wanted.successions)
            or _not_edited(queries.agencies()) != _not_edited(bodies)
        )
        imported = Imported(len(wanted.places), len(wanted.successions), len(bodies), changed)
        if changed and not dry_run:
            now = clock.now()
            _correct(known.places if known else None, wanted.places, now)
            _write(None if known is None else queries.agencies(), bodies, now)
            _follow(known.successions if known else None, wanted.successions, now)
            _record(imported, by)
            if known is not None:
                signals.lists_changed.send(sender=models.PlaceVersion, codes=[])
    return imported


def keep_agency(body: Agency, *, by: Actor) -> bool:
    """Write a body or firm into the list, or what is now known of it; the journal keeps what was.

    Shape: what a person wrote is not overwritten by a reviewed list that is taken over later.
    Raises: `NotPermitted`; `FaultyInput` when the dates cannot be so. Returns whether it changed.
    """
    permissions.require(by, "atlas.keep_agencies")
    faults = agency.faults_of(body)
    if faults:
        raise FaultyInput(tuple(Fault(body.code, said) for said in faults))
    with transaction.atomic():
        was = queries.agency(body.code)
        if was == body:
            return False
        now = clock.now()
        _keep_what_was_said([was] if was else [], now)
        models.Agency.objects.update_or_create(
            code=body.code, defaults={**_columns(body), "known_from": now, "edited_at": now}
        )
        _count_change(by)
        journal.record(
            by, "atlas.keep_agency", body.name,
            was=agency.write([was]) if was else "", now=agency.write([body]),
        )  # fmt: skip
        signals.lists_changed.send(sender=models.Agency, codes=[body.code])
    return True


def _vanished(place: Place, where: str) -> Fault:
    users = [name for ask in relying for name in ask(place)]
    shown = ", ".join(f"“{name}”" for name in users[:_TOLD]) + (" …" if users[_TOLD:] else "")
    told = _(" Đang dùng ở %(count)s nơi: %(shown)s.") % {"count": len(users), "shown": shown}
    return Fault(
        where,
        _(
            "thiếu “%(name)s” (%(identity)s) đã có trong danh mục. Đơn vị đã ghi không được bỏ: "
            "hãy giữ dòng và ghi ngày kết thúc ở cột valid_to."
        )
        % {"name": place.name, "identity": place.id}
        + (told if users else ""),
    )


def _correct(known: Collection[Place] | None, wanted: Iterable[Place], now: datetime) -> None:
    """Keep what was said of the units that are told otherwise, and write what stands.

    Shape: without a list before, what the first one says was known all along, but for a day that a
    line names; a correction is known from that day where it lies after what it corrects, else from
    this moment.
    """
    before = {place.id: place for place in known or ()}
    fields = [
        "code", "name", "level", "kind", "valid_from", "valid_to", "parent_code", "legal_act",
        "area", "known_from",
    ]  # fmt: skip
    told, ended = [], []
    for place in wanted:
        was = before.get(place.id)
        if was == place:
            continue
        since = _learned(place, was, now)
        first = place.known_from if known is None else since
        told.append(models.PlaceVersion(identity=place.id, **_said(place), known_from=first))
        if was is not None and (was.known_from or _EVER) < since:
            ended.append(
                models.PlaceBefore(
                    place_id=was.id, **_said(was), known_from=was.known_from, known_to=since
                )
            )
    models.PlaceVersion.objects.bulk_create(
        told, batch_size=200, update_conflicts=True, update_fields=fields,
        unique_fields=["identity"],
    )  # fmt: skip
    models.PlaceBefore.objects.bulk_create(ended, batch_size=200)


def _learned(place: Place, was: Place | None, now: datetime) -> datetime:
    """Return from when on the list says this of a unit."""
    since = place.known_from
    is_later = since is not None and (was is None or since > (was.known_from or _EVER))
    return since if since is not None and is_later and since <= now else now


def _write(known: Collection[Agency] | None, agencies: Iterable[Agency], now: datetime) -> None:
    """Keep what was said of the bodies that are told otherwise or no more, and write what stands.

    Shape: without a list before, what the first one says was known all along; what a person wrote
    stays.
    """
    before, wanted = _not_edited(known or ()), _not_edited(agencies)
    gone = before - wanted
    _keep_what_was_said(gone, now)
    models.Agency.objects.filter(code__in=[body.code for body in gone]).delete()
    models.Agency.objects.bulk_create(
        models.Agency(code=body.code, **_columns(body), known_from=None if known is None else now)
        for body in wanted - before
    )


def _keep_what_was_said(bodies: Iterable[Agency], now: datetime) -> None:
    """Keep what stood of these bodies until this moment."""
    models.AgencyBefore.objects.bulk_create(
        models.AgencyBefore(
            code=body.code, **_columns(body), known_from=body.known_from, known_to=now
        )
        for body in bodies
        if (body.known_from or _EVER) < now
    )


def _follow(
    known: Collection[Succession] | None, wanted: Collection[Succession], now: datetime
) -> None:
    """Close what no longer holds and add what is new, both at this moment.

    Shape: without a list before, what the first one says was known all along.
    """
    standing = models.PlaceSuccession.objects.filter(known_to__isnull=True)
    for gone in set(known or ()) - set(wanted):
        standing.filter(
            effective_on=gone.effective_on,
            source_id=gone.source,
            target_id=gone.target,
            basis=gone.basis.value if gone.basis else "",
        ).update(known_to=now)
    before = set(known or ())
    models.PlaceSuccession.objects.bulk_create(
        models.PlaceSuccession(
            effective_on=passed.effective_on,
            passage=passed.passage.value,
            source_id=passed.source,
            target_id=passed.target,
            weight=passed.weight,
            legal_act=passed.legal_act,
            basis=passed.basis.value if passed.basis else "",
            known_from=passed.known_from or (None if known is None else now),
        )
        for passed in wanted
        if passed not in before
    )


def _columns(body: Agency) -> dict[str, Any]:
    return {
        "name": body.name,
        "role": body.role.value,
        "aliases": list(body.aliases),
        "places": list(body.places),
        "valid_from": body.validity.start,
        "valid_to": body.validity.end,
        "checked_on": body.checked_on,
        "licence": body.licence,
        "licence_kind": body.licence_kind.value if body.licence_kind else "",
    }


def _not_edited(bodies: Iterable[Agency]) -> set[Agency]:
    """Return the bodies that no person wrote by hand."""
    edited = models.Agency.objects.filter(edited_at__isnull=False)
    codes = set(edited.values_list("code", flat=True))
    return {body for body in bodies if body.code not in codes}


def _count_change(by: Actor) -> None:
    """Set the number that tells whether lists read earlier hold."""
    models.PlaceImport.objects.create(
        at=clock.now(), by=None if by is MACHINE else by,
        places=models.PlaceVersion.objects.count(),
        successions=models.PlaceSuccession.objects.filter(known_to__isnull=True).count(),
        agencies=models.Agency.objects.count(),
    )  # fmt: skip


def _said(place: Place) -> dict[str, Any]:
    return {
        "code": place.code,
        "name": place.name,
        "level": place.level.value,
        "kind": place.kind,
        "valid_from": place.validity.start,
        "valid_to": place.validity.end,
        "parent_code": place.parent_code or "",
        "legal_act": place.legal_act or "",
        "area": place.area,
    }


def _record(imported: Imported, by: Actor) -> None:
    counts = {
        "places": imported.places,
        "successions": imported.successions,
        "agencies": imported.agencies,
    }
    models.PlaceImport.objects.create(at=clock.now(), by=None if by is MACHINE else by, **counts)
    journal.record(by, "atlas.import_places", _("Danh mục địa bàn và cơ quan"), **counts)
