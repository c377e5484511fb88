"""The list of bodies and firms is kept on a screen, with a journal, and counts follow it."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from pytest_django import DjangoDbBlocker

from congso.agencies import agency
from congso.agencies.agency import Licence
from congso.findings.finding import FaultyInput
from congso.lineage.succession import Validity
from congso.observations import reference
from desk.atlas import actions, models, queries
from desk.atlas.actions import Table
from desk.kit import shelf
from desk.kit.models import JournalEntry
from desk.kit.permissions import MACHINE, NotPermitted
from desk.ledger import queries as ledger
from desk.press.models import Change
from desk.staff import actions as staff
from desk.staff.models import Person

COUNT = "telecom.enterprises|94|{}||level"
LIST = "/co-quan/"
AGENCIES = ("agencies", "agencies.csv")


def bring(agencies: str | None = None) -> None:
    def table(*parts: str) -> Table:
        return Table(shelf.read_text(shelf.reviewed(*parts)), parts[-1])

    actions.import_places(
        places=table("places", "units.csv"),
        successions=table("places", "successions.csv"),
        agencies=Table(agencies, "agencies.csv") if agencies else table(*AGENCIES),
        by=MACHINE,
    )


def counted(year: int) -> str:
    return ledger.ledger().figure(reference.read(COUNT.format(year))).printed


def signed_in(client: Client, username: str) -> Client:
    staff.create_demonstration_people()
    client.force_login(Person.objects.get(username=username))
    return client


@pytest.mark.django_db
def test_the_reviewed_list_is_taken_over_with_its_days() -> None:
    bring()

    assert set(queries.agencies()) == set(shelf.agencies())
    assert (counted(2022), counted(2023)) == ("7", "7")


@pytest.mark.django_db
def test_a_firm_that_left_is_counted_until_then() -> None:
    bring()
    left = replace(shelf.agencies()[-1], validity=Validity(date(2022, 12, 31), date(2023, 6, 30)))

    assert actions.keep_agency(left, by=MACHINE)
    assert (counted(2022), counted(2023)) == ("7", "6")
    assert not actions.keep_agency(left, by=MACHINE)
    (entry,) = JournalEntry.objects.filter(act="atlas.keep_agency")
    assert "2023-06-30" in entry.details["now"]
    assert "2023-06-30" not in entry.details["was"]
    assert Change.objects.filter(kind="lists", keys=["sctv"]).exists()


@pytest.mark.django_db
def test_what_a_person_wrote_outlives_the_next_reviewed_list() -> None:
    bring()
    known = queries.agency("fpt")
    assert known is not None
    actions.keep_agency(replace(known, licence="18/GP", licence_kind=Licence.LICENCE), by=MACHINE)
    reviewed = shelf.read_text(shelf.reviewed(*AGENCIES))

    bring(reviewed.replace("VNPT Sóc Trăng|", ""))

    kept, other = queries.agency("fpt"), queries.agency("vnpt")
    assert kept is not None
    assert other is not None
    assert (kept.licence, kept.licence_kind) == ("18/GP", Licence.LICENCE)
    assert other.aliases == ("Viễn thông Sóc Trăng",)


@pytest.mark.django_db
def test_days_that_cannot_be_are_refused_and_nothing_is_written() -> None:
    bring()
    known = queries.agency("fpt")
    assert known is not None
    wrong = replace(known, validity=Validity(date(2023, 1, 2), date(2023, 1, 1)))
    with pytest.raises(FaultyInput, match="sau ngày kết thúc"):
        actions.keep_agency(wrong, by=MACHINE)

    assert queries.agency("fpt") == known


@pytest.mark.django_db
def test_only_who_may_can_keep_the_list(client: Client) -> None:
    bring()
    visitor = signed_in(client, "bientap")

    assert visitor.get(LIST).status_code == 200
    assert visitor.get(f"{LIST}sua/fpt/").status_code in (302, 403)
    with pytest.raises(NotPermitted):
        actions.keep_agency(shelf.agencies()[-1], by=Person.objects.get(username="bientap"))


@pytest.mark.django_db
def test_a_firm_is_added_and_changed_on_the_screen(client: Client) -> None:
    bring()
    keeper = signed_in(client, "thongke")
    given = {
        "code": "gtel", "name": "GTEL", "role": "telecom", "aliases": "Gmobile | G Tel",
        "places": "94", "valid_from": "01/06/2023", "valid_to": "", "checked_on": "31/12/2023",
        "licence": "", "licence_kind": "",
    }  # fmt: skip
    faulty = keeper.post(f"{LIST}moi/", given | {"places": "77x", "valid_from": "32/01/2023"})

    assert "Không có tỉnh nào mang mã 77x" in faulty.content.decode()
    assert queries.agency("gtel") is None
    assert keeper.post(f"{LIST}moi/", given).status_code == 302
    assert (counted(2022), counted(2023)) == ("7", "8")
    twice = keeper.post(f"{LIST}moi/", given).content.decode()
    assert "Mã này đã có trong danh sách." in twice
    ended = given | {"valid_to": "30/11/2023"}
    assert keeper.post(f"{LIST}sua/gtel/", ended).status_code == 302
    assert counted(2023) == "7"
    shown = keeper.get(LIST).content.decode()
    assert "30/11/2023" in shown
    assert "Tỉnh 94: đếm được từ 31/12/2022 đến 31/12/2023; ngày cuối có 7." in shown


@pytest.mark.django_db
def test_the_list_is_taken_away_as_the_table_that_is_read_back(client: Client) -> None:
    bring()
    content = signed_in(client, "thongke").get(f"{LIST}agencies.csv").content.decode()

    assert set(agency.read(content, "agencies.csv")) == set(queries.agencies())


def test_agencies_of_before_stay_and_are_counted_in_no_register(
    django_db_blocker: DjangoDbBlocker,
) -> None:
    aside = "aside"
    connections.databases[aside] = connections.databases["default"] | {
        "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {},
    }  # fmt: skip
    with django_db_blocker.unblock():
        before = MigrationExecutor(connections[aside])
        old = before.migrate([("atlas", "0002_a_split_declares_its_basis")]).apps
        rows = old.get_model("atlas", "Agency").objects.using(aside)
        rows.create(code="vnpt", name="VNPT", role="telecom", aliases=["VNPT Sóc Trăng"])
        after = MigrationExecutor(connections[aside])
        new = after.migrate([("atlas", "0005_what_was_said_of_units_is_kept")]).apps
        (row,) = new.get_model("atlas", "Agency").objects.using(aside)
        found = models.Agency(**{name: getattr(row, name) for name in ("code", "name", "role")})
        connections[aside].close()
    del connections[aside]
    del connections.databases[aside]

    assert (row.aliases, row.places, row.valid_from, row.edited_at) == (
        ["VNPT Sóc Trăng"], [], None, None,
    )  # fmt: skip
    assert str(found) == "VNPT"
