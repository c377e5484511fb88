"""What the SDMX files mean: dimensions, attributes and code lists, as SDMX-JSON 2.0.0.

A program that reads ``CONGSO:FIGURES(1.0)`` in a data file finds here what the columns are and
what each code stands for, in Vietnamese.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from congso.observations.observation import Level, Origin, Scenario
from desk.opendata.sdmx import AGENCY, STRUCTURE, VERSION, indicator_id
from desk.opendata.tables import Table

ADDRESS = "/api/v1/cau-truc-sdmx.json"
MEDIA_TYPE = "application/vnd.sdmx.structure+json; version=2.0.0"
_CONCEPTS = "CONCEPTS"
_MODEL = "urn:sdmx:org.sdmx.infomodel"
_SCHEMA = (
    "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/"
    "2.0.0/sdmx-json-structure-schema.json"
)


@dataclass(frozen=True, slots=True)
class Component:
    """A column of the data files."""

    id: str
    name: str
    datatype: str = "String"
    codes: str = ""
    """The code list that its values are from, if any."""
    is_required: bool = True


DIMENSIONS = (
    Component("FREQ", "Tần suất", codes="CL_FREQ"),
    Component("REF_AREA", "Địa bàn", codes="CL_AREA"),
    Component("INDICATOR", "Chỉ tiêu", codes="CL_INDICATOR"),
    Component("BREAKDOWN", "Phần", codes="CL_BREAKDOWN"),
    Component("SCENARIO", "Kịch bản", codes="CL_SCENARIO"),
)
TIME = Component("TIME_PERIOD", "Kỳ", "ObservationalTimePeriod")
MEASURE = Component("OBS_VALUE", "Giá trị", "Decimal", is_required=False)
ATTRIBUTES = (
    Component("OBS_STATUS", "Tình trạng", codes="CL_OBS_STATUS"),
    Component("LEVEL", "Mức độ", codes="CL_LEVEL"),
    Component("ORIGIN", "Gốc", codes="CL_ORIGIN"),
    Component("UNIT_MEASURE", "Đơn vị"),
    Component("DECIMALS", "Số chữ số in", "Integer"),
    Component("SOURCE", "Nguồn"),
    Component("RECORDED_AT", "Biết từ lúc", "DateTime"),
    Component("REVISION", "Lần ghi", "Integer"),
    Component("IS_COMPUTED", "Cổng tính ra", "Boolean"),
    Component("COMMENT_OBS", "Ghi chú", is_required=False),
)
_FREQUENCIES = {"A": "năm", "S": "nửa năm", "Q": "quý", "M": "tháng", "D": "ngày"}
_STATUSES = {
    "A": "chính thức",
    "P": "sơ bộ",
    "E": "ước tính",
    "L": "chưa báo cáo",
    "M": "không áp dụng",
    "Q": "không công bố",
}


def written(tables: Mapping[str, Table]) -> bytes:
    """Return the structure of all data files.

    Shape: the lists of indicators, places and parts hold what occurs in the tables.
    """
    every = (*DIMENSIONS, TIME, MEASURE, *ATTRIBUTES)
    moments = [table.modified for table in tables.values()]
    prepared = {"prepared": max(moments).isoformat()} if moments else {}
    told = {
        "meta": {
            "schema": _SCHEMA,
            "id": f"{AGENCY}_{STRUCTURE}",
            "contentLanguages": ["vi"],
            **prepared,
            "sender": {"id": AGENCY},
        },
        "data": {
            "codelists": [_named(code, name, codes=found) for code, name, found in _lists(tables)],
            "conceptSchemes": [
                _named(_CONCEPTS, "Khái niệm", concepts=[_item(one.id, one.name) for one in every])
            ],
            "dataStructures": [_named(STRUCTURE, "Số liệu", dataStructureComponents=_components())],
            "dataflows": [_named(STRUCTURE, "Số liệu", structure=_urn_of_structure())],
        },
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


def _components() -> dict[str, Any]:
    return {
        "dimensionList": {
            "id": "DimensionDescriptor",
            "dimensions": [_component(one) for one in DIMENSIONS],
            "timeDimension": _component(TIME),
        },
        "measureList": {
            "id": "MeasureDescriptor",
            "measures": [{**_component(MEASURE), "usage": "optional"}],
        },
        "attributeList": {
            "id": "AttributeDescriptor",
            "attributes": [
                {
                    **_component(one),
                    "attributeRelationship": {"observation": {}},
                    "measureRelationship": [MEASURE.id],
                    "usage": "mandatory" if one.is_required else "optional",
                }
                for one in ATTRIBUTES
            ],
        },
    }


def _component(one: Component) -> dict[str, Any]:
    concept = f"{_MODEL}.conceptscheme.Concept={AGENCY}:{_CONCEPTS}({VERSION}).{one.id}"
    listed = f"{_MODEL}.codelist.Codelist={AGENCY}:{one.codes}({VERSION})"
    return {
        "id": one.id,
        "conceptIdentity": concept,
        "localRepresentation": (
            {"enumeration": listed} if one.codes else {"format": {"dataType": one.datatype}}
        ),
    }


def _urn_of_structure() -> str:
    return f"{_MODEL}.datastructure.DataStructure={AGENCY}:{STRUCTURE}({VERSION})"


def _lists(tables: Mapping[str, Table]) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """Return identity, name and codes of each code list."""
    known = tables.values()
    places = {row.key.place: row.place_name for table in known for row in table.rows}
    indicators = {indicator_id(code): table.indicator.name for code, table in tables.items()}
    scenarios = {scenario.value: scenario.said for scenario in Scenario}
    return [
        ("CL_FREQ", "Tần suất", _items(_FREQUENCIES.items())),
        ("CL_AREA", "Địa bàn", _items(sorted(places.items()))),
        ("CL_INDICATOR", "Chỉ tiêu", _items(indicators.items())),
        ("CL_BREAKDOWN", "Phần", _items((("_T", "toàn bộ"), *_parts(known)))),
        ("CL_SCENARIO", "Kịch bản", _items(scenarios.items())),
        ("CL_OBS_STATUS", "Tình trạng", _items(_STATUSES.items())),
        ("CL_LEVEL", "Mức độ", _items((level.value, level.said) for level in Level)),
        ("CL_ORIGIN", "Gốc", _items((origin.value, origin.said) for origin in Origin)),
    ]


def _parts(tables: Iterable[Table]) -> list[tuple[str, str]]:
    """Return the parts of all breakdowns; a code that two of them name differently has both."""
    names: dict[str, dict[str, None]] = {}
    for table in tables:
        for member in table.indicator.members:
            names.setdefault(member.code, {})[member.name] = None
    return [(code, " / ".join(said)) for code, said in names.items()]


def _items(pairs: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    return [_item(code, name) for code, name in pairs]


def _item(code: str, name: str) -> dict[str, Any]:
    return {"id": code, "name": name, "names": {"vi": name}}


def _named(code: str, name: str, **more: object) -> dict[str, Any]:
    return {**_item(code, name), "agencyID": AGENCY, "version": VERSION, **more}
