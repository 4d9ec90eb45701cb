"""A target in a plot: a line at its level, the allowed side shaded, and its name. All measures are points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reports.charts import legend
from reports.charts.figures import Figures
from reports.charts.frame import Task
from reports.charts.inks import GREY, PAPER, TEXT, Stroke, toned
from reports.charts.look import SMALL, Lettering
from reports.charts.plot import Plot
from reports.charts.scale import Scale
from reports.model.enhet import ANDEL, known_unit
from reports.model.malniva import Malniva

LINE = Stroke(TEXT, (5.0, 1.5, 1.2, 1.5), "", TEXT, 1.1, bare=True)
AWAY = 5.0
"""Between the plot and a name beside it."""
_SHADE = 1.15
"""Contrast of the shading: seen in grey print, and fainter than any filling of a series."""
_HALO = 1.6
_NAME_SHARE = 0.25
"""Most that the name takes of the picture's width; a longer one stands in the legend."""
_WHOLE = 100


def levels(figures: Figures) -> tuple[Decimal, ...]:
    """The levels of the target, empty when there are none."""
    return figures.target.nivaer if figures.target else ()


def name(figures: Figures) -> str:
    """What stands at the line: `Mål: minst 80`; empty when there is no level to draw."""
    return f"Mål: {figures.target.text}" if figures.target and figures.target.nivaer else ""


def room(task: Task) -> float:
    """Room right of the plot for the target's name; 0 when there is none or it is too long to stand there."""
    width = task.pen.width(name(task.figures))
    return AWAY + width + 1 if 0 < width <= _NAME_SHARE * task.width else 0.0


def entries(task: Task) -> Sequence[tuple[str, legend.Sample]]:
    """The target in a legend."""
    return [(name(task.figures), LINE)] if name(task.figures) else []


def with_shade(scale: Scale, figures: Figures) -> Scale:
    """The axis with room for the allowed side to be seen; a share ends at the whole."""
    target = figures.target
    low, high = (target.low, target.high) if target else (None, None)
    ticks = scale.ticks()
    unit = known_unit(figures.unit)
    is_share = unit is not None and unit.slag == ANDEL
    if low is not None and high is None and low == ticks[-1] and not (is_share and low >= _WHOLE):
        return replace(scale, high=scale.high + 1)
    if high is not None and low is None and high == ticks[0] and high:
        return replace(scale, low=scale.low - 1)
    return scale


def draw_shade(plot: Plot, target: Malniva | None, short: float = 0.0) -> None:
    """Shade the allowed side, under everything else, so much short of the side of an upright plot."""
    if target and (target.low is not None or target.high is not None):
        ticks = plot.scale.ticks()
        start = plot.value(ticks[0] if target.low is None else target.low)
        end = plot.value(ticks[-1] if target.high is None else target.high)
        colour = toned(GREY, _SHADE)
        if plot.lying:
            plot.paper.field(start, plot.bottom, end - start, plot.height, colour)
        else:
            plot.paper.field(plot.left, start, plot.width - short, end - start, colour)


def draw_levels(plot: Plot, target: Malniva | None, short: float = 0.0) -> None:
    """A line at each level, on a trace of paper so that it is seen on dark bars."""
    for level in target.nivaer if target else ():
        place = plot.value(level)
        x, y = [plot.left, plot.left + plot.width - short], [place, place]
        if plot.lying:
            x, y = y, [plot.bottom, plot.bottom + plot.height]
        plot.paper.line(x, y, PAPER, LINE.width + _HALO)
        plot.paper.stroke(x, y, LINE, [])


def crosses(plot: Plot, found: Sequence[Decimal], middle: float) -> bool:
    """Whether the line at a level would cross a figure whose middle line stands there."""
    return any(abs(plot.value(level) - middle) < SMALL / 2 + 1 for level in found)


def height(plot: Plot, figures: Figures) -> float:
    """Where the target's name stands beside an upright plot."""
    places = [plot.value(level) for level in levels(figures)]
    return sum(places) / len(places)


def draw_name(plot: Plot, figures: Figures) -> None:
    """The target's name right of an upright plot."""
    x = plot.left + plot.width + AWAY
    plot.paper.text(x, height(plot, figures), name(figures), Lettering(colour=TEXT))
