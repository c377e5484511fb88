"""The record of 2023 and a series of releases that tells it, on an office's own days."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from congso.periods.calendar import Year
from desk.kit import clock, shelf
from desk.kit.permissions import MACHINE, Actor
from desk.releases import actions, publishing
from desk.releases.models import Edition, Release, Series

VIETNAM = clock.VIETNAM
DUE = datetime(2024, 1, 12, 8, tzinfo=VIETNAM)
TEXTS = {
    "report": "Cả tỉnh có 1.422 vị trí trạm.",
    "analysis": "Số vị trí trạm tăng 76.",
    "method": "Đếm trọn.",
    "collected": "01/01/2023 – 31/12/2023.",
}


@pytest.fixture
def record(db: None) -> None:
    """Fill the tables of places and figures."""
    del db
    from desk.atlas import actions as atlas
    from desk.atlas.actions import Table
    from desk.ledger import actions as ledger

    def table(*parts: str) -> Table:
        return Table(shelf.read_text(shelf.reviewed(*parts)), parts[-1])

    atlas.import_places(
        places=table("places", "units.csv"),
        successions=table("places", "successions.csv"),
        agencies=table("agencies", "agencies.csv"),
        by=MACHINE,
    )
    path = shelf.reviewed("figures", "soctrang_2023.csv")
    ledger.import_table(shelf.read_text(path), path.name, by=MACHINE)


@pytest.fixture
def office(record: None) -> Iterator[None]:
    """Let it be the ninth of January 2024 at the office."""
    del record
    with clock.stopped_at(datetime(2024, 1, 9, 9, tzinfo=VIETNAM)):
        yield


@pytest.fixture
def series(office: None) -> Series:
    del office
    made = Series(
        title="Số liệu ngành", slug="so-lieu-nganh", periodicity="year", summary="Một năm.",
        indicators=["telecom.sites", "telecom.stations", "postal.points", "postal.service_radius"],
        places=["94"], agency="Sở", person="Bà Thống", method="Đếm trọn.", collection="Báo cáo.",
    )  # fmt: skip
    return actions.keep_series(series=made, by=MACHINE)


@pytest.fixture
def planned(series: Series) -> Release:
    return actions.plan_release(series=series, period=Year(2023), due_at=DUE, by=MACHINE)


@pytest.fixture
def written(planned: Release) -> Release:
    actions.confirm_release(release=planned, by=MACHINE)
    return actions.write_release(release=planned, texts=TEXTS, frame=None, by=MACHINE)


@pytest.fixture
def approved(written: Release) -> Release:
    return publishing.approve_release(release=written, by=MACHINE)


@pytest.fixture
def published(approved: Release) -> Edition:
    with clock.stopped_at(DUE):
        return publishing.publish_release(release=approved, by=MACHINE)


@pytest.fixture
def people(db: None) -> dict[str, Actor]:
    """Return the people of the demonstration by their account names."""
    del db
    from desk.staff import actions as staff
    from desk.staff.models import Person

    staff.create_demonstration_people()
    return {person.username: person for person in Person.objects.all()}
