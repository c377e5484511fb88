"""The catalogue of all files for other portals: DCAT version 3, as JSON-LD.

Each indicator is a data set, each of its files a distribution with its size and checksum, so that
a harvester knows what changed without fetching it. Its words are spelled out in its own context;
nothing has to be looked up elsewhere to read it.
"""

import json
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from congso.observations.observation import Origin
from desk.opendata import files
from desk.opendata.files import Kind
from desk.opendata.tables import Table
from desk.visits import tables as visits

ADDRESS = "/api/v1/danh-muc.jsonld"
MEDIA_TYPE = "application/ld+json"
_IANA = "https://www.iana.org/assignments/media-types/"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_DAILY = "http://publications.europa.eu/resource/authority/frequency/DAILY"
_COUNTED = "Cổng tự đếm từ hộp thư của mặt trước"
Span = tuple[date, date]
_LANGUAGE = {"@id": "http://publications.europa.eu/resource/authority/language/VIE"}


def written(tables: Collection[Table], place: str, counted: Span | None = None) -> bytes:
    """Return the catalogue of the portal of `place`.

    Shape: `counted` is the first and last day of which visits were counted, if any were.
    """
    publisher = _url("/#co-quan")
    told = {
        "@context": _CONTEXT,
        "@id": _url(ADDRESS),
        "@type": "dcat:Catalog",
        "dct:title": _said(_("Số liệu mở, %(place)s") % {"place": place}),
        "dct:description": _said(
            _("Số liệu của các chỉ tiêu trên cổng, kèm nguồn, mức độ và mọi lần sửa.")
        ),
        "dct:language": _LANGUAGE,
        "dct:publisher": {"@id": publisher, "@type": "foaf:Agent", "foaf:name": _said(place)},
        "dct:rights": {"@type": "dct:RightsStatement", "rdfs:label": _said(_RIGHTS)},
        "foaf:homepage": {"@id": _url("/")},
        **_modified(tables),
        "dcat:dataset": [
            *(_dataset(table, publisher) for table in tables),
            *([_visits(counted, publisher, place)] if counted else []),
        ],
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


_RIGHTS = "Khi đăng lại số liệu, xin ghi rõ nguồn và giữ nguyên nhãn gốc của từng số."


def _dataset(table: Table, publisher: str) -> dict[str, Any]:
    indicator = table.indicator
    page = _url(table.home)
    synthetic = Origin.SYNTHETIC in table.origins
    description = " ".join(
        said
        for said in (
            indicator.definition,
            _("Có số liệu giả định để trình diễn, không phải số thật.") if synthetic else "",
        )
        if said
    )
    return {
        "@id": f"{page}#so-lieu",
        "@type": "dcat:Dataset",
        "dct:identifier": table.folder.strip("/") or indicator.code,
        "dct:title": _said(table.title),
        "dct:description": _said(description or indicator.name),
        "dct:language": _LANGUAGE,
        "dct:publisher": {"@id": publisher},
        "dct:provenance": [
            {"@type": "dct:ProvenanceStatement", "rdfs:label": _said(origin.said)}
            for origin in table.origins
        ],
        **_modified([table]),
        "dct:spatial": [
            {"@type": "dct:Location", "dct:identifier": identity, "rdfs:label": _said(name)}
            for identity, name in dict.fromkeys((r.key.place, r.place_name) for r in table.rows)
        ],
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(min(row.key.period.start for row in table.rows).isoformat()),
            "dcat:endDate": _day(max(row.key.period.end for row in table.rows).isoformat()),
        },
        "dcat:keyword": [_said(word) for word in (table.theme, *indicator.aliases) if word],
        "dcat:landingPage": {"@id": page},
        "dcat:distribution": [_distribution(kind, table) for kind in files.of(table)],
    }


def _visits(counted: Span, publisher: str, place: str) -> dict[str, Any]:
    """Return the daily series of visits as a data set; its checksum stands in a file of its own.

    The table moves with every minute, this entry with every day.
    """
    page, table = _url("/luot-truy-cap/"), _url(visits.ADDRESS)
    modified = {"dct:modified": _day(counted[1].isoformat())}
    return {
        "@id": f"{page}#so-lieu",
        "@type": "dcat:Dataset",
        "dct:identifier": "luot-truy-cap",
        "dct:title": _said(visits.TITLE),
        "dct:description": _said(visits.METHOD),
        "dct:language": _LANGUAGE,
        "dct:publisher": {"@id": publisher},
        "dct:provenance": {"@type": "dct:ProvenanceStatement", "rdfs:label": _said(_COUNTED)},
        **modified,
        "dct:accrualPeriodicity": {"@id": _DAILY},
        "dct:spatial": {
            "@type": "dct:Location",
            "dct:identifier": settings.HOME_PLACE,
            "rdfs:label": _said(place),
        },
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(counted[0].isoformat()),
            "dcat:endDate": _day(counted[1].isoformat()),
        },
        "dcat:keyword": [_said("lượt truy cập")],
        "dcat:landingPage": {"@id": page},
        "dcat:distribution": {
            "@id": f"{table}#tep",
            "@type": "dcat:Distribution",
            "dct:title": _said("CSV"),
            **modified,
            "dcat:accessURL": {"@id": page},
            "dcat:downloadURL": {"@id": table},
            "dcat:mediaType": {"@id": f"{_IANA}text/csv"},
            "dct:conformsTo": {"@id": files.CSVW},
            "rdfs:seeAlso": [{"@id": _url(visits.DESCRIPTION)}, {"@id": _url(visits.SUM)}],
        },
    }


def _distribution(kind: Kind, table: Table) -> dict[str, Any]:
    address = _url(kind.at(table))
    whole = files.sum_of(kind, table)
    return {
        "@id": f"{address}#tep",
        "@type": "dcat:Distribution",
        "dct:title": _said(kind.name),
        "dct:description": _said(kind.title),
        **_modified([table]),
        "dcat:accessURL": {
            "@id": _url(
                table.home.removesuffix(f"{table.indicator.code}/") if table.folder else table.home
            )
        },
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": f"{_IANA}{kind.media_type.partition(';')[0]}"},
        "dct:conformsTo": {"@id": kind.conforms_to},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(whole.size)},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": whole.checksum},
        },
    }


def _url(address: str) -> str:
    return f"{settings.PUBLIC_URL}{address}"


def _said(text: str) -> dict[str, str]:
    return {"@language": "vi", "@value": text}


def _day(day: str) -> dict[str, str]:
    return {"@type": "xsd:date", "@value": day}


def _modified(tables: Iterable[Table]) -> dict[str, Any]:
    moments = [table.modified for table in tables]
    if not moments:
        return {}
    return {"dct:modified": {"@type": "xsd:dateTime", "@value": max(moments).isoformat()}}
