"""With the database stopped, then gone, readers read, search, take away, rate and write letters.

SQLite has no server to stop: that nobody may open the file is to the portal what that would be.
"""

import json
import shutil
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from tests.journeys import readers

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.conftest import Portal

REQUESTS = 10_000
TAKEN = """
from desk.command import django_side; django_side.set_up()
import json
from desk.press.inbox import emptying
from desk.petitions import queries
from desk.petitions.models import Letter
from desk.visits import queries as visits
emptying.empty(); emptying.empty()
print(json.dumps({
    "views": visits.total().views,
    "ratings": sum(one.useful + one.useless for one in queries.ratings()),
    "letters": sorted(
        Letter.objects.exclude(subject__contains="mẫu").values_list("subject", flat=True)
    ),
}))
"""


def stopped(database: "Path") -> sqlite3.Connection:
    """Return what keeps everybody from the database for as long as it is open."""
    holder = sqlite3.connect(database, isolation_level=None)
    for said in ("PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "COMMIT"):
        holder.execute(said)
    with (
        closing(sqlite3.connect(database, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("SELECT count(*) FROM sqlite_master")
    return holder


def test_ten_thousand_requests_without_a_database(own_portal: "Portal") -> None:
    database, kept = own_portal.var / "desk.sqlite3", own_portal.var / "kept.sqlite3"
    shutil.copyfile(database, kept)
    holder = stopped(database)
    asking = readers.begun(urlsplit(own_portal.url).netloc, REQUESTS)
    while sum(one.asked for one in asking) < REQUESTS // 2:
        time.sleep(0.01)
    for path in own_portal.var.glob("desk.sqlite3*"):
        path.unlink()
    holder.close()
    for one in asking:
        one.join()
    for path in own_portal.var.glob("desk.sqlite3*"):
        path.unlink()
    kept.rename(database)
    found = json.loads(own_portal.desk(TAKEN).splitlines()[-1])
    letters = sorted(letter for one in asking for letter in one.letters)

    assert sum(one.asked for one in asking) == REQUESTS
    assert not [failure for one in asking for failure in one.failed]
    assert found["views"] == sum(one.visits for one in asking) == REQUESTS // 20
    assert found["ratings"] == sum(one.ratings for one in asking) > 0
    assert found["letters"] == letters
    assert len(letters) == REQUESTS // 20
