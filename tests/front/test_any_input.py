"""Whatever comes in, a form, a question, a manifest: it is read or refused, and nothing breaks."""

import json
from dataclasses import replace
from typing import Any
from urllib.parse import quote_plus

import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st
from tests.front.pages.test_answers import SITE
from tests.front.search.test_index import PAGES, build

from congso.searching import terms
from front.inbox import forms
from front.inbox.forms import FORMS, NotAForm
from front.pages import addresses, manifest
from front.pages.manifest import NotAManifest
from front.search import answering
from front.search.index import Filters, Index

words = st.text(max_size=60) | st.sampled_from(
    [*('"', "'", "*", "a AND b", "NEAR(", "OR", "-", "^", "{}:", "a*b", 'cho" OR "1'), "chợ nổi"]
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=8), inside),
    max_leaves=6,
)


ALL_OPEN = replace(SITE, pages=dict.fromkeys(PAGES, SITE.pages["/a/"]))
"""A build in which every page of the index stands."""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    place = tmp_path_factory.mktemp("any")
    build(place, PAGES)
    return Index(place)


@given(body=st.binary(max_size=400) | words.map(lambda text: f"trang={quote_plus(text)}".encode()))
def test_any_body_is_a_form_or_is_none(body: bytes) -> None:
    try:
        told = forms.decoded(body)
    except NotAForm:
        return
    for form in FORMS.values():
        filled = form.read(told)
        assert set(filled.fields) <= {one.name for one in form.asked}
        for value in filled.fields.values():
            assert not set(value) & {"\x00", "\r", "\u202e"}
            value.encode()


@given(typed=words)
def test_any_words_can_be_looked_for(index: Index, typed: str) -> None:
    found = index.find(terms.read(typed), Filters())

    assert found.total >= len(found.hits)


@tried(max_examples=60)
@given(query=st.text(max_size=200) | words.map(lambda text: f"q={quote_plus(text)}&trang=2&tu=1"))
def test_any_question_is_answered_with_a_page(index: Index, query: str) -> None:
    got = answering.answer(query, index, ALL_OPEN)

    assert got.status == 200
    assert isinstance(got.body, bytes)
    assert dict(got.fields)["content-length"] == str(len(got.body))
    assert b"<script" not in got.body.lower()


@given(text=st.text(max_size=200) | st.binary(max_size=200) | values.map(json.dumps))
def test_any_text_is_a_manifest_or_is_told_why_not(text: str | bytes) -> None:
    with pytest.raises(NotAManifest, match="manifest"):
        manifest.read(text)


GOOD: dict[str, Any] = {
    "file": "index.html", "type": "text/html", "checksum": "0" * 64, "size": 3,
    "modified": "2024-01-04T10:00:00+00:00", "cache": "page", "encodings": {"br": "index.html.br"},
}  # fmt: skip


@given(
    changed=st.dictionaries(st.sampled_from(sorted(GOOD)), values, max_size=3),
    address=st.text(max_size=12) | st.just("/"),
    more=st.dictionaries(st.sampled_from(["gone", "redirects", "build"]), values, max_size=2),
)
def test_a_manifest_with_a_slip_never_leads_out_of_the_tree(
    changed: dict[str, Any], address: str, more: dict[str, Any]
) -> None:
    whole = {
        "format": 1, "build": "b1", "changed_at": "2024-01-04T10:00:00+00:00",
        "pages": {address: GOOD | changed}, **more,
    }  # fmt: skip
    try:
        made = manifest.read(json.dumps(whole))
    except NotAManifest:
        return
    for page in made.pages:
        assert addresses.is_local(page.address)
        for file in (page.file, *page.encodings.values()):
            assert addresses.is_inside(file)
    for old, new in made.redirects.items():
        assert addresses.is_local(old)
        assert addresses.is_local(new)
