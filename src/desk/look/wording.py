"""How a figure is told: its change in words, its slope, its card, its place against the plan.

Tăng 76 trạm so với năm 2022; lên 20 bậc so với năm 2021; thiếu 0,76 điểm phần trăm.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from congso.indicators.indicator import Better
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Origin
from congso.observations.reference import Aspect, Reference
from congso.quantities import numerals
from congso.quantities.rounding import half_up
from congso.quantities.units import Kind
from desk.look.parts import Card, Change, PlanLine, Slope, Tone

CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
_SHORT_UNITS = {"km/điểm phục vụ": "km", "người/điểm phục vụ": "người"}
"""Bán kính phục vụ bình quân of one point is told in km."""


def indicator_address(code: str) -> str:
    """Return the address of the page of an indicator.

    >>> indicator_address("telecom.sites")
    '/bao-cao-thong-ke/chi-tieu/telecom.sites/'
    """
    return f"/bao-cao-thong-ke/chi-tieu/{code}/"


def origin_label(figure: Figure) -> str:
    """Return where the figure comes from, in words; nothing for a published number."""
    return "" if figure.origin is Origin.PUBLISHED else figure.origin_said


def unit_of(figure: Figure) -> str:
    """Return the unit as it stands beside the number; a rank shows its peers instead."""
    if figure.unit.kind is Kind.RANK and figure.of is not None:
        peers = "đơn vị" if figure.formula is not None else "tỉnh, thành"
        return f"/ {numerals.write(figure.of, 0)} {peers}"
    return "" if figure.unit.kind is Kind.TEXT else figure.unit.symbol


def short_unit_of(figure: Figure) -> str:
    """Return the unit for a card, shorter where the name says already what one is of."""
    return _SHORT_UNITS.get(figure.unit.symbol) or unit_of(figure)


def number_of(figure: Figure) -> str:
    """Return the number without unit and without peers, as a card prints it large."""
    if figure.value is None:
        return figure.words or "–"
    return numerals.write(figure.value, figure.decimals)


def exact(figure: Figure) -> str:
    """Return the value for machines: 1422, 2.25; "" where there is none."""
    if figure.value is None:
        return ""
    value = figure.value if figure.decimals is None else half_up(figure.value, figure.decimals)
    return f"{value:f}"


def period_of(wanted: Reference) -> str:
    """Return the period as a card says it: năm 2023; năm 2023 so với năm 2022."""
    if wanted.aspect in (Aspect.CHANGE, Aspect.GROWTH):
        return f"{wanted.period.said} so với {wanted.compared_with.said}"
    return wanted.period.said


def is_founded(figure: Figure) -> bool:
    """Return whether there is a value or words, and anything that it stands on."""
    return bool(figure.words) or (
        figure.value is not None
        and (
            next(figure.observations(), None) is not None
            or next(figure.counted(), None) is not None
        )
    )


def told(figure: Figure) -> str:
    """Return the number as a table prints it, with no number for what nothing is recorded of."""
    return figure.printed if figure.value is None or is_founded(figure) else "–"


def day_known(figure: Figure) -> date | None:
    """Return the day from which all that the figure stands on was known, on local clocks."""
    since = figure.known_since
    if since is not None:
        return since.astimezone(CLOCK).date()
    return max((roll.checked_on for roll in figure.counted() if roll.checked_on), default=None)


def source_of(figure: Figure) -> str:
    """Return the sources of a figure in one line, and how much of it is there if not all."""
    gaps = dict.fromkeys(f"mới có {gap.told}" for gap in figure.gaps())
    return "; ".join((*figure.sources, *gaps))


def change(ledger: Ledger, reference: Reference) -> Change | None:
    """Return how far the level moved since the period before, or None where one is missing."""
    asked = replace(reference, aspect=Aspect.CHANGE)
    figure = ledger.figure(asked)
    if figure.value is None or not all(map(is_founded, figure.inputs)):
        return None
    base = asked.compared_with.said
    printed = half_up(figure.value, figure.decimals or 0) if figure.decimals is not None else None
    moved = figure.value if printed is None else printed
    if moved == 0:
        return Change("Không đổi", since=base, rises=None)
    if figure.unit.kind is Kind.RANK:
        rises = moved < 0
        said = short = f"{'Lên' if rises else 'Xuống'} {figure.quantity}"
    else:
        rises = moved > 0
        said = f"{'Tăng' if rises else 'Giảm'} {figure.quantity}"
        short = f"{'Tăng' if rises else 'Giảm'} {figure.printed}"
    return Change(
        said=said,
        short=short,
        growth=_growth(ledger, reference, figure),
        since=base,
        tone=_tone(figure.indicator.better, figure_grows=moved > 0),
        rises=rises,
    )


def card(ledger: Ledger, reference: Reference) -> Card:
    """Return the card of a level: name, value, change, slope, source."""
    figure = ledger.figure(reference)
    before = ledger.figure(replace(reference, period=reference.period.previous(), base=None))
    moved = change(ledger, reference)
    return Card(
        name=figure.name,
        address=indicator_address(reference.indicator),
        printed=number_of(figure),
        unit=short_unit_of(figure) if figure.value is not None else (figure.missing or ""),
        source=f"{capital(reference.period.said)} · {_short_source(figure)}",
        change=moved,
        slope=_slope(figure, before, moved),
        origin=origin_label(figure),
    )


def plan_line(ledger: Ledger, reference: Reference) -> PlanLine | None:
    """Return the target against its plan, or None where either is missing."""
    ratio = ledger.figure(replace(reference, aspect=Aspect.PLAN_RATIO))
    if ratio.value is None or ratio.decimals is None:
        return None
    told = half_up(ratio.value, ratio.decimals)
    gap = told - 100
    down = ratio.indicator.better is Better.DOWN
    actual, planned = ratio.inputs
    return PlanLine(
        name=ratio.indicator.name,
        address=indicator_address(reference.indicator),
        ratio=told,
        printed=ratio.quantity,
        met=gap <= 0 if down else gap >= 0,
        gap=_gap(gap, ratio.decimals, down=down),
        detail=f"{actual.printed}; kế hoạch {planned.quantity}",
        origin=origin_label(ratio),
    )


def shortened(text: str, most: int) -> str:
    """Return a text cut after a word, so that at most `most` letters stand before the dots.

    >>> shortened("Trạm ở ấp tôi có 4G chưa?", 12)
    'Trạm ở ấp …'
    """
    told = " ".join(text.split())
    return told if len(told) <= most else f"{told[: most + 1].rpartition(' ')[0]} …"


def capital(text: str) -> str:
    """Return `text` with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def _short_source(figure: Figure) -> str:
    if figure.formula is not None:
        names = [given.indicator.name for given in figure.inputs]
        return f"tính từ {', '.join(name[:1].lower() + name[1:] for name in dict.fromkeys(names))}"
    return figure.sources[0] if figure.sources else (figure.missing or "")


def _growth(ledger: Ledger, reference: Reference, moved: Figure) -> str:
    if moved.indicator.unit.kind is not Kind.AMOUNT:
        return ""
    growth = ledger.figure(replace(reference, aspect=Aspect.GROWTH))
    return growth.quantity if growth.value is not None else ""


def _tone(better: Better, *, figure_grows: bool) -> Tone:
    if better is Better.NEITHER:
        return Tone.NEUTRAL
    return Tone.GOOD if figure_grows == (better is Better.UP) else Tone.BAD


def _slope(figure: Figure, before: Figure, moved: Change | None) -> Slope | None:
    if figure.value is None or before.value is None or moved is None:
        return None
    then = f"{before.reference.period.code}: {number_of(before)}"
    return Slope(then, figure.reference.period.code, moved.rises)


def _gap(gap: Decimal, decimals: int, *, down: bool) -> str:
    if gap == 0:
        return "Đúng bằng kế hoạch"
    said = "Vượt" if gap > 0 else ("Dưới" if down else "Thiếu")
    return f"{said} {numerals.write(abs(gap), decimals)} điểm phần trăm"
