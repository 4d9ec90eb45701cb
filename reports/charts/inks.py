"""The colours of pictures: made from the house's two, apart for the colour-blind and in grey print.

What carries meaning keeps a contrast of 3:1 against white paper (WCAG 2.1, 1.4.11), text 4.5:1 (1.4.3). Series differ
in lightness first and in hue second, so that the order of lightness tells them apart where colours are lost; bars of
more than four series have hatchings too, and no two lines the same dashes, marker and filling.
"""

from __future__ import annotations

from dataclasses import dataclass

from reports.charts.hatch import Hatch
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
    hatch: Hatch | None = None
    """Drawn on the filling in the colour of the edge."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn: colour, dash pattern in line widths (empty for unbroken), marker and its filling."""

    colour: str
    dashes: tuple[float, ...]
    marker: str
    filling: str
    width: float
    """Line width in points."""
    bare: bool = False
    """Whether only points that stand alone have the marker."""


_HATCHES = (
    Hatch((45,), 4.2, 1.0),
    Hatch((135,), 4.2, 1.0),
    Hatch((0,), 3.6, 1.0),
    Hatch((90,), 3.6, 1.0),
    Hatch((0, 90), 4.4, 0.9),
    Hatch((45, 135), 4.8, 0.9),
    Hatch((0,), 3.4, 1.7, dotted=True),
    Hatch((45,), 6.5, 3.0),
)
"""What tells the series before the last four; thin enough to stand apart from a filling, in the house's two colours."""


def tones(look: Look, count: int, *, by_year: bool) -> tuple[Tone, ...]:
    """Fillings for so many series, the last one strongest; the thirteenth from the end begins anew."""
    strong = at_least(look.primary, _STRONG_CONTRAST)
    second = GREY if by_year else look.accent
    edge, middle = at_least(second, _LINE_CONTRAST), toned(second, _MIDDLE_CONTRAST)
    ladder = (
        Tone(strong, strong, PAPER),
        Tone(middle, middle, TEXT),
        Tone(toned(strong, _LIGHT_CONTRAST), strong, TEXT),
        Tone(toned(second, _FAINT_CONTRAST), edge, TEXT),
        *(Tone(PAPER, (strong, edge)[number % 2], TEXT, hatch) for number, hatch in enumerate(_HATCHES)),
    )
    return tuple(ladder[(count - 1 - index) % len(ladder)] for index in range(count))


def sides(look: Look) -> tuple[Tone, Tone, Tone]:
    """Fillings for a sum, for what is added, and for what is taken away, which is hatched: it shows in grey too."""
    strong = at_least(look.primary, _STRONG_CONTRAST)
    return (
        Tone(strong, strong, PAPER),
        Tone(toned(strong, _LIGHT_CONTRAST), strong, TEXT),
        Tone(PAPER, at_least(look.accent, _LINE_CONTRAST), TEXT, _HATCHES[0]),
    )


def strokes(look: Look, count: int, *, by_year: bool) -> tuple[Stroke, ...]:
    """Lines for so many series, the last one strongest and unbroken; the thirteenth from the end begins anew."""
    strong, accent = at_least(look.primary, _STRONG_CONTRAST), at_least(look.accent, _LINE_CONTRAST)
    grey, pale = at_least(GREY, _LINE_CONTRAST), toned(strong, _MIDDLE_CONTRAST)
    second, third = (grey, pale) if by_year else (accent, grey)
    fourth = grey if by_year else strong
    ladder = (
        Stroke(strong, (), "o", strong, 2.2),
        Stroke(second, (4.5, 1.6), "s", PAPER, 1.5),
        Stroke(third, (1.2, 1.4), "^", third, 1.5),
        Stroke(fourth, (6.0, 1.6, 1.2, 1.6), "D", PAPER, 1.3),
        Stroke(second, (), "v", second, 1.0),
        Stroke(third, (7.0, 3.0), "o", PAPER, 1.0),
        Stroke(strong, (1.2, 1.4), "s", strong, 1.2),
        Stroke(second, (6.0, 1.6, 1.2, 1.6, 1.2, 1.6), "^", PAPER, 1.2),
        Stroke(third, (), "D", third, 1.0),
        Stroke(fourth, (4.5, 1.6), "v", PAPER, 1.2),
        Stroke(second, (1.2, 2.8), "P", second, 1.2),
        Stroke(third, (7.0, 3.0), "X", third, 1.2),
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
