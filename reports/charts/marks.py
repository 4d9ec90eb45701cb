"""Marks over bars: where a budget stands in each category, and figures that keep clear of it. All in points."""

from __future__ import annotations

from decimal import Decimal

from reports.charts.figures import Figures
from reports.charts.inks import PAPER
from reports.charts.look import SMALL
from reports.charts.plot import FIGURE_ROOM, Part, Plot
from reports.charts.roles import marks_of
from reports.charts.target import levels

_BEYOND = 3.0
"""How far a mark reaches out on either side of the bars."""
_HALO = 2.0
"""Paper round a mark, for it to be seen on a dark bar."""


def draw_marks(plot: Plot, figures: Figures, reach: tuple[float, float]) -> None:
    """A line across the bars of every category at the value of each budget; `reach` is from its middle."""
    for number, stroke in marks_of(figures).items():
        for index, value in enumerate(figures.series[number].numbers):
            if value is not None:
                middle, place = plot.middle(index), plot.value(value)
                across = [middle + reach[0] - _BEYOND, middle + reach[1] + _BEYOND]
                x, y = ([place, place], across) if plot.lying else (across, [place, place])
                plot.paper.line(x, y, PAPER, stroke.width + _HALO)
                plot.paper.stroke(x, y, stroke, [])


def beyond(plot: Plot, figures: Figures, index: int, told: tuple[Decimal, str]) -> Decimal:
    """The value beyond which a bar's figure stands: the bar's own, or that of a mark that would cross the figure."""
    value, text = told
    room = plot.paper.pen.width(text, SMALL) + 2 * _BEYOND if plot.lying else FIGURE_ROOM + _BEYOND
    for mark in sorted(_marks(figures, index), reverse=value < 0):
        away = plot.value(mark) - plot.value(value)
        if (0 <= away < room) if value >= 0 else (0 <= -away < room):
            value = mark
    return value


def crossed(plot: Plot, figures: Figures, index: int, part: Part) -> bool:
    """Whether a mark, or the line of the target, would cross the figure in the middle of a bar's part."""
    middle = sum(map(plot.value, part)) / 2
    return any(abs(plot.value(mark) - middle) < SMALL for mark in _marks(figures, index))


def _marks(figures: Figures, index: int) -> list[Decimal]:
    found = [series.numbers[index] for series in figures.series if series.role == "budget"]
    return [*levels(figures), *(mark for mark in found if mark is not None)]
