"""What leaves for the reader is exactly the stretch, in pieces, and nothing once they are gone."""

import asyncio
from pathlib import Path

import pytest

from front.pages import sending, snapshot
from front.pages.answers import Answer, Stretch


class Reader:
    """Keeps what it is sent; goes away after so many pieces."""

    def __init__(self, patience: int = 99) -> None:
        self.status = 0
        self.pieces: list[bytes] = []
        self.patience = patience

    def response_empty(self, status: int, headers: object) -> None:
        del headers
        self.status = status

    def response_bytes(self, status: int, headers: object, body: bytes) -> None:
        del headers
        self.status, self.pieces = status, [body]

    def response_stream(self, status: int, headers: object) -> "Reader":
        del headers
        self.status = status
        return self

    async def send_bytes(self, piece: bytes) -> None:
        if len(self.pieces) == self.patience:
            raise RuntimeError
        self.pieces.append(piece)


def stretch(path: Path, places: range) -> Stretch:
    return Stretch(str(path), snapshot.mark_of(path.stat()), places)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "film.mp4"
    path.write_bytes(bytes(range(256)) * 4096)
    return path


@pytest.mark.parametrize(
    "places",
    [range(1), range(5, 9), range(300_000, 900_001), range(1_048_575, 1_048_576)],
    ids=["first", "inside", "pieces", "last"],
)
def test_a_stretch_is_sent_to_the_byte(film: Path, places: range) -> None:
    reader = Reader()

    asyncio.run(sending.send(Answer(206, [], stretch(film, places)), reader, head=False))

    assert b"".join(reader.pieces) == film.read_bytes()[places.start : places.stop]
    assert max(map(len, reader.pieces)) <= snapshot.CHUNK


def test_a_reader_who_leaves_is_let_go(film: Path) -> None:
    reader = Reader(patience=1)

    asyncio.run(sending.send(Answer(200, [], stretch(film, range(1_048_576))), reader, head=False))

    assert len(reader.pieces) == 1


def test_a_head_opens_the_file_and_sends_none_of_it(film: Path) -> None:
    reader = Reader()

    asyncio.run(sending.send(Answer(200, [], stretch(film, range(10))), reader, head=True))

    assert (reader.status, reader.pieces) == (200, [])


def test_a_file_that_is_gone_is_not_promised(film: Path) -> None:
    answer = Answer(200, [], stretch(film, range(10)))
    film.unlink()

    reader = Reader()
    asyncio.run(sending.send(answer, reader, head=False))

    assert reader.status == 503
