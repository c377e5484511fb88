"""The rows of pages, a dozen at a time: read by one question for all that are about to be made.

Outside a round of work, and for what nobody foresaw, each page is asked for by itself.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from desk.kit import remembering
from desk.kit.page import PortalPage

_AHEAD = "rows read ahead"
_PICTURE, _TOPICS = "picture", "topics__topic"


def one(model: Any, number: int) -> Any:
    """Return the page of a number.

    Raises: what `get` raises where there is none.
    """
    found = _ahead().get((model, number))
    return found or model._default_manager.get(pk=number)  # noqa: SLF001 — Django's way


def many(model: Any, numbers: Iterable[int]) -> dict[int, Any]:
    """Return the pages of these numbers, without those that there are not."""
    ahead, wanted = _ahead(), list(numbers)
    found = {number: ahead[model, number] for number in wanted if (model, number) in ahead}
    missing = [number for number in wanted if number not in found]
    return found | _read(model, missing) if missing else found


def above(page: PortalPage) -> PortalPage:
    """Return the page above one; asked for once in a round, however many lie below it."""
    found: PortalPage = remembering.once(("page at", page.path[: -page.steplen]), page.get_parent)
    return found


def read_ahead(wanted: Mapping[Any, Collection[int]]) -> None:
    """Read the pages of each model that are asked for next, beside those read already."""
    known = remembering.memory()
    if known is None:
        return
    ahead = known.setdefault(_AHEAD, {})
    for model, numbers in wanted.items():
        missing = [number for number in numbers if (model, number) not in ahead]
        found = _read(model, missing) if missing else {}
        ahead.update({(model, number): page for number, page in found.items()})


def forget() -> None:
    """Forget what was read ahead: its pages are made."""
    known = remembering.memory()
    if known is not None:
        known[_AHEAD] = {}


def _ahead() -> Mapping[tuple[Any, int], Any]:
    known = remembering.memory()
    found: Mapping[tuple[Any, int], Any] = {} if known is None else known.get(_AHEAD, {})
    return found


def _read(model: Any, numbers: Collection[int]) -> dict[int, Any]:
    found = model._default_manager.all()  # noqa: SLF001 — Django's way
    if model is PortalPage:
        found = found.specific()
    found = found.prefetch_related(_TOPICS)
    if any(field.name == _PICTURE for field in model._meta.fields):  # noqa: SLF001
        found = found.select_related(_PICTURE).prefetch_related(f"{_PICTURE}__renditions")
    read: dict[int, Any] = found.in_bulk(numbers)
    return read
