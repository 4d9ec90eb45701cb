"""The box that stands where a diagram should, and says why it doesn't. All measures are points."""

from __future__ import annotations

from hashlib import sha256

from reports.charts.inks import TEXT
from reports.charts.look import LEADING, SIZE, Lettering, Pen
from reports.charts.names import wrapped
from reports.charts.paper import Paper
from reports.document import Picture

_AIR = 12.0
"""Between the frame and the text."""
_FRAME = 1.2


def box(text: str, pen: Pen, width: float) -> Picture:
    """A frame as wide as a diagram, as high as its text needs."""
    with pen.settings(salt=sha256(text.encode()).hexdigest()):
        lines = wrapped(" ".join(text.split()), width - 2 * _AIR, pen, broken=True)
        height = len(lines) * SIZE * LEADING + 2 * _AIR
        paper = Paper(pen, width, height)
        left, right, low, high = _FRAME / 2, width - _FRAME / 2, _FRAME / 2, height - _FRAME / 2
        paper.line([left, right, right, left, left, right], [low, low, high, high, low, low], TEXT, _FRAME)
        paper.lines(_AIR, height / 2, lines, Lettering())
        return paper.picture()
