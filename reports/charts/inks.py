"""The colours of pictures: made from the house's two, apart for the colour-blind and in grey print.

What carries meaning keeps a contrast of 3:1 against white paper (WCAG 2.1, 1.4.11), text 4.5:1 (1.4.3). Series differ
in lightness first and in hue second, so that the order of lightness tells them apart where colours are lost.
"""

from __future__ import annotations

from dataclasses import dataclass

from reports.colours import BLACK, WHITE, contrast, mixed
from reports.document import Look

PAPER = WHITE
TEXT = "#222a30"
MUTED = "#58636b"
"""Axis figures, units and the words that stand for a gap: 6:1."""
GRID = "#dfe4e7"
"""Help lines, which carry no meaning of their own."""
BASE = "#58636b"
"""The zero line."""
GREY = "#66717a"

TEXT_CONTRAST = 4.6
_LINE_CONTRAST = TEXT_CONTRAST
_STRONG_CONTRAST = 5.5
_MIDDLE_CONTRAST = 3.2
_LIGHT_CONTRAST = 1.65
_FAINT_CONTRAST = 1.16


@dataclass(frozen=True, slots=True)
class Tone:
    """How a bar is filled and edged, and the colour of text that stands on it."""

    fill: str
    edge: str
    text: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn: colour, dash pattern in line widths (empty for unbroken), marker and its filling."""

    colour: str
    dashes: tuple[float, ...]
    marker: str
    filling: str
    width: float
    """Line width in points."""


def tones(look: Look, count: int, *, by_year: bool) -> tuple[Tone, ...]:
    """Fillings for so many series, the last one strongest; the seventh from the end begins anew."""
    strong = at_least(look.primary, _STRONG_CONTRAST)
    second = GREY if by_year else look.accent
    edge, middle = at_least(second, _LINE_CONTRAST), toned(second, _MIDDLE_CONTRAST)
    accent = at_least(look.accent, _LINE_CONTRAST)
    ladder = (
        Tone(strong, strong, PAPER),
        Tone(middle, middle, TEXT),
        Tone(toned(strong, _LIGHT_CONTRAST), strong, TEXT),
        Tone(toned(second, _FAINT_CONTRAST), edge, TEXT),
        Tone(accent, accent, PAPER),
        Tone(toned(accent, _LIGHT_CONTRAST), accent, TEXT),
    )
    return tuple(ladder[(count - 1 - index) % len(ladder)] for index in range(count))


def strokes(look: Look, count: int, *, by_year: bool) -> tuple[Stroke, ...]:
    """Lines for so many series, the last one strongest and unbroken; the seventh from the end begins anew."""
    strong, accent = at_least(look.primary, _STRONG_CONTRAST), at_least(look.accent, _LINE_CONTRAST)
    grey, pale = at_least(GREY, _LINE_CONTRAST), toned(strong, _MIDDLE_CONTRAST)
    second, third = (grey, pale) if by_year else (accent, grey)
    ladder = (
        Stroke(strong, (), "o", strong, 2.2),
        Stroke(second, (4.5, 1.6), "s", PAPER, 1.5),
        Stroke(third, (1.2, 1.4), "^", third, 1.5),
        Stroke(grey if by_year else strong, (6.0, 1.6, 1.2, 1.6), "D", PAPER, 1.3),
        Stroke(second, (), "v", second, 1.0),
        Stroke(third, (7.0, 3.0), "o", PAPER, 1.0),
    )
    return tuple(ladder[(count - 1 - index) % len(ladder)] for index in range(count))


def at_least(colour: str, least: float) -> str:
    """The colour, darkened when its contrast against white is less than asked for."""
    return colour if contrast(colour) >= least else toned(colour, least + 0.05)


def toned(colour: str, wanted: float) -> str:
    """The colour mixed with white or black until its contrast against white is as wanted."""
    darken = contrast(colour) < wanted
    target = BLACK if darken else WHITE
    near, far = 0.0, 1.0
    for _ in range(16):
        share = (near + far) / 2
        reached = contrast(mixed(colour, target, share))
        if (reached < wanted) == darken:
            near = share
        else:
            far = share
    return mixed(colour, target, far if darken else near)
