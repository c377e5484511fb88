"""What the list says of a firm is corrected and never overwritten; a past day keeps its count."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from congso.agencies.agency import Agency, Licence
from congso.agencies.register import Register
from congso.lineage.succession import Validity
from congso.observations import reference
from congso.observations.ledger import Ledger
from desk.atlas import actions, models, queries
from desk.atlas.actions import Table
from desk.kit import clock, shelf
from desk.kit.permissions import MACHINE
from desk.ledger import dated, dated_notes
from desk.ledger import queries as ledger

FIRST, SECOND, THIRD = (datetime(year, 1, 1, tzinfo=UTC) for year in (2026, 2027, 2028))
TODAY = datetime(2029, 1, 1, tzinfo=UTC)
COUNT = "telecom.enterprises|94|2023||level"


def bring(at: datetime, *, without: str = "", change: tuple[str, str] = ("", "")) -> None:
    def table(*parts: str) -> Table:
        return Table(shelf.read_text(shelf.reviewed(*parts)), parts[-1])

    lines = table("agencies", "agencies.csv").text.replace(*change).splitlines(keepends=True)
    kept = [line for line in lines if not (without and line.startswith(f"{without},"))]
    with clock.stopped_at(at):
        actions.import_places(
            places=table("places", "units.csv"),
            successions=table("places", "successions.csv"),
            agencies=Table("".join(kept), "agencies.csv"),
            by=MACHINE,
        )


def keep(at: datetime, body: Agency) -> None:
    with clock.stopped_at(at):
        assert actions.keep_agency(body, by=MACHINE)


def standing(code: str) -> Agency:
    found = queries.agency(code)
    assert found is not None
    return found


def counted(at: datetime | None) -> str:
    return ledger.ledger(at).figure(reference.read(COUNT)).printed


def corrected_twice() -> None:
    """Bring the list, add a firm, correct the end of another and its licence after that."""
    bring(FIRST)
    keep(SECOND, replace(standing("vnpt"), code="gtel", name="GTEL", aliases=("G Tel", "Gmobile")))
    left = replace(standing("sctv"), validity=Validity(date(2022, 12, 31), date(2023, 6, 30)))
    keep(THIRD, left)
    keep(TODAY, replace(left, licence="18/GP", licence_kind=Licence.LICENCE))


@pytest.mark.django_db
def test_a_firm_added_today_and_an_end_corrected_leave_the_counts_of_before() -> None:
    corrected_twice()

    asked = (FIRST, SECOND - timedelta(seconds=1), SECOND, THIRD, None)
    assert [counted(at) for at in asked] == ["7", "7", "8", "7", "7"]
    then = queries.register().as_known(THIRD)
    assert [body.licence for body in then.agencies if body.code == "sctv"] == [""]


@pytest.mark.django_db
def test_a_later_reviewed_list_corrects_adds_and_takes_off_without_loss() -> None:
    bring(FIRST, without="fpt")
    bring(SECOND, without="sctv", change=("VNPT Sóc Trăng|", ""))

    def known(at: datetime) -> dict[str, tuple[str, ...]]:
        return {body.code: body.aliases for body in queries.register().as_known(at).agencies}

    before, now = known(SECOND - timedelta(seconds=1)), known(SECOND)
    assert (before.keys() - now.keys(), now.keys() - before.keys()) == ({"sctv"}, {"fpt"})
    assert before["vnpt"] == ("VNPT Sóc Trăng", "Viễn thông Sóc Trăng")
    assert now["vnpt"] == ("Viễn thông Sóc Trăng",)
    assert models.AgencyBefore.objects.count() == 2
    assert known(FIRST - timedelta(days=3650)) == before


@pytest.mark.django_db
def test_a_page_that_counts_firms_has_an_edition_for_the_day_and_those_of_before_stay() -> None:
    told = shelf.ledger_of(shelf.observations(shelf.reviewed("figures", "soctrang_2023.csv")))
    bring(FIRST)
    keep(SECOND, replace(standing("vnpt"), code="gtel", name="GTEL"))
    was = replace(told, register=queries.register())
    keep(THIRD, replace(standing("gtel"), validity=Validity(date(2022, 12, 31), date(2023, 6, 30))))
    now = replace(told, register=queries.register())
    indicator = told.catalogue["telecom.enterprises"]

    before, after = (dated.of_indicator(one, indicator, "94") for one in (was, now))
    assert [day.year for day in after.days] == [*(day.year for day in before.days), 2028]
    first, second = (f"{after.key}{day.isoformat()}" for day in after.days[:2])
    assert (noted(was, first), noted(was, second)) != (noted(now, first), noted(now, second))
    assert noted(was, first) == noted(now, first)
    beside = dated.of_indicator(now, told.catalogue["telecom.sites"], "94")
    assert max(beside.days) < SECOND.date()


@pytest.mark.django_db
def test_what_was_kept_before_there_was_a_table_for_it_is_carried_over_from_the_journal() -> None:
    corrected_twice()
    told = queries.register()
    models.AgencyBefore.objects.all().delete()
    models.Agency.objects.update(known_from=None)
    assert queries.register().state != told.state

    migration = import_module("desk.atlas.migrations.0006_what_was_said_of_agencies_is_kept")
    migration.tell_from_the_journal(apps, connection.schema_editor())

    assert said(queries.register()) == said(told)


def noted(told: Ledger, key: str) -> str | None:
    return dated_notes.current(told, dated_notes.THEN, key)


def said(register: Register) -> set[tuple[Agency, datetime | None, datetime | None]]:
    return {(body, body.known_from, body.known_to) for body in register.said}
