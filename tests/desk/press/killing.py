"""Kills a builder, a front and whoever empties the inbox at steps with a name; tells what was left.

Run by `test_killed.py` in a process of its own, since what it does ends with SIGKILL: each step is
reached in a fork, on tables in a file, with a board of notes in place of the rooms.
"""

import asyncio
import json
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 — Django is set up now
from django.core.management import call_command  # noqa: E402
from django.db import connections, transaction  # noqa: E402
from tests.desk.press.conftest import Board  # noqa: E402

from congso.inbox import entry  # noqa: E402
from congso.inbox.entry import Entry  # noqa: E402
from desk.look.furniture import Furniture  # noqa: E402
from desk.petitions.models import Letter  # noqa: E402
from desk.press import (  # noqa: E402
    actions,
    outbox,
    own_pages,
    sources,
    storing,
    telling,
    tree,
)
from desk.press.inbox import delivering, emptying  # noqa: E402
from desk.press.models import Change, SetAside  # noqa: E402
from desk.press.searching import turns, writing  # noqa: E402
from front.inbox.segments import Segments  # noqa: E402

Step = tuple[Any, str, int, str]
"""Owner and name of a function, at which call of it, and whether before or after it."""
BUILDING: dict[str, Step] = {
    "a page lies beside its place": (Path, "replace", 1, "before"),
    "a page that is new has no variants": (tree, "_write", 1, "after"),
    "a page that stood has variants of before": (tree, "_write", 5, "after"),
    "a page that is new has no row": (storing, "keep", 1, "before"),
    "pages that stood have rows of before": (storing, "keep", 2, "before"),
    "rows are noted, no piece is": (telling, "bring_up_to_date", 1, "before"),
    "between two pieces of the manifest": (telling, "_write", 1, "after"),
    "pieces are written, the manifest is not": (tree, "write_manifest", 1, "before"),
    "the manifest is written, the outbox does not know": (outbox, "show", 1, "before"),
    "readers have the pages, lists are missing": (actions, "finish", 1, "before"),
    "the index has learned, readers have the old one": (turns, "swap", 1, "before"),
    "both names are of the index that readers have": (turns, "_put_in_place", 1, "before"),
    "readers have the new index, the old has no place yet": (turns, "_put_in_place", 1, "after"),
    "all is built, the outbox does not know": (outbox, "done", 1, "before"),
    "rows of a page are gone, its files are not": (tree, "remove", 1, "before"),
}
SENDING: dict[str, Step] = {
    "a segment has no name yet": (Path, "rename", 1, "before"),
    "a line is written, not synced": (os, "fdatasync", 1, "before"),
    "a line is synced, not acknowledged": (os, "fdatasync", 1, "after"),
}
EMPTYING: dict[str, Step] = {
    "lines are taken in, nothing is noted": (delivering, "deliver", 1, "after"),
    "lines are noted, the segment stands": (Path, "unlink", 1, "before"),
    "the segment is gone, its note is not": (Path, "unlink", 1, "after"),
}
MOMENT = datetime(2024, 1, 5, 1, tzinfo=UTC)
AFTERWARDS = ("stays", "is taken back")
"""What became of the change before anybody looked again."""


def killed(step: Step, work: Callable[[], object]) -> bool:
    """Do some work in a fork that kills itself at a step; return whether it got there."""
    connections.close_all()
    child = os.fork()
    if not child:
        try:
            _die_at(step)
            work()
        except BaseException:  # noqa: BLE001 — a fork must never run on as its parent
            traceback.print_exc()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _die_at(step: Step) -> None:
    owner, name, number, when = step
    really, calls = getattr(owner, name), [0]

    def dying(*given: object, **named: object) -> object:
        calls[0] += 1
        if calls[0] == number and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        made = really(*given, **named)
        if calls[0] == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return made

    setattr(owner, name, dying)


def files() -> dict[str, str]:
    """Return every file of the tree but the index and the lock, with its checksum."""
    left_out = {".lock", "search.sqlite"}
    return {
        path.relative_to(tree.root()).as_posix(): tree.checksum(path.read_bytes())
        for path in tree.root().rglob("*")
        if path.is_file() and path.name not in left_out
    }


def build() -> None:
    """Follow what was told, as the worker does."""
    actions.withdraw()
    actions.follow_changes()
    actions.finish()


def change(board: Board, *, back: bool) -> None:
    """Let one page say something else, one of the same length go and another come, or undo it."""
    board.notes["a"] = "một" if back else "bốn"
    gone, come = ("/moi/", "/cu/") if back else ("/cu/", "/moi/")
    board.shows.pop(gone, None)
    board.shows[come] = ("a",)
    with transaction.atomic():
        outbox.note("note", ["a"])
        outbox.note("row", ["/cu/", "/moi/"])


def after_building(board: Board, name: str, afterwards: str) -> dict[str, object]:
    """Return how the tree differs from a full build after one died at a step and the next ran."""
    change(board, back=True)
    build()
    change(board, back=False)
    has_died = killed(BUILDING[name], build)
    if afterwards != "stays":
        change(board, back=True)
    build()
    left, index, waiting = files(), writing.differing(), Change.objects.count()
    actions.bring_up_to_date(full=True)
    whole = files()
    drift = sorted(one for one in left.keys() | whole.keys() if left.get(one) != whole.get(one))
    return {"died": has_died, "drift": drift, "index": index, "waiting": waiting}


def after_the_change_itself(when: str) -> dict[str, object]:
    """Return whether a change and its note were lost or kept together."""
    Change.objects.all().delete()
    SetAside.objects.all().delete()

    def both() -> None:
        with transaction.atomic():
            SetAside.objects.create(at=datetime.now(UTC), source="a", place=1, why="", line="")
            outbox.note("pages", [1])
            if when == "within":
                os.kill(os.getpid(), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)

    died = killed((SimpleNamespace(never=None), "never", 1, "before"), both)
    return {"died": died, "rows": SetAside.objects.count(), "notes": Change.objects.count()}


def letter(number: int) -> bytes:
    """Return a letter as the front writes it."""
    fields = {
        "gui-den": "so", "ho-ten": "Lâm Thị Ngọc", "lien-he": "ngoc@vidu.vn",
        "tieu-de": f"thư {number}", "noi-dung": "Ấp tôi có điểm phục vụ nào gần không?",
        "ma": f"240105-{number:06d}",
    }  # fmt: skip
    return entry.written(
        Entry(f"{number:08x}", datetime(2024, 1, 5, 1, tzinfo=UTC), "letter", fields)
    )


def after_sending(name: str) -> dict[str, object]:
    """Return what became of letters of which the third met a front that died."""
    acknowledged = Path(settings.VAR) / "acknowledged"
    acknowledged.write_text("")
    folder = _inbox()

    def send() -> None:
        segments = Segments(folder)
        for number in (1, 2, 3):
            if number == (1 if name.startswith("a segment") else 3):
                _die_at(SENDING[name])
            asyncio.run(segments.append([letter(number)]))
            with acknowledged.open("a") as file:
                file.write(f"thư {number}\n")

    died = killed((SimpleNamespace(never=None), "never", 1, "before"), send)
    segments = Segments(folder)
    asyncio.run(segments.append([letter(4)]))
    segments.close()
    emptying.empty()
    told = [*acknowledged.read_text().split("\n")[:-1], "thư 4"]
    return {"died": died, "acknowledged": told, **_kept(folder)}


def after_emptying(name: str) -> dict[str, object]:
    """Return what became of letters whose segment was being taken in."""
    folder = _inbox()
    (folder / "a.hop").write_bytes(b"".join(map(letter, range(1, 6))))
    died = killed(EMPTYING[name], emptying.empty)
    (folder / "b.hop").write_bytes(letter(6))
    emptying.empty()
    emptying.empty()
    return {"died": died, "acknowledged": [f"thư {one}" for one in range(1, 7)], **_kept(folder)}


def _inbox() -> Path:
    folder = Path(settings.INBOX)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    Letter.objects.all().delete()
    SetAside.objects.all().delete()
    return folder


def _kept(folder: Path) -> dict[str, object]:
    return {
        "letters": sorted(Letter.objects.values_list("subject", flat=True)),
        "set aside": SetAside.objects.count(),
        "segments": [path.name for path in folder.glob("*.hop")],
    }


def _without_migrations() -> None:
    """Make the tables as the models tell: how they came about is proven elsewhere."""
    from django.apps import apps

    settings.MIGRATION_MODULES = {one.label: None for one in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)


def main() -> None:
    """Kill at every step and print what was found."""
    _without_migrations()
    board = Board(
        notes={"a": "một", "b": "hai"},
        shows={"/": ("a",), "/mot/": ("a", "b"), "/hai/": ("b",), "/cu/": ("a",)},
    )
    rooms: ModuleType = sources
    rooms.PAGES, rooms.FILES = (board, own_pages), ()  # type: ignore[attr-defined]
    rooms.furniture = lambda _recorder: Furniture("Cổng", "Tỉnh", "Trình diễn.")  # type: ignore[attr-defined]
    actions.bring_up_to_date()
    found: dict[str, object] = {
        f"{name}, {then}": after_building(board, name, then)
        for name in BUILDING
        for then in AFTERWARDS
    }
    found |= {when: after_the_change_itself(when) for when in ("within", "after")}
    found |= {name: after_sending(name) for name in SENDING}
    found |= {name: after_emptying(name) for name in EMPTYING}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
