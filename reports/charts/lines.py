"""Lines: a series as points in order, broken where a value is missing. All measures are points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from math import nan

from reports.charts import target
from reports.charts.figures import Series
from reports.charts.frame import Frame, Task
from reports.charts.inks import MUTED, TEXT, TEXT_CONTRAST, Stroke, at_least
from reports.charts.look import LEADING, SIZE, SMALL, Lettering
from reports.charts.paper import Paper
from reports.charts.plot import EDGE, FIGURE_ROOM, Plot
from reports.charts.roles import drawing_order, joined, strokes_of
from reports.charts.scale import scale_for
from reports.charts.spread import NEAR, spread

_MOST_MARKERS = 24
"""A line of more points has markers at its end and where a point stands alone; of many lines, here and there too."""
_FEW_LINES = 4
"""So many lines are told apart by their dashes alone."""
_MARKERS_EACH = 8
"""About so many markers has a long line of many."""
_INSET = 36.0
"""Most that lines begin and end from the sides of the plot."""
_INSET_NAMED = 14.0
_AWAY = 9.0
"""Between a line's end and its name."""
_ABOVE = 2.0
"""Between a point and its figure."""
OFF = FIGURE_ROOM / 2 + _ABOVE
"""From a point to the middle line of its figure."""
_OTHER = {"left": "right", "right": "left"}
_NAMES_SHARE = 0.3
"""Most that names at the lines' ends take of the picture's width; longer ones make a legend."""
_MOST_NAMES = 5


def curves(task: Task) -> Paper:
    """A line for each series, named at its end when all end together and the names are short; otherwise a legend."""
    series, inks, right = task.figures.series, strokes_of(task.figures, task.pen.look), _right(task)
    frame = _frame(task, inks, right)
    told = len(series) == 1 and task.pen.widest(series[0].texts, SMALL) + 2 <= frame.slot
    room = FIGURE_ROOM + _ABOVE if told else 0.0
    plot = replace(frame, high=room, low=room).upright()
    _draw_target(plot, task, right)
    for number in drawing_order(task.figures):
        marked = _marked(series[number], number if len(series) > _FEW_LINES else None, bare=inks[number].bare)
        draw_line(plot, joined(task.figures, number), inks[number], marked)
    if told:
        _draw_figures(plot, series[0], target.levels(task.figures))
    if right:
        _draw_end_names(plot, task, inks)
    elif target.room(task):
        target.draw_name(plot, task.figures)
    return plot.paper


def _frame(task: Task, inks: Sequence[Stroke], right: float) -> Frame:
    """The frame, with so much room for the names at the lines' ends or the target's, or with them in a legend."""
    beside = target.room(task)
    scale = scale_for([*task.figures.numbers, *target.levels(task.figures)], from_zero=False)
    return Frame(
        task,
        target.with_shade(scale, task.figures),
        inks if len(inks) > 1 and not right else (),
        () if beside else target.entries(task),
        right=max(right, beside, EDGE),
        inset=_INSET_NAMED if right else _INSET,
    )


def _draw_target(plot: Plot, task: Task, right: float) -> None:
    """The target under the lines, short of the names at their ends."""
    last = plot.middle(len(task.figures.names) - 1)
    short = plot.left + plot.width - last - _AWAY / 2 if right else 0.0
    target.draw_shade(plot, task.figures.target, short)
    target.draw_levels(plot, task.figures.target, short)


def draw_line(plot: Plot, numbers: Sequence[Decimal | None], ink: Stroke, marked: list[int]) -> None:
    """A line through the numbers, broken where one is missing, with markers at the points of the given numbers."""
    plot.paper.stroke(*outline(plot, numbers), ink, marked)


def outline(plot: Plot, numbers: Sequence[Decimal | None]) -> tuple[list[float], list[float]]:
    """Where a line goes: its places along the plot and their heights, `nan` where a number is missing."""
    x = [plot.middle(index) for index in range(len(numbers))]
    return x, [nan if number is None else plot.value(number) for number in numbers]


def _marked(series: Series, among_many: int | None, *, bare: bool) -> list[int]:
    """The points that get a marker: all of a short line, of a long one its last and those that stand alone.

    A long line of many, whose number it then is, has markers here and there, each line at points of its own.
    A bare line has markers only where a point stands alone.
    """
    known = [index for index, number in enumerate(series.numbers) if number is not None]
    alone = lone_points(series.numbers)
    if bare:
        return alone
    if len(series.numbers) <= _MOST_MARKERS:
        return known
    step = len(series.numbers) // _MARKERS_EACH
    here = set() if among_many is None else set(range(among_many % step, len(series.numbers), step))
    return [index for index in known if index == known[-1] or index in here or index in alone]


def lone_points(numbers: Sequence[Decimal | None]) -> list[int]:
    """The points that stand alone, so that no line shows them."""
    known = {index for index, number in enumerate(numbers) if number is not None}
    return [index for index in sorted(known) if not {index - 1, index + 1} & known]


def _draw_figures(plot: Plot, series: Series, levels: Sequence[Decimal]) -> None:
    """The figure of each point, and the words of a gap at the foot of the plot."""
    for index, (number, text) in enumerate(series.points):
        x = plot.middle(index)
        if number is None:
            plot.paper.text(x, plot.bottom + FIGURE_ROOM / 2, text, Lettering(SMALL, MUTED, "center"))
        else:
            side, align = clear_side(plot, series.numbers, index, levels)
            plot.paper.text(x, plot.value(number) + side * OFF, text, Lettering(SMALL, align=align))


def clear_side(plot: Plot, numbers: Sequence[Decimal | None], index: int, levels: Sequence[Decimal]) -> tuple[int, str]:
    """Where a point's figure stands clear of its line (`free_side`), or on the other side where a level crosses it."""
    side, align = free_side(numbers, index)
    if target.crosses(plot, levels, plot.value(numbers[index] or 0) + side * OFF):
        return -side, _OTHER.get(align, align)
    return side, align


def free_side(numbers: Sequence[Decimal | None], index: int) -> tuple[int, str]:
    """Where the line leaves room for a point's figure: above (1) or below (-1), and how it is aligned to the point.

    Above a crest and below a trough; on a slope above, reaching to where the line is lower.
    """
    before, after = _rise(numbers, index - 1), _rise(numbers, index)
    if before > 0 and after > 0:
        return 1, "right"
    if before < 0 and after < 0:
        return 1, "left"
    return (-1, "center") if before < 0 or after > 0 else (1, "center")


def _rise(numbers: Sequence[Decimal | None], index: int) -> Decimal:
    """How much a line rises from one point to the next; 0 where one of them is missing."""
    start, end = (numbers[at] if 0 <= at < len(numbers) else None for at in (index, index + 1))
    return Decimal(0) if start is None or end is None else end - start


def _end_text(series: Series) -> str:
    return f"{series.name}: {series.texts[-1]}"


def _right(task: Task) -> float:
    """Room at the right for the names at the lines' ends; 0 when there is a legend or nothing to name."""
    series = task.figures.series
    ended = all(one.numbers and one.numbers[-1] is not None for one in series)
    if not ended or not 1 < len(series) <= _MOST_NAMES:
        return 0.0
    widest = task.pen.widest(map(_end_text, series))
    return _AWAY + widest if widest <= _NAMES_SHARE * task.width else 0.0


def _draw_end_names(plot: Plot, task: Task, inks: Sequence[Stroke]) -> None:
    """The name and last figure of each line beside its end, and the target's; led to it where they are too close."""
    series = task.figures.series
    ends = [
        (plot.value(one.numbers[-1] or 0), _end_text(one), at_least(ink.colour, TEXT_CONTRAST))
        for one, ink in zip(series, inks, strict=True)
    ]
    if target.room(task):
        ends.append((target.height(plot, task.figures), target.name(task.figures), TEXT))
    x = plot.middle(len(task.figures.names) - 1)
    places = spread(sorted(y for y, *_ in ends), SIZE * LEADING, plot.bottom, plot.bottom + plot.height)
    for (y, text, colour), place in zip(sorted(ends), places, strict=True):
        if abs(place - y) > NEAR:
            plot.paper.line([x + _AWAY / 3, x + _AWAY - 1], [y, place], MUTED, 0.6)
        plot.paper.text(x + _AWAY, place, text, Lettering(colour=colour))
