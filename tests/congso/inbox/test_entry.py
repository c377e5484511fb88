"""An entry survives its line, and no line is taken for what it is not."""

import json
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congso.inbox import entry
from congso.inbox.entry import LONGEST, Entry, NotAnEntry

moments = st.integers(1_500_000_000, 3_000_000_000).map(
    lambda seconds: datetime.fromtimestamp(seconds, UTC)
)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200)
entries = st.builds(
    Entry,
    st.text("0123456789abcdef", min_size=4, max_size=64),
    moments,
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20),
    st.dictionaries(texts, texts, max_size=6),
)


@given(entries)
def test_what_is_written_is_read_back(sent: Entry) -> None:
    assert entry.read(entry.written(sent)) == sent


@given(entries)
def test_an_entry_is_one_line(sent: Entry) -> None:
    line = entry.written(sent)

    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1


@given(entries, st.data())
def test_a_cut_line_is_no_entry(sent: Entry, data: st.DataObject) -> None:
    line = entry.written(sent).rstrip(b"\n")
    cut = line[: data.draw(st.integers(0, len(line) - 1))]

    with pytest.raises(NotAnEntry):
        entry.read(cut)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(line: bytes) -> None:
    with pytest.raises(NotAnEntry):
        entry.read(line)


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b"{}",
        b'{"id":"zz","at":"2024-01-05T08:00:00+00:00","kind":"visit","fields":{}}',
        b'{"id":"7f3a","at":"2024-01-05T08:00:00","kind":"visit","fields":{}}',
        b'{"id":"7f3a","at":"hom qua","kind":"visit","fields":{}}',
        b'{"id":"7f3a","at":"2024-01-05T08:00:00+00:00","kind":"../x","fields":{}}',
        b'{"id":"7f3a","at":"2024-01-05T08:00:00+00:00","kind":"visit","fields":{"a":1}}',
        b"[" * 20_000,
        b'"\xff"',
    ],
    ids=["list", "empty", "id", "zone", "moment", "kind", "number", "nested", "not-utf8"],
)
def test_a_whole_line_with_something_else_in_it_is_refused(body: bytes) -> None:
    with pytest.raises(NotAnEntry):
        entry.read(b"%08x %s\n" % (zlib.crc32(body), body))


def test_a_flood_is_no_entry() -> None:
    sent = Entry("7f3a", datetime(2024, 1, 5, tzinfo=UTC), "letter", {"noi-dung": "a" * LONGEST})

    with pytest.raises(NotAnEntry):
        entry.written(sent)


def line_of(at: str = "2024-01-05T08:00:00+00:00", text: str = "a") -> bytes:
    """Write a line whose checksum is right, whatever stands in it."""
    body = f'{{"id":"7f3a","at":"{at}","kind":"visit","fields":{{"trang":"{text}"}}}}'.encode()
    return b"%08x %s\n" % (zlib.crc32(body), body)


@pytest.mark.parametrize(
    ("at", "text"),
    [
        ("0001-01-01T00:00:00+14:00", "a"),
        ("9999-12-31T23:59:59-12:00", "a"),
        ("2024-01-05T08:00:00+00:00", r"\ud83d"),
        ("2024-01-05T08:00:00+00:00", r"a\udc00b"),
        ("2024-01-05T08:00:00+00:00", r"\u0000"),
    ],
)
def test_what_no_table_could_hold_is_no_entry(at: str, text: str) -> None:
    assert entry.read(line_of()).fields == {"trang": "a"}
    with pytest.raises(NotAnEntry):
        entry.read(line_of(at, text))


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
        max_leaves=8,
    )
    | st.fixed_dictionaries(
        {"id": st.text("0123456789abcdef", min_size=4), "kind": st.just("visit")},
        optional={
            "at": st.text() | st.datetimes(timezones=st.timezones()).map(datetime.isoformat),
            "fields": st.dictionaries(st.text(), st.text()) | st.integers(),
        },
    )
)
def test_any_json_is_read_or_refused(told: object) -> None:
    body = json.dumps(told).encode()
    try:
        found = entry.read(b"%08x %s\n" % (zlib.crc32(body), body))
    except NotAnEntry:
        return
    assert entry.read(entry.written(found)).fields == found.fields
