"""The page on which readers write to the editors or the department; it needs no script."""

from collections.abc import Mapping
from dataclasses import dataclass

from congso.publication.touch import NOTHING, Change, Offered, Touch
from congso.publication.use import Recorder, Use, View
from desk.look.furniture import home_crumb
from desk.look.parts import Crumb

ADDRESS = "/gop-y/"
_LETTERS = "letters"


@dataclass(frozen=True, slots=True)
class LettersView:
    """What the page shows."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]


def pages() -> Mapping[str, Offered]:
    """Return the address of the page with what makes it."""
    return {ADDRESS: Offered(_LETTERS, _page)}


def pages_of(owner: str) -> Mapping[str, Offered]:
    """Return the same for letters, none for anything else."""
    return pages() if owner == _LETTERS else {}


def touched(_change: Change) -> Touch:
    """Return nothing: the page stands on nothing that changes."""
    return NOTHING


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
