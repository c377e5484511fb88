"""Everything that a list of units ever said, as one text: what stands and what was corrected.

Phường Phú Lợi was written down under the district 941 and is told under 92 since a later list;
who asks for a day before that list is told 941.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from congso.findings.finding import Fault, FaultyInput
from congso.lineage.succession import Basis, Passage, Succession, Validity
from congso.places.gazetteer import Gazetteer
from congso.places.place import Level, Place


def write(gazetteer: Gazetteer) -> str:
    """Return the text that `read` reads back to this gazetteer, with all that was known before."""
    told = {
        "places": [_of_place(place) for place in gazetteer.said],
        "successions": [_of_succession(passed) for passed in gazetteer.passed],
    }
    return json.dumps(told, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def read(text: str, where: str) -> Gazetteer:
    """Return the gazetteer of a text.

    Raises: `FaultyInput` where it is not one that `write` wrote.
    """
    try:
        told = json.loads(text)
        return Gazetteer(map(_place, told["places"]), map(_succession, told["successions"]))
    except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation):
        said = "không đọc được danh mục đơn vị hành chính; hãy chạy congso build để ghi lại tệp."
        raise FaultyInput((Fault(where, said),)) from None


def _of_place(place: Place) -> dict[str, str]:
    told = {
        "id": place.id,
        "code": place.code,
        "name": place.name,
        "level": place.level.value,
        "kind": place.kind,
        "parent": place.parent_code,
        "act": place.legal_act,
        "area": place.area,
        "from": place.validity.start,
        "to": place.validity.end,
    }
    return _said({**told, **_moments(place)})


def _of_succession(passed: Succession) -> dict[str, str]:
    told = {
        "on": passed.effective_on,
        "passage": passed.passage.value,
        "source": passed.source,
        "target": passed.target,
        "weight": passed.weight,
        "act": passed.legal_act,
        "basis": passed.basis and passed.basis.value,
    }
    return _said({**told, **_moments(passed)})


def _moments(told: Place | Succession) -> dict[str, datetime | None]:
    return {"known_from": told.known_from, "known_to": told.known_to}


def _said(told: Mapping[str, object]) -> dict[str, str]:
    return {
        name: one.isoformat() if isinstance(one, date) else str(one)
        for name, one in told.items()
        if one is not None
    }


def _place(told: Mapping[str, Any]) -> Place:
    return Place(
        id=told["id"],
        code=told["code"],
        name=told["name"],
        level=Level(told["level"]),
        kind=told["kind"],
        validity=Validity(_day(told, "from"), _day(told, "to")),
        parent_code=told.get("parent"),
        legal_act=told.get("act"),
        area=Decimal(told["area"]) if "area" in told else None,
        known_from=_moment(told, "known_from"),
        known_to=_moment(told, "known_to"),
    )


def _succession(told: Mapping[str, Any]) -> Succession:
    return Succession(
        effective_on=date.fromisoformat(told["on"]),
        passage=Passage(told["passage"]),
        source=told["source"],
        target=told.get("target"),
        weight=Decimal(told["weight"]),
        legal_act=told["act"],
        basis=Basis(told["basis"]) if "basis" in told else None,
        known_from=_moment(told, "known_from"),
        known_to=_moment(told, "known_to"),
    )


def _day(told: Mapping[str, Any], name: str) -> date | None:
    return date.fromisoformat(told[name]) if name in told else None


def _moment(told: Mapping[str, Any], name: str) -> datetime | None:
    return datetime.fromisoformat(told[name]) if name in told else None
