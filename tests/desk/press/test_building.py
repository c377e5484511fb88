"""What changed is built, nothing else is; an incremental build is a full one, byte for byte."""

import fcntl
import gzip
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
import pytest
import zstandard
from hypothesis import HealthCheck, given
from hypothesis import settings as tried
from hypothesis import strategies as st
from pytest_django import Settings
from tests import manifests

from congso.publication.touch import Offered
from congso.publication.use import Recorder, fingerprint
from desk.look.furniture import Furniture
from desk.press import actions, failing, lock, making, media, outbox, sources, tree, verifying
from desk.press.models import Built, Change, Gone
from desk.press.sources import TwoPagesAtOneAddress

if TYPE_CHECKING:
    from tests.desk.press.conftest import Board

pytestmark = pytest.mark.django_db
OWN = {"/404.html", "/410.html", "/503.html", "/da-nhan.html", "/tim-kiem.html"}


def files() -> dict[str, bytes]:
    root = tree.root()
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def manifest() -> dict:
    return manifests.whole(tree.root())


def page(address: str) -> str:
    return (tree.site() / tree.file_of(address)).read_text(encoding="utf-8")


@pytest.mark.usefixtures("board")
def test_everything_is_built_the_first_time() -> None:
    outcome = actions.bring_up_to_date()

    assert set(outcome.built) == {"/", "/mot/", "/hai/"} | OWN
    assert "một hai" in page("/mot/")


@pytest.mark.usefixtures("board")
def test_what_stands_around_pages_is_read_once_and_noted_on_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[Recorder] = []
    furniture = sources.furniture

    def counted(recorder: Recorder) -> Furniture:
        read.append(recorder)
        recorder.used("setting", "imprint", "as it is")
        return furniture(recorder)

    monkeypatch.setattr(sources, "furniture", counted)
    actions.bring_up_to_date()

    (around,) = read
    for row in Built.objects.filter(is_page=True):
        noted = {used.use: used.fingerprint for used in row.uses.all()}
        assert around.uses.items() <= noted.items(), row.address


def test_nothing_is_built_when_nothing_changed(board: "Board") -> None:
    actions.bring_up_to_date()
    board.made.clear()

    outcome = actions.bring_up_to_date()

    assert (outcome.built, board.made, outcome.is_new) == ([], [], False)


def test_only_the_pages_that_show_what_changed_are_built(board: "Board") -> None:
    actions.bring_up_to_date()
    board.notes["b"] = "ba"

    outcome = actions.bring_up_to_date()

    assert outcome.built == ["/hai/", "/mot/"]
    assert "một ba" in page("/mot/")


def test_a_page_that_is_gone_is_taken_down_and_remembered(board: "Board") -> None:
    actions.bring_up_to_date()
    del board.shows["/hai/"]

    outcome = actions.bring_up_to_date()

    assert outcome.deleted == ["/hai/"]
    assert not (tree.site() / "hai").exists()
    assert manifest()["gone"] == ["/hai/"]


def test_a_page_that_comes_back_is_gone_no_more(board: "Board") -> None:
    actions.bring_up_to_date()
    shown = board.shows.pop("/hai/")
    actions.bring_up_to_date()
    board.shows["/hai/"] = shown

    actions.bring_up_to_date()

    assert manifest()["gone"] == []
    assert not Gone.objects.exists()


@pytest.mark.usefixtures("board")
def test_every_file_of_the_manifest_is_there_and_is_what_it_says() -> None:
    actions.bring_up_to_date()

    for entry in manifest()["pages"].values():
        content = (tree.site() / entry["file"]).read_bytes()
        assert tree.checksum(content) == entry["checksum"]
        assert len(content) == entry["size"]
        encodings = entry["encodings"]
        if encodings:
            assert brotli.decompress((tree.site() / encodings["br"]).read_bytes()) == content
            assert gzip.decompress((tree.site() / encodings["gzip"]).read_bytes()) == content
            zstd = (tree.site() / encodings["zstd"]).read_bytes()
            assert zstandard.decompress(zstd) == content


@pytest.mark.usefixtures("board")
def test_no_file_lies_about_that_the_manifest_does_not_know() -> None:
    actions.bring_up_to_date()
    known = {
        name
        for entry in manifest()["pages"].values()
        for name in (entry["file"], *entry["encodings"].values())
    }

    assert {name for name in files() if name.startswith("site/")} == {
        f"site/{name}" for name in known
    }


@pytest.mark.usefixtures("board")
def test_dates_come_from_what_is_told_never_from_the_hour_of_building() -> None:
    actions.bring_up_to_date()

    assert manifest()["pages"]["/"]["modified"] == "2024-01-04T10:00:00+00:00"
    assert manifest()["changed_at"] == "2024-01-04T10:00:00+00:00"


@pytest.mark.usefixtures("board")
def test_a_build_has_the_same_name_wherever_it_is_made(settings: Settings, tmp_path: Path) -> None:
    actions.bring_up_to_date()
    here = manifest()["build"]
    settings.VAR = tmp_path / "elsewhere"

    actions.bring_up_to_date()

    assert manifest()["build"] == here


@pytest.mark.usefixtures("board")
def test_a_full_build_leaves_no_orphan() -> None:
    actions.bring_up_to_date()
    stray = tree.site() / "cu" / "index.html"
    stray.parent.mkdir()
    stray.write_text("cũ")

    actions.bring_up_to_date(full=True)

    assert not stray.parent.exists()


@pytest.mark.usefixtures("board")
def test_a_lost_file_is_made_anew() -> None:
    actions.bring_up_to_date()
    (tree.site() / "mot" / "index.html.br").unlink()

    outcome = actions.bring_up_to_date()

    assert outcome.built == ["/mot/"]
    assert (tree.site() / "mot" / "index.html.br").is_file()


def test_a_page_that_fails_leaves_its_file_and_keeps_no_other_back(board: "Board") -> None:
    actions.bring_up_to_date()
    board.notes["b"] = "ba"
    board.broken = {"/mot/"}
    Change.objects.create(at="2024-01-09T00:00:00Z", kind="pages", keys=[])

    outcome = actions.bring_up_to_date()

    assert [failed.address for failed in outcome.failed] == ["/mot/"]
    assert "một hai" in page("/mot/")
    assert "ba" in page("/hai/")
    assert not Change.objects.exists(), "what else changed is done with"
    assert [one.address for one in failing.waiting()] == ["/mot/"]


def test_a_page_that_failed_is_built_once_it_can_be(board: "Board") -> None:
    board.broken = {"/mot/"}
    actions.bring_up_to_date()
    board.broken = set()

    outcome = actions.bring_up_to_date()

    assert outcome.built == ["/mot/"]


def test_a_build_that_was_cut_short_is_finished_by_the_next(
    board: "Board", monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.bring_up_to_date()
    expected = files()
    board.notes["b"] = "ba"

    def power_cut(_text: str) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr(tree, "write_manifest", power_cut)
        with pytest.raises(KeyboardInterrupt):
            actions.bring_up_to_date()
    assert files()["manifest.json"] == expected["manifest.json"]
    actions.bring_up_to_date()
    incremental = files()
    actions.bring_up_to_date(full=True)

    assert incremental == files()
    assert incremental["manifest.json"] != expected["manifest.json"]


@pytest.mark.usefixtures("board")
def test_a_file_is_never_half_there(monkeypatch: pytest.MonkeyPatch) -> None:
    actions.bring_up_to_date()
    before = files()

    def fail(*_given: object, **_named: object) -> bytes:
        raise OSError("hết chỗ")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="hết chỗ"):
        tree.put("mot/index.html", b"x" * 400, "text/html")

    assert files() == before


def test_two_rooms_cannot_have_one_address(board: "Board", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "PAGES", (board, board))

    with pytest.raises(TwoPagesAtOneAddress, match="/mot/"):
        actions.bring_up_to_date()


@pytest.mark.usefixtures("board")
def test_another_builder_waits() -> None:
    path = tree.root() / ".lock"

    with lock.held(path), path.open("a") as second, pytest.raises(BlockingIOError):
        fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.mark.usefixtures("board")
def test_the_list_for_robots_names_every_page_and_no_file(settings: Settings) -> None:
    actions.bring_up_to_date()

    parts = re.findall(r"<loc>[^<]*(/sitemap/\w\.xml)</loc>", page("/sitemap.xml"))
    listed = "".join(map(page, parts))

    assert listed.count("<url>") == 3
    assert f"<loc>{settings.PUBLIC_URL}/mot/</loc><lastmod>2024-01-04</lastmod>" in listed
    assert f"Sitemap: {settings.PUBLIC_URL}/sitemap.xml" in page("/robots.txt")


@pytest.mark.usefixtures("board")
def test_assets_may_be_kept_for_ever_and_pages_may_not() -> None:
    actions.bring_up_to_date()

    for address, entry in manifest()["pages"].items():
        assert (entry["cache"] == "asset") == address.startswith("/tep/")


@pytest.mark.usefixtures("board")
def test_media_that_no_page_shows_any_more_are_taken_down(tmp_path: Path) -> None:
    picture = tmp_path / "media" / "images" / "cau.webp"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"webp" * 200)
    checksum = tree.checksum(picture.read_bytes())
    actions.bring_up_to_date()
    built = Built.objects.get(address="/mot/")
    built.uses.create(kind="file", key="images/cau.webp", fingerprint=checksum)

    media.bring_all()
    brought = [row.address for row in Built.objects.filter(type="image/webp")]
    built.uses.filter(kind="file").delete()
    media.bring_all()

    assert brought == [f"/tep/cau.{checksum[:16]}.webp"]
    assert not Built.objects.filter(type="image/webp").exists()
    assert not (tree.site() / brought[0].removeprefix("/")).exists()


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("note"), st.sampled_from("ab"), st.sampled_from(["một", "hai", "ba"])),
        st.tuples(st.just("drop"), st.sampled_from(["/", "/mot/", "/hai/"]), st.just("")),
        st.tuples(
            st.just("show"), st.sampled_from(["/", "/mot/", "/hai/", "/ba/"]), st.sampled_from("ab")
        ),
    ),
    max_size=6,
)


@tried(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_an_incremental_build_is_a_full_one_byte_for_byte(
    board: "Board", steps: list[tuple[str, str, str]]
) -> None:
    board.notes, board.shows = {"a": "một", "b": "hai"}, {"/": ("a",), "/mot/": ("a", "b")}
    for kind, key, told in steps:
        if kind == "note":
            board.notes[key] = told
        elif kind == "drop":
            board.shows.pop(key, None)
        else:
            board.shows[key] = (told,)
        actions.bring_up_to_date()
    actions.bring_up_to_date()
    incremental = files()

    actions.bring_up_to_date(full=True)

    assert files() == incremental


@pytest.mark.usefixtures("board")
def test_a_lost_picture_is_told_and_keeps_nothing_else_back() -> None:
    actions.bring_up_to_date()
    built = Built.objects.get(address="/mot/")
    built.uses.create(kind="file", key="images/mat.webp", fingerprint="0" * 64)
    assert [failed.address for failed in media.bring_all()] == [f"/tep/mat.{'0' * 16}.webp"]


def test_a_page_is_taken_down_before_what_is_stale_is_built(board: "Board") -> None:
    actions.bring_up_to_date()
    del board.shows["/hai/"]
    board.notes["a"] = "khác"
    gone = []

    def look(_done: int, _total: int, address: str) -> None:
        if address == "/":
            gone.extend(manifest()["gone"])
            assert not (tree.site() / "hai").exists()

    outcome = actions.bring_up_to_date(progress=look)

    assert gone == ["/hai/"]
    assert "/hai/" not in manifest()["pages"]
    assert outcome.is_new


def test_what_is_withdrawn_goes_before_anything_is_built(board: "Board") -> None:
    board.itself = {"/mot/": "42", "/hai/": "43"}
    actions.bring_up_to_date()
    board.shows.pop("/mot/")
    board.notes["b"] = "ba"
    board.made.clear()
    outbox.note("withdrawn", [42])

    assert actions.withdraw() == ["/mot/"]

    told = manifest()
    assert "/mot/" in told["gone"]
    assert "/mot/" not in told["pages"]
    assert board.made == []
    assert actions.withdraw() == []
    assert actions.bring_up_to_date().built == ["/hai/"]


def test_what_is_withdrawn_in_the_midst_of_a_build_is_told_of_no_more(
    board: "Board", monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list that another process had made before is made again, whether kept by then or not."""

    @contextmanager
    def ahead(offered: Mapping[str, Offered], *_how: int) -> Iterator[making.Making]:
        yield lambda addresses: iter([making._make_all([one], offered) for one in addresses])

    board.itself, board.notes["42"] = {"/mot/": "42"}, "Bài sai"
    board.shows = {"/": ("42",), "/hai/": ("b",), "/mot/": ("42",), "/tin/": ("42",)}
    board.shows["/xa/"] = ("42",)
    actions.bring_up_to_date()
    seen: list[bool] = []

    def withdraw(_done: int, _count: int, address: str) -> None:
        if address == "/hai/":
            board.shows.pop("/mot/")
            board.notes["42"] = "Còn lại"
            outbox.note("withdrawn", [42])
        elif address == "/tin/":
            maps = [one.read_text("utf-8") for one in tree.site().glob("sitemap/*.xml")]
            told = "".join([page("/"), page("/tin/"), page("/xa/"), *maps])
            seen.append("Bài sai" in told or "/mot/" in told)

    monkeypatch.setattr(making, "makers", ahead)
    actions.bring_up_to_date(full=True, progress=withdraw)

    assert seen == [False]
    for address in ("/", "/tin/", "/xa/"):
        assert "Bài sai" not in page(address)
        row = Built.objects.get(address=address)
        assert row.checksum == tree.checksum(page(address).encode())
    assert "/mot/" in manifest()["gone"]
    assert "/mot/" not in manifest()["pages"]


def test_a_section_in_the_menu_of_all_pages_is_taken_down_before_their_menus_are_made_anew(
    board: "Board", monkeypatch: pytest.MonkeyPatch
) -> None:
    def furniture(recorder: Recorder) -> Furniture:
        recorder.used("note", "42", fingerprint(board.notes["42"]))
        return Furniture("Cổng", "Tỉnh Sóc Trăng", board.notes["42"])

    monkeypatch.setattr(sources, "furniture", furniture)
    board.itself, board.notes["42"] = {"/muc/": "42"}, "Mục sai"
    board.shows = {"/": ("b",), "/muc/": ("42",), "/hai/": ("a",), "/ba/": ("a",)}
    actions.bring_up_to_date()
    board.shows.pop("/muc/")
    board.notes |= {"42": "Trình diễn.", "b": "không còn mục nào"}
    board.made.clear()
    outbox.note("withdrawn", [42])
    outbox.note("citations", ["b"])

    assert actions.withdraw() == ["/muc/"]
    first, told = list(board.made), manifest()
    actions.follow_changes()

    assert first == ["/"]
    assert "/muc/" in told["gone"]
    assert "không còn" in page("/")
    assert {"/hai/", "/ba/"} <= set(board.made)
    assert all("Mục sai" not in page(one) for one in ("/", "/hai/", "/ba/", "/404.html"))


def test_who_wants_to_build_gets_in_between_two_rows_of_a_proof(
    board: "Board", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "IN_A_ROW", 1)
    monkeypatch.setattr(verifying, "_ROWS", 1)
    actions.bring_up_to_date()
    seen: list[str] = []

    def show(_done: int, _count: int, what: str) -> None:
        if not seen:
            board.notes["b"] = "hai khác"
            board.shows["/bon/"] = ("b",)
            del board.shows["/mot/"]
            outbox.note("note", ["b"])
            outbox.note("row", ["/mot/", "/bon/"])
            actions.follow_changes()
        seen.append(what)

    assert verifying.verify(progress=show) == []
    assert "hai khác" in page("/bon/")
    assert seen[-2:] == ["bản kê", "chỉ mục tìm kiếm"]
    assert set(seen) >= {"/", "/hai/", "/mot/"}


@pytest.mark.usefixtures("board")
def test_each_kind_of_drift_is_told_by_its_address() -> None:
    actions.bring_up_to_date()
    (tree.site() / "mot/index.html.br").write_bytes(b"khac")
    (tree.site() / "robots.txt").unlink()
    Built.objects.filter(address="/hai/").delete()

    found = {(one.address, one.why) for one in verifying.verify()}

    lost = "tệp trên đĩa đã hỏng hoặc mất"
    assert found >= {("/mot/", lost), ("/robots.txt", lost), ("/hai/", "chưa được dựng")}
    assert "/" not in {address for address, _why in found}
