"""How long readers wait for what was published, worker and front running: articles and figures.

Forty articles are published and forty observations recorded, one at a time; the clock runs from
the moment that the staff side is done until a reader is served the page over HTTP. The seconds of
the processor that worker and front spend on it are told beside, since the machine may be busy.

``python bench/showing.py 3000`` names how many articles the portal has.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import building

ARTICLES: Final = 3_000
ROUNDS: Final = 40
LIMIT_S: Final = 1.0
REST_S: Final = 1.0
"""Between two rounds: the second wave of the one before comes to its end."""
_STAGE: Final = re.compile(r"([^,\d]+?) (\d+) ms")
_FIRST_WAVE: Final = "trang: đợi"
"""How the line of the log begins to tell stages where readers were waiting for pages."""
_TICKS: Final = os.sysconf("SC_CLK_TCK")


def spent(processes: list[subprocess.Popen[bytes]]) -> float:
    """Return the seconds of the processor that processes used so far."""
    told = 0.0
    for one in processes:
        fields = Path(f"/proc/{one.pid}/stat").read_text().rpartition(")")[2].split()
        told += (int(fields[11]) + int(fields[12])) / _TICKS
    return told


def articles(port: int, keys: list[Any], running: list[Any]) -> tuple[list[float], list[float]]:
    """Publish articles, and return how long each took to reach a reader, and what it cost."""
    from datetime import timedelta

    from desk.kit import clock
    from desk.newsroom.pages.article import Article
    from desk.newsroom.pages.section import Section

    section = Section.objects.order_by("path").first()
    waited, cost = [], []
    for number in range(ROUNDS + 1):
        cited = [keys[(number * 7 + one) % len(keys)] for one in range(building.FIGURES)]
        page = section.add_child(
            instance=Article(
                title=f"Tin mới số {number}", slug=f"tin-moi-{number}", live=False,
                lead=f"<p>Hôm nay có {building.live(cited[0])} điểm.</p>", byline="Ban Biên tập",
                published_at=clock.now() + timedelta(seconds=number),
                summary="Tin để đo tốc độ.", body=[("text", building.text(number, cited))],
            )
        )  # fmt: skip
        revision, address = page.save_revision(), f"{section.address}tin-moi-{number}/"
        before = spent(running)
        revision.publish()
        waited.append(_until(port, address, f"Tin mới số {number}"))
        cost.append(spent(running) - before)
        # A reader finds it on the list as well.
        _until(port, section.address, f"Tin mới số {number}")
        time.sleep(REST_S)
    return waited[1:], cost[1:]


def observations(port: int, keys: list[Any], running: list[Any]) -> tuple[list[float], list[float]]:
    """Accept observations, and return how long each took to reach a reader, and what it cost."""
    from congso.observations.observation import Level
    from congso.quantities import numerals
    from desk.kit.permissions import MACHINE
    from desk.ledger import actions, queries
    from desk.newsroom.pages.section import Section

    section = Section.objects.order_by("path").first()
    waited, cost = [], []
    for number in range(ROUNDS + 1):
        place = number * len(keys) // (ROUNDS + 1)
        key, stands = keys[place], queries.standing(keys[place])
        address = f"{section.address}ban-tin-{place // building.FIGURES}/"
        value = Decimal(20_000 + number)
        before = spent(running)
        actions.revise_observation(
            key=key, value=value, level=Level.OFFICIAL,
            source="Báo cáo đính chính, số giả định", reason="đo tốc độ",
            expected_previous=stands.value, by=MACHINE,
        )  # fmt: skip
        waited.append(_until(port, address, numerals.write(value)))
        cost.append(spent(running) - before)
        time.sleep(REST_S)
    return waited[1:], cost[1:]


def _until(port: int, address: str, said: str) -> float:
    return building.until(lambda: said in building.served(port, address), patience=120)


def stages(log: Path, since: int) -> dict[str, list[float]]:
    """Return what the worker says of each stage of what it built, from a place of its log on."""
    found: dict[str, list[float]] = {}
    for line in log.read_text("utf-8")[since:].splitlines():
        if " gỡ " not in line:
            continue
        wave = "" if _FIRST_WAVE in line else "sau đó "
        for name, spent in _STAGE.findall(line.partition("trang: ")[2]):
            found.setdefault(wave + name, []).append(float(spent) / 1000)
    return found


def p95(spent: list[float]) -> float:
    """Return what nineteen in twenty stay under."""
    return sorted(spent)[int(len(spent) * 0.95) - 1]


def told(what: str, log: Path, measure: Callable[[], tuple[list[float], list[float]]]) -> None:
    """Print how long readers waited, in the middle and at worst but for one in twenty."""
    since = len(log.read_text("utf-8"))
    waited, cost = measure()
    verdict = "đạt" if p95(waited) <= LIMIT_S else "CHƯA ĐẠT"
    print(f"{what}: trung vị {statistics.median(waited):.2f} s, p95 {p95(waited):.2f} s ", end="")
    print(f"(mức {LIMIT_S:.0f} s: {verdict}); bộ xử lý {statistics.median(cost):.2f} s", flush=True)
    for name, spent in stages(log, since).items():
        middle, most = statistics.median(spent) * 1000, p95(spent) * 1000
        print(f"    {name.strip()}: {middle:.0f} ms, p95 {most:.0f} ms", flush=True)


def main() -> None:
    """Measure a portal of one size."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with tempfile.TemporaryDirectory(prefix="congso-bench-") as folder:
        place = Path(folder)
        building.portal(place)
        keys = building.fill(size)
        from desk.settings import FRONT_BIND

        port = int(FRONT_BIND.rpartition(":")[2])
        subprocess.run([sys.executable, "-m", "desk.command", "build"], check=True)
        print(f"Từ lúc xuất bản đến lúc người đọc thấy, cổng có {size} bài, {ROUNDS} lần mỗi việc")
        with building.running(place, port) as processes:
            building.until(lambda: building.served(port, "/san-sang"))
            time.sleep(REST_S)
            log = place / "log.txt"
            told("bài viết vừa xuất bản", log, lambda: articles(port, keys, processes))
            told("số liệu vừa ghi nhận", log, lambda: observations(port, keys, processes))


if __name__ == "__main__":
    main()
