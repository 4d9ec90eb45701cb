"""The rectangle of the marks: where categories and values stand, upright or lying. All measures are points."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reports.charts.inks import BASE, PAPER, Tone
from reports.charts.look import SMALL, Lettering
from reports.charts.paper import Paper
from reports.charts.scale import Scale

EDGE = 2.0
"""Between what is outermost and the edge of the picture."""
GAP = 5.0
"""Between the plot and the texts round it."""
FIGURE_ROOM = SMALL + 3
"""Height that a figure above or below a mark takes."""
AWAY = 3.0
"""Between the end of a lying bar and its figure."""
_SEAM = 1.0

Part = tuple[Decimal, Decimal]
"""Where a part of a bar starts and ends."""
Told = tuple[str, str]
"""A figure's text and its colour."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot with as many slots of equal size as there are categories."""

    paper: Paper
    left: float
    bottom: float
    width: float
    height: float
    slot: float
    first: float
    """From the plot's beginning to the middle of the first slot."""
    scale: Scale
    lying: bool = False
    """Whether values run to the right and categories downwards."""

    def value(self, value: Decimal | int) -> float:
        """Where a value stands along its axis."""
        share = self.scale.at(value)
        return self.left + share * self.width if self.lying else self.bottom + share * self.height

    def middle(self, index: int) -> float:
        """Where the middle of a category's slot is."""
        along = self.first + index * self.slot
        return self.bottom + self.height - along if self.lying else self.left + along

    def bar(self, middle: float, thickness: float, start: Decimal, end: Decimal, tone: Tone) -> None:
        """A bar between two values."""
        base, length = self.value(start), self.value(end) - self.value(start)
        if self.lying:
            self.paper.bar(base, middle - thickness / 2, length, thickness, tone)
        else:
            self.paper.bar(middle - thickness / 2, base, thickness, length, tone)

    def seam(self, middle: float, thickness: float, value: Decimal) -> None:
        """A fine line of paper where one part of a bar meets the next."""
        place, across = self.value(value), (middle - thickness / 2, middle + thickness / 2)
        self.paper.line(*(((place, place), across) if self.lying else (across, (place, place))), PAPER, _SEAM)

    def figure(self, middle: float, value: Decimal, told: Told) -> None:
        """A figure beyond the end of a bar: on the side away from zero."""
        self.figure_beyond(middle, value, told, upwards=value >= 0)

    def figure_beyond(self, middle: float, value: Decimal, told: Told, *, upwards: bool) -> None:
        """A figure beyond a value: on the side of the axis's high end, or of its low end."""
        text, colour = told
        if self.lying:
            x = self.value(value) + (AWAY if upwards else -AWAY)
            align = "left" if upwards else "right"
            self.paper.text(x, middle, text, Lettering(SMALL, colour, align))
        else:
            y = self.value(value) + (FIGURE_ROOM / 2 if upwards else -FIGURE_ROOM / 2)
            self.paper.text(middle, y, text, Lettering(SMALL, colour, "center"))

    def figure_within(self, middle: float, thickness: float, part: Part, text: str, tone: Tone) -> None:
        """A figure in the middle of a bar's part, on bare paper where that is hatched; none where it has no room."""
        start, end = map(self.value, part)
        along, length = (start + end) / 2, abs(end - start)
        across, up = (length, thickness) if self.lying else (thickness, length)
        width = self.paper.pen.width(text, SMALL) + 2
        if across >= width and up >= SMALL + 1:
            place = (along, middle) if self.lying else (middle, along)
            if tone.hatch:
                self.paper.plate(*place, width, SMALL)
            self.paper.text(*place, text, Lettering(SMALL, tone.text, "center"))

    def help_line(self, value: Decimal | int, colour: str = BASE, width: float = 0.9) -> None:
        """A line across the plot at a value; as it is, the line at zero that bars stand on."""
        place, along = self.value(value), (self.bottom, self.bottom + self.height)
        if self.lying:
            self.paper.line((place, place), along, colour, width)
        else:
            self.paper.line((self.left, self.left + self.width), (place, place), colour, width)
