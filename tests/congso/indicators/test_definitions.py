"""A definition that cannot hold is refused before any figure is put in, with file and block."""

import unicodedata

import pytest

from congso.findings.finding import FaultyInput
from congso.indicators import definitions
from congso.indicators.indicator import Better, Catalogue, UnknownIndicator

THEME = '[theme]\ncode = "postal"\nname = "Bưu chính"\n'
AREA = '["place.area"]\nname = "Diện tích"\nunit = "km²"\n'
POINTS = '["postal.points"]\nname = "Điểm phục vụ"\nunit = "điểm"\n'
RADIUS = (
    '["postal.service_radius"]\nname = "Bán kính"\nunit = "km/điểm phục vụ"\n'
    'formula = "sqrt(area / (pi * points))"\n'
    'inputs = { area = "place.area", points = "postal.points" }\n'
)


def faults(*texts: str) -> list[str]:
    with pytest.raises(FaultyInput) as refused:
        definitions.read([(f"{number}.toml", text) for number, text in enumerate(texts, start=1)])
    return [str(fault) for fault in refused.value.faults]


def test_sound_definitions_are_taken_over() -> None:
    catalogue = definitions.read([("postal.toml", THEME + AREA + POINTS + RADIUS)])

    assert list(catalogue.indicators) == ["place.area", "postal.points", "postal.service_radius"]
    assert catalogue.themes["postal"].name == "Bưu chính"
    assert catalogue["postal.points"].better is Better.NEITHER


@pytest.mark.parametrize(
    ("was", "became", "message"),
    [
        (
            "sqrt(area / (pi * points))",
            "area / points",
            "cho kết quả là độ dài^2/điểm, nhưng chỉ tiêu khai đơn vị “km/điểm phục vụ” là độ",
        ),
        (
            "sqrt(area / (pi * points))",
            "area + points",
            "Trong “area + points”: “area” là độ dài^2, “points” là số đếm (điểm);",
        ),
        (
            "sqrt(area / (pi * points))",
            "sqrt(area / people)",
            "Công thức dùng “people” nhưng đầu vào đã khai là: area, points.",
        ),
        (
            "sqrt(area / (pi * points))",
            "sqrt(area / (pi * points)",
            "Công thức “sqrt(area / (pi * points)”, ký tự 26: thiếu dấu “)”.",
        ),
        ('"postal.points" }', '"postal.offices" }', "nhắc đến chỉ tiêu không có: postal.offices."),
        ('"km/điểm phục vụ"', '"dặm"', "Không có đơn vị đo “dặm”."),
        ("name = ", "title = ", "không có mục title;"),
        ('name = "Bán kính"\n', "", "thiếu mục 'name'; mỗi chỉ tiêu cần name và unit."),
        ('"Bán kính"', "2", "mục name phải là chữ, không phải “2”."),
        (
            '{ area = "place.area", points = "postal.points" }',
            '"place.area"',
            "mục inputs phải là bảng tên = mã chỉ tiêu, không phải “place.area”.",
        ),
        (
            "inputs = {",
            'better = "sideways"\ninputs = {',
            "better = “sideways” không có; cần",
        ),
        (
            "inputs = {",
            'decimals = "2"\ninputs = {',
            "mục decimals phải là số nguyên, không phải “2”.",
        ),
        ("inputs = {", "decimals = true\ninputs = {", "mục decimals phải là số nguyên"),
        ("inputs = {", 'aliases = "bán kính"\ninputs = {', "mục aliases phải là danh sách chữ"),
        ("inputs = {", 'kind = "stream"\ninputs = {', "kind = “stream” không có; cần một trong:"),
        (
            "inputs = {",
            'kind = "flow"\ninputs = {',
            "kind = “flow” (số thời kỳ) trái với đơn vị “km/điểm phục vụ”, vốn là tỷ lệ hoặc số",
        ),
        ("inputs = {", 'nulls = "zero"\ninputs = {', "nulls = “zero” không có; cần strict hoặc"),
        (
            "inputs = {",
            'nulls = "skip"\ninputs = {',
            'nulls = "skip" chỉ dùng cho phép cộng, không dùng cho “sqrt(area / (pi * points))”',
        ),
        (
            "inputs = {",
            'zero_division = "zero"\ninputs = {',
            "zero_division = “zero” không có; cần missing hoặc not_applicable. Chia cho 0 thì",
        ),
        ("formula = ", "# ", "mục inputs chỉ có nghĩa khi có formula."),
        ("inputs = {", "aliases = [2]\ninputs = {", "mục aliases phải là danh sách chữ"),
        ("inputs = {", 'holds = "no"\ninputs = {', "mục holds phải là true hoặc false"),
        ("inputs = {", 'breakdown = { kind = "x" }\ninputs = {', "breakdown.kind phải là"),
        (
            "inputs = {",
            'breakdown = { kind = "partition" }\ninputs = {',
            "breakdown cần đủ dimension, name và members = { mã = tên }.",
        ),
    ],
)
def test_a_faulty_indicator_is_refused_with_its_block(was: str, became: str, message: str) -> None:
    assert was in RADIUS
    (fault,) = faults(AREA + POINTS + RADIUS.replace(was, became))

    assert fault.startswith("1.toml, khối [postal.service_radius]: ")
    assert message in fault


def test_a_formula_that_comes_round_to_itself_is_refused() -> None:
    def defined(code: str, of: str) -> str:
        return (
            f'["{code}"]\nname = "Số"\nunit = "điểm"\n'
            f'formula = "x + 1"\ninputs = {{ x = "{of}" }}\n'
        )

    told = faults(
        defined("a.one", "a.two") + defined("a.two", "a.three") + defined("a.three", "a.one")
    )

    assert told == [
        f"1.toml, khối [a.{name}]: công thức quay vòng về chính nó; hãy bỏ vòng lặp."
        for name in ("one", "two", "three")
    ]


def test_a_code_is_defined_once() -> None:
    assert faults(POINTS, POINTS) == [
        (
            "2.toml, khối [postal.points]: "
            "mã “postal.points” đã được định nghĩa ở 1.toml, khối [postal.points]."
        )
    ]


@pytest.mark.parametrize(
    "code", ["points", "Postal.points", "postal.điểm", "postal|points", "postal."]
)
def test_a_code_is_a_name_in_plain_words(code: str) -> None:
    (fault,) = faults(f'["{code}"]\nname = "Điểm"\nunit = "điểm"\n')

    assert f"mã “{code}” sai; cần chữ thường có dấu chấm, ví dụ postal.points." in fault


def test_what_is_not_toml_is_refused() -> None:
    (fault,) = faults('["postal.points"]\nname = Điểm\n')

    assert fault.startswith("1.toml: không đọc được TOML")


def test_a_line_outside_all_blocks_is_refused() -> None:
    assert faults('name = "Bưu chính"\n' + POINTS) == [
        '1.toml, mục name: nằm ngoài mọi khối; cần ["mã.chỉ_tiêu"].'
    ]


def test_a_decomposed_definition_is_refused_with_its_line() -> None:
    assert faults(unicodedata.normalize("NFD", POINTS)) == [
        "1.toml, dòng 2: chữ không ở dạng dựng sẵn (Unicode NFC); hãy lưu lại tệp ở dạng NFC."
    ]


def test_faults_of_all_files_are_told_at_once() -> None:
    told = faults(POINTS.replace("điểm", "dặm"), AREA.replace("unit", "đơn_vị"))

    assert len(told) == 2


def test_a_code_with_a_slip_names_the_nearest(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownIndicator, match=r"Có phải “postal\.points”\?"):
        catalogue["post.points"]


def test_a_code_like_no_other_names_where_to_look(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownIndicator, match="Xem các mã ở data/indicators"):
        catalogue["rice.exports"]


@pytest.mark.parametrize(
    ("short", "code"),
    [
        ("POST.PT", "postal.points"),
        ("post.rad", "postal.service_radius"),
        ("1304", "telephone.subscribers"),
        ("BTS.SITE", "telecom.sites"),
        ("PLAN.MET", "targets.met"),
    ],
)
def test_an_indicator_is_found_by_its_short_code(
    catalogue: Catalogue, short: str, code: str
) -> None:
    assert [indicator.code for indicator in catalogue.by_short_code(short)] == [code]


def test_technologies_overlap(catalogue: Catalogue) -> None:
    (breakdown,) = catalogue["telecom.stations"].breakdowns

    assert breakdown.overlapping
    assert [member.code for member in breakdown.members] == ["2G", "3G", "4G", "5G"]
