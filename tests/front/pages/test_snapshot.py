"""Memory goes to what readers ask for most, and an unchanged page is not read again."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from front.pages import manifest, snapshot


def loaded(built: Path, budget: int, before: snapshot.Snapshot | None = None) -> snapshot.Snapshot:
    listing = manifest.load(built)
    return snapshot.load(built, listing, budget, before)


def test_memory_holds_the_smallest_of_each_page_first(
    tmp_path: Path, publish: Callable[..., None]
) -> None:
    publish(tmp_path, {f"/{number}/": {"body": b"a" * 5000} for number in range(10)})

    sizes = [
        min(variant.mark.size for variant in page.variants.values())
        for page in loaded(tmp_path, 0).pages.values()
    ]

    found = loaded(tmp_path, sum(sizes))

    for page in found.pages.values():
        held = {coding for coding, variant in page.variants.items() if variant.body is not None}
        assert held == {min(page.variants.values(), key=lambda kept: kept.mark.size).coding}


def test_a_budget_is_never_passed(tmp_path: Path, publish: Callable[..., None]) -> None:
    publish(tmp_path, {f"/{number}/": {"body": b"a" * number * 999} for number in range(1, 20)})

    for budget in (0, 100, 5000, 50_000):
        assert loaded(tmp_path, budget).held <= budget


def test_an_unchanged_page_is_taken_from_the_build_before(
    tmp_path: Path, publish: Callable[..., None]
) -> None:
    same = {"/same/": {"body": b"same"}, "/api.json": {"body": b"{}", "encodings": ()}}
    publish(tmp_path, same)
    first = loaded(tmp_path, 10_000)
    manifest_path = tmp_path / "manifest.json"
    manifest_path.write_text(manifest_path.read_text().replace('"b1"', '"b2"'))

    second = loaded(tmp_path, 10_000, first)

    assert second.build == "b2"
    for address in same:
        for coding, variant in second.pages[address].variants.items():
            assert variant is first.pages[address].variants[coding]


def test_a_page_told_alike_is_kept_when_its_file_is_ahead(
    tmp_path: Path, publish: Callable[..., None]
) -> None:
    publish(tmp_path, {"/same/": {"body": b"same"}, "/news/": {"body": b"old"}})
    first = loaded(tmp_path, 10_000)
    publish(tmp_path, {"/same/": {"body": b"same"}, "/news/": {"body": b"new"}}, build="b2")
    (tmp_path / "site/same/index.html").write_bytes(b"next")

    second = loaded(tmp_path, 10_000, first)

    assert second.pages["/news/"].variants["identity"].body == b"new"
    assert second.pages["/same/"] is first.pages["/same/"]
    assert second.held == sum(
        len(one.body or b"") for page in second.pages.values() for one in page.variants.values()
    )
    with pytest.raises(snapshot.BuildIsNotWhole):
        loaded(tmp_path, 10_000)

    publish(tmp_path, {"/same/": {"body": b"next"}, "/news/": {"body": b"new"}}, build="b3")
    assert loaded(tmp_path, 10_000, second).pages["/same/"].variants["identity"].body == b"next"


def test_a_page_that_changed_is_never_taken_from_the_build_before(
    tmp_path: Path, publish: Callable[..., None]
) -> None:
    publish(tmp_path, {"/news/": {"body": b"old"}})
    first = loaded(tmp_path, 10_000)
    publish(tmp_path, {"/news/": {"body": b"new"}}, build="b2")
    (tmp_path / "site/news/index.html").write_bytes(b"torn")

    with pytest.raises(snapshot.BuildIsNotWhole):
        loaded(tmp_path, 10_000, first)


def test_a_file_written_again_with_the_same_bytes_is_served_as_it_stands(
    tmp_path: Path, publish: Callable[..., None]
) -> None:
    publish(tmp_path, {"/same/": {"body": b"same"}})
    first = loaded(tmp_path, 0)

    publish(tmp_path, {"/same/": {"body": b"same"}}, build="b3")
    second = loaded(tmp_path, 0, first)

    written = snapshot.mark_of((tmp_path / "site/same/index.html").stat())
    assert second.pages["/same/"].variants["identity"].mark == written


def test_a_missing_file_is_named(tmp_path: Path, publish: Callable[..., None]) -> None:
    publish(tmp_path, {"/tin-tuc/": {"body": b"tin"}})
    (tmp_path / "site/tin-tuc/index.html.gzip").unlink()

    with pytest.raises(snapshot.BuildIsNotWhole, match=r"site/tin-tuc/index\.html\.gzip"):
        loaded(tmp_path, 1000)


@pytest.mark.parametrize("other", [b"tim", b"tin tuc"], ids=["same length", "other length"])
def test_a_file_that_is_not_of_the_build_is_named(
    tmp_path: Path, publish: Callable[..., None], other: bytes
) -> None:
    publish(tmp_path, {"/tin-tuc/": {"body": b"tin"}})
    (tmp_path / "site/tin-tuc/index.html").write_bytes(other)

    with pytest.raises(snapshot.BuildIsNotWhole, match=r"site/tin-tuc/index\.html không khớp"):
        loaded(tmp_path, 1000)


def in_pieces(built: Path, told: dict[str, dict[str, Any]]) -> None:
    """Tell a build of format 2: each piece in a file of its own."""
    whole = json.loads((built / "manifest.json").read_text())
    pieces = {}
    (built / "manifest").mkdir(exist_ok=True)
    for name, piece in told.items():
        text = json.dumps(piece).encode()
        pieces[name] = hashlib.sha256(text).hexdigest()
        (built / "manifest" / f"{name}.{pieces[name][:16]}.json").write_bytes(text)
    shown = {"format": 2, "changed_at": whole["changed_at"], "pieces": pieces}
    build = hashlib.sha256(json.dumps(pieces).encode()).hexdigest()[:16]
    (built / "manifest.json").write_text(json.dumps({**shown, "build": build}))


def test_a_build_in_pieces_is_one_build(tmp_path: Path, publish: Callable[..., None]) -> None:
    publish(tmp_path, {"/a/": {"body": b"aa"}, "/b/": {"body": b"bb"}})
    pages = json.loads((tmp_path / "manifest.json").read_text())["pages"]
    in_pieces(
        tmp_path,
        {
            "0a": {"pages": {"/a/": pages["/a/"]}, "gone": ["/old/"], "redirects": {}},
            "ff": {"pages": {"/b/": pages["/b/"]}, "gone": [], "redirects": {"/c/": "/b/"}},
        },
    )

    found = loaded(tmp_path, 10_000)

    assert set(found.pages) == {"/a/", "/b/"}
    assert (found.gone, found.redirects) == ({"/old/"}, {"/c/": "/b/"})


def test_only_the_piece_that_changed_is_read(
    tmp_path: Path, publish: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, {"/a/": {"body": b"aa"}, "/b/": {"body": b"bb"}, "/c/": {"body": b"cc"}})
    pages = json.loads((tmp_path / "manifest.json").read_text())["pages"]
    told = {"0a": {"pages": {"/a/": pages["/a/"]}}, "ff": {"pages": {"/b/": pages["/b/"]}}}
    in_pieces(tmp_path, told)
    listing = manifest.load(tmp_path)
    first = snapshot.load(tmp_path, listing, 10_000)
    told["ff"] = {"pages": {"/c/": pages["/c/"]}, "gone": ["/b/"]}
    in_pieces(tmp_path, told)
    (tmp_path / "site/a/index.html").unlink()
    read = manifest._read_piece
    names: list[str] = []
    monkeypatch.setattr(
        manifest, "_read_piece", lambda *given: (names.append(given[1]), read(*given))[1]
    )

    listing = manifest.load(tmp_path, listing)
    second = snapshot.load(tmp_path, listing, 10_000, first)

    assert names == ["ff"]
    assert set(second.pages) == {"/a/", "/c/"}
    assert second.gone == {"/b/"}
    assert second.pages["/a/"] is first.pages["/a/"]
    assert second.held == sum(
        len(variant.body or b"")
        for page in second.pages.values()
        for variant in page.variants.values()
    )


def test_a_piece_that_is_not_what_the_manifest_says_is_refused(
    tmp_path: Path, publish: Callable[..., None]
) -> None:
    publish(tmp_path, {"/a/": {"body": b"aa"}})
    in_pieces(tmp_path, {"0a": {"pages": {}}})
    (piece,) = (tmp_path / "manifest").iterdir()
    piece.write_text('{"pages": {}, "gone": ["/a/"]}')

    with pytest.raises(manifest.NotAManifest, match="không khớp mã kiểm"):
        manifest.load(tmp_path)
