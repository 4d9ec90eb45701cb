"""Variances: bars to both sides of zero, told apart by side, sign and hatching. All measures are points."""

from __future__ import annotations

from decimal import Decimal

from reports import swedish
from reports.charts.figures import Figures, Series
from reports.charts.frame import Frame, Task
from reports.charts.inks import MUTED, TEXT, sides
from reports.charts.look import LYING
from reports.charts.paper import Paper
from reports.charts.rows import Ground, gap_words, rows
from reports.charts.scale import scale_for

_ZERO = Decimal(0)


def variances(task: Task) -> Paper:
    """A lying bar from zero for each category, with its signed figure beyond its end."""
    shown = _first(task.figures)
    scale = scale_for(shown.numbers, from_zero=True)
    texts = [_text(task, *point) for series in shown.series for point in series.points]
    frame = Frame(Task(shown, task.pen, task.width), scale)
    ground = rows(frame, LYING, texts, both_sides=any(number < 0 for number in shown.numbers))
    for series in shown.series:
        _draw_bars(task, ground, series)
    ground.plot.help_line(0)
    return ground.plot.paper


def _draw_bars(task: Task, ground: Ground, series: Series) -> None:
    plot = ground.plot
    better, _, worse = sides(task.pen.look)
    for index, (number, text) in enumerate(series.points):
        middle = plot.middle(index)
        if number:
            plot.bar(middle, ground.thickness, _ZERO, number, better if number > 0 else worse)
        if ground.told:
            plot.figure(middle, number or _ZERO, (_text(task, number, text), MUTED if number is None else TEXT))


def _text(task: Task, number: Decimal | None, words: str) -> str:
    return gap_words(task, words) if number is None else swedish.signed(number)


def _first(shown: Figures) -> Figures:
    """The differences alone; more series than that are nothing that bars from zero can show."""
    return Figures(shown.names, shown.series[:1], shown.unit)
