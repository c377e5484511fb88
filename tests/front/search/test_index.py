"""The front asks an index that it only reads, and says so when there is none."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from congso.searching import schema, terms
from congso.writing import letters
from front.search import index as index_module
from front.search.index import Filters, Index, NoIndex

Running = Any


def build(built: Path, pages: dict[str, tuple[str, str, str, str]]) -> None:
    """Write an index of pages: address → title, section, day, text."""
    built.mkdir(parents=True, exist_ok=True)
    aside = built / "aside.sqlite"
    with closing(sqlite3.connect(aside)) as index, index:
        index.executescript(schema.TABLES)
        for address, (title, section, day, text) in pages.items():
            row = index.execute(
                "INSERT INTO page(address, checksum, title, section, day, text)"
                " VALUES (?,'',?,?,?,?)",
                (address, title, section, day, text),
            ).lastrowid
            exact = (row, title.lower(), text.lower())
            folded = (row, letters.fold_each(title), letters.fold_each(text))
            index.execute("INSERT INTO exact(rowid, title, text) VALUES (?,?,?)", exact)
            index.execute("INSERT INTO folded(rowid, title, text) VALUES (?,?,?)", folded)
    aside.replace(built / schema.FILE)


PAGES = {
    "/cho/": ("Chợ nổi", "Tin tức", "2024-01-05", "Chợ họp trên sông."),
    "/cho-1/": ("Cho vay", "Tin tức", "2024-02-05", "Ngân hàng cho vay vốn."),
    "/thong-bao/": ("Thông báo", "Thông báo", "", "Lịch họp chợ cuối tuần."),
}


def found(index: Index, typed: str, **filters: str) -> list[str]:
    return [hit.address for hit in index.find(terms.read(typed), Filters(**filters)).hits]


def test_exact_tones_come_first_then_the_same_letters(tmp_path: Path) -> None:
    build(tmp_path, PAGES)
    order = found(Index(tmp_path), "chợ")

    assert set(order[:2]) == {"/cho/", "/thong-bao/"}
    assert order[2:] == ["/cho-1/"]


def test_pages_with_some_words_stand_in_when_none_has_all(tmp_path: Path) -> None:
    build(tmp_path, PAGES)
    loose = Index(tmp_path).find(terms.read("chợ vũ trụ"), Filters())

    assert loose.is_loose
    assert loose.total == 3


def test_sections_are_counted_without_their_own_filter(tmp_path: Path) -> None:
    build(tmp_path, PAGES)
    narrowed = Index(tmp_path).find(terms.read("cho"), Filters(section="Thông báo"))

    assert narrowed.total == 1
    assert dict(narrowed.sections) == {"Tin tức": 2, "Thông báo": 1}


def test_a_page_that_readers_cannot_open_is_told_of_in_no_way(tmp_path: Path) -> None:
    build(tmp_path, PAGES)
    with closing(sqlite3.connect(tmp_path / schema.FILE)) as index, index:
        index.execute(
            "INSERT INTO figure VALUES ('Chợ', 'cho', '12', '2023', '/so-cho/#a', 'Tỉnh')"
        )
    narrowed = Filters(open_to={"/thong-bao/"})

    told = Index(tmp_path).find(terms.read("cho"), narrowed)

    assert [hit.address for hit in told.hits] == ["/thong-bao/"]
    assert (told.total, told.sections, told.figures) == (1, (("Thông báo", 1),), ())
    assert Index(tmp_path).find(terms.read("cho"), Filters(open_to={"/so-cho/"})).figures


def test_a_new_index_is_taken_up_without_a_restart(tmp_path: Path) -> None:
    build(tmp_path, PAGES)
    index = Index(tmp_path)
    before = found(index, "chợ nổi")
    build(tmp_path, {"/khac/": ("Chợ nổi khác", "Tin tức", "", "")})

    assert before[0] == "/cho/"
    assert found(index, "chợ nổi") == ["/khac/"]


@pytest.mark.parametrize("is_torn", [False, True], ids=["read", "torn"])
def test_what_is_read_of_a_file_that_lost_its_place_is_asked_again(
    tmp_path: Path,
    is_torn: bool,  # noqa: FBT001 — what the press made of the file meanwhile
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    build(tmp_path, PAGES)
    reads, asked = index_module._found, []

    def loses_its_place(*given: Any) -> Any:  # noqa: ANN401
        found = reads(*given)
        asked.append(found)
        if len(asked) == 1:
            build(tmp_path, {"/khac/": ("Chợ nổi khác", "Tin tức", "", "")})
            if is_torn:
                raise sqlite3.DatabaseError("database disk image is malformed")
        return found

    monkeypatch.setattr(index_module, "_found", loses_its_place)

    assert found(Index(tmp_path), "chợ nổi") == ["/khac/"]
    assert len(asked) == 2


@pytest.mark.parametrize(
    "content", [None, b"", b"not a database" * 99], ids=["none", "empty", "junk"]
)
def test_no_index_is_told(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / schema.FILE).write_bytes(content)

    with pytest.raises(NoIndex):
        found(Index(tmp_path), "chợ")


def test_search_answers_over_http_and_says_when_it_cannot(
    tmp_path: Path,
    publish: Callable[..., None],
    standard: Mapping[str, Any],
    start: Callable[..., Running],
) -> None:
    built = tmp_path / "public"
    publish(built, {**standard, **{address: {"body": b"<h1>A</h1>"} for address in PAGES}})
    running = start(built)
    running.until(lambda: running.get("/san-sang").status == 200)
    without = running.get("/tim-kiem/?q=ch%E1%BB%A3")
    build(built, PAGES)
    reply = running.get("/tim-kiem/?q=ch%E1%BB%A3")

    assert without.status == 503
    assert reply.status == 200
    assert "<mark>Chợ</mark> nổi" in reply.body.decode()
    assert reply.fields["cache-control"] == "no-store"
    assert running.get("/tim-kiem").status == 308
