"""A slope between two times: each series a line from its first value to its last, named at both ends. All in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reports.charts import legend
from reports.charts.axes import draw_head
from reports.charts.figures import Series
from reports.charts.frame import Frame, Task
from reports.charts.inks import GREY, GRID, MUTED, TEXT_CONTRAST, Stroke, at_least, strokes, toned
from reports.charts.look import LEADING, SIZE, Lettering, Pen
from reports.charts.names import Lines, balanced, wrapped
from reports.charts.paper import Paper
from reports.charts.plot import EDGE, GAP
from reports.charts.scale import DISTANCES, Scale, scale_for
from reports.charts.spread import NEAR, spread

_NAMES_SHARE = 0.34
"""Most that the names on either side take of the picture's width."""
_AWAY = 18.0
"""Between a point and its name."""
_MOST_LINES = 2
_WIDEST = 200.0
"""Most between the two columns of points; what is wider looks flatter than it is."""
_TALLEST = 520.0
_FEW = 8
"""So many lines are drawn as strong as those of a line diagram."""
_FINE = 1.1
_THREAD = toned(GREY, 2.2)
"""What leads from a point to its name."""


@dataclass(frozen=True, slots=True)
class _Slope:
    """A series between its ends: their numbers (None where one is missing), their texts in lines, and its ink."""

    numbers: tuple[Decimal | None, Decimal | None]
    lines: tuple[Lines, Lines]
    ink: Stroke

    @property
    def most_lines(self) -> int:
        """How many lines the taller of its texts has."""
        return max(map(len, self.lines))


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where the two columns stand, the upright room of the points, and the height that a text takes."""

    paper: Paper
    x: tuple[float, float]
    bottom: float
    height: float
    gap: float
    scale: Scale

    def y(self, value: Decimal) -> float:
        """Where a value stands."""
        return self.bottom + self.height * self.scale.at(value)


def slopes(task: Task) -> Paper:
    """A line for each series between the first category and the last; rising and falling ones differ in form."""
    room = _NAMES_SHARE * task.width
    found = [_slope(series, room, task) for series in task.figures.series]
    ground = _ground(task, found)
    for slope in found:
        points = [(x, ground.y(value)) for x, value in zip(ground.x, slope.numbers, strict=True) if value is not None]
        ground.paper.stroke([x for x, _ in points], [y for _, y in points], slope.ink, list(range(len(points))))
    for side in (0, 1):
        _draw_texts(ground, found, side)
    return ground.paper


def _slope(series: Series, room: float, task: Task) -> _Slope:
    ends = (series.points[0], series.points[-1]) if series.points else ((None, ""), (None, ""))
    (first, _), (last, _) = ends
    left, right = (_text(series.name, text, room, task.pen) for _, text in ends)
    return _Slope((first, last), (left, right), _ink(first, last, task))


def _ink(first: Decimal | None, last: Decimal | None, task: Task) -> Stroke:
    """Rises are strong, falls have another colour, dashes and hollow points, the rest is grey."""
    level, falls, rises = strokes(task.pen.look, 3, by_year=False)
    ink = level if first is None or last is None or first == last else rises if last > first else falls
    return ink if len(task.figures.series) <= _FEW else replace(ink, width=min(ink.width, _FINE))


def _text(name: str, value: str, room: float, pen: Pen) -> Lines:
    """A name and its value in at most two lines; what is cut is the end of the name."""
    text = ": ".join(filter(None, (name, value or "..")))
    lines = balanced(text, room, pen)
    if len(lines) <= _MOST_LINES:
        return lines
    first = wrapped(name, room, pen, broken=True)[0]
    rest = pen.shortened(name[len(first) :].strip(), room - pen.width(f": {value}"))
    return (first, f"{rest}: {value}")


def _ground(task: Task, found: Sequence[_Slope]) -> _Ground:
    pen, names = task.pen, task.figures.names
    depths = [max((pen.widest(slope.lines[side]) for slope in found), default=0.0) for side in (0, 1)]
    gap = max((slope.most_lines for slope in found), default=1) * SIZE * LEADING + 1
    gap = min(gap, _TALLEST / max(1, len(found)))
    height = min(max(task.height, gap * len(found)), _TALLEST)
    scale = _scale(found)
    unit = Frame(task, scale).unit_text()
    bottom, top = EDGE + SIZE, EDGE + SIZE + height + SIZE
    paper = Paper(pen, task.width, top + GAP + SIZE * LEADING + legend.ROW * bool(unit))
    across = min(_WIDEST, task.width - sum(depths) - 2 * _AWAY)
    left = (task.width - across - sum(depths)) / 2 - _AWAY + depths[0] + _AWAY
    draw_head(paper, [], unit, 0.0)
    for x, name in zip((left, left + across), (names[0], names[-1]) if names else (), strict=False):
        paper.line([x, x], [EDGE, top], GRID, 0.7)
        paper.text(x, top + GAP + SIZE / 2, pen.shortened(name, min(across - GAP, 2 * left)), Lettering(align="center"))
    return _Ground(paper, (left, left + across), bottom, height, gap, scale)


def _scale(found: Sequence[_Slope]) -> Scale:
    """The axis that isn't drawn: from zero when that is near."""
    numbers = (value for slope in found for value in slope.numbers if value is not None)
    return scale_for(numbers, from_zero=False, near=DISTANCES)


def _draw_texts(ground: _Ground, found: Sequence[_Slope], side: int) -> None:
    """Names and values beside a column, spread so that none meets another; those without a value at the foot."""
    wanted = sorted((*_place(ground, slope, side), number) for number, slope in enumerate(found))
    out, align = (1, "left") if side else (-1, "right")
    x = ground.x[side]
    places = spread([y for y, *_ in wanted], ground.gap, ground.bottom, ground.bottom + ground.height)
    for place, (y, has_point, _, number) in zip(places, wanted, strict=True):
        if has_point and abs(place - y) > NEAR:
            ground.paper.line([x + out * _AWAY / 3, x + out * (_AWAY - 2)], [y, place], _THREAD, 0.6)
        colour = at_least(found[number].ink.colour, TEXT_CONTRAST) if has_point else MUTED
        ground.paper.lines(x + out * _AWAY, place, found[number].lines[side], Lettering(colour=colour, align=align))


def _place(ground: _Ground, slope: _Slope, side: int) -> tuple[float, bool, float]:
    """Where an end stands, whether it has a point there, and where the other end stands, which orders those alike."""
    here, there = (ground.bottom if value is None else ground.y(value) for value in slope.numbers[:: -1 if side else 1])
    return here, slope.numbers[side] is not None, there
