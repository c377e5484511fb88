"""The charts of a text as files of their own: a picture and its values beside the page.

``…/ket-qua/hinh/<block>.svg`` and ``.csv`` show what the chart in the text shows, as it was known
when its text was pinned.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from congso.findings import rows
from congso.observations import reference
from congso.publication.use import Document
from desk.ledger import queries
from desk.look import pictures, plan_pictures
from desk.look.charts import Chart
from desk.newsroom import charted
from desk.newsroom.charted import references_of
from desk.newsroom.reading import Reading
from desk.newsroom.texts import AgainstPlan, Drawn

KINDS = frozenset({"breakdown_chart", "plan_chart", "series_chart", "tile_map"})
"""The blocks that are drawn as one chart."""
FOLDER = "hinh/"
_EMPTY = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 60" role="img">'
    '<title>{said}</title><text x="16" y="36" font-size="16">{said}</text></svg>\n'
)


def suffixes_of(found: QuerySet, models: Iterable[Any]) -> Mapping[int, tuple[str, ...]]:
    """Return what follows the address of each page for the files of its charts.

    Shape: only bodies in which a chart stands are read.
    """
    made: dict[int, tuple[str, ...]] = {}
    for model in models:
        names = [
            name
            for name in model.BODIES
            if KINDS & set(model._meta.get_field(name).stream_block.child_blocks)  # noqa: SLF001 — Django's way
        ]
        has = Q()
        for name in names:
            for kind in KINDS:
                has |= Q(**{f"text_{name}__contains": f'"{kind}"'})
        if not names:
            continue
        texts = {f"text_{name}": Cast(name, TextField()) for name in names}
        pages = model.objects.filter(pk__in=found.values("pk")).annotate(**texts).filter(has)
        for number, *bodies in pages.values_list("pk", *names):
            blocks = [one for body in bodies for one in body.raw_data if one["type"] in KINDS]
            made[number] = tuple(
                f"{FOLDER}{one['id']}.{kind}" for one in blocks for kind in ("svg", "csv")
            )
    return made


def addresses(page: Any) -> Mapping[str, Callable[[Reading], Document]]:
    """Return the addresses of the files of the charts of a page, with what makes them."""
    made: dict[str, Callable[[Reading], Document]] = {}
    for block in _blocks(page):
        own = f"{page.address}{FOLDER}{block.id}"
        made[f"{own}.svg"] = partial(_picture, page, block)
        made[f"{own}.csv"] = partial(_values, page, block)
    return made


def _blocks(page: Any) -> Iterator[Any]:
    for name in page.BODIES:
        yield from (block for block in getattr(page, name) if block.block_type in KINDS)


def _chart(page: Any, block: Any, reading: Reading) -> Chart | None:
    for one in references_of(block.block_type, block.value):
        reading.figure(reference.read(one))
    at = page.pinned_at
    shown = reading.ledger if at is None else queries.as_known(reading.ledger, at)
    drawn = charted.part(block.block_type, block.value, reading, shown)
    if isinstance(drawn, AgainstPlan):
        return plan_pictures.picture(drawn.chart)
    return drawn.chart if isinstance(drawn, Drawn) else None


def _picture(page: Any, block: Any, reading: Reading) -> Document:
    """Return the drawing; where too little is known to draw anything, a sentence that says so."""
    chart = _chart(page, block, reading)
    if chart is None:
        drawn = _EMPTY.format(said=_("Chưa đủ số để vẽ.")).encode()
        return Document(drawn, pictures.PICTURE_TYPE)
    return Document(pictures.svg(chart), pictures.PICTURE_TYPE)


def _values(page: Any, block: Any, reading: Reading) -> Document:
    chart = _chart(page, block, reading)
    told = rows.write(pictures.COLUMNS, ()).encode() if chart is None else pictures.csv(chart)
    return Document(told, pictures.DATA_TYPE)
