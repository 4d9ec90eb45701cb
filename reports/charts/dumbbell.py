"""Dumbbells: a mark for each series in a row, joined by a line, such as women and men. All measures are points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reports.charts.figures import Figures
from reports.charts.frame import Frame, Task
from reports.charts.inks import MUTED, Stroke, strokes
from reports.charts.look import SMALL, Lettering
from reports.charts.paper import Paper
from reports.charts.plot import EDGE, Plot
from reports.charts.rows import Ground, gap_words, rows
from reports.charts.scale import DISTANCES, scale_for
from reports.charts.spread import spread

_THICK = 12.0
_MARK = 6.4
_AWAY = 7.0
"""Between the middle of a mark and its figure."""
_LINE = 1.6
_PAIR = 2
_SAMPLE = 9.0
"""From the middle of a mark that a name begins with to the name."""
_BETWEEN = 14.0


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """A row: its marks from the low end of the axis to the high, each with its series, and the words of its gaps."""

    marks: tuple[tuple[Decimal, int, str], ...]
    gaps: str

    @property
    def low(self) -> str:
        """The figure before the first mark; none where all marks are at one place."""
        return self.marks[0][2] if self.marks and self.marks[0][0] < self.marks[-1][0] else ""

    @property
    def high(self) -> str:
        """The figure after the last mark, with the words of the gaps."""
        return " ".join(filter(None, (self.marks[-1][2] if self.marks else "", self.gaps)))


def dumbbells(task: Task) -> Paper:
    """A row for each category, with the names of two series at their marks in a first row; otherwise a legend."""
    shown = task.figures
    bells = [_dumbbell(task, index) for index in range(len(shown.names))]
    inks = _inks(task)
    named = _named(task, bells)
    names = ("", *shown.names) if named else shown.names
    samples = inks if len(inks) > 1 and not named else ()
    scale = scale_for(shown.numbers, from_zero=False, near=DISTANCES)
    frame = Frame(replace(task, figures=replace(shown, names=names)), scale, samples)
    ground = rows(frame, _THICK, [text for bell in bells for text in (bell.low, bell.high)], both_sides=True)
    for index, bell in enumerate(bells, len(names) - len(bells)):
        _draw(ground, index, bell, inks)
    if named:
        _draw_names(ground.plot, shown, bells[0], inks)
    return ground.plot.paper


def _inks(task: Task) -> Sequence[Stroke]:
    """Marks that differ in form and tone, without lines of their own."""
    made = strokes(task.pen.look, len(task.figures.series), by_year=task.figures.by_year)
    return [replace(ink, dashes=(), width=0.0) for ink in made]


def _dumbbell(task: Task, index: int) -> Dumbbell:
    shown = task.figures
    points = [(*series.points[index], number) for number, series in enumerate(shown.series)]
    marks = sorted((value, number, text) for value, text, number in points if value is not None)
    words = ", ".join(gap_words(task, text) for value, text, _ in points if value is None and text)
    return Dumbbell(tuple(marks), f"({words})" if marks and words else words)


def _draw(ground: Ground, index: int, bell: Dumbbell, inks: Sequence[Stroke]) -> None:
    plot, middle = ground.plot, ground.plot.middle(index)
    places = [plot.value(value) for value, _, _ in bell.marks]
    if len(places) > 1:
        plot.paper.line([places[0], places[-1]], [middle, middle], MUTED, _LINE)
    for place, (_, number, _) in sorted(zip(places, bell.marks, strict=True), key=lambda pair: pair[1][1]):
        plot.paper.mark(place, middle, inks[number], min(_MARK, ground.thickness))
    if ground.told:
        start, end = (places[0], places[-1]) if places else (plot.left, plot.left)
        plot.paper.text(start - _AWAY, middle, bell.low, Lettering(SMALL, align="right"))
        colour = Lettering().colour if bell.marks else MUTED
        plot.paper.text(end + _AWAY, middle, bell.high, Lettering(SMALL, colour))


def _named(task: Task, bells: Sequence[Dumbbell]) -> bool:
    """Whether two series can be named at the marks of the first row."""
    series = task.figures.series
    room = sum(task.pen.width(one.name) for one in series) + _BETWEEN + 2 * _SAMPLE
    return len(series) == _PAIR and bool(bells) and len(bells[0].marks) == _PAIR and room < task.width / 2


def _draw_names(plot: Plot, shown: Figures, bell: Dumbbell, inks: Sequence[Stroke]) -> None:
    """Each name above its mark, begun by a sample of it, as near as the other name lets it stand."""
    widths = [plot.paper.pen.width(shown.series[number].name) + _SAMPLE for _, number, _ in bell.marks]
    wanted = [plot.value(value) for value, _, _ in bell.marks]
    middles = spread(wanted, sum(widths) / 2 + _BETWEEN)
    shift = min(0.0, plot.paper.width - EDGE - middles[-1] - widths[-1] / 2)
    for middle, width, (_, number, _) in zip(middles, widths, bell.marks, strict=True):
        left = middle + shift - width / 2
        plot.paper.mark(left + _MARK / 2, plot.middle(0), inks[number], _MARK)
        plot.paper.text(left + _SAMPLE, plot.middle(0), shown.series[number].name)
