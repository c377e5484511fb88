"""A formula asks of its inputs only what they can answer; the rest is refused when it is read."""

import pytest

from congso.findings.finding import FaultyInput
from congso.indicators import definitions
from congso.indicators.formula import text
from congso.indicators.nature import Nature, by_default, is_additive
from congso.quantities import units

INPUTS = """
["post.revenue"]
name = "Doanh thu"
unit = "tỷ đồng"
kind = "flow"
better = "up"

["post.points"]
name = "Điểm phục vụ"
unit = "điểm"

["post.points".breakdown]
dimension = "kind"
name = "Loại"
kind = "partition"
members = { office = "Bưu cục", agent = "Đại lý" }

["post.stations"]
name = "Trạm có công nghệ"
unit = "trạm"

["post.stations".breakdown]
dimension = "technology"
name = "Công nghệ"
kind = "overlapping"
members = { 2G = "2G", 4G = "4G" }

["post.mean"]
name = "Điểm bình quân"
unit = "điểm"
formula = "points * points / sites"
inputs = { points = "post.points", sites = "post.points" }

["post.mean".breakdown]
dimension = "kind"
name = "Loại"
kind = "partition"
members = { office = "Bưu cục", agent = "Đại lý" }
"""
OVERLAPPING = (
    "“sum_over(x)”: các phần theo Công nghệ của “Trạm có công nghệ” chồng lên nhau, "
    "một trạm được đếm ở nhiều phần nên tổng không phải là số chung; "
    "chỉ cộng được phần chia hết."
)
OF_OTHER_PARTS = (
    'breakdown = { dimension = "kind", name = "Loại", kind = "partition", '
    'members = { office = "Bưu cục", box = "Thùng thư" } }'
)
DERIVED = """
["post.derived"]
name = "Số tính"
unit = "{unit}"
formula = "{formula}"
inputs = {{ x = "{of}" }}
{further}
"""


def faults(formula: str, of: str, unit: str, further: str = "") -> list[str]:
    derived = DERIVED.format(formula=formula, of=of, unit=unit, further=further)
    try:
        definitions.read([("tem.toml", INPUTS + derived)])
    except FaultyInput as refused:
        return [str(fault) for fault in refused.faults]
    return []


@pytest.mark.parametrize(
    ("formula", "of", "unit", "further"),
    [
        ("sum_over(x)", "post.points", "điểm", ""),
        ("sum_over(x)", "post.points", "điểm", 'nulls = "skip"'),
        ("share(x, sum_over(x))", "post.points", "%", 'zero_division = "missing"'),
        ("year_to_date(x)", "post.revenue", "triệu đồng", 'nulls = "skip"'),
        ("rank_among(x)", "post.revenue", "hạng", ""),
        ("x + previous(x)", "post.points", "điểm", 'nulls = "skip"'),
    ],
)
def test_what_can_be_answered_is_taken(formula: str, of: str, unit: str, further: str) -> None:
    assert faults(formula, of, unit, further) == []


@pytest.mark.parametrize(
    ("formula", "of", "unit", "further", "told"),
    [
        (
            "sum_over(x)", "post.stations", "trạm", "",
            OVERLAPPING,
        ),
        (
            "sum_over(x)", "post.revenue", "tỷ đồng", "",
            "“sum_over(x)”: “Doanh thu” không chia phần; cần một breakdown chia hết",
        ),
        (
            "sum_over(x)", "post.mean", "điểm", "",
            "“Điểm bình quân” là tỷ lệ hoặc số bình quân, không cộng các phần được;",
        ),
        (
            "year_to_date(x)", "post.points", "điểm", "",
            "“year_to_date(x)”: “Điểm phục vụ” là số thời điểm, không cộng qua các kỳ được;",
        ),
        (
            "rank_among(x)", "post.points", "hạng", "",
            "“rank_among(x)”: “Điểm phục vụ” chưa khai chiều tốt nên không xếp hạng được;",
        ),
        (
            "rank_among(x)", "post.revenue", "hạng", 'peers = "post.points"',
            "hạng tính bằng rank_among tự đếm số đơn vị; hãy bỏ mục peers.",
        ),
        (
            "year_to_date(x)", "post.revenue", "tỷ đồng", 'kind = "flow"',
            'số lũy kế đã gồm các kỳ trước nên không phải số thời kỳ; hãy bỏ kind = "flow"',
        ),
        (
            "share(x, sum_over(x))", "post.points", "%",
            OF_OTHER_PARTS,
            "“x”: “Điểm phục vụ” không có phần box mà chỉ tiêu này chia ra; các phần: agent, off",
        ),
        (
            "x - previous(x)", "post.points", "điểm", 'nulls = "skip"',
            'nulls = "skip" chỉ dùng cho phép cộng, không dùng cho “x - previous(x)”:',
        ),
        (
            "2 * x + x", "post.points", "điểm", 'nulls = "skip"',
            'nulls = "skip" chỉ dùng cho phép cộng, không dùng cho “2 * x + x”:',
        ),
        (
            "rank_among(x)", "post.revenue", "hạng", 'nulls = "skip"',
            'nulls = "skip" chỉ dùng cho phép cộng, không dùng cho “rank_among(x)”:',
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused_in_words(
    formula: str, of: str, unit: str, further: str, told: str
) -> None:
    (fault,) = faults(formula, of, unit, further)

    assert fault.startswith("tem.toml, khối [post.derived]: ")
    assert told in fault


@pytest.mark.parametrize(
    ("unit", "formula", "nature"),
    [
        ("điểm", None, Nature.STOCK),
        ("%", None, Nature.RATIO),
        ("người/km²", None, Nature.RATIO),
        ("km/điểm phục vụ", None, Nature.RATIO),
        ("điểm số", None, Nature.INDEX),
        ("hạng", "rank_among(x)", Nature.RANK),
        ("điểm", "x - previous(x)", Nature.STOCK),
        ("điểm", "x * x / y", Nature.RATIO),
    ],
)
def test_what_declares_no_kind_has_that_of_its_unit_or_formula(
    unit: str, formula: str | None, nature: Nature
) -> None:
    assert by_default(units.named(unit), text.read(formula) if formula else None) is nature


@pytest.mark.parametrize(
    ("formula", "adds_up"),
    [
        ("a + b - previous(a)", True),
        ("2 * (a + b)", True),
        ("-a * 3", True),
        ("a + 1", False),
        ("a * b", False),
        ("a / 2", True),
        ("2 / a", False),
        ("sqrt(a)", False),
        ("a^2", False),
        ("share(a, b)", False),
        ("rank_among(a)", False),
    ],
)
def test_only_a_linear_formula_adds_up(formula: str, adds_up: bool) -> None:  # noqa: FBT001 - a table
    assert is_additive(text.read(formula)) is adds_up
