"""A reader asks over HTTP and gets the page, its validators, or a sentence why not."""

import gzip
import json
from collections.abc import Mapping
from typing import Any

import pytest

Running = Any
"""The class of that name in conftest.py, which a test module cannot import."""


@pytest.mark.parametrize(
    "address", ["/", "/tin-tuc/", "/look.3f2a.css", "/video/hoi-nghi.mp4", "/api/v1/place.json"]
)
def test_a_page_comes_as_the_press_left_it(
    site: Running, standard: Mapping[str, Any], address: str
) -> None:
    reply = site.get(address)

    page = standard[address]
    assert (reply.status, reply.body) == (200, page["body"])
    assert reply.fields["content-type"] == page.get("type", "text/html; charset=utf-8")
    assert reply.fields["content-length"] == str(len(page["body"]))
    assert "content-encoding" not in reply.fields


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("gzip, zstd", "zstd"),
        ("br;q=0.5, zstd", "zstd"),
        ("x-gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.2, gzip;q=0.9", "gzip"),
        ("*", "br"),
        ("*;q=0.1, gzip;q=0.5", "gzip"),
        ("identity;q=0", None),
        ("identity;q=0, *", "br"),
        ("gzip;q=0.5, identity", "identity"),
        ("", "identity"),
        ("deflate", "identity"),
        ("*;q=0", None),
    ],
)
def test_a_reader_gets_the_smallest_coding_it_reads(
    site: Running, accepted: str, coding: str | None
) -> None:
    reply = site.get("/tin-tuc/", accept_encoding=accepted)

    assert reply.fields["vary"] == "Accept-Encoding"
    if coding is None:
        assert reply.status == 406
    else:
        assert reply.fields.get("content-encoding", "identity") == coding
        assert reply.fields["etag"].endswith(f'-{coding}"')


def test_codings_on_two_lines_are_one_list(site: Running) -> None:
    raw = site.raw(
        b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        b"Accept-Encoding: deflate\r\nAccept-Encoding: gzip\r\n\r\n"
    )

    assert b"content-encoding: gzip" in raw.lower()


def test_compressed_bytes_are_those_on_disk(site: Running, standard: Mapping[str, Any]) -> None:
    reply = site.get("/tin-tuc/", accept_encoding="gzip")

    assert gzip.decompress(reply.body) == standard["/tin-tuc/"]["body"]
    assert reply.fields["content-length"] == str(len(reply.body))


def test_a_page_with_one_variant_does_not_vary(site: Running) -> None:
    assert "vary" not in site.get("/video/hoi-nghi.mp4").fields


@pytest.mark.parametrize("address", ["/", "/look.3f2a.css", "/video/hoi-nghi.mp4"])
@pytest.mark.parametrize("accepted", ["", "gzip", "br"])
def test_head_says_what_get_would(site: Running, address: str, accepted: str) -> None:
    got = site.get(address, accept_encoding=accepted)
    asked = site.get(address, method="HEAD", accept_encoding=accepted)

    assert asked.body == b""
    own = {"date": "", "congso-age": ""}
    assert {**asked.fields, **own} == {**got.fields, **own}


def test_a_reader_who_has_the_page_is_told_so_in_a_line(site: Running) -> None:
    tag = site.get("/", accept_encoding="br").fields["etag"]

    for listed in (tag, f'"other", W/{tag}', "*"):
        reply = site.get("/", accept_encoding="br", if_none_match=listed)
        assert (reply.status, reply.body) == (304, b"")
        assert reply.fields["etag"] == tag
        assert "content-length" not in reply.fields


def test_the_tag_of_another_coding_is_another_page(site: Running) -> None:
    tag = site.get("/", accept_encoding="gzip").fields["etag"]

    assert site.get("/", accept_encoding="br", if_none_match=tag).status == 200


@pytest.mark.parametrize(
    ("since", "status"),
    [
        ("Thu, 04 Jan 2024 10:00:00 GMT", 304),
        ("Fri, 05 Jan 2024 10:00:00 GMT", 304),
        ("Thu, 04 Jan 2024 09:59:59 GMT", 200),
        ("hôm qua".encode().decode("latin-1"), 200),
    ],
)
def test_a_date_is_compared_with_the_data_s_own(site: Running, since: str, status: int) -> None:
    reply = site.get("/", if_modified_since=since)

    assert reply.status == status
    assert reply.fields["last-modified"] == "Thu, 04 Jan 2024 10:00:00 GMT"


def test_a_tag_comes_before_a_date(site: Running) -> None:
    reply = site.get("/", if_none_match='"x"', if_modified_since="Fri, 05 Jan 2035 10:00:00 GMT")

    assert reply.status == 200


def test_a_page_that_is_no_longer_the_one_named_is_refused(site: Running) -> None:
    assert site.get("/", if_match='"x"').status == 412


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-99", 0, 99), ("bytes=10200-", 10200, 10239), ("bytes=-5", 10235, 10239)],
)
def test_a_stretch_of_a_video(
    site: Running, standard: Mapping[str, Any], asked: str, first: int, last: int
) -> None:
    reply = site.get("/video/hoi-nghi.mp4", range=asked)

    assert reply.status == 206
    assert reply.body == standard["/video/hoi-nghi.mp4"]["body"][first : last + 1]
    assert reply.fields["content-range"] == f"bytes {first}-{last}/10240"
    assert reply.fields["content-length"] == str(last - first + 1)


def test_a_stretch_beyond_the_end_is_refused(site: Running) -> None:
    reply = site.get("/video/hoi-nghi.mp4", range="bytes=10240-")

    assert reply.status == 416
    assert reply.fields["content-range"] == "bytes */10240"


@pytest.mark.parametrize("asked", ["bytes=0-1, 5-6", "lines=1-2", "bytes=9-3", "bytes=" + "9" * 99])
def test_a_range_that_cannot_be_read_sends_the_whole(site: Running, asked: str) -> None:
    reply = site.get("/video/hoi-nghi.mp4", range=asked)

    assert (reply.status, len(reply.body)) == (200, 10240)


def test_a_range_stands_only_while_the_file_is_the_same(site: Running) -> None:
    tag = site.get("/video/hoi-nghi.mp4").fields["etag"]

    assert site.get("/video/hoi-nghi.mp4", range="bytes=0-9", if_range=tag).status == 206
    assert site.get("/video/hoi-nghi.mp4", range="bytes=0-9", if_range='"x"').status == 200


def test_a_compressed_page_has_no_ranges(site: Running) -> None:
    assert site.get("/", range="bytes=0-9", accept_encoding="br").status == 200


def test_pages_are_asked_for_again_and_assets_are_not(site: Running) -> None:
    assert site.get("/").fields["cache-control"] == "public, no-cache"
    assert "immutable" in site.get("/look.3f2a.css").fields["cache-control"]


@pytest.mark.parametrize(
    ("asked", "target"),
    [
        ("/tin-tuc", "/tin-tuc/"),
        ("/tin-tuc?trang=2", "/tin-tuc/?trang=2"),
        ("/tin-cu/", "/tin-tuc/"),
        ("/tin-cu", "/tin-tuc/"),
        ("/thong-ke", "/bao-cao-thong-ke/"),
        ("/?p=7", "/tin-tuc/"),
        ("/?fbclid=abc&p=7", "/tin-tuc/"),
    ],
)
def test_an_address_that_moved_leads_on(site: Running, asked: str, target: str) -> None:
    site.get("/")  # what was just answered is kept for a second, and is not for every question
    reply = site.get(asked)

    assert (reply.status, reply.fields["location"]) == (308, target)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/khong-co/", 404, "Lạc đường"),
        ("/404.html", 404, "Lạc đường"),
        ("/410.html", 404, "Lạc đường"),
        ("//example.org/", 404, "Lạc đường"),
        ("/tin-tuc//", 404, "Lạc đường"),
        ("/tin-tuc/index.html", 404, "Lạc đường"),
        ("/manifest.json", 404, "Lạc đường"),
        ("/tin-tuc/da-go/", 410, "Đã gỡ"),
        ("/tin-tuc/da-go", 410, "Đã gỡ"),
    ],
)
def test_an_address_without_a_page_is_answered_in_words(
    site: Running, address: str, status: int, words: str
) -> None:
    reply = site.get(address)

    assert reply.status == status
    assert words in reply.body.decode()
    assert "etag" not in reply.fields


def test_a_missing_page_is_compressed_too(site: Running) -> None:
    reply = site.get("/khong-co/", accept_encoding="gzip")

    assert (reply.status, reply.fields["content-encoding"]) == (404, "gzip")
    assert "Lạc đường" in gzip.decompress(reply.body).decode()


@pytest.mark.parametrize(
    "target",
    [
        b"/../../etc/passwd",
        b"/%2e%2e/%2e%2e/etc/passwd",
        b"/tin-tuc/..%2f..%2fmanifest.json",
        b"/..%5c..%5cwindows",
        b"/%00",
        b"/tin-tuc/%00.html",
        b"/%ff%fe",
        b"/%c0%ae%c0%ae/manifest.json",
        b"/%0d%0aSet-Cookie:%20a=b",
        b"/\xff",
        b"*",
    ],
)
def test_an_address_no_page_could_have_is_refused(site: Running, target: bytes) -> None:
    raw = site.raw(b"GET " + target + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")

    assert raw.startswith(b"HTTP/1.1 400 ")
    assert b"set-cookie" not in raw.lower()
    assert b"root:" not in raw


@pytest.mark.parametrize("target", ["/%252e%252e/manifest.json", "/....//manifest.json", "/~root"])
def test_an_encoding_of_an_encoding_is_only_a_missing_page(site: Running, target: str) -> None:
    assert site.get(target).status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"])
@pytest.mark.parametrize("address", ["/", "/khong-co/", "/suc-khoe"])
def test_the_front_is_for_reading(site: Running, method: str, address: str) -> None:
    reply = site.get(address, method=method)

    assert (reply.status, reply.fields["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("address", ["/", "/khong-co/", "/tin-tuc", "/suc-khoe", "/%00"])
def test_every_answer_carries_the_same_safeguards(site: Running, address: str) -> None:
    fields = site.get(address).fields

    assert "default-src 'self'" in fields["content-security-policy"]
    assert "unsafe" not in fields["content-security-policy"]
    assert "frame-ancestors 'none'" in fields["content-security-policy"]
    assert fields["x-content-type-options"] == "nosniff"
    assert fields["x-frame-options"] == "DENY"
    assert fields["referrer-policy"] == "strict-origin-when-cross-origin"
    assert fields["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in fields["permissions-policy"]


@pytest.mark.parametrize(
    ("address", "allowed"), [("/api/v1/place.json", "*"), ("/", None), ("/look.3f2a.css", None)]
)
def test_data_may_be_read_by_the_scripts_of_any_site_and_pages_may_not(
    site: Running, address: str, allowed: str | None
) -> None:
    fields = site.get(address).fields

    assert fields.get("access-control-allow-origin") == allowed


def test_an_answer_says_which_build_and_how_new_its_data_are(site: Running) -> None:
    fields = site.get("/").fields

    assert fields["congso-build"] == "b1"
    assert fields["congso-changed"] == "2024-01-04T10:00:00+00:00"


def test_health_and_readiness_are_told_in_json(site: Running) -> None:
    health, ready = site.get("/suc-khoe"), site.get("/san-sang")

    assert (health.status, json.loads(health.body)) == (200, {"alive": True})
    told = json.loads(ready.body)
    assert told.pop("age") >= 0
    assert told == {
        "ready": True,
        "build": "b1",
        "changed_at": "2024-01-04T10:00:00+00:00",
        "pages": 7,
        "newest_refused": False,
    }
    assert ready.fields["cache-control"] == "no-store"


def test_headers_without_end_are_cut_off(site: Running) -> None:
    raw = site.raw(
        b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: " + b"a" * 200_000 + b"\r\n\r\n"
    )

    assert raw.startswith(b"HTTP/1.1 431 ")
