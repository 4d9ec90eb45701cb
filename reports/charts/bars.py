"""Bars: side by side, on top of each other, and lying. All measures are points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reports import swedish
from reports.charts import target
from reports.charts.figures import Figures
from reports.charts.frame import Frame, Task
from reports.charts.inks import MUTED, TEXT
from reports.charts.look import LYING, SMALL
from reports.charts.marks import beyond, crossed, draw_marks
from reports.charts.paper import Paper
from reports.charts.plot import EDGE, Plot
from reports.charts.roles import marks_of, places, stand_ins, tones_of
from reports.charts.rows import Ground, columns, rows
from reports.charts.scale import scale_for

_MOST_FIGURES = 16
"""More upright bars than this carry no figures of their own; the axis tells."""
_MOST_PARTS = 60
"""More parts of stacked bars than this carry no figures, only their sum does."""
_LYING = (LYING, 10.5, 9.5)
"""Height of lying bars when there are one, two and more side by side."""
_BETWEEN = 1.0
"""Between bars side by side."""
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class _Stack:
    """A stacked bar: each part's series, start and end, and the sum with its text (empty when it says nothing)."""

    parts: tuple[tuple[int, Decimal, Decimal], ...]
    sum: Decimal
    text: str


def grouped(task: Task) -> Paper:
    """Bars side by side, one of each series in every category; they lie when the names are too long to stand below."""
    return _side_by_side(task, lying=False)


def lying_grouped(task: Task) -> Paper:
    """Lying bars, one of each series in every category, in as tall a picture as they need."""
    return _side_by_side(task, lying=True)


def stacked(task: Task) -> Paper:
    """Bars of the series on top of each other, those below zero downwards, with their sum at the end.

    They lie when the names are too long to stand below.
    """
    stacks = [_stack(task.figures, index) for index in range(len(task.figures.names))]
    ends = [end for stack in stacks for _, _, end in stack.parts]
    ground = _ground(_frame(task, ends), [stack.text for stack in stacks], beside=1)
    target.draw_shade(ground.plot, task.figures.target)
    for index, stack in enumerate(stacks):
        _draw_stack(task, ground, index, stack)
        if ground.told:
            end = beyond(ground.plot, task.figures, index, (stack.sum, stack.text))
            ground.plot.figure(ground.plot.middle(index), end, (stack.text, TEXT))
    _finish(ground.plot, task)
    draw_marks(ground.plot, task.figures, (-ground.thickness / 2, ground.thickness / 2))
    return ground.plot.paper


def _side_by_side(task: Task, *, lying: bool) -> Paper:
    stands = places(task.figures)
    bars = [(one, place) for one, place in zip(task.figures.series, stands, strict=True) if place is not None]
    count = max((place + 1 for _, place in bars), default=1)
    texts = [text for series, _ in bars for value, text in series.points if value is not None]
    ground = _ground(_frame(task, task.figures.numbers), texts, beside=count, lying=lying)
    target.draw_shade(ground.plot, task.figures.target)
    outwards = -ground.thickness if ground.plot.lying else ground.thickness
    for number, place in enumerate(stands):
        if place is not None:
            _draw_series(task, ground, number, (place - (count - 1) / 2) * outwards)
    _finish(ground.plot, task)
    own = [place for series, place in bars if series.role != "fjol"]
    sides = [(place + side - count / 2) * outwards for place in own or [0] for side in (0, 1)]
    draw_marks(ground.plot, task.figures, (min(sides), max(sides)))
    return ground.plot.paper


def _finish(plot: Plot, task: Task) -> None:
    """What lies over the bars: the line they stand on, and the target's with its name."""
    plot.help_line(0)
    target.draw_levels(plot, task.figures.target)
    if target.room(task) and not plot.lying:
        target.draw_name(plot, task.figures)


def _draw_series(task: Task, ground: Ground, number: int, shift: float) -> None:
    plot = ground.plot
    tone = tones_of(task.figures, task.pen.look)[number]
    for index, (value, text) in enumerate(task.figures.series[number].points):
        middle = plot.middle(index) + shift
        if value is None and index in stand_ins(task.figures, number):
            continue
        if value is not None:
            plot.bar(middle, ground.thickness - _BETWEEN, _ZERO, value, tone)
        if ground.told and (value is not None or plot.lying or task.pen.width(text, SMALL) <= ground.thickness):
            end = beyond(plot, task.figures, index, (value or _ZERO, text))
            plot.figure(middle, end, (text, MUTED if value is None else TEXT))


def _draw_stack(task: Task, ground: Ground, index: int, stack: _Stack) -> None:
    plot, thickness, middle = ground.plot, ground.thickness, ground.plot.middle(index)
    fills = tones_of(task.figures, task.pen.look)
    for number, start, end in stack.parts:
        plot.bar(middle, thickness, start, end, fills[number])
        if start:
            plot.seam(middle, thickness, start)
        if task.figures.count <= _MOST_PARTS and not crossed(plot, task.figures, index, (start, end)):
            plot.figure_within(middle, thickness, (start, end), task.figures.series[number].texts[index], fills[number])


def _stack(figures: Figures, index: int) -> _Stack:
    """A category's parts from zero outwards; no sum where a part is missing or parts stand on both sides of zero."""
    values = [None if series.role == "budget" else series.numbers[index] for series in figures.series]
    ends = {True: _ZERO, False: _ZERO}
    parts = []
    for number, value in enumerate(values):
        if value:
            start = ends[value > 0]
            ends[value > 0] += value
            parts.append((number, start, ends[value > 0]))
    total = sum(ends.values())
    whole = all(value is not None or one.role == "budget" for value, one in zip(values, figures.series, strict=True))
    told = len(parts) > 1 and whole and not all(ends.values())
    return _Stack(tuple(parts), Decimal(total), swedish.number(total) if told else "")


def _frame(task: Task, values: Iterable[Decimal]) -> Frame:
    """The frame for bars; one series needs no legend, since the caption names it."""
    marks = marks_of(task.figures)
    inks = [marks.get(number, tone) for number, tone in enumerate(tones_of(task.figures, task.pen.look))]
    samples = inks if len(inks) > 1 else ()
    scale = target.with_shade(scale_for([*values, *target.levels(task.figures)], from_zero=True), task.figures)
    beside = target.room(task)
    return Frame(task, scale, samples, () if beside else target.entries(task), right=beside or EDGE)


def _ground(frame: Frame, texts: Sequence[str], *, beside: int, lying: bool = False) -> Ground:
    """Lay the ground for so many bars beside each other in a category, with figures of their own where they fit."""
    both_sides = frame.scale.low < 0
    if lying or not frame.readable:
        frame = replace(frame, others=target.entries(frame.task))
        wanted = _LYING[min(beside, len(_LYING)) - 1]
        return rows(frame, wanted, texts, both_sides=both_sides, beside=beside)
    few = beside * len(frame.task.figures.names) <= _MOST_FIGURES
    return columns(frame, texts if few else None, both_sides=both_sides, beside=beside)
