"""The legend of a picture: which filling or line is which series, in rows above the plot. All measures are points."""

from __future__ import annotations

from collections.abc import Iterable

from reports.charts.inks import Stroke, Tone
from reports.charts.look import LEADING, SIZE, Pen
from reports.charts.paper import Paper

Sample = Tone | Stroke
ROW = SIZE * LEADING + 3
_SWATCH = 9.0
_HATCHED = 18.0
"""Width of a hatched sample, for its lines to be told by."""
_SAMPLE_LINE = 26.0
_GAP = 4.0
_BETWEEN = 16.0
"""Between two entries of a row."""

Entry = tuple[float, str, Sample]
"""Where an entry begins, its text, its sample."""


def rows(named: Iterable[tuple[str, Sample]], pen: Pen, width: float) -> list[list[Entry]]:
    """The entries in as many rows as they need; a name wider than the picture is cut."""
    found: list[list[Entry]] = []
    x = width
    for name, sample in named:
        lead = _lead(sample)
        text = pen.shortened(name, width - lead)
        needed = lead + pen.width(text)
        if x + needed > width:
            found.append([])
            x = 0.0
        found[-1].append((x, text, sample))
        x += needed + _BETWEEN
    return found


def draw(paper: Paper, entries: list[list[Entry]]) -> None:
    """Draw the rows from the upper edge of the paper."""
    for number, row in enumerate(entries):
        y = paper.height - (number + 0.5) * ROW
        for x, text, sample in row:
            _draw_sample(paper, x, y, sample)
            paper.text(x + _lead(sample), y, text)


def _lead(sample: Sample) -> float:
    return _width(sample) + _GAP


def _width(sample: Sample) -> float:
    if isinstance(sample, Tone):
        return _HATCHED if sample.hatch else _SWATCH
    return _SAMPLE_LINE


def _draw_sample(paper: Paper, x: float, y: float, sample: Sample) -> None:
    if isinstance(sample, Tone):
        paper.bar(x, y - _SWATCH / 2, _width(sample), _SWATCH, sample)
    else:
        paper.stroke([x, x + _SAMPLE_LINE / 2, x + _SAMPLE_LINE], [y, y, y], sample, [] if sample.bare else [1])
