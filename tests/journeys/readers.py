"""Readers by the thousand: they read, search, take away, rate and write, and note what failed.

A test asks with them while the database is away; ``bench/without_database.py`` while a real server
of one is stopped.
"""

import http.client
import itertools
import threading
from urllib.parse import urlencode

THREADS = 8
BROWSER = "Mozilla/5.0 (Linux; Android 14) Chrome/140 Mobile"
READ = (
    *("/", "/tin-tuc/", "/thong-bao/", "/bao-cao-thong-ke/", "/videos/", "/luot-truy-cap/"),
    "/bao-cao-thong-ke/chi-tieu/postal.service_radius/",
    "/bao-cao-thong-ke/chi-tieu/postal.points/lich-su.csv",
    *("/api/v1/", "/sitemap.xml", "/tim-kiem/?q=b%C3%A1n+k%C3%ADnh", "/tim-kiem/?q=tram"),
)
LETTER = {
    "gui-den": "so", "ho-ten": "Lâm Thị Ngọc", "lien-he": "ngoc@vidu.vn",
    "noi-dung": "Ấp tôi có điểm phục vụ nào gần không?", "dong-y": "1",
}  # fmt: skip


class Reader(threading.Thread):
    """Asks over one connection for its share of the requests; letters come from other homes."""

    def __init__(self, host: str, numbers: "itertools.count[int]", requests: int) -> None:
        super().__init__()
        self.host, self.numbers, self.requests = host, numbers, requests
        self.line = http.client.HTTPConnection(host, timeout=30)
        self.failed: list[tuple[str, int]] = []
        self.letters: list[str] = []
        self.visits = self.ratings = self.asked = 0

    def run(self) -> None:
        while (number := next(self.numbers)) < self.requests:
            match number % 20:
                case 0:
                    self.visits += self._sent(self.line, "xem", {"trang": "/"}, 204)
                case 1 if number < self.requests // 50:
                    rating = {"trang": "/", "huu-ich": "co"}
                    self.ratings += self._sent(self.line, "danh-gia", rating, 200)
                case 2:
                    self._write(f"thư {number}", number)
                case _:
                    self._read(READ[number % len(READ)])
            self.asked += 1

    def _read(self, address: str) -> None:
        self.line.request("GET", address, headers={"User-Agent": BROWSER})
        answer = self.line.getresponse()
        if not answer.read() or answer.status != 200:
            self.failed.append((address, answer.status))

    def _write(self, subject: str, number: int) -> None:
        """Send a letter from a home of its own, since one home may send only a few."""
        home = (f"127.1.{number >> 8 & 255}.{number & 255}", 0)
        line = http.client.HTTPConnection(self.host, timeout=30, source_address=home)
        if self._sent(line, "thu", LETTER | {"tieu-de": subject}, 200):
            self.letters.append(subject)
        line.close()

    def _sent(
        self, line: http.client.HTTPConnection, what: str, fields: dict[str, str], right: int
    ) -> bool:
        told = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": BROWSER}
        line.request("POST", f"/hop-thu/{what}", urlencode(fields), told)
        answer = line.getresponse()
        answer.read()
        # One place may rate only so often; it is told so, which is no failure.
        if answer.status not in {right, 429 if what == "danh-gia" else right}:
            self.failed.append((what, answer.status))
        return answer.status == right


def begun(host: str, requests: int) -> list[Reader]:
    """Return readers that have begun to ask so many times together."""
    numbers = itertools.count()
    readers = [Reader(host, numbers, requests) for _ in range(THREADS)]
    for reader in readers:
        reader.start()
    return readers
