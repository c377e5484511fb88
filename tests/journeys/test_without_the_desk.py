"""With the database gone, readers read, search, take away, rate and write; nothing is lost."""

import http.client
import itertools
import shutil
import threading
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

if TYPE_CHECKING:
    from tests.journeys.conftest import Portal

REQUESTS = 10_000
THREADS = 8
BROWSER = "Mozilla/5.0 (Linux; Android 14) Chrome/140 Mobile"
READ = (
    *("/", "/tin-tuc/", "/thong-bao/", "/bao-cao-thong-ke/", "/videos/", "/luot-truy-cap/"),
    "/bao-cao-thong-ke/chi-tieu/postal.service_radius/",
    "/bao-cao-thong-ke/chi-tieu/postal.points/lich-su.csv",
    *("/api/v1/", "/sitemap.xml", "/tim-kiem/?q=b%C3%A1n+k%C3%ADnh", "/tim-kiem/?q=tram"),
)
TAKEN = """
from desk.command import django_side; django_side.set_up()
from desk.press.inbox import emptying
from desk.petitions import queries
from desk.visits import queries as visits
emptying.empty(); emptying.empty()
print(visits.total().views, sum(one.useful + one.useless for one in queries.ratings()))
"""


class Reader(threading.Thread):
    """Asks over one connection for its share of the requests."""

    def __init__(self, host: str, numbers: "itertools.count[int]") -> None:
        super().__init__()
        self.line = http.client.HTTPConnection(host, timeout=30)
        self.numbers = numbers
        self.failed: list[tuple[str, int]] = []
        self.visits = self.ratings = self.asked = 0

    def run(self) -> None:
        while (number := next(self.numbers)) < REQUESTS:
            match number % 20:
                case 0:
                    self.visits += self._sent("xem", {"trang": "/"}, 204)
                case 1 if number < REQUESTS // 50:
                    self.ratings += self._sent("danh-gia", {"trang": "/", "huu-ich": "co"}, 200)
                case _:
                    self._read(READ[number % len(READ)])
            self.asked += 1

    def _read(self, address: str) -> None:
        self.line.request("GET", address, headers={"User-Agent": BROWSER})
        answer = self.line.getresponse()
        if not answer.read() or answer.status != 200:
            self.failed.append((address, answer.status))

    def _sent(self, what: str, fields: dict[str, str], right: int) -> bool:
        told = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": BROWSER}
        self.line.request("POST", f"/hop-thu/{what}", urlencode(fields), told)
        answer = self.line.getresponse()
        answer.read()
        # One place may rate only so often; it is told so, which is no failure.
        if answer.status not in {right, 429}:
            self.failed.append((what, answer.status))
        return answer.status == right


def test_ten_thousand_requests_without_a_database(own_portal: "Portal") -> None:
    database, kept = own_portal.var / "desk.sqlite3", own_portal.var / "kept.sqlite3"
    shutil.copyfile(database, kept)
    for path in own_portal.var.glob("desk.sqlite3*"):
        path.unlink()
    numbers = itertools.count()
    readers = [Reader(urlsplit(own_portal.url).netloc, numbers) for _ in range(THREADS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    kept.rename(database)
    views, rated = map(int, own_portal.desk(TAKEN).split()[-2:])

    assert sum(reader.asked for reader in readers) == REQUESTS
    assert not [failure for reader in readers for failure in reader.failed]
    assert views == sum(reader.visits for reader in readers) == REQUESTS // 20
    assert rated == sum(reader.ratings for reader in readers) > 0
