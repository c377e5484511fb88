r"""What a later edition of a definition may say otherwise, and what makes it another indicator.

A better name, of the whole or of a part, another alias, one more digit: these may change. Another
formula is another meaning, which needs the day from which it holds and the act that says so;
another sort of unit is another indicator.

>>> from congso.indicators import definitions
>>> def one(lines: str) -> Indicator:
...     block = f'["a.b"]\nname = "b"\nunit = "điểm"\n{lines}'
...     return definitions.read([("a.toml", block)])["a.b"]
>>> law = 'versions = [{ valid_from = 2022-01-01, legal_basis = "Quyết định 1" }]'
>>> list(faults_of(one(law), one(law + '\naliases = ["bê"]')))
[]
>>> list(faults_of(one(law), one('')))[0][:38]
'phiên bản từ 01/01/2022 (Quyết định 1)'
"""

from collections.abc import Iterator
from dataclasses import replace

from congso.indicators.formula import units as formula_units
from congso.indicators.indicator import Indicator
from congso.writing import dates


def faults_of(before: Indicator, after: Indicator) -> Iterator[str]:
    """Yield why one edition of a definition cannot follow another, each in one sentence."""
    yield from _units(before, after)
    yield from _parts(before, after)
    kept = len(before.versions)
    for was, now in zip(before.versions, (*after.versions, *[None] * kept), strict=False):
        if now is None or replace(now, computed=was.computed) != was:
            yield (
                f"phiên bản từ {dates.short(was.valid_from)} ({was.legal_basis}) đã ghi, không bỏ "
                "và không sửa được; hãy giữ nguyên và thêm một phiên bản mới."
            )
    if _meaning(before) != _meaning(after) and len(after.versions) <= kept:
        changed = ", ".join(
            name for name, was in _meaning(before).items() if was != _meaning(after)[name]
        )
        yield (
            f"đổi {changed} là đổi nghĩa của chỉ tiêu; cần một phiên bản mới, có ngày hiệu lực và "
            "căn cứ pháp lý."
        )


def _units(before: Indicator, after: Indicator) -> Iterator[str]:
    was, now = before.unit, after.unit
    one, other = formula_units.sort_of_unit(was), formula_units.sort_of_unit(now)
    if one != other:
        yield (
            f"đơn vị “{was.symbol}” là {one}, “{now.symbol}” là {other}: khác loại thì là chỉ tiêu "
            "khác; hãy lập chỉ tiêu mới."
        )
    elif was.factor != now.factor and not (before.formula and after.formula):
        yield (
            f"các số đã ghi tính bằng “{was.symbol}”, đổi sang “{now.symbol}” thì số cũ sai; hãy "
            "giữ đơn vị hoặc lập chỉ tiêu mới."
        )


def _parts(before: Indicator, after: Indicator) -> Iterator[str]:
    left = {member.code for member in after.members}
    lost = [member.name for member in before.members if member.code not in left]
    if lost:
        yield f"các phần {', '.join(lost)} đã khai, có thể đã có số; không bỏ được."


def _meaning(indicator: Indicator) -> dict[str, object]:
    """Return what makes a value what it is, by the name of its field."""
    return {
        "công thức": indicator.formula,
        "loại số (kind)": indicator.nature,
        "cách gộp các kỳ (over_time)": indicator.over_time,
        "cách cộng các nơi (adds)": indicator.adds,
        "cách quy đổi (restate)": (indicator.restate, indicator.basis),
        "phân tổ": {
            (one.dimension, one.overlapping, frozenset(one.codes), one.firms)
            for one in indicator.breakdowns
        },
        "chỉ tiêu mẹ (part_of)": indicator.part_of,
        "số đơn vị xếp hạng (peers)": indicator.peers,
        "số giữ nguyên (holds)": indicator.holds,
    }
