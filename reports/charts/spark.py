"""A development so small that it stands in a table's cell: a line with its last point marked. All in points."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from math import nan

from reports.charts.inks import strokes
from reports.charts.lines import lone_points
from reports.charts.look import POINTS, Pen
from reports.charts.paper import Paper
from reports.document import Look, Picture
from reports.model.talrad import Talrad

WIDTH, HEIGHT = 26.0, 5.0
"""In millimetres: about a third of a table's narrow column, and as high as a line of its text."""
_EDGE = 3.5


def spark(numbers: Talrad, look: Look) -> Picture:
    """Draw a development; the same bytes every time."""
    pen = Pen(look)
    with pen.settings(salt=repr(numbers)):
        paper = Paper(pen, WIDTH * POINTS, HEIGHT * POINTS)
        known = [index for index, number in enumerate(numbers) if number is not None]
        if known:
            x, y = _places(numbers, paper)
            stroke = replace(strokes(look, 1, by_year=False)[0], width=1.3)
            paper.stroke(x, y, stroke, sorted({*lone_points(numbers), known[-1]}))
        return paper.picture()


def _places(numbers: Talrad, paper: Paper) -> tuple[list[float], list[float]]:
    """Where the points stand: evenly apart, from the lowest number to the highest, level in the middle."""
    known = [number for number in numbers if number is not None]
    low, span = min(known), max(known) - min(known)
    step = (paper.width - 2 * _EDGE) / max(1, len(numbers) - 1)
    height = paper.height - 2 * _EDGE
    y = [nan if one is None else _EDGE + height * (_share(one - low, span)) for one in numbers]
    return [_EDGE + step * index for index in range(len(numbers))], y


def _share(above: Decimal, span: Decimal) -> float:
    return float(above / span) if span else 0.5
