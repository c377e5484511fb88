"""What a page costs a reader, as Chromium counts it: bytes, moments, shifts, blocking."""

from dataclasses import dataclass, field
from typing import Any, Final

from playwright.sync_api import Browser

WATCHING: Final = """
window.seen = {first: 0, largest: 0, shift: 0, tasks: []};
new PerformanceObserver((list) => {
  for (const one of list.getEntries())
    if (one.name === "first-contentful-paint") seen.first = one.startTime;
}).observe({type: "paint", buffered: true});
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) seen.largest = one.startTime;
}).observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) seen.shift += one.value;
}).observe({type: "layout-shift", buffered: true});
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) seen.tasks.push([one.startTime, one.duration]);
}).observe({type: "longtask", buffered: true});
"""
SLOW_4G: Final = {
    "offline": False, "latency": 150, "downloadThroughput": 1638.4 * 1024 / 8,
    "uploadThroughput": 750 * 1024 / 8,
}  # fmt: skip
"""As Lighthouse draws a phone: 150 ms away, 1.6 Mb a second down, 750 kb up."""


@dataclass
class Opened:
    """A page that was opened once, with nothing kept from before."""

    first_ms: float = 0
    largest_ms: float = 0
    shift: float = 0
    blocking_ms: float = 0
    weights: dict[str, int] = field(default_factory=dict)
    """Bytes on the wire by address, heads included."""
    photographs: set[str] = field(default_factory=set)

    @property
    def without_photographs(self) -> int:
        """Bytes of everything but raster pictures."""
        return sum(size for one, size in self.weights.items() if one not in self.photographs)


def opened(browser: Browser, address: str, *, slowly: bool = False) -> Opened:
    """Open a page as a phone does and scroll to its end.

    Shape: `slowly` draws a slow line and a processor a quarter as fast.
    """
    context = browser.new_context(
        viewport={"width": 412, "height": 823}, device_scale_factor=1.75, bypass_csp=True
    )
    page = context.new_page()
    page.add_init_script(WATCHING)
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    if slowly:
        line.send("Network.emulateNetworkConditions", SLOW_4G)
        line.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    made, names = Opened(), dict[str, str]()

    def answered(told: dict[str, Any]) -> None:
        names[told["requestId"]] = told["response"]["url"]
        if told["response"]["mimeType"] in {"image/avif", "image/webp", "image/jpeg"}:
            made.photographs.add(told["response"]["url"])

    def finished(told: dict[str, Any]) -> None:
        if name := names.get(told["requestId"]):
            made.weights[name] = int(told["encodedDataLength"])

    line.on("Network.responseReceived", answered)
    line.on("Network.loadingFinished", finished)
    page.goto(address, wait_until="networkidle")
    page.mouse.wheel(0, 100_000)
    page.wait_for_load_state("networkidle")
    seen = page.evaluate("window.seen")
    context.close()
    made.first_ms, made.largest_ms = seen["first"], seen["largest"]
    made.shift, made.blocking_ms = seen["shift"], _blocking(seen["tasks"], seen["first"])
    return made


def _blocking(tasks: list[tuple[float, float]], first: float) -> float:
    """Return how long a tap would have waited: what tasks take beyond 50 ms once there is text.

    As Lighthouse counts its Total Blocking Time: what comes before the first paint shows in that.

    >>> _blocking([(0, 300), (250, 100), (400, 80)], first=260)
    70
    """
    left = (start + length - max(start, first) for start, length in tasks)
    return sum(max(0, one - 50) for one in left)
