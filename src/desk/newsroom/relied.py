"""What relies on an indicator or a place: it is named before either may go.

An indicator goes when its definition is taken out of the reviewed files, a place when a list comes
without it; both are refused as long as a page cites it or a figure was recorded for it.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from congso.findings.finding import Fault, FaultyInput
from congso.places.place import Place
from desk.kit.page import PortalPage
from desk.ledger import queries
from desk.newsroom.cited import Cited

_TOLD = 5


def on_indicator(code: str) -> list[str]:
    """Return the titles of the pages that cite an indicator, each once."""
    return _titles(Cited.objects.filter(indicator=code).values_list("page_id", flat=True))


def on_place(place: Place) -> list[str]:
    """Return the titles of the pages that cite a figure of a place, each once."""
    found = Cited.objects.filter(reference__contains=f"|{place.code}|")
    pages = [row.page_id for row in found if row.reference.split("|")[1] == place.code]
    return _titles(pages)


def refuse_lost_indicators() -> None:
    """Refuse to go on with a catalogue that lacks an indicator in use.

    Raises: `FaultyInput`, a fault for each with who uses it.
    """
    known = queries.catalogue().indicators
    recorded = queries.recorded_indicators()
    cited = set(Cited.objects.order_by().values_list("indicator", flat=True).distinct())
    faults = [
        _fault(code, is_recorded=code in recorded)
        for code in sorted((recorded | cited) - known.keys())
    ]
    if faults:
        raise FaultyInput(tuple(faults))


def _fault(code: str, *, is_recorded: bool) -> Fault:
    where = shown(on_indicator(code)) or _("không trang nào")
    return Fault(
        "data/indicators",
        _(
            "thiếu chỉ tiêu “%(code)s” đang dùng (trang: %(where)s%(ledger)s). Hãy đưa định nghĩa "
            "trở lại; chỉ tiêu thôi thu thập thì ghi ngày kết thúc, không xóa."
        )
        % {
            "code": code, "where": where,
            "ledger": _("; sổ số liệu có số đã ghi") if is_recorded else "",
        },
    )  # fmt: skip


def shown(titles: list[str]) -> str:
    """Return titles as a sentence names them, the first few of many."""
    told = ", ".join(f"“{title}”" for title in titles[:_TOLD])
    left = len(titles) - _TOLD
    return told + (_(" và %(count)s trang nữa") % {"count": left} if left > 0 else "")


def _titles(numbers: Iterable[int]) -> list[str]:
    pages = PortalPage.objects.filter(pk__in=set(numbers)).order_by("title")
    return list(pages.values_list("title", flat=True))
