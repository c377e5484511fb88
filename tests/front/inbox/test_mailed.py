"""Links of mails: opened by anybody they only ask; a button or a mail program does the deed."""

import shutil
from collections.abc import Callable, Mapping
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from congso.inbox import entry

Running = Any
LINK = "/hop-thu/thoi-theo-doi/k3f9-abcDEF_0.s1gnature"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def front(
    tmp_path: Path,
    publish: Callable[..., None],
    standard: Mapping[str, Any],
    start: Callable[..., Running],
) -> Running:
    """A front whose build has a page for the letter 240105-K7M2QX."""
    built = tmp_path / "public"
    letter = {"/gop-y/tra-cuu/240105-k7m2qx/": {"body": b"<h1>x</h1>"}}
    publish(built, {**standard, **letter})
    running = start(built)
    running.built = built
    running.until(lambda: running.get("/san-sang").status == 200)
    return running


def asked(
    front: Running, method: str, path: str, body: str = "", **headers: str
) -> tuple[int, str, str]:
    """Return status, page, and where it leads."""
    connection = HTTPConnection("127.0.0.1", front.port, timeout=10)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body.encode() or None, given)
    answer = connection.getresponse()
    page = answer.read().decode()
    connection.close()
    return answer.status, page, answer.getheader("location") or ""


def kept(front: Running) -> list[tuple[str, Mapping[str, str]]]:
    files = sorted((front.built.parent / "inbox").glob("*.hop"))
    lines = [line for path in files for line in path.read_bytes().splitlines(keepends=True)]
    return [(one.kind, one.fields) for one in map(entry.read, lines)]


def test_opening_a_link_changes_nothing_and_shows_a_button(front: Running) -> None:
    for method in ("GET", "HEAD", "GET"):
        status, page, _ = asked(front, method, LINK)

    assert status == 200
    assert f'<form action="{LINK}" method="post">' in page
    assert "Thôi theo dõi</button>" in page
    assert kept(front) == []


def test_the_button_does_it(front: Running) -> None:
    status, page, _ = asked(front, "POST", LINK, content_type=FORM, sec_fetch_site="same-origin")

    assert status == 200
    assert "được xóa" in page
    assert kept(front) == [("leaving", {"ma": "k3f9-abcDEF_0.s1gnature"})]


@pytest.mark.parametrize("kind", [FORM, "multipart/form-data; boundary=x"])
def test_a_mail_program_does_it_from_where_it_is(front: Running, kind: str) -> None:
    body = "List-Unsubscribe=One-Click"
    status, _page, _ = asked(
        front, "POST", LINK, body, content_type=kind, origin="https://thu.vidu.vn"
    )

    assert status == 200
    assert [one for one, _fields in kept(front)] == ["leaving"]


@pytest.mark.parametrize(
    "path", ["/hop-thu/thoi-theo-doi/", "/hop-thu/xac-nhan/a%3Cb%3E00000", "/hop-thu/khac/abcdefgh"]
)
def test_what_is_no_link_is_not_there(front: Running, path: str) -> None:
    assert asked(front, "POST", path, content_type=FORM)[0] == 404
    assert kept(front) == []


def test_nothing_is_said_to_be_done_that_could_not_be_kept(front: Running) -> None:
    inbox = front.built.parent / "inbox"
    shutil.rmtree(inbox, ignore_errors=True)
    inbox.write_text("một tệp ở chỗ của hộp thư")

    assert asked(front, "POST", LINK, content_type=FORM)[0] == 503


def test_several_topics_come_in_as_one_field(front: Running) -> None:
    body = "chuyen-muc=12&chuyen-muc=phat-hanh&thu-dien-tu=a%40vidu.vn&dong-y=1"

    assert asked(front, "POST", "/hop-thu/theo-doi", body, content_type=FORM)[0] == 200
    assert kept(front) == [
        ("subscription", {"thu-dien-tu": "a@vidu.vn", "chuyen-muc": "12 phat-hanh", "dong-y": "1"})
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("thu-dien-tu=a%40vidu.vn&dong-y=1", "Mục muốn theo dõi”: cần được điền"),
        ("chuyen-muc=%3Cb%3E&thu-dien-tu=a%40vidu.vn&dong-y=1", "hãy chọn trong các mục"),
        ("chuyen-muc=12&thu-dien-tu=khong&dong-y=1", "cần một địa chỉ thư điện tử"),
        ("chuyen-muc=12&thu-dien-tu=a%40vidu.vn", "cần được điền"),
    ],
)
def test_what_is_wrong_with_a_subscription_is_told(front: Running, body: str, said: str) -> None:
    status, page, _ = asked(front, "POST", "/hop-thu/theo-doi", body, content_type=FORM)

    assert status == 422
    assert said in page
    assert kept(front) == []


def test_the_code_of_a_letter_leads_to_its_page(front: Running) -> None:
    found = asked(front, "POST", "/hop-thu/tra-cuu", "ma=+240105-k7m2qx", content_type=FORM)
    unknown = asked(front, "POST", "/hop-thu/tra-cuu", "ma=240105-ABCDEF", content_type=FORM)
    wrong = asked(front, "POST", "/hop-thu/tra-cuu", "ma=%2F%2Fvidu.vn", content_type=FORM)

    assert (found[0], found[2]) == (303, "/gop-y/tra-cuu/240105-k7m2qx/")
    assert unknown[0] == 404
    assert "Chưa thấy thư mang mã này" in unknown[1]
    assert (wrong[0], wrong[2]) == (422, "")
    assert kept(front) == []
