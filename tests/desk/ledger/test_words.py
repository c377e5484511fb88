"""Words in place of a number: written down, followed by better ones, shown on the page."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from congso.observations import reference
from congso.observations.observation import Level, read_key
from congso.publication.use import View
from desk.kit import shelf
from desk.kit.permissions import MACHINE
from desk.ledger import actions, indicator_page, models, place_page, queries
from desk.look import rendering
from desk.look.furniture import Furniture
from desk.staff import actions as staff
from desk.staff.models import Person

pytestmark = pytest.mark.django_db

KEY = read_key("dti.rulebook|94|2022||actual")
RULES = reference.read("dti.rulebook|94|2022||level")
ONE = "/so-lieu/chi-tieu/dti.rulebook/"


@pytest.fixture(autouse=True)
def _record() -> None:
    path = shelf.reviewed("figures", "van_ban_bo_chi_so.csv")
    text = shelf.read_text(path)
    assert len(actions.import_table(text, path.name, by=MACHINE).new) == 2
    assert actions.import_table(text, path.name, by=MACHINE).unchanged == 2


def revise(words: str, expected: str) -> None:
    actions.revise_observation(
        key=KEY, value=None, words=words, level=Level.OFFICIAL, source="Công văn",
        reason="Ghi đủ tên", expected_previous=None, expected_words=expected, by=MACHINE,
    )  # fmt: skip


def test_better_words_follow_and_those_before_stay() -> None:
    revise("Quyết định 922/QĐ-BTTTT ngày 20/5/2022", "Quyết định 922/QĐ-BTTTT")

    assert queries.ledger().figure(RULES).printed == "Quyết định 922/QĐ-BTTTT ngày 20/5/2022"
    assert [one.words for one in queries.vintages(KEY)] == [
        "Quyết định 922/QĐ-BTTTT", "Quyết định 922/QĐ-BTTTT ngày 20/5/2022",
    ]  # fmt: skip


def test_words_that_are_no_longer_those_seen_are_not_replaced() -> None:
    with pytest.raises(actions.AlreadyRevised, match="“Quyết định 922/QĐ-BTTTT”"):
        revise("Khác", "Quyết định 9")
    with pytest.raises(actions.NothingToRevise):
        actions.revise_observation(
            key=KEY, value=None, words="Quyết định 922/QĐ-BTTTT", level=Level.OFFICIAL,
            source=queries.vintages(KEY)[-1].source, reason="Lặp lại", expected_previous=None,
            expected_words="Quyết định 922/QĐ-BTTTT", by=MACHINE,
        )  # fmt: skip


@pytest.mark.parametrize(
    "given",
    [
        {"value": None, "words": "", "status": "reported"},
        {"value": Decimal(1), "words": "chữ", "status": "reported"},
        {"value": None, "words": "chữ", "status": "withheld"},
    ],
)
def test_no_row_has_both_or_neither(given: dict[str, object]) -> None:
    row = models.Observation(
        indicator="dti.rulebook", place="94", period="2023", scenario="actual", level="official",
        origin="published", source="b", recorded_at=datetime(2024, 1, 1, tzinfo=UTC), **given,
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_the_page_tells_the_words_and_their_past_and_draws_nothing() -> None:
    ledger = queries.public_ledger()
    page = indicator_page.view(ledger, ledger.catalogue["dti.rulebook"], "94", ())
    around = Furniture("Cổng", "Tỉnh Sóc Trăng", "Trình diễn.")
    html = rendering.render(View("ledger/indicator.html", {"page": page}), around, page.address)
    place = place_page.view(ledger, ledger.gazetteer.known("94"))

    assert (page.printed, page.unit, page.measured_in) == ("Quyết định 922/QĐ-BTTTT", "", "")
    assert (page.years, page.why, page.change) == (None, None, None)
    assert [row.actual for row in page.rows] == [
        "Quyết định 922/QĐ-BTTTT", "Quyết định 1726/QĐ-BTTTT",
    ]  # fmt: skip
    assert {one.quantity for one in page.history} >= {"Quyết định 1726/QĐ-BTTTT"}
    assert "Quyết định 922/QĐ-BTTTT" in html
    assert "Quyết định 922/QĐ-BTTTT" in {
        line.printed for group in place.groups for line in group.lines
    }


def test_words_are_recorded_and_revised_on_the_screens(client: Client) -> None:
    staff.create_demonstration_people()
    client.force_login(Person.objects.get(username="thongke"))
    given = {
        "period": "2025", "place": "92", "scenario": "actual", "value": "Quyết định 405/QĐ-BKHCN",
        "status": "reported", "level": "official", "origin": "published", "source": "Quyết định",
        "note": "",
    }  # fmt: skip
    empty = client.post(f"{ONE}ghi/", given | {"value": " "})
    assert "thì cần giá trị" in empty.content.decode()
    assert client.post(f"{ONE}ghi/", given).status_code == 302
    city = queries.ledger().gazetteer.identify("92", datetime(2025, 12, 31, tzinfo=UTC).date())
    kept = queries.standing(read_key(f"dti.rulebook|{city.id}|2025||actual"))
    assert kept is not None
    assert (kept.words, kept.value) == ("Quyết định 405/QĐ-BKHCN", None)

    address = f"/so-lieu/sua/{KEY}/".replace("|", "%7C")
    shown = client.get(address).content.decode()
    assert 'value="Quyết định 922/QĐ-BTTTT"' in shown
    better = given | {
        "value": "922/QĐ-BTTTT", "reason": "Ngắn hơn",
        "expected_previous": "Quyết định 922/QĐ-BTTTT",
    }  # fmt: skip
    assert client.post(address, better).status_code == 302
    assert queries.ledger().figure(RULES).printed == "922/QĐ-BTTTT"
    listed = client.get("/so-lieu/").content.decode()
    assert "922/QĐ-BTTTT" in listed
