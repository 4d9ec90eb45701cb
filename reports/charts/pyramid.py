"""A population pyramid: two series back to back on equal scales, ages between them. All measures are points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from reports.charts import legend
from reports.charts.axes import draw_head
from reports.charts.figures import Series
from reports.charts.frame import Frame, Task
from reports.charts.inks import BASE, GRID, MUTED, TEXT, Tone, tones
from reports.charts.look import SIZE, SMALL, Lettering
from reports.charts.names import Names, beside, fitted
from reports.charts.order import has_own_order
from reports.charts.paper import Paper
from reports.charts.plot import AWAY, EDGE, GAP
from reports.charts.rows import gap_words
from reports.charts.scale import Scale, scale_for

_THICK = 12.0
_FILLED = 0.84
"""Share of a row that its bars fill: closer than others, for the outline to be seen as one."""
_NAMES_SHARE = 0.25
"""Most that the ages take of the picture's width."""
_FIGURES_SHARE = 0.25
"""Most that figures at the bars' ends take of a side."""
_STEPS = 4
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Side:
    """One half: its bars go from `zero` outwards, to the left when `width` is negative."""

    paper: Paper
    zero: float
    width: float
    scale: Scale
    told: bool
    """Whether the bars have figures at their ends."""

    def place(self, value: Decimal) -> float:
        """Where a value stands."""
        return self.zero + self.scale.at(value) * self.width

    def beyond(self, value: Decimal) -> tuple[float, str]:
        """Where a text beyond a value begins or ends, and how it is aligned to that."""
        return (self.place(value) - AWAY, "right") if self.width < 0 else (self.place(value) + AWAY, "left")


def pyramid(task: Task) -> Paper:
    """Lying bars of the first series to the left and the second to the right; of ages that rise the oldest on top."""
    shown = _upwards(task)
    slot = Frame(shown, _scale(task)).lying_slot(_THICK / _FILLED)
    names = fitted(beside(shown.figures.names, _NAMES_SHARE * task.width, task.pen), slot)
    height = slot * max(1, len(names.lines))
    head = legend.ROW * (1 + bool(shown.figures.unit)) + 2 * GAP + SIZE
    paper = Paper(task.pen, task.width, EDGE + height + head)
    draw_head(paper, [], task.pen.shortened(shown.figures.unit, task.width), 0.0)
    thickness = min(_THICK, _FILLED * slot)
    sides = _sides(paper, shown, names, thickness)
    inks = tones(task.pen.look, _PAIR, by_year=False)
    for side, series, ink in zip(sides, shown.figures.series, inks, strict=False):
        _draw_axis(side, series.name, height)
        _draw_bars(shown, side, series, ink, (slot, thickness, height))
    _draw_ages(paper, names, slot, height)
    return paper


def _upwards(task: Task) -> Task:
    """The rows from the top: with the last category first where they rise, as ages do."""
    shown = replace(task.figures, series=task.figures.series[:_PAIR])
    if has_own_order(shown.names):
        series = tuple(replace(one, numbers=one.numbers[::-1], texts=one.texts[::-1]) for one in shown.series)
        shown = replace(shown, names=shown.names[::-1], series=series)
    return replace(task, figures=shown)


def _scale(task: Task) -> Scale:
    return scale_for((abs(number) for number in task.figures.numbers), from_zero=True, parts=_STEPS)


def _sides(paper: Paper, task: Task, names: Names, thickness: float) -> tuple[Side, Side]:
    """The halves left and right of the ages, as wide as each other, with room for the figures at the bars' ends."""
    scale, between = _scale(task), names.depth + 2 * GAP
    half = (task.width - between) / 2
    widest = _figure_room(task)
    told = thickness >= SMALL + 1 and widest <= _FIGURES_SHARE * half
    width = max(1.0, half - max(widest if told else EDGE, task.pen.width(scale.label(scale.ticks()[-1])) / 2))
    return Side(paper, half, -width, scale, told), Side(paper, half + between, width, scale, told)


def _figure_room(task: Task) -> float:
    texts = (text for series in task.figures.series for number, text in series.points if number is not None)
    return task.pen.widest(texts, SMALL) + AWAY + EDGE


def _draw_axis(side: Side, name: str, height: float) -> None:
    """Help lines with their figures above, and the name of the series over the middle of its half."""
    top, pen = EDGE + height, side.paper.pen
    ticks = side.scale.ticks()
    every = max(1, int(pen.widest(map(side.scale.label, ticks)) + GAP) // max(1, int(abs(side.width) / len(ticks))) + 1)
    for count, tick in enumerate(ticks):
        place = side.place(tick)
        side.paper.line((place, place), (EDGE, top), GRID if tick else BASE, 0.7 if tick else 0.9)
        if count % every == 0:
            label = Lettering(colour=MUTED, align="center")
            side.paper.text(place, top + GAP + SIZE / 2, side.scale.label(tick), label)
    middle = side.zero + side.width / 2
    name = pen.shortened(name, abs(side.width))
    side.paper.text(middle, top + 2 * GAP + SIZE + legend.ROW / 2, name, Lettering(align="center"))


def _draw_bars(task: Task, side: Side, series: Series, ink: Tone, measures: tuple[float, float, float]) -> None:
    slot, thickness, height = measures
    for index, (number, text) in enumerate(series.points):
        middle = EDGE + height - (index + 0.5) * slot
        size = max(Decimal(0), number or Decimal(0))
        if size:
            length = side.place(size) - side.zero
            side.paper.bar(side.zero, middle - thickness / 2, length, thickness, ink)
        if side.told:
            x, align = side.beyond(size)
            shown = gap_words(task, text) if number is None else text
            side.paper.text(x, middle, shown, Lettering(SMALL, MUTED if number is None else TEXT, align))


def _draw_ages(paper: Paper, names: Names, slot: float, height: float) -> None:
    for index, lines in enumerate(names.lines):
        middle = EDGE + height - (index + 0.5) * slot
        paper.lines(paper.width / 2, middle, lines, Lettering(names.size, align="center"))
