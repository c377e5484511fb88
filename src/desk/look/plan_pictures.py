"""Targets against plan as one drawing with its values, for whoever takes the chart away.

On the page each target is a line of its own; in a paper they have to stand on one picture.
"""

from markupsafe import Markup

from desk.look.charts import PHONE, WIDE, Chart, PlanChart
from desk.look.drawing import svg, text

_ROW, _HEAD, _LETTER = 62, 30, 8.6


def picture(chart: PlanChart) -> Chart:
    """Return the chart as a drawing: a line for each target, bars from the plan to the actual."""
    lines = [bullet.line for bullet in chart.bullets]
    told = [(line.name, line.printed, f"{_verdict(line.met)} · {line.gap}") for line in lines]
    said = "Biểu đồ so với kế hoạch: " + "; ".join(" ".join(one) for one in told) + "."
    pale = any(line.origin for line in lines)
    return Chart(
        title=chart.title,
        measure=chart.measure,
        source=chart.source,
        said=said,
        wide=_drawn(chart, said, "w", WIDE),
        phone=_drawn(chart, said, "p", PHONE),
        head=("Chỉ tiêu", "So với kế hoạch"),
        rows=tuple((line.name, line.printed) for line in lines),
        note="Vạch đậm là kế hoạch; thanh vẽ phần chênh."
        + (" Có đầu vào là số liệu giả định." if pale else ""),
        unit="%",
        values=tuple(f"{line.ratio:f}" for line in lines),
        picture=chart.picture,
        data=chart.data,
    )


def _drawn(chart: PlanChart, said: str, css: str, width: int) -> Markup:
    base = _at(chart.baseline, width)
    height = _HEAD + _ROW * len(chart.bullets)
    label = "kế hoạch = 100%"
    half = len(label) * _LETTER / 2
    above = min(max(base, half), width - half)
    drawn = [text(above, 16, label, "x", is_centred=True)]
    for row, bullet in enumerate(chart.bullets):
        top, line = _HEAD + row * _ROW, bullet.line
        start, length = _at(bullet.start, width), _at(bullet.length, width)
        fill, size = "f1" if line.met else "f2", f'width="{length:.1f}" height="12"'
        name = line.name + ("*" if line.origin else "")
        drawn += [
            text(0, top + 16, f"{name}: {line.printed}", "b"),
            f'<path class="grid" d="M0 {top + 31}H{width}"/>',
            f'<rect class="{fill}" x="{start:.1f}" y="{top + 25}" {size}/>',
            text(0, top + 54, f"{_verdict(line.met)} · {line.gap}"),
        ]
    drawn.append(f'<path class="axis" d="M{base:.1f} {_HEAD - 8}V{height}"/>')
    return svg(css, width, height, said, drawn)


def _verdict(met: bool) -> str:  # noqa: FBT001 — a plain yes or no
    return "Đạt" if met else "Chưa đạt"


def _at(share: str, width: int) -> float:
    """Return a share of the width, 40.00%, as a length."""
    return float(share.removesuffix("%")) / 100 * width
