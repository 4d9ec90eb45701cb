"""The place of the plot on the paper, reckoned from the texts that stand round it. All measures are points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.charts import legend
from reports.charts.axes import draw_head, draw_names_beside, draw_names_under, draw_values
from reports.charts.figures import Figures
from reports.charts.look import LEADING, SIZE, TALLEST, Pen
from reports.charts.names import Names, beside, fitted, under
from reports.charts.paper import Paper
from reports.charts.plot import EDGE, GAP, Plot
from reports.charts.scale import Scale

_NAMES_SHARE = 0.4
"""Most that names beside lying bars take of the picture's width."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be drawn, what with, and how wide."""

    figures: Figures
    pen: Pen
    width: float

    @property
    def height(self) -> float:
        """Height of an upright plot."""
        return min(max(0.29 * self.width, 115.0), 170.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands round the plot, and the room that figures and names at the marks need beyond it."""

    task: Task
    scale: Scale
    samples: Sequence[legend.Sample] = ()
    """Fillings or lines that a legend explains, one for each series; no legend when there are none."""
    others: Sequence[tuple[str, legend.Sample]] = ()
    """What else the legend explains, with its name."""
    high: float = 0.0
    """Room for figures beyond the outermost mark at the high end of the axis of values."""
    low: float = 0.0
    right: float = EDGE
    """Room right of an upright plot."""
    axis: bool = True
    """Whether a lying plot has help lines with their figures."""
    inset: float = 0.0
    """Most that the first and last category stand from the sides of an upright plot; half a slot when 0."""

    @property
    def left(self) -> float:
        """Width of the axis of values beside an upright plot."""
        return self.task.pen.widest(map(self.scale.label, self.scale.ticks())) + GAP

    @property
    def slot(self) -> float:
        """Width of a category's slot in an upright plot."""
        return self._slots()[1]

    @property
    def readable(self) -> bool:
        """Whether the names have room to stand level under an upright plot."""
        return not self._names_under().turned

    def upright(self) -> Plot:
        """Draw the frame of a plot with values upwards and names below."""
        names, height = self._names_under(), self.task.height
        foot = EDGE + names.depth + GAP + self._lacking(self.low, self.scale.at(self.scale.least))
        rows = self.legend_rows()
        head = self.head(rows) + self._lacking(self.high, 1 - self.scale.at(self.scale.most))
        paper = Paper(self.task.pen, self.task.width, foot + height + head)
        first, slot = self._slots()
        plot = Plot(paper, self.left, foot, self._width(), height, slot, first, self.scale)
        draw_head(paper, rows, self.unit_text(), 0.0)
        draw_values(plot)
        draw_names_under(plot, names)
        return plot

    def lying_slot(self, wanted: float) -> float:
        """Height of a category's slot with lying bars: as wanted, more where a name needs it, less on a full page."""
        names = self._names_beside().lines
        needed = max(map(len, names), default=1) * SIZE * LEADING + GAP
        return min(max(wanted, needed), TALLEST / max(1, len(names)))

    def lying_width(self, slot: float) -> float:
        """Width of the plot of lying bars with slots of the given height."""
        left = fitted(self._names_beside(), slot).depth + GAP + self.low
        right = max(self.high, self.task.pen.width(self.scale.label(self.scale.ticks()[-1])) / 2)
        return self.task.width - left - right

    def lying(self, slot: float) -> Plot:
        """Draw the frame of a plot with names at the left and values to the right, with slots of the given height."""
        names, rows = fitted(self._names_beside(), slot), self.legend_rows()
        left = names.depth + GAP + self.low
        height = slot * max(1, len(names.lines))
        paper = Paper(self.task.pen, self.task.width, EDGE + height + self.head(rows) + (SIZE if self.axis else 0))
        width = self.lying_width(slot)
        plot = Plot(paper, left, EDGE, width, height, slot, slot / 2, self.scale, lying=True)
        draw_head(paper, rows, self.unit_text(), left)
        if self.axis:
            draw_values(plot)
        draw_names_beside(plot, names)
        return plot

    def _width(self) -> float:
        return self.task.width - self.left - self.right

    def _slots(self) -> tuple[float, float]:
        """From the plot's side to the first middle, and from one middle to the next."""
        count = max(1, len(self.task.figures.names))
        slot = self._width() / count
        if not self.inset or count == 1 or self.inset >= slot / 2:
            return slot / 2, slot
        return self.inset, (self._width() - 2 * self.inset) / (count - 1)

    def _names_under(self) -> Names:
        first, slot = self._slots()
        return under(self.task.figures.names, min(slot, 2 * (first + min(self.left, self.right))), self.task.pen)

    def _names_beside(self) -> Names:
        return beside(self.task.figures.names, self.task.width * _NAMES_SHARE, self.task.pen)

    def _lacking(self, needed: float, free: float) -> float:
        """What a plot lacks of the room needed when this share of it is free beyond the outermost mark."""
        return max(0.0, needed - free * self.task.height)

    def unit_text(self) -> str:
        """The unit, and a word of warning where the axis doesn't hold zero."""
        unit, scale = self.task.figures.unit, self.scale
        if not scale.holds_zero:
            warning = f"axeln börjar vid {scale.label(scale.ticks()[0])}"
            unit = f"{unit} ({warning})" if unit else warning.capitalize()
        return self.task.pen.shortened(unit, self.task.width)

    def legend_rows(self) -> list[list[legend.Entry]]:
        """What the legend explains, in rows."""
        named = zip((series.name for series in self.task.figures.series), self.samples, strict=False)
        return legend.rows([*named, *self.others], self.task.pen, self.task.width)

    def head(self, rows: list[list[legend.Entry]]) -> float:
        """Height above the plot: the legend, the unit, and half a figure of the axis."""
        return (len(rows) + bool(self.unit_text())) * legend.ROW + GAP + SIZE / 2
