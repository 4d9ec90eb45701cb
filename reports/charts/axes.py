"""The texts and help lines round a plot: unit, axis of values, category names. All measures are points."""

from __future__ import annotations

from decimal import Decimal
from math import ceil

from reports.charts import legend
from reports.charts.inks import BASE, GRID, MUTED
from reports.charts.look import LEADING, SIZE, Lettering
from reports.charts.names import Names
from reports.charts.paper import Paper
from reports.charts.plot import EDGE, GAP, Plot

_TICK = 3.0


def draw_head(paper: Paper, rows: list[list[legend.Entry]], unit: str, left: float) -> None:
    """The legend at the upper edge, and the unit below it from `left` on."""
    legend.draw(paper, rows)
    left = min(left, max(0.0, paper.width - paper.pen.width(unit)))
    paper.text(left, paper.height - (len(rows) + 0.5) * legend.ROW, unit, Lettering(colour=MUTED))


def draw_values(plot: Plot, *, named: bool = True) -> None:
    """Help lines with their figures, left of an upright plot and above a lying one; or the lines alone."""
    every = _every(plot)
    for count, tick in enumerate(plot.scale.ticks(), plot.scale.low):
        plot.help_line(tick, *_pen_of(tick))
        if not named:
            continue
        place, label = plot.value(tick), plot.scale.label(tick)
        if not plot.lying:
            plot.paper.text(plot.left - GAP, place, label, Lettering(colour=MUTED, align="right"))
        elif count % every == 0:
            top = plot.bottom + plot.height + GAP + SIZE / 2
            plot.paper.text(place, top, label, Lettering(colour=MUTED, align="center"))


def _every(plot: Plot) -> int:
    """Each how many-th help line of a lying plot has room for its figure; zero always has."""
    ticks = plot.scale.ticks()
    widest = plot.paper.pen.widest(map(plot.scale.label, ticks)) + GAP
    return max(1, ceil(widest * (len(ticks) - 1) / max(plot.width, 1)))


def draw_names_under(
    plot: Plot, names: Names, top: float | None = None, sides: tuple[float, float] | None = None
) -> None:
    """Names under an upright plot, with a mark at each when some are left out.

    They stand at the foot of the paper, within its sides, where nothing else is said.
    """
    top = EDGE + names.depth if top is None else top
    left, right = sides or (0.0, plot.paper.width)
    how = Lettering(names.size, align="right" if names.turned else "center", turned=names.turned)
    for index, lines in enumerate(names.lines):
        middle = plot.middle(index)
        if names.turned:
            plot.paper.lines(middle, top, lines, how)
        else:
            half = plot.paper.pen.widest(lines, names.size) / 2
            level = min(max(middle, left + half), right - half)
            plot.paper.lines(level, top - len(lines) * names.size * LEADING / 2, lines, how)
        if names.sparse and lines:
            plot.paper.line([middle, middle], [plot.bottom, plot.bottom - _TICK], BASE, 0.7)


def draw_names_beside(plot: Plot, names: Names) -> None:
    """Names left of a lying plot."""
    for index, lines in enumerate(names.lines):
        plot.paper.lines(names.depth, plot.middle(index), lines, Lettering(names.size, align="right"))


def _pen_of(tick: Decimal) -> tuple[str, float]:
    return (GRID, 0.7) if tick else (BASE, 0.9)
