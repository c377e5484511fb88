"""A form is laid, filled in and read back as what was meant; what is wrong is said of its cell."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congso.findings.finding import FaultyInput
from congso.indicators.indicator import Catalogue
from congso.observations.forms import comparing, examining, layout, reading
from congso.observations.forms.cells import Cell
from congso.observations.forms.layout import Form
from congso.observations.forms.reading import Filled, Reader
from congso.observations.forms.recorded import Recorded, Vintage
from congso.observations.forms.remark import Remarks
from congso.observations.observation import Level, Scenario, Status
from congso.periods import codes
from congso.places.gazetteer import Gazetteer
from desk.kit import shelf

CATALOGUE: Catalogue = shelf.catalogue()
GAZETTEER: Gazetteer = shelf.gazetteer()
READER = Reader(CATALOGUE, GAZETTEER)
KNOWN = datetime(2024, 1, 4, 8, tzinfo=UTC)
Rows = list[list[Cell]]


def asked(*indicators: str, places: Sequence[str] = ("94",), periods: str = "2022 2023") -> Form:
    (form,) = layout.ask(
        catalogue=CATALOGUE, gazetteer=GAZETTEER, indicators=indicators, places=places,
        periods=[codes.read(one) for one in periods.split()],
    )  # fmt: skip
    return form


def filled(form: Form, *values: Sequence[Cell]) -> Rows:
    rows: Rows = [list(row) for row in layout.printed(form)]
    rows[layout.LEVEL][layout.GIVEN] = "chính thức"
    rows[layout.SOURCE][layout.GIVEN] = "Báo cáo năm"
    for row, given_here in zip(rows[layout.FIRST_LINE :], values, strict=False):
        row[layout.FIRST_COLUMN : layout.FIRST_COLUMN + len(given_here)] = given_here
    return rows


def examined(rows: Rows, *vintages: Vintage) -> tuple[Filled, Remarks]:
    sheet, remarks = reading.read("Thực hiện", rows, reader=READER)
    recorded = Recorded(vintages)
    examining.examine(sheet, remarks, recorded=recorded, gazetteer=GAZETTEER)
    comparing.compare(sheet, remarks, recorded)
    return sheet, remarks


def told(remarks: Remarks) -> list[tuple[str, str]]:
    return [(one.spot.name, one.message) for one in (*remarks.faults, *remarks.warnings)]


def vintage(value: str | None, period: str = "2023", **changed: object) -> Vintage:
    number = None if value is None else Decimal(value)
    status = Status.NOT_REPORTED if value is None else Status.REPORTED
    seen = Vintage(
        "telecom.sites", "94", period, "", Scenario.ACTUAL, number, status, Level.OFFICIAL,
        "Báo cáo cũ", KNOWN,
    )  # fmt: skip
    return seen._replace(**changed)


@settings(max_examples=60)
@given(st.data())
def test_what_a_form_writes_is_read_back_as_the_same_observations(data: st.DataObject) -> None:
    form = asked("telecom.*", "place.*", places=["94", "92"])
    cell = st.one_of(
        st.just(""), st.integers(0, 100), st.sampled_from(["chưa báo cáo", "không áp dụng"])
    )
    line = st.lists(cell, min_size=len(form.columns), max_size=len(form.columns))
    values = data.draw(st.lists(line, min_size=len(form.lines), max_size=len(form.lines)))

    sheet, remarks = reading.read("Thực hiện", filled(form, *values), reader=READER)

    assert sheet.form == form
    assert not [one for one in remarks.faults if one.spot.row >= layout.FIRST_LINE]
    back = {
        (one.key.indicator, one.key.breakdown, one.key.place, one.key.period): (
            one.status.said if one.value is None else int(one.value)
        )
        for one in (sheet.observation(*spot, KNOWN) for spot in sheet.given())
    }
    assert back == {
        (line.indicator.code, line.code, column.place.id, column.period): value
        for line, row in zip(form.lines, values, strict=True)
        for column, value in zip(form.columns, row, strict=True)
        if value != ""
    }


@pytest.mark.parametrize(
    ("change", "cell", "message"),
    [
        (lambda rows: rows[2].__setitem__(2, ""), "C3", "chưa chọn mức độ"),
        (lambda rows: rows[2].__setitem__(2, "tạm"), "C3", "không có mức độ “tạm”"),
        (lambda rows: rows[3].__setitem__(2, " "), "C4", "chưa ghi nguồn"),
        (lambda rows: rows[6].__setitem__(4, "999"), "E7", "Không có đơn vị hành chính"),
        (lambda rows: rows[6].__setitem__(4, "92@x"), "E7", "Không có đơn vị hành chính"),
        (lambda rows: rows[8].__setitem__(4, "2023-13"), "E9", "Không có kỳ “2023-13”"),
        (lambda rows: rows[8].__setitem__(5, "2022"), "F7", "đã có ở một cột bên trái"),
        (lambda rows: rows[9].__setitem__(0, "telecom.site"), "A10", "Không có chỉ tiêu"),
        (lambda rows: rows[9].__setitem__(1, "6G"), "B10", "không có phần “6G”"),
        (lambda rows: rows.append(list(rows[9])), "A12", "đã có ở một dòng trên"),
        (lambda rows: rows.pop(), "C2", "mẫu có 2 dòng × 2 cột, tệp có 1 dòng × 2 cột"),
        (lambda rows: rows.append(["", "", "", "", 5.0]), "E12", "nằm ngoài bảng"),
        (lambda rows: [row.append("") for row in rows] and rows[9].append(5.0), "H10", "nằm ngoài"),
    ],
)  # fmt: skip
def test_a_form_that_was_changed_says_where(change: object, cell: str, message: str) -> None:
    form = asked("telecom.sites", "telephone.smartphone_subscribers")
    rows = filled(form, [1346, 1422], [195, 208])
    change(rows)  # type: ignore[operator]

    _sheet, remarks = reading.read("Thực hiện", rows, reader=READER)

    assert [(one.spot.name, message in one.message) for one in remarks.faults] == [(cell, True)]


def test_lines_that_changed_places_are_seen() -> None:
    rows = filled(
        asked("telecom.sites", "telephone.smartphone_subscribers"), [1346, 1422], [195, 208]
    )
    rows[9], rows[10] = rows[10], rows[9]

    _sheet, remarks = reading.read("Thực hiện", rows, reader=READER)

    ((cell, said),) = told(remarks)
    assert cell == "C2"
    assert "mã ở đầu dòng hoặc đầu cột đã bị sửa hay đổi chỗ" in said


@pytest.mark.parametrize(
    ("mark", "message"),
    [
        ("mẫu 9 · 1 dòng × 2 cột · 0123456789ab", "mẫu phiên bản 9"),
        ("", "không có dấu mẫu"),
        ("mẫu một", "không có dấu mẫu"),
    ],
)
def test_a_sheet_of_another_version_is_refused(mark: str, message: str) -> None:
    rows = filled(asked("telecom.sites"), [1346, 1422])
    rows[layout.MARK][layout.GIVEN] = mark

    with pytest.raises(FaultyInput, match=message):
        reading.read("Thực hiện", rows, reader=READER)


@pytest.mark.parametrize(
    ("indicators", "values", "cell", "message"),
    [
        (["telecom.sites", "telecom.stations"], [[1422], [952], [1309], [1500], [3]], "E13",
         "lớn hơn tổng 1.422"),
        (["telecom.sites", "telecom.stations"], [[1422], [100], [200], [300], [3]], "E10",
         "tổng các phần là 603, ít nhất phải bằng tổng 1.422"),
        (["dti.rank", "dti.peers"], [[64], [63]], "E10", "hạng 64 lớn hơn"),
        (["place.mean_population", "place.area"], [[119782], ["3298,2"]], "E10",
         "mật độ chỉ 36,3 người/km²"),
        (["telecom.sites"], [[40000, 40]], "F10", "chênh khoảng nghìn lần"),
        (["telecom.sites"], [[40, 40000]], "F10", "chênh khoảng nghìn lần"),
        (["telecom.residential_coverage"], [[0.25]], "E10", "có phải ý là 25 %"),
    ],
)  # fmt: skip
def test_numbers_that_do_not_fit_one_another_are_told(
    indicators: list[str], values: list[list[Cell]], cell: str, message: str
) -> None:
    _sheet, remarks = examined(filled(asked(*indicators), *values))

    assert [(name, message in said) for name, said in told(remarks)] == [(cell, True)]


def test_parts_that_overlap_may_be_more_than_the_whole() -> None:
    form = asked("telecom.sites", "telecom.stations")

    _sheet, remarks = examined(filled(form, [1422], [952], [1309], [1378], [3]))

    assert not told(remarks)


def test_units_below_that_do_not_add_up_are_told() -> None:
    form = asked("telephone.smartphone_subscribers", places=["94", "94/*"], periods="2023")
    below = len(form.columns) - 1

    _sheet, good = examined(filled(form, [below * 10, *[10] * below]))
    _sheet, bad = examined(filled(form, [below * 10 + 9, *[10] * below]))

    assert below > 1
    assert not told(good)
    assert [name for name, _said in told(bad)] == ["E10"]


def test_what_contradicts_the_record_says_what_stands_and_what_to_do() -> None:
    rows = filled(asked("telecom.sites"), [1346, 1425])

    _sheet, remarks = examined(rows, vintage("1422"))

    ((cell, said),) = told(remarks)
    assert cell == "F10"
    assert "sổ đã ghi 1.422, chính thức (ngày 04/01/2024, Báo cáo cũ), ô này ghi 1.425" in said
    assert "hãy nêu lý do rồi gửi lại" in said


def test_what_stands_already_is_not_new() -> None:
    sheet, remarks = reading.read(
        "Thực hiện", filled(asked("telecom.sites"), [1346, 1422]), reader=READER
    )

    found = comparing.compare(sheet, remarks, Recorded([vintage("1422")]))

    assert found.new == ((0, 0),)
    assert not found.following
    assert not told(remarks)


@pytest.mark.parametrize(
    ("stands", "corrects", "follows"),
    [
        (Level.ESTIMATE, False, True),
        (Level.PRELIMINARY, False, True),
        (Level.OFFICIAL, False, False),
        (Level.OFFICIAL, True, True),
        (Level.CORRECTION, True, False),
    ],
)
def test_a_more_final_level_follows_and_a_correction_has_a_reason(
    stands: Level, *, corrects: bool, follows: bool
) -> None:
    rows = filled(asked("telecom.sites"), ["", 1425])
    sheet, remarks = reading.read("Thực hiện", rows, reader=READER)
    recorded = Recorded([vintage("1400"), vintage("1422", level=stands)])
    found = comparing.compare(sheet, remarks, recorded, corrects=corrects)

    assert [(one.line, one.column, one.revision) for one in found.following] == (
        [(0, 1, 3)] if follows else []
    )
    assert bool(remarks.faults) is not follows
    assert found.contradicting == (not follows and stands is Level.OFFICIAL)


def test_an_estimate_that_turned_out_is_official_now() -> None:
    rows = filled(asked("telecom.sites"), ["", 1422])
    sheet, remarks = reading.read("Thực hiện", rows, reader=READER)
    stood = Recorded([vintage("1422", level=Level.ESTIMATE)])

    assert len(comparing.compare(sheet, remarks, stood).following) == 1


@pytest.mark.parametrize("corrects", [False, True])
@pytest.mark.parametrize("revised_to", [Level.OFFICIAL, Level.CORRECTION])
def test_a_value_that_was_revised_since_is_left_alone_and_told(
    revised_to: Level, *, corrects: bool
) -> None:
    rows = filled(asked("telecom.sites"), ["", 1422])
    sheet, remarks = reading.read("Thực hiện", rows, reader=READER)
    recorded = Recorded([vintage("1422"), vintage("1425", level=revised_to)])

    found = comparing.compare(sheet, remarks, recorded, corrects=corrects)

    assert not found.following
    assert not remarks.faults
    assert "đã được sửa thành 1.425" in told(remarks)[0][1]


@pytest.mark.parametrize(
    ("given", "stands"), [("đính chính", Level.OFFICIAL), ("chính thức", Level.CORRECTION)]
)
def test_a_value_that_stands_already_is_no_correction(given: str, stands: Level) -> None:
    rows = filled(asked("telecom.sites"), ["", 1422])
    rows[layout.LEVEL][layout.GIVEN] = given
    sheet, remarks = reading.read("Thực hiện", rows, reader=READER)
    recorded = Recorded([vintage("1400"), vintage("1422", level=stands)])

    found = comparing.compare(sheet, remarks, recorded, corrects=True)

    assert not found.following
    assert not told(remarks)


def test_a_correction_may_go_back_to_what_was_reported_before() -> None:
    rows = filled(asked("telecom.sites"), ["", 1422])
    rows[layout.LEVEL][layout.GIVEN] = "đính chính"
    sheet, remarks = reading.read("Thực hiện", rows, reader=READER)
    recorded = Recorded([vintage("1422"), vintage("1425")])

    found = comparing.compare(sheet, remarks, recorded, corrects=True)

    assert len(found.following) == 1


def test_what_was_never_reported_cannot_be_corrected() -> None:
    rows = filled(asked("telecom.sites"), ["", 1422])
    rows[layout.LEVEL][layout.GIVEN] = "đính chính"

    _sheet, remarks = examined(rows)

    ((cell, said),) = told(remarks)
    assert cell == "F10"
    assert "chưa có số nào ở đây để đính chính" in said


def test_a_value_is_held_against_the_last_one_on_record() -> None:
    rows = filled(asked("telecom.sites"), ["", 1])

    _sheet, remarks = examined(rows, vintage("1300", "2021"), vintage("2", "2020"))

    assert "kỳ trước là 1.300" in told(remarks)[0][1]


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"indicators": ["telecom.x"]}, "Không có chỉ tiêu nào"),
        ({"indicators": ["abc.*"]}, "không có nhóm"),
        ({"places": ["zz"]}, "Không có đơn vị hành chính"),
        (
            {
                "places": ["*"],
                "periods": [codes.read(f"2024-{month:02d}") for month in range(1, 13)],
            },
            r"quá lớn \(.* × 756 cột\); một trang có nhiều nhất 9.990 dòng, 698 cột",
        ),
        ({"places": ["92"], "periods": []}, "ít nhất một địa bàn và một kỳ"),
        ({"places": ["94"], "periods": [codes.read("2026")]}, "không có đơn vị nào mang mã"),
    ],
)
def test_a_form_that_cannot_be_laid_says_why(wanted: dict[str, object], message: str) -> None:
    usual: dict[str, object] = {"places": ["94"], "periods": [codes.read("2023")]}

    with pytest.raises(FaultyInput, match=message):
        layout.ask(catalogue=CATALOGUE, gazetteer=GAZETTEER, **(usual | wanted))  # type: ignore[arg-type]
