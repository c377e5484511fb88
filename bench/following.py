"""How long one changed figure takes on sites of 1.000, 10.000 and 100.000 articles.

A thousand articles are written, built and followed as they are. For the larger sites the rows of
pages, of what was built and of what it stands on are copied, each copy at an address and with
figures of its own; no files are made of them. Then a figure is revised as a statistician does it,
and the press follows: what it touches, the plan, the pages, the manifest. Told in seconds of the
processor, since the machine may be busy; the smallest site is the measure of the others.

``python bench/following.py 1000 10000 100000`` names the sizes, whole thousands.
"""

import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import building

BASE: Final = 1000
SIZES: Final = (1_000, 10_000, 100_000)
ROUNDS: Final = 7
LIMIT: Final = 1.5
"""How many times longer than on the smallest site a change may take."""
STEP: Final = 1_000_000
"""Between the numbers of a page and of its next copy."""


def copied(first: int, last: int) -> None:
    """Add the copies from one number to before another of every article."""
    from django.db import connection, transaction

    from congso.publication import pieces
    from desk.press import telling

    pages = _rows("SELECT * FROM kit_portalpage WHERE slug LIKE 'ban-tin-%' AND id < %s", STEP)
    numbers = {row["id"] for row in pages}
    articles = _rows("SELECT * FROM newsroom_article WHERE portalpage_ptr_id < %s", STEP)
    cited = _rows("SELECT * FROM newsroom_cited WHERE page_id < %s", STEP)
    built = _rows("SELECT * FROM press_built WHERE is_page AND id < %s", STEP)
    built = [row for row in built if "/ban-tin-" in row["address"]]
    standing = {row["id"] for row in built}
    uses = [
        row
        for row in _rows("SELECT * FROM press_used WHERE page_id < %s", STEP)
        if row["page_id"] in standing
    ]
    for copy in range(first, last):
        off = copy * STEP

        def moved(text: str, copy: int = copy) -> str:
            head, mark, rest = text.partition("/ban-tin-")
            number, slash, tail = rest.partition("/")
            return f"{head}{mark}{number}-{copy}{slash}{tail}"

        def used(row: dict[str, Any], copy: int = copy, off: int = off) -> dict[str, Any]:
            kind, key = row["kind"], row["key"]
            if kind == "figure":
                code, bar, rest = key.partition("|")
                key = f"{code}~{copy}{bar}{rest}"
            elif kind == "beside":
                name, count, number = key.split("#")
                key = f"{name}#{count}#{int(number) + off}"
            else:
                number, blank, rest = key.partition(" ")
                if number.isdecimal() and int(number) in numbers:
                    key = f"{int(number) + off}{blank}{rest}"
            return row | {"id": None, "page_id": row["page_id"] + off, "key": key}

        with transaction.atomic(), connection.cursor() as cursor:
            _insert(
                cursor, "kit_portalpage",
                (
                    row | {
                        "id": row["id"] + off, "slug": f"{row['slug']}-{copy}",
                        "path": row["path"][:-4] + building.base36(50_000 + copy * 1000 + place),
                        "url_path": moved(row["url_path"]), "translation_key": uuid.uuid4().hex,
                        "first_published_at": f"{2024 - copy % 20}-0{1 + copy % 9}-01 00:00:00",
                    }
                    for place, row in enumerate(pages)
                ),
            )  # fmt: skip
            _insert(
                cursor, "newsroom_article",
                (row | {"portalpage_ptr_id": row["portalpage_ptr_id"] + off}
                 for row in articles if row["portalpage_ptr_id"] in numbers),
            )  # fmt: skip
            _insert(
                cursor, "newsroom_cited",
                (row | {"id": None, "page_id": row["page_id"] + off}
                 for row in cited if row["page_id"] in numbers),
            )  # fmt: skip
            _insert(
                cursor, "press_built",
                (
                    row | {
                        "id": row["id"] + off, "address": moved(row["address"]),
                        "file": moved(row["file"]), "slot": pieces.slot_of(moved(row["address"])),
                        "owner": f"page {int(row['owner'].split()[1]) + off}",
                    }
                    for row in built
                ),
            )  # fmt: skip
            _insert(cursor, "press_used", map(used, uses))
    telling.begin_anew()
    telling.bring_up_to_date()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _rows(asked: str, *given: object) -> list[dict[str, Any]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(asked, given)
        names = [one[0] for one in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _insert(cursor: Any, table: str, rows: Iterable[dict[str, Any]]) -> None:
    held = list(rows)
    if held:
        names = [name for name, value in held[0].items() if not (name == "id" and value is None)]
        marks = ", ".join(["%s"] * len(names))
        told = ", ".join(f'"{name}"' for name in names)
        cursor.executemany(
            f"INSERT INTO {table} ({told}) VALUES ({marks})",
            [[row[name] for name in names] for row in held],
        )


def followed(keys: list[Any]) -> tuple[list[float], list[float], int, list[dict[str, float]]]:
    """Return what each change took until readers had it, and what came after.

    Besides its pages, and what each stage of both took.
    """
    from congso.observations.observation import Level
    from desk.kit.permissions import MACHINE
    from desk.ledger import actions as ledger
    from desk.ledger import queries
    from desk.press import actions

    shown, after, pages, stages = [], [], 0, []
    for number in range(ROUNDS + 1):
        key = keys[number * 37 % len(keys)]
        stands = queries.standing(key)
        ledger.revise_observation(
            key=key, value=stands.value + Decimal(1), level=Level.OFFICIAL,
            source="Báo cáo đính chính, số giả định", reason="đo tốc độ",
            expected_previous=stands.value, by=MACHINE,
        )  # fmt: skip
        start = time.process_time()
        outcome = actions.follow_changes()
        shown.append(time.process_time() - start)
        pages = max(pages, len(outcome.built))
        start = time.process_time()
        finished = actions.finish()
        after.append(time.process_time() - start)
        stages.append(
            outcome.stages.processor
            | {f"sau đó {name}": spent for name, spent in finished.stages.processor.items()}
        )
        if outcome.failed:
            raise RuntimeError(outcome.failed[0].why)
    return shown[1:], after[1:], pages, stages[1:]


def main() -> None:
    """Follow changes on sites of each size."""
    sizes = [int(one) for one in sys.argv[1:]] or list(SIZES)
    print("Một số được sửa, từ sổ thay đổi đến lúc người đọc có trang (giây bộ xử lý, trung vị)")
    with tempfile.TemporaryDirectory(prefix="congso-bench-") as folder:
        building.portal(Path(folder))
        from desk.press import actions

        keys = building.fill(BASE)
        actions.bring_up_to_date()
        first, held = 0.0, 1
        for size in sizes:
            copied(held, size // BASE)
            held = max(held, size // BASE)
            shown, after, pages, stages = followed(keys)
            middle = statistics.median(shown)
            first = first or middle
            ratio = middle / first
            verdict = "đạt" if ratio <= LIMIT else "CHƯA ĐẠT"
            print(f"{size:>8} bài: {middle * 1000:.0f} ms cho nhiều nhất {pages} trang, ", end="")
            print(f"gấp {ratio:.2f} lần trang nhỏ nhất (mức {LIMIT}: {verdict}); ", end="")
            print(
                f"danh sách và tìm kiếm sau đó {statistics.median(after) * 1000:.0f} ms", flush=True
            )
            for name in stages[0]:
                middle = statistics.median(one.get(name, 0.0) for one in stages)
                print(f"{'':>8} {name} {middle * 1000:.0f} ms", flush=True)


if __name__ == "__main__":
    main()
