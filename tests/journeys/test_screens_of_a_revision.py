"""A number is corrected: its pages say so, the others are not touched, and the desk may go home."""

import re
from typing import TYPE_CHECKING

import pytest
from tests import manifests

if TYPE_CHECKING:
    from tests.journeys.conftest import Portal

SITES = "/bao-cao-thong-ke/chi-tieu/telecom.sites/"
REASON = "ba trạm báo cáo muộn được tính thêm"
REVISE = f"""
from decimal import Decimal
from desk.command import django_side
django_side.set_up()
from congso.observations import reference
from congso.observations.observation import Level
from desk.kit.permissions import MACHINE
from desk.ledger import actions
from desk.press import actions as press
actions.revise_observation(
    key=reference.read("telecom.sites|94|2023||level").key(),
    value=Decimal(1425), level=Level.CORRECTION, source="Báo cáo bổ sung của doanh nghiệp",
    reason="{REASON}", expected_previous=Decimal(1422), by=MACHINE,
)
print(*press.bring_up_to_date().built)
"""
FULL = """
from desk.command import django_side
django_side.set_up()
from desk.press import actions
print(actions.bring_up_to_date(full=True).is_new)
"""


def plain(text: str) -> str:
    words = re.sub(r"<[^>]+>", "", text).replace("\u00a0", " ")
    return re.sub(r"\s+", " ", words)


def manifest(portal: "Portal") -> dict[str, dict[str, str]]:
    pages: dict[str, dict[str, str]] = manifests.whole(portal.var / "public")["pages"]
    return pages


@pytest.fixture
def corrected(own_portal: "Portal") -> tuple["Portal", list[str], dict[str, str], dict[str, str]]:
    """Return the portal after the correction: what was built, and the checksums around it."""
    before = {address: page["checksum"] for address, page in manifest(own_portal).items()}
    built = own_portal.desk(REVISE).split()
    after = {address: page["checksum"] for address, page in manifest(own_portal).items()}
    return own_portal, built, before, after


def test_a_correction_reaches_its_pages_and_no_others(
    corrected: tuple["Portal", list[str], dict[str, str], dict[str, str]],
) -> None:
    portal, built, before, after = corrected
    citing = [
        address
        for address in before
        if address.startswith("/tin-tuc/") and 'class="fig' in portal.read(address)
    ]
    article = next(address for address in citing if "buu-chinh-vien-thong-2023" in address)

    # What was built is what stands on the number; what does not was left alone.
    assert {"/", "/bao-cao-thong-ke/", SITES, article} <= set(built)
    assert {"/gioi-thieu/", "/thong-bao/", "/bao-cao-thong-ke/chi-tieu/dti.rank/"}.isdisjoint(built)
    assert {address for address in before if before[address] != after[address]} <= {
        *built,
        *(address for address in before if address.startswith("/sitemap")),
    }

    # The article keeps what it was published with, and carries a dated note.
    told = plain(portal.read(article))
    assert "1.422(đc)" in told
    assert re.search(r"Ghi chú ngày \d{2}/\d{2}/\d{4}", told)
    assert "nay là 1.425 trạm" in told
    assert REASON in told

    # The page of the indicator shows both vintages.
    told = plain(portal.read(SITES))
    assert "Vì sao là 1.425 trạm?" in told
    assert "1.425 trạm, năm 2023" in told
    assert "Trước đó: 1.422 trạm" in told
    assert REASON in told
    assert "giữ số cũ, có ghi chú" in told

    # A full build says the same, byte for byte.
    assert portal.desk(FULL).strip() == "False"


def test_every_page_answers_when_the_desk_and_its_database_are_gone(own_portal: "Portal") -> None:
    for name in ("desk.sqlite3", "desk.sqlite3-wal", "desk.sqlite3-shm", "secret"):
        (own_portal.var / name).unlink(missing_ok=True)
    assert not list(own_portal.var.glob("*.sqlite3*"))

    errors = {
        f"{edition}/{name}.html" for edition in ("", "/en", "/km") for name in (404, 410, 503)
    }
    addresses = [address for address in manifest(own_portal) if address not in errors]

    assert all(own_portal.read_bytes(address) for address in addresses)
