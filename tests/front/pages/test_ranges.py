"""A stretch is always inside its file, and is the one that was asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from front.pages import ranges

sizes = st.integers(1, 10**12)


@given(sizes, st.data())
def test_a_stretch_inside_the_file_is_given_as_asked(size: int, draw: st.DataObject) -> None:
    first = draw.draw(st.integers(0, size - 1))
    last = draw.draw(st.integers(first, size - 1))

    assert ranges.read(f"bytes={first}-{last}", size) == range(first, last + 1)
    assert ranges.read(f"bytes={first}-", size) == range(first, size)
    assert ranges.read(f"bytes={first}-{size + last}", size) == range(first, size)


@given(sizes, st.integers(1, 10**13))
def test_the_end_of_a_file_is_never_longer_than_the_file(size: int, length: int) -> None:
    found = ranges.read(f"bytes=-{length}", size)

    assert found == range(max(0, size - length), size)


@given(st.integers(0, 10**12), st.integers(0, 10**6))
def test_a_stretch_beyond_the_end_is_refused(size: int, beyond: int) -> None:
    with pytest.raises(ranges.NoSuchStretch):
        ranges.read(f"bytes={size + beyond}-", size)


@given(st.text() | st.from_regex(r"bytes=[0-9, -]*", fullmatch=True), sizes)
def test_nothing_that_is_sent_leads_out_of_the_file(asked: str, size: int) -> None:
    try:
        found = ranges.read(asked, size)
    except ranges.NoSuchStretch:
        return

    assert found is None or 0 <= found.start < found.stop <= size


def test_no_bytes_at_the_end_is_no_stretch() -> None:
    with pytest.raises(ranges.NoSuchStretch):
        ranges.read("bytes=-0", 10)
