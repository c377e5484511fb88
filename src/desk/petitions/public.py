"""The page on which readers write to the editors or the department; it needs no script."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from congso.publication.use import Recorder, Use, View
from desk.look.furniture import home_crumb
from desk.look.parts import Crumb

ADDRESS = "/gop-y/"


@dataclass(frozen=True, slots=True)
class LettersView:
    """What the page shows."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]


def pages() -> Mapping[str, Callable[[Recorder], View]]:
    """Return the address of the page with what makes it."""
    return {ADDRESS: _page}


def current(_use: Use) -> str | None:
    """Return None: the page stands on nothing that this room keeps."""
    return None


def _page(_recorder: Recorder) -> View:
    page = LettersView(
        title="Góp ý, hỏi đáp",
        summary=(
            "Gửi thư đến Ban biên tập hoặc Sở. Thư được ghi lại ngay khi gửi, kể cả lúc phần cán "
            "bộ của cổng đang bảo trì, và có mã để hỏi kết quả."
        ),
        address=ADDRESS,
        crumbs=(home_crumb(),),
    )
    return View("petitions/letters.html", {"page": page})
