"""A diagram drawn: from its figures to the bytes of a picture. A kind of diagram is a row in the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import astuple
from hashlib import sha256

from reports.charts.bars import grouped, lying_grouped, stacked
from reports.charts.box import box
from reports.charts.dumbbell import dumbbells
from reports.charts.figures import figures
from reports.charts.frame import Task
from reports.charts.goals import goals
from reports.charts.lines import curves
from reports.charts.look import POINTS, Pen
from reports.charts.panels import bar_panels, line_panels
from reports.charts.paper import Paper
from reports.charts.pyramid import pyramid
from reports.charts.share_bars import lying_shares, share_bar, standing_shares
from reports.charts.slope import slopes
from reports.charts.variance import variances
from reports.charts.waterfall import waterfall
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
    "avvikelse": variances,
    "vattenfall": waterfall,
    "hantel": dumbbells,
    "andel": share_bar,
    "pyramid": pyramid,
    "malbild": goals,
}

TO_HUNDRED: Mapping[DiagramTyp, Callable[[Task], Paper]] = {"staplad": standing_shares, "liggande": lying_shares}
"""Kinds that show shares when asked for."""


PANELS: Mapping[DiagramTyp, Callable[[Task], Paper]] = {"stapel": bar_panels, "linje": line_panels}
"""The kinds that can be parted into panels."""


def draw(diagram: Diagram, look: Look, width: float = WIDTH) -> Picture:
    """Draw a diagram so many millimetres wide, as high as its kind and data need; the same bytes every time."""
    if isinstance(diagram, Oritat):
        return box(diagram.text, Pen(look), width * POINTS)
    pen, shown = Pen(look), figures(diagram)
    special = PANELS if shown.paneled else TO_HUNDRED if shown.hundra else {}
    with pen.settings(salt=sha256(repr((diagram.typ, astuple(shown))).encode()).hexdigest()):
        return (special.get(diagram.typ) or KINDS[diagram.typ])(Task(shown, pen, width * POINTS)).picture()
