"""Whatever is asked, in whatever words, gets a right status, and never a file it may not have."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from front.pages import addresses
from front.pages.answers import Answer, Request, answer
from front.pages.snapshot import Mark, Page, Snapshot, Variant

WHEN = datetime(2024, 1, 4, 10, tzinfo=UTC)
HELD = Variant("identity", "a/index.html", '"a-identity"', Mark(1, 4, 1), b"held")
FAR = Variant("identity", "v.mp4", '"v-identity"', Mark(2, 9000, 1), None)
SITE = Snapshot(
    build="b1",
    changed="2024-01-04T10:00:00+00:00",
    folder="site",
    pages={
        "/a/": Page("text/html", "page", WHEN, {"identity": HELD}),
        "/v.mp4": Page("video/mp4", "asset", WHEN, {"identity": FAR}),
    },
    gone=frozenset({"/cu/"}),
    redirects={"/xưa/": "/a/"},
)
STATUSES = {200, 206, 304, 308, 400, 404, 405, 406, 410, 412, 416}


def asked(path: str, method: str = "GET", query: str = "", **fields: str) -> Answer:
    return answer(
        Request(method, path, query, lambda name: fields.get(name.replace("-", "_"), "")), SITE
    )


def test_a_file_on_disk_is_named_with_its_mark() -> None:
    body = asked("/v.mp4", range="bytes=100-199").body

    assert not isinstance(body, bytes)
    assert (body.path, body.mark, body.places) == ("site/v.mp4", FAR.mark, range(100, 200))


def test_an_address_in_vietnamese_is_spelled_for_the_wire() -> None:
    moved = SITE.redirects | {"/a1/": "/tin tức/"}
    site = Snapshot(SITE.build, SITE.changed, "site", SITE.pages, SITE.gone, moved)

    found = answer(Request("GET", "/a1/", "", lambda _: ""), site)

    assert dict(found.fields)["location"] == "/tin%20t%E1%BB%A9c/"


def test_an_old_address_in_a_question_leads_on_and_other_questions_do_not() -> None:
    moved = {"/?p=7": "/a/", "/a/?id=1&lang=vi": "/a/x/"}
    site = replace(SITE, redirects=moved, asks=True)

    def led(path: str, query: str) -> str:
        found = answer(Request("GET", path, query, lambda _: ""), site)
        return dict(found.fields).get("location", str(found.status))

    assert led("/", "p=7") == led("/", "fbclid=x&p=7&utm_source=zalo") == "/a/"
    assert led("/a/", "lang=vi&id=1") == "/a/x/"
    assert led("/a/", "id=2") == led("/a/", "") == "200"
    assert led("/", "p=8") == "404"


def test_a_head_is_never_a_stretch() -> None:
    assert asked("/v.mp4", method="HEAD", range="bytes=0-1").status == 200


@given(
    path=st.text() | st.sampled_from(["/a/", "/a", "/v.mp4", "/cu", "/xưa", "/404.html"]),
    method=st.sampled_from(["GET", "HEAD", "POST", ""]),
    query=st.text(),
    fields=st.dictionaries(
        st.sampled_from(
            [
                *("accept_encoding", "if_none_match", "if_match", "if_modified_since"),
                *("range", "if_range"),
            ]
        ),
        st.text() | st.sampled_from(["*", "identity;q=0", "bytes=1-2", "bytes=-1", "bytes=99999-"]),
    ),
)
def test_anything_at_all_is_answered(
    path: str, method: str, query: str, fields: dict[str, str]
) -> None:
    found = asked(path, method, query, **fields)

    assert found.status in STATUSES
    for name, value in found.fields:
        assert (name + value).isascii()
        assert (name + value).isprintable()
    if found.status in {200, 206}:
        assert path in SITE.pages


@given(st.text())
def test_a_plain_address_never_climbs(path: str) -> None:
    if addresses.is_plain(path):
        assert ".." not in path.split("/")
        assert "\x00" not in path
    assert not addresses.is_plain("/a/../" + path)
