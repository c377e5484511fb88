"""How long readers wait for what was published, worker and front running: articles and figures.

Forty articles are published and forty observations recorded, one at a time; the clock runs from
the moment that the staff side is done until a reader is served the page over HTTP. The seconds of
the processor that worker and front spend on it are told beside, since the machine may be busy.

``python bench/showing.py 3000`` names how many articles the portal has.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import building

ARTICLES: Final = 3_000
ROUNDS: Final = 40
LIMIT_S: Final = 1.0
REST_S: Final = 1.0
"""Between two rounds: the second wave of the one before comes to its end."""
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


def told(what: str, waited: list[float], cost: list[float]) -> None:
    """Print how long readers waited, in the middle and at worst but for one in twenty."""
    p95 = sorted(waited)[int(len(waited) * 0.95) - 1]
    verdict = "đạt" if p95 <= LIMIT_S else "CHƯA ĐẠT"
    print(f"{what}: trung vị {statistics.median(waited):.2f} s, p95 {p95:.2f} s ", end="")
    print(f"(mức {LIMIT_S:.0f} s: {verdict}); bộ xử lý {statistics.median(cost):.2f} s", flush=True)


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
            told("bài viết vừa xuất bản", *articles(port, keys, processes))
            told("số liệu vừa ghi nhận", *observations(port, keys, processes))


if __name__ == "__main__":
    main()
