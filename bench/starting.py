"""How long the command line takes to start, beside bare Python and beside Django.

Somebody who checks a text from a pipe or an editor's shortcut waits for this every time.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

CONGSO: Final = str(Path(sys.executable).with_name("congso"))
DJANGO: Final = (
    "from django.conf import settings; settings.configure(); import django; django.setup()"
)
ROUNDS: Final = 7
LIMIT_S: Final = 0.5
ARTICLE: Final = "Năm 2023 toàn tỉnh có 1.422 trạm, tăng 76 trạm so với 1.346 trạm của năm 2022.\n"


def seconds(*command: str) -> float:
    """Return the best of several starts: the program itself, not its neighbours on the machine."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print a line for each program."""
    with tempfile.TemporaryDirectory() as place:
        article = Path(place) / "bai.txt"
        article.write_text(ARTICLE, encoding="utf-8")
        measured = {
            "python -c pass": seconds(sys.executable, "-c", "pass"),
            "python -c 'django.setup()'": seconds(sys.executable, "-c", DJANGO),
            "congso --help": seconds(CONGSO, "--help"),
            "congso check bai.txt": seconds(CONGSO, "check", str(article)),
        }
    floor = measured["python -c pass"]
    print("Thời gian khởi động (lần nhanh nhất)")
    for name, taken in measured.items():
        print(f"  {name:<28} {taken * 1000:>7.0f} ms   gấp {taken / floor:.1f}")
    verdict = "đạt" if measured["congso check bai.txt"] < LIMIT_S else "CHƯA ĐẠT"
    print(f"  mức cần đạt cho congso check: {LIMIT_S:.1f} s ({verdict})".replace(".", ","))


if __name__ == "__main__":
    main()
