"""The files of charts: where they stand beside their page, and what makes them.

``…/chi-tieu/telecom.sites/hinh/theo-ky.svg`` and ``.csv`` are such addresses; they are for ever.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import overload

from congso.publication.use import Document, Recorder
from desk.look import pictures
from desk.look.charts import Chart, PlanChart

YEARS, PARTS, PLACES, MAP, PLAN = "theo-ky", "theo-phan", "theo-noi", "ban-do", "ke-hoach"
Make = Callable[[Recorder], Document]
Draw = Callable[[Recorder], tuple[Chart, datetime | None]]
"""Draws a chart and notes what it stands on; with it comes when that last changed."""


@overload
def at(page: str, name: str, chart: Chart) -> Chart: ...
@overload
def at(page: str, name: str, chart: PlanChart) -> PlanChart: ...
@overload
def at(page: str, name: str, chart: None) -> None: ...
def at(page: str, name: str, chart: Chart | PlanChart | None) -> Chart | PlanChart | None:
    """Return the chart with the addresses of its files beside a page."""
    if chart is None:
        return None
    own = f"{page}hinh/{name}"
    return replace(chart, picture=f"{own}.svg", data=f"{own}.csv")


@overload
def without(chart: Chart) -> Chart: ...
@overload
def without(chart: PlanChart) -> PlanChart: ...
@overload
def without(chart: None) -> None: ...
def without(chart: Chart | PlanChart | None) -> Chart | PlanChart | None:
    """Return the chart without files: those beside a page tell what is known now, not then."""
    return None if chart is None else replace(chart, picture="", data="")


def makers(page: str, name: str, draw: Draw) -> dict[str, Make]:
    """Return what makes picture and values of a chart, by their addresses."""

    def picture(recorder: Recorder) -> Document:
        chart, changed = draw(recorder)
        return Document(pictures.svg(chart), pictures.PICTURE_TYPE, changed)

    def data(recorder: Recorder) -> Document:
        chart, changed = draw(recorder)
        return Document(pictures.csv(chart), pictures.DATA_TYPE, changed)

    return {f"{page}hinh/{name}.svg": picture, f"{page}hinh/{name}.csv": data}
