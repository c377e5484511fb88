"""nginx answers as the front does, header by header, and leaves to the front what only it knows."""

import http.client
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from front import deploying

pytestmark = pytest.mark.needs("nginx")
Running = Any
OWN = {"server", "date", "connection", "etag", "last-modified", "keep-alive"}
FRONTS = {"congso-build", "congso-changed", "congso-age"}
"""What only the front says: which build it serves, and how old that is."""
MODULES = Path("/usr/lib/nginx/modules")


class Nginx:
    """A real nginx over a built tree, with a front behind it."""

    def __init__(self, place: Path, built: Path, front: int, *more: str) -> None:
        self.built = built
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        brotli = MODULES / "ngx_http_brotli_static_module.so"
        self.site = subprocess.run(
            [
                *(sys.executable, "-m", "front.deploying", "--built", str(built)),
                *("--listen", f"127.0.0.1:{self.port}", "--front", f"127.0.0.1:{front}"),
                *([] if brotli.is_file() else ["--no-brotli"]),
                *more,
            ],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")},
        ).stdout.replace("listen 80;", f"listen unix:{place}/80;")
        whole = f"""
            {f"load_module {brotli};" if brotli.is_file() else ""}
            daemon off; master_process off; pid {place}/pid; error_log {place}/error.log;
            events {{ worker_connections 1024; }}
            http {{
              access_log off; client_body_temp_path {place}/body; proxy_temp_path {place}/proxy;
              fastcgi_temp_path {place}/f; uwsgi_temp_path {place}/u; scgi_temp_path {place}/s;
              {self.site}
            }}
        """
        (place / "nginx.conf").write_text(whole, encoding="utf-8")
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        self.process = subprocess.Popen([program, "-p", str(place), "-c", f"{place}/nginx.conf"])

        for _ in range(100):
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", self.port)) == 0:
                    break
            time.sleep(0.05)

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, **fields: str
    ) -> tuple[int, dict[str, str], bytes]:
        return asked(self.port, path, method, body, **fields)


def asked(
    port: int, path: str, method: str = "GET", body: bytes | None = None, **fields: str
) -> tuple[int, dict[str, str], bytes]:
    return told_by(
        http.client.HTTPConnection("127.0.0.1", port, timeout=10), path, method, body, **fields
    )


def told_by(
    connection: http.client.HTTPConnection,
    path: str,
    method: str = "GET",
    body: bytes | None = None,
    **fields: str,
) -> tuple[int, dict[str, str], bytes]:
    connection.putrequest(method, path, skip_accept_encoding=True)
    for name, value in fields.items():
        connection.putheader(name.replace("_", "-"), value)
    if body is not None:
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body)
    answer = connection.getresponse()
    names = [name.lower() for name, _value in answer.getheaders()]
    assert len(names) == len(set(names)), "a header stands twice"
    told = answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
    connection.close()
    return told


@pytest.fixture(scope="module")
def pair(
    tmp_path_factory: pytest.TempPathFactory,
    publish: Callable[..., None],
    standard: Mapping[str, Mapping[str, Any]],
) -> Iterator[tuple[Running, Nginx]]:
    """A front and an nginx over the same tree."""
    place = tmp_path_factory.mktemp("nginx")
    built = place / "public"
    more = {
        "/dau/ban.sdmx.csv": {
            "body": b"a,b\r\n" * 99,
            "type": "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8",
        },
        "/dau/phim.mp4": {"body": bytes(8 << 20), "type": "video/mp4", "encodings": ()},
        "/dau/bang.csv": {"body": b"a,b\r\n" * 99, "type": "text/csv; charset=utf-8"},
        "/dau/bang-2.csv": {"body": b"a,b\r\n" * 98, "type": "text/csv; charset=utf-8"},
        "/tep/chu.3f2a.css": {
            "body": b"body{color:red}" * 99, "type": "text/css; charset=utf-8", "cache": "asset",
        },
    }  # fmt: skip
    pages = {a: p for a, p in standard.items() if p.get("cache") != "asset"}
    spelled = {"br": ".br", "gzip": ".gz", "zstd": ".zst"}
    more |= {"/503.html": {"body": "<h1>Đang tạm nghỉ</h1>".encode()}}
    more |= {"/en/503.html": {"body": b"<h1>Resting</h1>"}}
    publish(built, {**pages, **more}, gone=["/tin-tuc/da-go/"], redirects={"/tin-cu/": "/tin-tuc/"})
    for path in list((built / "site").rglob("*")):
        for coding, suffix in spelled.items():
            if path.name.endswith(f".{coding}") and coding != suffix[1:]:
                path.with_name(path.name.removesuffix(f".{coding}") + suffix).write_bytes(
                    path.read_bytes()
                )
    from tests.front.conftest import Running as Front

    front = Front(built, "--behind-proxy")
    front.until(lambda: front.get("/san-sang").status == 200)
    nginx = Nginx(place, built, front.port)
    yield front, nginx
    nginx.process.terminate()
    nginx.process.wait()
    front.end()


def compared(pair: tuple[Running, Nginx], path: str, **given: Any) -> tuple[Any, Any]:  # noqa: ANN401
    front, nginx = pair
    answers = []
    for port in (front.port, nginx.port):
        status, fields, body = asked(port, path, **given)
        kept = {name: value for name, value in fields.items() if name not in OWN | FRONTS}
        answers.append((status, kept, body))
    return answers[0], answers[1]


@pytest.mark.parametrize("accepted", ["br, gzip", "gzip", "identity"])
@pytest.mark.parametrize(
    "path",
    [
        *("/", "/tin-tuc/", "/api/v1/place.json", "/dau/ban.sdmx.csv", "/dau/bang.csv"),
        *("/tep/chu.3f2a.css", "/video/hoi-nghi.mp4"),
    ],
)
def test_a_page_comes_alike(pair: tuple[Running, Nginx], path: str, accepted: str) -> None:
    front, nginx = compared(pair, path, accept_encoding=accepted)
    # Ranges are offered by nginx on every file that it sends as it is, by the front too.
    assert nginx[0] == front[0] == 200
    assert nginx[2] == front[2]
    assert nginx[1] == front[1]


@pytest.mark.parametrize(
    "path",
    [
        *("/tin-tuc", "/tin-cu/", "/tin-tuc/da-go/", "/khong-co/", "/404.html", "/tim-kiem/?q=a"),
        *("/tin-tuc/index.html.gz", "/.khoa", "/tin-tuc?a=1"),
    ],
)
def test_what_is_no_file_is_answered_alike(pair: tuple[Running, Nginx], path: str) -> None:
    front, nginx = compared(pair, path)

    assert nginx[0] == front[0]
    assert nginx[1].get("location") == front[1].get("location")
    assert nginx[1]["content-security-policy"] == front[1]["content-security-policy"]


@pytest.fixture(scope="module")
def behind_tls(
    pair: tuple[Running, Nginx], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Running, Nginx]]:
    """The same tree behind TLS: a front that was told so, and an nginx that ends it."""
    from tests.front.conftest import Running as Front

    place, built = tmp_path_factory.mktemp("tls"), pair[1].built
    chain, key = place / "chain.pem", place / "key.pem"
    told = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost"
    subprocess.run(
        ["openssl", *told.split(), "-keyout", str(key), "-out", str(chain)],
        check=True, capture_output=True,
    )  # fmt: skip
    front = Front(built, "--behind-proxy", "--behind-tls")
    front.until(lambda: front.get("/san-sang").status == 200)
    nginx = Nginx(place, built, front.port, "--certificate", f"{chain},{key}")
    yield front, nginx
    nginx.process.terminate()
    nginx.process.wait()
    front.end()


SENT = urlencode({"trang": "/tin-tuc/", "huu-ich": "co"}).encode()
FORM = {"content_type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    ("path", "status", "given"),
    [
        ("/", 200, {}),
        ("/", 200, {"accept_encoding": "gzip"}),
        ("/tin-tuc/", 200, {"method": "HEAD"}),
        ("/dau/bang.csv", 200, {}),
        ("/dau/ban.sdmx.csv", 200, {}),
        ("/tep/chu.3f2a.css", 200, {}),
        ("/video/hoi-nghi.mp4", 206, {"range": "bytes=1-9"}),
        ("/tin-tuc", 308, {}),
        ("/khong-co/", 404, {}),
        ("/tin-tuc/da-go/", 410, {}),
        ("/ban-dung/", 200, {}),
        ("/tim-kiem/?q=a", 503, {}),
        ("/hop-thu/danh-gia", 200, {"method": "POST", "body": SENT, **FORM}),
    ],
)
def test_behind_tls_both_say_that_browsers_are_to_come_no_other_way(
    behind_tls: tuple[Running, Nginx], path: str, status: int, given: dict[str, Any]
) -> None:
    front, nginx = behind_tls
    trusting = ssl._create_unverified_context()
    line = http.client.HTTPSConnection("127.0.0.1", nginx.port, timeout=10, context=trusting)
    answers = [asked(front.port, path, **given), told_by(line, path, **given)]

    kept = [
        {name: value for name, value in fields.items() if name not in OWN | FRONTS}
        for _status, fields, _body in answers
    ]
    assert [one[0] for one in answers] == [status, status]
    assert kept[0]["strict-transport-security"] == "max-age=31536000"
    for one in kept if status == 206 else ():
        one.pop("accept-ranges", None)
    assert kept[0] == kept[1]


def test_without_tls_neither_says_so(pair: tuple[Running, Nginx]) -> None:
    for answer in compared(pair, "/"):
        assert "strict-transport-security" not in answer[1]


@pytest.mark.parametrize(
    ("path", "words"), [("/tim-kiem/?q=a", "Đang tạm nghỉ"), ("/en/khong-co/", "Resting")]
)
def test_while_the_front_is_away_nginx_shows_a_page_of_its_own_and_goes_on(
    pair: tuple[Running, Nginx], tmp_path: Path, path: str, words: str
) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        nginx = Nginx(tmp_path, pair[1].built, nobody.getsockname()[1])
        status, fields, body = nginx.ask(path)
        page = nginx.ask("/tin-tuc/")
        nginx.process.terminate()
        nginx.process.wait()

    assert status == 503
    assert words in body.decode()
    assert (fields["cache-control"], fields["retry-after"]) == ("no-store", "2")
    assert fields["content-security-policy"] == page[1]["content-security-policy"]
    assert page[0] == 200


def test_a_head_has_no_body_and_a_tag_saves_the_second_answer(pair: tuple[Running, Nginx]) -> None:
    _front, nginx = pair
    status, fields, body = nginx.ask("/tin-tuc/", "HEAD")
    again = nginx.ask("/tin-tuc/", if_none_match=fields["etag"])

    assert (status, body) == (200, b"")
    assert again[0] == 304


def test_each_coding_has_a_tag_of_its_own(pair: tuple[Running, Nginx]) -> None:
    _front, nginx = pair
    tags = {nginx.ask("/", accept_encoding=one)[1]["etag"] for one in ("gzip", "identity")}

    assert len(tags) == 2


def test_a_stretch_of_a_film_comes_alike(pair: tuple[Running, Nginx]) -> None:
    front, nginx = compared(pair, "/video/hoi-nghi.mp4", range="bytes=100-199")

    assert (nginx[0], nginx[2]) == (front[0], front[2]) == (206, bytes(range(100, 200)))
    assert nginx[1]["content-range"] == front[1]["content-range"]


def test_a_letter_goes_through_to_the_front(pair: tuple[Running, Nginx]) -> None:
    body = urlencode({"trang": "/tin-tuc/", "huu-ich": "co"}).encode()
    status, _fields, page = pair[1].ask(
        "/hop-thu/danh-gia", "POST", body, content_type="application/x-www-form-urlencoded"
    )

    assert status == 200
    assert "Đã nhận" in page.decode()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE"])
def test_files_are_only_read(pair: tuple[Running, Nginx], method: str) -> None:
    assert pair[1].ask("/tin-tuc/", method, b"" if method != "TRACE" else None)[0] in {405, 403}


def test_it_says_nothing_of_its_version(pair: tuple[Running, Nginx]) -> None:
    assert pair[1].ask("/")[1]["server"] == "nginx"


def test_one_address_may_not_take_every_line(pair: tuple[Running, Nginx]) -> None:
    request = b"GET /dau/phim.mp4 HTTP/1.1\r\nHost: a\r\n\r\n"
    lines = []
    try:
        for _ in range(deploying.LINES + 1):
            line = socket.create_connection(("127.0.0.1", pair[1].port), timeout=10)
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            line.sendall(request)
            lines.append(line)
        # Nobody reads on, so that all are under way at once.
        heads = [line.recv(12) for line in lines]
    finally:
        for line in lines:
            line.close()

    assert sorted(set(heads)) == [b"HTTP/1.1 200", b"HTTP/1.1 429"]
    assert heads.count(b"HTTP/1.1 429") == 1


def test_who_asks_without_end_is_told_to_wait_and_others_are_not(
    pair: tuple[Running, Nginx],
) -> None:
    one = b"GET /tim-kiem/?q=tram HTTP/1.1\r\nHost: a\r\n"
    with socket.create_connection(("127.0.0.1", pair[1].port), timeout=30) as line:
        line.sendall((one + b"\r\n") * 299 + one + b"Connection: close\r\n\r\n")
        got = b"".join(iter(lambda: line.recv(65536), b""))
    told = re.findall(rb"HTTP/1\.1 (\d{3})", got)

    # There is no index here: whoever is let through to the front is told that with a 503.
    assert set(told) == {b"503", b"429"}
    assert told.index(b"429") >= 50
    assert pair[1].ask("/tin-tuc/")[0] == 200
