"""Words come in by the same forms as numbers: once, whole, with what is wrong said of its cell."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import openpyxl
import pytest

from congso.observations.forms.layout import Form
from congso.observations.observation import Status, read_key
from desk.kit.permissions import MACHINE
from desk.ledger import importing, models, queries
from desk.ledger.workbooks import handing

pytestmark = pytest.mark.django_db

FIRST = read_key("dti.rulebook|94|2022||actual")
SECOND = read_key("dti.rulebook|94|2023||actual")
MADE = datetime(2024, 1, 5, tzinfo=UTC)
ACT = "Quyết định 922/QĐ-BTTTT"
Ask = Callable[..., Form]
Fill = Callable[..., bytes]


@pytest.fixture
def form(ask: Ask) -> Form:
    return ask("dti.rulebook", "telecom.sites")


def test_words_and_numbers_of_one_form_are_recorded_together(fill: Fill, form: Form) -> None:
    plan = importing.planned(fill({"E10": ACT, "F11": 1422}, form), "chu.xlsx")
    assert (plan.new, models.Observation.objects.count()) == (2, 0)

    importing.import_form(fill({"E10": ACT, "F11": 1422}, form), "chu.xlsx", by=MACHINE)

    seen = queries.standing(FIRST)
    assert seen is not None
    assert (seen.words, seen.value, seen.status) == (ACT, None, Status.REPORTED)


def test_words_that_stand_are_not_written_again(fill: Fill, form: Form) -> None:
    content = fill({"E10": ACT}, form)
    importing.import_form(content, "mot.xlsx", by=MACHINE)
    with pytest.raises(importing.AlreadyImported):
        importing.import_form(content, "mot.xlsx", by=MACHINE)

    again = importing.import_form(
        fill({"E10": f" {ACT} ", "F10": "không áp dụng"}, form), "hai.xlsx", by=MACHINE
    )

    assert (again.row.new, again.row.unchanged) == (1, 1)
    silent = queries.standing(SECOND)
    assert silent is not None
    assert (silent.words, silent.status) == ("", Status.NOT_APPLICABLE)


def test_other_words_than_those_that_stand_are_a_fault_of_the_cell(fill: Fill, form: Form) -> None:
    importing.import_form(fill({"E10": ACT}, form), "mot.xlsx", by=MACHINE)

    with pytest.raises(importing.FaultyForm) as faulty:
        importing.import_form(fill({"E10": "Quyết định 405"}, form), "hai.xlsx", by=MACHINE)

    (fault,) = faulty.value.plan.faults
    assert fault.spot.name == "E10"
    assert f"sổ đã ghi “{ACT}”, chính thức" in fault.message
    assert "ô này ghi “Quyết định 405”" in fault.message


def test_a_number_in_a_cell_of_words_comes_back_with_a_comment(fill: Fill, form: Form) -> None:
    with pytest.raises(importing.FaultyForm) as faulty:
        importing.import_form(fill({"E10": 922, "F11": 1422}, form), "chu.xlsx", by=MACHINE)

    book = openpyxl.load_workbook(BytesIO(faulty.value.plan.returned(MADE)))
    assert "chỉ tiêu này ghi bằng chữ" in book["Thực hiện"]["E10"].comment.text
    assert not models.Observation.objects.exists()


def test_a_cell_of_words_is_text_to_excel_and_has_a_length(form: Form) -> None:
    book = openpyxl.load_workbook(BytesIO(handing.workbook([form], MADE)))
    sheet = book["Thực hiện"]

    assert (sheet["E10"].number_format, sheet["E11"].number_format) == ("@", "#,##0")
    checks = {str(one.sqref): one.type for one in sheet.data_validations.dataValidation}
    assert (checks["E10:F10"], checks["E11:F11"]) == ("textLength", "custom")


def test_words_come_in_by_text_too(form: Form) -> None:
    lines = handing.text(form).decode("utf-8-sig").split("\r\n")
    given = [
        line.replace("Mức độ;;", "Mức độ;;chính thức").replace("Nguồn;;", "Nguồn;;Báo cáo")
        for line in lines
    ]
    filled = [line + ACT if line.startswith("dti.rulebook") else line for line in given]

    importing.import_form("\r\n".join(filled).encode(), "Thực hiện.csv", by=MACHINE)

    seen = queries.standing(SECOND)
    assert seen is not None
    assert seen.words == ACT
