"""A waterfall: from a start over what is added and taken away to an end. All measures are points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from reports import swedish
from reports.charts.figures import Figures
from reports.charts.frame import Frame, Task
from reports.charts.inks import BASE, MUTED, TEXT, Tone, sides
from reports.charts.look import LYING, SMALL
from reports.charts.paper import Paper
from reports.charts.plot import Plot
from reports.charts.rows import Ground, columns, gap_words, rows
from reports.charts.scale import scale_for

_FILLED = 0.7
"""Share of a slot that an upright bar fills: less than others, for the lines that join them to be seen."""
_SUM = 3.0
"""Width of the line of a sum that has no bar."""
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Step:
    """A bar: where it starts and ends, what is told of it, and whether it is a sum, which stands on zero."""

    start: Decimal
    end: Decimal
    text: str
    is_sum: bool
    is_gap: bool

    @property
    def top(self) -> Decimal:
        """Its high end."""
        return max(self.start, self.end)


def waterfall(task: Task) -> Paper:
    """Upright bars joined by lines; they lie when names or figures have no room to stand.

    Where the steps are small beside the sums the axis starts near them: the bars of the steps are as long as they
    should be there, and the sums are marked at their level without bars, which would have to begin at zero.
    """
    shown = replace(task.figures, series=task.figures.series[:1])
    steps = [replace(step, text=gap_words(task, step.text)) if step.is_gap else step for step in steps_of(shown)]
    scale = scale_for([step.end for step in steps], from_zero=False)
    if not scale.holds_zero:
        steps = [replace(step, start=step.end) if step.is_sum else step for step in steps]
    ground = _ground(Frame(Task(shown, task.pen, task.width), scale), [step.text for step in steps])
    for index, step in enumerate(steps):
        _draw_step(ground, index, step)
        if index:
            _join(ground, index, step.top if step.is_gap else steps[index - 1].end)
    ground.plot.help_line(0)
    return ground.plot.paper


def steps_of(shown: Figures) -> list[Step]:
    """The first and the last value as sums from zero, those between them as steps from where the one before ended."""
    points = shown.series[0].points if shown.series else ()
    steps: list[Step] = []
    for index, (number, words) in enumerate(points):
        is_sum = index in (0, len(points) - 1)
        level = steps[-1].end if steps else _ZERO
        start = _ZERO if is_sum and number is not None else level
        text = words if number is None or is_sum else swedish.signed(number)
        steps.append(Step(start, start + (number or _ZERO), text, is_sum, number is None))
    return steps


def _ground(frame: Frame, texts: list[str]) -> Ground:
    if frame.readable and frame.task.pen.widest(texts, SMALL) + 2 <= frame.slot:
        return columns(frame, texts, both_sides=False, filled=_FILLED)
    return rows(frame, LYING, texts, both_sides=False)


def _draw_step(ground: Ground, index: int, step: Step) -> None:
    plot, middle = ground.plot, ground.plot.middle(index)
    ends = (middle - ground.thickness / 2, middle + ground.thickness / 2)
    if step.start != step.end:
        plot.bar(middle, ground.thickness, step.start, step.end, _tone(plot, step))
    elif step.is_sum and not step.is_gap:
        _level(plot, step.end, ends, colour=_tone(plot, step).fill, width=_SUM)
    else:
        _level(plot, step.end, ends)
    if ground.told:
        plot.figure_beyond(middle, step.top, (step.text, MUTED if step.is_gap else TEXT), upwards=True)


def _tone(plot: Plot, step: Step) -> Tone:
    whole, more, less = sides(plot.paper.pen.look)
    if step.is_sum:
        return whole
    return more if step.end > step.start else less


def _join(ground: Ground, index: int, level: Decimal) -> None:
    """A fine line from the bar before to this one, at the level where that ended."""
    plot, half = ground.plot, ground.thickness / 2
    towards = -half if plot.lying else half
    _level(plot, level, (plot.middle(index - 1) + towards, plot.middle(index) - towards))


def _level(plot: Plot, level: Decimal, ends: tuple[float, float], *, colour: str = BASE, width: float = 0.7) -> None:
    """A line at a level, from one place along the categories to another; a fine one when nothing else is said."""
    across, along = (plot.value(level),) * 2, ends
    plot.paper.line(*((across, along) if plot.lying else (along, across)), colour, width)
