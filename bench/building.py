"""How long the press takes for all pages of a site.

Sites of so many pages in all are made: articles with live figures, a few to each figure, and
with them their lists and the pages of the figures, which count as pages too; the aim is a full
build of 10.000 pages in 60 seconds of two cores, and is measured at exactly that. A site smaller
than its lists and figures has a tenth of its size in articles and is as large as it then is.
Beside it Wagtail renders the same articles from a plain Django template, in the same run. Seconds
of the processor are told with those of the clock, since the machine may be busy.

``python bench/building.py 1000 10000`` names the sizes; without them 1.000 and 10.000.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

SIZES: Final = (1_000, 10_000)
FULL_LIMIT_S, FULL_LIMIT_FOR = 60.0, 10_000
CORES: Final = 2
PLAIN: Final = 60
"""How many pages plain Wagtail renders."""
CITED_BY: Final = 8
"""How many articles cite a figure."""
FIGURES: Final = 4
"""How many figures an article cites."""
INDICATORS: Final = (
    *("telecom.sites", "postal.points", "telephone.subscribers", "broadband.subscribers"),
    "postal.enterprises",
)
MONTHS: Final = tuple(f"{year}-{month:02d}" for year in (2023, 2024) for month in range(1, 13))
KNOWN: Final = datetime(2025, 1, 6, 1, tzinfo=UTC)
PROSE: Final = (
    "Mạng lưới được mở thêm ở các xã ven biển, nơi người dân trước đây phải đi xa mới gửi được một "
    "bưu phẩm hay nộp được một bộ hồ sơ. Sở Thông tin và Truyền thông cho biết công việc được làm "
    "theo từng cụm dân cư, nơi thiếu nhất làm trước, và số liệu được các đơn vị báo về hằng tháng. "
)
WAGTAIL: Final = """<!doctype html><html lang="vi"><title>{{ page.title }}</title><body>
<nav>{% for one in menu %}<a href="{{ one.url }}">{{ one.title }}</a>{% endfor %}</nav>
<ol>{% for one in page.get_ancestors %}<li><a href="{{ one.url }}">{{ one.title }}</a></li>
{% endfor %}</ol><h1>{{ page.title }}</h1><p>{{ page.lead|safe }}</p>
{% for block in page.body %}{{ block }}{% endfor %}
<ul>{% for one in related %}<li><a href="{{ one.url }}">{{ one.title }}</a> {{ one.published_at }}
{{ one.lead|safe }}</li>{% endfor %}</ul></body></html>"""


def portal(place: Path) -> None:
    """Set an empty portal up in a folder, with its places and the demonstration."""
    os.environ.update(
        CONGSO_VAR=str(place), DJANGO_SETTINGS_MODULE="desk.settings",
        CONGSO_FRONT_BIND=f"127.0.0.1:{free_port()}", CONGSO_DATABASE_URL="",
    )  # fmt: skip
    from desk.command import django_side, starting

    django_side.set_up()
    django_side.migrate()
    starting._facts()  # noqa: SLF001 — as `congso up` does it
    from desk.newsroom import demonstration

    demonstration.load()


def free_port() -> int:
    """Return a port that nobody listens on."""
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def figures(size: int) -> list[Any]:
    """Return the keys of the figures that a site of this size cites."""
    from congso.observations.observation import Key
    from congso.periods import codes
    from desk.atlas import queries as atlas
    from desk.settings import HOME_PLACE

    home = atlas.gazetteer().known(HOME_PLACE).id
    places = sorted(one.id for one in atlas.gazetteer().places if one.id != home)
    months = [codes.read(month) for month in MONTHS]
    every = [Key(code, place, month) for place in places for month in months for code in INDICATORS]
    return every[: max(FIGURES, size * FIGURES // CITED_BY)]


def fill(size: int) -> list[Any]:
    """Put figures on record and articles on the site, straight into the tables."""
    from django.contrib.contenttypes.models import ContentType
    from django.db import transaction

    from congso.observations.observation import Level, Observation, Origin
    from desk.kit.page import PortalPage
    from desk.kit.permissions import MACHINE
    from desk.ledger import actions
    from desk.newsroom import citations
    from desk.newsroom.pages.article import Article
    from desk.newsroom.pages.section import Section

    keys = figures(size)
    told = [
        Observation(
            key=key, value=Decimal(1000 + number % 900), source="Báo cáo tháng, số giả định",
            recorded_at=KNOWN, level=Level.OFFICIAL, origin=Origin.SYNTHETIC,
        )
        for number, key in enumerate(keys)
    ]  # fmt: skip
    with transaction.atomic():
        for start in range(0, len(told), 5000):
            actions.record_observations(told[start : start + 5000], by=MACHINE)
    section = Section.objects.order_by("path").first()
    before = section.get_children_count()
    kind = ContentType.objects.get_for_model(Article)
    for start in range(0, size, 2000):
        numbers = range(start, min(start + 2000, size))
        with transaction.atomic():
            rows = [
                PortalPage(
                    title=f"Bản tin số {number}: mạng lưới về gần dân", slug=f"ban-tin-{number}",
                    draft_title=f"Bản tin số {number}", live=True, content_type=kind,
                    path=section.path + base36(before + number + 1), depth=section.depth + 1,
                    url_path=f"{section.url_path}ban-tin-{number}/", locale=section.locale,
                    first_published_at=KNOWN, last_published_at=KNOWN,
                    summary=f"Bản tin số {number} về bưu chính và viễn thông.",
                )
                for number in numbers
            ]  # fmt: skip
            PortalPage.objects.bulk_create(rows)
            for number, row in zip(numbers, rows, strict=True):
                cited = [keys[(number * FIGURES + one) % len(keys)] for one in range(FIGURES)]
                article = Article(
                    portalpage_ptr_id=row.pk, byline="Ban Biên tập",
                    published_at=KNOWN - timedelta(minutes=number),
                    lead=f"<p>Tháng này mạng lưới có {live(cited[0])} điểm.</p>",
                    body=[("text", text(number, cited))],
                )  # fmt: skip
                article.__dict__.update(
                    {name: value for name, value in row.__dict__.items() if name != "_state"}
                )
                article.save_base(raw=True, force_insert=False)
    PortalPage.objects.filter(pk=section.pk).update(numchild=before + size)
    # What publishing notes of each page; a build would otherwise begin by making it good.
    citations.refresh()
    return keys


def trim(size: int) -> int:
    """Take the oldest articles off the site until it has so many pages in all; return how many.

    Shape: a page is what has an address of its own to read, not a list for machines or a file.
    """
    from desk.kit.page import PortalPage
    from desk.newsroom import citations
    from desk.press import sources

    while True:
        pages = sum(address.endswith("/") for address in sources.pages(files=False))
        articles = PortalPage.objects.filter(slug__startswith="ban-tin-", live=True)
        left, over = articles.count(), pages - size
        if over <= 0 or left <= size // 10:
            citations.refresh()
            return pages
        # An article takes a part of a list with it: a few too few go at a time, never too many.
        going = min(max(1, over * 9 // 10), left - size // 10)
        oldest = list(articles.order_by("-path").values_list("pk", flat=True)[:going])
        for start in range(0, going, 500):
            PortalPage.objects.filter(pk__in=oldest[start : start + 500]).update(live=False)


def base36(number: int) -> str:
    """Return a step of a tree path."""
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    told = ""
    while number:
        number, rest = divmod(number, 36)
        told = digits[rest] + told
    return told.rjust(4, "0")


def live(key: Any) -> str:
    """Return a live figure as the database keeps it."""
    from desk.newsroom.prose import LiveFigure, figure_html

    reference = f"{key.indicator}|{key.place}|{key.period.code}||level"
    return figure_html(LiveFigure(reference, KNOWN + timedelta(hours=1), "0"))


def text(number: int, cited: list[Any]) -> str:
    """Return the body of an article: twelve paragraphs under three headings."""
    parts = []
    for one in range(12):
        if one % 4 == 0:
            parts.append(f"<h2>Phần {one // 4 + 1} của bản tin số {number}</h2>")
        cites = f" Số báo về là {live(cited[one])}." if one < len(cited) else ""
        parts.append(f"<p>{PROSE}{cites}</p>")
    return "".join(parts)


@contextmanager
def running(place: Path, port: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Run worker and front as `congso up` does."""
    commands = (
        [sys.executable, "-m", "front", "--built", str(place / "public"), "--port", str(port)],
        [sys.executable, "-m", "desk.command", "worker"],
    )
    log = (place / "log.txt").open("ab")
    processes = [subprocess.Popen(one, stdout=log, stderr=log) for one in commands]
    try:
        yield processes
    finally:
        for one in processes:
            one.terminate()
        for one in processes:
            one.wait(30)
        log.close()


def served(port: int, address: str) -> str:
    """Return a page as a reader gets it, nothing while there is none."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}", timeout=30) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def until(holds: Any, patience: float = 600.0) -> float:
    """Wait until something holds, and return how long it took."""
    start = time.perf_counter()
    while not holds():
        if time.perf_counter() - start > patience:
            raise TimeoutError("chờ quá lâu")
        time.sleep(0.01)
    return time.perf_counter() - start


def plain(section: Any) -> float:
    """Return the seconds that Wagtail takes for a page from a plain Django template."""
    from django.template import engines

    from desk.kit.page import PortalPage
    from desk.newsroom.pages.article import Article

    template = engines["django"].from_string(WAGTAIL)
    numbers = list(Article.objects.child_of(section).values_list("pk", flat=True)[:PLAIN])
    start = time.perf_counter()
    for number in numbers:
        page = PortalPage.objects.get(pk=number).specific
        menu = PortalPage.objects.live().filter(depth=3)
        newest = Article.objects.child_of(section).live().order_by("-published_at")
        template.render({"page": page, "menu": menu, "related": newest.exclude(pk=number)[:3]})
    return (time.perf_counter() - start) / len(numbers)


def measured(size: int) -> None:
    """Print how a site of one size is built, whole and after a change."""
    with tempfile.TemporaryDirectory(prefix="congso-bench-") as folder:
        place = Path(folder)
        portal(place)
        fill(size)
        trim(size)
        from desk.newsroom.pages.section import Section

        section = Section.objects.order_by("path").first()
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "desk.command", "build"], check=True)
        full = time.perf_counter() - start
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        worked = used.ru_utime + used.ru_stime
        pages = len(list((place / "public" / "site").rglob("index.html")))
        each = plain(section)
        print(f"{size:>8}: {pages} trang cả thảy, dựng toàn bộ {full:.1f} s, ", end="")
        print(f"{pages / full:.0f} trang/s; bộ nhớ cao nhất {used.ru_maxrss / 1024:.0f} MB")
        print(
            f"{'':>8} bộ xử lý {worked:.1f} s, {worked / pages * 1000:.1f} ms một trang; ", end=""
        )
        print(f"hai lõi rảnh: {worked / CORES:.0f} s")
        print(f"{'':>8} Wagtail với mẫu Django: {each * 1000:.1f} ms một trang, ", end="")
        print(f"cả trang {each * pages:.0f} s; lâu gấp {each * pages / full:.1f} lần trên một lõi")
        if size == FULL_LIMIT_FOR <= pages:
            verdict = "đạt" if worked / CORES <= FULL_LIMIT_S else "CHƯA ĐẠT"
            print(f"{'':>8} mức cần đạt: {FULL_LIMIT_S:.0f} s ({verdict})")


def main() -> None:
    """Measure each size in a process of its own, since settings are read once."""
    if len(sys.argv) > 2 and sys.argv[1] == "--one":
        measured(int(sys.argv[2]))
        return
    print("Dựng trang: toàn bộ, và từ một số được sửa đến lúc người đọc thấy")
    for size in map(int, sys.argv[1:] or map(str, SIZES)):
        subprocess.run([sys.executable, __file__, "--one", str(size)], check=True)


if __name__ == "__main__":
    main()
