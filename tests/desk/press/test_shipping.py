"""The built tree is carried whole: to a store with its headers, from there to a front's folder."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import fsspec
import pytest
from moto.server import ThreadedMotoServer

from congso.publication import cargo
from desk.command import shipping as command
from desk.press import shipping
from desk.press.shipping import CannotShip, Place

PAGES = {
    "/": ("index.html", "text/html; charset=utf-8", "page", ("br", "gzip")),
    "/tin-tuc/": ("tin-tuc/index.html", "text/html; charset=utf-8", "page", ("br", "gzip")),
    "/tep/chu.css": ("tep/chu.css", "text/css; charset=utf-8", "asset", ("br",)),
    "/tep/phim.mp4": ("tep/phim.mp4", "video/mp4", "asset", ()),
}
SUFFIX = {"br": ".br", "gzip": ".gz"}


def write(built: Path, build: str = "b1", without: tuple[str, ...] = (), **said: str) -> None:
    """Write a tree as the press does; `said` is what a page says instead, by its file."""
    listed = {}
    for address, (file, kind, cache, codings) in PAGES.items():
        if address in without:
            continue
        body = said.get(file, f"{file} của bản đầu").encode()
        for suffix in ("", *(SUFFIX[coding] for coding in codings)):
            path = built / "site" / f"{file}{suffix}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body + suffix.encode())
        listed[address] = {
            "file": file, "type": kind, "checksum": hashlib.sha256(body).hexdigest(),
            "size": len(body), "modified": "2024-01-04T10:00:00+00:00", "cache": cache,
            "encodings": {coding: f"{file}{SUFFIX[coding]}" for coding in codings},
        }  # fmt: skip
    (built / "search.sqlite").write_bytes(b"index of " + build.encode())
    shutil.rmtree(built / "manifest", ignore_errors=True)
    (built / "manifest").mkdir()
    pieces = {}
    for name, address in enumerate(sorted(PAGES)):
        held = {address: listed[address]} if address in listed else {}
        text = json.dumps({"pages": held, "gone": [], "redirects": {}}).encode()
        pieces[f"{name:02x}"] = hashlib.sha256(text).hexdigest()
        (built / f"manifest/{name:02x}.{pieces[f'{name:02x}'][:16]}.json").write_bytes(text)
    whole = {"format": 2, "build": build, "changed_at": "2024-01-04T10:00:00+00:00",
             "pieces": pieces}  # fmt: skip
    (built / "manifest.json").write_text(json.dumps(whole))


@pytest.fixture
def built(tmp_path: Path) -> Path:
    place = tmp_path / "public"
    write(place)
    return place


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "shipping" / "one.log"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def store(server: str, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401
    """A bucket of one's own, found as an operator names it: by the environment."""
    for name, value in {
        "AWS_ENDPOINT_URL": server, "AWS_ACCESS_KEY_ID": "thu", "AWS_SECRET_ACCESS_KEY": "thu",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    client = boto3.client("s3")
    client.create_bucket(Bucket="kho")
    yield client
    for one in client.list_objects_v2(Bucket="kho").get("Contents", ()):
        client.delete_object(Bucket="kho", Key=one["Key"])
    client.delete_bucket(Bucket="kho")
    fsspec.get_filesystem_class("s3").clear_instance_cache()


def files(place: Path) -> dict[str, bytes]:
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in place.rglob("*")
        if path.is_file()
    }


def keys(client: Any) -> set[str]:  # noqa: ANN401
    return {one["Key"] for one in client.list_objects_v2(Bucket="kho").get("Contents", ())}


def test_a_store_holds_every_file_with_its_headers(store: Any, built: Path, journal: Path) -> None:  # noqa: ANN401
    made = shipping.ship(shipping.place(str(built)), shipping.place("s3://kho/cong"), journal)

    assert made.count == len(files(built)) - 1, "all but the manifest, which is not planned"
    assert keys(store) == {f"cong/{name}" for name in files(built)}
    page = store.get_object(Bucket="kho", Key="cong/site/tin-tuc/index.html.br")
    assert page["Body"].read() == (built / "site/tin-tuc/index.html.br").read_bytes()
    assert page["ContentType"] == "text/html; charset=utf-8"
    assert page["ContentEncoding"] == "br"
    assert page["CacheControl"] == "public, no-cache"
    asset = store.get_object(Bucket="kho", Key="cong/site/tep/chu.css")
    assert asset["CacheControl"] == "public, max-age=31536000, immutable"
    assert "ContentEncoding" not in asset


def test_a_front_takes_its_folder_from_the_store(
    store: Any,  # noqa: ANN401, ARG001
    built: Path,
    journal: Path,
    tmp_path: Path,
) -> None:
    from front.pages.watch import Watch

    shipping.ship(shipping.place(str(built)), shipping.place("s3://kho/cong"), journal)
    mirror = tmp_path / "mirror"
    shipping.ship(
        shipping.place("s3://kho/cong"), shipping.place(str(mirror)), tmp_path / "other.log"
    )
    watch = Watch(mirror, budget=1 << 20)

    assert files(mirror) == files(built)
    assert watch.look(), watch.refusal
    write(built, "b2", **{"index.html": "trang chủ mới"})
    shipping.ship(shipping.place(str(built)), shipping.place("s3://kho/cong"), journal)
    shipping.ship(
        shipping.place("s3://kho/cong"), shipping.place(str(mirror)), tmp_path / "other.log"
    )
    assert watch.look(), watch.refusal
    assert watch.current is not None
    assert watch.current.build == "b2"


def test_only_what_changed_is_carried_and_what_is_gone_goes(
    built: Path, journal: Path, tmp_path: Path
) -> None:
    here, there = shipping.place(str(built)), shipping.place(str(tmp_path / "copy"))
    shipping.ship(here, there, journal)
    assert shipping.ship(here, there, journal).count == 0
    write(built, "b2", without=("/tep/phim.mp4",), **{"tin-tuc/index.html": "tin mới"})
    (built / "site/tep/phim.mp4").unlink()

    planned = shipping.planned(here, there, journal)
    made = shipping.ship(here, there, journal)

    names = {item.name for load in made.put for item in load}
    pieces = {name for name in names if name.startswith("manifest/")}
    assert len(pieces) == 2, "that of the page, and that of the film which is gone"
    assert names - pieces == {
        *(f"site/tin-tuc/index.html{end}" for end in ("", ".br", ".gz")), "search.sqlite",
    }  # fmt: skip
    assert [name for name in made.delete if name.startswith("site/")] == ["site/tep/phim.mp4"]
    assert planned == made
    assert files(tmp_path / "copy") == files(built)


def test_assets_come_before_pages_the_manifest_after_them_and_removals_last(
    built: Path, journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = shipping.place(str(built)), shipping.place(str(tmp_path / "copy"))
    shipping.ship(here, there, journal)
    write(built, "b2", without=("/tep/phim.mp4",), **{
        "tin-tuc/index.html": "tin mới", "tep/chu.css": "chữ mới",
    })  # fmt: skip
    done: list[str] = []
    put, remove = shipping._put, there.fs.rm_file

    def noted(target: Place, name: str, *rest: Any) -> None:  # noqa: ANN401
        done.append(name)
        put(target, name, *rest)

    monkeypatch.setattr(shipping, "_put", noted)
    monkeypatch.setattr(
        type(there.fs), "rm_file", lambda _fs, path: (done.append("removed"), remove(path))
    )
    shipping.ship(here, there, journal)

    css, page = done.index("site/tep/chu.css"), done.index("site/tin-tuc/index.html")
    assert css < page < done.index("manifest.json") < done.index("removed")


@pytest.mark.parametrize("after", [0, 1, 4, 7])
def test_a_carrier_that_is_lost_leaves_a_whole_copy_and_the_next_goes_on(
    after: int, built: Path, journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy"
    here, there = shipping.place(str(built)), shipping.place(str(copy))
    shipping.ship(here, there, journal)
    before = (copy / "manifest.json").read_bytes()
    write(built, "b2", **{file: "mới" for file, *_rest in PAGES.values()})
    put, left = shipping._put, [after]

    def breaks(target: Place, name: str, *rest: Any) -> None:  # noqa: ANN401
        if not left[0]:
            raise ConnectionError("mất mạng")
        left[0] -= 1
        put(target, name, *rest)

    monkeypatch.setattr(shipping, "AT_ONCE", 1)
    monkeypatch.setattr(shipping, "_put", breaks)
    with pytest.raises(CannotShip, match="gửi tiếp phần còn lại"):
        shipping.ship(here, there, journal)
    monkeypatch.setattr(shipping, "_put", put)

    assert (copy / "manifest.json").read_bytes() == before
    named = shipping._pieces(there, json.loads(before)).values()
    assert all((copy / name).is_file() for piece in named for name in cargo.by_name(piece))
    again = shipping.ship(here, there, journal)
    everything = sum(1 + len(codings) for *_rest, codings in PAGES.values()) + len(PAGES) + 1
    assert again.count <= everything - max(0, after - 2), "what a load had whole is not sent twice"
    assert files(copy) == files(built)


def test_a_tree_that_changes_on_the_way_is_carried_as_it_then_is(
    built: Path, journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = shipping.place(str(built)), shipping.place(str(tmp_path / "copy"))
    put, changed = shipping._put, []

    def builds(target: Place, name: str, *rest: Any) -> None:  # noqa: ANN401
        put(target, name, *rest)
        if not changed:
            changed.append(name)
            write(built, "b2", **{"index.html": "trang chủ mới"})

    monkeypatch.setattr(shipping, "AT_ONCE", 1)
    monkeypatch.setattr(shipping, "_put", builds)
    shipping.ship(here, there, journal)

    assert files(tmp_path / "copy") == files(built)


def test_a_large_file_is_carried_piece_by_piece(
    built: Path, journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipping, "_IN_MEMORY", 4)
    shipping.ship(shipping.place(str(built)), shipping.place(str(tmp_path / "copy")), journal)

    assert files(tmp_path / "copy") == files(built)


def test_an_index_that_is_written_to_on_the_way_is_carried_as_it_then_is(
    built: Path, journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, looks = shipping._index, []

    def writes(source: Place) -> Any:  # noqa: ANN401
        found = seen(source)
        if not looks:
            (built / "search.sqlite").write_bytes(b"index of another round")
        looks.append(found)
        return found

    monkeypatch.setattr(shipping, "_IN_MEMORY", 4)
    monkeypatch.setattr(shipping, "_index", writes)
    shipping.ship(shipping.place(str(built)), shipping.place(str(tmp_path / "copy")), journal)

    assert files(tmp_path / "copy") == files(built)
    assert len(looks) == 2


def test_faults_are_told_in_vietnamese(tmp_path: Path, journal: Path, built: Path) -> None:
    empty, copy = tmp_path / "empty", shipping.place(str(tmp_path / "copy"))
    empty.mkdir()
    with pytest.raises(CannotShip, match="Hãy chạy congso build trước"):
        shipping.ship(shipping.place(str(empty)), copy, journal)
    (empty / "manifest.json").write_text('{"pages": []}')
    with pytest.raises(CannotShip, match="không như máy này đọc được"):
        shipping.ship(shipping.place(str(empty)), copy, journal)
    with pytest.raises(CannotShip, match="Không hiểu nơi"):
        shipping.place("khong-co://kho")
    (tmp_path / "tep").write_text("một tệp")
    with pytest.raises(CannotShip, match="Chưa gửi xong"):
        shipping.ship(
            shipping.place(str(built)), shipping.place(str(tmp_path / "tep" / "copy")), journal
        )


def test_the_command_says_what_it_would_do_and_then_does_it(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CONGSO_VAR", str(tmp_path))
    target = str(tmp_path / "copy")

    assert command.ship(target, source="", dry_run=True, every=0) == 0
    assert "Sẽ gửi 14 tệp, giữ 0, xóa 0." in capsys.readouterr().out
    assert not (tmp_path / "copy").exists()
    assert command.ship(target, source="", dry_run=False, every=0) == 0
    assert "Gửi 14 tệp, giữ 0, xóa 0." in capsys.readouterr().out
    shutil.rmtree(built)
    assert command.ship(target, source="", dry_run=False, every=0) == 1
    assert "congso build" in capsys.readouterr().err
