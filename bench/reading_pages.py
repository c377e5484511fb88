"""How long a phone on a slow line waits for a page, in headless Chromium, drawn as Lighthouse does.

150 ms away, 1,6 Mb a second, a processor a quarter as fast; the best of three openings with
nothing kept. The limit is a page of one line, over the same line to the same browser.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.journeys.conftest import _served  # noqa: E402 — the tests lie beside this folder
from tests.journeys.opened import Opened, opened  # noqa: E402
from tests.journeys.test_screens import ARTICLE  # noqa: E402

LIMITS: Final = (
    ("first_ms", 1500, "thấy chữ đầu, ms"), ("largest_ms", 2000, "thấy phần lớn nhất, ms"),
    ("shift", 0.05, "xê dịch"), ("blocking_ms", 100, "chặn thao tác, ms"),
    ("without_photographs", 150_000, "byte, không kể ảnh"),
)  # fmt: skip
PREPARE: Final = (
    "from desk.command import django_side, starting; django_side.set_up(); starting.prepare()"
)


def best(browser: Browser, address: str) -> Opened:
    """Return the opening of three that showed its largest part first."""
    return min(
        (opened(browser, address, slowly=True) for _ in range(3)), key=lambda o: o.largest_ms
    )


def main() -> None:
    """Print what each page costs and whether it keeps the limits."""
    program = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    if program is None:
        sys.exit("Máy này không có chromium; cài gói chromium rồi chạy lại.")
    with tempfile.TemporaryDirectory(prefix="congso-bench-") as place:
        var = Path(os.environ.get("CONGSO_BENCH_VAR", "") or place)
        if not (var / "public" / "manifest.json").exists():
            told = {**os.environ, "CONGSO_VAR": str(var), "PYTHONPATH": str(ROOT / "src")}
            subprocess.run([sys.executable, "-c", PREPARE], env=told, check=True, stdout=sys.stderr)
        with _served(var) as portal, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            bare = best(browser, f"{portal.url}/san-sang")
            print(f"Mức trần (một dòng chữ): {bare.first_ms:.0f} ms")
            for address in (ARTICLE, "/", "/bao-cao-thong-ke/"):
                made = best(browser, portal.url + address)
                print(f"{address}: gấp {made.first_ms / max(bare.first_ms, 1):.1f} mức trần")
                for name, limit, said in LIMITS:
                    value = getattr(made, name)
                    verdict = "đạt" if value <= limit else "CHƯA ĐẠT"
                    print(f"  {said:<26}{value:>10,.2f}  (≤ {limit}: {verdict})")
            browser.close()


if __name__ == "__main__":
    main()
