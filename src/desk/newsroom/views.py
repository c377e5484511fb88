"""Screens of the newsroom: the small door through which a figure is put into a sentence."""

from dataclasses import asdict

from django.conf import settings
from django.http import HttpRequest, JsonResponse

from congso.indicators.indicator import UnknownIndicator
from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod
from congso.places.gazetteer import UnknownPlace
from desk.kit import clock
from desk.ledger import queries
from desk.newsroom import choosing


def figures(request: HttpRequest) -> JsonResponse:
    """Return the indicators that answer ``q``, or the figures of one ``indicator``."""
    ledger, place = queries.public_ledger(), str(settings.HOME_PLACE)
    indicator = request.GET.get("indicator")
    if not indicator:
        found = choosing.search(ledger, request.GET.get("q", "")[:200], place)
        return JsonResponse({"indicators": [asdict(one) for one in found]})
    try:
        period = codes.read(request.GET.get("period", ""))
        part = request.GET.get("part", "")
        chosen = choosing.choices(ledger, indicator, place, period, part, clock.now())
    except (UnknownIndicator, UnknownPlace, NoSuchPeriod) as wrong:
        return JsonResponse({"message": str(wrong)}, status=400)
    return JsonResponse({"figures": [asdict(one) for one in chosen]})
