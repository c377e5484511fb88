"""What 200 kills at random moments leave behind, during publishing and under load: nothing wrong.

CONGSO_FAULTS and CONGSO_SEED say how often and from which seed; it ends with 1 where something is
half, lost or doubled.
"""

import os
import socket
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from peers import faulting

KILLS: Final = int(os.environ.get("CONGSO_FAULTS", "200"))
SEED: Final = int(os.environ.get("CONGSO_SEED", str(time.time_ns() % 1_000_000)))


def main() -> None:
    """Prepare a portal, kill its processes, print what was found."""
    with tempfile.TemporaryDirectory(prefix="congso-faults-") as place:
        var = Path(os.environ.get("CONGSO_BENCH_VAR", "") or place)
        os.environ["CONGSO_VAR"] = str(var)
        if not (var / "public" / "manifest.json").exists():
            from desk.command import django_side, starting  # noqa: PLC0415

            django_side.set_up()
            starting.prepare()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        print(f"Giết {KILLS} lần, hạt giống {SEED}")
        seen, found = faulting.run(var, port, SEED, KILLS)
        wrong = faulting.faults(seen, found)
        published = found["published"]
        print(
            f"{seen.answers} trả lời đúng từng byte, {seen.away} lần phải đợi;"
            f" {len(seen.letters)} thư, {seen.views} lượt xem đã xác nhận;"
            f" {len(published)} lần xuất bản"  # type: ignore[arg-type]
        )
        told = ", ".join(f"{name} {count}" for name, count in sorted(seen.killed.items()))
        print(f"Đã giết: {told}; {seen.amid_a_build} lần giữa lúc đang dựng")
        for one in wrong:
            print(f"SAI: {one}")
        print("Không sai chỗ nào." if not wrong else f"{len(wrong)} chỗ sai.")
        sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
