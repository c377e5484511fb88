"""A chart as files of its own: a picture that needs no page around it, and its values.

The picture bears title, measure, source and note, in colours of its own; whoever puts it into a
paper puts the source along. The values are those of the table under the chart.
"""

import re
import textwrap

from markupsafe import escape

from congso.findings import rows
from desk.look.charts import WIDE, Chart
from desk.look.tile_maps import SHADES

PICTURE_TYPE, DATA_TYPE = "image/svg+xml; charset=utf-8", "text/csv; charset=utf-8"
COLUMNS = ("label", "value", "printed", "unit", "measure", "source", "note")
_INK, _INK_2, _INK_3, _PAPER = "#10211e", "#42544f", "#586863", "#ffffff"
_STYLES = {
    "f1": 'fill="#0f7466"',
    "f2": 'fill="#976400"',
    "fr": 'fill="#84958e"',
    "axis": f'fill="none" stroke="{_INK_3}" stroke-width="1"',
    "grid": 'fill="none" stroke="#dfe7e3" stroke-width="1"',
    "l lr": 'fill="none" stroke="#84958e" stroke-width="2.5" stroke-linejoin="round"',
    "f1 dot": f'fill="#0f7466" stroke="{_PAPER}" stroke-width="2"',
    "fr dot": f'fill="#84958e" stroke="{_PAPER}" stroke-width="2"',
    "x": f'fill="{_INK_3}" font-size="14"',
    "b": f'fill="{_INK}" font-weight="600"',
    "ts": f'fill="{_INK}" font-size="12"',
    "ts on": f'fill="{_PAPER}" font-size="12"',
    "b on": f'fill="{_PAPER}" font-weight="600"',
    "none": f'fill="none" stroke="{_INK_3}" stroke-dasharray="4 4"',
    **{
        f"t{number}": f'fill="#0f7466" fill-opacity="{shade}"'
        for number, shade in enumerate(SHADES, start=1)
    },
}
"""What each class of a drawing looks like where no style sheet is."""
_CLASS = re.compile(r' class="([^"]*)"')
_SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
_FAMILY = "'Be Vietnam Pro','Noto Sans',Arial,sans-serif"
_MARGIN, _LINE = 24, 20
_LETTERS_OF_A_TITLE, _LETTERS_OF_A_LINE = 62, 96


def svg(chart: Chart) -> bytes:
    """Return the drawing for a wide page as a file, with everything that explains it."""
    size = _SIZE.search(chart.wide)
    height = int(size[2]) if size else 0
    above, top = _lines(
        chart.title, _LETTERS_OF_A_TITLE, _MARGIN, 'font-size="20"', _INK, bold=True
    )
    measured, top = _lines(chart.measure, _LETTERS_OF_A_LINE, top + 4, 'font-size="15"', _INK_2)
    drawn = top + 12
    below, end = [], drawn + height + 16
    for said in (f"Nguồn: {chart.source}", chart.note):
        more, end = _lines(said, _LETTERS_OF_A_LINE, end, 'font-size="13"', _INK_3)
        below += more
    inner = _CLASS.sub(_styled, chart.wide[chart.wide.index(">") + 1 : -len("</svg>")])
    width, tall = WIDE + 2 * _MARGIN, end + _MARGIN - 8
    written = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {tall}" width="{width}" '
        f'height="{tall}" role="img" font-family="{_FAMILY}">'
        f"<title>{escape(chart.title)}</title><desc>{escape(chart.said)}</desc>"
        f'<rect width="{width}" height="{tall}" fill="{_PAPER}"/>{"".join([*above, *measured])}'
        f'<g transform="translate({_MARGIN} {drawn})" font-size="15" fill="{_INK_2}">{inner}</g>'
        f"{''.join(below)}</svg>\n"
    )
    return written.encode()


def csv(chart: Chart) -> bytes:
    """Return the values of a chart as a table; every row can stand alone."""
    lines = (
        (row[0], value, row[1], chart.unit, chart.measure, chart.source, chart.note)
        for row, value in zip(chart.rows, chart.values, strict=True)
    )
    return rows.write(COLUMNS, lines).encode()


def _styled(found: re.Match[str]) -> str:
    return f" {_STYLES[found[1]]}" if found[1] in _STYLES else ""


def _lines(
    said: str, letters: int, top: int, size: str, colour: str, *, bold: bool = False
) -> tuple[list[str], int]:
    """Return words in as many lines as they need, and where the last one ends."""
    weight = ' font-weight="600"' if bold else ""
    step = _LINE + 6 if bold else _LINE
    drawn = []
    for line in textwrap.wrap(said, letters):
        top += step
        drawn.append(
            f'<text x="{_MARGIN}" y="{top - 6}" {size} fill="{colour}"{weight}>'
            f"{escape(line)}</text>"
        )
    return drawn, top
