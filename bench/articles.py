"""How long the articles of an old portal take to come in, photographs, stop and resume included.

A table of articles with a photograph each is made, as large as asked for. It is brought in by the
command, killed once in the midst and started again, then once more to see that nothing is doubled.
Beside it plain Wagtail publishes pages of the same text, without gates, cleaning and photographs.

``python bench/articles.py 10000`` names the size; without it 1.000.
"""

import csv
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

SIZE: Final = 1_000
PEER: Final = 200
"""How many pages plain Wagtail publishes."""
LIMIT: Final = 6.0
"""How many times the time of plain Wagtail an article may take, its photograph included."""
PROSE: Final = (
    "<p>Mạng lưới được mở thêm ở các xã ven biển, nơi người dân trước đây phải đi xa mới gửi được "
    "một bưu phẩm. <b>Việc được làm theo từng cụm dân cư</b>, nơi thiếu nhất làm trước.</p>"
)
PREPARE: Final = """
from desk.command import django_side as d; d.set_up(); d.migrate()
from desk.newsroom.models import HomePage, NewsIndex
from desk.kit.page import PortalPage
from wagtail.models import Site
home = PortalPage.get_first_root_node().add_child(
    instance=HomePage(title="Trang chủ", slug="trang-chu", live=True))
Site.objects.update(root_page=home)
home.add_child(instance=NewsIndex(title="Tin tức", live=True))
"""
PLAIN: Final = """
import sys, time
from desk.command import django_side as d; d.set_up()
from desk.kit import page
from desk.newsroom import writing
page.gates.clear()
section = writing.section_named("Trang thường")
begun = time.monotonic()
for number in range({count}):
    one = writing.article(title=f"Trang {{number}}", lead="<p>Một câu.</p>", byline="BBT",
                          body=[("text", "{prose}")])
    section.add_child(instance=one)
    one.save_revision().publish()
print((time.monotonic() - begun) / {count})
"""
COUNT: Final = """
from desk.command import django_side as d; d.set_up()
from desk.newsroom.models import Article
from desk.press.models import Moved
from wagtail.images import get_image_model
print(Article.objects.filter(live=True).count(), get_image_model().objects.count(),
      Moved.objects.filter(old__startswith="/tin/").count())
"""


def made(place: Path, size: int) -> Path:
    """Write the table and its photographs."""
    folder = place / "anh"
    folder.mkdir()
    columns = ["id", "tieu_de", "noi_dung", "ngay", "chuyen_muc", "tac_gia", "dia_chi", "anh"]
    path = place / "cu.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(columns)
        for number in range(size):
            colour = (number % 256, number // 256 % 256, 128)
            picture = Image.new("RGB", (640, 427), colour)
            ImageDraw.Draw(picture).text((40, 40), str(number), fill="white", font_size=120)
            picture.save(folder / f"{number}.jpg", quality=80)
            rows.writerow([
                number, f"Bài số {number} của cổng cũ", PROSE * 4, "04/01/2024 08:30",
                f"Chuyên mục {number % 8}", "Ban Biên tập", f"/tin/{number}.html", f"{number}.jpg",
            ])  # fmt: skip
    return path


def python(program: str, environment: dict[str, str]) -> str:
    """Return what a program on the staff side prints."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.strip()


def arrived(database: Path) -> int:
    """Return how many articles have arrived."""
    with sqlite3.connect(database, timeout=60) as looked:
        return int(looked.execute("select count(*) from arrivals_arrival").fetchone()[0])


def main(size: int) -> int:
    """Measure, print, and return 1 when something is doubled, lost or beyond the limit."""
    with tempfile.TemporaryDirectory(prefix="congso-bench-") as folder:
        place = Path(folder)
        environment = {
            **os.environ, "CONGSO_VAR": str(place / "var"), "CONGSO_DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "desk.settings",
        }  # fmt: skip
        python(PREPARE, environment)
        path = made(place, size)
        peer = float(python(PLAIN.format(count=PEER, prose=PROSE * 4), environment))
        command = [sys.executable, "-m", "desk.command", "import", "articles", str(path)]
        command += ["--photographs", str(place / "anh"), "--json"]
        begun = time.monotonic()
        running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        while running.poll() is None and arrived(place / "var" / "desk.sqlite3") < size // 3:
            time.sleep(0.2)
        running.send_signal(signal.SIGKILL)
        running.wait()
        stopped = arrived(place / "var" / "desk.sqlite3")
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        each = (time.monotonic() - begun) / size
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = used.ru_utime + used.ru_stime
        again = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False
        )
        told, once_more = json.loads(done.stdout), json.loads(again.stdout)
        live, pictures, led = (int(part) for part in python(COUNT, environment).split())
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{size} articles with a photograph each: {size * each:.0f} s, {each * 1000:.0f} ms each")
    print(f"killed after {stopped}, then {told['brought']} more", end="; ")
    print(f"the third run brought {once_more['brought']}")
    print(f"live: {live - PEER}, photographs: {pictures}, old addresses that lead on: {led}")
    print(f"the largest process held {memory} MB; processor: {spent:.0f} s")
    print(f"plain Wagtail, no photograph: {peer * 1000:.0f} ms each; ratio {each / peer:.2f}")
    is_whole = {live - PEER, pictures, led} == {size} and once_more["brought"] == 0
    return 0 if is_whole and each / peer <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE))
