"""A diagram drawn: from its figures to the bytes of a picture. A kind of diagram is a row in the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import astuple
from hashlib import sha256

from reports.charts.bars import grouped, lying_grouped, stacked
from reports.charts.box import box
from reports.charts.figures import figures
from reports.charts.frame import Task
from reports.charts.lines import curves
from reports.charts.look import POINTS, Pen
from reports.charts.panels import bar_panels, line_panels
from reports.charts.paper import Paper
from reports.charts.slope import slopes
from reports.document import Look, Picture
from reports.model.diagram import Diagram, DiagramTyp, Oritat

WIDTH = 160.0
"""Width of the text of an A4 page in millimetres."""

KINDS: Mapping[DiagramTyp, Callable[[Task], Paper]] = {
    "stapel": grouped,
    "staplad": stacked,
    "liggande": lying_grouped,
    "linje": curves,
    "lutning": slopes,
}


PANELS: Mapping[DiagramTyp, Callable[[Task], Paper]] = {"stapel": bar_panels, "linje": line_panels}
"""The kinds that can be parted into panels."""


def draw(diagram: Diagram, look: Look, width: float = WIDTH) -> Picture:
    """Draw a diagram so many millimetres wide, as high as its kind and data need; the same bytes every time."""
    if isinstance(diagram, Oritat):
        return box(diagram.text, Pen(look), width * POINTS)
    pen, shown = Pen(look), figures(diagram)
    paneled = PANELS.get(diagram.typ) if shown.paneled else None
    with pen.settings(salt=sha256(repr((diagram.typ, astuple(shown))).encode()).hexdigest()):
        return (paneled or KINDS[diagram.typ])(Task(shown, pen, width * POINTS)).picture()
