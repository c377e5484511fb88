"""A later edition may better the words; another meaning needs its act, another unit is another."""

import pytest

from congso.indicators import definitions, following
from congso.indicators.indicator import Indicator

INPUTS = """
["a.points"]
name = "Điểm"
unit = "điểm"
["a.people"]
name = "Người"
unit = "người"
["a.money"]
name = "Tiền"
unit = "tỷ đồng"
"""
LAW = '{ valid_from = 2022-01-01, legal_basis = "Quyết định 1" }'
LATER = '{ valid_from = 2025-01-01, legal_basis = "Quyết định 2" }'
RATIO = 'unit = "người/điểm phục vụ"\nformula = "a.people / a.points"\n'
PARTS = '["a.x".breakdown]\ndimension = "d"\nname = "D"\nkind = "partition"\nmembers = {'


def one(lines: str, *versions: str) -> Indicator:
    said = f'["a.x"]\nname = "x"\nversions = [{", ".join(versions)}]\n{lines}\n'
    return definitions.read([("a.toml", INPUTS), ("x.toml", said)])["a.x"]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ((RATIO, LAW), (f'{RATIO}decimals = 2\naliases = ["y"]\nbetter = "down"', LAW)),
        ((RATIO, LAW), (RATIO.replace("a.people", "2 * a.people"), LAW, LATER)),
        ((RATIO, LAW), (RATIO, LAW[:-1] + ", computed = false }", LATER)),
        (('unit = "điểm"', LAW), ('unit = "điểm phục vụ"', LAW)),
        (('unit = "điểm"', LAW), ('unit = "điểm"\nended = 2026-12-31', LAW)),
        (
            (f'unit = "điểm"\n{PARTS} a = "A" }}', LAW),
            (f'unit = "điểm"\n{PARTS} a = "A", b = "B" }}', LAW, LATER),
        ),
        (
            (f'unit = "điểm"\n{PARTS} a = "Đại lí" }}', LAW),
            (f'unit = "điểm"\n{PARTS} a = "Đại lý" }}'.replace('"D"', '"Loại điểm"'), LAW),
        ),
    ],
)
def test_what_an_edition_may_say(was: tuple[str, ...], now: tuple[str, ...]) -> None:
    assert list(following.faults_of(one(*was), one(*now))) == []


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ((RATIO, LAW), (RATIO.replace("a.people", "2 * a.people"), LAW), "đổi công thức là đổi ng"),
        ((RATIO, LAW), (RATIO, LATER), "phiên bản từ 01/01/2022 (Quyết định 1) đã ghi"),
        ((RATIO, LAW, LATER), (RATIO, LAW), "phiên bản từ 01/01/2025 (Quyết định 2) đã ghi"),
        (('unit = "điểm"', LAW), ('unit = "km"', LAW, LATER), "“điểm” là số đếm (điểm), “km” là"),
        (('unit = "tỷ đồng"', LAW), ('unit = "triệu đồng"', LAW, LATER), "“tỷ đồng”, đổi sang"),
        (('unit = "tỷ đồng"', LAW), ('unit = "tỷ đồng"\nkind = "flow"', LAW), "loại số (kind)"),
        (
            (f'unit = "điểm"\n{PARTS} a = "A", b = "B" }}', LAW),
            (f'unit = "điểm"\n{PARTS} a = "A" }}', LAW, LATER),
            "các phần B đã khai",
        ),
        (
            (f'unit = "điểm"\n{PARTS} a = "A" }}', LAW),
            (f'unit = "điểm"\n{PARTS} a = "A" }}'.replace("partition", "overlapping"), LAW),
            "đổi phân tổ là đổi nghĩa",
        ),
    ],
)
def test_what_an_edition_may_not_say(was: tuple[str, ...], now: tuple[str, ...], told: str) -> None:
    faults = list(following.faults_of(one(*was), one(*now)))

    assert len(faults) == 1
    assert told in faults[0]
