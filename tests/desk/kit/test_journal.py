"""The journal says who did what, and can only grow."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from desk.kit import append_only, clock, journal
from desk.kit.models import JournalEntry
from desk.kit.permissions import MACHINE
from desk.staff.models import Person

pytestmark = pytest.mark.django_db


def test_an_entry_keeps_the_name_that_the_person_had() -> None:
    person = Person.objects.create_user("lan", last_name="Lâm Thị", first_name="Lan")
    with clock.stopped_at(datetime(2024, 1, 4, 8, tzinfo=UTC)):
        journal.record(person, "ledger.revise_observation", "telecom.sites", was=Decimal("1.50"))

    entry = JournalEntry.objects.get(act__in=["ledger.revise_observation", "atlas.import_places"])
    assert (entry.by, entry.by_name, entry.at.hour) == (person, "Lâm Thị Lan", 8)
    assert entry.details == {"was": "1.50"}


def test_the_machine_signs_too() -> None:
    journal.record(MACHINE, "atlas.import_places", "units.csv", count=3, codes=["94", 95])

    entry = JournalEntry.objects.get(act__in=["ledger.revise_observation", "atlas.import_places"])
    assert (entry.by, entry.by_name) == (None, "Hệ thống")
    assert entry.details == {"count": 3, "codes": ["94", 95]}


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_an_entry_is_never_changed(deed: str) -> None:
    journal.record(MACHINE, "x.y", "z")
    deeds = {
        "update": lambda: JournalEntry.objects.update(subject="other"),
        "delete": JournalEntry.objects.all().delete,
    }

    with (
        pytest.raises(IntegrityError, match="chỉ ghi thêm"),
        transaction.atomic(),
    ):
        deeds[deed]()


def test_the_guards_return_with_the_next_migrate() -> None:
    journal.record(MACHINE, "x.y", "z")
    append_only.lift_guards()
    JournalEntry.objects.update(subject="other")
    append_only.set_guards()
    append_only.set_guards()

    with pytest.raises(IntegrityError), transaction.atomic():
        JournalEntry.objects.update(subject="again")
