"""Beside each page of figures lies its record: every figure that the page prints is in it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from tests.desk.recording import printed_figures, shown, untold

from congso.publication.touch import Offered
from congso.publication.use import Document, Recorder, View
from desk.atlas import actions as atlas
from desk.atlas.actions import Table
from desk.kit import remembering, shelf
from desk.kit.permissions import MACHINE
from desk.ledger import actions, public
from desk.look import rendering
from desk.look.furniture import Furniture
from desk.look.wording import indicator_address

pytestmark = pytest.mark.django_db
RECORD = "so-lieu.json"
NOTHING = ("theo-ngay/",)
"""Lists of editions tell figures of other pages, each with the way there."""


@pytest.fixture(autouse=True)
def _facts() -> Iterator[None]:
    def table(*parts: str) -> Table:
        return Table(shelf.read_text(shelf.reviewed(*parts)), parts[-1])

    atlas.import_places(
        places=table("places", "units.csv"),
        successions=table("places", "successions.csv"),
        agencies=table("agencies", "agencies.csv"),
        by=MACHINE,
    )
    path = shelf.reviewed("figures", "soctrang_2023.csv")
    actions.import_table(shelf.read_text(path), path.name, by=MACHINE)
    with remembering.round_of_work():
        yield


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    return printed_figures(monkeypatch)


def record(address: str, pages: Mapping[str, Offered]) -> dict[str, Any]:
    made = pages[address](Recorder())
    assert isinstance(made, Document)
    assert made.type == "application/json"
    told: dict[str, Any] = json.loads(made.content)
    return told


def test_every_figure_that_a_page_prints_is_in_its_record(printed: dict[str, str]) -> None:
    pages = public.pages()
    every = [address for address in sorted(pages) if address.endswith("/")]
    places = [address for address in every if "/dia-phuong/" in address]
    looked_at = 0
    for address in (*(one for one in every if one not in places), *places[::20]):
        printed.clear()
        view = pages[address](Recorder())
        assert isinstance(view, View)
        text = rendering.render(view, Furniture("Cổng", "Tỉnh", ""), address)
        figures = shown(printed, text)
        at = str(view.values.get("record", ""))
        if not at:
            assert not figures or address.endswith(NOTHING), address
            continue
        assert untold(figures, record(at, pages)) == set(), address
        looked_at += bool(figures)
    assert looked_at > 40


def test_the_record_tells_value_sources_inputs_and_checks() -> None:
    address = indicator_address("postal.service_radius")
    told = record(f"{address}{RECORD}", public.pages())
    radius = told["figures"][0]
    inputs = {one["reference"]: one for one in told["figures"] if one["in"] == "explanation"}

    assert told["page"].endswith(address)
    assert (radius["reference"], radius["printed"]) == (
        "postal.service_radius|94|2023||level",
        "2,25",
    )
    assert inputs["postal.points|94|2023||level"]["value"] == "208"
    assert set(radius["sources"]) <= set(told["sources"])
    assert {one["verdict"] for one in told["checks"]} == {"agrees"}
    assert any("Tính lại từ" in one["sentence"] for one in told["checks"])


@pytest.mark.parametrize(
    "address",
    [
        indicator_address("telecom.sites"),
        "/bao-cao-thong-ke/dia-phuong/94/",
        "/bao-cao-thong-ke/chu-de/postal/",
        "/bao-cao-thong-ke/",
    ],
)
def test_a_page_leads_to_its_record(address: str) -> None:
    view = public.pages()[address](Recorder())
    assert isinstance(view, View)
    html = rendering.render(view, Furniture("Cổng", "Tỉnh", ""), address)

    assert f'<link rel="alternate" type="application/json" href="{address}{RECORD}"' in html
    assert f'<a href="{address}{RECORD}">' in html
