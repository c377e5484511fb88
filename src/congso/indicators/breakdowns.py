"""The ways of dividing an indicator, as its definition tells them.

Telephone subscribers are told by line, by operator and by how they pay: three breakdowns, each of
which makes the whole, and whose parts are never added to one another's.

>>> line = {"dimension": "line", "name": "Loại thuê bao", "kind": "partition",
...         "members": {"fixed": "Thuê bao cố định", "mobile": "Thuê bao di động"}}
>>> paid = {"dimension": "payment", "name": "Hình thức", "kind": "partition",
...         "members": {"prepaid": "Trả trước", "postpaid": "Trả sau"}}
>>> [one.codes for one in read({"breakdown": [line, paid]})]
[('fixed', 'mobile'), ('prepaid', 'postpaid')]
>>> read({"breakdown": [line, {**line, "dimension": "again"}]})
Traceback (most recent call last):
    ...
congso.indicators.breakdowns.NotABreakdown: phần fixed có trong cả “line” và “again”; mỗi mã phần \
chỉ thuộc một cách chia, hãy đặt mã khác.
"""

from collections.abc import Mapping
from typing import Any

from congso.indicators.indicator import Breakdown, Member

FIELDS: dict[str, tuple[type, str]] = {"breakdown": (list, "bảng, hay danh sách bảng")}
_KINDS = ("overlapping", "partition")
_BY_FIRM = frozenset({"operator", "enterprise"})
"""Dimensions whose parts are firms."""


class NotABreakdown(ValueError):
    """What a definition says of its parts cannot be meant; the message says why."""


def read(block: Mapping[str, Any]) -> tuple[Breakdown, ...]:
    """Return the breakdowns of a definition: one table, or a list of them.

    Raises: `NotABreakdown`.
    """
    said = block.get("breakdown", [])
    tables = [said] if isinstance(said, dict) else said
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise NotABreakdown(f"mục breakdown phải là bảng, hay danh sách bảng, không phải “{said}”.")
    found = tuple(map(_breakdown, tables))
    dimensions: set[str] = set()
    places: dict[str, str] = {}
    for one in found:
        if one.dimension in dimensions:
            raise NotABreakdown(f"chia theo “{one.dimension}” hai lần; mỗi chiều chỉ khai một lần.")
        dimensions.add(one.dimension)
        for code in one.codes:
            if code in places:
                raise NotABreakdown(
                    f"phần {code} có trong cả “{places[code]}” và “{one.dimension}”; mỗi mã phần "
                    "chỉ thuộc một cách chia, hãy đặt mã khác."
                )
            places[code] = one.dimension
    return found


def _breakdown(said: Mapping[str, Any]) -> Breakdown:
    if said.get("kind") not in _KINDS:
        raise NotABreakdown(
            "breakdown.kind phải là overlapping (chồng nhau) hoặc partition (chia hết)."
        )
    if not isinstance(said.get("members"), dict) or not {"dimension", "name"} <= set(said):
        raise NotABreakdown("breakdown cần đủ dimension, name và members = { mã = tên }.")
    members = tuple(Member(code, str(name)) for code, name in said["members"].items())
    is_overlapping, dimension = said["kind"] == "overlapping", str(said["dimension"])
    firms, public_because = said.get("firms", False), said.get("public_because", "")
    if type(firms) is not bool or not isinstance(public_because, str):
        raise NotABreakdown("breakdown.firms là true hoặc false, public_because là chữ.")
    if dimension in _BY_FIRM and not firms:
        raise NotABreakdown(
            f"chia theo “{dimension}” thì mỗi phần là số của một doanh nghiệp: hãy khai "
            "firms = true, số từng doanh nghiệp không công bố; nếu luật cho công khai thì khai "
            "thêm public_because."
        )
    if public_because and not firms:
        raise NotABreakdown("public_because chỉ có nghĩa khi firms = true.")
    name = str(said["name"])
    return Breakdown(dimension, name, is_overlapping, members, firms, public_because)
