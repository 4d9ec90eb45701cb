"""Small multiples: a panel for each series, all on one scale, the others faintly behind. All measures are points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil

from reports.charts import target
from reports.charts.axes import draw_head, draw_names_under, draw_values
from reports.charts.figures import Series
from reports.charts.frame import Frame, Task
from reports.charts.inks import GREY, MUTED, strokes, toned, tones
from reports.charts.last import last_index
from reports.charts.lines import OFF, clear_side, draw_line, lone_points, outline
from reports.charts.look import FILLED, LEADING, SIZE, SMALL, Lettering
from reports.charts.marks import beyond
from reports.charts.names import Lines, Names, at_most, under
from reports.charts.paper import Paper
from reports.charts.periods import in_time_order
from reports.charts.plot import EDGE, FIGURE_ROOM, GAP, Plot
from reports.charts.rows import NO_VALUES
from reports.charts.scale import Scale, scale_for

_COLUMNS = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3, 9: 3}
"""Panels in a row by how many there are; four for any other number."""
_MOST_COLUMNS = 4
_NARROWEST = 84.0
_BETWEEN = 16.0
"""Between two panels of a row, and below a row."""
_INSET = 7.0
"""Between the first and last point of a line and the sides of its panel."""
_TITLE_LINES = 3
_SHAPE = 0.6
"""Height of a plot by its width."""
_LOWEST, _HIGHEST = 34.0, 112.0
"""Height of a panel's plot."""
_TALLEST = 600.0
"""Tallest picture as far as may be: a page with its heading and the caption."""
_BEHIND = toned(GREY, 1.55)
_PARTS = 4
_ZERO = Decimal(0)

Draw = Callable[[Task, Plot, int], None]


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the panels stand: columns, sizes, their titles in lines, and the names under the lowest ones."""

    columns: int
    left: float
    width: float
    height: float
    titles: tuple[Lines, ...]
    names: Names
    slot: float
    first: float

    @property
    def title_height(self) -> float:
        """Height of a title, with room for a figure above the plot."""
        return max(map(len, self.titles), default=1) * SIZE * LEADING + FIGURE_ROOM

    @property
    def row(self) -> float:
        """Height of a row of panels with what is between it and the next."""
        return self.title_height + self.height + _BETWEEN


def line_panels(task: Task) -> Paper:
    """A line in each panel, its last value told, with the lines of the others in grey behind."""
    return _panels(task, _draw_lines, from_zero=False)


def bar_panels(task: Task) -> Paper:
    """Upright bars in each panel, with their figures where they fit."""
    return _panels(task, _draw_bars, from_zero=True)


def _panels(task: Task, draw: Draw, *, from_zero: bool) -> Paper:
    values = [*task.figures.numbers, *target.levels(task.figures)]
    scale = target.with_shade(scale_for(values, from_zero=from_zero, parts=_PARTS), task.figures)
    frame = Frame(task, scale, others=target.entries(task))
    made = _layout(task, frame.left, is_line=not from_zero)
    rows, count = frame.legend_rows(), len(task.figures.series)
    foot = EDGE + made.names.depth + GAP
    panels_height = ceil(count / made.columns) * made.row - _BETWEEN
    paper = Paper(task.pen, task.width, foot + panels_height + frame.head(rows))
    draw_head(paper, rows, frame.unit_text(), 0.0)
    for number in range(count):
        plot = _plot(paper, made, scale, number, foot + panels_height)
        _draw_frame(plot, made, number, count)
        target.draw_shade(plot, task.figures.target)
        draw(task, plot, number)
    return paper


def _layout(task: Task, left: float, *, is_line: bool) -> _Layout:
    count, names = len(task.figures.series), task.figures.names
    columns = min(_COLUMNS.get(count, _MOST_COLUMNS), max(1, int((task.width - left) / (_NARROWEST + _BETWEEN))))
    width = (task.width - left - EDGE - (columns - 1) * _BETWEEN) / columns
    slot, first = width / max(1, len(names)), width / max(1, len(names)) / 2
    if is_line and len(names) > 1:
        slot, first = (width - 2 * _INSET) / (len(names) - 1), _INSET
    titles = tuple(at_most(series.name, _TITLE_LINES, width, task.pen) for series in task.figures.series)
    made = _Layout(columns, left, width, 0.0, titles, _names(task, (slot, first), width), slot, first)
    most = (_TALLEST - made.names.depth) / max(1, ceil(count / columns)) - made.row
    return replace(made, height=max(_LOWEST, min(_SHAPE * width, _HIGHEST, most)))


def _names(task: Task, places: tuple[float, float], width: float) -> Names:
    """Names under the panels; of times that have no room the first and the last alone.

    The outermost may stand inwards of its point: then it and half of its neighbour share the room to that one's middle.
    """
    slot, first = places
    names = task.figures.names
    room = min(slot, (slot + first) * 2 / 3, width / 2) if len(names) > 1 else slot
    made = under(names, room, task.pen)
    if not made.sparse or len(names) <= 1 or not in_time_order(names):
        return made
    ends = [names[0], names[-1]] if task.pen.width(names[0] + names[-1]) + GAP < width else ["", names[-1]]
    lines = [(ends[0],), *[()] * (len(names) - 2), (ends[1],)]
    return Names(tuple(line if any(line) else () for line in lines), SIZE, SIZE * LEADING)


def _plot(paper: Paper, made: _Layout, scale: Scale, number: int, top: float) -> Plot:
    row, column = divmod(number, made.columns)
    left = made.left + column * (made.width + _BETWEEN)
    bottom = top - row * made.row - made.title_height - made.height
    return Plot(paper, left, bottom, made.width, made.height, made.slot, made.first, scale)


def _draw_frame(plot: Plot, made: _Layout, number: int, count: int) -> None:
    """A panel's title, its help lines, figures of the axis in the first column and names under the lowest."""
    lines = made.titles[number]
    middle = plot.bottom + made.height + FIGURE_ROOM + len(lines) * SIZE * LEADING / 2
    plot.paper.lines(plot.left, middle, lines)
    draw_values(plot, named=number % made.columns == 0)
    if number + made.columns >= count:
        sides = (plot.left, plot.left + plot.width)
        draw_names_under(plot, made.names, plot.bottom - GAP, sides)


def _draw_lines(task: Task, plot: Plot, number: int) -> None:
    target.draw_levels(plot, task.figures.target)
    for other, series in enumerate(task.figures.series):
        if other != number:
            plot.paper.line(*outline(plot, series.numbers), _BEHIND, 0.8)
    series = task.figures.series[number]
    last = last_index(series)
    alone = lone_points(series.numbers)
    draw_line(plot, series.numbers, strokes(task.pen.look, 1, by_year=False)[0], [*{*alone, last} - {-1}])
    if last < 0:
        _draw_empty(plot)
    else:
        _draw_last(plot, series, last, target.levels(task.figures))


def _draw_last(plot: Plot, series: Series, last: int, levels: Sequence[Decimal]) -> None:
    """The last value, on the side of its point where the line leaves room and no level crosses it."""
    value = series.numbers[last] or _ZERO
    y, half = plot.value(value), plot.paper.pen.width(series.texts[last], SMALL) / 2
    side, _ = clear_side(plot, series.numbers, last, levels)
    if y - 2 * OFF < plot.bottom:
        side = 1
    x = min(plot.middle(last), plot.left + plot.width - half)
    plot.paper.text(x, y + side * OFF, series.texts[last], Lettering(SMALL, align="center"))


def _draw_bars(task: Task, plot: Plot, number: int) -> None:
    series, tone = task.figures.series[number], tones(task.pen.look, 1, by_year=False)[0]
    texts = [text for one in task.figures.series for text in one.texts]
    told = all(value >= 0 for value in task.figures.numbers) and task.pen.widest(texts, SMALL) + 2 <= plot.slot
    for index, (value, text) in enumerate(series.points):
        if value is not None:
            plot.bar(plot.middle(index), FILLED * plot.slot, _ZERO, value, tone)
        if told:
            end = beyond(plot, task.figures, index, (value or _ZERO, text))
            plot.figure(plot.middle(index), end, (text, MUTED))
    plot.help_line(0)
    target.draw_levels(plot, task.figures.target)
    if last_index(series) < 0:
        _draw_empty(plot)


def _draw_empty(plot: Plot) -> None:
    x, y = plot.left + plot.width / 2, plot.bottom + plot.height / 2
    plot.paper.plate(x, y, plot.paper.pen.width(NO_VALUES, SMALL) + GAP, SMALL)
    plot.paper.text(x, y, NO_VALUES, Lettering(SMALL, MUTED, "center"))
