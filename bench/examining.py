"""How long an editor waits for the panel: an article examined against the ledger, and again.

The peer is bare reading: the same text read into statements, neither bound nor checked. The second
examination is the pause after one more word: what was found of the others is still known.
"""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from congso.claims import reading
from desk.kit import shelf

if TYPE_CHECKING:
    from congso.observations.ledger import Ledger
    from desk.checking.passages import Passage

TEXTS: Final = Path(__file__).resolve().parents[1] / "tests" / "golden" / "annotated"
BYTES: Final = 10_000
HOME: Final = "94"
LIMIT_MS: Final = 300
ROUNDS: Final = 5
FIGURE: Final = "Năm 2023, toàn tỉnh có 1.422 trạm thông tin di động, tăng 76 trạm so với năm 2022."
WORD: Final = " Vẫn còn."


def article() -> list[str]:
    """Return the paragraphs of about 10 KB of official prose, no two alike."""
    found, size = [FIGURE], 0
    for path in sorted(TEXTS.glob("*/articles/*.txt")):
        for line in filter(str.strip, path.read_text(encoding="utf-8").splitlines()):
            if size > BYTES:
                return found
            found.append(line)
            size += len(line.encode())
    return found


def passages(paragraphs: list[str]) -> "list[Passage]":
    """Return the paragraphs as a page gives them to be read."""
    from desk.checking.passages import Passage  # noqa: PLC0415 — needs Django set up

    return [Passage(f"body/a/{at}", "Đoạn", text) for at, text in enumerate(paragraphs)]


def record() -> "Ledger":
    """Return the ledger of the demonstration, not yet asked for anything."""
    tables = sorted(shelf.reviewed("figures").glob("*.csv"))
    return shelf.ledger_of(tuple(one for table in tables for one in shelf.observations(table)))


def best(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """Return the best of several rounds in milliseconds, `before` not counted."""
    times = []
    for _ in range(ROUNDS):
        before()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def main() -> None:
    """Print a line for reading, for the first examination and for the next."""
    from desk.checking import judging  # noqa: PLC0415 — needs Django set up

    paragraphs = article()
    whole = "\n\n".join(paragraphs)
    fresh = [record()]
    first = best(
        lambda: judging.examine(passages(paragraphs), fresh[0], HOME),
        lambda: fresh.__setitem__(0, record()),
    )
    longer = [*paragraphs[:-1], paragraphs[-1] + WORD]
    again = best(lambda: judging.examine(passages(longer), fresh[0], HOME))
    floor = best(lambda: reading.read(whole))
    found = judging.examine(passages(paragraphs), fresh[0], HOME)
    print(f"Kiểm tra một bài {len(whole.encode()) / 1000:.0f} KB, {len(found.judgements)} số liệu")
    for name, taken in (
        ("chỉ đọc (congso.claims)", floor),
        ("kiểm tra lần đầu", first),
        ("kiểm tra sau khi gõ thêm", again),
    ):
        print(f"  {name:<26} {taken:>7.0f} ms   gấp {taken / floor:.1f}")
    verdict = "đạt" if again <= LIMIT_MS else "CHƯA ĐẠT"
    print(f"  mức cần đạt mỗi lần ngừng gõ: {LIMIT_MS} ms ({verdict})")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        os.environ["CONGSO_VAR"] = place
        os.environ["DJANGO_SETTINGS_MODULE"] = "desk.settings"
        __import__("django").setup()
        main()
