"""A manifest is read whole or refused with the place of the fault."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from front.pages import manifest


def listing() -> dict[str, Any]:
    return {
        "format": 1,
        "build": "b1",
        "changed_at": "2024-01-04T17:00:00+07:00",
        "pages": {
            "/tin-tuc/": {
                "file": "tin-tuc/index.html",
                "type": "text/html; charset=utf-8",
                "checksum": "a" * 64,
                "size": 12,
                "modified": "2024-01-04T17:00:00+07:00",
                "cache": "page",
                "encodings": {"br": "tin-tuc/index.html.br"},
            }
        },
        "gone": ["/cu/"],
        "redirects": {"/old/": "/tin-tuc/"},
    }


def test_a_manifest_is_read() -> None:
    found = manifest.read(json.dumps(listing()))

    (page,) = found.pages
    assert (page.address, page.file, page.size) == ("/tin-tuc/", "tin-tuc/index.html", 12)
    assert page.modified.isoformat() == "2024-01-04T10:00:00+00:00"
    assert found.gone == {"/cu/"}
    assert found.redirects == {"/old/": "/tin-tuc/"}


def test_what_was_never_taken_down_or_moved_may_go_unsaid() -> None:
    whole = listing()
    del whole["gone"], whole["redirects"], whole["pages"]["/tin-tuc/"]["encodings"]

    found = manifest.read(json.dumps(whole))

    assert (found.gone, found.redirects, found.pages[0].encodings) == (frozenset(), {}, {})


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("file", "../manifest.json"),
        ("file", "/etc/passwd"),
        ("file", "a/../../b"),
        ("file", "a\\b"),
        ("file", ""),
        ("file", None),
        ("type", "html"),
        ("type", "text/html\r\nSet-Cookie: a=b"),
        ("checksum", "A" * 64),
        ("checksum", "a" * 63),
        ("size", -1),
        ("size", "12"),
        ("size", True),
        ("modified", "2024-01-04"),
        ("modified", "2024-01-04T17:00:00"),
        ("modified", "0001-01-01T00:00:00+07:00"),
        ("cache", "forever"),
        ("encodings", ["br"]),
        ("encodings", {"lzma": "a"}),
        ("encodings", {"br": "../a"}),
    ],
)
def test_a_fault_in_a_page_is_told_with_its_place(key: str, wrong: object) -> None:
    whole = listing()
    whole["pages"]["/tin-tuc/"][key] = wrong

    with pytest.raises(manifest.NotAManifest, match=rf"pages › /tin-tuc/ › {key}"):
        manifest.read(json.dumps(whole))


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("format", 3),
        ("build", "bản dựng"),
        ("build", "b\r\nSet-Cookie: a=b"),
        ("changed_at", 1704362400),
        ("pages", []),
        ("pages", {"tin-tuc/": {}}),
        ("gone", ["//example.org/"]),
        ("gone", {"/a/": 1}),
        ("redirects", {"/a/": "https://example.org/"}),
        ("redirects", {"/a/": "//example.org/"}),
    ],
)
def test_a_fault_of_the_whole_is_told_with_its_place(key: str, wrong: object) -> None:
    with pytest.raises(manifest.NotAManifest, match=key):
        manifest.read(json.dumps(listing() | {key: wrong}))


@given(
    st.binary(max_size=200)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(list(listing())), inner),
    ).map(lambda value: json.dumps(value).encode())
)
def test_what_is_not_a_manifest_is_refused_and_nothing_worse(text: bytes) -> None:
    with pytest.raises(manifest.NotAManifest):
        manifest.read(text)


@pytest.mark.parametrize("text", ["[" * 100_000, "9" * 10_000, '{"format": 1e999}', "\ud800"])
def test_absurd_json_is_refused(text: str) -> None:
    with pytest.raises(manifest.NotAManifest):
        manifest.read(text)
