"""Forms filled in for the tests of imports, as an official would with a spreadsheet."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import openpyxl
import pytest
from openpyxl import Workbook

from congso.observations.forms import layout
from congso.observations.forms.layout import Form
from congso.periods import codes
from desk.kit import shelf
from desk.ledger.workbooks import handing

MADE = datetime(2024, 1, 5, tzinfo=UTC)
HEAD = {"C3": "chính thức", "C4": "Báo cáo năm 2023"}
USUAL = ("telecom.sites", "telecom.stations", "telephone.smartphone_subscribers", "place.area")
Ask = Callable[..., Form]
Fill = Callable[..., bytes]


@pytest.fixture
def ask() -> Ask:
    """Return what lays a form of actual values for indicators, in Sóc Trăng in 2022 and 2023."""

    def asked(*indicators: str, places: str = "94", periods: str = "2022 2023") -> Form:
        (form,) = layout.ask(
            catalogue=shelf.catalogue(), gazetteer=shelf.gazetteer(), indicators=indicators,
            places=places.split(), periods=[codes.read(one) for one in periods.split()],
        )  # fmt: skip
        return form

    return asked


@pytest.fixture
def fill(ask: Ask) -> Fill:
    """Return what gives a workbook with cells filled in, and changed as a test wishes."""

    def filled(
        cells: dict[str, object],
        form: Form | None = None,
        change: Callable[[Workbook], None] = lambda _book: None,
    ) -> bytes:
        asked = form or ask(
            "telecom.sites", "telecom.stations", "telephone.smartphone_subscribers", "place.area"
        )
        book = openpyxl.load_workbook(BytesIO(handing.workbook([asked], MADE)))
        for name, value in (HEAD | cells).items():
            book["Thực hiện"][name] = value
        change(book)
        content = BytesIO()
        book.save(content)
        return content.getvalue()

    return filled
