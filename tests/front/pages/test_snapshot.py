"""Memory goes to what readers ask for most, and an unchanged page is not read again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from front.pages import manifest, snapshot


def loaded(built: Path, budget: int, before: snapshot.Snapshot | None = None) -> snapshot.Snapshot:
    listing = manifest.read((built / "manifest.json").read_bytes())
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


def test_a_file_rewritten_since_is_proved_again(
    tmp_path: Path, publish: Callable[..., None]
) -> None:
    publish(tmp_path, {"/same/": {"body": b"same"}})
    first = loaded(tmp_path, 0)
    (tmp_path / "site/same/index.html").write_bytes(b"torn")

    with pytest.raises(snapshot.BuildIsNotWhole):
        loaded(tmp_path, 0, first)

    publish(tmp_path, {"/same/": {"body": b"same"}})
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
