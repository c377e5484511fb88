"""Each chart of a page of figures is a picture and a table at an address for ever."""

import csv
import xml.etree.ElementTree as ET
from dataclasses import replace
from io import StringIO

import pytest

from congso.publication.use import Document, Recorder, View
from desk.kit import shelf
from desk.kit.permissions import MACHINE
from desk.ledger import actions, comparison_page, comparisons, indicator_page, public, queries
from desk.ledger.comparisons import Comparison
from desk.look import rendering
from desk.look.furniture import Furniture

pytestmark = pytest.mark.django_db
OWN = "/bao-cao-thong-ke/chi-tieu/"


@pytest.fixture
def made() -> dict[str, public.Maker]:
    """Return what makes each address, from the facts and the demonstration."""
    folders = (shelf.reviewed("figures"), shelf.reviewed("demo", "figures"))
    for path in (path for folder in folders for path in sorted(folder.glob("*.csv"))):
        actions.import_table(shelf.read_text(path), path.name, by=MACHINE)
    return dict(public.pages())


def document(made: dict[str, public.Maker], address: str) -> tuple[Document, Recorder]:
    recorder = Recorder()
    found = made[address](recorder)
    assert isinstance(found, Document)
    return found, recorder


def test_every_link_to_a_chart_leads_to_a_file(made: dict[str, public.Maker]) -> None:
    ledger = queries.public_ledger()
    home, linked = ledger.gazetteer.known("94"), set[str]()
    for code in ("telecom.sites", "telecom.stations", "postal.points", "dti.rank"):
        page = indicator_page.view(ledger, ledger.catalogue[code], "94", ())
        charts = [page.years, *(one.chart for one in page.parted)]
        for one in comparisons.every(ledger, ledger.catalogue[code], home):
            beside = comparison_page.view(
                ledger, ledger.catalogue[code], home, one, comparisons.Order.NAME
            )
            charts += [beside.chart, beside.map]
        linked |= {to for chart in charts if chart for to in (chart.picture, chart.data)}

    assert len(linked) > 12
    assert linked <= made.keys()
    files = {address for address in made if "/hinh/" in address}
    assert {one for one in files if one.startswith(f"{OWN}postal.points/hinh/")} <= linked


def test_a_picture_and_its_values_say_the_same(made: dict[str, public.Maker]) -> None:
    picture, _ = document(made, f"{OWN}telecom.sites/hinh/theo-ky.svg")
    data, _ = document(made, f"{OWN}telecom.sites/hinh/theo-ky.csv")
    drawn = " ".join(ET.fromstring(picture.content).itertext())
    lines = list(csv.DictReader(StringIO(data.content.decode())))

    assert [(line["label"], line["value"], line["printed"]) for line in lines] == [
        ("2022", "1346", "1.346"), ("2023", "1422", "1.422"),
    ]  # fmt: skip
    assert all(line["printed"] in drawn for line in lines)
    assert lines[0]["unit"] == "trạm"
    assert "Báo cáo tổng kết ngành năm 2023" in drawn


def test_a_map_of_the_districts_stands_on_each_of_them(made: dict[str, public.Maker]) -> None:
    address = f"{OWN}postal.points/so-sanh/cap-huyen-2023/hinh/ban-do"
    data, recorder = document(made, f"{address}.csv")
    lines = list(csv.DictReader(StringIO(data.content.decode())))

    assert sum(int(line["value"]) for line in lines) == 208
    assert len(lines) == 11
    kinds = {(use.kind, use.key) for use in recorder.uses}
    assert ("side by side", "postal.points|district|2023|") in kinds
    assert all(public.current(use) == then for use, then in recorder.uses.items())


def test_what_is_withheld_is_in_no_picture(made: dict[str, public.Maker]) -> None:
    address = f"{OWN}telecom.sites/so-sanh/cap-huyen-2023/hinh/ban-do"
    data, _ = document(made, f"{address}.csv")
    hidden = [
        line
        for line in csv.DictReader(StringIO(data.content.decode()))
        if line["label"] == "Huyện Cù Lao Dung"
    ]

    assert [(line["value"], line["printed"]) for line in hidden] == [("", "×")]


def test_a_comparison_is_set_with_its_map_and_its_notes_once(made: dict[str, public.Maker]) -> None:
    del made
    ledger = queries.public_ledger()
    home = ledger.gazetteer.known("94")
    indicator = ledger.catalogue["postal.points"]
    districts = next(
        one
        for one in comparisons.every(ledger, indicator, home)
        if one.address(indicator.code).endswith("cap-huyen-2023/")
    )
    asked = ledger, indicator, home, districts, comparisons.Order.VALUE
    page = replace(comparison_page.view(*asked), choices=comparison_page.choices(*asked))
    around = Furniture("Cổng", "Tỉnh Sóc Trăng", "Trình diễn.")
    set_ = rendering.render(View("ledger/comparison.html", {"page": page}), around, page.address)

    assert isinstance(districts, Comparison)
    assert set_.count("Tải hình") == 2
    table = set_[set_.index('id="bang-so-sanh"') : set_.index("</table>")]
    assert table.count("iả định") == 1
    assert table.count("*") == 12


def test_another_order_of_a_comparison_is_found_under_the_first_only(
    made: dict[str, public.Maker],
) -> None:
    first = f"{OWN}postal.points/so-sanh/cap-huyen-2023/"
    heads = []
    for address in (first, f"{first}theo-ten/"):
        view = made[address](Recorder())
        assert isinstance(view, View)
        around = Furniture("Cổng", "Tỉnh Sóc Trăng", "Trình diễn.")
        heads.append(rendering.render(view, around, address).partition("<body")[0])

    for head in heads:
        assert f'rel="canonical" href="http://127.0.0.1:8000{first}"' in head
    assert ["noindex" in head for head in heads] == [False, True]
