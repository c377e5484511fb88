"""Charts from plain values: the title says the finding, the labels stand at the data.

Each chart is drawn twice, for a wide page and for a phone, so that its text keeps its size;
a text alternative says the same in words, and the values come along as a table.
Invented or provisional values are pale and carry an asterisk.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from congso.quantities import numerals
from desk.look.drawing import svg, text
from desk.look.parts import PlanLine

WIDE, PHONE = 760, 350
_LETTER = 8.2
"""Mean width of a letter of the labels, in units of the drawing."""
_STEPS = (1, 2, 5)
_MOST_TICKS = 4


class CannotBeDrawn(ValueError):
    """The values do not make a chart of this kind."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a chart with the words that stand beside it."""

    label: str
    value: Decimal
    printed: str
    """The number as the table prints it."""
    mark: str = "main"
    """main, second or rest: one highlight a chart."""
    is_pale: bool = False
    """Invented or provisional."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart ready to be set: two drawings, words and a table."""

    title: str
    measure: str
    source: str
    said: str
    wide: Markup
    phone: Markup
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    unit: str = ""
    values: tuple[str, ...] = ()
    """The number of each row with a full stop for decimals, empty where there is none."""
    picture: str = ""
    """Where the drawing stands as a file."""
    data: str = ""
    """Where the values stand as a file."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """Where one target lies on the common scale, in per cent of the width."""

    line: PlanLine
    start: str
    length: str


@dataclass(frozen=True, slots=True)
class PlanChart:
    """Plan against actual: the plan is the baseline, a bar is the surplus or the gap."""

    title: str
    measure: str
    source: str
    bullets: tuple[Bullet, ...]
    baseline: str
    ticks: tuple[tuple[str, str], ...]
    """Position and label of the marks beside the plan's."""
    picture: str = ""
    """Where it stands as a drawing in a file."""
    data: str = ""
    """Where its values stand as a file."""

    @property
    def met(self) -> int:
        """How many of the targets were met."""
        return sum(bullet.line.met for bullet in self.bullets)


def bars(
    points: Sequence[Point], *, title: str, measure: str, source: str, head: tuple[str, str],
    note: str = "", unit: str = "",
) -> Chart:  # fmt: skip
    """Return a bar chart of the parts of a whole, or of things side by side.

    Shape: one to twelve points, none negative.
    Raises: `CannotBeDrawn`.
    """
    most = _most(points, at_most=12)
    said = f"Biểu đồ thanh: {_told(points)}."
    return Chart(
        title=title,
        measure=measure,
        source=source,
        said=said,
        wide=_bars_wide(points, most, said),
        phone=_bars_phone(points, most, said),
        head=head,
        rows=tuple((point.label, point.printed) for point in points),
        note=note or _pale_note(points),
        unit=unit or head[1],
        values=_values(points),
    )


def columns(
    points: Sequence[Point], *, unit: str, title: str, measure: str, source: str,
    head: tuple[str, str] = ("Kỳ", "Giá trị"),
) -> Chart:  # fmt: skip
    """Return columns that start at zero, one for each period; the last one is the point.

    Shape: two to twelve points, none negative, oldest first.
    Raises: `CannotBeDrawn`.
    """
    if len(points) < 2:
        raise CannotBeDrawn("Biểu đồ cột cần ít nhất hai kỳ.")
    most = _most(points, at_most=12)
    ticks = _ticks(most)
    said = f"Biểu đồ cột: {_told(points)}."
    return Chart(
        title=title,
        measure=measure,
        source=source,
        said=said,
        wide=_columns(points, ticks, unit, said, _Frame(WIDE, 320, 84, 0.46, "w")),
        phone=_columns(points, ticks, unit, said, _Frame(PHONE, 260, 56, 0.6, "p")),
        head=head,
        rows=tuple((point.label, point.printed) for point in points),
        note=_pale_note(points),
        unit=unit,
        values=_values(points),
    )


def ranks(
    points: Sequence[Point], *, title: str, measure: str, source: str,
    head: tuple[str, str] = ("Kỳ", "Hạng"),
) -> Chart:  # fmt: skip
    """Return a line from rank to rank; a better rank stands higher.

    Shape: two to twelve points, oldest first.
    Raises: `CannotBeDrawn`.
    """
    if len(points) < 2:
        raise CannotBeDrawn("Biểu đồ thứ hạng cần ít nhất hai kỳ.")
    _most(points, at_most=12)
    said = f"Biểu đồ đường, hạng nhỏ hơn ở trên: {_told(points)}."
    return Chart(
        title=title,
        measure=measure,
        source=source,
        said=said,
        wide=_ranks(points, said, _Frame(WIDE, 220, 60, 0, "w")),
        phone=_ranks(points, said, _Frame(PHONE, 200, 40, 0, "p")),
        head=head,
        rows=tuple((point.label, point.printed) for point in points),
        note=_pale_note(points),
        unit=head[1],
        values=_values(points),
    )


def plan(lines: Sequence[PlanLine], *, title: str, measure: str, source: str) -> PlanChart:
    """Return targets on one scale around their plans.

    Shape: at least one line; ratios in per cent of the plan.
    Raises: `CannotBeDrawn`.
    """
    if not lines:
        raise CannotBeDrawn("Không có chỉ tiêu nào để so với kế hoạch.")
    ratios = [float(line.ratio) for line in lines] + [100.0]
    low, high = int(min(ratios)) - 3, -int(-max(ratios) // 1) + 3
    step = next(step for step in _steps() if (high - low) / step <= _MOST_TICKS)

    def at(ratio: float) -> float:
        return (ratio - low) / (high - low) * 100

    marks = [mark for mark in range(low, high + 1) if mark % step == 0 and abs(mark - 100) >= step]
    return PlanChart(
        title=title,
        measure=measure,
        source=source,
        bullets=tuple(
            Bullet(
                line,
                _percent(min(at(float(line.ratio)), at(100))),
                _percent(abs(at(float(line.ratio)) - at(100))),
            )
            for line in lines
        ),
        baseline=_percent(at(100)),
        ticks=tuple((_percent(at(mark)), f"{mark}%") for mark in marks if 5 < at(mark) < 96),
    )


# ------------------------------------------------------------------------------ drawing


@dataclass(frozen=True, slots=True)
class _Frame:
    width: int
    height: int
    left: int
    """Room for the labels of the axis."""
    share: float
    """How much of its slot a column fills."""
    css: str


def _bars_wide(points: Sequence[Point], most: float, said: str) -> Markup:
    left = min(260.0, max(70.0, max(len(_label(point)) for point in points) * _LETTER + 16))
    room = WIDE - left - max(len(point.printed) for point in points) * 9.5 - 24
    drawn = [f'<path class="axis" d="M{left:.0f} 0V{40 * len(points) + 6}"/>']
    for row, point in enumerate(points):
        length = _length(point, most, room)
        middle = 40 * row + 25
        drawn += [
            text(0, middle, _label(point)),
            _rect(point, left, 40 * row + 7, length, 26),
            text(left + length + 9, middle, point.printed, "b"),
        ]
    return svg("w", WIDE, 40 * len(points) + 6, said, drawn)


def _bars_phone(points: Sequence[Point], most: float, said: str) -> Markup:
    room = PHONE - max(len(point.printed) for point in points) * 9.5 - 22
    drawn: list[str] = []
    for row, point in enumerate(points):
        length = _length(point, most, room)
        top = 54 * row
        drawn += [
            text(0, top + 18, _label(point)),
            _rect(point, 0, top + 25, length, 20),
            text(length + 8, top + 40, point.printed, "b"),
        ]
    return svg("p", PHONE, 54 * len(points), said, drawn)


def _columns(
    points: Sequence[Point], ticks: Sequence[Decimal], unit: str, said: str, frame: _Frame
) -> Markup:
    floor, top = frame.height - 30, 30
    high = float(ticks[-1])
    drawn: list[str] = []
    for tick in ticks:
        y = floor - float(tick) / high * (floor - top)
        label = numerals.write(tick) + (f" {unit}" if tick == ticks[-1] else "")
        drawn += [
            f'<path class="grid" d="M0 {y:.1f}H{frame.width}"/>',
            text(0, y - 6, label, "x"),
        ]
    slot = (frame.width - frame.left) / len(points)
    for place, point in enumerate(points):
        tall = float(point.value) / high * (floor - top)
        wide = min(slot * frame.share, 140.0)
        middle = frame.left + slot * (place + 0.5)
        bold = "b" if point.mark == "main" else ""
        drawn += [
            _rect(point, middle - wide / 2, floor - tall, wide, tall),
            text(middle, floor - tall - 8, point.printed, bold, is_centred=True),
            text(middle, frame.height - 9, _label(point), "x", is_centred=True),
        ]
    drawn.append(f'<path class="axis" d="M0 {floor}H{frame.width}"/>')
    return svg(frame.css, frame.width, frame.height, said, drawn)


def _ranks(points: Sequence[Point], said: str, frame: _Frame) -> Markup:
    values = [float(point.value) for point in points]
    best, worst = min(values), max(values)
    top, floor = 44, frame.height - 52
    step = (frame.width - 2 * frame.left) / (len(points) - 1)

    def at(place: int) -> tuple[float, float]:
        down = (values[place] - best) / (worst - best) if worst > best else 0.5
        return frame.left + step * place, top + down * (floor - top)

    way = "L".join(f"{x:.1f} {y:.1f}" for x, y in map(at, range(len(points))))
    drawn = [f'<path class="l lr" d="M{way}"/>']
    for place, point in enumerate(points):
        x, y = at(place)
        is_last = place == len(points) - 1
        drawn += [
            f'<circle class="{"f1" if is_last else "fr"} dot" cx="{x:.1f}" cy="{y:.1f}" r="7"/>',
            text(x, y - 16, point.printed, "b", is_centred=True),
            text(x, frame.height - 9, _label(point), "x", is_centred=True),
        ]
    drawn.append(f'<path class="axis" d="M0 {frame.height - 30}H{frame.width}"/>')
    return svg(frame.css, frame.width, frame.height, said, drawn)


def _rect(point: Point, x: float, y: float, width: float, height: float) -> str:
    css = {"main": "f1", "second": "f2"}.get(point.mark, "fr")
    pale = ' opacity=".55"' if point.is_pale else ""
    return (
        f'<rect class="{css}" x="{x:.1f}" y="{y:.1f}" '
        f'width="{width:.1f}" height="{height:.1f}" rx="2"{pale}/>'
    )


def _length(point: Point, most: float, room: float) -> float:
    return max(3.0, float(point.value) / most * room) if point.value else 0.0


def _label(point: Point) -> str:
    return f"{point.label}*" if point.is_pale else point.label


def _values(points: Sequence[Point]) -> tuple[str, ...]:
    return tuple(f"{point.value:f}" for point in points)


def _told(points: Sequence[Point]) -> str:
    return "; ".join(
        f"{point.label} {point.printed}{' (giả định)' if point.is_pale else ''}" for point in points
    )


def _pale_note(points: Sequence[Point]) -> str:
    return "* Số liệu giả định." if any(point.is_pale for point in points) else ""


def _most(points: Sequence[Point], at_most: int) -> float:
    if not points or len(points) > at_most:
        raise CannotBeDrawn(f"Biểu đồ cần từ 1 đến {at_most} giá trị, ở đây có {len(points)}.")
    if any(point.value < 0 for point in points):
        raise CannotBeDrawn("Biểu đồ này bắt đầu từ 0, không vẽ được số âm.")
    return float(max(point.value for point in points)) or 1.0


def _steps() -> list[int]:
    return [step * 10**power for power in range(12) for step in _STEPS]


def _ticks(most: float) -> list[Decimal]:
    """Return round marks from the first above zero to the first that reaches `most`."""
    fine = [Decimal(step).scaleb(power) for power in range(-4, 0) for step in _STEPS]
    step = next(
        step for step in [*fine, *map(Decimal, _steps())] if most / float(step) <= _MOST_TICKS + 0.5
    )
    count = -int(-most // float(step))
    return [step * number for number in range(1, max(count, 1) + 1)]


def _percent(share: float) -> str:
    return f"{share:.2f}%"
