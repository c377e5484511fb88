"""Whatever lies in a segment, whole entries are taken in once and nothing stops the round."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as tried
from hypothesis import strategies as st

from congso.inbox import entry
from congso.inbox.entry import LONGEST, Entry
from desk.press.inbox import segments
from desk.press.models import SetAside
from desk.visits import queries as visits

pytestmark = pytest.mark.django_db
START = datetime(2024, 1, 5, 1, tzinfo=UTC)
numbers = st.integers(0, 200)
junk = st.binary(max_size=80) | st.sampled_from(
    [b"", b"\x00\n", b"00000000 {}", b"x" * (LONGEST + 1), "½ chữ".encode()[:1], b"\n" * 5]
)


def visit(number: int) -> bytes:
    moment = START + timedelta(minutes=number)
    return entry.written(
        Entry(f"{number:08x}", moment, "visit", {"trang": "/", "dau": f"{number % 7:016x}"})
    )


@tried(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.tuples(st.just("visit"), numbers) | st.tuples(st.just("junk"), junk))),
    st.integers(64, 4096),
)
def test_whole_entries_are_taken_in_once(
    pieces: list[list[tuple[str, int | bytes]]], batch: int
) -> None:
    with (
        tempfile.TemporaryDirectory() as place,
        pytest.MonkeyPatch.context() as patch,
        transaction.atomic(),
    ):
        # A batch holds at least one line, as in earnest.
        patch.setattr(segments, "BATCH", LONGEST + batch)
        seen = 0
        for number, segment in enumerate(pieces):
            content = b""
            for kind, piece in segment:
                # What is not ours ends in its own line end, so that it spoils only itself.
                content += visit(piece) if isinstance(piece, int) else piece + b"\n"
                seen += kind == "visit"
            (Path(place) / f"{number:03d}.hop").write_bytes(content)
        taken = segments.empty(Path(place))
        again = segments.empty(Path(place))

        assert taken.entries == visits.total().views == seen
        assert taken.set_aside == SetAside.objects.count()
        assert (again.entries, again.set_aside) == (0, 0)
        assert not list(Path(place).glob("*.hop"))
        # The next example begins with empty tables.
        transaction.set_rollback(True)
